// SPDX-License-Identifier: Apache-2.0

/// A writer of compact JSON that appends to one growing buffer of bytes.
///
/// It puts the commas; that keys and values alternate inside objects is up to the caller.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("schema")
///     writer.string("mailuo.error/1")
///     writer.endObject()
///     writer.newline()
///
/// Text goes through as it is, but for `"`, `\` and control characters; what needs no escape is
/// copied run by run, so that a long text costs about as much as copying it.
public struct JSONWriter: Sendable {
  /// What was written so far.
  public var bytes: [UInt8] = []
  /// Whether the next key or value of the same container follows another one.
  private var needsComma = false

  /// Makes an empty writer.
  public init() {}

  /// Opens an object.
  public mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Closes the innermost object.
  public mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Opens an array.
  public mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  /// Closes the innermost array.
  public mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a key whose name needs no escape.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a key, escaped where needed.
  @_disfavoredOverload
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    if JSONWriter.firstEscape(in: text.utf8.span, from: 0) == text.utf8.count {
      bytes.append(contentsOf: text.utf8)
    } else {
      let utf8 = Array(text.utf8)
      appendEscaped(utf8, 0..<utf8.count)
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(_ text: ArraySlice<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    let span = text.span
    var start = 0
    while true {
      let escape = JSONWriter.firstEscape(in: span, from: start)
      bytes.append(contentsOf: text[(text.startIndex + start)..<(text.startIndex + escape)])
      guard escape < span.count else { break }
      appendEscape(of: span[escape])
      start = escape + 1
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(_ text: [UInt8]) {
    string(text[...])
  }

  /// Writes a string of valid UTF-8; the forms that take an array or a slice are faster.
  public mutating func string(_ text: borrowing Span<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.reserveCapacity(bytes.count + text.count + 1)
    for index in text.indices {
      let byte = text[index]
      if JSONWriter.needsEscape(byte) { appendEscape(of: byte) } else { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int) {
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var unit: UInt = 1
    let left = number.magnitude
    while left / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left / unit % 10))
      unit /= 10
    }
    needsComma = true
  }

  /// Writes a number that is given as JSON writes it, such as `0.85`.
  public mutating func number(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// Writes a number of thousandths as a decimal fraction without trailing zeros: 850 is `0.85`.
  public mutating func thousandths(_ number: Int) {
    integer(number / 1000)
    if number < 0 && number / 1000 == 0 {
      bytes.removeLast()
      bytes.append(contentsOf: [UInt8(ascii: "-"), UInt8(ascii: "0")])
    }
    var fraction = Int((number % 1000).magnitude)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var unit = 100
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Ends a line of JSON Lines.
  public mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Starts afresh.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
    needsComma = false
  }
}

extension JSONWriter {
  /// Writes the comma that parts a key or value from the one before it.
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Appends the bytes of a range, escaped where needed.
  private mutating func appendEscaped(_ text: [UInt8], _ range: Range<Int>) {
    let span = text.span
    var start = range.lowerBound
    while start < range.upperBound {
      let escape = JSONWriter.firstEscape(in: span, from: start)
      bytes.append(contentsOf: text[start..<escape])
      guard escape < range.upperBound else { return }
      appendEscape(of: span[escape])
      start = escape + 1
    }
  }

  /// Appends the escape sequence of one ASCII byte.
  private mutating func appendEscape(of byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      for digit in [byte >> 4, byte & 0xF] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Returns where the next byte that needs an escape stands, or the end.
  private static func firstEscape(in text: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count && !needsEscape(text[index]) { index += 1 }
    return index
  }
}
