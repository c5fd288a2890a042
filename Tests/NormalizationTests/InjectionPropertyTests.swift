// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import MailuoTestSupport
import Normalization
import Testing
import TextModel

/// Texts of random characters, with artefacts put in by the test, which knows what was there.
@Suite struct InjectionPropertyTests {
  /// A raw text, what it should become, and for each of its pieces where it stands in both.
  private struct Sample {
    var raw = ""
    var expected = ""
    var pieces: [(raw: Range<Int>, normalized: Range<Int>)] = []

    mutating func append(_ raw: String, as normalized: String, noise: String = "") {
      pieces.append(
        (
          self.raw.utf8.count..<(self.raw.utf8.count + raw.utf8.count),
          expected.utf8.count..<(expected.utf8.count + normalized.utf8.count)
        ))
      self.raw += raw + noise
      expected += normalized
    }
  }

  private func sample(_ random: inout SeededGenerator) throws -> Sample {
    let characters = try TestNormalizer.lexicon().table("Normalization/characters")
    let readings = try TestNormalizer.lexicon().table("Normalization/readings")
    var heads: Set<Unicode.Scalar> = []
    for name in ["phrases", "variants", "words"] {
      let phrases = try TestNormalizer.lexicon().table("Normalization/\(name)")
      for row in 0..<phrases.rowCount {
        let key = phrases.field(row: row, column: 0).unicodeScalars
        if key.count > 1 { heads.formUnion(key) }
      }
    }
    var sample = Sample()
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...3:
        let row = Int.random(in: 0..<characters.rowCount, using: &random)
        let character = characters.field(row: row, column: 0)
        // Phrases have a test of their own.
        guard !character.unicodeScalars.contains(where: heads.contains) else { continue }
        let found = readings.rows(forKey: character)
        let list = found.first.map { readings.field(row: $0, column: 1).split(separator: " ") }
        var noise = ""
        if let reading = list?.randomElement(using: &random), Bool.random(using: &random) {
          noise = Bool.random(using: &random) ? "(\(reading))" : "（\(reading)）"
        }
        sample.append(character, as: try TestNormalizer.string(character), noise: noise)
      case 4:
        let digit = UInt32.random(in: 0..<10, using: &random)
        let wide = Unicode.Scalar(0xFF10 + digit).map { String(Character($0)) } ?? ""
        sample.append(wide, as: String(digit))
      case 5: sample.append("中", as: "中", noise: "\u{200B}")
      case 6: sample.append("，(AI)", as: "，(AI)")
      default: sample.append("\r\n", as: "\r\n")
      }
    }
    return sample
  }

  @Test(arguments: 0..<300)
  func everyPieceLeadsBackToItself(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let sample = try sample(&random)
    // The text is no language, so that its likelihood says nothing.
    let normalizer = try TestNormalizer.withoutWords()
    let result = normalizer.normalize(Array(sample.raw.utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == sample.expected)
    for (raw, normalized) in sample.pieces {
      let source = result.offsets.sourceRange(
        of: ByteRange(normalized.lowerBound, normalized.upperBound))
      #expect(source == ByteRange(raw.lowerBound, raw.upperBound))
    }
    // Nothing is left to repair the second time (ICU simplifies some characters in two steps).
    #expect(normalizer.normalize(result.bytes).offsets.edits.isEmpty)
    #expect(Self.lineFeeds(result.bytes) == Self.lineFeeds(Array(sample.raw.utf8)))
  }

  private static func lineFeeds(_ bytes: [UInt8]) -> Int { bytes.count { $0 == 0x0A } }

  /// Whatever a text is made of, the time grows with its length.
  @Test(arguments: [
    ("clean", "智能芯片的价格在今年上半年没有明显变化，公司说。"), ("traditional", "智慧晶片的價格在今年上半年沒有明顯變化，公司說。"),
    ("injected", "價(jià)格沒(méi)有變(biàn)化，F(xiàn)ace"), ("plain readings", "和(he)的(de)了(le)一(yi)"),
    ("brackets", "和((((((((((((((((((("), ("wide", "２０２５年ＡＩ　"), ("invisible", "乾\u{200B}\u{200B}乾"),
  ])
  func takesLinearTime(name: String, unit: String) throws {
    let normalizer = try TestNormalizer.shared()
    func text(_ count: Int) -> [UInt8] {
      Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
    }
    let (short, long) = (text(200_000), text(2_000_000))
    let ratio = GrowthRate.ratio(
      floor: 0.01, small: { _ = normalizer.normalize(short) },
      large: { _ = normalizer.normalize(long) })
    #expect(ratio <= GrowthRate.limit, "\(name)")
  }
}
