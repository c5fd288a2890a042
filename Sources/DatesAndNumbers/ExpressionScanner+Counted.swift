// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  // MARK: - Numbers with what they count

  /// Reads a number with what it counts, unless a word goes on over it.
  ///
  /// The words are asked last: to find them costs more than all the rest.
  func counted(at start: Int) -> QuantityMention? {
    guard let numeral = numerals.read(at: start),
      let quantity = quantity(of: numeral, from: start),
      numeral.isArabic || isSplit(start) || !isInsideWord(start, numeral.range.end)
    else { return nil }
    return quantity
  }

  private func quantity(of numeral: Numeral, from start: Int) -> QuantityMention? {
    if let fraction = fraction(numeral, from: start) { return fraction }
    let measure = measured(numeral, at: numeral.range.end)
    if let range = quantityRange(numeral, measure, from: start) { return range }
    guard let measure else {
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
    return !(prefix.isOnly || (prefix.isInside && prefix.modifier != Modifier.approximate))
  }

  /// Reads 三分之一, 1/10.
  private func fraction(_ numeral: Numeral, from start: Int) -> QuantityMention? {
    let end = numeral.range.end
    if starts("分之", at: end), let whole = numeral.integer, end + 6 < bytes.count,
      let part = numerals.read(at: end + 6), let top = part.integer,
      let value = ExactDecimal.percentage(top, of: whole, part.value, numeral.value)
    {
      return mention(
        Numeral(range: ByteRange(start, part.range.end), value: value),
        Measured(kind: .percent, unit: "%", ucum: "%", end: part.range.end), from: start,
        modifier: nil)
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "/"), numeral.isDigitsOnly,
      let top = numeral.integer, top > 0, end + 1 < bytes.count, isDigit(bytes[end + 1]),
      let bottom = numerals.read(at: end + 1), bottom.isDigitsOnly,
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
  private func quantityRange(
    _ low: Numeral, _ first: Measured?, from start: Int
  ) -> QuantityMention? {
    guard low.upper == nil, low.modifier == nil else { return nil }
    // 1万（含）-5万元
    let isIncluded = starts("（含）", at: low.range.end) || starts("(含)", at: low.range.end)
    let lowEnd =
      isIncluded ? low.range.end + (bytes[low.range.end] < 0x80 ? 5 : 9) : low.range.end
    var sign = rangeSign(at: lowEnd)
    var isMeasured = false
    if sign == nil, let first, first.end > low.range.end {
      sign = rangeSign(at: first.end)
      isMeasured = true
    }
    guard var offset = sign, offset < bytes.count else { return nil }
    // $3-$5
    if let (_, end) = grammar.currency(in: bytes.span, at: offset, before: true) { offset = end }
    guard let high = numerals.read(at: offset), high.upper == nil,
      high.modifier == nil, high.isArabic == low.isArabic || isGeneral,
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
      } else if let group = group(of: high), self.group(of: low) == nil, high.scale > low.scale,
        low.value.isLess(than: high.value.shifted(by: -group))
      {
        // 七千到九千亿
        bottom.value = low.value.shifted(by: group)
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

  /// The power of ten of the 万 or 亿 that a numeral ends with, or null.
  private func group(of numeral: Numeral) -> Int? {
    let end = numeral.range.end
    return starts("万", at: end - 3) ? 4 : starts("亿", at: end - 3) ? 8 : nil
  }

  private func isChange(from start: Int) -> Bool {
    let before = beforeSpace(start)
    return before >= 3 && (starts("从", at: before - 3) || starts("由", at: before - 3))
  }
}
