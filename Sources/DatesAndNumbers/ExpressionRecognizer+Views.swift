// SPDX-License-Identifier: Apache-2.0

import Lexicon
public import TextModel

extension ExpressionRecognizer {
  /// Returns all readings of a plain text's times and numbers, in reading order.
  ///
  /// The text is taken as it stands, in simplified characters and half-width digits; without words,
  /// what only looks like a number is known from the tables alone.
  ///
  /// - Parameters:
  ///   - text: the text; ranges count bytes of its UTF-8.
  ///   - reference: the moment that relative times count from, in ISO 8601, or null.
  /// - Returns: the views, by where they begin, then by where they end.
  /// - Complexity: O(*n*) in the number of bytes.
  public func views(in text: String, reference: String? = nil) -> [ExpressionView] {
    views(
      in: NormalizedText(bytes: Array(text.utf8), offsets: OffsetMap()),
      segments: SegmentedText(), reference: reference)
  }

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
    views(in: text, TextWords(segments), reference: reference)
  }

  /// Returns all readings of a text's times and numbers, in reading order, of a text whose words are
  /// found where they are asked for.
  ///
  /// - Parameters:
  ///   - text: the normalized text.
  ///   - reference: the day that relative times are resolved against, as an ISO 8601 date or
  ///     date-time.
  ///   - words: finds the words round a place.
  ///   - families: the families that are wanted, or null for all; less is done for fewer.
  /// - Returns: the views, by where they begin, then by where they end.
  public func views(
    in text: NormalizedText, reference: String?, words: WordSource,
    families: Set<ExpressionView.Family>? = nil
  ) -> [ExpressionView] {
    var views = views(
      in: text, TextWords(source: words), reference: reference, families: families)
    if let families { views.removeAll { !families.contains($0.family) } }
    return views
  }

  private func views(
    in text: NormalizedText, _ words: TextWords, reference: String?,
    families: Set<ExpressionView.Family>? = nil
  ) -> [ExpressionView] {
    let hasTimes = families?.contains(.temporal) ?? true
    let published = reference.flatMap { DateText.date($0) }
    let (scanner, date, isInferred) = scan(text, words, published, isGeneral: true)
    var resolver = self.resolver(of: text, date, isInferred: isInferred)
    resolver.isGeneral = true
    let moment =
      reference.flatMap { Moment(iso8601: $0) }
      ?? resolver.fullPublished.map { Moment(dayNumber: $0.dayNumber) }
    var views: [ExpressionView] = []
    views.reserveCapacity(scanner.times.count + scanner.quantities.count)
    for raw in scanner.times {
      guard let time = resolver.resolve(raw) else { continue }
      let finder = ReadingFinder(resolver: resolver, reference: moment)
      views.append(view(of: time, hasTimes ? finder.intervals(of: raw, time) : [], in: text))
    }
    let taken = views.map(\.range).sorted()
    // Of these families, only money is known by the kind of a quantity.
    let isOfMoney = families?.isSubset(of: [.temporal, .money]) ?? false
    for index in scanner.quantities.indices
    where !isOfMoney || scanner.quantities[index].kind == .money {
      let quantity = scanner.quantities[index]
      views.append(view(of: quantity, in: text))
      if let top = percentOfRange(quantity, in: text) { views.append(top) }
    }
    if families.map({ $0.contains(.number) || $0.contains(.ordinal) }) ?? true {
      words.rewind()
      views += numbers(scanner.numerals, words: words, besides: taken, scanner.quantities)
    }
    views.sort {
      $0.range != $1.range ? $0.range < $1.range : $0.family.rawValue < $1.family.rawValue
    }
    return views
  }

  /// The view of a time; general tools leave the name of its zone outside.
  private func view(
    of time: TimeMention, _ intervals: [TimeMention.Interval], in text: NormalizedText
  ) -> ExpressionView {
    var range = time.range
    if let (_, end) = grammar.timeWord(in: text.bytes.span, at: range.start, kinds: [.zone]),
      end < range.end
    {
      range = ByteRange(text.bytes[end] == 0x20 ? end + 1 : end, range.end)
    }
    return ExpressionView(
      family: .temporal, range: range, value: time.value, upper: time.upper,
      type: time.kind.rawValue, interval: intervals.first, readings: Array(intervals.dropFirst()))
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
      family =
        quantity.unit == "岁" || quantity.unit == "大" && quantity.ucum != nil
        ? .age : .quantity
      unit = family == .age ? quantity.ucum ?? "a" : "{" + quantity.unit + "}"
    case .parameters:
      family = .quantity
      unit = "{parameter}"
    case .measure:
      unit = quantity.ucum ?? quantity.unit
      let isWarmth = unit == "deg" && isOfWarmth(quantity, in: text)
      family = unit == "Cel" || unit == "[degF]" || isWarmth ? .temperature : .quantity
    }
    // General tools leave the words of approximation outside.
    let range = family == .ordinal ? quantity.range : core(of: quantity, in: text)
    return ExpressionView(
      family: family, range: range, value: quantity.value,
      upper: quantity.upper ?? top(of: quantity, in: text), unit: unit)
  }

  /// The share that stands by itself at the end of a range: 20% in 5-20%.
  private func percentOfRange(_ quantity: QuantityMention, in text: NormalizedText)
    -> ExpressionView?
  {
    let bytes = text.bytes
    guard quantity.kind == .percent, let upper = quantity.upper,
      bytes[quantity.range.end - 1] == UInt8(ascii: "%")
    else { return nil }
    var start = quantity.range.end - 1
    while start > quantity.range.start, isDigit(bytes[start - 1]) || bytes[start - 1] == 0x2E {
      start -= 1
    }
    return ExpressionView(
      family: .percent, range: ByteRange(start, quantity.range.end), value: upper)
  }

  /// The top that 多, 余 or 数 leaves open: below 4000 for 3000多, below 10 times for 数十.
  private func top(of quantity: QuantityMention, in text: NormalizedText) -> String? {
    guard quantity.kind == .money, let value = ExactDecimal(plain: quantity.value) else {
      return nil
    }
    let span = text.bytes.span
    let end = quantity.numberRange.end
    if quantity.modifier == Modifier.several { return value.shifted(by: 1).description }
    var hasTail = false
    var offset = quantity.numberRange.start
    while offset <= end, offset < span.count {
      if span.starts(with: "多", at: offset) || span.starts(with: "余", at: offset) {
        hasTail = true
      }
      offset += span.scalar(at: offset).count
    }
    guard hasTail else { return nil }
    var digits = value.digits
    var power = value.exponent
    while digits > 0, digits % 10 == 0 { (digits, power) = (digits / 10, power + 1) }
    return value.adding(ExactDecimal(1, exponent: power))?.description
  }

  /// Whether a number of degrees tells of warmth: 温 stands before it, or nothing at all.
  private func isOfWarmth(_ quantity: QuantityMention, in text: NormalizedText) -> Bool {
    let span = text.bytes.span
    if quantity.range.start == 0, quantity.range.end == span.count { return true }
    var offset = quantity.range.start
    for _ in 0..<6 {
      guard let previous = span.scalarStart(before: offset) else { return false }
      offset = previous
      for word: StaticString in ["温", "热", "冷", "烧"] where span.starts(with: word, at: offset) {
        return true
      }
    }
    return false
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
}
