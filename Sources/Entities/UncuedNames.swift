// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds Chinese names beside which nothing speaks for one: proper nouns of the word list, a surname
/// with a given name, characters that transliterate.
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
      guard isSingle || isProper || length >= 9, token.form == .han else { continue }
      // Longer proper nouns of the word list are idioms more often than names.
      if isProper, !isSingle, length <= 9, isUnknown(token.range, in: view) {
        append(token.range, text: text, to: &candidates)
      }
      let use = persons.nameUse(text.scalar(at: token.range.start).value)
      if isSingle, use.isSurname {
        appendChinese(from: index - 1, view: view, text: text, to: &candidates)
      }
      if use.transliterates {
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
        token.range.end - start <= 9, mayBeGiven(token, view: view)
      else { return }
      candidates.append(
        Candidate(range: ByteRange(start, token.range.end), sources: .word))
      index += 1
    }
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

  /// Appends a run of words whose characters transliterate; returns the index of the word behind it.
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
