// SPDX-License-Identifier: Apache-2.0

/// The way between byte offsets and Unicode scalar offsets of one UTF-8 text.
///
/// Built in one pass; holds one 32-bit number for each 16 bytes.
public struct ScalarIndex: Sendable {
  private static let blockSize = 16
  private let bytes: [UInt8]
  /// The number of scalars that begin before each block.
  private let counts: [UInt32]
  /// The number of scalars of the whole text.
  public let scalarCount: Int

  /// Indexes `bytes`, which must be valid UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [UInt32] = []
    var total: UInt32 = 0
    let span = bytes.span
    counts.append(addingCapacity: bytes.count / ScalarIndex.blockSize + 2) { counts in
      var start = 0
      while start < span.count {
        counts.append(total)
        let end = min(start + ScalarIndex.blockSize, span.count)
        var block: UInt32 = 0
        for index in start..<end where span[index] & 0xC0 != 0x80 { block &+= 1 }
        total &+= block
        start = end
      }
      counts.append(total)
    }
    self.counts = counts
    scalarCount = Int(total)
  }

  /// Returns the number of scalars that begin before the byte offset `offset`.
  ///
  /// - Complexity: O(1).
  public func scalarOffset(ofByte offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    let block = offset / ScalarIndex.blockSize
    var count = Int(counts[block])
    let span = bytes.span
    for index in (block * ScalarIndex.blockSize)..<offset where span[index] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }

  /// Returns the byte offset at which the scalar number `offset` begins.
  ///
  /// - Complexity: O(log *n*) in the number of bytes.
  public func byteOffset(ofScalar offset: Int) -> Int {
    guard offset < scalarCount else { return bytes.count }
    var low = 0
    var high = counts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(counts[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    var left = offset - Int(counts[low])
    let span = bytes.span
    var index = low * ScalarIndex.blockSize
    while index < span.count {
      if span[index] & 0xC0 != 0x80 {
        if left == 0 { return index }
        left -= 1
      }
      index += 1
    }
    return bytes.count
  }

  /// Returns the scalar offsets of both ends of a byte range.
  public func scalarRange(of range: ByteRange) -> Range<Int> {
    scalarOffset(ofByte: range.start)..<scalarOffset(ofByte: range.end)
  }
}
