// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What becomes of each character of three UTF-8 bytes, in two steps of one look-up each.
///
/// The first two bytes choose a page of 64 entries, the third one of them.  Pages without an entry
/// share page 0, so that a clean text touches little more than the 2 KiB of `pages`.  The few
/// characters of four bytes, and those that become one, are looked up in ``rare``.
struct CharacterTable: Sendable {
  /// The entry of a character that needs a closer look: a full-width form, a bracket, an invisible
  /// character.
  static let special: UInt16 = 0xFFFF
  /// The entries of the first characters of phrases: numbers of ``PhraseTable``, in a range that no
  /// simplified character lies in.
  static let heads: ClosedRange<UInt16> = 0xD800...0xF8FF

  /// The number of the page for the 10 bits of the first two bytes.
  private(set) var pages = [UInt16](repeating: 0, count: 1024)
  /// The entries: 0 for a character that stays, its simplified form, ``special``, or one of
  /// ``heads``.
  private(set) var entries = [UInt16](repeating: 0, count: 64)

  /// The characters of which one form or the other lies beyond the Basic Multilingual Plane.
  private(set) var rare: [UInt32: UInt32] = [:]

  /// Makes a table in which every character stays.
  init() {}

  /// Adds a lexicon's rows of `traditional` and `simplified`, those of several characters left out.
  mutating func add(_ rows: LexiconTable) {
    rows.forEachRow(0, 1) { _, from, to in
      guard from.count > 0, to.count > 0,
        case let (old, new) = (from.scalar(at: 0), to.scalar(at: 0)), old.count == from.count,
        new.count == to.count, old.value >= 0x800, new.value >= 0x800
      else { return }
      if let source = UInt16(exactly: old.value), let target = UInt16(exactly: new.value) {
        self[source] = source == target ? 0 : target
      } else {
        rare[old.value] = new.value
      }
    }
  }

  /// The entry of a character.
  subscript(_ character: UInt16) -> UInt16 {
    get { entries[Int(pages[Int(character >> 6)]) << 6 | Int(character & 0x3F)] }
    set {
      let page = Int(character >> 6)
      if pages[page] == 0 {
        pages[page] = UInt16(entries.count >> 6)
        entries.append(contentsOf: repeatElement(0, count: 64))
      }
      entries[Int(pages[page]) << 6 | Int(character & 0x3F)] = newValue
    }
  }
}
