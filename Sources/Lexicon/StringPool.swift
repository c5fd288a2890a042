// SPDX-License-Identifier: Apache-2.0

/// The strings of an image, each held once and known by its number.
///
/// Number 0 is the empty one.
package struct StringPool: Sendable {
  private let offsets: ImageArray<UInt32>
  private let bytes: ImageArray<UInt8>

  /// Makes the pool of an image.
  package init(image: LexiconImageData) {
    offsets = image.array(.stringOffsets, of: UInt32.self)
    bytes = image.array(.stringBytes, of: UInt8.self)
  }

  /// The number of strings.
  package var count: Int { max(0, offsets.count - 1) }

  /// Returns the byte range of a string in the pool, empty where there is none such.
  private func range(of number: UInt32) -> Range<Int> {
    let start = Int(offsets[Int(number)])
    let end = Int(offsets[Int(number) + 1])
    guard start <= end, end <= bytes.count else { return 0..<0 }
    return start..<end
  }

  /// Returns a string.
  package func string(_ number: UInt32) -> String { bytes.string(range(of: number)) }

  /// Returns a string as its bytes.
  package func text(_ number: UInt32) -> ImageText { ImageText(bytes, range(of: number)) }

  /// Where the strings lie in the pool.
  struct Ranges {
    fileprivate let offsets: ImageArray<UInt32>
    fileprivate let size: Int

    /// Returns the byte range of a string, empty where there is none such.
    @inline(__always)
    func range(_ number: UInt32) -> Range<Int> {
      let start = Int(offsets[Int(number)])
      let end = Int(offsets[Int(number) &+ 1])
      guard start <= end, end <= size else { return 0..<0 }
      return start..<end
    }
  }

  /// Calls `body` with the bytes of all strings and where each lies among them.
  func withPool(_ body: (_ pool: Span<UInt8>, _ ranges: Ranges) -> Void) {
    bytes.withSpan(0..<bytes.count) { body($0, Ranges(offsets: offsets, size: bytes.count)) }
  }

  /// Returns the whole number that a string is, or null.
  func integer(_ number: UInt32) -> Int? {
    bytes.withSpan(range(of: number)) { StringPool.integer($0) }
  }

  /// Returns the whole number that some bytes are, or null.
  static func integer(_ text: Span<UInt8>) -> Int? {
    var index = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard index < text.count, text.count - index <= 18 else { return nil }
    var value = 0
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// Returns whether a string is the bytes `start..<end` of `text`.
  package func equals(_ number: UInt32, in text: Span<UInt8>, from start: Int, to end: Int) -> Bool
  {
    let range = range(of: number)
    guard range.count == end - start, start >= 0, end <= text.count else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != text[start + index] {
      return false
    }
    return true
  }
}
