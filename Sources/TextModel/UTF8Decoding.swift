// SPDX-License-Identifier: Apache-2.0

/// One Unicode scalar read from UTF-8, with the number of bytes that it takes.
public struct DecodedScalar: Hashable, Sendable {
  /// The code point.
  public let value: UInt32
  /// The number of bytes, 1…4.
  public let count: Int

  /// Makes a decoded scalar.
  @inlinable
  public init(value: UInt32, count: Int) {
    self.value = value
    self.count = count
  }

  /// Whether it is a unified ideograph, the extensions included, or 〇.
  @inlinable
  public var isHan: Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF)
      || (value >= 0x20000 && value <= 0x3FFFF) || value == 0x3007
      || (value >= 0xF900 && value <= 0xFAFF)
  }
}

extension Span<UInt8> {
  /// Reads the scalar that begins at `offset` of valid UTF-8.
  ///
  /// In invalid text a stray byte counts as one scalar of its own value, so that a scan always
  /// goes on and never reads behind the end.
  @inlinable
  @inline(__always)
  public func scalar(at offset: Int) -> DecodedScalar {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return DecodedScalar(value: lead, count: 1) }
    // Nearly all of a Chinese text is made of three bytes: they are read in line.
    if lead & 0xF0 == 0xE0 && offset &+ 2 < count {
      let middle = UInt32(self[offset &+ 1] & 0x3F) &<< 6
      let last = UInt32(self[offset &+ 2] & 0x3F)
      return DecodedScalar(value: (lead & 0x0F) &<< 12 | middle | last, count: 3)
    }
    return rareScalar(at: offset)
  }

  /// Whether a lead byte stands at `offset` that begins nothing but ideographs, of three bytes;
  /// nearly all ideographs begin so.
  @inlinable
  @inline(__always)
  public func startsIdeograph(at offset: Int) -> Bool {
    self[offset] &- 0xE5 < 5 && offset &+ 2 < count
  }

  /// Reads a scalar of two or four bytes, or a stray byte.
  @inlinable
  @inline(never)
  func rareScalar(at offset: Int) -> DecodedScalar {
    let lead = UInt32(self[offset])
    if lead >= 0xC0 && lead < 0xE0 && offset + 1 < count {
      return DecodedScalar(
        value: (lead & 0x1F) << 6 | UInt32(self[offset + 1] & 0x3F), count: 2)
    }
    if lead >= 0xF0 && offset + 3 < count {
      let high = (lead & 0x07) << 18 | UInt32(self[offset + 1] & 0x3F) << 12
      let low = UInt32(self[offset + 2] & 0x3F) << 6 | UInt32(self[offset + 3] & 0x3F)
      return DecodedScalar(value: high | low, count: 4)
    }
    return DecodedScalar(value: lead, count: 1)
  }

  /// Returns where the scalar before `offset` begins, or null at the start.
  @inlinable
  public func scalarStart(before offset: Int) -> Int? {
    guard offset > 0 else { return nil }
    var index = offset - 1
    while index > 0 && self[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// Returns whether `pattern` stands at `offset`.
  @inlinable
  public func starts(with pattern: StaticString, at offset: Int) -> Bool {
    let length = pattern.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return pattern.withUTF8Buffer { buffer in
      for index in 0..<length where buffer[index] != self[offset + index] { return false }
      return true
    }
  }
}
