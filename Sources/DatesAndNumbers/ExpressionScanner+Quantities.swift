// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Returns the quantity that begins at `start`, or null.
  func quantity(at start: Int) -> QuantityMention? {
    if isGeneral, isSpecial(at: start),
      let quantity = share(at: start) ?? partOfUnit(at: start) ?? talkedSum(at: start)
        ?? liang(at: start) ?? scaledWarmth(at: start)
    {
      return quantity
    }
    guard var quantity = simpleQuantity(at: start) else { return nil }
    addSmallChange(to: &quantity)
    if isGeneral { addSmallerMeasure(to: &quantity) }
    return quantity
  }

  /// Whether the number at `start` is followed by what only a share or a sum of talk has.
  private func isSpecial(at start: Int) -> Bool {
    // 半 对 百 华 摄
    if [0x534A, 0x5BF9, 0x767E, 0x534E, 0x6444].contains(PointReader.scalar(bytes, start)) {
      return true
    }
    let span = bytes.span
    var offset = start
    for _ in 0..<24 where offset < span.count {
      let scalar = span.scalar(at: offset)
      let isPart =
        scalar.value < 0x80
        ? isDigit(span[offset]) || scalar.value == 0x20 || scalar.value == 0x2E
        : NumeralCharacter(scalar.value) != nil
      guard isPart else {
        switch scalar.value {
        // 折 成 分 块 圆 毛 角 点
        case 0x6298, 0x6210, 0x5206, 0x5757, 0x5706, 0x6BDB, 0x89D2, 0x70B9: return true
        // 个百分点 behind several spaces
        case 0x4E2A:
          return offset > start + 2 && span[offset - 1] == 0x20 && span[offset - 2] == 0x20
        default: return false
        }
      }
      offset += scalar.count
    }
    // 三两 at the end of a text
    return offset >= span.count
  }

  private func simpleQuantity(at start: Int) -> QuantityMention? {
    if let (currency, end) = grammar.currency(in: bytes.span, at: start, before: true),
      !isLetter(bytes[start]) || !isAlphanumeric(bytes.span, start - 1)
    {
      return signedMoney(currency, from: start, at: behindSpace(behindSpace(end)))
    }
    guard bytes[start] >= 0x80 else {
      return isDigit(bytes[start]) ? counted(at: start) : nil
    }
    if starts("第", at: start) { return ordinal(at: start) }
    if starts("前", at: start) { return leading(at: start) }
    if let end = grammar.prefixClassifierEnd(in: bytes.span, at: start) {
      return starred(at: start, behind: end)
    }
    if let percent = percentWords(at: start) { return percent }
    return counted(at: start)
  }

  // MARK: - Signs before the number

  /// Reads $1.5亿, 人民币2亿元, HK$3.
  private func signedMoney(
    _ currency: Grammar.Currency, from start: Int, at offset: Int
  ) -> QuantityMention? {
    var offset = offset
    // 人民币约2亿元
    var modifier: String?
    for word: StaticString in ["约", "近", "超"] where starts(word, at: offset) {
      modifier = starts("超", at: offset) ? Modifier.moreThan : Modifier.approximate
      offset = behindSpace(offset + 3)
      break
    }
    guard offset < bytes.count,
      let numeral = numerals.read(at: offset),
      numeral.isArabic || bytes[start] >= 0x80
    else { return nil }
    var measure = Measured(kind: .money, unit: currency.code, end: numeral.range.end)
    if let behind = measured(numeral, at: numeral.range.end) {
      if behind.kind == .money {
        measure.end = behind.end
        measure.power = behind.power
      } else if behind.kind == .parameters, behind.power == 9 {
        measure.power = 9
        measure.end = behind.end
      }
    }
    if measure.end == numeral.range.end,
      let (letter, end) = grammar.unit(in: bytes.span, at: numeral.range.end),
      letter.kind == .scale, let power = Int(letter.symbol)
    {
      measure.power = power
      measure.end = end
    }
    return mention(numeral, measure, from: start, modifier: modifier)
  }

  /// Reads ⭐27.6k.
  private func starred(at start: Int, behind end: Int) -> QuantityMention? {
    var offset = behindSpace(end)
    while starts("⭐", at: offset) || starts("️", at: offset) { offset = behindSpace(offset + 3) }
    guard offset < bytes.count,
      let numeral = numerals.read(at: offset), numeral.isArabic
    else { return nil }
    var measure = Measured(kind: .count, unit: "星", end: numeral.range.end)
    if let (letter, end) = grammar.unit(in: bytes.span, at: numeral.range.end),
      letter.kind == .scale, let power = Int(letter.symbol)
    {
      measure.power = power
      measure.end = end
    }
    let isModified = prefix(before: start)?.prefix.isInside == true
    return mention(numeral, measure, from: isModified ? start : offset, modifier: nil)
  }

  // MARK: - Ordinals

  private func ordinal(at start: Int) -> QuantityMention? {
    let offset = behindSpace(start + 3)
    guard offset < bytes.count,
      let numeral = numerals.read(at: offset),
      let value = numeral.integer, value > 0, numeral.modifier == nil, !numeral.hasPoint
    else { return nil }
    return QuantityMention(
      range: ByteRange(start, numeral.range.end), kind: .ordinal, value: String(value), unit: "#",
      numberRange: numeral.range)
  }

  /// Reads 前三, 前十名, 前100个: ranks from the first on.
  private func leading(at start: Int) -> QuantityMention? {
    let offset = behindSpace(start + 3)
    guard let numeral = numerals.read(at: offset),
      let value = numeral.integer, value > 1, numeral.modifier == nil, !numeral.hasPoint,
      numeral.scale < 4, !isInsideWord(start)
    else { return nil }
    if let before = bytes.span.scalarStart(before: start) {
      // 目前, 此前, 之前, 以前, 日前, 年前, 月前 …
      let scalar = bytes.span.scalar(at: before).value
      if [
        0x76EE, 0x6B64, 0x4E4B, 0x4EE5, 0x65E5, 0x5E74, 0x6708, 0x5929, 0x5F53, 0x63D0, 0x7A7A,
        0x9762, 0x773C, 0x5148, 0x5468, 0x53F7,
      ].contains(scalar) {
        return nil
      }
    }
    var end = numeral.range.end
    for word: StaticString in ["个", "名", "位", "强"] where starts(word, at: end) {
      end += 3
      break
    }
    if end == numeral.range.end, numeral.isArabic,
      grammar.unit(in: bytes.span, at: behindSpace(end)).map({ $0.unit.kind == .percent }) == true
    {
      return nil
    }
    return QuantityMention(
      range: ByteRange(start, end), kind: .ordinal, value: String(value), unit: "#",
      modifier: Modifier.lessThan, numberRange: numeral.range)
  }

  // MARK: - Percentages in words

  /// Reads 百分之十五, 千分之三.
  private func percentWords(at start: Int) -> QuantityMention? {
    let power: Int
    var length = 9
    if starts("百分之", at: start) {
      power = 0
    } else if starts("千分之", at: start) {
      power = -1
    } else if starts("万分之", at: start) {
      power = -2
    } else if isGeneral, starts("百分", at: start) {
      // 百分百, 百分三十
      power = 0
      length = 6
    } else {
      return nil
    }
    guard start + length < bytes.count,
      var numeral = numerals.read(at: start + length)
    else { return nil }
    if numeral.modifier == Modifier.magnitude { numeral.modifier = nil }
    if starts("点", at: numeral.range.end),
      let places = numerals.read(at: numeral.range.end + 3),
      let digits = places.value.integer, digits > 0,
      let value = numeral.value.adding(
        ExactDecimal(UInt64(digits), exponent: -max(1, places.digitCount)))
    {
      numeral.value = value
      numeral.range = ByteRange(numeral.range.start, places.range.end)
    }
    let measure = Measured(
      kind: .percent, unit: "%", ucum: "%", power: power, end: numeral.range.end)
    return mention(numeral, measure, from: start, modifier: nil)
  }
}
