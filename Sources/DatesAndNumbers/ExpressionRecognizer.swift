// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Finds the times and quantities of normalized texts.
public final class ExpressionRecognizer: Sendable {
  let grammar: Grammar
  private let releases: ReleaseDates

  /// Makes a recognizer with the grammar of `Dictionaries/DatesAndNumbers`.
  public init(lexicon: Lexicon) {
    grammar = Grammar(lexicon: lexicon)
    releases = ReleaseDates(lexicon: lexicon)
  }

  /// Returns the times and quantities of a text.
  ///
  /// - Parameters:
  ///   - text: the normalized text.
  ///   - segments: its words; without them words that hold numerals are known only from the tables.
  ///   - published: the day that relative times are resolved against; where it is null, the
  ///     article's own date line or the latest date that it reports.
  /// - Returns: the times and the quantities, each in reading order.
  /// - Complexity: O(*n*) in the number of bytes.
  public func expressions(
    in text: NormalizedText, segments: SegmentedText, published: CalendarDate?
  ) -> Expressions {
    let (scanner, date, isInferred) = scan(
      text, TextWords(segments), published, isGeneral: false)
    var resolver = self.resolver(of: text, date, isInferred: isInferred)
    return Expressions(
      times: scanner.times.compactMap { resolver.resolve($0) }, quantities: scanner.quantities,
      published: date, isPublishedInferred: isInferred)
  }

  /// Makes the resolver of a text that was published on `date`.
  func resolver(of text: NormalizedText, _ date: CalendarDate?, isInferred: Bool) -> TimeResolver {
    let base = isInferred ? date.flatMap { CalendarDate(year: $0.year, month: $0.month) } : date
    return TimeResolver(bytes: text.bytes, grammar: grammar, published: base)
  }

  /// Goes through a text, and finds out when it was published.
  func scan(
    _ text: NormalizedText, _ words: TextWords, _ published: CalendarDate?,
    isGeneral: Bool
  ) -> (scanner: ExpressionScanner, date: CalendarDate?, isInferred: Bool) {
    var scanner = ExpressionScanner(
      Numerals(bytes: text.bytes, grammar: grammar), words: words,
      isTaiwanese: text.simplifiedCount > 8 && isTaiwanese(text.bytes), isGeneral: isGeneral)
    scanner.scan()
    var date = published
    var isInferred = false
    if date == nil {
      let finder = PublicationDate(bytes: text.bytes, grammar: grammar)
      date = finder.dateLine(in: scanner.times)
      if date == nil {
        let resolver = TimeResolver(bytes: text.bytes, grammar: grammar, published: nil)
        date = finder.latestReported(in: scanner.times, resolver: resolver)
        if finder.hasYearlessMonth(in: scanner.times),
          let newest = releases.latest(in: text.bytes),
          date.map({ $0.dayNumber < newest.dayNumber }) ?? true
        {
          date =
            finder.latestReported(in: scanner.times, since: newest, resolver: resolver) ?? date
        }
        isInferred = date != nil
      }
    }
    return (scanner, date, isInferred)
  }

  /// Whether a text in traditional characters names Taiwan's money, cities or authorities.
  private func isTaiwanese(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span
    var offset = 0
    while true {
      offset = grammar.skip(Grammar.Start.taiwan, in: span, from: offset)
      guard offset < span.count else { break }
      if span[offset] >= 0x80, let (name, _) = grammar.cue(in: span, at: offset),
        name == Grammar.Start.taiwanClass
      {
        return true
      }
      offset += span.scalar(at: offset).count
    }
    return false
  }
}
