// SPDX-License-Identifier: Apache-2.0

import ICU
import Lexicon
import MailuoTestSupport
import Normalization
import Testing
import TextModel

/// Without the decisions on top of them the tables say what ICU's transform says, of the version
/// that they were made from.
@Suite struct ICUEqualityTests {
  private let transliterator = Transliterator(id: "Traditional-Simplified")

  /// Where the distribution's ICU is another one, differences are reported, not failed.
  private func compare(_ texts: [String]) throws {
    let normalizer = try TestNormalizer.ofICU()
    let isSameVersion = try TestNormalizer.lexicon().icuVersion == ICULibrary.version
    var differences: [String] = []
    for (text, expected) in zip(texts, try transliterator.transform(texts)) {
      let result = normalizer.normalize(Array(text.utf8)).bytes
      if !result.elementsEqual(expected.utf8) {
        differences.append("\(text): \(String(decoding: result, as: UTF8.self)), not \(expected)")
      }
    }
    if isSameVersion {
      #expect(differences.isEmpty, "\(differences.count) differences")
    } else if !differences.isEmpty {
      withKnownIssue("ICU \(ICULibrary.version) differs: \(differences.prefix(100))") {
        Issue.record("other version")
      }
    }
  }

  @Test func everyIdeographIsSimplifiedAsByICU() throws {
    var texts: [String] = []
    for range in [0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F] {
      for code in range {
        guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
        texts.append(String(Character(scalar)))
      }
    }
    try compare(texts)
  }

  @Test func anyMixOfCharactersAndPhrasesIsSimplifiedAsByICU() throws {
    let lexicon = try TestNormalizer.lexicon()
    let characters = lexicon.table("Normalization/characters")
    let phrases = lexicon.table("Normalization/phrases")
    #expect(characters.rowCount > 2800)
    #expect(phrases.rowCount > 168)
    // The rules of ICU that the tables leave out come in as well.
    let rules = try transliterator.rules().split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }.filter { $0 != "「" && $0 != "」" }
    var random = SeededGenerator(seed: 11)
    var texts: [String] = []
    for _ in 0..<12_000 {
      var text = ""
      for _ in 0..<Int.random(in: 2...8, using: &random) {
        let kind = Int.random(in: 0..<4, using: &random)
        let table = kind == 0 ? characters : phrases
        if kind == 3 {
          text += rules[Int.random(in: 0..<rules.count, using: &random)]
        } else {
          let key = table.field(
            row: Int.random(in: 0..<table.rowCount, using: &random), column: 0)
          // Half of the time only a part of it, so that phrases are begun and broken off.
          let scalars = Array(key.unicodeScalars)
          let count =
            Bool.random(using: &random)
            ? scalars.count : Int.random(in: 1...scalars.count, using: &random)
          text.unicodeScalars.append(contentsOf: scalars.prefix(count))
        }
      }
      texts.append(text)
    }
    try compare(texts)
  }

  /// What neither has an entry nor is a part of one stays ICU's.
  @Test func whereNothingWasDecidedTheAnswerIsThatOfICU() throws {
    let lexicon = try TestNormalizer.lexicon()
    var decided: Set<Unicode.Scalar> = []
    for name in ["variants", "words"] {
      let table = lexicon.table("Normalization/\(name)")
      #expect(table.rowCount > 40)
      for row in 0..<table.rowCount {
        decided.formUnion(table.field(row: row, column: 0).unicodeScalars)
      }
    }
    let plain = try TestNormalizer.ofICU()
    let normalizer = try TestNormalizer.shared()
    var count = 0
    for code in 0x3400...0x9FFF {
      guard let scalar = Unicode.Scalar(UInt32(code)), !decided.contains(scalar) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      #expect(normalizer.normalize(bytes).bytes == plain.normalize(bytes).bytes)
      count += 1
    }
    #expect(count > 25_000)
  }

  @Test func noCharacterOfICUChangesItsLength() throws {
    for name in ["characters", "phrases"] {
      let table = try TestNormalizer.lexicon().table("Normalization/\(name)")
      for row in 0..<table.rowCount {
        let from = Array(table.field(row: row, column: 0).unicodeScalars)
        let to = Array(table.field(row: row, column: 1).unicodeScalars)
        #expect(from.count == to.count)
        for (left, right) in zip(from, to) {
          #expect(left.value < 0x10000)
          #expect(UTF8.width(left) == UTF8.width(right))
        }
      }
    }
  }
}
