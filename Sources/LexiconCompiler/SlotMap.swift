// SPDX-License-Identifier: Apache-2.0

/// The free places of a double array, and the bases that are in use.
///
/// The free slots form a ring in ascending order.  A search for a place goes along the ring from
/// where it is worth while: each class of nodes, by their number of children, has a cursor that
/// leaves behind a stretch too full for its like.
struct SlotMap {
  /// After how many places tried in vain a class's cursor moves on.
  private static let patience = 128

  /// For each free slot the next free one (0 at the end); for a taken one, one behind it that was
  /// free then.
  private var next: [Int32] = [0]
  private var previous: [Int32] = [0]
  private var isTaken: [Bool] = [true]
  private var isBase: [Bool] = [true]
  /// Where the search begins, for each class.
  private var cursors = [Int](repeating: 0, count: 17)

  /// Takes the first base, not used before, at which all `labels` (ascending, at least one) are
  /// free, and returns it; a base is at least 1.
  mutating func takeBase(for labels: [UInt16]) -> Int {
    let first = Int(labels[0])
    let last = Int(labels[labels.count - 1])
    let kind = min(16, labels.count - 1)
    var slot = freeSlot(from: cursors[kind])
    var trials = 0
    while slot != 0 {
      let base = slot - first
      if base >= 1 {
        trials += 1
        grow(to: base + last + 1)
        if fits(labels, at: base) {
          if trials > SlotMap.patience { cursors[kind] = slot }
          take(base: base, labels: labels)
          return base
        }
      }
      slot = Int(next[slot])
    }
    var base = max(1, isTaken.count - first)
    grow(to: base + last + 1)
    while !fits(labels, at: base) {
      base += 1
      grow(to: base + last + 1)
    }
    take(base: base, labels: labels)
    return base
  }

  /// Returns the first free slot at or behind `slot`, the first of all where there is none.
  private func freeSlot(from slot: Int) -> Int {
    var slot = slot
    while slot != 0, isTaken[slot] { slot = Int(next[slot]) }
    return slot == 0 ? Int(next[0]) : slot
  }

  private func fits(_ labels: [UInt16], at base: Int) -> Bool {
    guard !isBase[base] else { return false }
    for label in labels where isTaken[base + Int(label)] { return false }
    return true
  }

  private mutating func take(base: Int, labels: [UInt16]) {
    isBase[base] = true
    for label in labels {
      let slot = base + Int(label)
      isTaken[slot] = true
      next[Int(previous[slot])] = next[slot]
      previous[Int(next[slot])] = previous[slot]
    }
  }

  private mutating func grow(to count: Int) {
    while isTaken.count < count {
      let slot = Int32(isTaken.count)
      let tail = previous[0]
      isTaken.append(false)
      isBase.append(false)
      next.append(0)
      previous.append(tail)
      next[Int(tail)] = slot
      previous[0] = slot
    }
  }
}
