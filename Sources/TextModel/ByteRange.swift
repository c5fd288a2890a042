// SPDX-License-Identifier: Apache-2.0

/// A half-open range of byte offsets into one UTF-8 buffer.
///
/// Offsets are stored in 32 bits, so that mentions stay small; a buffer is at most 2 GiB.
public struct ByteRange: Hashable, Sendable {
  @usableFromInline let low: Int32
  @usableFromInline let high: Int32

  /// The offset of the first byte.
  @inlinable public var start: Int { Int(low) }
  /// The offset behind the last byte.
  @inlinable public var end: Int { Int(high) }
  /// The number of bytes.
  @inlinable public var count: Int { Int(high &- low) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { low == high }

  /// Makes the range from `start` up to, not including, `end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    low = Int32(truncatingIfNeeded: start)
    high = Int32(truncatingIfNeeded: end)
  }

  /// Returns whether `offset` lies inside.
  @inlinable
  public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// Returns whether `other` lies wholly inside.
  @inlinable
  public func contains(_ other: ByteRange) -> Bool { other.start >= start && other.end <= end }

  /// Returns whether the two ranges share a byte.
  @inlinable
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}

extension ByteRange: Comparable {
  /// Orders by start, then by end: reading order.
  @inlinable
  public static func < (left: ByteRange, right: ByteRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }
}

extension ByteRange: CustomStringConvertible {
  /// The two offsets, such as `3..<9`.
  public var description: String { "\(start)..<\(end)" }
}
