// SPDX-License-Identifier: Apache-2.0

import Lexicon
import MailuoTestSupport
import Testing
import TextModel

@testable import LexiconCompiler

@Suite struct TrieTests {
  private let alphabet = Array("的一是在不了有和人这中大为上个国我以要他ABCabc019é😀-".unicodeScalars)

  private func randomKey(_ generator: inout SeededGenerator, most: Int) -> String {
    var key = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...most, using: &generator) {
      // The square makes some characters frequent, as in a language.
      let share = Double.random(in: 0..<1, using: &generator)
      key.append(alphabet[Int(share * share * Double(alphabet.count))])
    }
    return String(key)
  }

  @Test(arguments: [1, 2, 3, 10, 100, 3000])
  func wordsAreFoundAsADictionaryFindsThem(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    var oracle: [[UInt8]: Int] = [:]
    for _ in 0..<count {
      oracle[Array(randomKey(&generator, most: 6).utf8)] = Int.random(
        in: 1...100_000, using: &generator)
    }
    let lines = oracle.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      "\(String(decoding: $0.key, as: UTF8.self))\t\($0.value)\tNOUN\n"
    }
    let image = try LexiconCompiler.image(
      files: [("Words/test.tsv", "word\tfrequency\tpos\n" + lines.joined())])
    try image.verify()
    let words = Lexicon(image: image).words
    #expect(words.count == oracle.count)

    let text = Array((0..<400).map { _ in randomKey(&generator, most: 8) }.joined().utf8)
    let span = text.span
    var offset = 0
    while offset < span.count {
      var found: [Int] = []
      words.forEachPrefix(in: span, at: offset) { end, _, _ in found.append(end) }
      let expected = ((offset + 1)...min(offset + 24, text.count)).filter {
        oracle[Array(text[offset..<$0])] != nil
      }
      #expect(found == expected)
      offset += span.scalar(at: offset).count
    }
  }

  @Test func costsAreLogarithmsOfShares() throws {
    let image = try LexiconCompiler.image(files: [
      ("Words/a.tsv", "word\tfrequency\tpos\n甲\t512\tNOUN\n甲乙\t256\tVERB\n甲乙丙\t256\tPROPN\n")
    ])
    var found: [Int] = []
    var tags: [PartOfSpeech] = []
    let text = Array("甲乙丙".utf8)
    Lexicon(image: image).words.forEachPrefix(in: text.span, at: 0) { _, cost, tag in
      found.append(cost)
      tags.append(tag)
    }
    #expect(found == [64, 128, 128])
    #expect(tags == [.noun, .verb, .properNoun])
  }

  @Test func textsThatEndInsideACharacterAreSafe() throws {
    let image = try LexiconCompiler.image(files: [
      ("Words/a.tsv", "word\tfrequency\tpos\n中国\t5\tPROPN\n")
    ])
    let words = Lexicon(image: image).words
    let whole = Array("中国😀".utf8)
    for length in 0...whole.count {
      let part = Array(whole[..<length])
      for offset in 0..<length {
        words.forEachPrefix(in: part.span, at: offset) { end, _, _ in #expect(end <= length) }
      }
    }
  }

  @Test func severalTriesShareOneArray() {
    var generator = SeededGenerator(seed: 3)
    var builder = TrieBuilder()
    var tries: [(root: UInt32, keys: [[UInt16]: UInt32])] = []
    for _ in 0..<20 {
      var keys: [[UInt16]: UInt32] = [:]
      for value in 1...50 {
        let key = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          UInt16.random(in: 1...40, using: &generator)
        }
        keys[key] = UInt32(value)
      }
      let list = keys.map { TrieBuilder.Key(codes: $0.key, value: $0.value, weight: 1) }
      guard let root = builder.add(list) else {
        Issue.record("The array is full.")
        return
      }
      tries.append((root, keys))
    }
    func value(_ root: UInt32, _ key: [UInt16]) -> UInt32? {
      var base = Int(root)
      var unit: UInt64 = 0
      for code in key {
        let slot = base + Int(code)
        guard slot < builder.units.count, builder.units[slot] & 0xFFFF == UInt64(code) else {
          return nil
        }
        unit = builder.units[slot]
        base = Int((unit >> 16) & 0xFF_FFFF)
      }
      return unit >> 40 == 0 ? nil : UInt32(unit >> 40)
    }
    for (root, keys) in tries {
      for _ in 0..<400 {
        let key = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          UInt16.random(in: 1...40, using: &generator)
        }
        #expect(value(root, key) == keys[key])
      }
      for (key, expected) in keys { #expect(value(root, key) == expected) }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 1000, 1024, 1 << 40, UInt64.max])
  func logarithmsAreRoundedDown(number: UInt64) {
    let expected: [UInt64: Int] = [
      0: 0, 1: 0, 2: 64, 3: 101, 4: 128, 5: 148, 1000: 637, 1024: 640, 1 << 40: 2560,
      UInt64.max: 4095,
    ]
    #expect(Logarithm.binary(number) == expected[number])
  }
}
