// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The phrases whose characters are simplified otherwise than one by one, longest match first.
struct PhraseTable: Sendable {
  /// One phrase, and what its characters become.
  struct Phrase: Sendable {
    var traditional: [UInt16]
    var simplified: [UInt16]
  }

  /// A first character: its part of the phrases, and what it becomes alone (0 for itself).
  struct Head: Sendable {
    var range: Range<Int>
    var alone: UInt16
  }

  /// The phrases by their first character, for each the longest first.
  private(set) var phrases: [Phrase] = []
  /// The second character of each phrase.
  private var seconds: [UInt16] = []
  private var heads: [Head] = []
  /// For each first character its index in `heads`, plus one.
  private var headNumbers = CharacterTable()
  /// The length of the longest phrase, in characters.
  private(set) var maximumCount = 0

  /// Makes the table of a lexicon's rows, and marks the first characters in `characters`.
  init(_ rows: LexiconTable, marking characters: inout CharacterTable) {
    for row in 0..<rows.rowCount {
      let from = Array(rows.field(row: row, column: 0).utf16)
      let to = Array(rows.field(row: row, column: 1).utf16)
      guard from.count == to.count, from.count > 1,
        (from + to).allSatisfy({ $0 >= 0x800 && $0 & 0xF800 != 0xD800 })
      else { continue }
      phrases.append(Phrase(traditional: from, simplified: to))
    }
    phrases.sort { left, right in
      left.traditional[0] != right.traditional[0]
        ? left.traditional[0] < right.traditional[0]
        : left.traditional.count > right.traditional.count
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
      heads.append(Head(range: start..<end, alone: characters[character]))
      headNumbers[character] = UInt16(heads.count)
      characters[character] = CharacterTable.special
      start = end
    }
  }

  /// Returns what is known of a character that phrases begin with.
  func head(_ character: UInt16) -> Head {
    let number = Int(headNumbers[character])
    return number > 0 ? heads[number - 1] : Head(range: 0..<0, alone: 0)
  }

  /// Returns whether a phrase of `head` goes on with `second`.
  func mayContinue(_ head: Head, with second: UInt16) -> Bool {
    for index in head.range where seconds[index] == second { return true }
    return false
  }
}
