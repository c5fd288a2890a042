// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The phrases whose characters are simplified otherwise than one by one, longest match first.
struct PhraseTable: Sendable {
  /// One phrase, and what its characters become.
  struct Phrase: Sendable {
    var traditional: [UInt16]
    var simplified: [UInt32]
  }

  /// A first character: its part of the phrases, and what it becomes alone (0 for itself).
  struct Head: Sendable {
    var range: Range<Int>
    var alone: UInt32
    /// The lowest six bits of the second characters, a bit for each.
    var seconds: UInt64
  }

  /// The phrases by their first character, for each the longest first.
  private(set) var phrases: [Phrase] = []
  /// The second character of each phrase.
  private var seconds: [UInt16] = []
  /// The first characters, numbered as in the table of characters.
  private(set) var heads: [Head] = []
  /// The length of the longest phrase, in characters.
  private(set) var maximumCount = 0

  /// Makes the table of the rows of several lexicon tables, of which a later one overrules an
  /// earlier one, and marks the first characters in `characters`.
  ///
  /// The characters that become one beyond the Basic Multilingual Plane count as first ones too.
  init(_ tables: [LexiconTable], marking characters: inout CharacterTable) {
    // All rows; of equal phrases the last one counts.
    var rows: [Phrase] = []
    rows.reserveCapacity(1_024)
    for table in tables {
      table.forEachRow(0, 1) { _, from, to in
        // Most rows are of a single character.
        guard from.count > 3,
          case let (old, new) = (PhraseTable.scalars(of: from), PhraseTable.scalars(of: to)),
          old.count > 1, old.count == new.count,
          old.allSatisfy({ $0 >= 0x800 && $0 < 0x10000 }), new.allSatisfy({ $0 >= 0x800 })
        else { return }
        rows.append(
          Phrase(traditional: old.map { UInt16(truncatingIfNeeded: $0) }, simplified: new))
      }
    }
    let order = rows.indices.sorted { left, right in
      let (first, second) = (rows[left].traditional, rows[right].traditional)
      guard first[0] == second[0] else { return first[0] < second[0] }
      guard first.count == second.count else { return first.count > second.count }
      return first == second ? left > right : first.lexicographicallyPrecedes(second)
    }
    phrases.reserveCapacity(rows.count)
    for row in order where rows[row].traditional != phrases.last?.traditional {
      phrases.append(rows[row])
    }
    seconds = phrases.map { $0.traditional[1] }
    var start = 0
    while start < phrases.count {
      let character = phrases[start].traditional[0]
      var end = start
      while end < phrases.count, phrases[end].traditional[0] == character {
        maximumCount = max(maximumCount, phrases[end].traditional.count)
        end += 1
      }
      addHead(character, range: start..<end, marking: &characters)
      start = end
    }
    for character in characters.rare.keys.sorted() {
      guard let character = UInt16(exactly: character),
        !CharacterTable.heads.contains(characters[character])
      else { continue }
      addHead(character, range: 0..<0, marking: &characters)
    }
  }

  private static func scalars(of text: Span<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count / 3)
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      scalars.append(scalar.value)
      index += scalar.count
    }
    return scalars
  }

  /// Adds a first character; a lexicon with more than 8,448 of them has no room for the rest.
  private mutating func addHead(
    _ character: UInt16, range: Range<Int>, marking characters: inout CharacterTable
  ) {
    let number = Int(CharacterTable.heads.lowerBound) + heads.count
    guard number <= CharacterTable.heads.upperBound else { return }
    let alone = characters.rare[UInt32(character)] ?? UInt32(characters[character])
    var bits: UInt64 = 0
    for index in range { bits |= 1 << UInt64(seconds[index] & 63) }
    heads.append(Head(range: range, alone: alone, seconds: bits))
    characters[character] = UInt16(number)
  }

  /// Returns what a character becomes alone, 0 for itself, by its entry in the table of characters.
  func alone(_ entry: UInt16) -> UInt32 {
    if CharacterTable.heads.contains(entry) { return head(entry).alone }
    return entry == CharacterTable.special ? 0 : UInt32(entry)
  }

  /// Returns what is known of a character that phrases begin with, by its entry.
  func head(_ entry: UInt16) -> Head { heads[Int(entry - CharacterTable.heads.lowerBound)] }

  /// Returns whether a phrase of `head` goes on with `second`.
  func mayContinue(_ head: Head, with second: UInt16) -> Bool {
    for index in head.range where seconds[index] == second { return true }
    return false
  }
}
