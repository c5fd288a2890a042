// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the companies that sentences about shares tell of and that nothing in their name gives
/// away: behind what they are to another (控股股东云汀岚, 全资子公司晴衡), behind what is done with shares
/// (增持云汀岚), by an end that is a common word elsewhere (云汀投资), and those of the dictionaries that
/// are words as well.
struct MarketNames {
  /// The longest name, in words and bytes, and the most members of a list.
  private static let longestCount = 5
  private static let longestBytes = 24
  private static let longestList = 12
  /// How much likelier a company is in a sentence about shares, in the unit of the weights.
  private static let share: Int32 = 96

  private let words: CompanyWords
  private let knowledge: EntityKnowledge
  /// The sentences about shares, in reading order.
  private let sentences: [ByteRange]

  /// Makes a finder of the companies of a text; the C library looks for 股, 持 and 购, many bytes at a
  /// time.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(words: CompanyWords, knowledge: EntityKnowledge, view: ArticleView) {
    self.words = words
    self.knowledge = knowledge
    sentences = MarketNames.sentences(in: view, words: words)
      .map { view.segments.sentences[$0].range }
  }

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for range in sentences {
      appendWords(of: range, in: view, to: &candidates)
      appendKnown(in: range, of: view, to: &candidates)
    }
  }

  /// Makes companies likelier in these sentences, where nothing else fits better.
  func raise(_ candidates: inout [Candidate], in view: ArticleView) {
    guard !sentences.isEmpty else { return }
    var next = 0
    for index in candidates.indices where candidates[index].certainPlace == 0 {
      let range = candidates[index].range
      while next < sentences.count, sentences[next].end <= range.start { next += 1 }
      guard next < sentences.count else { return }
      let best = candidates[index].scores.best
      guard sentences[next].start <= range.start, view.bytes[range.start] >= 0x80,
        best.place == 1 || best.margin <= 0,
        !isPhrase(range, in: view)
      else { continue }
      candidates[index].scores.values[1] += MarketNames.share
    }
  }

  /// Whether a word of deals in shares stands in a name, its end aside (减持公司股份), or it ends with a
  /// known name (目前云汀).
  private func isPhrase(_ range: ByteRange, in view: ArticleView) -> Bool {
    if words.end(of: .plain, at: range.start, in: view) != nil { return true }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start)
    // 2个百分点: a measure.
    if index > 0,
      view.marks[range.start].contains(.expressionEnd)
        || tokens[index - 1].form == .number
    {
      return true
    }
    while index < tokens.count, tokens[index].range.start < range.end {
      let start = tokens[index].range.start
      if start > range.start,
        view.names(startingAt: start).contains(where: { $0.range.end == range.end })
      {
        return true
      }
      // 大公司: what it is alone.
      if tokens[index].range.end == range.end,
        words.isOne(tokens[index].range, of: .defined, in: view)
      {
        return true
      }
      if words.isOne(
        tokens[index].range, of: [.plain, .market, .stake, .shareDeal, .defined, .thing], in: view)
        && (tokens[index].range.end < range.end || tokens[index].range.start == range.start)
      {
        return true
      }
      index += 1
    }
    // 沧浦芯片 in 沧浦芯片装备基金.
    return index < tokens.count && tokens[index].range.start == range.end
      && tokens[index].partOfSpeech == .noun
      && !words.isOne(
        tokens[index].range,
        of: [.market, .holder, .share, .dealClass, .shareClass, .defined, .announcement], in: view)
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    candidates.append(.organization(range))
  }

  // MARK: Sentences

  /// The bytes of 股, 持 and 购.
  private static let marks: [(UInt8, UInt8, UInt8)] = [
    (0xE8, 0x82, 0xA1), (0xE6, 0x8C, 0x81), (0xE8, 0xB4, 0xAD),
  ]

  /// Returns the sentences with a word of the stock market, in reading order.
  private static func sentences(in view: ArticleView, words: CompanyWords) -> [Int] {
    let bytes = view.bytes
    let text = bytes.span
    var found: [Int] = []
    for (first, middle, last) in MarketNames.marks {
      var offset = 1
      while let place = text.firstIndex(of: middle, from: offset, to: text.count) {
        offset = place + 1
        guard text[place - 1] == first, place + 1 < text.count, text[place + 1] == last,
          isMarketWord(at: place - 1, in: view, words: words)
        else { continue }
        let index = view.segments.sentenceIndex(at: place)
        if index < view.segments.sentences.count { found.append(index) }
      }
    }
    found.sort()
    var last = -1
    found.removeAll { index in
      defer { last = index }
      return index == last
    }
    return found
  }

  /// Whether the word around an offset is of the stock market.
  private static func isMarketWord(
    at offset: Int, in view: ArticleView, words: CompanyWords
  ) -> Bool {
    let index = view.tokenIndex(at: offset)
    return index < view.segments.tokens.count
      && words.isOne(view.segments.tokens[index].range, of: .market, in: view)
  }

  // MARK: Words

  private func appendWords(
    of sentence: ByteRange, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let firms = FirmNames(words: words)
    var index = view.tokenIndex(at: sentence.start)
    while index < tokens.count, tokens[index].range.start < sentence.end {
      let token = tokens[index]
      if token.form == .latin, token.range.count == 2,
        let end = ListedNames.markedEnd(from: token.range.start, in: bytes.span)
      {
        append(ByteRange(token.range.start, end), to: &candidates)
      }
      if token.form == .han {
        if words.isOne(token.range, of: [.stake, .holder], in: view) {
          appendList(behind: index, in: view, to: &candidates)
        }
        if words.isOne(token.range, of: [.suffix, .softSuffix, .marketSuffix], in: view),
          let range = firms.stemmed(token.range, isMarket: true, in: view)
        {
          append(range, to: &candidates)
        }
      }
      index += 1
    }
  }

  /// Appends the names behind a word, as far as a list of them goes.
  private func appendList(
    behind word: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    var start = word + 1
    if start < tokens.count, isOne(start, .aspect, in: view) { start += 1 }
    while start < tokens.count, isOne(start, .dealClass, in: view) { start += 1 }
    var count = 0
    while count < MarketNames.longestList {
      let end = nameEnd(from: start, in: view)
      guard end > start, endsObject(before: end, in: view), isName(start..<end, in: view) else {
        return
      }
      append(
        ByteRange(tokens[start].range.start, tokens[end - 1].range.end), to: &candidates)
      guard end < tokens.count, isOne(end, .join, in: view) else { return }
      start = end + 1
      count += 1
    }
  }

  /// Returns where the words that may make a name end.
  private func nameEnd(from start: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    var end = start
    while end < tokens.count, end - start < MarketNames.longestCount,
      belongs(tokens[end], in: view),
      end == start || tokens[end].range.start == tokens[end - 1].range.end,
      !isOne(end, [.market, .share, .shareDeal, .stake], in: view) || isOne(end, .suffix, in: view)
    {
      end += 1
    }
    return end
  }

  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han, token.partOfSpeech != .numeral, view.mayBeInName(token),
      !view.marks[token.range.start].contains(.insideExpression),
      !view.marks[token.range.start].contains(.expressionStart)
    else { return false }
    if token.partOfSpeech == .verb, token.range.count >= 6,
      !words.isOne(token.range, of: [.suffix, .softSuffix], in: view)
    {
      return false
    }
    return view.starting[token.range.start].intersection(view.ending[token.range.end])
      .isDisjoint(with: [
        .sayVerb, .adverb, .naming, .listEtc, .organizationVerb, .acquireVerb, .personTitle,
        .owner,
      ])
  }

  /// Whether what stands behind a name shows that it ends there: a mark, a number, a verb, a
  /// preposition.
  private func endsObject(before index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    guard index < tokens.count, tokens[index].range.start == tokens[index - 1].range.end else {
      return true
    }
    switch tokens[index].form {
    case .punctuation, .number: return true
    case .latin, .other: return false
    case .han: break
    }
    if isOne(index, [.market, .share, .shareDeal, .stake], in: view) { return true }
    switch tokens[index].partOfSpeech {
    case .noun, .properNoun, .adjective, .other: return false
    case .verb: return !isInLegalName(index, in: view)
    default: return true
    }
  }

  /// Whether a verb is a part of a registered name: 建设 in 云汀建设集团有限公司.
  private func isInLegalName(_ verb: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    var index = verb + 1
    while index < tokens.count, index - verb < 8, tokens[index].form == .han,
      tokens[index].range.start == tokens[index - 1].range.end
    {
      if words.ends(.owner, at: tokens[index].range.end, in: view) { return true }
      index += 1
    }
    return false
  }

  /// Whether words make the name of a company: four characters at least, one word of them in no
  /// list.
  private func isName(_ places: Range<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    let whole = ByteRange(
      tokens[places.lowerBound].range.start, tokens[places.upperBound - 1].range.end)
    guard whole.count >= 12, whole.count <= MarketNames.longestBytes else { return false }
    if isOne(places.upperBound - 1, .thing, in: view), places.count < 3 { return false }
    // 家纺龙头云汀岚: what it is comes first.
    if places.dropLast().contains(where: { isOne($0, .shareClass, in: view) }) { return false }
    if view.isLocalizer(tokens[places.upperBound - 1]) { return false }
    guard
      places.contains(where: {
        tokens[$0].range.count == 3 || tokens[$0].partOfSpeech == .properNoun
      })
    else { return false }
    return view.starting[whole.start].intersection(view.ending[whole.end])
      .isDisjoint(with: [.knownPlace, .knownPerson, .knownProduct, .commonWord])
      && view.starting[whole.start].isDisjoint(with: .knownOrganization)
  }

  private func isOne(_ index: Int, _ kind: CompanyWords.Kinds, in view: ArticleView) -> Bool {
    words.isOne(view.segments.tokens[index].range, of: kind, in: view)
  }

  // MARK: Known names

  /// Appends the companies of the dictionaries that are common words elsewhere.
  private func appendKnown(
    in sentence: ByteRange, of view: ArticleView, to candidates: inout [Candidate]
  ) {
    for name in view.names(from: sentence.start) {
      guard name.range.start < sentence.end else { return }
      // 第一创业 and 新希望, but not 小米 and 通用.
      guard name.range.count >= 9,
        view.senses[name.senses].allSatisfy({
          $0.isAmbiguous && knowledge.entry($0.entity).type == 0
        })
      else { continue }
      var candidate = Candidate(range: name.range, sources: .dictionary, senses: name.senses)
      candidate.certainPlace = 1
      candidates.append(candidate)
    }
  }
}
