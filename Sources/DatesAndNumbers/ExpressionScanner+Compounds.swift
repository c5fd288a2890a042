// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Sums and measures of several units, and shares in words.
extension ExpressionScanner {
  // MARK: - Sums of several units

  /// Reads 角 and 分 behind a sum in yuan: 123元1角1分.
  func addSmallChange(to mention: inout QuantityMention) {
    guard mention.kind == .money, mention.unit == "CNY", mention.upper == nil,
      starts("元", at: mention.range.end - 3) || starts("圆", at: mention.range.end - 3),
      let sum = ExactDecimal(plain: mention.value)
    else { return }
    var total = sum
    var end = mention.range.end
    for (index, units) in ExpressionScanner.parts.enumerated() {
      guard let (digit, last) = oneDigit(at: end),
        units.contains(where: { starts($0, at: last) }),
        let value = total.adding(ExactDecimal(digit, exponent: -1 - index))
      else { continue }
      total = value
      end = last + 3
    }
    guard end > mention.range.end else { return }
    mention.range = ByteRange(mention.range.start, end)
    mention.value = total.description
  }

  private static let parts: [[StaticString]] = [["角", "毛"], ["分"]]

  /// Reads 两角五分, 一块二, 7块, 5分, 8毛: sums in the words of talk.
  ///
  /// A sum of one unit counts only where the text is nothing else.
  func talkedSum(at start: Int) -> QuantityMention? {
    guard let low = sumOfParts(at: start) else { return nil }
    let prefix = prefix(before: start)
    let isFirst = start == 0 || prefix?.start == 0
    var end = low.end
    var upper: ExactDecimal?
    if isFirst, let sign = rangeSign(at: low.end), let high = sumOfParts(at: sign),
      high.end == bytes.count, low.value.isLess(than: high.value)
    {
      upper = high.value
      end = high.end
    }
    let isAlone = isFirst && end == bytes.count
    guard isAlone || (low.count > 1 && endsWord(end)) else { return nil }
    let range = ByteRange(isAlone ? 0 : start, end)
    return QuantityMention(
      range: range, kind: .money, value: low.value.description, upper: upper?.description,
      unit: "CNY", modifier: prefix?.prefix.modifier, numberRange: range)
  }

  private func sumOfParts(at start: Int) -> (value: ExactDecimal, end: Int, count: Int)? {
    guard let first = talkedPart(at: start, below: 1) else { return nil }
    var total = first.value
    var end = first.end
    var power = first.power
    var count = 1
    while power > -2, let next = talkedPart(at: end, below: power),
      let value = total.adding(next.value)
    {
      total = value
      (end, power) = (next.end, next.power)
      count += 1
    }
    if power > -2, let (value, last) = lastDigit(at: end, power) {
      total = total.adding(value) ?? total
      end = last
      count += 1
    }
    if count > 1, starts("钱", at: end) { end += 3 }
    return (total, end, count)
  }

  /// A number with 块, 毛, 角 or 分, smaller than 10 ^ `power`.
  private func talkedPart(
    at start: Int, below power: Int
  ) -> (value: ExactDecimal, power: Int, end: Int)? {
    guard start < bytes.count,
      let numeral = numerals.read(at: start),
      numeral.upper == nil, numeral.modifier == nil
    else { return nil }
    let unit = numeral.range.end
    for (word, value): (StaticString, Int) in [
      ("块", 0), ("圆", 0), ("毛", -1), ("角", -1), ("分", -2),
    ]
    where value < power && starts(word, at: unit) {
      guard grammar.trapEnd(in: bytes.span, at: unit) == nil else { return nil }
      return (numeral.value.shifted(by: value), value, unit + 3)
    }
    return nil
  }

  /// The digit behind 块 or 毛: 一块二, 三块零四, 五块七毛八.
  private func lastDigit(at offset: Int, _ power: Int) -> (ExactDecimal, Int)? {
    var start = offset
    var places = 1 - power
    if starts("零", at: start) {
      start += 3
      places += 1
    }
    guard places <= 2,
      case .digit(let digit)? = NumeralCharacter(PointReader.scalar(bytes, start)), digit > 0,
      start + 3 == bytes.count || rangeSign(at: start + 3) != nil
    else { return nil }
    return (ExactDecimal(digit, exponent: -places), start + 3)
  }

  // MARK: - Measures

  /// Reads 半 or a smaller unit behind a measure: 一吨半, 3斤5两, 三米九.
  func addSmallerMeasure(to mention: inout QuantityMention) {
    guard mention.kind == .measure, mention.upper == nil, mention.modifier == nil,
      let value = ExactDecimal(plain: mention.value), value.exponent >= 0
    else { return }
    let end = mention.range.end
    var more: ExactDecimal?
    var last = end
    if starts("半", at: end), endsWord(end + 3), !grammar.isTrap(in: bytes.span, at: end) {
      more = ExactDecimal(5, exponent: -1)
      last = end + 3
    } else if mention.unit == "斤" || mention.unit == "m", let (digit, next) = oneDigit(at: end) {
      let isLiang = mention.unit == "斤" && starts("两", at: next)
      last = isLiang ? next + 3 : next
      if isLiang || last == bytes.count { more = ExactDecimal(digit, exponent: -1) }
    }
    guard let more, let sum = value.adding(more) else { return }
    mention.range = ByteRange(mention.range.start, last)
    mention.value = sum.description
  }

  /// One digit but zero, Arabic or Chinese.
  func oneDigit(at offset: Int) -> (digit: UInt64, end: Int)? {
    guard offset < bytes.count else { return nil }
    if isDigit(bytes[offset]), bytes[offset] != 0x30, !isAlphanumeric(bytes.span, offset + 1) {
      return (UInt64(bytes[offset] - 0x30), offset + 1)
    }
    guard case .digit(let digit)? = NumeralCharacter(PointReader.scalar(bytes, offset)), digit > 0
    else { return nil }
    return (digit, offset + 3)
  }

  /// Reads 半公升 and 四分之一公升.
  func partOfUnit(at start: Int) -> QuantityMention? {
    let value: ExactDecimal
    let offset: Int
    if starts("半", at: start) {
      value = ExactDecimal(5, exponent: -1)
      offset = start + 3
    } else {
      guard let bottom = numerals.read(at: start),
        starts("分之", at: bottom.range.end), bottom.range.end + 6 < bytes.count,
        let top = numerals.read(at: bottom.range.end + 6),
        let part = ExactDecimal.quotient(top.value, bottom.value)
      else { return nil }
      value = part
      offset = top.range.end
    }
    guard let (unit, end) = grammar.unit(in: bytes.span, at: offset), unit.kind == .measure,
      bytes[offset] >= 0x80, grammar.trapEnd(in: bytes.span, at: offset) ?? 0 <= end, endsWord(end)
    else { return nil }
    return QuantityMention(
      range: ByteRange(start, end), kind: .measure, value: value.description, unit: unit.symbol,
      ucum: unit.ucum, numberRange: ByteRange(start, offset))
  }

  /// Reads 二两, 1234两 as a weight at the end of a clause.
  func liang(at start: Int) -> QuantityMention? {
    // A reader of numbers takes the last 两 for a digit: 二两 is not 22.
    guard start == 0, bytes.count > 3, bytes.count < 48, starts("两", at: bytes.count - 3),
      let numeral = NumeralReader.read(Array(bytes.dropLast(3)), at: 0, grammar: grammar),
      numeral.range.end == bytes.count - 3
    else { return nil }
    return QuantityMention(
      range: ByteRange(0, bytes.count), kind: .measure, value: numeral.value.description, unit: "两",
      ucum: "liang_cn", numberRange: numeral.range)
  }

  // MARK: - Ages

  /// Reads 十个月大, 90天大.
  func age(at start: Int) -> QuantityMention? {
    guard NumeralReader.canStart(bytes, at: start), isTimeNumber(start, []),
      let numeral = numerals.read(at: start),
      let reading = DurationReader.read(numerals, at: start), reading.upper == nil,
      starts("大", at: reading.range.end), endsWord(reading.range.end + 3),
      let period = Period(iso8601: reading.value)
    else { return nil }
    let ucum: String
    switch period.unit {
    case .month: ucum = "mo"
    case .week: ucum = "wk"
    case .day: ucum = "d"
    default: return nil
    }
    return QuantityMention(
      range: ByteRange(start, reading.range.end + 3), kind: .count,
      value: numeral.value.description, unit: "大", modifier: numeral.modifier, ucum: ucum,
      numberRange: numeral.range)
  }
}
