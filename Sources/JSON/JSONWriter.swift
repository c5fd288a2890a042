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
  public var bytes: [UInt8] { output }
  @usableFromInline var output: [UInt8] = []
  /// Whether the next key or value of the same container follows another one.
  @usableFromInline var needsComma = false

  /// Makes an empty writer.
  public init() {}

  /// The number of bytes written.
  public var count: Int { output.count }

  /// Opens an object.
  public mutating func beginObject() {
    put(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Closes the innermost object.
  public mutating func endObject() {
    needsComma = false
    put(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Opens an array.
  public mutating func beginArray() {
    put(UInt8(ascii: "["))
    needsComma = false
  }

  /// Closes the innermost array.
  public mutating func endArray() {
    needsComma = false
    put(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a key whose name needs no escape.
  ///
  /// Taken in where it is called, as the members are: the compiler then knows the name and its
  /// length.
  @inlinable
  @inline(__always)
  public mutating func key(_ name: StaticString) {
    write(name.utf8CodeUnitCount + 3) { buffer, start in
      JSONWriter.copy(key: name, to: buffer, at: start)
    }
    needsComma = false
  }

  /// Writes a key whose name needs no escape, and a whole number.
  @inlinable
  @inline(__always)
  public mutating func member(_ name: StaticString, _ number: Int) {
    write(name.utf8CodeUnitCount + 23) { buffer, start in
      let value = JSONWriter.copy(key: name, to: buffer, at: start)
      return JSONWriter.copy(number, to: buffer, at: value)
    }
    needsComma = true
  }

  /// Writes a key, escaped where needed.
  @_disfavoredOverload
  public mutating func key(_ name: String) {
    string(name)
    needsComma = false
    put(UInt8(ascii: ":"))
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    // Nearly all strings hold their bytes in one piece.
    if text.utf8.withContiguousStorageIfAvailable({ quote($0) }) == nil { string(Array(text.utf8)) }
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(_ text: borrowing Span<UInt8>) {
    text.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes a string made of a prefix that needs no escape and a number: `e12`.
  public mutating func string(_ prefix: StaticString, _ number: Int) {
    let length = prefix.utf8CodeUnitCount
    write(length + 22) { buffer, start in
      buffer[start] = UInt8(ascii: "\"")
      prefix.withUTF8Buffer { JSONWriter.copy($0, to: buffer, at: start + 1) }
      let end = JSONWriter.copy(number, to: buffer, at: start + 1 + length)
      buffer[end] = UInt8(ascii: "\"")
      return end + 1
    }
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int) {
    write(20) { buffer, start in JSONWriter.copy(number, to: buffer, at: start) }
    needsComma = true
  }

  /// Writes a number that is given as JSON writes it, such as `0.85`.
  public mutating func number(_ text: String) {
    raw(text)
    needsComma = true
  }

  /// Writes a number of thousandths as a decimal fraction without trailing zeros: 850 is `0.85`.
  public mutating func thousandths(_ number: Int) {
    var fraction = Int((number % 1000).magnitude)
    var text = (number < 0 ? "-" : "") + String((number / 1000).magnitude)
    if fraction > 0 { text += "." }
    var unit = 100
    while fraction > 0 {
      text += String(fraction / unit)
      fraction %= unit
      unit /= 10
    }
    self.number(text)
  }

  /// Writes `null`.
  public mutating func null() {
    word("null")
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    word(value ? "true" : "false")
  }

  /// Ends a line of JSON Lines.
  public mutating func newline() {
    needsComma = false
    put(0x0A)
  }

  /// Appends bytes as they are: what another writer made, or text that is no JSON.
  public mutating func append(raw bytes: [UInt8]) {
    needsComma = false
    bytes.withUnsafeBufferPointer { text in
      write(text.count) { buffer, start in
        JSONWriter.copy(text, to: buffer, at: start)
        return start + text.count
      }
    }
  }

  /// Starts afresh.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    output.removeAll(keepingCapacity: keepingCapacity)
    needsComma = false
  }
}

extension JSONWriter {
  /// Makes room for a comma and `length` bytes more, writes the comma where one is needed, and lets
  /// `body` write from an offset of that room on; it returns the offset behind what it wrote.
  @inlinable
  @inline(__always)
  mutating func write(
    _ length: Int, _ body: (UnsafeMutableBufferPointer<UInt8>, Int) -> Int
  ) {
    let needsComma = needsComma
    output.append(addingCapacity: length + 1) { room in
      room.withUnsafeMutableBufferPointer { buffer, count in
        if needsComma {
          buffer[0] = UInt8(ascii: ",")
          count = body(buffer, 1)
        } else {
          count = body(buffer, 0)
        }
      }
    }
  }

  private mutating func put(_ byte: UInt8) {
    write(1) { buffer, start in
      buffer[start] = byte
      return start + 1
    }
  }

  private mutating func word(_ text: StaticString) {
    write(text.utf8CodeUnitCount) { buffer, start in
      text.withUTF8Buffer { JSONWriter.copy($0, to: buffer, at: start) }
      return start + text.utf8CodeUnitCount
    }
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    var text = text
    text.withUTF8 { text in
      write(text.count) { buffer, start in
        JSONWriter.copy(text, to: buffer, at: start)
        return start + text.count
      }
    }
  }

  /// Writes a string between quotation marks, escaped where needed.
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    let escape = JSONWriter.firstEscape(in: text)
    // Six bytes are the longest escape sequence of one byte.
    write(escape + (text.count - escape) * 6 + 2) { buffer, start in
      buffer[start] = UInt8(ascii: "\"")
      JSONWriter.copy(UnsafeBufferPointer(rebasing: text[..<escape]), to: buffer, at: start + 1)
      var end = start + 1 + escape
      for byte in text[escape...] {
        if JSONWriter.needsEscape(byte) {
          end = JSONWriter.escape(byte, in: buffer, at: end)
        } else {
          buffer[end] = byte
          end += 1
        }
      }
      buffer[end] = UInt8(ascii: "\"")
      return end + 1
    }
    needsComma = true
  }

  @inlinable
  @inline(__always)
  static func copy(
    _ text: UnsafeBufferPointer<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>,
    at start: Int
  ) {
    guard let from = text.baseAddress, let to = buffer.baseAddress else { return }
    (to + start).update(from: from, count: text.count)
  }

  /// Writes a key and its colon, and returns the offset behind it.
  @inlinable
  @inline(__always)
  static func copy(
    key name: StaticString, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let length = name.utf8CodeUnitCount
    buffer[start] = UInt8(ascii: "\"")
    name.withUTF8Buffer { copy($0, to: buffer, at: start + 1) }
    buffer[start + 1 + length] = UInt8(ascii: "\"")
    buffer[start + 2 + length] = UInt8(ascii: ":")
    return start + length + 3
  }

  /// Writes a whole number, 20 bytes at most, and returns the offset behind it.
  @usableFromInline
  static func copy(
    _ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    var left = number.magnitude
    var first = start
    if number < 0 {
      buffer[first] = UInt8(ascii: "-")
      first += 1
    }
    let end = first + digitCount(of: left)
    var index = end - 1
    while left >= 10 {
      let rest = left / 10
      buffer[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: left &- rest &* 10)
      left = rest
      index &-= 1
    }
    buffer[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: left)
    return end
  }

  /// Returns how many digits a number has; most are offsets of a few digits.
  private static func digitCount(of number: UInt) -> Int {
    if number < 100 { return number < 10 ? 1 : 2 }
    if number < 10_000 { return number < 1_000 ? 3 : 4 }
    var count = 5
    var left = number / 100_000
    while left > 0 {
      count += 1
      left /= 10
    }
    return count
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
