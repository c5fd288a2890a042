// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the firms and media that only their predicate gives away, or a headline above a text that
/// goes on about them: 芦汀机器成立于2018年, 汀岸观察获悉, 芦汀机器：上半年收入3亿元.
struct SubjectNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 5
  private static let longestBytes = 24

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for (index, token) in view.segments.tokens.enumerated() {
      let isTold =
        token.partOfSpeech != .noun && view.starting[token.range.start].contains(.firmPredicate)
      guard isTold || announces(index, in: view) || tellsOfFunds(index, in: view) else { continue }
      guard let range = subject(before: index, isProper: !isTold, in: view) else { continue }
      candidates.append(.organization(range))
    }
    if let range = headline(in: view) { candidates.append(.organization(range)) }
  }

  /// How many words stand at the most between 完成 and 融资.
  private static let reach = 12

  /// Whether a word is 完成, 获 or the like, and the clause goes on with money for a firm: 完成新一轮融资,
  /// 获某资本投资.
  private func tellsOfFunds(_ index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let text = bytes.span
    let token = tokens[index].range
    guard token.count <= 6, tokens[index].partOfSpeech == .verb,
      SubjectNames.gaining.contains(where: { isWord($0, token, text) })
    else {
      return false
    }
    var next = index + 1
    while next < tokens.count, next - index <= SubjectNames.reach,
      tokens[next].form != .punctuation
        || !view.marks[tokens[next].range.end].contains(.clauseStart)
    {
      let range = tokens[next].range
      if SubjectNames.funds.contains(where: { isWord($0, range, text) }) { return true }
      next += 1
    }
    return false
  }

  /// Whether a word is 宣布 or the like.
  private func announces(_ index: Int, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let token = view.segments.tokens[index]
    return token.range.count == 6
      && SubjectNames.announcing.contains { isWord($0, token.range, text) }
  }

  private func isWord(_ word: StaticString, _ range: ByteRange, _ text: Span<UInt8>) -> Bool {
    word.utf8CodeUnitCount == range.count && text.starts(with: word, at: range.start)
  }

  private static let announcing: [StaticString] = ["宣布", "宣告", "官宣", "递表"]
  /// What a firm does to get money, and what it gets.
  private static let gaining: [StaticString] = ["完成", "获", "获得", "拿下", "拿到", "斩获", "连获"]
  private static let funds: [StaticString] = ["融资", "注资", "领投", "投资"]

  /// Returns the stretch of words from the beginning of the clause to a verb where it may be a
  /// name.
  ///
  /// What others do too is a firm's only where the first word is a proper noun (`isProper`).
  private func subject(before verb: Int, isProper: Bool, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let end = tokens[verb].range.start
    var index = verb
    while index > 0, verb - index < SubjectNames.longestCount {
      let token = tokens[index - 1]
      guard token.range.end == tokens[index].range.start else { return nil }
      // 早报｜芦汀机器……: a mark that parts headlines stands before it.
      if index < verb, isRule(token, in: view) {
        return isName(index..<verb, isProper: isProper, in: view)
          ? ByteRange(tokens[index].range.start, end) : nil
      }
      // 社区电商平台芦汀……: its class stands before the name.
      if index < verb, isClass(token, in: view) {
        return isName(index..<verb, isProper: isProper, in: view)
          ? ByteRange(tokens[index].range.start, end) : nil
      }
      guard belongs(token, in: view), end - token.range.start <= SubjectNames.longestBytes else {
        return nil
      }
      index -= 1
      guard !view.marks[token.range.start].contains(.clauseStart) else {
        return isName(index..<verb, isProper: isProper, in: view)
          ? ByteRange(token.range.start, end) : nil
      }
    }
    return nil
  }

  /// Whether a token is one of the marks that stand between headlines: ｜, 丨, |, /, 】.
  private func isRule(_ token: Token, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0xFF5C, 0x4E28, 0x7C, 0x2F, 0x3011, 0xFF1B, 0xFF0F: return true
    default: return false
    }
  }

  /// Whether a word says what kind of firm follows: 公司, 厂商, 平台.
  private func isClass(_ token: Token, in view: ArticleView) -> Bool {
    let kinds = view.starting[token.range.start].intersection(view.ending[token.range.end])
    let bytes = view.bytes
    return kinds.contains(.organizationNoun)
      || token.range.count == 6 && bytes.span.starts(with: "平台", at: token.range.start)
  }

  /// Returns what stands before a colon at the beginning of the text where it may be a name, a sum
  /// or a share follows in the line, and the text names it again.
  private func headline(in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let text = bytes.span
    guard let first = tokens.first, view.bytes[first.range.start] >= 0xE4 else { return nil }
    var index = 0
    while index < tokens.count, index <= SubjectNames.longestCount, tokens[index].form == .han,
      belongs(tokens[index], in: view)
    {
      index += 1
    }
    guard index > 0, index < tokens.count, tokens[index].range.start == tokens[index - 1].range.end,
      tokens[index].range.start - first.range.start <= SubjectNames.longestBytes,
      text.scalar(at: tokens[index].range.start).value == 0xFF1A,
      isName(0..<index, isProper: false, in: view)
    else { return nil }
    let range = ByteRange(first.range.start, tokens[index].range.start)
    guard range.count >= 12 else { return nil }
    var offset = range.end
    var hasSum = false
    while offset < text.count, text[offset] != 0x0A {
      if view.marks[offset].contains(.expressionStart) { hasSum = true }
      offset += 1
    }
    return hasSum && isRepeated(range, from: offset, in: text) ? range : nil
  }

  /// Whether the text of a range stands again behind an offset.
  private func isRepeated(_ range: ByteRange, from offset: Int, in text: Span<UInt8>) -> Bool {
    var offset = offset
    while let place = text.firstIndex(of: text[range.start], from: offset, to: text.count) {
      offset = place + 1
      guard place + range.count <= text.count else { return false }
      var length = 1
      while length < range.count, text[place + length] == text[range.start + length] { length += 1 }
      if length == range.count { return true }
    }
    return false
  }

  /// Whether words are a name rather than a noun: they are several or none of the list's nouns, and
  /// their last one is no class noun.
  private func isName(_ words: Range<Int>, isProper: Bool, in view: ArticleView) -> Bool {
    guard let last = words.last else { return false }
    let tokens = view.segments.tokens
    if isProper, !isCoined(words, in: view) { return false }
    if isProper, isRobot(tokens[last], in: view) { return true }
    let kinds = view.starting[tokens[last].range.start].intersection(
      view.ending[tokens[last].range.end])
    guard
      kinds.isDisjoint(with: [
        .organizationNoun, .productNoun, .modelNoun, .personTitle, .looseNoun, .conferenceNoun,
        .unit,
      ])
    else { return false }
    return words.count > 1 || tokens[last].partOfSpeech == .properNoun
  }

  /// Whether a word is 机器人, which ends names and is what a thing is as well.
  private func isRobot(_ token: Token, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    return isWord("机器人", token.range, bytes.span)
  }

  /// Whether two characters that are no word of the list, or a proper noun of two, and a noun are
  /// all of a name: 芦汀|机器.
  private func isCoined(_ words: Range<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    let first = tokens[words.lowerBound]
    let last = tokens[words.upperBound - 1]
    guard words.count == 2 || words.count == 3, last.partOfSpeech == .noun,
      last.range.count == 6 || isRobot(last, in: view),
      last.range.start - first.range.start == 6,
      view.starting[first.range.start].isDisjoint(with: CueKinds.known.union(.usualWord))
    else { return false }
    guard words.count == 3 else {
      return first.partOfSpeech == .properNoun || first.partOfSpeech == .other
    }
    // 换个领域完成……: no name holds a classifier.
    let bytes = view.bytes
    return tokens[words.lowerBound..<words.upperBound - 1].allSatisfy { token in
      FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value)
        .isDisjoint(with: [.counter, .measure, .pointer, .adverb])
    }
  }

  /// Whether a word may be part of a name.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han || token.form == .number && token.range.count <= 4 else {
      return false
    }
    guard token.form == .number || view.mayBeInName(token),
      token.partOfSpeech != .numeral || token.form == .number
    else { return false }
    let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
    return cues.isDisjoint(with: [
      .sayVerb, .adverb, .naming, .preposition, .listAnd, .listEtc, .releaseVerb, .organizationVerb,
      .personTitle, .acquireVerb, .knownPlace, .owner,
    ])
  }
}
