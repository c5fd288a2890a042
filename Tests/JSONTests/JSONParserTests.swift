// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  private func string(_ text: String) -> JSONValue { .string(JSONString(bytes: Array(text.utf8))) }

  @Test func readsEveryKindOfValue() throws {
    let text =
      #" {"a": [1, -2, 3.50, 1e9, 12345678901234567890, true, false, null, {}, []], "b":""} "#
    let value = try parse(text)
    #expect(
      value["a"]
        == .array([
          .integer(1), .integer(-2), .decimal("3.50"), .decimal("1e9"),
          .decimal("12345678901234567890"), .bool(true), .bool(false), .null, .object([]),
          .array([]),
        ]))
    #expect(value["b"] == string(""))
    #expect(value["c"] == nil)
    #expect(try parse(#"{"a":1,"a":2}"#)["a"]?.integer == 2)
    #expect(try parse("7")["a"] == nil)
  }

  @Test func readsEscapes() throws {
    #expect(
      try parse(#""\"\\\/\b\f\n\r\t\u4e2D\uD83D\uDE00""#) == string("\"\\/\u{8}\u{C}\n\r\t中😀"))
    #expect(try parse(#""\u0000""#) == string("\0"))
  }

  @Test(arguments: [
    (#""a\ud800b""#, "a\u{FFFD}b", [1]),
    (#""\udc00""#, "\u{FFFD}", [0]),
    (#""\ud800\ud800\udc00""#, "\u{FFFD}\u{10000}", [0]),
    (#""\ud83d\n""#, "\u{FFFD}\n", [0]),
  ])
  func replacesLoneSurrogates(text: String, expected: String, offsets: [Int]) throws {
    let result = try #require(try parse(text).string)
    #expect(result.text == expected)
    #expect(result.replacements == offsets)
  }

  @Test func replacesInvalidSequences() throws {
    let bytes: [UInt8] = [0x22, 0x61, 0xE4, 0xB8, 0x62, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x22]
    let result = try #require(try JSONParser.parse(bytes).string)
    #expect(result.text == String(decoding: bytes[1..<(bytes.count - 1)], as: UTF8.self))
    #expect(result.replacements == [1, 5, 8, 11, 14, 17, 20])
  }

  @Test(arguments: [
    ("", JSONError.Reason.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("{", .unexpectedEnd, 1),
    ("[1,", .unexpectedEnd, 3), ("[1 2]", .unexpectedByte(0x32), 3),
    ("[,]", .unexpectedByte(0x2C), 1),
    ("{\"a\" 1}", .unexpectedByte(0x31), 5), ("{a:1}", .unexpectedByte(0x61), 1),
    ("{\"a\":1,}", .unexpectedByte(0x7D), 7), ("\"abc", .unexpectedEnd, 4),
    ("\"a\nb\"", .controlCharacter, 2), ("\"\\x\"", .invalidEscape, 1),
    ("\"\\u12g4\"", .invalidEscape, 1), ("\"\\", .unexpectedEnd, 2), ("tru", .invalidLiteral, 0),
    ("01", .invalidNumber, 0), ("-", .invalidNumber, 0), ("1.", .invalidNumber, 0),
    ("1e+", .invalidNumber, 0), ("1 2", .trailingContent, 2), ("nullx", .trailingContent, 4),
    ("]", .unexpectedByte(0x5D), 0),
  ])
  func saysWhereTheFaultIs(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason, offset: offset)) { try parse(text) }
  }

  @Test func limitsDepthWithoutRecursion() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(throws: Never.self) { try parse(deep) }
    let tooDeep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError(.tooDeep, offset: 513)) { try JSONParser.parse(tooDeep) }
  }

  @Test func readsARangeOfABuffer() throws {
    let bytes = Array("x[1]y".utf8)
    #expect(try JSONParser.parse(bytes, in: 1..<4) == .array([.integer(1)]))
    #expect(throws: JSONError(.unexpectedEnd, offset: 3)) {
      try JSONParser.parse(bytes, in: 1..<3)
    }
  }

  @Test func readsLongInputInLinearTime() throws {
    // Quadratic copying of 400,000 members or of one 20 MB string would take minutes.
    let many = "[" + String(repeating: "{\"a\":[1]},", count: 400_000) + "0]"
    guard case .array(let elements) = try parse(many) else {
      Issue.record("no array")
      return
    }
    #expect(elements.count == 400_001)
    let long =
      [UInt8(ascii: "\"")] + [UInt8](repeating: 0x61, count: 20_000_000)
      + [UInt8(ascii: "\"")]
    #expect(try JSONParser.parse(long).string?.bytes.count == 20_000_000)
  }
}
