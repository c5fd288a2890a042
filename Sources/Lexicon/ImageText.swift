// SPDX-License-Identifier: Apache-2.0

/// A string of an image as its bytes, where making a `String` would cost more than reading it.
package struct ImageText: Sendable {
  private let bytes: ImageArray<UInt8>
  private let start: Int
  /// The number of bytes.
  package let count: Int

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

  /// The whole number that the text is, or null.
  package var integer: Int? {
    var index = self[0] == UInt8(ascii: "-") ? 1 : 0
    guard index < count, count - index <= 18 else { return nil }
    let isNegative = index == 1
    var value = 0
    while index < count {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// The text as a string.
  package var string: String { bytes.string(start..<(start + count)) }
}
