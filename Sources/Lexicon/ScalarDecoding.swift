// SPDX-License-Identifier: Apache-2.0

public import TextModel

extension Span<UInt8> {
  /// Reads the scalar that begins at `offset`, as ``scalar(at:)`` does.
  ///
  /// One byte and three, which nearly all of a Chinese text is made of, are read in line; a call
  /// for each character would cost more than the look-up that follows.
  @inlinable
  @inline(__always)
  package func quickScalar(at offset: Int) -> (value: UInt32, count: Int) {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead & 0xF0 == 0xE0 && offset &+ 2 < count {
      let middle = UInt32(self[offset &+ 1] & 0x3F) &<< 6
      let last = UInt32(self[offset &+ 2] & 0x3F)
      return ((lead & 0x0F) &<< 12 | middle | last, 3)
    }
    let scalar = scalar(at: offset)
    return (scalar.value, scalar.count)
  }
}
