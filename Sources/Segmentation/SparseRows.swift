// SPDX-License-Identifier: Apache-2.0

package import Lexicon

/// Rows of sixteen weights under 64-bit keys of which most have none.
///
/// A slot holds 40 bits of the mixed key and the number of its row; row 0 is all zeros.  The keys are made of numbers, never of strings.
package struct SparseRows: Sendable {
  private let slots: ImageArray<UInt32>
  private let rows: ImageArray<Int16>
  private let shift: UInt64

  /// Makes a table of its slots, a power of two and three more, and its rows.
  package init(slots: ImageArray<UInt32>, rows: ImageArray<Int16>) {
    self.slots = slots
    self.rows = rows
    shift = UInt64(max(slots.count, 2).leadingZeroBitCount + 1)
  }

  /// Mixes a key so that its higher bits depend on all of it.
  @inline(__always)
  package static func mixed(_ key: UInt64) -> UInt64 {
    (key ^ key &>> 32) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The bits of a mixed key by which its slot is known, at the upper end.
  @inline(__always)
  private static func tag(of mixed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed &>> 12) & ~largestRow
  }

  /// Returns the weights of a mixed key, zeros where it has none.
  ///
  /// A key lies in its own slot or in the one behind it; both are looked at, for a wrong guess of the
  /// processor costs more.
  @inline(__always)
  package func weights(of mixed: UInt64) -> SIMD16<Int16> {
    let place = Int(truncatingIfNeeded: mixed &>> shift)
    let tag = SparseRows.tag(of: mixed)
    var row: UInt32 = 0
    for step in 0..<SparseRows.reach {
      let slot = slots[place &+ step]
      row = slot & ~SparseRows.largestRow == tag ? slot & SparseRows.largestRow : row
    }
    return rows.row(at: Int(truncatingIfNeeded: row) &* 16)
  }

  /// How many slots a key may lie in.
  private static let reach = 2
  private static let largestRow: UInt32 = 0x3_FFFF

  /// Lays out a table of mixed keys: its slots and its rows; null where it would have more than 262,142.
  package static func layOut(
    _ entries: [(mixed: UInt64, weights: [Int16])]
  ) -> (slots: [UInt32], rows: [Int16])? {
    guard entries.count < Int(largestRow) else { return nil }
    var bits = 4
    while 1 << bits < entries.count * 2 { bits += 1 }
    while bits < 24 {
      if let slots = layOut(entries, bits: bits) {
        return (slots, [Int16](repeating: 0, count: 16) + entries.flatMap(\.weights))
      }
      bits += 1
    }
    return nil
  }

  /// Lays out the slots; null where more than a hundredth of the keys, the last ones, find no place.
  private static func layOut(
    _ entries: [(mixed: UInt64, weights: [Int16])], bits: Int
  ) -> [UInt32]? {
    var slots = [UInt32](repeating: 0, count: 1 << bits + reach)
    var missed = 0
    for (number, entry) in entries.enumerated() {
      let home = Int(entry.mixed >> UInt64(64 - bits))
      if let place = (home..<(home + reach)).first(where: { slots[$0] == 0 }) {
        slots[place] = tag(of: entry.mixed) | UInt32(number + 1)
      } else {
        missed += 1
      }
    }
    return missed * 100 <= entries.count ? slots : nil
  }
}
