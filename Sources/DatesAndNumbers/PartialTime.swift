// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A point or stretch of the calendar as the text names it, before it is resolved.
struct PartialTime: Hashable, Sendable {
  /// A year by number, from the article's year, or from the year last told of.
  enum Anchor: Hashable, Sendable {
    case absolute(Int)
    case relative(Int)
    case told(Int)
    /// From the one told of shortly before in the same line, else from the article's.
    case near(Int)
  }

  /// Where it stands.
  var range: ByteRange
  var year: Anchor?
  /// The tens of a decade: 199 for 90年代.
  var decade: Int?
  /// The hundreds of a century: 16 for 17世纪.
  var century: Int?
  var half: HalfYear?
  /// A quarter 1…4, or quarters from the article's.
  var quarter: Anchor?
  /// The last of several quarters from the first on (前三季度).
  var lastQuarter: Int?
  var season: Season?
  var month: Anchor?
  /// The last year, month or day where several are named by one unit (2020—2023年, 11-13日).
  var lastYear: Int?
  var lastMonth: Int?
  var lastDay: Int?
  /// A week of the month by number (三月的第三周).
  var weekOfMonth: Int?
  /// A week from the article's or from the one last told of.
  var week: Anchor?
  /// 1…7.
  var weekday: Int?
  var isWeekend = false
  /// A day of the month, or days from the article's or from the one last told of.
  var day: Anchor?
  var part: DayPart?
  var hour: Int?
  var minute: Int?
  var second: Int?
  /// The part of what is named that is meant: 年初, 月底.
  var modifier: PeriodPart?
  /// A day that comes round each year, where it is not a fixed date.
  var holiday: Holiday?
  /// Whether month and day are those of the Chinese calendar.
  var isLunar = false
  /// A week of the year by number (今年第37周).
  var weekOfYear: Int?
  /// Whether it is only a year in digits without 年.
  var isBareYear = false

  init(range: ByteRange) { self.range = range }

  /// Whether it says more exactly than a day when something was.
  var hasClock: Bool { part != nil || hour != nil }

  /// Whether it names several years, months or days by one unit.
  var isSpan: Bool { lastYear != nil || lastMonth != nil || lastDay != nil }

  /// Whether it names a day, a month and a year by number.
  var isFullDate: Bool {
    if case .absolute? = year, case .absolute? = month, case .absolute? = day { return true }
    return false
  }

  /// The part of the day that the end of a range shares with its begin: 下午1点到3点.
  func laterPart(for end: PartialTime) -> DayPart? {
    guard let hour, let last = end.hour, last > hour % 12, last <= 12,
      part?.isMorning == false
    else { return nil }
    return part
  }

  /// Whether nothing was read.
  var isEmpty: Bool {
    year == nil && decade == nil && century == nil && half == nil && quarter == nil
      && lastQuarter == nil
      && season == nil && month == nil && weekOfMonth == nil && week == nil && weekday == nil
      && !isWeekend && day == nil && part == nil && hour == nil && holiday == nil
      && weekOfYear == nil
  }
}

/// A time as the text names it, before it is resolved.
struct RawTime: Sendable {
  /// Indirect, for points are large, and most places where a time is looked for have none.
  indirect enum Form: Sendable {
    case point(PartialTime)
    /// Between two points; a null end is open.
    case range(PartialTime, PartialTime?)
    /// A stretch of the clock or the calendar, already in ISO 8601.
    case duration(String, upper: String?)
    /// So much before (negative) or after another time: three days ago.
    case shift(PeriodShift)
    /// `PAST_REF` and its like.
    case reference(String)
    case set(String)
  }

  var range: ByteRange
  var form: Form
  var modifier: String?
  /// Whether it reaches back or ahead from the time it names, or from now.
  var bound: Bound?
  /// Where the time itself stands, where words round it (自…起, …内, …之前) bound it; else null.
  var core: ByteRange?

  init(range: ByteRange, form: Form, modifier: String?, bound: Bound? = nil) {
    self.range = range
    self.form = form
    self.modifier = modifier
    self.bound = bound
  }

  /// On which side of a time, or of now, a stretch lies.
  enum Bound: UInt8, Sendable {
    /// 之前, and 或之前, which takes in the time itself.
    case before, until
    /// 之后, and 起 or 或之后, which take in the time itself.
    case after, since
    /// 过去三年, 未来三年: a stretch that ends or begins now.
    case past, future
    /// 三小时前, 三小时后: a moment so far from now.
    case ago, hence
    /// 三年以前, 三年以后: all that lies behind or beyond such a moment.
    case longAgo, later
  }
}

/// A distance from the article's or the narrative's time.
struct PeriodShift: Hashable, Sendable {
  /// `Y`, `M`, `W`, `D`.
  var unit: UInt8
  /// How many; negative for the past; null for an unknown number.
  var count: Int?
  /// Half years and the like, in months.
  var extraMonths = 0
  /// Whether it lies ahead.
  var isAfter = false
  /// Whether only working days count.
  var isOfWorkdays = false
  /// The greater count of a pair (一到两年前).
  var upper: Int?
}

extension PeriodShift {
  /// Makes the distance of a sum of units: 一年三个月, 一个星期又三天; null where it mixes months and days
  /// or goes below days.
  init?(sum value: String) {
    guard let period = Period(iso8601: value) else { return nil }
    if period.seconds == 0 {
      self.init(unit: UInt8(ascii: "M"), count: period.months)
    } else if period.months == 0, period.seconds % 86_400 == 0 {
      self.init(unit: UInt8(ascii: "D"), count: period.seconds / 86_400)
    } else {
      return nil
    }
  }
}
