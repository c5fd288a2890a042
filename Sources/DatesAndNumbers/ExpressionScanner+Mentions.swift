// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
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
    // °C and °; most units are told from them by their first byte.
    let isDegrees =
      measure.unit.utf8.first == 0xC2 && (measure.unit == "°C" || measure.unit == "°")
    if isDegrees || measure.kind == .percent
      || (isGeneral && measure.kind == .measure && starts("负", at: start - 3))
    {
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
