// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Gives the characters of all keys their codes, the frequent ones the small codes.
package struct KeyEncoder {
  private var codes: [UInt32: UInt16] = [:]

  /// Makes the codes of characters with their weights; null where there are more than 65,535.
  package init?(weights: [UInt32: UInt64]) {
    guard weights.count < 0x1_0000 else { return nil }
    let order = weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    codes.reserveCapacity(order.count)
    for (index, character) in order.enumerated() { codes[character.key] = UInt16(index + 1) }
  }

  /// Returns the codes of a key's characters.
  package func encoded(_ key: String) -> [UInt16] {
    key.unicodeScalars.map { codes[$0.value] ?? 0 }
  }

  /// The two-level table that ``ScalarCodes`` reads.
  package var table: [UInt16] {
    var table = [UInt16](repeating: 0, count: ScalarCodes.indexCount + 256)
    for character in codes.keys.sorted() {
      let page = Int(character >> 8)
      if table[page] == 0 {
        table[page] = UInt16((table.count - ScalarCodes.indexCount) / 256)
        table.append(contentsOf: repeatElement(0, count: 256))
      }
      let place = ScalarCodes.indexCount + Int(table[page]) * 256 + Int(character & 0xFF)
      table[place] = codes[character] ?? 0
    }
    return table
  }
}
