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
      bits[Int(first >> 6)] |= 1 << UInt64(first & 63)
    }
  }

  /// Returns whether a character is in the set.
  func contains(_ character: UInt32) -> Bool {
    character < 0x10000 && bits[Int(character >> 6)] >> UInt64(character & 63) & 1 == 1
  }
}
