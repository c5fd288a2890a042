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
  /// `number`, and a time that other words bound stands once with them and once without: 自8月15日起 is
  /// a range that begins with the date 8月15日.
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

  /// Returns all readings of a text's times and numbers, in reading order, of a text whose words
  /// are found where they are asked for.
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
    views(
      in: text, TextWords(source: words), reference: reference,
      wanted: families.map { WantedFamilies($0) } ?? .all)
  }

  private func views(
    in text: NormalizedText, _ words: TextWords, reference: String?, wanted: WantedFamilies = .all
  ) -> [ExpressionView] {
    let published = reference.flatMap { DateText.date($0) }
    let (scanner, date, isInferred) = scan(text, words, published, isGeneral: true)
    var resolver = self.resolver(of: text, date, isInferred: isInferred)
    resolver.isGeneral = true
    let moment =
      reference.flatMap { Moment(iso8601: $0) }
      ?? resolver.fullPublished.map { Moment(dayNumber: $0.dayNumber) }
    var views: [ExpressionView] = []
    var taken: [ByteRange] = []
    views.reserveCapacity(scanner.times.count + scanner.quantities.count)
    taken.reserveCapacity(scanner.times.count)
    // Where no times are wanted, their values are needed only if one may turn out to be none.
    let hasTimes = wanted.contains(.temporal)
    if hasTimes || scanner.times.contains(where: { resolver.mayDrop($0) }) {
      let now = moment?.text
      for raw in scanner.times {
        guard let time = resolver.resolve(raw) else { continue }
        let range = core(of: time.range, in: text)
        taken.append(range)
        guard hasTimes else { continue }
        let finder = ReadingFinder(resolver: resolver, reference: moment, now: now)
        views.append(view(of: time, range, finder.intervals(of: raw, time)))
        if let bare = bare(raw) {
          var resolver = resolver
          if let time = resolver.resolve(bare) {
            views.append(view(of: time, bare.range, finder.intervals(of: bare, time)))
          }
        }
      }
    } else {
      for raw in scanner.times { taken.append(core(of: raw.range, in: text)) }
    }
    for quantity in scanner.quantities where wanted.mayHave(quantity.kind) {
      let family = family(of: quantity, in: text)
      guard wanted.contains(family) else { continue }
      views.append(view(of: quantity, family, in: text))
      if let top = percentOfRange(quantity, in: text) { views.append(top) }
    }
    if wanted.contains(.number) || wanted.contains(.ordinal) {
      words.rewind()
      numbers(
        scanner.numerals, words: words, besides: taken.sorted(), scanner.quantities,
        wanted: wanted, to: &views)
    }
    return inOrder(views)
  }

  /// The views by where they begin, then by where they end, then by family.
  ///
  /// Views are large: their places are sorted, and each view is moved once.
  private func inOrder(_ views: [ExpressionView]) -> [ExpressionView] {
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      let ranges = (views[left].range, views[right].range)
      if ranges.0 != ranges.1 { return ranges.0 < ranges.1 }
      let families = (views[left].family, views[right].family)
      return families.0 == families.1
        ? left < right : families.0.rawValue < families.1.rawValue
    }
    let isSorted = views.indices.dropFirst().allSatisfy { !isBefore($0, $0 - 1) }
    return isSorted ? views : views.indices.sorted(by: isBefore).map { views[$0] }
  }

  /// The range of a time; general tools leave the name of its zone outside.
  private func core(of range: ByteRange, in text: NormalizedText) -> ByteRange {
    guard let (_, end) = grammar.timeWord(in: text.bytes.span, at: range.start, kinds: [.zone]),
      end < range.end
    else { return range }
    return ByteRange(text.bytes[end] == 0x20 ? end + 1 : end, range.end)
  }

  /// The time without the words that bound it: 8月15日 in 自8月15日起, 24小时 in 24小时内; null for
  /// others.
  private func bare(_ raw: RawTime) -> RawTime? {
    guard let core = raw.core else { return nil }
    switch raw.form {
    case .range(let first, nil), .point(let first):
      var point = first
      point.range = core
      return RawTime(range: core, form: .point(point), modifier: first.modifier?.rawValue)
    case .range, .duration: return RawTime(range: core, form: raw.form, modifier: nil)
    case .shift, .reference, .set: return nil
    }
  }

  private func view(
    of time: TimeMention, _ range: ByteRange, _ intervals: [TimeMention.Interval]
  ) -> ExpressionView {
    ExpressionView(
      family: .temporal, range: range, value: time.value, upper: time.upper,
      type: time.kind.rawValue, interval: intervals.first, readings: Array(intervals.dropFirst()))
  }

  private func family(of quantity: QuantityMention, in text: NormalizedText)
    -> ExpressionView.Family
  {
    switch quantity.kind {
    case .money: return .money
    case .percent: return .percent
    case .ordinal: return .ordinal
    case .multiple: return .number
    case .count:
      return quantity.unit == "岁" || quantity.unit == "大" && quantity.ucum != nil
        ? .age : .quantity
    case .parameters: return .quantity
    case .measure:
      let unit = quantity.ucum ?? quantity.unit
      let isWarmth = unit == "deg" && isOfWarmth(quantity, in: text)
      return unit == "Cel" || unit == "[degF]" || isWarmth ? .temperature : .quantity
    }
  }

  private func view(
    of quantity: QuantityMention, _ family: ExpressionView.Family, in text: NormalizedText
  ) -> ExpressionView {
    let unit: String? =
      switch quantity.kind {
      case .money: quantity.unit
      case .percent, .ordinal, .multiple: nil
      case .count: family == .age ? quantity.ucum ?? "a" : "{" + quantity.unit + "}"
      case .parameters: "{parameter}"
      case .measure: quantity.ucum ?? quantity.unit
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

/// The families of expressions that are wanted, as bits: each view is asked for.
struct WantedFamilies {
  /// All families.
  static let all = WantedFamilies(bits: .max)

  private let bits: UInt8

  private init(bits: UInt8) { self.bits = bits }

  init(_ families: Set<ExpressionView.Family>) {
    bits = families.reduce(0) { $0 | WantedFamilies.bit($1) }
  }

  /// Whether a family is wanted.
  func contains(_ family: ExpressionView.Family) -> Bool {
    bits & WantedFamilies.bit(family) != 0
  }

  /// Whether a family may be wanted that a quantity of this kind belongs to.
  func mayHave(_ kind: QuantityMention.Kind) -> Bool {
    switch kind {
    case .money: contains(.money)
    case .percent: contains(.percent)
    case .ordinal: contains(.ordinal)
    case .multiple: contains(.number)
    case .count: contains(.age) || contains(.quantity)
    case .parameters: contains(.quantity)
    case .measure: contains(.temperature) || contains(.quantity)
    }
  }

  private static func bit(_ family: ExpressionView.Family) -> UInt8 {
    switch family {
    case .temporal: 1
    case .number: 2
    case .ordinal: 4
    case .percent: 8
    case .money: 16
    case .quantity: 32
    case .temperature: 64
    case .age: 128
    }
  }
}
