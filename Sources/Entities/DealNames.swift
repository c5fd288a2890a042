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

  /// What a name as subject stands before.
  private static let announcements = words([
    "公告", "晚间公告", "晚公告", "发布公告", "发公告", "拟", ":拟", "：拟", "完成收购", "完成对", "完成了对", "收购", "增持", "受让",
    "举牌", "斥资", "宣布收购", "已收购", "曾收购", "将收购", "拟收购",
  ])
  /// Last words of what is bought and no company.
  private static let things = words([
    "资产", "业务", "项目", "计划", "股权", "股份", "事项", "价格", "对价", "要约", "报告", "报告书", "协议", "方案", "案", "标的",
    "门店",
    "土地", "物业", "工厂", "债权", "交易", "意向", "行为", "战略", "公司", "企业", "集团", "子公司", "方", "人", "价", "款",
    "完成", "工作",
    "权", "量", "规模", "过程", "进程", "后", "前", "时", "中", "事件", "消息", "传闻", "专利", "技术", "产品", "站", "机会",
    "书", "店",
    "银行", "股东", "部门", "政府", "大学", "市场", "者", "板块", "之后", "之前", "品牌",
  ])
  /// What is said of a deal behind its object: 收购某谷一事.
  private static let matters = words(["一事", "一案", "事宜", "之事"])
  private static let verbs = words(["收购", "并购"])
  /// What a company is called, before its name.
  private static let classes = words(["子公司", "全资", "控股", "参股", "旗下", "公司", "企业", "平台"])
  private static let aspects = words(["了", "过"])
  private static let of = words(["的"])
  private static let against = words(["对"])
  private static let joins = words(["、", "和", "及", "与", "以及"])

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

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
        isOne(index, of: DealNames.verbs, in: view)
      else { continue }
      appendObjects(behind: index, in: view, to: &candidates)
      if let range = nominalObject(before: index, in: view) { append(range, to: &candidates) }
      if let range = subject(inClauseOf: index, in: view) { append(range, to: &candidates) }
    }
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    var candidate = Candidate(range: range, sources: .organization)
    candidate.certainPlace = 1
    candidates.append(candidate)
  }

  // MARK: Objects

  /// Appends the names behind a verb, as far as a list of them goes.
  private func appendObjects(
    behind verb: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    var start = verb + 1
    if start < tokens.count, isOne(start, of: DealNames.aspects, in: view) { start += 1 }
    while start < tokens.count, isOne(start, of: DealNames.classes, in: view) { start += 1 }
    var count = 0
    while count < DealNames.longestList {
      let end = nameEnd(from: start, in: view)
      guard end > start, endsObject(before: end, in: view), isName(start..<end, in: view) else {
        return
      }
      append(range(start..<end, in: view), to: &candidates)
      guard end < tokens.count, isOne(end, of: DealNames.joins, in: view) else { return }
      start = end + 1
      count += 1
    }
  }

  /// Returns the name in 对云汀岚的收购 before the verb.
  private func nominalObject(before verb: Int, in view: ArticleView) -> ByteRange? {
    guard verb > 2, isOne(verb - 1, of: DealNames.of, in: view) else { return nil }
    let tokens = view.segments.tokens
    var start = verb - 1
    while start > 0, verb - start <= DealNames.longestCount + 1,
      belongs(tokens[start - 1], in: view)
    {
      start -= 1
    }
    guard start > 0, isOne(start - 1, of: DealNames.against, in: view),
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
      isBeforeMoney || DealNames.announcements.contains(where: { begins($0, at: behind, in: view) })
    else { return nil }
    return range(first..<end, in: view)
  }

  // MARK: Names

  /// Returns where the words that may make a name end.
  private func nameEnd(from start: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    var end = start
    while end < tokens.count, end - start < DealNames.longestCount, belongs(tokens[end], in: view),
      end == start || tokens[end].range.start == tokens[end - 1].range.end
    {
      end += 1
    }
    // 收购晴衡光电花了3亿元: what the deal did.
    if end > start + 1, end < tokens.count, tokens[end - 1].partOfSpeech == .verb,
      isOne(end, of: DealNames.aspects, in: view)
    {
      end -= 1
    }
    return end
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
    if isOne(places.upperBound - 1, of: DealNames.things, in: view), places.count < 3 {
      return false
    }
    if view.isLocalizer(tokens[places.upperBound - 1])
      || isOne(places.upperBound - 1, of: DealNames.matters, in: view)
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

  private func isOne(_ index: Int, of words: [[UInt8]], in view: ArticleView) -> Bool {
    let range = view.segments.tokens[index].range
    return words.contains { $0.count == range.count && begins($0, at: range.start, in: view) }
  }

  private func begins(_ word: [UInt8], at offset: Int, in view: ArticleView) -> Bool {
    guard offset >= 0, offset + word.count <= view.bytes.count else { return false }
    for index in word.indices where view.bytes[offset + index] != word[index] { return false }
    return true
  }
}
