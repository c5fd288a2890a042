// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds companies that only a deal gives away: what is bought (收购云汀岚, 对云汀岚的收购), and what buys
/// or announces it at the start of a clause (云汀岚拟收购……, 云汀岚：拟……).
///
/// Words of word lists alone make no such name: one must be a proper noun or a single character.
struct DealNames {
  /// The longest name, in words and bytes, and the most members of a list.
  private static let longestCount = 5
  private static let longestBytes = 24
  private static let longestList = 12

  let words: CompanyWords

  /// Appends the candidates of a text; the C library looks for 购, many bytes at a time.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 3
    // 购 is E8 B4 AD.
    while let place = text.firstIndex(of: 0xAD, from: offset, to: text.count) {
      offset = place + 1
      guard text[place - 1] == 0xB4, text[place - 2] == 0xE8 else { continue }
      let index = view.tokenIndex(at: place)
      guard index < view.segments.tokens.count,
        isOne(index, .acquire, in: view)
      else { continue }
      appendObjects(behind: index, in: view, to: &candidates)
      if let range = nominalObject(before: index, in: view) { append(range, to: &candidates) }
      if let range = subject(inClauseOf: index, in: view) { append(range, to: &candidates) }
    }
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    candidates.append(.organization(range))
  }

  // MARK: Objects

  /// Appends the names behind a verb, as far as a list of them goes.
  private func appendObjects(
    behind verb: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    var start = verb + 1
    if start < tokens.count, isOne(start, .aspect, in: view) { start += 1 }
    while start < tokens.count, isOne(start, .dealClass, in: view) { start += 1 }
    var count = 0
    while count < DealNames.longestList {
      let end = nameEnd(from: start, in: view)
      guard end > start, endsObject(before: end, in: view), isName(start..<end, in: view) else {
        return
      }
      append(range(start..<end, in: view), to: &candidates)
      guard end < tokens.count, isOne(end, .join, in: view) else { return }
      start = end + 1
      count += 1
    }
  }

  /// Returns the name in 对云汀岚的收购 before the verb.
  private func nominalObject(before verb: Int, in view: ArticleView) -> ByteRange? {
    guard verb > 2, isOne(verb - 1, .of, in: view) else { return nil }
    let tokens = view.segments.tokens
    var start = verb - 1
    while start > 0, verb - start <= DealNames.longestCount + 1,
      belongs(tokens[start - 1], in: view)
    {
      start -= 1
    }
    guard start > 0, isOne(start - 1, .against, in: view),
      isName(start..<verb - 1, in: view)
    else { return nil }
    return range(start..<verb - 1, in: view)
  }

  /// Whether what stands behind a name shows that it ends there: a mark, 的, a number, a verb.
  private func endsObject(before index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    guard index < tokens.count, tokens[index].range.start == tokens[index - 1].range.end else {
      return true
    }
    if endsName(at: index, in: view) { return true }
    switch tokens[index].form {
    case .punctuation, .number: return true
    case .latin, .other: return false
    case .han: break
    }
    switch tokens[index].partOfSpeech {
    case .noun, .properNoun, .adjective, .other: return false
    default: return true
    }
  }

  // MARK: Subjects

  /// Returns the name that the clause of a deal begins with, before what is done.
  private func subject(inClauseOf verb: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    var first = verb
    while first > 0, verb - first < 16 {
      let start = tokens[first].range.start
      if view.marks[start].contains(.clauseStart) || view.marks[start].contains(.lineStart)
        || tokens[first - 1].form == .punctuation
      {
        break
      }
      first -= 1
    }
    // 2016年云汀岚: behind a time.
    while first < verb,
      view.marks[tokens[first].range.start].contains(.insideExpression)
        || view.marks[tokens[first].range.start].contains(.expressionStart)
    {
      first += 1
    }
    let end = nameEnd(from: first, in: view)
    guard end > first, end < tokens.count, end <= verb, isName(first..<end, in: view) else {
      return nil
    }
    let behind = tokens[end - 1].range.end
    let isBeforeMoney =
      end + 1 < tokens.count && tokens[end].partOfSpeech == .adposition
      && tokens[end + 1].form == .number
    guard
      isBeforeMoney || words.end(of: .announcement, at: behind, in: view) != nil
    else { return nil }
    return range(first..<end, in: view)
  }

  // MARK: Names

  /// Returns where the words that may make a name end.
  private func nameEnd(from start: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    var end = start
    while end < tokens.count, end - start < DealNames.longestCount, belongs(tokens[end], in: view),
      end == start
        || tokens[end].range.start == tokens[end - 1].range.end && !endsName(at: end, in: view)
    {
      end += 1
    }
    // 收购晴衡光电花了3亿元: what the deal did.
    if end > start + 1, end < tokens.count, tokens[end - 1].partOfSpeech == .verb,
      isOne(end, .aspect, in: view)
    {
      end -= 1
    }
    return end
  }

  /// Whether a word shows that a name ends before it: 股权 or what is done with shares, but not 股份,
  /// which ends names.
  private func endsName(at index: Int, in view: ArticleView) -> Bool {
    isOne(index, [.share, .shareDeal], in: view) && !isOne(index, .suffix, in: view)
  }

  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han, token.partOfSpeech != .numeral, view.mayBeInName(token),
      !view.marks[token.range.start].contains(.insideExpression),
      !view.marks[token.range.start].contains(.expressionStart)
    else { return false }
    if token.partOfSpeech == .verb, token.range.count >= 6 { return false }
    return view.starting[token.range.start].intersection(view.ending[token.range.end])
      .isDisjoint(with: [
        .sayVerb, .adverb, .naming, .listEtc, .organizationVerb, .acquireVerb, .genericStem,
        .personTitle, .owner,
      ])
  }

  private func range(_ places: Range<Int>, in view: ArticleView) -> ByteRange {
    let tokens = view.segments.tokens
    return ByteRange(
      tokens[places.lowerBound].range.start, tokens[places.upperBound - 1].range.end)
  }

  /// Whether words make a name: one of them is in no list of words, and the last one is no thing.
  private func isName(_ places: Range<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    let whole = range(places, in: view)
    guard whole.count >= 6, whole.count <= DealNames.longestBytes else { return false }
    if isOne(places.upperBound - 1, .thing, in: view), places.count < 3 {
      return false
    }
    if view.isLocalizer(tokens[places.upperBound - 1])
      || isOne(places.upperBound - 1, .matter, in: view)
    {
      return false
    }
    guard
      places.contains(where: {
        tokens[$0].range.count == 3 || tokens[$0].partOfSpeech == .properNoun
      })
    else { return false }
    // A known company and more: the dictionary has it.
    if view.starting[whole.start].contains(.knownOrganization),
      !view.ending[whole.end].contains(.knownOrganization)
    {
      return false
    }
    // A place, a person or a product that the dictionaries know is what it is.
    return view.starting[whole.start].intersection(view.ending[whole.end])
      .isDisjoint(with: [.knownPlace, .knownPerson, .knownProduct, .commonWord])
  }

  private func isOne(_ index: Int, _ kind: CompanyWords.Kinds, in view: ArticleView) -> Bool {
    words.isOne(view.segments.tokens[index].range, of: kind, in: view)
  }
}
