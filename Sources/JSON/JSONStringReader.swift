// SPDX-License-Identifier: Apache-2.0

/// Reads one JSON string, from behind its opening quote to behind its closing one.
struct JSONStringReader: ~Copyable {
  let input: [UInt8]
  var offset: Int
  let end: Int
  /// Whether the input is known to be valid UTF-8.
  let isValid: Bool
  private var bytes: [UInt8] = []
  private var replacements: [Int] = []

  init(input: [UInt8], offset: Int, end: Int, isValid: Bool) {
    self.isValid = isValid
    self.input = input
    self.offset = offset
    self.end = end
  }

  mutating func read() throws(JSONError) -> JSONString {
    // The start of the run that is copied as it is.
    var run = offset
    while true {
      let (stop, isValid) = endOfPlainRun()
      offset = stop
      guard offset < end else { throw JSONError(.unexpectedEnd, offset: offset) }
      let byte = input[offset]
      if !isValid {
        bytes.append(contentsOf: input[run..<offset])
        appendReplacement()
        offset += UTF8Sequence.maximalSubpart(of: input.span, at: offset, end: end)
      } else if byte == UInt8(ascii: "\"") {
        bytes.append(contentsOf: input[run..<offset])
        offset += 1
        return JSONString(bytes: bytes, replacements: replacements)
      } else if byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: input[run..<offset])
        try escape()
      } else {
        throw JSONError(.controlCharacter, offset: offset)
      }
      run = offset
    }
  }

  /// Returns the end of the bytes that need no care, and whether valid text follows there.
  private func endOfPlainRun() -> (end: Int, isValid: Bool) {
    let span = input.span
    var index = offset
    if isValid {
      while index < end {
        let byte = span[index]
        if byte >= 0xE0 {
          index += 3
        } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          break
        } else {
          index += 1
        }
      }
      return (min(index, end), true)
    }
    while index < end {
      let byte = span[index]
      if byte < 0x80 {
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          return (index, true)
        }
        index += 1
      } else if byte >= 0xE1, byte <= 0xEC, index + 2 < end, span[index + 1] & 0xC0 == 0x80,
        span[index + 2] & 0xC0 == 0x80
      {
        // Most of a Chinese text: three bytes, no surrogates among them.
        index += 3
      } else {
        let count = UTF8Sequence.count(of: span, at: index, end: end)
        if count == 0 { return (index, false) }
        index += count
      }
    }
    return (end, true)
  }

  private mutating func appendReplacement() {
    replacements.append(bytes.count)
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  /// Reads an escape sequence, the backslash included.
  private mutating func escape() throws(JSONError) {
    let start = offset
    guard offset + 1 < end else { throw JSONError(.unexpectedEnd, offset: end) }
    let letter = input[offset + 1]
    offset += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(at: offset) else {
        throw JSONError(.invalidEscape, offset: start)
      }
      offset += 4
      append(codeUnit: unit)
    default: throw JSONError(.invalidEscape, offset: start)
    }
  }

  /// Appends what a `\u` escape stands for, with the one behind it where both are a pair.
  private mutating func append(codeUnit unit: UInt32) {
    var value = unit
    if unit >= 0xD800 && unit < 0xDC00, offset + 6 <= end, input[offset] == UInt8(ascii: "\\"),
      input[offset + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: offset + 2),
      low >= 0xDC00 && low < 0xE000
    {
      offset += 6
      value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { return appendReplacement() }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in input[start..<(start + 4)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }
}
