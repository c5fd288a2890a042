// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What most characters are done with: a walk without a decision but for those of the tables.
///
/// It ends at whatever needs a closer look: brackets, references and tags of markup, full-width
/// forms, invisible characters, what may begin a phrase.
struct SimplificationTables: Sendable {
  private let pages: [UInt16]
  private let entries: [UInt16]
  private let heads: [PhraseTable.Head]
  /// A bit for each character of three bytes with an entry: of most texts nothing else is asked.
  private let changing: [UInt64]

  /// Makes the tables of characters and phrases.
  init(_ characters: CharacterTable, _ phrases: PhraseTable) {
    pages = characters.pages
    entries = characters.entries
    heads = phrases.heads
    changing = characters.pages.map { page in
      guard page > 0 else { return 0 }
      var bits: UInt64 = 0
      for place in 0..<64 where characters.entries[Int(page) << 6 | place] != 0 {
        bits |= 1 << UInt64(place)
      }
      return bits
    }
  }

  /// Returns where from `start` on something changes or needs a closer look, or the end.
  func firstChange(in text: Span<UInt8>, from start: Int) -> Int {
    let pages = pages.span
    let entries = entries.span
    let heads = heads.span
    let changing = changing.span
    var index = start
    while index < text.count {
      let lead = text[index]
      if lead >= 0xE0 && lead < 0xF0 && index &+ 2 < text.count {
        let word = Int(lead & 0x0F) &<< 6 | Int(text[index &+ 1] & 0x3F)
        if changing[word] &>> UInt64(text[index &+ 2] & 63) & 1 == 1,
          SimplificationTables.change(text, at: index, pages, entries, heads) != 0
        {
          return index
        }
        index &+= 3
      } else if lead < 0x80 {
        if SimplificationTables.isMark(lead) { return index }
        index &+= 1
      } else {
        let count = SimplificationTables.rareCount(text, at: index)
        if count == 0 { return index }
        index &+= count
      }
    }
    return text.count
  }

  /// Returns whether what stands at `index` is a character that another one of three bytes stands
  /// for.
  func isPlainChange(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard text[index] >= 0xE0, text[index] < 0xF0, index + 2 < text.count else { return false }
    let change = SimplificationTables.change(
      text, at: index, pages.span, entries.span, heads.span)
    return change != 0 && change < SimplificationTables.closerLook
  }

  /// Simplifies characters from `start` on, until something needs a closer look.
  ///
  /// - Returns: where that is, or the text's end, and how many characters were simplified.
  func simplify(
    _ text: Span<UInt8>, from start: Int, into output: inout MutableSpan<UInt8>
  ) -> (end: Int, count: Int) {
    let pages = pages.span
    let entries = entries.span
    let heads = heads.span
    var index = start
    var count = 0
    while index < text.count {
      let lead = text[index]
      if lead >= 0xE0 && lead < 0xF0 && index &+ 2 < text.count {
        let change = SimplificationTables.change(text, at: index, pages, entries, heads)
        if change != 0 {
          guard change < SimplificationTables.closerLook else { return (index, count) }
          output[index] = 0xE0 | UInt8(truncatingIfNeeded: change >> 12)
          output[index &+ 1] = 0x80 | UInt8(truncatingIfNeeded: change >> 6) & 0x3F
          output[index &+ 2] = 0x80 | UInt8(truncatingIfNeeded: change) & 0x3F
          count &+= 1
        }
        index &+= 3
      } else if lead < 0x80 {
        if SimplificationTables.isMark(lead) { return (index, count) }
        index &+= 1
      } else {
        let rareCount = SimplificationTables.rareCount(text, at: index)
        if rareCount == 0 { return (index, count) }
        index &+= rareCount
      }
    }
    return (text.count, count)
  }

  /// Stands for what is no plain change.
  private static let closerLook: UInt32 = 0x10000

  /// Returns the character that stands for the one of three bytes at `index`: 0 where that stays,
  /// and `closerLook` where more must be known.
  @inline(__always)
  private static func change(
    _ text: Span<UInt8>, at index: Int, _ pages: Span<UInt16>, _ entries: Span<UInt16>,
    _ heads: Span<PhraseTable.Head>
  ) -> UInt32 {
    let page = pages[Int(text[index] & 0x0F) &<< 6 | Int(text[index &+ 1] & 0x3F)]
    if page == 0 { return 0 }
    let entry = entries[Int(page) &<< 6 | Int(text[index &+ 2] & 0x3F)]
    if entry < CharacterTable.heads.lowerBound { return UInt32(entry) }
    guard entry <= CharacterTable.heads.upperBound else {
      return entry == CharacterTable.special ? SimplificationTables.closerLook : UInt32(entry)
    }
    let head = heads[Int(entry &- CharacterTable.heads.lowerBound)]
    // The character behind, by its lowest bits, or what phrases skip.
    let next = index &+ 3
    if next &+ 2 < text.count {
      switch text[next] {
      case UInt8(ascii: "("), 0xE2, 0xEF: return SimplificationTables.closerLook
      case 0xE3...0xEE:
        if head.seconds &>> UInt64(text[next &+ 2] & 63) & 1 == 1 {
          return SimplificationTables.closerLook
        }
      default: break
      }
    }
    return min(head.alone, SimplificationTables.closerLook)
  }

  /// Returns whether an ASCII character may begin a reading, a reference or a tag.
  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
  }

  /// Returns the length of a character of two or four bytes, 0 where it needs a closer look.
  @inline(__always)
  private static func rareCount(_ text: Span<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    guard index &+ 1 < text.count else { return 1 }
    if lead < 0xE0 { return lead == 0xC2 && text[index &+ 1] == 0xAD ? 0 : 2 }
    // Ideographs beyond the Basic Multilingual Plane, not emoji.
    return lead == 0xF0 && index &+ 3 < text.count && text[index &+ 1] >= 0xA0 ? 0 : 4
  }
}
