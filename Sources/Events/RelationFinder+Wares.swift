// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Products that are said to be somebody's.
extension RelationFinder {
  /// How many words may stand between 的 and the noun that says what a product is.
  private static let longestKind = 8

  /// Adds the maker of a product that is said to be his: 甲是乙公司的新产品, 甲，这是乙的一款工具.
  mutating func readWare(_ index: Int, _ gap: RelationGap) {
    let mentions = annotations.mentions
    let product = mentions[index]
    let maker = mentions[index + 1]
    guard types.isProduct(index), types.isOrganization(index + 1),
      gap.isCopular || isPointedTo(ByteRange(product.range.end, maker.range.start)),
      mayMake(maker.entity, product.entity),
      let end = kindEnd(behind: index + 1)
    else { return }
    add(
      .developer, from: maker.entity, to: product.entity,
      evidence: ByteRange(product.range.start, end))
  }

  /// Whether a comma and what points back stand between two names: ，这是.
  private func isPointedTo(_ range: ByteRange) -> Bool {
    var token = segments.tokenIndex(at: range.start)
    var words = 0
    while token < segments.tokens.count, segments.tokens[token].range.start < range.end {
      let word = segments.tokens[token]
      let first = text.bytes.span.scalar(at: word.range.start).value
      switch words {
      // A closing mark may stand before the comma: “甲”，这是…….
      case 0 where RelationFinder.isQuote(first) || first == 0x2A: break
      case 0: words = first == 0xFF0C || first == 0x2C ? 1 : 9
      case 1:
        words = vocabulary.isWord(word.range, of: .demonstrative, in: text.bytes.span) ? 2 : 9
        // 这是
        if first == 0x8FD9, word.range.count == 6 { words = endsInCopula(word.range) ? 3 : 9 }
      case 2: words = endsInCopula(word.range) ? 3 : 9
      default: words = 9
      }
      if words == 9 { return false }
      token += 1
    }
    return words == 3
  }

  private func endsInCopula(_ range: ByteRange) -> Bool {
    range.count <= 6 && text.bytes.span.starts(with: "是", at: range.end - 3)
  }

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
      if word.form == .punctuation { break }
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
}
