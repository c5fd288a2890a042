// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Brings an article's text into one form: simplified characters, half-width letters and digits,
/// without readings that a converter injected.
///
///     轉(zhuǎn)化為(wéi)３Ｄ模型   →   转化为3D模型
///
/// What changes:
/// - Traditional characters become simplified ones exactly as by ICU's transform
///   Traditional-Simplified, of the version that the dictionary names, the brackets 「」 excepted.
/// - Full-width digits and letters and the ideographic space become ASCII.
/// - Injected readings go; see the brackets that stay in `ReadingRecognizer`.
/// - Invisible characters go: zero-width spaces and joiners (but inside of emoji), directional
///   marks, byte-order marks inside the text, soft hyphens.
///
/// Punctuation, HTML entities and line ends stay as they are.  The number of lines never changes.
/// Only what changes the length of the text becomes an edit of ``NormalizedText/offsets``, for
/// a simplified character has as many bytes as the traditional one.
public struct Normalizer: Sendable {
  let characters: CharacterTable
  let phrases: PhraseTable
  let readings: ReadingRecognizer

  /// Makes a normalizer from the tables `Normalization/…` of a lexicon.
  public init(lexicon: Lexicon) {
    var characters = CharacterTable(lexicon.table("Normalization/characters"))
    phrases = PhraseTable(lexicon.table("Normalization/phrases"), marking: &characters)
    let folded: [ClosedRange<UInt16>] = [
      0x200B...0x200F, 0x2060...0x2060, 0x3000...0x3000, 0xFEFF...0xFEFF, 0xFF08...0xFF08,
      0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    ]
    for range in folded {
      for character in range { characters[character] = CharacterTable.special }
    }
    self.characters = characters
    readings = ReadingRecognizer(
      readings: lexicon.table("Normalization/readings"),
      trails: lexicon.table("Normalization/trails"), characters: characters)
  }

  /// Returns the normalized form of `bytes`, which must be valid UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes; memory for the offsets in proportion to the edits.
  public func normalize(_ bytes: [UInt8]) -> NormalizedText {
    NormalizationPass(self, bytes).run(bytes.span)
  }

  /// Returns the simplified form of a traditional character in UTF-8, or null for several.
  func simplified(of characters: String) -> [UInt8]? {
    guard let character = characters.unicodeScalars.first, characters.utf8.count == 3,
      let unit = UInt16(exactly: character.value)
    else { return nil }
    var entry = self.characters[unit]
    if entry == CharacterTable.special { entry = phrases.head(unit).alone }
    guard entry != 0, let simplified = Unicode.Scalar(entry) else { return Array(characters.utf8) }
    return UTF8.encode(simplified).map { Array($0) }
  }
}
