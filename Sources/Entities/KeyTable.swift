// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Small numbers for 64-bit keys, by open addressing.
///
/// A text has several names a line; a dictionary that hashes each key against floods would take
/// longer than all that is done with it.  Keys are hashes of texts or numbers of entities.
struct KeyTable {
  private var keys: [UInt64] = []
  /// The number of each slot's key, or -1 for a free slot.
  private var numbers: [Int32] = []
  private var count = 0

  /// Makes a table for about `capacity` keys.
  init(capacity: Int = 8) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    keys = Array(filled: 0, count: size)
    numbers = Array(filled: -1, count: size)
  }

  /// Returns the slot of a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while numbers[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Returns the number of a key, or null where it has none.
  subscript(key: UInt64) -> Int? {
    let number = numbers[slot(of: key)]
    return number >= 0 ? Int(number) : nil
  }

  /// Returns the number of a key, which becomes `new` where it had none.
  mutating func number(of key: UInt64, orInsert new: Int) -> Int {
    let place = slot(of: key)
    if numbers[place] >= 0 { return Int(numbers[place]) }
    keys[place] = key
    numbers[place] = Int32(truncatingIfNeeded: new)
    count += 1
    if 2 * count > keys.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = self
    self = KeyTable(capacity: keys.count)
    for place in old.keys.indices where old.numbers[place] >= 0 {
      let slot = slot(of: old.keys[place])
      keys[slot] = old.keys[place]
      numbers[slot] = old.numbers[place]
    }
    count = old.count
  }
}
