// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds names that end with a class word: 星澜科技, 神达数位股份有限公司, 世界人工智能大会, 张家口市.
///
/// Which of the words before the suffix belong to the name is left to the scorer: each of the
/// borders before it, up to the first word that no name holds, makes a candidate.
struct SuffixNames {
  /// The longest stem, in words.
  private static let longestStem = 8
  private static let longestStemBytes = 60
  /// The bytes of a sum or a date that no name holds.
  private static let longestAmount = 12

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let tokens = view.segments.tokens
    var ordinal = 0
    for suffix in view.suffixes {
      let range = suffix.range
      // The suffix must end where a word ends, and 日 in a date is none.
      guard view.isBorder(range.end), !view.marks[range.start].contains(.insideExpression)
      else { continue }
      var sources: Sources = []
      if suffix.kinds.contains(.organizationSuffix) { sources.insert(.organization) }
      if suffix.kinds.contains(.conferenceSuffix) { sources.insert(.conference) }
      if suffix.kinds.contains(.documentSuffix) { sources.insert(.document) }
      if suffix.kinds.contains(.placeSuffix) { sources.insert(.place) }
      while ordinal < tokens.count, tokens[ordinal].range.end <= range.start { ordinal += 1 }
      // Suffixes come in the order of their starts, so that the token is found in one pass.
      guard ordinal < tokens.count else { return }
      append(
        suffix: range, firstToken: ordinal, sources: sources, view: view, to: &candidates)
    }
  }

  private func append(
    suffix: ByteRange, firstToken: Int, sources: Sources, view: ArticleView,
    to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    var index = firstToken
    if tokens[index].range.start < suffix.start {
      let use = use(of: tokens[index], endingIn: suffix, in: view)
      guard use != .none else { return }
      // The word itself holds the stem: 星澜科技 as one token.
      let range = ByteRange(tokens[index].range.start, suffix.end)
      if use == .name, !view.isMidExpression(range) {
        candidates.append(candidate(range, sources: sources, in: view))
      }
    }
    var count = 0
    var amount = 0
    var next = tokens[index].range.start
    while index > 0, count < SuffixNames.longestStem {
      index -= 1
      let token = tokens[index]
      // 美国 Reed 基金会: the country stands apart.
      if token.range.end < next, view.ending[token.range.end].contains(.knownPlace) { return }
      guard token.range.end == next || isOneSpace(token.range.end, next, in: view),
        suffix.start - token.range.start <= SuffixNames.longestStemBytes,
        belongs(token, to: sources, in: view), !view.isOutside(index),
        !isCounted(token, index: index, in: view)
      else { return }
      // 价值122亿美元公司: no name goes on before a sum.
      let isAmount = view.marks[token.range.start].contains(.insideExpression)
      amount = isAmount ? amount + token.range.count : 0
      if amount >= SuffixNames.longestAmount { return }
      next = token.range.start
      count += 1
      append(ByteRange(next, suffix.end), sources: sources, view: view, to: &candidates)
    }
  }

  /// Appends a candidate, but where its first word begins no name.
  private func append(
    _ range: ByteRange, sources: Sources, view: ArticleView, to candidates: inout [Candidate]
  ) {
    guard view.starting[range.start].isDisjoint(with: SuffixNames.beginsNoName),
      !view.marks[range.start].contains(.insideCode), !view.isMidExpression(range),
      !tellsOfAnother(range, in: view)
    else { return }
    candidates.append(candidate(range, sources: sources, in: view))
  }

  /// Whether a known organization, a verb and another known name begin a stretch: 芦汀新闻查询沧浦市某医院.
  private func tellsOfAnother(_ range: ByteRange, in view: ArticleView) -> Bool {
    guard view.starting[range.start].contains(.knownOrganization) else { return false }
    let tokens = view.segments.tokens
    for name in view.names(startingAt: range.start) where name.range.end < range.end {
      let verb = view.tokenIndex(at: name.range.end)
      guard verb < tokens.count, tokens[verb].range.start == name.range.end,
        tokens[verb].partOfSpeech == .verb, tokens[verb].range.end < range.end
      else { continue }
      let next = view.starting[tokens[verb].range.end]
      if !next.isDisjoint(with: [.knownPlace, .knownOrganization]) { return true }
    }
    return false
  }

  private func candidate(
    _ range: ByteRange, sources: Sources, in view: ArticleView
  ) -> Candidate {
    var candidate = Candidate(range: range, sources: sources)
    if isGovernment(range, in: view) { candidate.certainPlace = 1 }
    return candidate
  }

  /// Whether a known place and 政府 are all of a name: 印尼政府 acts, 印尼 is where; but an office of it,
  /// of which the name goes on, does not follow: 沧浦市政府警察局.
  private func isGovernment(_ range: ByteRange, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let end = range.end - 6
    return end > range.start && bytes.span.starts(with: "政府", at: end)
      && !bytes.span.starts(with: "部门", at: range.end)
      && !view.starting[range.end].contains(.institution)
      && view.starting[range.start].contains(.knownPlace)
      && view.ending[end].contains(.knownPlace)
  }

  /// The kinds of words that no name with a suffix begins with: 发布, 使用, 在, 副总裁.
  ///
  /// Of 11,000 such candidates in 5 MB of articles none was chosen that was a name.
  private static let beginsNoName: CueKinds = [
    .organizationVerb, .useVerb, .releaseVerb, .personBefore, .preposition,
  ]

  /// What a word that holds a suffix, and more, may be.
  private enum Use {
    /// Nothing of a name: 进行 and 知道 are verbs, 员工会 holds no 工会, a channel (通道) has no name.
    case none
    /// The end of a name, but none itself: 洋行, 教区, 铁路.
    case end
    case name
  }

  private func use(of token: Token, endingIn suffix: ByteRange, in view: ArticleView) -> Use {
    // 杂志 is a suffix itself.
    let word = view.starting[token.range.start].intersection(view.ending[token.range.end])
    guard word.isDisjoint(with: .suffix) else { return .name }
    // 领军 ends in 军 and is no army.
    guard !word.contains(.commonWord) else { return .none }
    let isCut = token.range.end < suffix.end
    switch token.partOfSpeech {
    case .verb, .adverb, .adposition, .auxiliary, .pronoun, .determiner, .particle,
      .coordinatingConjunction, .subordinatingConjunction:
      return .none
    case .noun, .adjective, .numeral:
      if isCut { return .none }
      return suffix.count <= 3 && !isArmy(token.range, in: view) ? .end : .name
    default: return .name
    }
  }

  /// Whether a word is a country's army: 日军, 俄军.
  private func isArmy(_ range: ByteRange, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    return range.count == 6 && text.starts(with: "军", at: range.start + 3)
      && FunctionCharacter.of(text.scalar(at: range.start).value).contains(.country)
  }

  private func isOneSpace(_ end: Int, _ start: Int, in view: ArticleView) -> Bool {
    start - end == 1 && view.bytes[end] == 0x20
      && (view.bytes[start] < 0x80 || (end > 0 && view.bytes[end - 1] < 0x80))
  }

  /// Whether a word counts what follows: 家 in 一家汽车公司, which is no name.
  private func isCounted(_ token: Token, index: Int, in view: ArticleView) -> Bool {
    guard index > 0, token.range.count == 3, token.form == .han else { return false }
    let before = view.segments.tokens[index - 1]
    guard before.range.end == token.range.start, before.partOfSpeech == .numeral else {
      return false
    }
    let bytes = view.bytes
    return FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value).contains(.counter)
  }

  /// Whether a word may stand inside a name: no document's name tells that it comes out (公布).
  private func belongs(_ token: Token, to sources: Sources, in view: ArticleView) -> Bool {
    switch token.form {
    case .han:
      switch token.partOfSpeech {
      case .adposition, .particle, .auxiliary, .adverb:
        guard sources.contains(.organization), view.mayBeInName(token) else { return false }
      case .pronoun, .subordinatingConjunction, .determiner: return false
      default: break
      }
      let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
      if sources == .document, cues.contains(.releaseVerb) { return false }
      return cues.isDisjoint(with: [.sayVerb, .adverb, .naming])
        || cues.contains(.organizationSuffix)
    case .latin: return true
    case .number: return token.range.count <= 5
    case .punctuation, .other: return false
    }
  }
}
