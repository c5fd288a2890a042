// SPDX-License-Identifier: Apache-2.0

/// The layout of the file of weights that words and parts of speech are found with.
///
/// All numbers are little-endian.  The file begins with ``magic``, the version and the number of
/// sections, four bytes each; then, for each section, its offset and its length in bytes.  Sections
/// begin at multiples of 64 bytes.  `docs/training.md` describes what they hold.
package enum WordModelFormat {
  /// The first four bytes, `MLWM`.
  package static let magic: UInt32 = 0x4D57_4C4D
  /// The version of the layout.
  package static let version: UInt32 = 2

  /// The sections, in their order in the file.
  package enum Section: Int, CaseIterable {
    /// The numbers of the characters: two levels, as in a lexicon image.
    case codes
    /// The dictionary, a double-array trie.
    case words
    /// ``Meta``, 32-bit numbers.
    case meta
    /// Rows of ``characterWidth`` weights, one for each character.
    case characters
    /// Rows of four weights for each row of ``UnitKind``s of five units.
    case kinds
    /// The small tables of ``Shapes``, four weights a row.
    case shapes
    /// The slots and the rows of sixteen weights of two characters side by side.
    case pairSlots, pairRows
    /// The slots and the rows of sixteen weights that parts of speech are found with: of parts of
    /// words, and of words with the class of a neighbour.
    case tagSlots, tagRows
    /// The slots and the rows of ``TagRow`` of common words.
    case tagWordSlots, tagWordRows
    /// 32 weights for each two classes side by side: the first word's, then the second's.
    case tagClasses
    /// 16 weights for each two classes of the words before and behind.
    case tagSurroundings
    /// 16 weights for each three lengths of words side by side.
    case tagLengths
  }

  /// The numbers of the section `meta`.
  package enum Meta: Int, CaseIterable {
    /// The base of the root of the dictionary.
    case root
    /// One number for each character, the special ones included.
    case characterCount
    /// The 16 weights of a tag following a tag, B M E S, as 16-bit numbers in pairs from here on.
    case transitions
  }

  /// The row of a word that parts of speech are found with.
  package enum TagRow {
    /// 16 weights for each place that the word is seen from: ``TagPlace``.
    package static let masks = 80
    /// The number of its only tag, plus one; 0 where it has several.
    package static let certain = 88
    package static let wordClass = 89
    package static let width = 96
  }

  /// The weights of a character: four for each of five places, then four for each place of a word
  /// of the dictionary's path.
  package static let characterWidth = 64
  /// Where the weights of the places of a path's word begin in a character's row.
  package static let pathStart = 20
  /// How many places of a path's word there are: by its length, and where in it.
  package static let placeCount = 9

  /// The code points that stand for units that are no single character.
  package enum Special {
    package static let start: UInt32 = 0xE000
    package static let end: UInt32 = 0xE001
    /// 1 to 5 digits: 0xE002…0xE006.
    package static let digits: UInt32 = 0xE001
    package static let brokenNumber: UInt32 = 0xE007
    /// 1 to 3 letters: 0xE008…0xE00A.
    package static let letters: UInt32 = 0xE007
    package static let last: UInt32 = 0xE00A
  }

  /// Which place of a path's word of `length` units unit number `index` of it has.
  @inline(__always)
  package static func place(_ index: Int, of length: Int) -> Int {
    let isFirst = index == 0
    let isLast = index == length &- 1
    switch length {
    case 1: return 0
    case 2: return isFirst ? 1 : 2
    case 3: return isFirst ? 3 : isLast ? 5 : 4
    default: return isFirst ? 6 : isLast ? 8 : 7
    }
  }

  /// How many classes of words there are at most.
  package static let classCount = 128
  /// The class of what the dictionary has not.
  package static let unknownClass = 0
  /// The classes of what lies before and behind a sentence.
  package static let startClass = 126
  package static let endClass = 127

  /// The small tables, by the number of the row at which each begins.
  package enum Shapes {
    /// By the longest word that begins, ends, goes through: 6 × 6 × 6.
    package static let reach = 0
    /// By the longest word that begins behind and ends here: 6 × 6.
    package static let following = 216
    /// By the longest word that ends before and begins here: 6 × 6.
    package static let preceding = 252
    /// For each word that begins here, by length (4), rank (8) and class.
    package static let begins = 288
    /// For each word that ends here.
    package static let ends = begins + 4 * 8 * classCount
    /// For each word that goes through, by length (4) and rank (8).
    package static let goesThrough = ends + 4 * 8 * classCount
    /// By the place in a path's word (9) and its class.
    package static let path = goesThrough + 32
    /// By the length of the path's next word, where one ends here.
    package static let next = path + placeCount * classCount
    /// By the length of the path's word before, where one begins here.
    package static let previous = next + 5
    package static let count = previous + 5
  }

  /// Returns the value of a word in the dictionary: its cost in 64ths of a bit, its rank, its
  /// class.
  package static func value(cost: Int, rank: Int, wordClass: Int) -> UInt32 {
    let kind = UInt32(rank & 7) << 8 | UInt32(wordClass & 127) << 1
    return UInt32(min(max(cost, 0), 0xFFF)) << 11 | kind | 1
  }

  /// The mark of a known name in a value; alone it is no word.
  package static let nameMark: UInt32 = 1 << 23
  /// Whether a value is that of a word.
  @inline(__always) package static func isWord(_ value: UInt32) -> Bool { value & 1 != 0 }

  @inline(__always) package static func cost(of value: UInt32) -> Int32 {
    Int32(truncatingIfNeeded: value &>> 11 & 0xFFF)
  }
  @inline(__always) package static func rank(of value: UInt32) -> Int {
    Int(truncatingIfNeeded: (value &>> 8) & 7)
  }
  @inline(__always) package static func wordClass(of value: UInt32) -> Int {
    Int(truncatingIfNeeded: (value &>> 1) & 127)
  }
  /// What a character costs as a word that the dictionary has not, in 64ths of a bit.
  package static let unknownCost: Int32 = 1_108
}

/// What a unit is made of.
package enum UnitKind: UInt8 {
  case han, digits, letters, numeral, time, mark, other, edge

  /// The ideographs that are numerals (〇一二三四五六七八九十百千万亿零两几) or units of time (年月日时分秒).
  static let specialHan: [(kind: UnitKind, characters: [UInt32])] = [
    (
      .numeral,
      [
        0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
        0x767E, 0x5343, 0x4E07, 0x4EBF, 0x96F6, 0x4E24, 0x51E0,
      ]
    ),
    (.time, [0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5206, 0x79D2]),
  ]
}

extension WordModelFormat {
  /// Returns a file of sections, in their order.
  package static func file(_ sections: [[UInt8]]) -> [UInt8] {
    var head: [UInt32] = [magic, version, UInt32(sections.count)]
    var body: [UInt8] = []
    let start = (4 * (3 + 2 * sections.count) + 63) / 64 * 64
    for section in sections {
      head += [UInt32(start + body.count), UInt32(section.count)]
      body += section
      body += [UInt8](repeating: 0, count: (64 - body.count % 64) % 64)
    }
    let bytes = head.flatMap(littleEndian)
    return bytes + [UInt8](repeating: 0, count: start - bytes.count) + body
  }

  /// Returns the bytes of a number, the lowest first.
  package static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
