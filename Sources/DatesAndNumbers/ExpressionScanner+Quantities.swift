// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Returns the quantity that begins at `start`, or null.
  func quantity(at start: Int) -> QuantityMention? {
    if let (currency, end) = grammar.currency(in: bytes.span, at: start, before: true),
      !isLetter(bytes[start]) || !isAlphanumeric(bytes.span, start - 1)
    {
      return signedMoney(currency, from: start, at: behindSpace(end))
    }
    guard bytes[start] >= 0x80 else {
      return isDigit(bytes[start]) ? counted(at: start) : nil
    }
    if starts("第", at: start) { return ordinal(at: start) }
    if starts("前", at: start) { return leading(at: start) }
    if let sign = grammar.classifiers(in: bytes.span, at: start).last,
      sign.classifier.flag == .prefix
    {
      return starred(at: start, behind: sign.end)
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
      let numeral = NumeralReader.read(bytes, at: offset, grammar: grammar),
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
      let numeral = NumeralReader.read(bytes, at: offset, grammar: grammar), numeral.isArabic
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
      let numeral = NumeralReader.read(bytes, at: offset, grammar: grammar),
      let value = numeral.integer, value > 0, numeral.modifier == nil, !numeral.hasPoint
    else { return nil }
    return QuantityMention(
      range: ByteRange(start, numeral.range.end), kind: .ordinal, value: String(value), unit: "#",
      numberRange: numeral.range)
  }

  /// Reads 前三, 前十名, 前100个: ranks from the first on.
  private func leading(at start: Int) -> QuantityMention? {
    let offset = behindSpace(start + 3)
    guard offset < bytes.count, !isInsideWord(start),
      let numeral = NumeralReader.read(bytes, at: offset, grammar: grammar),
      let value = numeral.integer, value > 1, numeral.modifier == nil, !numeral.hasPoint,
      numeral.scale < 4
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
    if starts("百分之", at: start) {
      power = 0
    } else if starts("千分之", at: start) {
      power = -1
    } else if starts("万分之", at: start) {
      power = -2
    } else {
      return nil
    }
    guard start + 9 < bytes.count,
      var numeral = NumeralReader.read(bytes, at: start + 9, grammar: grammar)
    else { return nil }
    if numeral.modifier == Modifier.magnitude { numeral.modifier = nil }
    let measure = Measured(
      kind: .percent, unit: "%", ucum: "%", power: power, end: numeral.range.end)
    return mention(numeral, measure, from: start, modifier: nil)
  }

  // MARK: - Numbers with what they count

  private func counted(at start: Int) -> QuantityMention? {
    guard let numeral = NumeralReader.read(bytes, at: start, grammar: grammar),
      numeral.isArabic || !isInsideWord(start, numeral.range.end) || isSplit(start)
    else { return nil }
    if let fraction = fraction(numeral, from: start) { return fraction }
    if let range = quantityRange(numeral, from: start) { return range }
    guard let measure = measured(numeral, at: numeral.range.end) else {
      return bare(numeral, from: start)
    }
    if measure.isClassifier, isArticle(numeral, from: start) { return nil }
    return mention(numeral, measure, from: start, modifier: nil)
  }

  /// Whether the word that goes over `start` begins with 每, 这 or the like.
  func isSplit(_ start: Int) -> Bool {
    guard let before = bytes.span.scalarStart(before: start) else { return false }
    let scalar = bytes.span.scalar(at: before).value
    // 每 这 那 哪 某 各 近 超 约 逾 好 有 上 过 对
    return [
      0x6BCF, 0x8FD9, 0x90A3, 0x54EA, 0x67D0, 0x5404, 0x8FD1, 0x8D85, 0x7EA6, 0x903E, 0x597D,
      0x6709, 0x4E0A, 0x8FC7, 0x5BF9,
    ].contains(scalar)
  }

  /// Whether 一 before a classifier only means "a".
  private func isArticle(_ numeral: Numeral, from start: Int) -> Bool {
    guard starts("一", at: start), numeral.range.count == 3 else { return false }
    guard let (prefix, _) = prefix(before: start) else { return true }
    return !(prefix.isInside || prefix.isOnly)
  }

  /// Reads 三分之一, 1/10.
  private func fraction(_ numeral: Numeral, from start: Int) -> QuantityMention? {
    let end = numeral.range.end
    if starts("分之", at: end), let whole = numeral.integer, end + 6 < bytes.count,
      let part = NumeralReader.read(bytes, at: end + 6, grammar: grammar), let top = part.integer,
      let value = ExactDecimal.percentage(top, of: whole)
    {
      return mention(
        Numeral(range: ByteRange(start, part.range.end), value: value),
        Measured(kind: .percent, unit: "%", ucum: "%", end: part.range.end), from: start,
        modifier: nil)
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "/"), numeral.isDigitsOnly,
      let top = numeral.integer, top > 0, end + 1 < bytes.count, isDigit(bytes[end + 1]),
      let bottom = NumeralReader.read(bytes, at: end + 1, grammar: grammar), bottom.isDigitsOnly,
      let whole = bottom.integer, whole > top, whole <= 20 || whole == 100,
      !isAlphanumeric(bytes.span, bottom.range.end),
      bottom.range.end >= bytes.count || bytes[bottom.range.end] != UInt8(ascii: "/"),
      start == 0 || bytes[start - 1] != UInt8(ascii: "/"), !isAfterWord(start),
      let value = ExactDecimal.percentage(top, of: whole)
    else { return nil }
    return mention(
      Numeral(range: ByteRange(start, bottom.range.end), value: value),
      Measured(kind: .percent, unit: "%", ucum: "%", end: bottom.range.end), from: start,
      modifier: nil)
  }

  /// Reads 15-25%, 500米到2000米, 16–17.5万片.
  private func quantityRange(_ low: Numeral, from start: Int) -> QuantityMention? {
    guard low.upper == nil, low.modifier == nil else { return nil }
    let first = measured(low, at: low.range.end)
    var sign = rangeSign(at: low.range.end)
    var isMeasured = false
    if sign == nil, let first, first.end > low.range.end {
      sign = rangeSign(at: first.end)
      isMeasured = true
    }
    guard var offset = sign, offset < bytes.count else { return nil }
    // $3-$5
    if let (_, end) = grammar.currency(in: bytes.span, at: offset, before: true) { offset = end }
    guard let high = NumeralReader.read(bytes, at: offset, grammar: grammar), high.upper == nil,
      high.modifier == nil, high.isArabic == low.isArabic,
      let second = measured(high, at: high.range.end)
    else { return nil }
    if isMeasured {
      // 从26元到61元 are two quantities, the way from one to the other.
      guard let first, first.kind == second.kind, first.unit == second.unit,
        !isChange(from: start)
      else { return nil }
    }
    var bottom = low
    let top = high.value.shifted(by: second.power)
    if !isMeasured {
      if low.scale == 0, high.scale > 0, low.value.isLess(than: high.value.shifted(by: -high.scale))
      {
        bottom.value = low.value.shifted(by: high.scale)
      }
      bottom.value = bottom.value.shifted(by: second.power)
    } else if let first {
      bottom.value = low.value.shifted(by: first.power)
    }
    guard bottom.value.isLess(than: top) else { return nil }
    bottom.upper = top
    bottom.range = ByteRange(start, high.range.end)
    var measure = second
    measure.power = 0
    return mention(bottom, measure, from: start, modifier: nil)
  }

  private func isChange(from start: Int) -> Bool {
    let before = beforeSpace(start)
    return before >= 3 && (starts("从", at: before - 3) || starts("由", at: before - 3))
  }

  // MARK: - Mentions

  /// Makes the mention of a number, with the modifiers before and behind it.
  func mention(
    _ numeral: Numeral, _ measure: Measured, from start: Int, modifier given: String?
  ) -> QuantityMention? {
    var first = start
    var end = max(measure.end, numeral.range.end)
    var modifier = given
    if let (prefix, prefixStart) = prefix(before: start) {
      if prefix.isInside { first = prefixStart }
      if let word = prefix.modifier { modifier = modifier ?? word }
    } else if start >= 3, start - 3 >= lastEnd, starts("好", at: start - 3), starts("几", at: start) {
      first = start - 3
    } else if numeral.modifier == Modifier.magnitude, start - 3 >= lastEnd,
      starts("上", at: start - 3) || starts("成", at: start - 3) || starts("过", at: start - 3)
    {
      first = start - 3
      modifier = Modifier.moreThan
    }
    var value = numeral.value
    if measure.power == -1000 {
      guard let count = numeral.integer, count > 0, count < 16 else { return nil }
      value = ExactDecimal(1, exponent: count - 1)
    } else {
      value = value.shifted(by: measure.power)
    }
    // 三成五, 三成半
    if measure.kind == .percent, measure.power == 1, let more = halfTenth(at: end) {
      value = value.adding(ExactDecimal(more)) ?? value
      end += 3
    }
    if measure.unit == "°C" || measure.unit == "°" || measure.kind == .percent {
      if first == start, start - 1 >= lastEnd, start > 0, bytes[start - 1] == UInt8(ascii: "-"),
        !isAlphanumeric(bytes.span, start - 2)
      {
        value.isNegative = true
        first = start - 1
      } else if start - 6 >= lastEnd, starts("零下", at: start - 6) {
        value.isNegative = true
        first = start - 6
      } else if start - 3 >= lastEnd, starts("负", at: start - 3) {
        value.isNegative = true
        first = start - 3
      }
    }
    modifier = modifier ?? (numeral.hasTail ? numeral.modifier : nil)
    let behind = behindSpace(end)
    if let (suffix, suffixEnd) = grammar.suffix(in: bytes.span, at: behind),
      !grammar.isTrap(in: bytes.span, at: behind)
    {
      modifier = modifier ?? (numeral.modifier == Modifier.several ? nil : suffix)
      end = suffixEnd
    } else if measure.kind == .multiple || measure.kind == .measure || measure.kind == .money
      || numeral.range.end == end,
      starts("多", at: behind) && endsWord(behind + 3), !grammar.isTrap(in: bytes.span, at: behind)
    {
      modifier = modifier ?? Modifier.moreThan
      end = behind + 3
    }
    return QuantityMention(
      range: ByteRange(first, end), kind: measure.kind, value: value.description,
      upper: numeral.upper?.shifted(by: measure.power).description, unit: measure.unit,
      modifier: modifier ?? measure.modifier ?? numeral.modifier, ucum: measure.ucum,
      numberRange: numeral.range)
  }

  private func halfTenth(at offset: Int) -> UInt64? {
    if starts("半", at: offset) { return 5 }
    guard case .digit(let digit)? = NumeralCharacter(PointReader.scalar(bytes, offset)), digit > 0,
      endsWord(offset + 3), !grammar.isTrap(in: bytes.span, at: offset)
    else { return nil }
    return digit
  }
}
