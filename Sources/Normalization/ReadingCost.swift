// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Tells how unlikely a short text is: the cost of its cheapest path through the dictionary's
/// words.
///
/// The unit is a 64th of a bit, as everywhere in the lexicon; marks have costs of their own.
final class ReadingCost: Sendable {
  /// One bit.
  static let bit = 64
  /// The cost of an ideograph that no word holds.
  static let unknown = 26 * bit
  /// What a rare ideograph costs at least.
  private static let rareCost = 18 * bit
  static let unreached = Int.max / 4

  let words: WordDictionary
  private let characters: CharacterTable
  private let phrases: PhraseTable

  init(words: WordDictionary, characters: CharacterTable, phrases: PhraseTable) {
    self.words = words
    self.characters = characters
    self.phrases = phrases
  }

  /// Buffers that are kept from text to text.
  struct Scratch {
    fileprivate var bytes: [UInt8] = []
    fileprivate var costs: [Int] = []
    fileprivate var beginnings: [WordBeginning] = []
    /// The readings of the characters, once they were needed.
    var readings: ReadingTable?
  }

  /// Returns the cost of a text in either script, given in three parts.
  ///
  /// - Complexity: O(*n*) in the number of characters.
  func cost(
    _ left: [UInt32], _ middle: [UInt32], _ right: [UInt32], _ scratch: inout Scratch
  ) -> Int {
    scratch.bytes.removeAll(keepingCapacity: true)
    for character in left { append(character, to: &scratch.bytes) }
    for character in middle { append(character, to: &scratch.bytes) }
    for character in right { append(character, to: &scratch.bytes) }
    // A buffer is moved out while the other one is read.
    var costs: [Int] = []
    swap(&costs, &scratch.costs)
    let result = cost(of: scratch.bytes.span, costs: &costs)
    swap(&costs, &scratch.costs)
    return result
  }

  /// Returns the cost of the cheapest path; `costs` is a buffer.
  private func cost(of span: Span<UInt8>, costs: inout [Int]) -> Int {
    costs.removeAll(keepingCapacity: true)
    for _ in 0...span.count { costs.append(ReadingCost.unreached) }
    costs[0] = 0
    var offset = 0
    while offset < span.count {
      let scalar = span.scalar(at: offset)
      let cost = costs[offset]
      let end = offset + scalar.count
      if scalar.isHan {
        costs[end] = min(costs[end], cost + ReadingCost.unknown)
        words.forEachPrefix(in: span, at: offset) { end, wordCost, _ in
          costs[end] = min(costs[end], cost + wordCost)
        }
      } else {
        costs[end] = min(costs[end], cost + ReadingCost.markCost(scalar.value) * ReadingCost.bit)
      }
      offset = end
    }
    return costs[span.count]
  }

  /// Appends the simplified form of a character in UTF-8.
  private func append(_ character: UInt32, to bytes: inout [UInt8]) {
    let character = simplified(character)
    guard character >= 0x80, character < 0x10000 else {
      // What lies beyond counts as a mark of no meaning.
      bytes.append(character < 0x80 ? UInt8(character) : 0)
      return
    }
    if character >= 0x800 {
      bytes.append(0xE0 | UInt8(truncatingIfNeeded: character >> 12))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: character >> 6) & 0x3F)
    } else {
      bytes.append(0xC0 | UInt8(truncatingIfNeeded: character >> 6))
    }
    bytes.append(0x80 | UInt8(truncatingIfNeeded: character) & 0x3F)
  }

  /// Makes ``endsWord(with:_:)`` ask for words that begin among the last characters of `left`.
  func prepareEnding(behind left: [UInt32], _ scratch: inout Scratch) {
    scratch.bytes.removeAll(keepingCapacity: true)
    for character in left.suffix(3) { append(character, to: &scratch.bytes) }
    // The buffer is moved out while the other one is read.
    var beginnings: [WordBeginning] = []
    swap(&beginnings, &scratch.beginnings)
    beginnings.removeAll(keepingCapacity: true)
    appendBeginnings(in: scratch.bytes.span, to: &beginnings)
    swap(&beginnings, &scratch.beginnings)
  }

  private func appendBeginnings(in span: Span<UInt8>, to beginnings: inout [WordBeginning]) {
    var offset = 0
    while offset < span.count {
      words.appendBeginnings(in: span, at: offset, to: &beginnings)
      offset += span.scalar(at: offset).count
    }
  }

  /// Returns whether two characters are a word.
  func isWord(_ first: UInt32, _ second: UInt32) -> Bool {
    words.isWord(simplified(first), simplified(second))
  }

  /// Returns whether a word of several characters ends with `last`.
  func endsWord(with last: UInt32, _ scratch: Scratch) -> Bool {
    let last = simplified(last)
    for beginning in scratch.beginnings where words.isWord(beginning, with: last) { return true }
    return false
  }

  /// Returns whether a word of several characters begins a text.
  func beginsWord(_ characters: [UInt32], _ scratch: inout Scratch) -> Bool {
    scratch.bytes.removeAll(keepingCapacity: true)
    for character in characters { append(character, to: &scratch.bytes) }
    var isWord = false
    words.forEachPrefix(in: scratch.bytes.span, at: 0) { end, _, _ in
      if end > 4 { isWord = true }
    }
    return isWord
  }

  /// Returns whether what stands at `offset` hardly begins anything: an ideograph that begins no
  /// word of several and costs more than `limit` by itself, or an odd mark.
  func isSuspicious(_ text: Span<UInt8>, at offset: Int, limit: Int) -> Bool {
    let scalar = text.scalar(at: offset)
    guard scalar.isHan else { return scalar.value > 0x80 && ReadingCost.markCost(scalar.value) > 9 }
    var isKnown = false
    words.forEachPrefix(in: text, at: offset) { end, cost, _ in
      if end > offset + scalar.count || cost < limit { isKnown = true }
    }
    return !isKnown
  }

  /// Returns whether an ideograph is a rare one, by the words of one character.
  func isRare(_ character: UInt32, _ scratch: inout Scratch) -> Bool {
    scratch.bytes.removeAll(keepingCapacity: true)
    append(character, to: &scratch.bytes)
    var isRare = true
    words.forEachPrefix(in: scratch.bytes.span, at: 0) { _, cost, _ in
      if cost < ReadingCost.rareCost { isRare = false }
    }
    return isRare
  }

  /// Returns whether a character hardly stands in running text: a box, a small form, a Greek
  /// letter.
  func isOdd(_ character: UInt32) -> Bool {
    !DecodedScalar(value: character, count: 3).isHan && ReadingCost.markCost(character) >= 20
  }

  /// Returns the simplified form of a character.
  func simplified(_ character: UInt32) -> UInt32 {
    guard let unit = UInt16(exactly: character), unit >= 0x800 else { return character }
    let alone = phrases.alone(characters[unit])
    return alone == 0 ? character : alone
  }

  /// Returns the cost of a character that is no ideograph, in bits.
  static func markCost(_ character: UInt32) -> Int {
    switch character {
    case 0x3002, 0xFF0C, 0x2C, 0x0A: 4  // 。 ， ,
    case 0x3001: 5  // 、
    case 0x201C, 0x201D, 0x20, 0x3A, 0xFF1A: 6  // “ ” :
    case 0x300A, 0x300B, 0x300C, 0x300D, 0x28, 0x29, 0xFF08, 0xFF09, 0x3F, 0xFF1F: 7
    case 0x2014, 0x2026, 0x21, 0xFF01, 0x3B, 0xFF1B, 0xB7: 8  // — … ! ; ·
    case 0x2018, 0x2019, 0x2022, 0x300E, 0x300F: 9
    case 0..<0x80: 6
    default: 20
    }
  }
}
