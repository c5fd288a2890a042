// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What stands behind a number and tells what it counts.
struct Measured {
  var kind: QuantityMention.Kind
  var unit: String
  var ucum: String?
  /// The power of ten by which the number grows: 3 for 27.6k, -2 for 分钱.
  var power = 0
  /// Where the span ends.
  var end: Int
  /// Whether it is a classifier, before which 一 may only mean "a".
  var isClassifier = false
  /// A modifier that the unit brings: `APPROX_MAGNITUDE` of 千亿级.
  var modifier: String?
}

extension ExpressionScanner {
  /// Reads currency, unit, classifier or counted noun behind a number that ends at `offset`.
  func measured(_ numeral: Numeral, at offset: Int) -> Measured? {
    if let found = unit(of: numeral, at: offset) { return found }
    let start = behindSpace(offset)
    guard numeral.modifier == Modifier.magnitude, starts("级", at: start) else { return nil }
    let end = starts("级别", at: start) ? start + 6 : start + 3
    var inner = unit(of: numeral, at: end)
    inner?.modifier = Modifier.magnitude
    if let inner, inner.end == numeral.range.end { return nounMeasure(inner.unit, end: end) }
    return inner
  }

  /// The unit, currency or classifier that stands at `offset`, 级 left aside.
  private func unit(of numeral: Numeral, at offset: Int) -> Measured? {
    let start = behindSpace(offset)
    guard start < bytes.count else { return nil }
    let isSpaced = start > offset
    if starts("位数", at: start),
      let (currency, end) = grammar.currency(in: bytes.span, at: start + 6, before: false)
    {
      return Measured(
        kind: .money, unit: currency.code, power: -1000, end: end, modifier: Modifier.magnitude)
    }
    // A word that only begins like a unit: 日报, 人工智能, 元宇宙.
    let trapEnd = bytes[start] >= 0x80 ? grammar.trapEnd(in: bytes.span, at: start) ?? 0 : 0
    if let (currency, end) = grammar.currency(in: bytes.span, at: start, before: false),
      end >= trapEnd
    {
      var end = end
      var code = currency.code
      if code == "CNY", isTaiwanese, end - start == 3 { code = "TWD" }
      // 元 in brackets or behind another currency's sign is left to the caller.
      if starts("整", at: end), currency.power == 0, endsWord(end + 3) { end += 3 }
      return Measured(kind: .money, unit: code, power: currency.power, end: end)
    }
    if let storage = storage(numeral, at: start) { return storage }
    let unit = grammar.unit(in: bytes.span, at: start).flatMap {
      isAllowed($0.unit, from: start, to: $0.end, numeral, isSpaced: isSpaced, trapEnd: trapEnd)
        ? $0 : nil
    }
    if let unit, unit.unit.kind == .scale {
      return scaled(numeral, by: unit.unit, at: unit.end)
    }
    let classifier = classifier(numeral, at: start, trapEnd: trapEnd)
    if let unit, unit.end >= classifier?.end ?? 0 || classifier?.isClassifier == false {
      return measured(unit.unit, end: unit.end)
    }
    if let classifier { return classifier }
    return tenths(numeral, at: start, trapEnd: trapEnd)
      ?? discounted(numeral, at: start, trapEnd: trapEnd)
  }

  private func nounMeasure(_ unit: String, end: Int) -> Measured {
    Measured(kind: .count, unit: unit, end: end, modifier: Modifier.magnitude)
  }

  private func measured(_ unit: Grammar.Unit, end: Int) -> Measured {
    let ucum = unit.ucum == "-" ? nil : unit.ucum
    switch unit.kind {
    case .percent: return Measured(kind: .percent, unit: "%", ucum: ucum, end: end)
    case .permille: return Measured(kind: .percent, unit: "%", ucum: "%", power: -1, end: end)
    case .multiple: return Measured(kind: .multiple, unit: "x", ucum: ucum, end: end)
    case .parameters:
      return Measured(kind: .parameters, unit: "parameters", ucum: ucum, end: end)
    case .measure, .scale:
      return Measured(kind: .measure, unit: unit.symbol, ucum: ucum, end: end)
    }
  }

  private func isAllowed(
    _ unit: Grammar.Unit, from start: Int, to end: Int, _ numeral: Numeral, isSpaced: Bool,
    trapEnd: Int
  ) -> Bool {
    if trapEnd > end { return false }
    let isSingle = end - start == 1 && isLetter(bytes[start])
    if isSingle, isSpaced, bytes[start] != UInt8(ascii: "W") { return false }
    if isSingle, isAfterWord(numeral.range.start), unit.kind != .scale { return false }
    if isSingle, !numeral.isArabic { return false }
    // 三度 is three times, 一度 once.
    if starts("度", at: start), !numeral.isArabic { return false }
    // 兆 by itself stands for megabytes only behind digits.
    if starts("兆", at: start), end - start == 3, !numeral.isArabic { return false }
    if starts("牛", at: start) || starts("克", at: start) || starts("升", at: start)
      || starts("米", at: start) || starts("码", at: start)
    {
      return endsWord(end)
        || (rangeSign(at: end).map { isNumeral(at: $0) } ?? false)
    }
    return true
  }

  /// Whether a numeral begins at `offset`.
  private func isNumeral(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return isDigit(bytes[offset])
      || NumeralCharacter(PointReader.scalar(bytes, offset)) != nil
  }

  // MARK: - Letters for powers of ten

  private func scaled(_ numeral: Numeral, by letter: Grammar.Unit, at end: Int) -> Measured? {
    guard let power = Int(letter.symbol), numeral.isArabic else { return nil }
    var end = end
    if end < bytes.count, bytes[end] == UInt8(ascii: "+") { end += 1 }
    var whole = numeral
    whole.scale += power
    if let inner = measured(whole, at: end), inner.power == 0 {
      var inner = inner
      inner.power = power
      if inner.end == numeral.range.end { inner.end = end }
      if isAfterWord(numeral.range.start), inner.kind == .count, power == 9 { return nil }
      return inner
    }
    if power == 9, !isAfterWord(numeral.range.start) || starts("参数", at: behindSpace(end)) {
      return Measured(
        kind: .parameters, unit: "parameters", ucum: "{parameter}", power: 9, end: end)
    }
    let start = numeral.range.start
    if power >= 6, !isAfterWord(start), isParameterNear(start) {
      return Measured(
        kind: .parameters, unit: "parameters", ucum: "{parameter}", power: power, end: end)
    }
    if power == 3 || power == 6, !isAfterWord(start), isContextNear(start, behind: end) {
      return Measured(kind: .count, unit: "token", power: power, end: end)
    }
    guard power == 3 || power == 4 else { return nil }
    // 4K, 8K are sizes of pictures; a count of that kind needs a sign of it.
    if power == 3, !numeral.hasPoint, (numeral.integer ?? 0) <= 16, !isStarred(numeral) {
      return nil
    }
    guard isStarred(numeral) || numeral.hasPoint || prefix(before: numeral.range.start) != nil,
      let noun = countedNoun(numeral, behind: end)
    else { return nil }
    return Measured(kind: noun.kind, unit: noun.unit, power: power, end: end)
  }

  private func isStarred(_ numeral: Numeral) -> Bool {
    isStarNear(numeral.range.start)
  }

  /// Whether a Latin word stands right before, of whose name a number may be part: Llama 3 8B.
  func isAfterWord(_ start: Int) -> Bool {
    let before = beforeSpace(start)
    guard before > 0, before < start || bytes[before - 1] < 0x80 else { return false }
    return isAlphanumeric(bytes.span, before - 1)
  }

  // MARK: - Classifiers

  private func classifier(_ numeral: Numeral, at start: Int, trapEnd: Int) -> Measured? {
    var found: Measured?
    var isWidth = false
    grammar.forEachClassifier(in: bytes.span, at: start) { classifier, end in
      guard !isWidth else { return }
      if classifier.flag == .loose, trapEnd <= end, starts("位", at: start),
        isBits(numeral, behind: end)
      {
        found = Measured(kind: .measure, unit: "bit", ucum: "bit", end: end)
        isWidth = true
      } else if let count = count(by: classifier, to: end, numeral, at: start, trapEnd: trapEnd) {
        found = count
      }
    }
    return found
  }

  /// The count of what the classifier or noun from `start` to `end` counts, or null.
  private func count(
    by classifier: Grammar.Classifier, to end: Int, _ numeral: Numeral, at start: Int, trapEnd: Int
  ) -> Measured? {
    switch classifier.flag {
    case .loose:
      guard trapEnd <= end else { return nil }
      return Measured(kind: .count, unit: classifier.unit, end: end, isClassifier: true)
    case .strict:
      let isGreat = starts("大", at: start)
      // 三大专有平台: behind two to ten the words divide it from what follows, whatever they are.
      let isFew = isGreat && !numeral.isArabic && (2...10).contains(numeral.integer ?? 0)
      guard trapEnd <= end, endsWord(end) || isFew else { return nil }
      if isGreat, numeral.scale > 1 || (numeral.integer ?? 99) > 20 { return nil }
      // Grok 4大模型: the number is the version of the model before it.
      if starts("大模型", at: start), numeral.isArabic, isAfterWord(numeral.range.start) { return nil }
      if starts("星", at: start), !numeral.isArabic { return nil }
      return Measured(kind: .count, unit: classifier.unit, end: end, isClassifier: true)
    case .noun:
      guard numeral.isArabic || numeral.scale > 0 || numeral.modifier != nil else { return nil }
      // A single digit before a noun is seldom a count: 前 2 用户.
      guard numeral.scale > 0 || numeral.digitCount != 4 else { return nil }
      if numeral.scale == 0, numeral.hasPoint || isAfterWord(numeral.range.start) { return nil }
      return Measured(
        kind: .count, unit: classifier.unit,
        end: classifier.unit == "token" ? end : numeral.range.end)
    case .star:
      let keepsUnit = starts("颗", at: start) || starts("星", at: start)
      return Measured(
        kind: .count, unit: "星",
        end: (keepsUnit && !starts("星标", at: start) && !starts("星星", at: start))
          || starts("个", at: start) ? start + 3 : numeral.range.end)
    case .prefix: return nil
    }
  }

  /// Whether 64位 is the width of a word, not a number of people.
  private func isBits(_ numeral: Numeral, behind end: Int) -> Bool {
    guard numeral.isArabic, let value = numeral.integer,
      [8, 16, 24, 32, 64, 128, 256, 512].contains(value)
    else { return false }
    let next = behindSpace(end)
    guard next < bytes.count else { return true }
    if bytes[next] < 0x80 { return isLetter(bytes[next]) }
    for word: StaticString in [
      "的", "系统", "处理器", "版", "操作", "架构", "整数", "浮点", "精度", "芯片", "内核", "寄存器", "总线",
      "指令", "微", "平台", "量化", "加密", "色", "或", "和", "、", "，", "。",
    ] where starts(word, at: next) {
      return true
    }
    return false
  }

  /// Reads 折 as what is left of a price: 五折 is 50 %, 七五折 75 %; 三折屏 is folded twice.
  private func discounted(_ numeral: Numeral, at start: Int, trapEnd: Int) -> Measured? {
    guard starts("折", at: start), trapEnd == 0, numeral.scale == 0, endsWord(start + 3),
      numeral.value.isLess(than: ExactDecimal(100)), !numeral.value.isLess(than: ExactDecimal(1)),
      numeral.value.integer != 10, !starts("屏", at: start + 3), !starts("叠", at: start + 3)
    else { return nil }
    let isTenth = numeral.value.isLess(than: ExactDecimal(10))
    return Measured(kind: .percent, unit: "%", ucum: "%", power: isTenth ? 1 : 0, end: start + 3)
  }

  /// Reads 成 as tenths: 三成 is 30 %.
  private func tenths(_ numeral: Numeral, at start: Int, trapEnd: Int) -> Measured? {
    guard starts("成", at: start), trapEnd == 0, numeral.scale == 0, endsWord(start + 3),
      let value = numeral.value.integer, (1...9).contains(value)
    else { return nil }
    return Measured(kind: .percent, unit: "%", ucum: "%", power: 1, end: start + 3)
  }
}
