// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What a character means to the segmenter.
enum CharacterClass: UInt8 {
  case space, newline, letter, digit, han, other
  /// Ends a sentence: 。 ！ ？ and their half-width forms.
  case terminator
  /// Ends a clause: ， ； ： and their half-width forms.
  case separator
  /// A half-width point, which may be a decimal point, part of a name, or a full stop.
  case point
  /// An opening or closing quotation mark, bracket or book-title mark.
  case openingQuote, closingQuote, openingBracket, closingBracket
  /// Any other punctuation mark or symbol.
  case mark

  /// Returns the class of a code point.
  static func of(_ value: UInt32) -> CharacterClass {
    if value < 0x80 { return ofASCII(UInt8(truncatingIfNeeded: value)) }
    if value >= 0x4E00 && value <= 0x9FFF { return .han }
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF61: return .terminator
    case 0xFF0C, 0xFF1B, 0xFF1A: return .separator
    case 0x201C, 0x300C, 0x300E, 0x2018: return .openingQuote
    case 0x201D, 0x300D, 0x300F, 0x2019: return .closingQuote
    case 0x300A, 0xFF08, 0x3010, 0x3014, 0x3008, 0xFF3B, 0xFF5B: return .openingBracket
    case 0x300B, 0xFF09, 0x3011, 0x3015, 0x3009, 0xFF3D, 0xFF5D: return .closingBracket
    case 0x00A0, 0x3000, 0x2000...0x200B, 0x202F, 0xFEFF: return .space
    case 0x2028, 0x2029, 0x85: return .newline
    case 0x3400...0x4DBF, 0x20000...0x3FFFF, 0xF900...0xFAFF, 0x3007: return .han
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7: return .letter
    case 0x0370...0x03FF, 0x0400...0x052F: return .letter
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2010...0x206F, 0x20A0...0x2BFF, 0x3001...0x303F,
      0xFE10...0xFE6F, 0xFF02...0xFF0F, 0xFF3C...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFEF:
      return .mark
    default: return .other
    }
  }

  private static func ofASCII(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x0A, 0x0D: .newline
    case 0x00...0x20, 0x7F: .space
    case 0x21, 0x3F: .terminator
    case 0x2C, 0x3A, 0x3B: .separator
    case 0x2E: .point
    case 0x28, 0x5B, 0x7B: .openingBracket
    case 0x29, 0x5D, 0x7D: .closingBracket
    default: .mark
    }
  }
}
