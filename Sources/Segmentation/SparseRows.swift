// SPDX-License-Identifier: Apache-2.0

package import Lexicon

/// Rows of weights, all of one width, under 64-bit keys of which most have none.
///
/// A slot holds 14 bits of the mixed key and the number of its row; row 0 is all zeros.  The keys
/// are made of numbers, never of strings.
package struct SparseRows: Sendable {
  private let slots: ImageArray<UInt32>
  /// The rows one behind the other, row 0 first.
  package let rows: ImageArray<Int16>
  private let shift: UInt64

  /// Makes a table of its slots, a power of two and four more, and its rows.
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

  /// Returns the sixteen weights of a mixed key, zeros where it has none.
  @inline(__always)
  package func weights(of mixed: UInt64) -> SIMD16<Int16> {
    rows.row(at: number(of: mixed) &* 16)
  }

  /// Returns the number of the row of a mixed key, 0 where it has none.
  ///
  /// A key lies in its own slot or in one of the three behind it; all are looked at at once, for a
  /// wrong guess of the processor costs more.
  @inline(__always)
  package func number(of mixed: UInt64) -> Int {
    let found = slots.quad(at: Int(truncatingIfNeeded: mixed &>> shift))
    let tag = SIMD4(repeating: SparseRows.tag(of: mixed))
    let tags = SIMD4(repeating: ~SparseRows.largestRow)
    let rows = (found & ~tags).replacing(with: 0, where: found & tags .!= tag)
    let both = rows.lowHalf | rows.highHalf
    return Int(truncatingIfNeeded: both[0] | both[1])
  }

  /// How many slots a key may lie in.
  private static let reach = 4
  private static let largestRow: UInt32 = 0x3_FFFF

  /// Lays out a table of mixed keys: its slots and its rows; null where it would have more than
  /// 262,142.
  package static func layOut(
    _ entries: [(mixed: UInt64, weights: [Int16])]
  ) -> (slots: [UInt32], rows: [Int16])? {
    guard entries.count < Int(largestRow) else { return nil }
    var bits = 4
    while 1 << bits < entries.count * 2 { bits += 1 }
    while bits < 24 {
      if let slots = layOut(entries, bits: bits) {
        let none = [Int16](repeating: 0, count: entries.first?.weights.count ?? 16)
        return (slots, none + entries.flatMap(\.weights))
      }
      bits += 1
    }
    return nil
  }

  /// Lays out the slots; null where more than a hundredth of the keys, the last ones, find no
  /// place.
  private static func layOut(
    _ entries: [(mixed: UInt64, weights: [Int16])], bits: Int
  ) -> [UInt32]? {
    var slots = [UInt32](repeating: 0, count: 1 << bits + reach)
    var missed = 0
    for (number, entry) in entries.enumerated() {
      let home = Int(entry.mixed >> UInt64(64 - bits))
      let tag = tag(of: entry.mixed)
      let places = home..<(home + reach)
      // A key whose tag another one has there would be taken for that one.
      let isAlone = places.allSatisfy { slots[$0] == 0 || slots[$0] & ~largestRow != tag }
      if isAlone, let place = places.first(where: { slots[$0] == 0 }) {
        slots[place] = tag | UInt32(number + 1)
      } else {
        missed += 1
      }
    }
    return missed * 100 <= entries.count ? slots : nil
  }
}
