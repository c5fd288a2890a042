// SPDX-License-Identifier: Apache-2.0

/// The classes of the words of time in `time-words.tsv`.
enum TimeWord: UInt8, CaseIterable, Sendable {
  /// 目前, 近日, 未来: a value ending in `_REF`.
  case reference
  /// 过去, 未来, 接下来的: stands before a duration.
  case period
  /// 今年: years from the article's.
  case year
  /// 当年: years from the one last told of.
  case yearTold
  /// 年内, 全年: the whole of the article's year.
  case yearSpan
  /// 年底: a part of the article's year, or of the year before it.
  case yearPart
  /// 初, 底: a part of the year or month right before it.
  case yearEndPart
  case half, quarter, quarters
  case quarterOffset
  case season
  case seasonShort
  /// 今秋: year and season.
  case seasonYear
  case monthOffset
  case monthTold
  case monthPart
  case week
  case weekTold
  case weekday, weekend, day
  case dayTold
  /// 昨晚: a day and its part.
  case dayPart
  case toldPart
  case part
  case partShort
  /// 早些时候.
  case vague
  /// 北京时间.
  case zone
  case set
  case setPrefix
  /// A unit of durations.
  case unit
  /// 多年: a duration by itself.
  case fixedDuration
  /// 内, 之内.
  case within
  /// 间.
  case between
  case before, after
  /// 来.
  case since
  /// 起, 开始: ends an open range that 从 began.
  case fromEnd
  /// 至今, 以来: ends an open range.
  case untilNow
  case decade, century
  /// 从, 自.
  case sincePrefix
  /// 民国.
  case era
  /// 财年.
  case fiscal
  /// 农历.
  case lunar
  /// 正月, 腊月: a month of the Chinese calendar.
  case lunarMonth
  /// 今明两年: years from the article's, the first and the last.
  case years
  /// 全年: years from the one just told of in the same line, else from the article's.
  case yearNear

  /// Whether a time can begin with a word of this class.
  var canStart: Bool {
    switch self {
    case .yearEndPart, .seasonShort, .monthPart, .partShort, .vague, .unit, .within, .between,
      .before, .after, .since, .fromEnd, .untilNow, .decade, .fiscal:
      false
    default: true
    }
  }

  /// The class as one bit of ``TimeWords``.
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// Makes a class of its name in `time-words.tsv`, or null where there is none such.
  init?(name: String) {
    guard let word = TimeWord.names[name] else { return nil }
    self = word
  }

  private static let names: [String: TimeWord] = [
    "ref": .reference,
    "period": .period,
    "year": .year,
    "year-told": .yearTold,
    "year-span": .yearSpan,
    "year-part": .yearPart,
    "year-end-part": .yearEndPart,
    "half": .half,
    "quarter": .quarter,
    "quarters": .quarters,
    "quarter-offset": .quarterOffset,
    "season": .season,
    "season-short": .seasonShort,
    "season-year": .seasonYear,
    "month-offset": .monthOffset,
    "month-told": .monthTold,
    "month-part": .monthPart,
    "week": .week,
    "week-told": .weekTold,
    "weekday": .weekday,
    "weekend": .weekend,
    "day": .day,
    "day-told": .dayTold,
    "day-part": .dayPart,
    "told-part": .toldPart,
    "part": .part,
    "part-short": .partShort,
    "vague": .vague,
    "zone": .zone,
    "set": .set,
    "set-prefix": .setPrefix,
    "unit": .unit,
    "duration": .fixedDuration,
    "within": .within,
    "between": .between,
    "before": .before,
    "after": .after,
    "since": .since,
    "from-end": .fromEnd,
    "until-now": .untilNow,
    "decade": .decade,
    "century": .century,
    "since-prefix": .sincePrefix,
    "era": .era,
    "fiscal": .fiscal,
    "lunar": .lunar,
    "lunar-month": .lunarMonth,
    "years": .years,
    "year-near": .yearNear,
  ]
}

/// A set of classes of words of time.
struct TimeWords: OptionSet, Sendable {
  /// One bit for each class.
  let rawValue: UInt64

  @inline(__always)
  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Makes the set of one class.
  @inline(__always)
  init(_ word: TimeWord) { rawValue = word.bit }

  /// Whether the two sets share a class.
  @inline(__always)
  func overlaps(_ other: TimeWords) -> Bool { rawValue & other.rawValue != 0 }

  /// The classes with which a time can begin.
  static let startable = TimeWords(
    TimeWord.allCases.filter(\.canStart).map { TimeWords($0) })

  /// The classes of words that make a time of the number before them, and those that make one of
  /// the year before them.
  static let behindNumber: TimeWords = [.unit, .decade]
  static let behindYear: TimeWords = [.half, .quarter, .quarters, .fiscal]

  static var reference: TimeWords { TimeWords(.reference) }
  static var period: TimeWords { TimeWords(.period) }
  static var year: TimeWords { TimeWords(.year) }
  static var yearTold: TimeWords { TimeWords(.yearTold) }
  static var yearSpan: TimeWords { TimeWords(.yearSpan) }
  static var yearPart: TimeWords { TimeWords(.yearPart) }
  static var yearEndPart: TimeWords { TimeWords(.yearEndPart) }
  static var half: TimeWords { TimeWords(.half) }
  static var quarter: TimeWords { TimeWords(.quarter) }
  static var quarters: TimeWords { TimeWords(.quarters) }
  static var quarterOffset: TimeWords { TimeWords(.quarterOffset) }
  static var season: TimeWords { TimeWords(.season) }
  static var seasonShort: TimeWords { TimeWords(.seasonShort) }
  static var seasonYear: TimeWords { TimeWords(.seasonYear) }
  static var monthOffset: TimeWords { TimeWords(.monthOffset) }
  static var monthTold: TimeWords { TimeWords(.monthTold) }
  static var monthPart: TimeWords { TimeWords(.monthPart) }
  static var week: TimeWords { TimeWords(.week) }
  static var weekTold: TimeWords { TimeWords(.weekTold) }
  static var weekday: TimeWords { TimeWords(.weekday) }
  static var weekend: TimeWords { TimeWords(.weekend) }
  static var day: TimeWords { TimeWords(.day) }
  static var dayTold: TimeWords { TimeWords(.dayTold) }
  static var dayPart: TimeWords { TimeWords(.dayPart) }
  static var toldPart: TimeWords { TimeWords(.toldPart) }
  static var part: TimeWords { TimeWords(.part) }
  static var partShort: TimeWords { TimeWords(.partShort) }
  static var vague: TimeWords { TimeWords(.vague) }
  static var zone: TimeWords { TimeWords(.zone) }
  static var set: TimeWords { TimeWords(.set) }
  static var setPrefix: TimeWords { TimeWords(.setPrefix) }
  static var unit: TimeWords { TimeWords(.unit) }
  static var fixedDuration: TimeWords { TimeWords(.fixedDuration) }
  static var within: TimeWords { TimeWords(.within) }
  static var between: TimeWords { TimeWords(.between) }
  static var before: TimeWords { TimeWords(.before) }
  static var after: TimeWords { TimeWords(.after) }
  static var since: TimeWords { TimeWords(.since) }
  static var fromEnd: TimeWords { TimeWords(.fromEnd) }
  static var untilNow: TimeWords { TimeWords(.untilNow) }
  static var decade: TimeWords { TimeWords(.decade) }
  static var century: TimeWords { TimeWords(.century) }
  static var sincePrefix: TimeWords { TimeWords(.sincePrefix) }
  static var era: TimeWords { TimeWords(.era) }
  static var fiscal: TimeWords { TimeWords(.fiscal) }
  static var lunar: TimeWords { TimeWords(.lunar) }
  static var lunarMonth: TimeWords { TimeWords(.lunarMonth) }
  static var years: TimeWords { TimeWords(.years) }
  static var yearNear: TimeWords { TimeWords(.yearNear) }
}
