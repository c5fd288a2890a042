// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The keys of a table's lowest layer with a number each, for a loop that looks up every word of a text.
///
/// A class, for a copy of its views would cost more than a look-up.
package final class TableKeys: Sendable {
  private let trie: DoubleArrayTrie
  private let strings: StringPool
  private let cells: ImageArray<UInt32>
  private let columnCount: Int
  private let column: Int

  init(part: LexiconTable.Part, column: Int) {
    trie = part.trie
    strings = part.strings
    cells = part.cells
    columnCount = part.columns.count
    self.column = column
  }

  /// Returns the number in the row whose key is the bytes `start..<end` of `text`, or null.
  ///
  /// - Complexity: O(*k*) in the number of characters of the key.
  @inline(__always)
  package func number(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    // A row's value is its number plus one; the first row of cells holds the names of the columns.
    let value = trie.value(in: text, from: start, to: end)
    return value > 0 ? strings.integer(cells[value * columnCount + column]) : nil
  }

  /// Returns the number in the row whose key is one character, or null.
  package func number(of character: UInt32) -> Int? {
    let unit = trie.child(of: trie.root, code: trie.codes.code(of: character))
    let value = trie.value(of: unit)
    return value > 0 ? strings.integer(cells[value * columnCount + column]) : nil
  }
}
