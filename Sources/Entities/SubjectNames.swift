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
    for (index, token) in view.segments.tokens.enumerated()
    where token.partOfSpeech != .noun
      && view.starting[token.range.start].contains(.firmPredicate)
    {
      if let range = subject(before: index, in: view) { candidates.append(.organization(range)) }
    }
    if let range = headline(in: view) { candidates.append(.organization(range)) }
  }

  /// Returns the stretch of words from the beginning of the clause to a verb where it may be a
  /// name.
  private func subject(before verb: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let end = tokens[verb].range.start
    var index = verb
    while index > 0, verb - index < SubjectNames.longestCount {
      let token = tokens[index - 1]
      guard token.range.end == tokens[index].range.start, belongs(token, in: view),
        end - token.range.start <= SubjectNames.longestBytes
      else { return nil }
      index -= 1
      guard !view.marks[token.range.start].contains(.clauseStart) else {
        return isName(index..<verb, in: view) ? ByteRange(token.range.start, end) : nil
      }
    }
    return nil
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
      text.scalar(at: tokens[index].range.start).value == 0xFF1A, isName(0..<index, in: view)
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
  private func isName(_ words: Range<Int>, in view: ArticleView) -> Bool {
    guard let last = words.last else { return false }
    let tokens = view.segments.tokens
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
