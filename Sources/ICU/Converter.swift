// SPDX-License-Identifier: Apache-2.0

import CICUShims

/// A text that was decoded to UTF-8.
public struct DecodedText: Hashable, Sendable {
  /// The text, valid UTF-8, with one U+FFFD for each invalid sequence.
  public var bytes: [UInt8]
  /// The byte offset of each of those in ``bytes``, in order.
  public var invalidOffsets: [Int]

  /// Makes a decoded text.
  public init(bytes: [UInt8], invalidOffsets: [Int] = []) {
    self.bytes = bytes
    self.invalidOffsets = invalidOffsets
  }
}

/// A decoder of one encoding; each call opens ICU's own anew, so it may be shared by threads.
public struct Converter: Sendable {
  /// The IANA name of the encoding.
  public let name: String

  /// Makes the decoder of an encoding, or null where ICU knows no such name.
  public init?(name: String) {
    var status: Int32 = 0
    guard !name.isEmpty, let standardName = mailuo_converter_standard_name(name),
      let handle = mailuo_converter_open(name, &status)
    else { return nil }
    mailuo_converter_close(handle)
    let found = String(cString: standardName)
    // The one name that ICU writes otherwise than IANA's register does.
    self.name = found == "gb18030" ? "GB18030" : found
  }

  /// Decodes a slice of a buffer.
  ///
  /// - Throws: ``ICUError`` where ICU fails for lack of memory or the like.
  /// - Complexity: O(*n*) in the number of bytes.
  public func decode(_ source: ArraySlice<UInt8>) throws(ICUError) -> DecodedText {
    var status: Int32 = 0
    guard let handle = mailuo_converter_open(name, &status) else {
      throw ICUError("opening the encoding '\(name)'", status: status)
    }
    defer { mailuo_converter_close(handle) }
    var result = DecodedText(bytes: [])
    result.bytes.reserveCapacity(source.count + source.count / 2)
    var target = [UInt8](repeating: 0, count: 16_384)
    var offset = source.startIndex
    while true {
      // A step reads what it has room for; a bound keeps the count inside 32 bits.
      let end = source.index(offset, offsetBy: 1 << 30, limitedBy: source.endIndex)
      var consumed: Int32 = 0
      var produced: Int32 = 0
      let outcome = source[offset..<(end ?? source.endIndex)].withUnsafeBufferPointer { bytes in
        mailuo_converter_decode(
          handle, bytes.baseAddress, Int32(bytes.count), &consumed, &target,
          Int32(target.count), &produced)
      }
      offset += Int(consumed)
      result.bytes.append(contentsOf: target[..<Int(produced)])
      switch Int(outcome) {
      case MAILUO_CONVERTER_INVALID:
        result.invalidOffsets.append(result.bytes.count)
        result.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case MAILUO_CONVERTER_DONE where offset == source.endIndex: return result
      case MAILUO_CONVERTER_DONE, MAILUO_CONVERTER_MORE: break
      default: throw ICUError("decoding '\(name)'", status: outcome)
      }
    }
  }
}
