// SPDX-License-Identifier: Apache-2.0

import Lexicon
public import TextModel

extension ExpressionRecognizer {
  /// Returns all readings of a text's times and numbers, in reading order.
  ///
  /// Besides what ``expressions(in:segments:published:)`` finds, every numeral by itself is a
  /// `number`.
  ///
  /// - Parameters:
  ///   - text: the normalized text.
  ///   - segments: its words.
  ///   - reference: the day that relative times are resolved against, as an ISO 8601 date or
  ///     date-time.
  /// - Returns: the views, by where they begin, then by where they end.
  public func views(
    in text: NormalizedText, segments: SegmentedText, reference: String?
  ) -> [ExpressionView] {
    let published = reference.flatMap { CalendarDate(iso8601: $0) }
    let found = expressions(in: text, segments: segments, published: published)
    var views: [ExpressionView] = []
    for time in found.times {
      views.append(
        ExpressionView(
          family: .temporal, range: time.range, value: time.value, upper: time.upper,
          type: time.kind.rawValue, interval: time.interval))
    }
    for quantity in found.quantities {
      views.append(view(of: quantity, in: text))
    }
    let taken = found.times.map(\.range).sorted()
    views += numbers(in: text, segments: segments, besides: taken)
    return views.sorted {
      $0.range != $1.range ? $0.range < $1.range : $0.family.rawValue < $1.family.rawValue
    }
  }

  private func view(of quantity: QuantityMention, in text: NormalizedText) -> ExpressionView {
    let family: ExpressionView.Family
    var unit: String?
    switch quantity.kind {
    case .money:
      family = .money
      unit = quantity.unit
    case .percent: family = .percent
    case .ordinal: family = .ordinal
    case .multiple: family = .number
    case .count:
      family = quantity.unit == "岁" ? .age : .quantity
      unit = family == .age ? "a" : "{" + quantity.unit + "}"
    case .parameters:
      family = .quantity
      unit = "{parameter}"
    case .measure:
      family = quantity.ucum == "Cel" || quantity.ucum == "[degF]" ? .temperature : .quantity
      unit = quantity.ucum ?? quantity.unit
    }
    // General tools leave the words of approximation outside.
    let range = family == .ordinal ? quantity.range : core(of: quantity, in: text)
    return ExpressionView(
      family: family, range: range, value: quantity.value, upper: quantity.upper, unit: unit)
  }

  /// The quantity without the modifiers before it.
  private func core(of quantity: QuantityMention, in text: NormalizedText) -> ByteRange {
    let start = quantity.range.start
    let number = quantity.numberRange.start
    let span = text.bytes.span
    guard number > start, grammar.prefix(in: span, at: start, endingAt: number) != nil else {
      return quantity.range
    }
    return ByteRange(number, quantity.range.end)
  }

  /// Every numeral by itself, but for those inside dates.
  private func numbers(
    in text: NormalizedText, segments: SegmentedText, besides times: [ByteRange]
  ) -> [ExpressionView] {
    let bytes = text.bytes
    let span = bytes.span
    var views: [ExpressionView] = []
    var index = 0
    var nextTime = 0
    while index < span.count {
      while nextTime < times.count, times[nextTime].end <= index { nextTime += 1 }
      let byte = span[index]
      if isLetter(byte) {
        while index < span.count, isLetter(span[index]) || isDigit(span[index]) { index += 1 }
        continue
      }
      let scalar = span.scalar(at: index)
      let start = grammar.start(scalar.value)
      if byte >= 0x80, start.overlaps(Grammar.Start.trap),
        let end = grammar.trapEnd(in: span, at: index)
      {
        index = end
        continue
      }
      guard isDigit(byte) || start.overlaps(Grammar.Start.number),
        let view = number(bytes, at: index)
      else {
        index += scalar.count
        continue
      }
      let isInTime = nextTime < times.count && times[nextTime].contains(index)
      let word = segments.tokenIndex(at: index)
      let isInWord =
        !isDigit(byte) && word < segments.tokens.count
        && segments.tokens[word].range.start < index && segments.tokens[word].form == .han
      if !isInTime, !isInWord { views.append(view) }
      index = view.range.end
    }
    return views
  }

  /// The numeral at `start`, with sign, or as a fraction.
  private func number(_ bytes: [UInt8], at start: Int) -> ExpressionView? {
    guard let numeral = NumeralReader.read(bytes, at: start, grammar: grammar) else { return nil }
    var first = start
    var value = numeral.value
    if start > 0, bytes[start - 1] == UInt8(ascii: "-"),
      start == 1 || !isAlphanumeric(bytes.span, start - 2)
    {
      value.isNegative = true
      first = start - 1
    } else if start >= 3, bytes.span.starts(with: "负", at: start - 3) {
      value.isNegative = true
      first = start - 3
    }
    return ExpressionView(
      family: .number, range: ByteRange(first, numeral.range.end), value: value.description,
      upper: numeral.upper?.description)
  }
}
