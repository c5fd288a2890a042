// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Shares and degrees in words.
extension ExpressionScanner {
  // MARK: - Shares

  /// Reads 八折, 7.5折, 三八折, 对折, 半成, 十成, 七成 六, 百分之五 十.
  func share(at start: Int) -> QuantityMention? {
    if let words = spacedPercent(at: start) { return words }
    if starts("对折", at: start) { return percent("50", from: start, to: start + 6, number: 3) }
    if starts("半折", at: start), endsWord(start + 6) {
      return percent("50", from: start, to: start + 6, number: 3)
    }
    if starts("半成", at: start), endsWord(start + 6) {
      return percent("5", from: start, to: start + 6, number: 3)
    }
    guard var numeral = numerals.read(at: start),
      numeral.modifier == nil, numeral.scale <= 1
    else { return nil }
    if starts("点", at: numeral.range.end),
      let decimal = CardinalReader.read(numerals, at: start),
      decimal.range.start == start
    {
      numeral.value = decimal.value
      numeral.range = decimal.range
      numeral.hasPoint = true
    }
    var value = numeral.value
    if let upper = numeral.upper { value = value.shifted(by: 1).adding(upper) ?? value }
    var unit = behindSpace(numeral.range.end)
    if unit > numeral.range.end, numeral.digitCount == 1, unit + 2 < bytes.count,
      isDigit(bytes[unit]), bytes[unit + 1] == 0x20, starts("折", at: unit + 2)
    {
      // 7 2 折
      value = value.shifted(by: 1).adding(ExactDecimal(UInt64(bytes[unit] - 0x30))) ?? value
      unit += 2
    }
    let isTenth = value.isLess(than: ExactDecimal(10))
    let end = unit + 3
    if starts("折", at: unit), !grammar.isTrap(in: bytes.span, at: unit), endsWord(end),
      value.isLess(than: ExactDecimal(100))
    {
      return percent(
        value.shifted(by: isTenth ? 1 : 0).description, from: start, to: end,
        number: numeral.range.count)
    }
    if let end = percentagePoints(behind: numeral) {
      return percent(value.description, from: start, to: end, number: numeral.range.count)
    }
    guard starts("成", at: unit), endsWord(end), !grammar.isTrap(in: bytes.span, at: unit) else {
      return nil
    }
    if isTenth, end < bytes.count, bytes[end] == 0x20, let (digit, last) = oneDigit(at: end + 1),
      endsWord(last), let sum = value.shifted(by: 1).adding(ExactDecimal(digit))
    {
      return percent(sum.description, from: start, to: last, number: numeral.range.count)
    }
    if numeral.hasPoint, isTenth {
      return percent(
        value.shifted(by: 1).description, from: start, to: end, number: numeral.range.count)
    }
    guard value.integer == 10 else { return nil }
    return percent("100", from: start, to: end, number: numeral.range.count)
  }

  /// Reads 一半 and 半数, which are traps to other readers, as 50 %, but not the other half of
  /// something: 另一半.
  func half(at start: Int) -> QuantityMention? {
    guard starts("一半", at: start) || starts("半数", at: start), endsWord(start + 6),
      start < 3 || !starts("另", at: start - 3)
    else { return nil }
    let range = ByteRange(start, start + 6)
    return mention(
      Numeral(range: range, value: ExactDecimal(50)),
      Measured(kind: .percent, unit: "%", ucum: "%", end: range.end), from: start, modifier: nil)
  }

  /// Where 个百分点 behind several spaces ends.
  private func percentagePoints(behind numeral: Numeral) -> Int? {
    var offset = numeral.range.end
    while offset < bytes.count, bytes[offset] == 0x20, offset < numeral.range.end + 8 {
      offset += 1
    }
    guard offset > numeral.range.end + 1, starts("个百分点", at: offset) else { return nil }
    return offset + 12
  }

  /// Reads 百分之 and a number, whatever spaces stand between: 百 分之 2, 百分之一 点五, 百分之3.2k.
  private func spacedPercent(at start: Int) -> QuantityMention? {
    guard starts("百", at: start) else { return nil }
    let fraction = behindSpace(start + 3)
    guard starts("分之", at: fraction) else { return nil }
    let first = behindSpace(fraction + 6)
    // The number without its spaces, and where each of its bytes stands.
    var number: [UInt8] = []
    var places: [Int] = []
    var offset = first
    while offset < bytes.count, number.count < 48 {
      let byte = bytes[offset]
      let isSpace = byte == 0x20 && offset + 1 < bytes.count && bytes[offset + 1] != 0x20
      if !isSpace {
        guard byte >= 0x80 || isAlphanumeric(bytes.span, offset) || byte == UInt8(ascii: ".") else {
          break
        }
        number.append(byte)
        places.append(offset)
      }
      offset += 1
    }
    guard !number.isEmpty,
      let reading = CardinalReader.read(
        Numerals(bytes: number, grammar: grammar, count: 0), at: 0),
      reading.range.end > 0
    else { return nil }
    let end = places[reading.range.end - 1] + 1
    return QuantityMention(
      range: ByteRange(start, end), kind: .percent, value: reading.value.description,
      upper: reading.upper?.description, unit: "%", ucum: "%", numberRange: ByteRange(first, end))
  }

  /// Reads 华氏70°, 华氏温度98.6度, 摄氏37度.
  func scaledWarmth(at start: Int) -> QuantityMention? {
    let isFahrenheit = starts("华氏", at: start)
    guard isFahrenheit || starts("摄氏", at: start) else { return nil }
    let offset = behindSpace(start + (starts("温度", at: start + 6) ? 12 : 6))
    guard offset < bytes.count,
      let numeral = numerals.read(at: offset), numeral.upper == nil
    else { return nil }
    let unit = numeral.range.end
    let end = starts("度", at: unit) ? unit + 3 : starts("°", at: unit) ? unit + 2 : unit
    guard end > unit else { return nil }
    return QuantityMention(
      range: ByteRange(start, end), kind: .measure, value: numeral.value.description,
      unit: isFahrenheit ? "°F" : "°C", ucum: isFahrenheit ? "[degF]" : "Cel",
      numberRange: numeral.range)
  }

  private func percent(
    _ value: String, from start: Int, to end: Int, number: Int
  ) -> QuantityMention {
    QuantityMention(
      range: ByteRange(start, end), kind: .percent, value: value, unit: "%", ucum: "%",
      numberRange: ByteRange(start, start + number))
  }
}
