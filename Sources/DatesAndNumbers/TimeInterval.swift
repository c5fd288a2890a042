// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The half-open stretch of local time that an ISO 8601 value denotes.
enum TimeInterval {
  /// Returns the interval of a resolved value, or null where something is unknown.
  static func interval(ofValue value: String, modifier: String?) -> TimeMention.Interval? {
    // Durations, sets and what begins with an unknown year have none; most others are plain dates.
    if value.utf8.first.map(isLetter) ?? true { return nil }
    if let date = DateText.date(value), DateText.length(date) == value.utf8.count {
      return bounds(date).map { interval($0, modifier) }
    }
    if let slash = value.utf8.firstIndex(of: UInt8(ascii: "/")) {
      guard let begin = bounds(String(value[..<slash])) else { return nil }
      let rest = String(value[slash...].dropFirst())
      if rest == ".." { return TimeMention.Interval(begin: begin.begin, end: nil) }
      guard let end = bounds(rest) else { return nil }
      // 13点到15点 ends when it strikes three.
      let isClock = rest.utf8.contains(UInt8(ascii: ":"))
      return TimeMention.Interval(begin: begin.begin, end: isClock ? end.begin : end.end)
    }
    return bounds(value).map { interval($0, modifier) }
  }

  /// The interval between two ends, or what lies before or behind it.
  private static func interval(
    _ bounds: (begin: String, end: String), _ modifier: String?
  ) -> TimeMention.Interval {
    switch modifier {
    case Modifier.before: TimeMention.Interval(begin: nil, end: bounds.begin)
    case Modifier.after: TimeMention.Interval(begin: bounds.end, end: nil)
    default: TimeMention.Interval(begin: bounds.begin, end: bounds.end)
    }
  }

  private static func midnight(_ dayNumber: Int) -> String? {
    CalendarDate(dayNumber: dayNumber).map { DateText.moment($0, second: 0) }
  }

  private static func days(_ begin: Int, _ end: Int) -> (begin: String, end: String)? {
    guard let begin = midnight(begin), let end = midnight(end) else { return nil }
    return (begin, end)
  }

  private static func months(_ year: Int, _ month: Int, count: Int) -> (begin: String, end: String)?
  {
    let last = year * 12 + month - 1 + count
    guard let begin = CalendarDate(year: year, month: month),
      let end = CalendarDate(year: last / 12, month: last % 12 + 1)
    else { return nil }
    return days(begin.dayNumber, end.dayNumber)
  }

  private static func bounds(_ date: CalendarDate) -> (begin: String, end: String)? {
    if date.day != nil { return days(date.dayNumber, date.dayNumber + 1) }
    if let month = date.month { return months(date.year, month, count: 1) }
    return months(date.year, 1, count: 12)
  }

  private static func bounds(_ value: String) -> (begin: String, end: String)? {
    if let letter = value.utf8.firstIndex(of: UInt8(ascii: "T")), letter > value.utf8.startIndex,
      !value.hasSuffix("REF")
    {
      guard let date = DateText.date(String(value[..<letter])), date.day != nil else {
        return nil
      }
      return clock(String(value[letter...].dropFirst()), on: date)
    }
    if let date = DateText.date(value) { return bounds(date) }
    guard value.utf8.count >= 4, let year = Int(value.prefix(4)) else {
      guard value.utf8.count == 4, value.hasSuffix("X") else { return nil }
      if let decade = Int(value.prefix(3)) { return months(decade * 10, 1, count: 120) }
      guard value.hasSuffix("XX"), let century = Int(value.prefix(2)) else { return nil }
      return months(century * 100, 1, count: 1200)
    }
    if let week = WeekDate(iso8601: value) {
      let monday = WeekDate.monday(year: week.year, week: week.week)
      return value.hasSuffix("-WE") ? days(monday + 5, monday + 7) : days(monday, monday + 7)
    }
    switch value.dropFirst(5) {
    case "H1": return months(year, 1, count: 6)
    case "H2": return months(year, 7, count: 6)
    case "Q1", "SP": return months(year, value.hasSuffix("SP") ? 3 : 1, count: 3)
    case "Q2", "SU": return months(year, value.hasSuffix("SU") ? 6 : 4, count: 3)
    case "Q3", "FA": return months(year, value.hasSuffix("FA") ? 9 : 7, count: 3)
    case "Q4": return months(year, 10, count: 3)
    case "WI": return months(year, 12, count: 3)
    default: return nil
    }
  }

  /// The hours of the parts of the day.
  private static let parts: [String: (Int, Int)] = [
    "MO": (0, 12), "DT": (6, 19), "MI": (11, 13), "AF": (12, 18), "EV": (17, 20), "NI": (18, 24),
  ]

  private static func clock(_ text: String, on date: CalendarDate) -> (begin: String, end: String)?
  {
    let day = DateText.text(date)
    if let (first, last) = parts[text] {
      let end =
        last == 24
        ? midnight(date.dayNumber + 1) : day + "T" + DateText.two(last) + ":00:00"
      return end.map { (day + "T" + DateText.two(first) + ":00:00", $0) }
    }
    let numbers = text.split(separator: ":").compactMap { Int($0) }
    guard let hour = numbers.first, hour < 24 else { return nil }
    var seconds = hour * 3600 + (numbers.count > 1 ? numbers[1] * 60 : 0)
    seconds += numbers.count > 2 ? numbers[2] : 0
    let step = numbers.count > 2 ? 1 : numbers.count > 1 && numbers[1] > 0 ? 60 : 3600
    return (moment(date, seconds), moment(date, seconds + step))
  }

  private static func moment(_ date: CalendarDate, _ seconds: Int) -> String {
    let day =
      seconds >= 86_400 ? CalendarDate(dayNumber: date.dayNumber + 1) ?? date : date
    return DateText.moment(day, second: seconds % 86_400)
  }
}
