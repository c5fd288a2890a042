// SPDX-License-Identifier: Apache-2.0

import ICU
import JSON

/// Makes valid UTF-8 of bytes that should be: one U+FFFD for each maximal subpart.
enum UTF8Repair {
  /// Returns where the first sequence that is not well-formed begins, or the end.
  static func firstFault(in bytes: Span<UInt8>, from start: Int) -> Int {
    let end = bytes.count
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      // Most of a Chinese text: three bytes, no surrogates among them.
      if byte >= 0xE1, byte <= 0xEC, index + 2 < end, bytes[index + 1] & 0xC0 == 0x80,
        bytes[index + 2] & 0xC0 == 0x80
      {
        index += 3
        continue
      }
      let count = UTF8Sequence.count(of: bytes, at: index, end: end)
      if count == 0 { return index }
      index += count
    }
    return end
  }

  /// Returns `bytes` with each fault replaced, from `start` on.
  static func repair(_ bytes: [UInt8], from start: Int) -> DecodedText {
    let span = bytes.span
    var fault = firstFault(in: span, from: start)
    if fault == bytes.count {
      return DecodedText(bytes: start == 0 ? bytes : Array(bytes[start...]))
    }
    var result = DecodedText(bytes: [])
    result.bytes.reserveCapacity(bytes.count + 64)
    var copied = start
    while fault < bytes.count {
      result.bytes.append(contentsOf: bytes[copied..<fault])
      result.invalidOffsets.append(result.bytes.count)
      result.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      copied = fault + UTF8Sequence.maximalSubpart(of: span, at: fault, end: bytes.count)
      fault = firstFault(in: span, from: copied)
    }
    result.bytes.append(contentsOf: bytes[copied...])
    return result
  }
}
