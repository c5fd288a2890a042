// SPDX-License-Identifier: Apache-2.0

/// The layout of a lexicon image: what its writer and its reader agree on.
///
///     header     64 bytes: magic, version, section count, content hash, size, header checksum
///     sections   32 bytes each: name (8), offset, length, checksum
///     bodies     each aligned to 64 bytes, in the order of the table
///
/// All numbers are little-endian.
package enum ImageFormat {
  /// "MAILUOLX", read as a number.
  package static let magic: UInt64 = 0x584C_4F55_4C49_414D
  /// The version of the layout; a program reads only its own.
  package static let version: UInt64 = 4
  /// The number of bytes before the section table.
  package static let headerSize = 64
  /// The number of bytes of one row of the section table.
  package static let sectionSize = 32
  /// More sections than any image has: a bound for damaged ones.
  package static let maximalSectionCount: UInt64 = 64
  /// What each body's offset is a multiple of.
  package static let alignment = 64

  /// The sections of an image.
  package enum Section: String, CaseIterable, Sendable {
    /// Numbers: see ``Meta``.
    case meta
    /// Where each string of the pool begins.
    case stringOffsets = "str.offs"
    /// The strings' UTF-8 bytes.
    case stringBytes = "str.data"
    /// Code points to dense codes.
    case codes
    /// The word trie.
    case words
    /// The trie of all forms.
    case forms = "frm.trie"
    /// One record a form.
    case formRecords = "frm.recs"
    /// One record a sense.
    case senses
    /// One record an entity.
    case entities
    /// The names of the cue classes, as string numbers.
    case classes
    /// One record a table.
    case tables
    /// The tables' column names and fields, as string numbers.
    case cells
    /// The tables' tries, one behind the other.
    case tableTries = "tab.trie"
    /// The weights of the tagger of names: see ``TaggerFormat``.
    case taggerRows = "tag.rows"
    /// The classes of the tagger's words: see ``WordNumbers``.
    case taggerWords = "tag.word"
    /// The set of kinds of each form, see ``FormKinds``; this section and those behind it are made
    /// of those before, and lie here so that no start has to make them.
    case formKinds = "frm.kind"
    /// Where each set ends among the kinds.
    case kindEnds = "knd.ends"
    /// The kinds of all sets.
    case kinds = "knd.item"
    /// The places of each entity's type and kind among the names.
    case entityKinds = "ent.kind"
    /// The names of entities' types and kinds, as string numbers.
    case entityNames = "ent.name"

    /// Whether the section says what no other one does.
    package var isOriginal: Bool {
      switch self {
      case .formKinds, .kindEnds, .kinds, .entityKinds, .entityNames: false
      default: true
      }
    }

    /// The name as it stands in the section table.
    package var tag: UInt64 {
      var tag: UInt64 = 0
      for (index, byte) in rawValue.utf8.enumerated() where index < 8 {
        tag |= UInt64(byte) << UInt64(8 * index)
      }
      return tag
    }
  }

  /// The numbers of the meta section, 32 bits each.
  package enum Meta: Int, CaseIterable, Sendable {
    /// The string number of ICU's version.
    case icuVersion
    /// log2 of the sum of all word frequencies, in 64ths.
    case wordLogTotal
    /// The number of words.
    case wordCount
    /// The number of frames.
    case frameCount
    /// The base of the word trie's root.
    case wordRoot
    /// The base of the form trie's root.
    case formRoot
  }

  /// The number of 32-bit fields of a form's record: text, flags, first sense, sense count.
  package static let formFieldCount = 4
  /// The number of 32-bit fields of a sense's record: kind with flags and group, index, word.
  package static let senseFieldCount = 3
  /// The number of 32-bit fields of an entity's record: type, name, kind, parent name, parent + 1.
  package static let entityFieldCount = 5
  /// The number of 32-bit fields of a table's record: name, columns, rows, first cell, base of the
  /// trie's root.
  package static let tableFieldCount = 5

  /// FNV-1a with 64 bits, eight bytes at a step.
  package static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for place in 0..<8 { word |= UInt64(bytes[index + place]) << UInt64(8 * place) }
      hash = (hash ^ word) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return hash
  }
}
