// SPDX-License-Identifier: Apache-2.0

import TextModel

/// One syllable of Hanyu pinyin, with or without its tone.
struct PinyinSyllable: Hashable {
  /// The letters, one a byte, the first one highest; ü is `v`.
  private(set) var letters: UInt64 = 0
  /// The tone, 1…4, or 0 where none is marked.
  private(set) var tone = 0

  /// Reads the lower-case letters at `offset`, and returns them and the offset behind them.
  ///
  /// No more than six letters and no more than one tone mark make a syllable.  The tone may be a
  /// combining mark; ɑ and ɡ of schoolbooks are a and g.
  static func read(
    _ text: Span<UInt8>, at offset: Int
  ) -> (syllable: PinyinSyllable, end: Int)? {
    var result = PinyinSyllable()
    var index = offset
    var count = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      guard let (letter, tone) = parts(of: scalar.value) else { break }
      if tone > 0 {
        guard result.tone == 0 else { return nil }
        result.tone = tone
      }
      if letter == diaeresis {
        guard result.letters & 0xFF == UInt64(UInt8(ascii: "u")) else { return nil }
        result.letters = result.letters & ~0xFF | UInt64(UInt8(ascii: "v"))
      } else if letter > 0 {
        count += 1
        guard count <= 6 else { return nil }
        result.letters = result.letters << 8 | UInt64(letter)
      } else if count == 0 {
        return nil
      }
      index += scalar.count
    }
    return count > 0 ? (result, index) : nil
  }

  /// Returns whether this, as written on a page, can stand for `reading` of a dictionary.
  ///
  /// Without a tone any tone will do, and `u` may stand for ü, as on keyboards.
  func matches(_ reading: PinyinSyllable) -> Bool {
    if tone > 0 { return self == reading }
    return letters == reading.letters || letters == reading.withPlainU.letters
  }

  /// The same with u for ü.
  private var withPlainU: PinyinSyllable {
    var result = self
    for shift in stride(from: UInt64(0), to: 48, by: 8)
    where letters >> shift & 0xFF == UInt64(UInt8(ascii: "v")) {
      result.letters ^= UInt64(UInt8(ascii: "v") ^ UInt8(ascii: "u")) << shift
    }
    return result
  }

  private static let diaeresis: UInt8 = 1

  /// Returns the letter and the tone that a scalar stands for, either 0 where it has none.
  private static func parts(of scalar: UInt32) -> (letter: UInt8, tone: Int)? {
    switch scalar {
    case 0x61...0x7A: (UInt8(scalar), 0)
    case 0x101: (UInt8(ascii: "a"), 1)
    case 0xE1: (UInt8(ascii: "a"), 2)
    case 0x1CE, 0x103: (UInt8(ascii: "a"), 3)
    case 0xE0: (UInt8(ascii: "a"), 4)
    case 0x113: (UInt8(ascii: "e"), 1)
    case 0xE9, 0x1EBF: (UInt8(ascii: "e"), 2)
    case 0x11B, 0x115: (UInt8(ascii: "e"), 3)
    case 0xE8, 0x1EC1: (UInt8(ascii: "e"), 4)
    case 0xEA: (UInt8(ascii: "e"), 0)
    case 0x12B: (UInt8(ascii: "i"), 1)
    case 0xED: (UInt8(ascii: "i"), 2)
    case 0x1D0, 0x12D: (UInt8(ascii: "i"), 3)
    case 0xEC: (UInt8(ascii: "i"), 4)
    case 0x14D: (UInt8(ascii: "o"), 1)
    case 0xF3: (UInt8(ascii: "o"), 2)
    case 0x1D2, 0x14F: (UInt8(ascii: "o"), 3)
    case 0xF2: (UInt8(ascii: "o"), 4)
    case 0x16B: (UInt8(ascii: "u"), 1)
    case 0xFA: (UInt8(ascii: "u"), 2)
    case 0x1D4, 0x16D: (UInt8(ascii: "u"), 3)
    case 0xF9: (UInt8(ascii: "u"), 4)
    case 0xFC: (UInt8(ascii: "v"), 0)
    case 0x1D6: (UInt8(ascii: "v"), 1)
    case 0x1D8: (UInt8(ascii: "v"), 2)
    case 0x1DA: (UInt8(ascii: "v"), 3)
    case 0x1DC: (UInt8(ascii: "v"), 4)
    case 0x144: (UInt8(ascii: "n"), 2)
    case 0x148: (UInt8(ascii: "n"), 3)
    case 0x1F9: (UInt8(ascii: "n"), 4)
    case 0x1E3F: (UInt8(ascii: "m"), 2)
    case 0x251: (UInt8(ascii: "a"), 0)
    case 0x261: (UInt8(ascii: "g"), 0)
    case 0x304: (0, 1)
    case 0x301: (0, 2)
    case 0x30C: (0, 3)
    case 0x300: (0, 4)
    case 0x308: (diaeresis, 0)
    default: nil
    }
  }
}
