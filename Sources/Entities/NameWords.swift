// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Which words may stand inside a name of a company.
extension ArticleView {
  /// Whether a word says where or when something is, behind its name.
  func isLocalizer(_ token: Token) -> Bool {
    let bytes = self.bytes
    return token.form == .han && token.range.count == 3
      && FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value).contains(.localizer)
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
    return !FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value).contains(.particle)
  }

  /// Whether the word at `index`, alone or with the one before or behind, stands in no name that
  /// only its end or its place gives away: 让, 用于, 一|个, 快|去.
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
      && FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value).contains(.pointer)
  }
}
