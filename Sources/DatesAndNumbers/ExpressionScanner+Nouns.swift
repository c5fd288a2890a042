// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// What a number without a unit counts: money, stars, or the noun near by.
  func countedNoun(
    _ numeral: Numeral, behind end: Int
  ) -> (kind: QuantityMention.Kind, unit: String)? {
    if isStarNear(numeral.range.start) || isStarBehind(end) { return (.count, "星") }
    let noun = nounBehind(end)
    let nounClass = noun.flatMap { cue(of: $0) }
    if let noun, nounClass != "money", nounClass != "not-counted" { return (.count, text(noun)) }
    let currency = currencyBehind(end) ?? lastCurrency ?? (isTaiwanese ? "TWD" : "CNY")
    if nounClass == "money" || isMoneyNear(numeral.range.start, behind: end) {
      return (.money, currency)
    }
    if let noun = nounBefore(numeral.range.start, atMost: 3) { return (.count, noun) }
    if isBehindMoney(end) { return (.money, currency) }
    return nounBefore(numeral.range.start, atMost: 7).map { (.count, $0) }
  }

  private func cue(of range: ByteRange) -> String? {
    guard let (name, end) = grammar.cue(in: bytes.span, at: range.start), end >= range.end else {
      return nil
    }
    return name
  }

  /// Whether money was told of shortly before in the same sentence.
  private func isBehindMoney(_ end: Int) -> Bool {
    guard let last = quantities.last, last.kind == .money, end - last.range.end < 60 else {
      return false
    }
    var offset = last.range.end
    while offset < end {
      if bytes[offset] == 0x0A || starts("。", at: offset) { return false }
      offset += bytes.span.scalar(at: offset).count
    }
    return true
  }

  /// The currency of a sum that follows in the same clause: 4000亿涨到8000亿美元.
  private func currencyBehind(_ end: Int) -> String? {
    var offset = end
    var sawNumber = false
    for _ in 0..<12 where offset < bytes.count {
      if isClauseEnd(offset) { return nil }
      if isDigit(bytes[offset]) { sawNumber = true }
      if sawNumber, let (currency, _) = grammar.currency(in: bytes.span, at: offset, before: false)
      {
        return currency.code
      }
      offset += bytes.span.scalar(at: offset).count
    }
    return nil
  }

  /// Whether 的GitHub Star or the like follows.
  private func isStarBehind(_ end: Int) -> Bool {
    var offset = behindSpace(end)
    if starts("的", at: offset) { offset = behindSpace(offset + 3) }
    if starts("GitHub", at: offset) || starts("Github", at: offset) {
      offset = behindSpace(offset + 6)
    }
    return starts("Star", at: offset) || starts("star", at: offset) || starts("星标", at: offset)
  }

  /// Returns the quantity of a number that has no unit, where it is great or modified.
  func bare(_ numeral: Numeral, from start: Int) -> QuantityMention? {
    guard !numeral.isArabic || !isAfterWord(start) || numeral.scale >= 4 else { return nil }
    var isModified: Bool { prefix(before: start)?.prefix.modifier != nil }
    let isSingle = !numeral.isArabic && numeral.range.count == 3
    let isGreat =
      numeral.scale >= 4 || numeral.modifier == Modifier.magnitude
      || (numeral.modifier == Modifier.several && numeral.scale >= 2)
    // 万 alone is a part of a name more often than a number.
    if isSingle, !starts("级", at: numeral.range.end), !isModified { return nil }
    let isHundreds = (numeral.value.integer ?? 0) >= 100
    guard
      isGreat
        || (isHundreds
          && (isModified || isStarCountNear(numeral.range.start)
            || isBehindStar(numeral.range.start)))
    else { return nil }
    if !numeral.isArabic, !endsWord(numeral.range.end), numeral.scale < 4 { return nil }
    var end = numeral.range.end
    var isMagnitude = false
    if starts("级", at: end) {
      end += starts("级别", at: end) ? 6 : 3
      isMagnitude = true
    }
    if (isMagnitude && isModelBehind(end)) || (isGreat && isParameterNear(numeral.range.start)) {
      var measure = Measured(
        kind: .parameters, unit: "parameters", ucum: "{parameter}", end: end)
      if isMagnitude { measure.modifier = Modifier.magnitude }
      return mention(numeral, measure, from: start, modifier: nil)
    }
    guard let noun = countedNoun(numeral, behind: end) else { return nil }
    var measure = Measured(kind: noun.kind, unit: noun.unit, end: end)
    if isMagnitude { measure.modifier = Modifier.magnitude }
    if noun.unit.isEmpty { return nil }
    return mention(numeral, measure, from: start, modifier: nil)
  }

  /// Whether a model follows in the same clause, whose size 万亿级 tells.
  private func isModelBehind(_ end: Int) -> Bool {
    var offset = end
    for _ in 0..<10 where offset < bytes.count {
      if isClauseEnd(offset) { return false }
      if starts("模型", at: offset) { return true }
      offset += bytes.span.scalar(at: offset).count
    }
    return false
  }

  // MARK: - Signs near by

  /// Whether 星标, Star or ⭐ stands shortly before in the same clause.
  func isStarNear(_ start: Int) -> Bool {
    isNear(start) {
      starts("⭐", at: $0) || starts("星标", at: $0) || starts("星数", at: $0)
        || starts("Star", at: $0) || starts("star", at: $0)
    }
  }

  /// Whether how many stars there are is told shortly before in the same clause: 星标数高达.
  private func isStarCountNear(_ start: Int) -> Bool {
    isNear(start) {
      starts("星标数", at: $0) || starts("星数", at: $0) || starts("Star 数", at: $0)
        || starts("Star数", at: $0)
    }
  }

  /// Whether 星标 or Stars, and a colon perhaps, stands right before a number: GitHub星标：66679.
  private func isBehindStar(_ start: Int) -> Bool {
    var end = beforeSpace(start)
    for colon: StaticString in ["：", ":"] where endsWith(colon, at: end) {
      end = beforeSpace(end - colon.utf8CodeUnitCount)
    }
    return ["星标", "Star", "Stars", "stars"].contains { endsWith($0, at: end) }
  }

  private func endsWith(_ word: StaticString, at end: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    return end >= count && starts(word, at: end - count)
  }

  /// Whether 参数 stands shortly before in the same clause, and no other noun behind it: 参数规模达到1T,
  /// 总参数量高达80亿.
  func isParameterNear(_ start: Int) -> Bool {
    guard isNear(start, { starts("参数", at: $0) }) else { return false }
    guard let noun = nounBefore(start, atMost: 7) else { return true }
    return noun == "规模" || noun.utf8.starts(with: "参".utf8) || noun.hasSuffix("参")
  }

  /// Whether a length of 上下文 is told, which is counted in tokens: 128K上下文, 上下文长度达到1M.
  func isContextNear(_ start: Int, behind end: Int) -> Bool {
    var offset = behindSpace(end)
    if starts("的", at: offset) { offset = behindSpace(offset + 3) }
    if starts("超长", at: offset) || starts("长", at: offset) {
      offset += starts("长", at: offset) ? 3 : 6
    }
    if starts("上下文", at: offset) { return true }
    guard isNear(start, { starts("上下文", at: $0) }) else { return false }
    guard let noun = nounBefore(start, atMost: 7) else { return true }
    return noun == "长度" || noun == "窗口" || noun.hasSuffix("文")
  }

  /// Whether what is looked for begins shortly before `start` in the same clause.
  private func isNear(_ start: Int, _ isSought: (Int) -> Bool) -> Bool {
    var offset = start
    for _ in 0..<14 {
      guard let previous = bytes.span.scalarStart(before: offset) else { return false }
      offset = previous
      if isClauseEnd(offset) { return false }
      if isSought(offset) { return true }
    }
    return false
  }

  func isClauseEnd(_ offset: Int) -> Bool {
    let byte = bytes[offset]
    if byte == 0x0A || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { return true }
    guard byte >= 0xE2 else { return false }
    return starts("，", at: offset) || starts("。", at: offset) || starts("；", at: offset)
      || starts("！", at: offset) || starts("？", at: offset)
  }

  /// Whether a word of money stands in the same clause before, or right behind.
  private func isMoneyNear(_ start: Int, behind end: Int) -> Bool {
    if let (name, _) = grammar.cue(in: bytes.span, at: behindSpace(end)), name == "money" {
      return true
    }
    var offset = start
    for _ in 0..<14 {
      guard let previous = bytes.span.scalarStart(before: offset) else { return false }
      offset = previous
      if isClauseEnd(offset) { return false }
      if let (name, _) = grammar.cue(in: bytes.span, at: offset), name == "money" { return true }
    }
    return false
  }

  // MARK: - Nouns

  /// The head of the nouns behind `end`, over 的 and what describes them.
  private func nounBehind(_ end: Int) -> ByteRange? {
    var (range, index) = words.clause(at: end)
    let tokens = words.tokens
    guard index < range.upperBound, tokens[index].range.start >= end else { return nil }
    let start = tokens[index].range.start
    guard start - end <= 1 else { return nil }
    if starts("的", at: start) { index += 1 }
    var noun: ByteRange?
    for step in 0..<4 {
      guard index < range.upperBound else { break }
      let token = tokens[index]
      if let noun, token.range.start - noun.end > 0 { break }
      guard token.form == .han else { break }
      switch token.partOfSpeech {
      case .noun: noun = token.range
      case .properNoun where step == 0 && token.range.count >= 6: noun = token.range
      case .adjective, .properNoun, .other: if noun != nil { return noun }
      default: return noun
      }
      if let known = noun, cue(of: known) == "counted" { return noun }
      index += 1
    }
    return noun
  }

  private func text(_ range: ByteRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The noun before a number and its verb: 用户突破800万, 播放量达2亿.
  private func nounBefore(_ start: Int, atMost count: Int) -> String? {
    let (clause, next) = words.clause(at: start)
    let tokens = words.tokens
    let first = clause.lowerBound
    var index = next - 1
    for _ in 0..<count {
      guard index >= first, index < clause.upperBound else { return nil }
      let token = tokens[index]
      if token.form == .punctuation || isClauseEnd(token.range.start) { return nil }
      if token.partOfSpeech == .noun, token.form == .han, cue(of: token.range) != "not-counted" {
        var range = token.range
        if range.count == 3, starts("数", at: range.start), index > first {
          range = tokens[index - 1].range
        } else if range.count > 6, starts("数", at: range.end - 3) {
          range = ByteRange(range.start, range.end - 3)
        }
        if range.count == 3, starts("量", at: range.start), index > first,
          tokens[index - 1].range.end == range.start
        {
          range = ByteRange(tokens[index - 1].range.start, range.end)
        }
        let word = text(range)
        return word.isEmpty ? nil : word
      }
      index -= 1
    }
    return nil
  }
}
