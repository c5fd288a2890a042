// SPDX-License-Identifier: Apache-2.0

import TextModel

extension TimeResolver {
  // MARK: - Weeks

  func week(of point: PartialTime) -> String {
    guard let monday = monday(of: point) else {
      let year = point.week == nil ? nil : published?.year
      let text = DateText.year(year) + "-WXX"
      if point.isWeekend { return text + "-WE" }
      return point.weekday.map { text + "-\($0)" } ?? text
    }
    guard let date = CalendarDate(dayNumber: monday + (point.weekday ?? 1) - 1) else {
      return "XXXX"
    }
    if point.weekday != nil { return DateText.text(date) }
    let week = WeekDate(date)
    return DateText.week(year: week.year, week: week.week) + (point.isWeekend ? "-WE" : "")
  }

  /// The day number of the Monday of a point's week, or null where it is not known.
  private func monday(of point: PartialTime) -> Int? {
    if point.week == nil, let toldWeek, toldDay == nil || published?.day == nil {
      return WeekDate.monday(year: toldWeek.year, week: toldWeek.week)
    }
    if case .told(let weeks)? = point.week {
      return toldWeek.map { WeekDate.monday(year: $0.year, week: $0.week) + weeks * 7 }
    }
    if point.week == nil, let toldWeek, isWeekRecent {
      return WeekDate.monday(year: toldWeek.year, week: toldWeek.week)
    }
    guard let today = fullPublished else { return nil }
    let monday = today.dayNumber - today.weekday + 1
    if case .relative(let weeks)? = point.week { return monday + weeks * 7 }
    let weekday = point.weekday ?? 6
    if weekday > today.weekday, !isFuture(point.range) { return monday - 7 }
    if weekday < today.weekday, isFuture(point.range) { return monday + 7 }
    return monday
  }

  private var isWeekRecent: Bool {
    guard let toldWeek else { return false }
    guard let toldDay else { return true }
    let monday = WeekDate.monday(year: toldWeek.year, week: toldWeek.week)
    return toldDay.dayNumber >= monday && toldDay.dayNumber < monday + 7
  }

  // MARK: - What was told

  func isSameLine(_ start: Int, _ end: Int) -> Bool {
    guard start <= end, end - start < 400 else { return false }
    for offset in start..<end where bytes[offset] == 0x0A { return false }
    return true
  }

  /// Whether a year was told shortly before in the same line.
  func isToldYearNear(_ start: Int) -> Bool {
    toldYear != nil && start - toldYearEnd < 240 && isSameLine(toldYearEnd, start)
  }

  mutating func note(_ point: PartialTime, _ value: String) {
    if point.year != nil { toldYearEnd = point.range.end }
    if point.quarter != nil { toldQuarter = value }
    if let date = DateText.date(value) {
      toldYear = date.year
      if date.day != nil, !point.isWeekend {
        if toldDay != date { isLate = false }
        toldDay = date
        toldDayEnd = point.range.end
        // 那一周，周二……。周四……: the week goes on.
        if point.weekday == nil || point.week != nil || !isWeekRecent { toldWeek = nil }
      }
      if let month = date.month, point.month != nil || point.day != nil {
        isToldYearNamed =
          point.year != nil || (isToldYearNamed && toldMonth?.year == date.year)
        toldMonth = (date.year, month, point.range.end)
      }
    } else if let week = WeekDate(iso8601: value) {
      toldWeek = (week.year, week.week)
      toldDay = nil
    } else if case .absolute(let month)? = point.month {
      toldMonth = (nil, month, point.range.end)
      isToldYearNamed = false
    } else if let year = Int(value.prefix(4)) {
      toldYear = year
    }
  }
}
