// SPDX-License-Identifier: Apache-2.0

/// Lays compact JSON out on lines, for files that people read and compare.
public enum JSONLayout {
  /// Returns valid JSON with a member or element a line, indented by two spaces a level, and a line
  /// feed at its end; empty arrays and objects stay on their line.
  ///
  /// - Complexity: O(*n* · *d*) in the number of bytes and the depth of nesting.
  public static func indented(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func newline(_ depth: Int, _ result: inout [UInt8]) {
      result.append(0x0A)
      for _ in 0..<(2 * depth) { result.append(0x20) }
    }
    for (index, byte) in json.enumerated() {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInString = true
        result.append(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        result.append(byte)
        // Both closing brackets stand two behind their opening ones in ASCII.
        if index + 1 < json.count, json[index + 1] == byte + 2 { continue }
        depth += 1
        newline(depth, &result)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if index > 0, json[index - 1] != byte - 2 {
          depth = max(0, depth - 1)
          newline(depth, &result)
        }
        result.append(byte)
      case UInt8(ascii: ","):
        result.append(byte)
        newline(depth, &result)
      case UInt8(ascii: ":"):
        result.append(byte)
        result.append(0x20)
      default: result.append(byte)
      }
    }
    result.append(0x0A)
    return result
  }
}
