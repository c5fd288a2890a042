// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds listed companies by the code that stands behind them in brackets: 芦汀机器(600123),
/// 芦汀机器（00123.HK）.
struct ListedNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 5
  private static let longestBytes = 24

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let tokens = view.segments.tokens
    for (index, token) in tokens.enumerated()
    where token.form == .punctuation && index > 0 && isCode(behind: index, in: view) {
      guard let range = name(before: index, in: view) else { continue }
      var candidate = Candidate(range: range, sources: .organization)
      candidate.certainPlace = 1
      candidates.append(candidate)
    }
  }

  /// Whether a bracket and then a code of five or six digits stand at a word.
  private func isCode(behind index: Int, in view: ArticleView) -> Bool {
    let range = view.segments.tokens[index].range
    let isBracket =
      range.count == 1 && view.bytes[range.start] == UInt8(ascii: "(")
      || range.count == 3 && view.bytes[range.start] == 0xEF && view.bytes[range.start + 2] == 0x88
    guard isBracket else { return false }
    var end = range.end
    while end < view.bytes.count, view.bytes[end] >= 0x30, view.bytes[end] <= 0x39 { end += 1 }
    guard end < view.bytes.count, end - range.end == 5 || end - range.end == 6 else { return false }
    // A closing bracket, or the exchange: .HK.
    return [UInt8(ascii: ")"), UInt8(ascii: "."), 0xEF].contains(view.bytes[end])
  }

  /// Returns the words before a word as far back as a mark, or a word that no name holds.
  private func name(before last: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let end = tokens[last - 1].range.end
    guard end == tokens[last].range.start else { return nil }
    var index = last - 1
    while index >= 0, last - index <= ListedNames.longestCount {
      let token = tokens[index]
      guard end - token.range.start <= ListedNames.longestBytes, belongs(token, in: view) else { break }
      index -= 1
      if view.marks[token.range.start].contains(.clauseStart) { break }
    }
    guard index < last - 1 else { return nil }
    let start = tokens[index + 1].range.start
    let isWhole =
      index < 0 || view.marks[start].contains(.clauseStart)
      || !belongs(tokens[index], in: view)
    return isWhole && end - start >= 6 ? ByteRange(start, end) : nil
  }

  /// Whether a word may stand inside a name.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han || token.form == .latin else { return false }
    switch token.partOfSpeech {
    case .adposition, .particle, .pronoun, .auxiliary, .subordinatingConjunction, .determiner,
      .coordinatingConjunction, .adverb:
      return false
    default:
      let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
      return cues.isDisjoint(with: [.sayVerb, .organizationVerb, .acquireVerb, .adverb, .listAnd])
    }
  }
}
