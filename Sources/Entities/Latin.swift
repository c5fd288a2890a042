// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What single bytes and scalars are in a Latin name.
enum Latin {
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The number of bytes of the scalar that begins with `byte`; 1 for what begins none.
  @inline(__always)
  static func length(ofLead byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Whether a byte may stand in an address of the web or of mail.
  static func isAddress(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte)
      || (byte < 0x80
        && (byte == 0x2E || byte == 0x2F || byte == 0x2D || byte == 0x5F || byte == 0x3F
          || byte == 0x3D || byte == 0x26 || byte == 0x25 || byte == 0x23 || byte == 0x40
          || byte == 0x3A || byte == 0x2B || byte == 0x7E))
  }

  /// Whether a scalar is a letter of the Latin, Greek or Cyrillic script, or a digit.
  static func isWordScalar(_ value: UInt32) -> Bool {
    if value < 0x80 { return isAlphanumeric(UInt8(value)) }
    return (value >= 0xC0 && value <= 0x24F && value != 0xD7 && value != 0xF7)
      || (value >= 0x370 && value <= 0x52F) || value == 0xAE || value == 0x2122
      || value == 0xB2 || value == 0xB3
  }

  /// Whether a mark joins the letters before and behind it to one word.
  static func isJoiner(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x5F, 0x2E, 0x2B, 0x26, 0x27, 0xB7, 0x2019, 0x2011, 0x2014, 0x30FB: true
    default: false
    }
  }
}
