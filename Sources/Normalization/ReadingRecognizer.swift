// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds readings that a converter put behind a character: `轉(zhuǎn)化`, `為(wei) `,
/// `，F(xiàn)acebook`.
///
/// What stands in the brackets must be a reading that the dictionary has of the character before
/// them, in half- or full-width brackets, with at most one space before and behind.  Everything
/// else in brackets is the author's own and stays: `(AI)`, `高通(Qualcomm)`, `云(cloud)`, `他(she)`.
///
/// A reading with a tone mark is always taken for injected, and so is one without behind a
/// traditional character, for converters inject behind what they converted.  Behind any other
/// character one without might be a word (`马(ma)`), so it goes only on a page that shows an
/// injected one, or at least ``plainEvidence`` that might be.  In 10 million characters of clean
/// technology articles not a single bracket matched even without that condition.
///
/// Converters that work byte by byte on GBK also find characters across two others: the second
/// byte of `，` and an F are the two bytes of 現.  Such readings stand behind a letter, which is
/// the second byte of a traditional character with that reading (`Normalization/trails`).
final class ReadingRecognizer: Sendable {
  /// How many readings without a tone a page must hold before any of them goes.
  static let plainEvidence = 3

  /// A reading in brackets.
  struct Match {
    /// All that is to be taken out, the brackets and a space of the converter's included.
    var range: ByteRange
    /// Whether its tone is marked.
    var isToned: Bool
    /// Whether it is injected for sure, wherever it stands.
    var isSure: Bool
    /// The offset of the letter and the row of the characters it may have been, where it is behind
    /// a letter.
    var letter: (offset: Int, row: Int)?
  }

  private let readings: LazyReadingTable
  private let trails: LexiconTable

  /// The characters that converters convert.
  private let characters: CharacterTable

  init(readings: LexiconTable, trails: LexiconTable, characters: CharacterTable) {
    self.readings = LazyReadingTable(readings)
    self.trails = trails
    self.characters = characters
  }

  /// Returns whether a syllable is a reading of a character.
  ///
  /// `table` is kept by the caller from call to call.
  func isReading(
    _ syllable: PinyinSyllable, of character: UInt32, _ table: inout ReadingTable?
  ) -> Bool {
    readings.isReading(syllable, of: character, &table)
  }

  /// Returns the characters that the letter of a match may have been.
  func characters(ofRow row: Int) -> String { trails.field(row: row, column: 1) }

  /// Returns the reading whose opening bracket stands at `offset`, or null where there is none.
  ///
  /// `table` is kept by the caller from match to match.
  func match(
    _ text: Span<UInt8>, at offset: Int, _ table: inout ReadingTable?
  ) -> Match? {
    let opening = text[offset] == UInt8(ascii: "(") ? 1 : 3
    guard offset > 0, offset + opening < text.count,
      let (syllable, end) = PinyinSyllable.read(text, at: offset + opening),
      let behind = closingBracketEnd(text, at: end)
    else { return nil }
    let before = text[offset - 1]
    if before < 0x80, before != 0x20 {
      return trail(text, letterAt: offset - 1, opening: opening, end: end, behind: behind)
        .map { row in
          Match(
            range: ByteRange(offset, behind), isToned: syllable.tone > 0,
            isSure: syllable.tone > 0, letter: (offset - 1, row))
        }
    }
    let start = before == 0x20 ? offset - 1 : offset
    guard let place = text.scalarStart(before: start), case let character = text.scalar(at: place),
      character.isHan
    else { return nil }
    guard readings.isReading(syllable, of: character.value, &table) else { return nil }
    // A space behind is the converter's where Chinese goes on; before Latin it may be the author's.
    let takesSpace =
      behind + 1 < text.count && text[behind] == 0x20 && text[behind + 1] >= 0x80
    return Match(
      range: ByteRange(start, behind + (takesSpace ? 1 : 0)), isToned: syllable.tone > 0,
      isSure: syllable.tone > 0 || isConverted(character))
  }

  /// Returns whether readings without a tone mark are injected ones in this text.
  ///
  /// - Complexity: O(*n*); stops as soon as it is sure.
  func hasEvidence(in text: Span<UInt8>) -> Bool {
    var plainCount = 0
    var table: ReadingTable?
    for offset in text.indices {
      let byte = text[offset]
      guard
        byte == UInt8(ascii: "(")
          || (byte == 0xEF && text.starts(with: "（", at: offset)),
        let match = match(text, at: offset, &table)
      else { continue }
      if match.isSure { return true }
      if match.letter == nil { plainCount += 1 }
      if plainCount == ReadingRecognizer.plainEvidence { return true }
    }
    return false
  }

  private func isConverted(_ scalar: DecodedScalar) -> Bool {
    scalar.count == 3 && characters[UInt16(truncatingIfNeeded: scalar.value)] != 0
  }

  private func closingBracketEnd(_ text: Span<UInt8>, at offset: Int) -> Int? {
    if offset < text.count, text[offset] == UInt8(ascii: ")") { return offset + 1 }
    return text.starts(with: "）", at: offset) ? offset + 3 : nil
  }

  /// Returns the row of the characters that a letter and the reading behind it may come from, or
  /// null.
  private func trail(
    _ text: Span<UInt8>, letterAt letter: Int, opening: Int, end: Int, behind: Int
  ) -> Int? {
    // The letter must follow what is no ASCII: its first byte was half of a Chinese character, or
    // of a mark that was made half-width later.
    guard letter > 0 else { return nil }
    switch text[letter - 1] {
    case 0x80...0xFF, 0x21, 0x2C, 0x3A, 0x3B, 0x3F: break
    default: return nil
    }
    var key: [UInt8] = [text[letter], UInt8(ascii: "(")]
    for index in (letter + 1 + opening)..<end { key.append(text[index]) }
    key.append(UInt8(ascii: ")"))
    return trails.rows(forKey: key.span).first
  }
}
