// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds Chinese names beside which nothing speaks for one: proper nouns of the word list, a
/// surname with a given name, characters that transliterate.
///
/// Whether they are names, and of what, is left to the scorer.
struct UncuedNames {
  /// The fewest and the most characters of a transliterated name.
  private static let transliteration = 3...7

  let persons: PersonNames

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let text = bytes.span
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      index += 1
      guard UncuedNames.mayBegin(token.partOfSpeech) else { continue }
      let length = token.range.count
      let isSingle = length <= 3
      let isProper = token.partOfSpeech == .properNoun
      let use = persons.nameUse(text.scalar(at: token.range.start).value)
      guard token.form == .han, isSingle || isProper || length >= 9 || use.isSurname
      else { continue }
      // Longer proper nouns of the word list are idioms more often than names.
      if isProper, !isSingle, length <= 9, isUnknown(token.range, in: view) {
        append(token.range, text: text, to: &candidates)
      }
      if isSingle, use.isSurname {
        appendChinese(from: index - 1, view: view, text: text, to: &candidates)
      } else if length == 6, use.isSurname {
        appendLonger(from: index - 1, view: view, to: &candidates)
      }
      if use.transliterates, isSingle || isProper || length >= 9 {
        let end = appendTransliterated(from: index - 1, view: view, text: text, to: &candidates)
        index = max(index, end)
      }
    }
  }

  /// Whether a word of that part of speech may begin a name.
  private static func mayBegin(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .noun, .properNoun, .verb, .adjective, .other: true
    default: false
    }
  }

  /// Appends a candidate; what stands beside a point is a part of a longer name.
  private func append(_ range: ByteRange, text: Span<UInt8>, to candidates: inout [Candidate]) {
    guard text.namePointLength(at: range.end) == 0,
      text.namePointLength(before: range.start) == 0
    else { return }
    candidates.append(Candidate(range: range, sources: .word))
  }

  private func isUnknown(_ range: ByteRange, in view: ArticleView) -> Bool {
    view.starting[range.start].intersection(view.ending[range.end])
      .isDisjoint(with: CueKinds.known.union(.commonWord))
  }

  /// Appends 谢根荣 where the words are 谢, 根, 荣 or 谢, 根荣, and 陈仪.
  private func appendChinese(
    from first: Int, view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    let start = tokens[first].range.start
    // 一段时间, 两张网卡: a classifier, no surname.
    if first > 0, tokens[first - 1].partOfSpeech == .numeral { return }
    var index = first + 1
    while index < tokens.count, index <= first + 2 {
      let token = tokens[index]
      guard token.range.start == tokens[index - 1].range.end, token.form == .han,
        token.range.end - start <= 9
      else { return }
      if index == first + 1, appendCut(ByteRange(start, token.range.end), token, view, &candidates)
      {
        return
      }
      guard mayBeGiven(token, view: view) else {
        // 又 of 赵又廷 is a word, but hardly between a surname and another character.
        guard index == first + 1, token.range.count <= 3, isRare(token, view: view) else { return }
        index += 1
        continue
      }
      let end = persons.endOfName(ByteRange(start, token.range.end), in: view)
      candidates.append(Candidate(range: ByteRange(start, end), sources: .word))
      index += 1
    }
  }

  /// Appends 李健 where 健在 is one word, and somebody says or shows something in the clause: 李健在会上说.
  private func appendCut(
    _ range: ByteRange, _ token: Token, _ view: ArticleView, _ candidates: inout [Candidate]
  ) -> Bool {
    let end = persons.endOfName(range, in: view)
    guard end < range.end, token.range.count == 6 else { return false }
    guard token.partOfSpeech == .verb, speaks(behind: range.end, view: view) else { return true }
    var candidate = Candidate(range: ByteRange(range.start, end), sources: [.word, .person])
    candidate.certainPlace = 2
    candidates.append(candidate)
    return true
  }

  /// How far a verb is looked for.
  private static let reach = 10

  /// Whether somebody says, shows or announces something in the clause from `offset` on.
  private func speaks(behind offset: Int, view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: offset)
    for _ in 0..<UncuedNames.reach {
      guard index < tokens.count, tokens[index].form != .punctuation else { return false }
      if !view.starting[tokens[index].range.start].isDisjoint(with: [.sayVerb, .releaseVerb]) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a word of one character may be the first of a given name though it is mostly something
  /// else.
  private func isRare(_ token: Token, view: ArticleView) -> Bool {
    let bytes = view.bytes
    let use = FunctionCharacter.of(bytes.span.scalar(at: token.range.start).value)
    return use.isDisjoint(with: [.behindName, .pointer, .counter, .measure])
      && view.starting[token.range.start].intersection(view.ending[token.range.end])
        .isSubset(of: .adverb)
  }

  /// Appends 吴念真 where the words are 吴念 and 真.
  private func appendLonger(
    from first: Int, view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    guard first + 1 < tokens.count, isUnknown(tokens[first].range, in: view) else { return }
    let (start, last) = (tokens[first].range, tokens[first + 1])
    guard last.range.start == start.end, last.form == .han, last.range.count <= 3,
      mayBeGiven(last, view: view)
    else { return }
    candidates.append(
      Candidate(range: ByteRange(start.start, last.range.end), sources: .word))
  }

  /// Whether a word may be a given name, or one character its half.
  private func mayBeGiven(_ token: Token, view: ArticleView) -> Bool {
    let isGiven =
      switch token.partOfSpeech {
      case .properNoun, .other: true
      case .noun, .verb, .adjective: token.range.count <= 3
      default: false
      }
    return isGiven
      && view.starting[token.range.start].intersection(view.ending[token.range.end]).isEmpty
  }

  /// Appends a run of words whose characters transliterate; returns the index of the word behind
  /// it.
  private func appendTransliterated(
    from first: Int, view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) -> Int {
    let tokens = view.segments.tokens
    let start = tokens[first].range.start
    var index = first
    var count = 0
    while index < tokens.count, tokens[index].form == .han,
      index == first || tokens[index].range.start == tokens[index - 1].range.end
    {
      var offset = tokens[index].range.start
      var length = 0
      while offset < tokens[index].range.end,
        persons.transliterates(text.scalar(at: offset).value)
      {
        offset += text.scalar(at: offset).count
        length += 1
      }
      guard offset == tokens[index].range.end,
        count + length <= UncuedNames.transliteration.upperBound
      else { break }
      count += length
      index += 1
    }
    guard count >= UncuedNames.transliteration.lowerBound,
      index > first + 1 || tokens[first].partOfSpeech != .properNoun
    else { return first + 1 }
    append(ByteRange(start, tokens[index - 1].range.end), text: text, to: &candidates)
    return index
  }
}
