// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds companies by their shares: 收购云栖鹿60%的股权, 受让晴岚股份.
///
/// What is bought by its shares is a company, whatever its name looks like.
struct ShareNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 7
  private static let longestBytes = 45

  private static let shares = words(["股权", "股份"])
  private static let controls = words(["控"])
  /// What makes a form of company of 股份: 晴岚股份有限公司.
  private static let forms = words(["有限", "公司", "制"])
  private static let deals = words([
    "收购", "购买", "并购", "受让", "增持", "持有", "转让", "出售", "认购", "买入", "取得", "所持", "减持", "持股", "拿下", "竞购",
  ])
  /// What may stand between the name and its shares.
  private static let parts = words(["的", "约", "近", "共", "合计", "全部", "部分", "剩余", "多数", "%", "％"])
  /// What the name is parted from the verb by.
  private static let links = words(["了", "过", "的"])
  /// What a company is called, before its name: 收购其子公司晴岚60%的股权.
  private static let classes = words([
    "子公司", "公司", "平台", "旗下", "下属", "附属", "主体", "龙头", "巨头", "品牌", "运营商", "生产商", "供应商", "研发商", "服务商",
    "制造商", "开发商", "机构", "企业", "制作方", "标的", "股东", "全资", "商", "方",
  ])
  /// What joins it to another one that has its shares named: 甲60%股权和乙40%股权.
  private static let joins = words(["和", "、", "及", "与", "以及"])
  /// What a share has grown or shrunk to: 持股比例提高到5%股权.
  private static let rises = words([
    "到", "至", "达", "为", "过", "超", "超过", "达到", "增至", "升至", "降至", "比例", "高达", "仅", "占", "第一", "提高到",
    "上升至",
  ])
  private static let generic = words([
    "公司", "上市公司", "子公司", "标的公司", "目标公司", "母公司", "控股公司", "参股公司", "企业", "集团", "标的", "股东", "控股股东",
    "大股东",
    "对方", "资产", "股票", "个股",
  ])

  private static let counts = words([
    "一", "两", "三", "某", "多", "这", "该", "其", "上述", "旗下", "前述", "部分",
  ])

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Appends the candidates of a text; the C library looks for 股, many bytes at a time.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    guard text.count > 6 else { return }
    var offset = 1
    while let place = text.firstIndex(of: 0x82, from: offset, to: text.count) {
      offset = place + 1
      guard text[place - 1] == 0xE8, offset < text.count, text[offset] == 0xA1 else { continue }
      var index = view.tokenIndex(at: place - 1)
      guard index < view.segments.tokens.count else { return }
      let start = view.segments.tokens[index].range.start
      // 控股权 is one word.
      guard start == place - 1 || start == place - 4, isShare(at: place - 1, in: view) else {
        continue
      }
      if start == place - 1, index > 0,
        isOne(view.segments.tokens[index - 1], oneOf: ShareNames.controls, in: view)
      {
        index -= 1
      }
      if let range = name(before: index, in: view) { append(range, to: &candidates) }
    }
    ListedNames().append(in: view, to: &candidates)
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    var candidate = Candidate(range: range, sources: .organization)
    candidate.certainPlace = 1
    candidates.append(candidate)
  }

  /// Returns the name whose shares stand at a word, or null where no verb of a deal comes first.
  private func name(before shares: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    var index = shares - 1
    var hasShare = false
    while index >= 0, shares - index < 7,
      tokens[index].form == .number || isOne(tokens[index], oneOf: ShareNames.parts, in: view)
    {
      hasShare = hasShare || tokens[index].form == .number
      index -= 1
    }
    guard index >= 0 else { return nil }
    let last = index
    let end = tokens[last].range.end
    while index >= 0, last - index < ShareNames.longestCount,
      end - tokens[index].range.start <= ShareNames.longestBytes
    {
      let token = tokens[index]
      if isOne(token, oneOf: ShareNames.deals, in: view)
        || isOne(token, oneOf: ShareNames.links, in: view)
        || isOne(token, oneOf: ShareNames.joins, in: view)
      {
        guard index < last, followsDeal(index, in: view) else { return nil }
        return named(index + 1...last, in: view)
      }
      // 收购运营主体晴岚: behind a class noun.
      if index < last, isOne(token, oneOf: ShareNames.classes, in: view),
        hasShare || followsDealFar(index, in: view)
      {
        return named(index + 1...last, in: view)
      }
      guard token.form == .han || token.form == .latin || token.form == .number,
        view.mayBeInName(token)
      else {
        // Behind any other word what stands before its shares must look like a name.
        guard hasShare, index < last, isUnknown(index + 1...last, in: view) else { return nil }
        return named(index + 1...last, in: view)
      }
      index -= 1
    }
    return nil
  }

  /// Returns the range of the words of a name, or null where they name nobody.
  private func named(_ places: ClosedRange<Int>, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let range = ByteRange(
      tokens[places.lowerBound].range.start, tokens[places.upperBound].range.end)
    guard range.count >= 6, !isGeneric(places, in: view),
      !isOne(tokens[places.upperBound], oneOf: ShareNames.rises, in: view)
    else { return nil }
    return range
  }

  /// Whether words look like a name that no word list has: a proper noun or single characters, and no
  /// verb.
  private func isUnknown(_ places: ClosedRange<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    return places.contains {
      tokens[$0].partOfSpeech == .properNoun || tokens[$0].range.count == 3
    } && !places.contains { tokens[$0].partOfSpeech == .verb && tokens[$0].range.count >= 6 }
  }

  /// Whether the verb of a deal stands a few words before, in the same clause.
  private func followsDealFar(_ index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    var place = index
    while place >= 0, index - place < 10, tokens[place].form != .punctuation {
      if isOne(tokens[place], oneOf: ShareNames.deals, in: view) { return true }
      place -= 1
    }
    return false
  }

  private func followsDeal(_ index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    if isOne(tokens[index], oneOf: ShareNames.deals, in: view) { return true }
    guard index > 0 else { return false }
    if isOne(tokens[index], oneOf: ShareNames.joins, in: view) {
      return ShareNames.shares.contains { begins($0, at: tokens[index - 1].range.start, in: view) }
    }
    return isOne(tokens[index - 1], oneOf: ShareNames.deals, in: view)
  }

  /// Whether shares begin at an offset: 股权, 股份, but not 股份有限公司.
  private func isShare(at start: Int, in view: ArticleView) -> Bool {
    guard let share = ShareNames.shares.first(where: { begins($0, at: start, in: view) }) else {
      return false
    }
    return !ShareNames.forms.contains { begins($0, at: start + share.count, in: view) }
  }

  private func begins(_ word: [UInt8], at offset: Int, in view: ArticleView) -> Bool {
    guard offset + word.count <= view.bytes.count else { return false }
    for index in word.indices where view.bytes[offset + index] != word[index] { return false }
    return true
  }

  private func isGeneric(_ places: ClosedRange<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    // 一家芯片公司: none by name.
    let first = tokens[places.lowerBound]
    if ShareNames.counts.contains(where: { begins($0, at: first.range.start, in: view) }) {
      return true
    }
    return places.contains { isOne(tokens[$0], oneOf: ShareNames.generic, in: view) }
      && places.count < 3
  }

  private func isOne(_ token: Token, oneOf words: [[UInt8]], in view: ArticleView) -> Bool {
    words.contains { $0.count == token.range.count && begins($0, at: token.range.start, in: view) }
  }
}
