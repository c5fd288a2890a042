// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds Chinese names that only their place in the clause gives away: 机器人公司超脑未来 has one
/// behind a class noun, 原子矩阵完成了融资 has one as its subject.
struct BareNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 5
  private static let longestBytes = 21

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let classNouns: CueKinds = [.organizationNoun, .productNoun]
    for (index, token) in view.segments.tokens.enumerated() where token.form == .han {
      let start = token.range.start
      if !view.ending[start].isDisjoint(with: classNouns) {
        appendNames(from: index, behind: true, view: view, to: &candidates)
      }
      if view.marks[start].contains(.clauseStart) {
        appendNames(from: index, behind: false, view: view, to: &candidates)
      }
    }
  }

  /// Appends the stretches of words from a word on that end where a name may end.
  private func appendNames(
    from first: Int, behind: Bool, view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    let start = tokens[first].range.start
    var index = first
    while index < tokens.count, index - first < BareNames.longestCount {
      let token = tokens[index]
      guard token.form == .han, token.range.end - start <= BareNames.longestBytes,
        belongs(token, in: view), !view.isOutside(index)
      else { return }
      let end = token.range.end
      index += 1
      guard end - start >= 6, endsName(end, before: index, isSubject: !behind, view: view)
      else { continue }
      candidates.append(
        Candidate(range: ByteRange(start, end), sources: behind ? .apposition : .subject))
    }
  }

  /// Whether a word may be part of a name.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    switch token.partOfSpeech {
    case .adposition, .particle, .pronoun, .auxiliary, .subordinatingConjunction, .determiner,
      .coordinatingConjunction, .adverb, .numeral:
      return false
    default:
      let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
      return cues.isDisjoint(with: [
        .sayVerb, .adverb, .naming, .preposition, .listAnd, .listEtc, .releaseVerb,
        .organizationVerb,
      ])
    }
  }

  /// Whether a name may end before the word `next`: a verb, an adverb, a mark, 的, 和, 旗下.
  private func endsName(
    _ end: Int, before next: Int, isSubject: Bool, view: ArticleView
  ) -> Bool {
    let tokens = view.segments.tokens
    guard next < tokens.count, tokens[next].range.start == end else { return !isSubject }
    let verbs: CueKinds = [
      .releaseVerb, .organizationVerb, .sayVerb, .adverb, .acquireVerb, .owner,
    ]
    let kinds = view.starting[end]
    if isSubject { return !kinds.isDisjoint(with: verbs) }
    return !belongs(tokens[next], in: view) || tokens[next].form != .han
      || !kinds.isDisjoint(with: verbs)
  }
}
