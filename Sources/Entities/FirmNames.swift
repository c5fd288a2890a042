// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the short names of companies that no dictionary has: two characters and what companies are
/// called (芦汀股份), and what a full name defines (……有限公司（下称“芦汀”）).
struct FirmNames {
  /// The longest defined name, in bytes.
  private static let longestDefined = 36

  let words: CompanyWords

  private static let brackets = bytes(of: ["(", "（"])
  private static let definitions = bytes(of: ["以下", "下", "简"])

  private static func bytes(of words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for suffix in view.suffixes where suffix.kinds.contains(.organizationSuffix) {
      if let range = stemmed(suffix.range, isMarket: false, in: view) {
        append(range, to: &candidates)
      }
    }
    appendDefined(in: view, to: &candidates)
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    candidates.append(.organization(range))
  }

  // MARK: Stems

  /// Returns the name of two characters and a suffix, or null where they are no name.
  ///
  /// - Parameters:
  ///   - suffix: Where the suffix stands.
  ///   - isMarket: Whether the sentence is about shares, where more words end names and more stand
  ///     before them.
  ///   - view: The article.
  /// - Returns: The range of the name.
  func stemmed(_ suffix: ByteRange, isMarket: Bool, in view: ArticleView) -> ByteRange? {
    guard suffix.count == 6, suffix.start >= 6, view.isBorder(suffix.end) else { return nil }
    // What is cheap to see comes first: two characters or one word of two stand before the suffix.
    let tokens = view.segments.tokens
    let place = view.tokenIndex(at: suffix.start)
    guard place > 0, tokens[place].range.start == suffix.start else { return nil }
    let start = suffix.start - 6
    var first = place - 1
    if tokens[first].range.count == 3, first > 0 { first -= 1 }
    let isCut = first < place - 1
    guard tokens[first].range.start == start,
      isCut || tokens[first].partOfSpeech == .properNoun,
      (first..<place).allSatisfy({ belongs(tokens[$0], in: view) }),
      first == 0 || endsBefore(tokens[first - 1], in: view)
        || isMarket && words.isOne(tokens[first - 1].range, of: [.holder, .market], in: view),
      words.isOne(suffix, of: suffixes(isCut: isCut, isMarket: isMarket), in: view),
      words.end(of: .longer, at: suffix.end, in: view) == nil,
      !words.isOne(ByteRange(start, suffix.start), of: .plain, in: view)
    else { return nil }
    return ByteRange(start, suffix.end)
  }

  private func suffixes(isCut: Bool, isMarket: Bool) -> CompanyWords.Kinds {
    if isMarket { return [.suffix, .softSuffix, .marketSuffix] }
    return isCut ? .suffix : [.suffix, .softSuffix]
  }

  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han, token.partOfSpeech != .numeral, view.mayBeInName(token) else {
      return false
    }
    return view.starting[token.range.start].intersection(view.ending[token.range.end])
      .isDisjoint(with: CueKinds.known.union([.genericStem, .organizationNoun, .adverb, .sayVerb]))
  }

  /// Whether a name may begin behind a word: a mark, a verb, a preposition, 的, 和, a time.
  private func endsBefore(_ token: Token, in view: ArticleView) -> Bool {
    if view.marks[token.range.end].contains(.clauseStart)
      || view.marks[token.range.end].contains(.expressionEnd)
    {
      return true
    }
    switch token.partOfSpeech {
    case .punctuation, .symbol: return true
    case .adposition, .particle, .auxiliary, .coordinatingConjunction, .adverb,
      .subordinatingConjunction:
      return true
    case .verb: return token.range.count >= 6
    default:
      let kinds = view.ending[token.range.end]
      return !kinds.isDisjoint(with: [
        .organizationNoun, .owner, .acquireVerb, .organizationVerb, .preposition, .listAnd, .naming,
      ])
    }
  }

  // MARK: Definitions

  /// Appends what stands behind 下称 or 简称 in the brackets behind a full name.
  private func appendDefined(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 2
    // 称 is E7 A7 B0.
    while let place = text.firstIndex(of: 0xB0, from: offset, to: text.count) {
      offset = place + 1
      guard text[place - 1] == 0xA7, text[place - 2] == 0xE7,
        let bracket = bracket(before: place - 2, in: view),
        words.ends(.owner, at: bracket, in: view)
      else { continue }
      var start = place + 1
      while start < text.count, let length = mark(at: start, in: text) { start += length }
      var end = start
      while end < text.count, end - start <= FirmNames.longestDefined,
        mark(at: end, in: text) == nil,
        text[end] != 0x0A
      {
        end += Latin.length(ofLead: text[end])
      }
      let range = ByteRange(start, min(end, text.count))
      guard range.count >= 6, range.count <= FirmNames.longestDefined,
        !words.isOne(range, of: .defined, in: view)
      else { continue }
      append(range, to: &candidates)
    }
  }

  /// Returns where the bracket stands that 以下简称 begins.
  private func bracket(before place: Int, in view: ArticleView) -> Int? {
    var start = place
    for word in [FirmNames.definitions[2], FirmNames.definitions[0], FirmNames.definitions[1]]
    where ends(word, at: start, in: view) {
      start -= word.count
    }
    guard start < place else { return nil }
    for word in FirmNames.brackets where ends(word, at: start, in: view) {
      return start - word.count
    }
    return nil
  }

  /// Returns the length of a quotation mark, bracket, comma or colon at an offset.
  private func mark(at offset: Int, in text: Span<UInt8>) -> Int? {
    let scalar = text.scalar(at: offset)
    switch scalar.value {
    case 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3A, 0x20, 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D,
      0xFF08,
      0xFF09, 0xFF0C, 0xFF1A, 0x3001, 0xFF1B, 0x3B, 0x300E, 0x300F, 0x300A, 0x300B:
      return scalar.count
    default: return nil
    }
  }

  // MARK: Bytes

  private func begins(_ word: [UInt8], at offset: Int, in view: ArticleView) -> Bool {
    guard offset >= 0, offset + word.count <= view.bytes.count else { return false }
    for index in word.indices where view.bytes[offset + index] != word[index] { return false }
    return true
  }

  private func ends(_ word: [UInt8], at offset: Int, in view: ArticleView) -> Bool {
    begins(word, at: offset - word.count, in: view)
  }
}
