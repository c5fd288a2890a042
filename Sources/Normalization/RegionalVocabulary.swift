// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Puts the mainland's words for those of Taiwan and Hong Kong: 伺服器 is 服务器.
///
/// A page in traditional characters may also mirror one of the mainland, whose 资料 and 核心 are its
/// own.  So the whole article is looked at first: the words that one side alone has are counted.
struct RegionalVocabulary: Sendable {
  /// How many words of the mainland alone may stand in a regional page for each one of its own.
  private static let toleratedWords = 3

  /// The tables, a later one overruling an earlier one.
  private let tables: [LexiconTable]

  /// Makes the vocabulary of a lexicon's tables `Normalization/vocabulary…`.
  init(lexicon: Lexicon) {
    tables = ["vocabulary", "vocabulary-news"].map { lexicon.table("Normalization/\($0)") }
  }

  /// A regional word, or one that is listed for another reason.
  private struct Match {
    var range: ByteRange
    var mainland: ImageText
    var use: ImageText
  }

  /// Returns `text` with the mainland's words, or as it is where it is no regional page.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func mainlandText(of text: NormalizedText, characters: CharacterTable) -> NormalizedText {
    let matches = matches(in: text.bytes.span)
    let ownCount = matches.count { $0.use.equals("own") }
    let foreignCount = matches.count { $0.use.equals("mainland") }
    guard foreignCount <= ownCount * RegionalVocabulary.toleratedWords,
      text.simplifiedCount > 0 || (ownCount > 0 && !isSimplified(text.bytes.span, characters))
    else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.bytes.count)
    var offsets = OffsetMap()
    var end = 0
    for match in matches where match.use.equals("own") || match.use.equals("shared") {
      bytes.append(contentsOf: text.bytes[end..<match.range.start])
      for index in 0..<match.mainland.count { bytes.append(match.mainland[index]) }
      offsets.append(source: match.range, targetCount: match.mainland.count)
      end = match.range.end
    }
    guard end > 0 else { return text }
    bytes.append(contentsOf: text.bytes[end...])
    return NormalizedText(
      bytes: bytes, offsets: text.offsets.followed(by: offsets),
      simplifiedCount: text.simplifiedCount, repairCount: text.repairCount,
      repairs: text.repairs, doubts: text.doubts)
  }

  /// Returns whether a text holds a simplified character, so that it is the mainland's own.
  ///
  /// 演算法 looks the same in both scripts.
  private func isSimplified(_ bytes: Span<UInt8>, _ characters: CharacterTable) -> Bool {
    let simplified = Set(characters.entries).subtracting(CharacterTable.heads)
    var index = 0
    while index < bytes.count {
      let scalar = bytes.scalar(at: index)
      if scalar.count == 3, simplified.contains(UInt16(truncatingIfNeeded: scalar.value)) {
        return true
      }
      index += scalar.count
    }
    return false
  }

  /// Returns the listed words, left to right, the longest at each place.
  private func matches(in bytes: Span<UInt8>) -> [Match] {
    var result: [Match] = []
    var index = 0
    while index < bytes.count {
      guard let match = match(in: bytes, at: index) else {
        index += bytes.scalar(at: index).count
        continue
      }
      result.append(match)
      index = match.range.end
    }
    return result
  }

  private func match(in bytes: Span<UInt8>, at offset: Int) -> Match? {
    var longest: Match?
    for table in tables {
      guard let (rows, end) = table.longestKey(in: bytes, at: offset), let row = rows.first,
        end >= longest?.range.end ?? 0,
        let mainland = table.text(row: row, column: 1), let use = table.text(row: row, column: 2)
      else { continue }
      longest = Match(range: ByteRange(offset, end), mainland: mainland, use: use)
    }
    return longest
  }
}
