// SPDX-License-Identifier: Apache-2.0

/// A value read from JSON.
///
/// Objects keep their members in the order of the text, duplicates included.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent that fits.
  case integer(Int)
  /// Any other number, as it was written, so that nothing is lost.
  case decimal(String)
  case string(JSONString)
  case array([JSONValue])
  case object([JSONMember])

  /// The last member of that name, or null where there is none or the value is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name.isEqual(to: name) }?.value
  }

  /// The string, or null where the value is none.
  public var string: JSONString? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The whole number, or null where the value is none.
  public var integer: Int? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// What kind of value it is, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .integer, .decimal: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// One name and value of an object.
public struct JSONMember: Hashable, Sendable {
  /// The name.
  public var name: JSONString
  /// The value.
  public var value: JSONValue

  /// Makes a member.
  public init(name: JSONString, value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// A string read from JSON: valid UTF-8, and where that took a repair.
public struct JSONString: Hashable, Sendable {
  /// The text, valid UTF-8.
  public var bytes: [UInt8]
  /// The byte offsets in ``bytes`` of each U+FFFD that stands for an invalid sequence or a lone
  /// surrogate, in order.
  public var replacements: [Int]

  /// Makes a string of valid UTF-8.
  public init(bytes: [UInt8], replacements: [Int] = []) {
    self.bytes = bytes
    self.replacements = replacements
  }

  /// The text as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns whether the text is `other`, byte for byte.
  public func isEqual(to other: String) -> Bool {
    bytes.count == other.utf8.count && bytes.elementsEqual(other.utf8)
  }
}

/// Why a text is no JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd, unexpectedByte(UInt8), invalidNumber, invalidEscape, invalidLiteral
    case controlCharacter, tooDeep, trailingContent
  }

  /// What was wrong.
  public var reason: Reason
  /// The byte offset in the text.
  public var offset: Int

  /// Makes an error.
  public init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One sentence for a reader, without the place.
  public var description: String {
    switch reason {
    case .unexpectedEnd: "the text ends inside a value"
    case .unexpectedByte(let byte):
      if byte > 0x20 && byte < 0x7F {
        "unexpected '\(Character(Unicode.Scalar(byte)))'"
      } else {
        "unexpected byte 0x\(String(byte, radix: 16, uppercase: true))"
      }
    case .invalidNumber: "a number is malformed"
    case .invalidEscape: "an escape sequence in a string is malformed"
    case .invalidLiteral: "a word is none of true, false, null"
    case .controlCharacter: "a control character stands unescaped in a string"
    case .tooDeep: "arrays and objects are nested deeper than \(JSONParser.depthLimit)"
    case .trailingContent: "something follows the value"
    }
  }
}
