// SPDX-License-Identifier: Apache-2.0

import Glibc

extension Span<UInt8> {
  /// Returns where `byte` stands first in a range, or null.
  ///
  /// The C library looks at many bytes at a time.
  ///
  /// - Parameters:
  ///   - byte: the byte.
  ///   - start: where to begin.
  ///   - end: where to end; behind the text means its end.
  /// - Returns: the offset of the byte.
  /// - Complexity: O(*n*) in the number of bytes passed over.
  public func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    let end = Swift.min(end, count)
    guard start >= 0, start < end else { return nil }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Returns up to eight bytes of a range that lies inside the text as a number, the first one
  /// lowest.
  ///
  /// They are read at once where eight are left in the text.
  ///
  /// - Parameters:
  ///   - start: the first byte.
  ///   - end: where to end; what lies behind counts as zeros.
  /// - Returns: the number.
  @inlinable
  @inline(__always)
  public func number(from start: Int, to end: Int) -> UInt64 {
    guard start >= 0, start < end else { return 0 }
    if start &+ 8 <= count {
      let number = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      let unread = UInt64(truncatingIfNeeded: Swift.max(0, 8 &- (end &- start)))
      return (number &<< (unread &* 8)) &>> (unread &* 8)
    }
    return lastNumber(from: start, to: end)
  }

  /// The same for the last bytes of the text.
  @inlinable
  @inline(never)
  func lastNumber(from start: Int, to end: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in start..<Swift.max(start, Swift.min(end, count)) {
      number |= UInt64(self[index]) &<< UInt64(8 &* (index &- start))
    }
    return number
  }

  /// Returns how often `byte` stands in the text.
  ///
  /// Summed in single bytes block by block, so that the compiler reads many bytes at a time.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func count(of byte: UInt8) -> Int {
    var total = 0
    var offset = 0
    while offset < count {
      let end = Swift.min(offset &+ 255, count)
      var sum: UInt8 = 0
      for index in offset..<end { sum &+= self[index] == byte ? 1 : 0 }
      total &+= Int(sum)
      offset = end
    }
    return total
  }
}
