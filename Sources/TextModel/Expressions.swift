// SPDX-License-Identifier: Apache-2.0

/// The times and quantities of one text, each in reading order.
public struct Expressions: Sendable {
  /// The times.
  public var times: [TimeMention]
  /// The quantities.
  public var quantities: [QuantityMention]
  /// The date that relative times were resolved against: given, read from the text, or inferred.
  public var published: CalendarDate?
  /// Whether ``published`` was only inferred from the dates that the article reports.
  public var isPublishedInferred: Bool

  /// Makes a set of expressions.
  public init(
    times: [TimeMention] = [], quantities: [QuantityMention] = [], published: CalendarDate? = nil,
    isPublishedInferred: Bool = false
  ) {
    self.times = times
    self.quantities = quantities
    self.published = published
    self.isPublishedInferred = isPublishedInferred
  }
}

/// A TIMEX3 time expression with its ISO 8601 value.
public struct TimeMention: Hashable, Sendable {
  /// The TIMEX3 types, with `range` for a stretch between two ends.
  public enum Kind: String, Hashable, Sendable {
    case date, time, duration, range, set
  }

  /// Where it stands in the normalized text.
  public var range: ByteRange
  /// Its type.
  public var kind: Kind
  /// Its value: ISO 8601, a TIMEX3 extension (`2023-SP`, `PRESENT_REF`), or with `X` for unknown.
  public var value: String
  /// The TIMEX3 modifier (`START`, `APPROX` …), or null.
  public var modifier: String?
  /// For a range of durations (三到五年): the top, as `value` is the bottom; else null.
  public var upper: String?
  /// The half-open interval it denotes as local ISO 8601 date-times, where it can be resolved.
  public var interval: Interval?

  /// A half-open stretch of time; an open end is null.
  public struct Interval: Hashable, Sendable {
    /// The first moment, such as `2023-04-11T00:00:00`.
    public var begin: String?
    /// The first moment behind it.
    public var end: String?

    /// Makes an interval.
    public init(begin: String?, end: String?) {
      self.begin = begin
      self.end = end
    }
  }

  /// Makes a time.
  public init(
    range: ByteRange, kind: Kind, value: String, modifier: String? = nil, upper: String? = nil,
    interval: Interval? = nil
  ) {
    self.range = range
    self.kind = kind
    self.value = value
    self.modifier = modifier
    self.upper = upper
    self.interval = interval
  }
}

/// A number with what it counts or measures.
public struct QuantityMention: Hashable, Sendable {
  /// What kind of quantity it is.
  public enum Kind: String, Hashable, Sendable {
    case money, percent, count, multiple, ordinal, measure, parameters
  }

  /// Where it stands in the normalized text, modifiers included.
  public var range: ByteRange
  /// Its kind.
  public var kind: Kind
  /// A plain decimal number, such as `23700`.
  public var value: String
  /// The top of a range, or null.
  public var upper: String?
  /// An ISO 4217 code, `%`, a classifier, `x`, `#`, a unit's symbol, or `parameters`.
  public var unit: String
  /// `APPROX`, `MORE_THAN`, `LESS_THAN`, `SEVERAL`, `APPROX_MAGNITUDE`, or null.
  public var modifier: String?
  /// The UCUM code of a measure's unit, or null.
  public var ucum: String?
  /// The bare number inside ``range``, without modifiers and unit.
  public var numberRange: ByteRange

  /// Makes a quantity.
  public init(
    range: ByteRange, kind: Kind, value: String, upper: String? = nil, unit: String,
    modifier: String? = nil, ucum: String? = nil, numberRange: ByteRange
  ) {
    self.range = range
    self.kind = kind
    self.value = value
    self.upper = upper
    self.unit = unit
    self.modifier = modifier
    self.ucum = ucum
    self.numberRange = numberRange
  }
}
