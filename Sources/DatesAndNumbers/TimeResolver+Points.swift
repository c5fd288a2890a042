// SPDX-License-Identifier: Apache-2.0

import TextModel

extension TimeResolver {
  /// Returns the ISO 8601 value of a point, and remembers what it told.
  mutating func value(of point: PartialTime) -> String {
    if let decade = point.decade { return String(decade) + "X" }
    if let century = point.century { return DateText.two(century) + "XX" }
    let date = self.date(of: point)
    guard point.hasClock else {
      note(point, date)
      return date
    }
    var day = date
    if point.day == nil, point.weekday == nil, !point.isWeekend, point.holiday == nil {
      day = toldDay.map(DateText.text) ?? fullPublished.map(DateText.text) ?? "XXXX-XX-XX"
      if point.part == .smallHours, isLate, let told = toldDay,
        let next = CalendarDate(dayNumber: told.dayNumber + 1)
      {
        day = DateText.text(next)
      }
    }
    if let hour = point.hour,
      hour == 24 || (hour == 12 && point.part?.isNight == true),
      let today = DateText.date(day), today.day != nil,
      let next = CalendarDate(dayNumber: today.dayNumber + 1)
    {
      day = DateText.text(next)
    }
    note(point, day)
    isLate = point.part.map { !$0.isMorning } ?? ((point.hour ?? 0) >= 12)
    return day + clock(point)
  }

  var fullPublished: CalendarDate? { published?.day == nil ? nil : published }

  /// The time of day as ISO 8601, or TIMEX3's part of the day.
  func clock(_ point: PartialTime) -> String {
    guard var hour = point.hour else {
      return "T" + (point.part?.timex ?? "")
    }
    switch point.part {
    case .afternoon, .evening, .night, .midnight:
      if hour < 12, !(point.part == .midnight && hour < 5) {
        hour += 12
      } else if hour == 12, point.part != .afternoon {
        hour = 0
      }
    case .noon: if hour < 4 { hour += 12 }
    case .smallHours: if hour == 12 { hour = 0 }
    case .daytime: if hour < 6 { hour += 12 }
    default: break
    }
    if hour == 24 { hour = 0 }
    var text = "T" + DateText.two(hour) + ":" + DateText.two(point.minute ?? 0)
    if let second = point.second { text += ":" + DateText.two(second) }
    return text
  }

  // MARK: - Dates

  private mutating func date(of point: PartialTime) -> String {
    if let number = point.weekOfYear {
      return year(of: point).map { DateText.week(year: $0, week: number) } ?? "XXXX-WXX"
    }
    if let holiday = point.holiday { return self.holiday(holiday, of: point) }
    if point.isLunar { return lunarDate(of: point) }
    if point.weekOfMonth == nil,
      point.weekday != nil || point.isWeekend || point.week != nil
    {
      return week(of: point)
    }
    switch point.day {
    case .relative(let days)?:
      guard let published else { return "XXXX-XX-XX" }
      guard published.day != nil, let date = CalendarDate(dayNumber: published.dayNumber + days)
      else {
        return DateText.year(published.year) + "-" + (published.month.map(DateText.two) ?? "XX")
          + "-XX"
      }
      return DateText.text(date)
    case .told(let days)?:
      guard let base = dayMeant(by: point, days) ?? toldDay ?? fullPublished,
        let date = CalendarDate(dayNumber: base.dayNumber + days)
      else { return "XXXX-XX-XX" }
      return DateText.text(date)
    case .absolute(let day)?: return self.day(day, of: point)
    case .near?, nil: break
    }
    if point.month != nil { return month(of: point) }
    let year = self.year(of: point)
    if let half = point.half { return DateText.year(year ?? published?.year) + "-" + half.rawValue }
    if let quarter = point.quarter { return self.quarter(quarter, year: year, point) }
    if let season = point.season {
      return DateText.year(year ?? published?.year) + "-" + season.rawValue
    }
    return DateText.year(year)
  }

  /// Returns the day of publication where 当日 tells of what has happened, and the day last told of,
  /// in another line, is yet to come.
  private func dayMeant(by point: PartialTime, _ days: Int) -> CalendarDate? {
    guard days == 0, bytes.span.starts(with: "当", at: point.range.start), let toldDay,
      let today = fullPublished,
      toldDay.dayNumber > today.dayNumber,
      !isSameLine(toldDayEnd, point.range.start), !isFuture(point.range)
    else { return nil }
    return today
  }

  func year(of point: PartialTime) -> Int? {
    switch point.year {
    case .absolute(let year)?: year
    case .relative(let years)?: published.map { $0.year + years }
    case .told(let years)?: (toldYear ?? published?.year).map { $0 + years }
    case .near(let years)?:
      (isToldYearNear(point.range.start) ? toldYear : published?.year).map { $0 + years }
    case nil: nil
    }
  }

  private func month(of point: PartialTime) -> String {
    guard let (year, month) = yearAndMonth(of: point, day: nil) else { return "XXXX-XX" }
    let text = DateText.year(year) + "-" + DateText.two(month)
    guard let number = point.weekOfMonth else { return text }
    guard let year, let first = CalendarDate(year: year, month: month, day: 1) else { return text }
    if let weekday = point.weekday {
      var day = Holiday.day(weekday, count: number, of: month, in: year)
      // The fifth is the last, which may be the fourth.
      if let found = day, number == 5,
        found - first.dayNumber >= CalendarDate.dayCount(ofMonth: month, year: year)
      {
        day = found - 7
      }
      return day.flatMap { CalendarDate(dayNumber: $0).map(DateText.text) } ?? text
    }
    let week = WeekDate(first)
    return DateText.week(year: week.year, week: week.week + number - 1)
  }

  private func day(_ day: Int, of point: PartialTime) -> String {
    if point.month == nil {
      if let told = toldMonth, isSameLine(told.end, point.range.start) {
        return text(told.year, told.month, day)
      }
      guard let published, let month = published.month else {
        return "XXXX-XX-" + DateText.two(day)
      }
      if let today = published.day, day > today, !isFuture(point.range) {
        // The last month that has such a day.
        var number = published.year * 12 + month - 2
        if day > CalendarDate.dayCount(ofMonth: number % 12 + 1, year: number / 12) { number -= 1 }
        return text(number / 12, number % 12 + 1, day)
      }
      return text(published.year, month, day)
    }
    guard let (year, month) = yearAndMonth(of: point, day: day) else {
      return "XXXX-XX-" + DateText.two(day)
    }
    return text(year, month, day)
  }

  private func text(_ year: Int?, _ month: Int, _ day: Int) -> String {
    if let year, let date = CalendarDate(year: year, month: month, day: day) {
      return DateText.text(date)
    }
    return DateText.year(year) + "-" + DateText.two(month) + "-" + DateText.two(day)
  }

  // MARK: - Years that are not told

  private func yearAndMonth(of point: PartialTime, day: Int?) -> (Int?, Int)? {
    switch point.month {
    case .absolute(let month)?:
      if point.year != nil { return (year(of: point), month) }
      return (inferredYear(month: month, day: day, point.range), month)
    case .relative(let months)?:
      guard let published, let month = published.month else { return nil }
      if point.year != nil { return (year(of: point), month) }
      let number = published.year * 12 + month - 1 + months
      return (number / 12, number % 12 + 1)
    case .told(let months)?:
      guard let told = toldMonth ?? publishedMonth else { return nil }
      let number = (told.year ?? 0) * 12 + told.month - 1 + months
      return (told.year.map { _ in number / 12 }, number % 12 + 1)
    case .near?, nil: return nil
    }
  }

  /// The year of a month and day without one: that of the date just told in the same line, else
  /// the one that lies before or, where the clause speaks of plans, behind the publication.
  func inferredYear(month: Int, day: Int?, _ range: ByteRange) -> Int? {
    if isToldYearNamed, let told = toldMonth, let year = told.year, month >= told.month,
      isSameLine(told.end, range.start), range.start - told.end < 150
    {
      return year
    }
    guard let published else { return nil }
    guard let thisMonth = published.month else { return published.year }
    let today = published.day ?? 31
    if month == thisMonth {
      guard let day, day > today else { return published.year }
      return published.year
    }
    let isAhead = month > thisMonth
    let distance = abs(month - thisMonth)
    if isAhead {
      if distance <= 1 || isFuture(range) { return published.year }
      return distance >= 3 || thisMonth <= 2 ? published.year - 1 : published.year
    }
    return distance >= 6 && isFuture(range) ? published.year + 1 : published.year
  }

  private var publishedMonth: (year: Int?, month: Int, end: Int)? {
    published.flatMap { date in date.month.map { (date.year, $0, 0) } }
  }

  private func quarter(_ quarter: PartialTime.Anchor, year: Int?, _ point: PartialTime) -> String {
    // The quarter last told of, or else the article's own.
    var anchor = quarter
    if case .told = quarter {
      if let toldQuarter { return toldQuarter }
      anchor = .relative(0)
    }
    let quarters: Int
    switch anchor {
    case .absolute(let number):
      guard let year else {
        guard let published else { return "XXXX-Q\(number)" }
        if let month = published.month, number * 3 - 2 > month, !isFuture(point.range) {
          return DateText.year(published.year - 1) + "-Q\(number)"
        }
        return DateText.year(published.year) + "-Q\(number)"
      }
      return DateText.year(year) + "-Q\(number)"
    case .told, .near: quarters = 0
    case .relative(let number): quarters = number
    }
    guard let published, let month = published.month else {
      return DateText.year(published?.year) + "-QX"
    }
    let number = published.year * 4 + (month - 1) / 3 + quarters
    return DateText.year(number / 4) + "-Q\(number % 4 + 1)"
  }
}
