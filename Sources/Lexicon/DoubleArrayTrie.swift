// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// A trie over character codes in one array of 64-bit units.
///
/// A unit holds its label (16 bits), the base of its children (24) and a value (24, 0 for none).
/// The child for the code *c* lies at *base* + *c* and bears the label *c*; no two nodes share a
/// base, so the label alone proves the parent.  Several tries may share one array: a root is only a
/// base.  Unit 0 stays free.  The builder puts the nodes that texts visit most at the front, where
/// they stay in the cache.
@usableFromInline
package struct DoubleArrayTrie: Sendable {
  @usableFromInline let codes: ScalarCodes
  @usableFromInline let units: ImageArray<UInt64>

  /// The root as a unit without label and value.
  @usableFromInline package let root: UInt64

  /// Makes a trie of its units, the base of its root, and the codes that they were built with.
  ///
  /// A root base of 0 is an empty trie.
  package init(codes: ScalarCodes, units: ImageArray<UInt64>, rootBase: UInt32) {
    self.codes = codes
    self.units = rootBase == 0 ? ImageArray() : units
    root = UInt64(rootBase & 0xFF_FFFF) << 16
  }

  /// Returns the unit of a node.
  package static func unit(label: UInt16, base: Int, value: UInt32) -> UInt64 {
    UInt64(label) | UInt64(base & maximalBase) << 16 | UInt64(value & maximalValue) << 40
  }

  /// The largest base that a unit holds.
  package static let maximalBase = 0xFF_FFFF
  /// The largest value that a unit holds.
  package static let maximalValue: UInt32 = 0xFF_FFFF

  /// Returns the unit of a child, or 0 where there is none.
  @inlinable
  package func child(of unit: UInt64, code: UInt32) -> UInt64 {
    let slot = Int(truncatingIfNeeded: (unit >> 16) & 0xFF_FFFF) &+ Int(code)
    let next = units[slot]
    return UInt32(truncatingIfNeeded: next & 0xFFFF) == code && code != 0 ? next : 0
  }

  /// Returns the value of a unit, 0 for none.
  @inlinable
  package func value(of unit: UInt64) -> Int { Int(truncatingIfNeeded: unit >> 40) }

  /// Calls `body` with the end and value of each key that stands at `offset`, shortest first.
  @inlinable
  package func forEachPrefix(
    in text: Span<UInt8>, at offset: Int, _ body: (_ end: Int, _ value: Int) -> Void
  ) {
    var unit = root
    var position = offset
    while position < text.count {
      let scalar = text.scalar(at: position)
      unit = child(of: unit, code: codes.code(of: scalar.value))
      if unit == 0 { return }
      position &+= scalar.count
      let value = value(of: unit)
      if value != 0 { body(position, value) }
    }
  }

  /// Returns the value of the key that is the bytes `start..<end`, 0 for none.
  @inlinable
  package func value(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var unit = root
    var position = start
    while position < end {
      let scalar = text.scalar(at: position)
      unit = child(of: unit, code: codes.code(of: scalar.value))
      if unit == 0 { return 0 }
      position &+= scalar.count
    }
    return position == end && start < end ? value(of: unit) : 0
  }
}
