// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Which words may stand inside a name of a company.
extension ArticleView {
  /// The function words of one character, in the order of their numbers.
  private static let particles: [UInt32] =
    "的了在把将向以由对被与和及为于从是其该这那此也又再已并拟就都而或不未有按至等所后前时过着个名家每各很更最且但则当使用让给比跟同因若如上下内外里自地才只"
    .unicodeScalars.map(\.value).sorted()

  /// Whether a word may be part of a name.
  ///
  /// Names that no word list has are cut in single characters, whose parts of speech say nothing:
  /// of those only what is a function word everywhere is none.
  func mayBeInName(_ token: Token) -> Bool {
    switch token.partOfSpeech {
    case .pronoun, .subordinatingConjunction, .determiner, .coordinatingConjunction: return false
    case .adposition, .particle, .auxiliary, .adverb: break
    default: return true
    }
    guard token.form == .han, token.range.count == 3 else { return false }
    let bytes = self.bytes
    let scalar = bytes.span.scalar(at: token.range.start).value
    return !ArticleView.particles.contains(scalar)
  }
}
