// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ReadingFinder {
  // MARK: - The other side of the reference

  /// The points that a point without year, month or week may also mean.
  func others(
    than point: PartialTime, _ value: String, _ main: Interval
  ) -> [PartialTime] {
    if point.weekday != nil, point.weekOfMonth == nil { return otherWeeks(than: point, main) }
    var other = point
    if point.year == nil, isYearless(point) {
      guard let year = otherYear(than: value, main) else { return [] }
      other.year = .absolute(year)
      if point.isLunar {
        // The last months of the Chinese year lie in the next one.
        var resolver = resolver
        if Int(resolver.value(of: other).prefix(4)) != year { other.year = .absolute(year - 1) }
      }
      return [other]
    }
    if point.month == nil, case .absolute? = point.day, case .absolute? = point.day,
      let now, let begin = main.begin
    {
      return [begin <= now ? 1 : -1, 0].map { step in
        var other = point
        other.month = .relative(step)
        return other
      }
    }
    guard let hour = point.hour, point.day == nil, point.holiday == nil else { return [] }
    var found: [PartialTime] = []
    if point.part == nil, hour <= 12 {
      other.hour = hour == 12 ? 0 : hour + 12
      found.append(other)
    }
    if let begin = main.begin, let now, begin < now {
      other = point
      other.day = .relative(1)
      found.append(other)
    }
    return found
  }

  private func isYearless(_ point: PartialTime) -> Bool {
    if point.holiday != nil || point.half != nil || point.season != nil { return true }
    if case .absolute? = point.month { return true }
    if case .absolute? = point.quarter { return true }
    return false
  }

  private func otherWeeks(than point: PartialTime, _ main: Interval) -> [PartialTime] {
    guard let reference, let weekday = point.weekday else { return [] }
    let today = reference.weekday
    func inWeek(_ week: Int) -> PartialTime {
      var other = point
      other.week = .relative(week)
      return other
    }
    // The next such day, today's name being next week's.
    let next = inWeek(weekday > today ? 0 : 1)
    guard point.week == nil, point.part == nil else { return [next] }
    return [next, inWeek(weekday < today ? 0 : -1)]
  }

  // MARK: - Other customs

  /// What other customs of counting make of a point.
  func customs(_ point: PartialTime, _ value: String, _ main: Interval) -> [Interval] {
    if let season = point.season, let year = Int(value.prefix(4)) {
      return terms(of: season, year).map { [$0] } ?? []
    }
    guard point.weekOfMonth != nil || point.isWeekend || (point.hour == nil && point.part != nil),
      let first = main.begin.flatMap({ Moment(iso8601: $0) })
    else { return [] }
    if let number = point.weekOfMonth, point.weekday == nil,
      case .absolute(let month)? = point.month
    {
      // The weeks that begin in the month.
      var found: [Interval] = []
      for year in [Int(value.prefix(4)), otherYear(than: value, main)] {
        guard let year,
          let monday = Holiday.day(1, count: number, of: month, in: year),
          let week = interval(Moment(dayNumber: monday), Moment(dayNumber: monday + 7))
        else { continue }
        found.append(week)
      }
      return found
    }
    if point.weekday == nil, let reference, let months = monthOffset(of: point),
      let number = point.weekOfMonth,
      let date = reference.adding(months: months).flatMap({ CalendarDate(dayNumber: $0.dayNumber) }
      ),
      let month = date.month,
      let monday = Holiday.day(1, count: number, of: month, in: date.year)
    {
      return [interval(Moment(dayNumber: monday), Moment(dayNumber: monday + 7))]
        .compactMap(\.self)
    }
    if point.isWeekend {
      return [
        interval(
          Moment(dayNumber: first.dayNumber - 1, second: 64_800),
          Moment(dayNumber: first.dayNumber + 2))
      ].compactMap(\.self)
    }
    guard point.hour == nil, let part = point.part else { return [] }
    return (ReadingFinder.otherHours[part] ?? []).compactMap { hours in
      interval(
        Moment(dayNumber: first.dayNumber, second: hours.0 * 3600),
        Moment(dayNumber: first.dayNumber, second: hours.1 * 3600))
    }
  }

  /// The hours that others give to parts of the day.
  private static let otherHours: [DayPart: [(Int, Int)]] = [
    .earlyMorning: [(8, 12), (6, 10)], .forenoon: [(7, 12), (4, 12)],
    .morning: [(8, 12), (6, 10)], .afternoon: [(12, 16), (13, 18)],
    .evening: [(16, 20), (18, 24)], .night: [(16, 20), (20, 24)], .midnight: [(20, 24)],
    .smallHours: [(0, 5)],
  ]

  /// The months from the reference's to one that is told by its distance.
  private func monthOffset(of point: PartialTime) -> Int? {
    switch point.month {
    case .relative(let months)?, .told(let months)?: months
    default: nil
    }
  }

  /// A season from one solar term to the next: 立春, 立夏, 立秋, 立冬.
  private func terms(of season: Season, _ year: Int) -> Interval? {
    let seasons: [Season] = [.spring, .summer, .autumn, .winter]
    let starts: [Holiday] = [
      .term(month: 2, constant: 3870), .term(month: 5, constant: 5520),
      .term(month: 8, constant: 7500), .term(month: 11, constant: 7438),
    ]
    guard let index = seasons.firstIndex(of: season) else { return nil }
    let calendar = resolver.grammar.lunar
    return interval(
      starts[index].date(in: year, calendar: calendar).map { Moment(dayNumber: $0.dayNumber) },
      starts[(index + 1) % 4].date(in: index == 3 ? year + 1 : year, calendar: calendar).map {
        Moment(dayNumber: $0.dayNumber)
      })
  }

  // MARK: - Parts

  /// The begin, middle or end of a year, quarter, month, decade or century.
  func part(_ modifier: String, of whole: Interval, _ value: String, _ range: ByteRange)
    -> Interval?
  {
    guard let begin = whole.begin.flatMap({ Moment(iso8601: $0) }),
      let end = whole.end.flatMap({ Moment(iso8601: $0) })
    else { return nil }
    let days = end.dayNumber - begin.dayNumber
    if days <= 31 { return partOfMonth(modifier, begin, end, range) }
    func months(_ start: Int, _ last: Int) -> Interval? {
      interval(begin.adding(months: start), begin.adding(months: last))
    }
    let count = (days + 15) / 30
    switch count {
    case ..<4:
      return modifier == Modifier.start
        ? months(0, 1) : modifier == Modifier.middle ? months(1, 2) : months(2, 3)
    case 4..<14:
      if modifier == Modifier.start {
        return months(0, starts("伊始", before: range.end) ? 1 : 2)
      }
      let all = count > 8 ? 12 : 6
      return modifier == Modifier.middle
        ? months(all == 12 ? 4 : 2, all == 12 ? 8 : 4) : months(all - 2, all)
    case 14..<200:
      return modifier == Modifier.start
        ? months(0, 36) : modifier == Modifier.middle ? months(36, 84) : months(84, 120)
    default:
      return modifier == Modifier.start
        ? months(0, 120) : modifier == Modifier.middle ? months(480, 720) : months(1080, 1200)
    }
  }

  private func partOfMonth(
    _ modifier: String, _ begin: Moment, _ end: Moment, _ range: ByteRange
  ) -> Interval? {
    let isTenDays = starts("旬", before: range.end) || starts("旬前", before: range.end)
    let first: Int
    let last: Int
    if end.dayNumber - begin.dayNumber <= 7 {
      (first, last) =
        modifier == Modifier.start ? (0, 2) : modifier == Modifier.middle ? (2, 4) : (4, 7)
    } else {
      let all = end.dayNumber - begin.dayNumber
      if starts("半月", before: range.end) {
        (first, last) = modifier == Modifier.start ? (0, 15) : (15, all)
        return interval(
          Moment(dayNumber: begin.dayNumber + first), Moment(dayNumber: begin.dayNumber + last))
      }
      switch modifier {
      case Modifier.start: (first, last) = (0, isTenDays ? 10 : 5)
      case Modifier.middle: (first, last) = (10, 20)
      default: (first, last) = (isTenDays ? 20 : 24, all)
      }
    }
    return interval(
      Moment(dayNumber: begin.dayNumber + first), Moment(dayNumber: begin.dayNumber + last))
  }

  private func starts(_ word: StaticString, before end: Int) -> Bool {
    resolver.bytes.span.starts(with: word, at: end - word.utf8CodeUnitCount)
  }
}
