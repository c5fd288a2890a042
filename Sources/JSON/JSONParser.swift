// SPDX-License-Identifier: Apache-2.0

/// A reader of JSON (RFC 8259) in one pass over bytes, without recursion.
///
/// It is strict about the grammar and lenient about text: an invalid UTF-8 sequence or a lone
/// surrogate in a string becomes U+FFFD, and ``JSONString/replacements`` says where.
public struct JSONParser: ~Copyable {
  /// How deep arrays and objects may be nested.
  public static let depthLimit = 512

  private let input: [UInt8]
  private var offset: Int
  private let end: Int
  /// Whether the input is known to be valid UTF-8.
  private let isValid: Bool

  private init(_ input: [UInt8], _ range: Range<Int>, isValid: Bool) {
    self.input = input
    self.isValid = isValid
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Reads the one value that `input` holds; white space around it is allowed.
  ///
  /// - Throws: ``JSONError`` with the byte offset of the fault.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func parse(_ input: [UInt8]) throws(JSONError) -> JSONValue {
    try parse(input, in: 0..<input.count)
  }

  /// Reads the one value that a range of `input` holds.
  ///
  /// - Parameters:
  ///   - input: the bytes.
  ///   - range: the range of the value.
  ///   - isValid: whether the range is known to be valid UTF-8, which is not looked into again.
  /// - Returns: the value.
  /// - Throws: ``JSONError`` with the byte offset of the fault, counted from the start of `input`.
  public static func parse(
    _ input: [UInt8], in range: Range<Int>, isValid: Bool = false
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(input, range, isValid: isValid)
    return try parser.document()
  }

  /// The elements and members read so far of all open containers, the innermost last.
  ///
  /// Two flat stacks instead of arrays inside an enum: those would be copied with each element.
  private var elements: [JSONValue] = []
  private var members: [JSONMember] = []
  /// The containers that are open.
  private var open: [Container] = []

  /// An array or object that is still open.
  private enum Container {
    /// Its elements begin at that index.
    case array(Int)
    /// Its members begin at that index; the name is that of the next one.
    case object(Int, name: JSONString)
  }

  private mutating func document() throws(JSONError) -> JSONValue {
    while true {
      skipSpace()
      guard var value = try valueOrOpening() else { continue }
      // A value has ended: put it where it belongs, and close what it closes.
      while true {
        guard let container = open.last else {
          skipSpace()
          guard offset == end else { throw JSONError(.trailingContent, offset: offset) }
          return value
        }
        guard let closed = try add(value, to: container) else { break }
        value = closed
      }
    }
  }

  /// Reads a scalar or an empty container, or opens a container and returns null.
  private mutating func valueOrOpening() throws(JSONError) -> JSONValue? {
    let byte = try peek()
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
      return try scalarValue(byte)
    }
    offset += 1
    guard open.count < JSONParser.depthLimit else { throw JSONError(.tooDeep, offset: offset) }
    skipSpace()
    // Both closing brackets stand two behind their opening ones in ASCII.
    if try peek() == byte + 2 {
      offset += 1
      return byte == UInt8(ascii: "{") ? .object([]) : .array([])
    }
    open.append(
      byte == UInt8(ascii: "{")
        ? .object(members.count, name: try name()) : .array(elements.count))
    return nil
  }

  /// Takes the last of a list, from `start` on.
  private static func taken<Element>(_ list: inout [Element], from start: Int) -> [Element] {
    var result: [Element] = []
    guard start > 0 else {
      swap(&result, &list)
      return result
    }
    result = Array(list[start...])
    list.removeSubrange(start...)
    return result
  }

  /// Adds a value to the innermost container, and returns that where it is closed by it.
  private mutating func add(
    _ value: JSONValue, to container: Container
  ) throws(JSONError) -> JSONValue? {
    skipSpace()
    let byte = try peek()
    offset += 1
    switch (container, byte) {
    case (.array, UInt8(ascii: ",")):
      elements.append(value)
      return nil
    case (.array(let start), UInt8(ascii: "]")):
      open.removeLast()
      elements.append(value)
      return .array(JSONParser.taken(&elements, from: start))
    case (.object(let start, let memberName), UInt8(ascii: ",")):
      members.append(JSONMember(name: memberName, value: value))
      skipSpace()
      open[open.count - 1] = .object(start, name: try name())
      return nil
    case (.object(let start, let memberName), UInt8(ascii: "}")):
      open.removeLast()
      members.append(JSONMember(name: memberName, value: value))
      return .object(JSONParser.taken(&members, from: start))
    default:
      throw JSONError(.unexpectedByte(byte), offset: offset - 1)
    }
  }

  /// Reads a member's name and the colon.
  private mutating func name() throws(JSONError) -> JSONString {
    let byte = try peek()
    guard byte == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte(byte), offset: offset) }
    let result = try string()
    skipSpace()
    let colon = try peek()
    guard colon == UInt8(ascii: ":") else {
      throw JSONError(.unexpectedByte(colon), offset: offset)
    }
    offset += 1
    return result
  }

  /// Reads a value that is neither array nor object.
  private mutating func scalarValue(_ byte: UInt8) throws(JSONError) -> JSONValue {
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw JSONError(.unexpectedByte(byte), offset: offset)
    }
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let count = word.utf8CodeUnitCount
    guard offset + count <= end,
      word.withUTF8Buffer({ input[offset..<(offset + count)].elementsEqual($0) })
    else { throw JSONError(.invalidLiteral, offset: offset) }
    offset += count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = offset
    var isInteger = true
    if input[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    guard skipDigits() else { throw JSONError(.invalidNumber, offset: start) }
    guard input[first] != UInt8(ascii: "0") || offset == first + 1 else {
      throw JSONError(.invalidNumber, offset: start)
    }
    if offset < end && input[offset] == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      guard skipDigits() else { throw JSONError(.invalidNumber, offset: start) }
    }
    if offset < end && input[offset] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      offset += 1
      if offset < end
        && (input[offset] == UInt8(ascii: "+") || input[offset] == UInt8(ascii: "-"))
      {
        offset += 1
      }
      guard skipDigits() else { throw JSONError(.invalidNumber, offset: start) }
    }
    let text = String(decoding: input[start..<offset], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    return .decimal(text)
  }

  /// Skips digits and returns whether there was one.
  private mutating func skipDigits() -> Bool {
    let start = offset
    while offset < end && input[offset] >= 0x30 && input[offset] <= 0x39 { offset += 1 }
    return offset > start
  }

  private mutating func string() throws(JSONError) -> JSONString {
    var reader = JSONStringReader(input: input, offset: offset + 1, end: end, isValid: isValid)
    let result = try reader.read()
    offset = reader.offset
    return result
  }

  private mutating func skipSpace() {
    while offset < end {
      switch input[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard offset < end else { throw JSONError(.unexpectedEnd, offset: offset) }
    return input[offset]
  }
}
