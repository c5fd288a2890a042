// SPDX-License-Identifier: Apache-2.0

/// One reading of a stretch of text as a time or number; readings overlap.
///
/// In 十斤 there are two: the number 十 and the quantity 十斤; in 24小时内 the bounded stretch and the
/// duration 24小时.
public struct ExpressionView: Hashable, Sendable {
  /// The families of expressions that general-purpose tools tell apart.
  public enum Family: String, Hashable, Sendable {
    case temporal, number, ordinal, percent, money, quantity, temperature, age
  }

  /// The family.
  public var family: Family
  /// Where it stands in the normalized text.
  public var range: ByteRange
  /// A plain decimal number, or an ISO 8601 value.
  public var value: String
  /// The top of a range, or null.
  public var upper: String?
  /// An ISO 4217 code, or a UCUM code, or null.
  public var unit: String?
  /// The TIMEX3 type of a time, or null.
  public var type: String?
  /// The stretch that a time denotes, where it can be resolved.
  public var interval: TimeMention.Interval?
  /// At most two further stretches that a time may denote, the likelier first.
  public var readings: [TimeMention.Interval]

  /// Makes a view.
  public init(
    family: Family, range: ByteRange, value: String, upper: String? = nil, unit: String? = nil,
    type: String? = nil, interval: TimeMention.Interval? = nil,
    readings: [TimeMention.Interval] = []
  ) {
    self.family = family
    self.range = range
    self.value = value
    self.upper = upper
    self.unit = unit
    self.type = type
    self.interval = interval
    self.readings = readings
  }
}
