// SPDX-License-Identifier: Apache-2.0

/// Room for some members of a JSON object, of which the names need no escape.
///
/// What is written has to fit: ``JSONWriter/members(capacity:_:)`` makes the room.
public struct JSONRoom {
  /// The most bytes that a member takes whose value is a whole number, besides its name.
  public static let numberCapacity = 24
  /// The most bytes that a member takes besides its name and value.
  public static let keyCapacity = 4

  @usableFromInline let buffer: UnsafeMutableBufferPointer<UInt8>
  /// The offset behind what was written.
  @usableFromInline var end: Int
  @usableFromInline var needsComma = false

  @inlinable
  @inline(__always)
  init(buffer: UnsafeMutableBufferPointer<UInt8>, end: Int) {
    self.buffer = buffer
    self.end = end
  }

  /// Writes a member whose value is a whole number.
  @inlinable
  @inline(__always)
  public mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    end = JSONWriter.copy(number, to: buffer, at: end)
  }

  /// Writes a member whose value is a text.
  @inlinable
  @inline(__always)
  public mutating func member(_ name: StaticString, _ text: JSONText) {
    key(name)
    end = text.write(to: buffer, at: end)
  }

  @inlinable
  @inline(__always)
  mutating func key(_ name: StaticString) {
    if needsComma {
      buffer[end] = UInt8(ascii: ",")
      end += 1
    }
    end = JSONWriter.copy(key: name, to: buffer, at: end)
    needsComma = true
  }
}
