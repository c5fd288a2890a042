// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Products that are said to be somebody's.
extension RelationFinder {
  /// How many words may stand between 的 and the noun that says what a product is.
  private static let longestKind = 8

  /// Adds the maker of a product that is said to be his: 甲是乙公司的新产品, 甲，这是乙的一款工具.
  ///
  /// What is denied or only possible tells nothing: 甲不是乙的产品.
  mutating func readWare(_ index: Int, _ gap: RelationGap, cue first: Int) {
    let mentions = annotations.mentions
    let product = mentions[index]
    let maker = mentions[index + 1]
    guard types.isProduct(index), types.isOrganization(index + 1),
      gap.isCopular || isPointedTo(ByteRange(product.range.end, maker.range.start)),
      mayMake(maker.entity, product.entity), isStated(before: maker.range.start, cue: first),
      let end = kindEnd(behind: index + 1)
    else { return }
    add(
      .developer, from: maker.entity, to: product.entity,
      evidence: ByteRange(product.range.start, end))
  }

  /// Whether no cue from `first` on says that what stands before an offset is not so, or may be.
  private func isStated(before end: Int, cue first: Int) -> Bool {
    var cue = first
    while cue < cues.count, cues[cue].range.start < end {
      if !cues[cue].cues.isDisjoint(with: [.negated, .possible, .planned]) { return false }
      cue += 1
    }
    return true
  }

  /// Whether a comma and what points back stand between two names: ，这是.
  private func isPointedTo(_ range: ByteRange) -> Bool {
    let span = text.bytes.span
    var offset = range.start
    // A closing mark may stand before the comma: “甲”，这是…….
    while offset < range.end, isMark(span.scalar(at: offset).value) {
      offset += span.scalar(at: offset).count
    }
    for comma: StaticString in ["，", ","] where span.starts(with: comma, at: offset) {
      let start = offset + comma.utf8CodeUnitCount
      let end = range.end > start && span[range.end - 1] == 0x20 ? range.end - 1 : range.end
      guard end - start > 3, span.starts(with: "是", at: end - 3) else { return false }
      return vocabulary.isWord(ByteRange(start, end - 3), of: .demonstrative, in: span)
    }
    return false
  }

  private func isMark(_ value: UInt32) -> Bool { RelationFinder.isQuote(value) || value == 0x2A }

  /// Where the noun ends that says what product is the organization's, behind 的; null where it is
  /// something else: 甲是乙的对手.
  private func kindEnd(behind organization: Int) -> Int? {
    let mentions = annotations.mentions
    let start = mentions[organization].range.end
    let limit = organization + 1 < mentions.count ? mentions[organization + 1].range.start : Int.max
    var token = segments.tokenIndex(at: start)
    var sawOf = false
    var count = 0
    var last: ByteRange?
    words: while token < segments.tokens.count {
      let word = segments.tokens[token]
      guard word.range.end <= limit else { return nil }
      token += 1
      if text.bytes.span.starts(with: "的", at: word.range.start), word.range.count == 3 {
        // 是乙的产品的一部分
        if sawOf { return nil }
        sawOf = true
        continue
      }
      if word.form == .punctuation || startsLine(word.range.start) { break }
      if vocabulary.isWord(word.range, of: .otherMade, in: text.bytes.span) { return nil }
      // 甲显卡的驱动程序 need not be its maker's.
      if !sawOf, !vocabulary.isWord(word.range, of: .beforePost, in: text.bytes.span) { return nil }
      count += 1
      guard count <= RelationFinder.longestKind else { return nil }
      switch word.partOfSpeech {
      case .noun, .properNoun, .symbol, .other: last = word.range
      case .adjective, .numeral, .determiner: break
      case .verb where sawOf:
        guard token < segments.tokens.count, segments.tokens[token].partOfSpeech == .noun else {
          break words
        }
      default: break words
      }
    }
    guard sawOf, let last, vocabulary.ends(last, with: .ware, in: text.bytes.span) else {
      return nil
    }
    return last.end
  }

  private func startsLine(_ offset: Int) -> Bool { offset > 0 && text.bytes[offset - 1] == 0x0A }
}
