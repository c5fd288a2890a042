// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The keys of a table's lowest layer, for a loop that looks up every word of a text.
///
/// A class, for a copy of its views would cost more than a look-up.
package final class TableKeys: Sendable {
  private let trie: DoubleArrayTrie
  /// The number of rows of the layer.
  package let rowCount: Int

  init(trie: DoubleArrayTrie, rowCount: Int) {
    self.trie = trie
    self.rowCount = rowCount
  }

  /// Returns the row whose key is the bytes `start..<end` of `text`, or null.
  ///
  /// - Complexity: O(*k*) in the number of characters of the key.
  @inline(__always)
  package func row(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let value = trie.value(in: text, from: start, to: end)
    return value > 0 && value <= rowCount ? value - 1 : nil
  }
}
