// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Testing
import TextModel

@Suite struct WordNumbersTests {
  /// The words as an image holds them.
  private func numbers(_ slots: [UInt32]) -> WordNumbers {
    var bytes: [UInt8] = []
    for slot in slots {
      for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: slot >> UInt32(8 * place))) }
    }
    let file = MappedFile(bytes: bytes)
    return WordNumbers(slots: file.array(of: UInt32.self, at: 0, count: slots.count))
  }

  private func number(of word: String, in numbers: WordNumbers) -> Int? {
    let bytes = Array(word.utf8)
    return numbers.number(in: bytes.span, from: 0, to: bytes.count)
  }

  /// Words of one byte to many, some of which begin with others.
  private static let words = (0..<500).map { number in
    (word: String(repeating: "岚", count: number % 7) + "\(number)", number: number * 131 % 16_383)
  }

  @Test func eachWordHasItsNumber() throws {
    let slots = try #require(WordNumbers.slots(of: WordNumbersTests.words))
    let table = numbers(slots)
    for (word, expected) in WordNumbersTests.words {
      #expect(number(of: word, in: table) == expected)
      #expect(number(of: word + "山", in: table) == nil)
    }
    #expect(number(of: "", in: table) == nil)
  }

  @Test func aWordIsFoundInsideAText() throws {
    let table = numbers(try #require(WordNumbers.slots(of: [("岚山", 7)])))
    let text = Array("到岚山去".utf8)
    #expect(table.number(in: text.span, from: 3, to: 9) == 7)
    #expect(table.number(in: text.span, from: 3, to: 12) == nil)
    #expect(table.number(in: text.span, from: 0, to: 9) == nil)
  }

  @Test func whatDoesNotFitIsRefused() {
    #expect(WordNumbers.slots(of: []) == [])
    #expect(WordNumbers.slots(of: [("甲", 16_383)]) == nil)
    #expect(WordNumbers.slots(of: [("甲", -1)]) == nil)
    #expect(WordNumbers.slots(of: [("甲", 1), ("甲", 2)]) == nil)
  }

  /// A damaged image may have no free slot, or a seed and nothing else.
  @Test func damagedSlotsEndTheSearch() {
    #expect(numbers([]).isEmpty)
    #expect(numbers([7]).isEmpty)
    #expect(number(of: "甲", in: numbers([])) == nil)
    #expect(number(of: "甲", in: numbers([7])) == nil)
    #expect(number(of: "甲", in: numbers([7, 1, 1, 1, 1])) == nil)
  }
}
