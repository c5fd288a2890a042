// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// A set of characters of the Basic Multilingual Plane, a bit for each.
struct CharacterSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Makes the set of the characters that the rows of a table begin with, those left out that
  /// `isIncluded` refuses.
  init(startsOf table: LexiconTable, where isIncluded: (_ row: Int) -> Bool = { _ in true }) {
    for row in 0..<table.rowCount {
      guard let first = table.text(row: row, column: 0)?.scalar(at: 0).value, first < 0x10000,
        isIncluded(row)
      else { continue }
      insert(first)
    }
  }

  /// Puts a character of the plane into the set; others are left out.
  mutating func insert(_ character: UInt32) {
    guard character < 0x10000 else { return }
    bits[Int(character >> 6)] |= 1 << UInt64(character & 63)
  }

  /// Returns where the first character of the set begins in a stretch of UTF-8 that begins with a
  /// whole character, or the stretch's end.
  func firstPlace(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let bits = bits.span
    var index = start
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        if bits[Int(byte &>> 6)] &>> UInt64(byte & 63) & 1 == 1 { return index }
        index &+= 1
      } else if byte >= 0xE0, byte < 0xF0, index &+ 2 < text.count {
        let word = Int(byte & 0x0F) &<< 6 | Int(text[index &+ 1] & 0x3F)
        if bits[word] &>> UInt64(text[index &+ 2] & 63) & 1 == 1 { return index }
        index &+= 3
      } else {
        let scalar = text.scalar(at: index)
        if contains(scalar.value) { return index }
        index &+= scalar.count
      }
    }
    return end
  }

  /// Returns whether a character is in the set.
  func contains(_ character: UInt32) -> Bool {
    character < 0x10000 && bits[Int(character >> 6)] >> UInt64(character & 63) & 1 == 1
  }
}
