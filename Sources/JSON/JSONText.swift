// SPDX-License-Identifier: Apache-2.0

/// A text of valid UTF-8 that is to be written as a JSON string, and where its first escape is due.
///
/// It may not outlive the bytes that it points to.
public struct JSONText {
  /// The longest escape sequence of one byte.
  private static let longestEscape = 6

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the first byte that needs an escape stands, or the end.
  private let escape: Int

  /// Looks for the first escape.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    escape = JSONText.firstEscape(in: bytes)
  }

  /// The most bytes that it takes, its quotation marks included.
  public var capacity: Int {
    escape + (bytes.count - escape) * JSONText.longestEscape + 2
  }

  /// Writes the text between quotation marks, escaped where needed, and returns the offset behind
  /// it.
  @usableFromInline
  func write(to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    buffer[start] = UInt8(ascii: "\"")
    JSONWriter.copy(UnsafeBufferPointer(rebasing: bytes[..<escape]), to: buffer, at: start + 1)
    var end = start + 1 + escape
    for byte in bytes[escape...] {
      if JSONText.needsEscape(byte) {
        end = JSONText.escape(byte, in: buffer, at: end)
      } else {
        buffer[end] = byte
        end += 1
      }
    }
    buffer[end] = UInt8(ascii: "\"")
    return end + 1
  }

  /// Writes the escape sequence of one ASCII byte, and returns the offset behind it.
  private static func escape(
    _ byte: UInt8, in buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    buffer[start] = UInt8(ascii: "\\")
    let short: UInt8? =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
      case 0x08: UInt8(ascii: "b")
      case 0x09: UInt8(ascii: "t")
      case 0x0A: UInt8(ascii: "n")
      case 0x0C: UInt8(ascii: "f")
      case 0x0D: UInt8(ascii: "r")
      default: nil
      }
    if let short {
      buffer[start + 1] = short
      return start + 2
    }
    buffer[start + 1] = UInt8(ascii: "u")
    buffer[start + 2] = UInt8(ascii: "0")
    buffer[start + 3] = UInt8(ascii: "0")
    buffer[start + 4] = digit(byte >> 4)
    buffer[start + 5] = digit(byte & 0xF)
    return start + 6
  }

  private static func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Returns where the first byte that needs an escape stands, or the end.
  ///
  /// Eight bytes are looked at together.
  private static func firstEscape(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    if let base = UnsafeRawPointer(text.baseAddress) {
      let last = text.count - 8
      while index <= last, !holdsEscape(base, at: index) { index += 8 }
      // The last eight bytes are looked at together too, some of them again.
      if last >= 0, index > last, !holdsEscape(base, at: last) { return text.count }
    }
    while index < text.count && !needsEscape(text[index]) { index += 1 }
    return index
  }

  /// Whether one of the eight bytes from an offset on needs an escape.
  ///
  /// A byte of `word ^ pattern` is zero where the pattern's byte stands, and subtracting one from
  /// it borrows into its top bit.
  @inline(__always)
  private static func holdsEscape(_ base: UnsafeRawPointer, at offset: Int) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    let found =
      ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
    return found & 0x8080_8080_8080_8080 != 0
  }
}
