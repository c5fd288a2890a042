// SPDX-License-Identifier: Apache-2.0

package import TextModel

/// A string of an image as its bytes, where making a `String` would cost more than reading it.
package struct ImageText: Sendable {
  private let bytes: ImageArray<UInt8>
  private let start: Int
  /// The number of bytes.
  package let count: Int

  /// Makes an empty text.
  package init() { self.init(ImageArray(), 0..<0) }

  /// Takes a range that lies inside `bytes`.
  init(_ bytes: ImageArray<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    count = range.count
  }

  /// The byte at `index`, zero where there is none.
  package subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? bytes[start + index] : 0
  }

  /// Reads the scalar that begins at `index`.
  package func scalar(at index: Int) -> DecodedScalar {
    let lead = UInt32(self[index])
    if lead < 0xC0 { return DecodedScalar(value: lead, count: 1) }
    let second = UInt32(self[index + 1] & 0x3F)
    if lead < 0xE0 { return DecodedScalar(value: (lead & 0x1F) << 6 | second, count: 2) }
    let third = UInt32(self[index + 2] & 0x3F)
    if lead < 0xF0 {
      return DecodedScalar(value: (lead & 0x0F) << 12 | second << 6 | third, count: 3)
    }
    let fourth = UInt32(self[index + 3] & 0x3F)
    return DecodedScalar(
      value: (lead & 0x07) << 18 | second << 12 | third << 6 | fourth, count: 4)
  }

  /// Calls `body` with the bytes.
  package func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    bytes.withSpan(start..<(start + count), body)
  }

  /// Whether the text is `other`.
  package func equals(_ other: StaticString) -> Bool {
    guard count == other.utf8CodeUnitCount else { return false }
    return other.withUTF8Buffer { buffer in
      for index in 0..<count where buffer[index] != self[index] { return false }
      return true
    }
  }

  /// Whether the text begins with `prefix`.
  package func hasPrefix(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard count >= length else { return false }
    return prefix.withUTF8Buffer { buffer in
      for index in 0..<length where buffer[index] != self[index] { return false }
      return true
    }
  }

  /// Whether the text ends with `suffix`.
  package func hasSuffix(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard count >= length else { return false }
    return suffix.withUTF8Buffer { buffer in
      for index in 0..<length where buffer[index] != self[count - length + index] { return false }
      return true
    }
  }

  /// The first byte from `start` on that is `byte`, or the end.
  package func index(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index < count, self[index] != byte { index += 1 }
    return index
  }

  /// The parts of the text between separators, empty ones left out.
  package func parts(at separator: UInt8) -> [String] {
    var parts: [String] = []
    var start = 0
    while start < count {
      let end = index(of: separator, from: start)
      if end > start { parts.append(string(start..<end)) }
      start = end + 1
    }
    return parts
  }

  /// A part of the text as a string.
  package func string(_ range: Range<Int>) -> String {
    bytes.string(start + range.lowerBound..<start + min(range.upperBound, count))
  }

  /// The text as a string.
  package var string: String { bytes.string(start..<(start + count)) }
}
