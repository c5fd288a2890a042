// SPDX-License-Identifier: Apache-2.0

/// Some of the places of a row, which has no more than 256 items: a bit for each.
struct PlaceSet {
  private var bits = SIMD4<UInt64>.zero

  /// Whether a place is among them.
  subscript(place: Int) -> Bool { bits[place >> 6 & 3] >> UInt64(place & 63) & 1 == 1 }

  /// Puts a place among them.
  mutating func insert(_ place: Int) { bits[place >> 6 & 3] |= 1 << UInt64(place & 63) }
}
