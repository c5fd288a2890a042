// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Small numbers for 64-bit keys, by open addressing.
///
/// A text has several names a line; a dictionary that hashes each key against floods would take
/// longer than all that is done with it.  Keys are hashes of texts or numbers of entities.
struct KeyTable {
  private struct Slot {
    var key: UInt64 = 0
    /// The number of the key, or -1 for a free slot.
    var number: Int32 = -1
  }

  private var slots: [Slot]
  private var count = 0

  /// Makes a table for about `capacity` keys.
  init(capacity: Int = 8) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(filled: Slot(), count: size)
  }

  /// Returns the slot of a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].number >= 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  /// Returns the number of a key, or null where it has none.
  subscript(key: UInt64) -> Int? {
    let number = slots[slot(of: key)].number
    return number >= 0 ? Int(number) : nil
  }

  /// Returns the number of a key, which becomes `new` where it had none.
  mutating func number(of key: UInt64, orInsert new: Int) -> Int {
    let place = slot(of: key)
    if slots[place].number >= 0 { return Int(slots[place].number) }
    slots[place] = Slot(key: key, number: Int32(truncatingIfNeeded: new))
    count += 1
    if 2 * count > slots.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = self
    self = KeyTable(capacity: slots.count)
    for filled in old.slots where filled.number >= 0 { slots[slot(of: filled.key)] = filled }
    count = old.count
  }
}
