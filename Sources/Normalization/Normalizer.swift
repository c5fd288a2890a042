// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Brings an article's text into one form: simplified characters, half-width letters and digits,
/// without readings that a converter injected.
///
///     轉(zhuǎn)化為(wéi)３Ｄ模型   →   转化为3D模型
///
/// What changes:
/// - Traditional characters become simplified ones as by ICU's transform Traditional-Simplified,
///   of the version that the dictionary names, the brackets 「」 excepted, and but for what
///   `Normalization/variants` and `words` say otherwise.
/// - Full-width digits and letters and the ideographic space become ASCII.
/// - Injected readings go; see the brackets that stay in `ReadingRecognizer`.
/// - Invisible characters go: zero-width spaces and joiners (but inside of emoji), directional
///   marks, byte-order marks inside the text, soft hyphens.
///
/// - Character references of HTML (`&nbsp;`) become their characters, and the tags of a page
///   spaces.
/// - Lost bytes are put back where what then stands there is far likelier: ``ByteShiftRepair``.
///
/// Punctuation and line ends stay as they are.  The number of lines never changes.
/// Only what changes the length of the text becomes an edit of ``NormalizedText/offsets``, for
/// but a few rare ones a simplified character has as many bytes as the traditional one.
public final class Normalizer: Sendable {
  let characters: CharacterTable
  let phrases: PhraseTable
  let tables: SimplificationTables
  let readings: ReadingRecognizer
  private let vocabulary: RegionalVocabulary
  private let furniture: FurnitureFinder
  private let repair: ByteShiftRepair

  /// Makes a normalizer from the tables `Normalization/…` of a lexicon.
  public init(lexicon: Lexicon) {
    // A later table overrules an earlier one.
    let tables = ["characters", "phrases", "variants", "words"].map {
      lexicon.table("Normalization/\($0)")
    }
    var characters = CharacterTable()
    for table in tables { characters.add(table) }
    let converted = characters
    phrases = PhraseTable(tables, marking: &characters)
    let folded: [ClosedRange<UInt16>] = [
      0x200B...0x200F, 0x2060...0x2060, 0x3000...0x3000, 0xFEFF...0xFEFF, 0xFF08...0xFF08,
      0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    ]
    for range in folded {
      for character in range { characters[character] = CharacterTable.special }
    }
    self.characters = characters
    self.tables = SimplificationTables(characters, phrases)
    vocabulary = RegionalVocabulary(lexicon: lexicon)
    furniture = FurnitureFinder(lexicon: lexicon)
    readings = ReadingRecognizer(
      readings: lexicon.table("Normalization/readings"),
      trails: lexicon.table("Normalization/trails"), characters: converted)
    let cost = ReadingCost(words: lexicon.words, characters: characters, phrases: phrases)
    repair = ByteShiftRepair(lexicon: lexicon, cost: cost, readings: readings)
  }

  /// Returns the normalized form of `bytes`, which must be valid UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes; memory for the offsets in proportion to the
  ///   edits.
  public func normalize(_ bytes: [UInt8]) -> NormalizedText {
    let (text, facts) = NormalizationPass(self, bytes).run(bytes.span)
    let findings = repair.findings(in: text, raw: bytes.span)
    guard !findings.repairs.isEmpty else {
      guard !findings.doubts.isEmpty else { return text }
      return NormalizedText(
        bytes: text.bytes, offsets: text.offsets, simplifiedCount: text.simplifiedCount,
        repairCount: text.repairCount, doubts: findings.doubts)
    }
    var splicer = RepairSplicer(self, bytes, text, facts: facts)
    return splicer.text(with: findings)
  }

  /// A text as the later stages read it.
  public struct Page: Sendable {
    /// The text, its wrapped lines joined, without what templates and scripts leave, and without
    /// emphasis inside numbers.
    public var text: NormalizedText
    /// The lines that belong to the page, not to the article, in reading order.
    public var furniture: [ByteRange]
  }

  /// Returns a normalized text as the later stages read it.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func page(of text: NormalizedText) -> Page {
    let text = NumberEmphasis.plain(text)
    let lines = TextLine.lines(of: text.bytes.span)
    guard !lines.isEmpty else { return Page(text: text, furniture: []) }
    var joiner = LineJoiner(
      text, lines: lines, kinds: furniture.kinds(of: lines, in: text.bytes.span))
    return joiner.page()
  }

  /// Returns a normalized text with the mainland's words for those of Taiwan and Hong Kong, or as
  /// it is where the page was written in the mainland's.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func mainlandText(of text: NormalizedText) -> NormalizedText {
    vocabulary.mainlandText(of: text, characters: characters)
  }

  /// Returns the simplified form of a traditional character in UTF-8, or null for several.
  func simplified(of characters: String) -> [UInt8]? {
    guard let character = characters.unicodeScalars.first, characters.utf8.count == 3,
      let unit = UInt16(exactly: character.value)
    else { return nil }
    let alone = phrases.alone(self.characters[unit])
    guard alone != 0, let simplified = Unicode.Scalar(alone) else { return Array(characters.utf8) }
    return UTF8.encode(simplified).map { Array($0) }
  }
}
