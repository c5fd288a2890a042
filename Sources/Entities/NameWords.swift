// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Which words may stand inside a name of a company.
extension ArticleView {
  /// The function words of one character, in the order of their numbers.
  private static let particles: [UInt32] =
    "的了在把将向以由对被与和及为于从是其该这那此也又再已并拟就都而或不未有按至等所后前时过着个名家每各很更最且但则当使用让给比跟同因若如上下内外里自地才只"
    .unicodeScalars.map(\.value).sorted()

  /// What a word of two characters begins with that counts or points: 一家, 那些.
  private static let pointers: [UInt32] = "一两几每那这该各".unicodeScalars.map(\.value)
  /// What says where something is, behind its name: 产业园内.
  private static let localizers: [UInt32] = "内外里中上下间旁前后时".unicodeScalars.map(\.value)

  /// Whether a word says where or when something is, behind its name.
  func isLocalizer(_ token: Token) -> Bool {
    let bytes = self.bytes
    return token.form == .han && token.range.count == 3
      && ArticleView.localizers.contains(bytes.span.scalar(at: token.range.start).value)
  }

  /// Whether a word may be part of a name.
  ///
  /// Names that no word list has are cut in single characters, whose parts of speech say nothing:
  /// of those only what is a function word everywhere is none.
  func mayBeInName(_ token: Token) -> Bool {
    switch token.partOfSpeech {
    case .pronoun, .subordinatingConjunction, .determiner, .coordinatingConjunction: return false
    case .adposition, .particle, .auxiliary, .adverb: break
    default: return !isPointing(token)
    }
    guard token.form == .han, token.range.count == 3 else { return false }
    let bytes = self.bytes
    let scalar = bytes.span.scalar(at: token.range.start).value
    return !ArticleView.particles.contains(scalar)
  }

  /// Whether the word at `index`, alone or with the one before or behind, stands in no name that only
  /// its end or its place gives away: 让, 用于, 一|个, 快|去.
  func isOutside(_ index: Int) -> Bool {
    let tokens = segments.tokens
    let kinds = starting[tokens[index].range.start]
    if ending[tokens[index].range.end].contains(.outside) {
      if kinds.contains(.outside) { return true }
      if index > 0, starting[tokens[index - 1].range.start].contains(.outside) { return true }
    }
    return kinds.contains(.outside) && index + 1 < tokens.count
      && ending[tokens[index + 1].range.end].contains(.outside)
  }

  private func isPointing(_ token: Token) -> Bool {
    let bytes = self.bytes
    return token.form == .han && token.range.count == 6
      && ArticleView.pointers.contains(bytes.span.scalar(at: token.range.start).value)
  }
}
