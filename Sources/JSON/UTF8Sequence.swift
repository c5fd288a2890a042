// SPDX-License-Identifier: Apache-2.0

/// The well-formed sequences of UTF-8 (table 3-7 of the Unicode Standard).
public enum UTF8Sequence {
  /// Returns the length of the well-formed sequence at `offset`, or 0 where there is none.
  @inlinable
  public static func count(of text: Span<UInt8>, at offset: Int, end: Int) -> Int {
    let lead = text[offset]
    if lead < 0x80 { return 1 }
    let needed = expectedCount(lead)
    return needed > 0 && subpart(of: text, at: offset, end: end, needed: needed) == needed
      ? needed : 0
  }

  /// Returns the number of bytes that one U+FFFD stands for where no well-formed sequence begins:
  /// the longest start of one, or a single byte.
  @inlinable
  public static func maximalSubpart(of text: Span<UInt8>, at offset: Int, end: Int) -> Int {
    subpart(of: text, at: offset, end: end, needed: expectedCount(text[offset]))
  }

  /// Returns how many bytes a sequence takes that begins with `lead`, or 0 where none does.
  @inlinable
  static func expectedCount(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// Returns how many bytes at `offset` begin a well-formed sequence of `needed` bytes, at least 1.
  @inlinable
  static func subpart(of text: Span<UInt8>, at offset: Int, end: Int, needed: Int) -> Int {
    guard needed > 1, offset + 1 < end else { return 1 }
    let second = text[offset + 1]
    let isSecondValid =
      switch text[offset] {
      case 0xE0: second >= 0xA0 && second <= 0xBF
      case 0xED: second >= 0x80 && second <= 0x9F
      case 0xF0: second >= 0x90 && second <= 0xBF
      case 0xF4: second >= 0x80 && second <= 0x8F
      default: second & 0xC0 == 0x80
      }
    guard isSecondValid else { return 1 }
    var count = 2
    while count < needed, offset + count < end, text[offset + count] & 0xC0 == 0x80 { count += 1 }
    return count
  }
}
