// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The half-open stretch of local time that an ISO 8601 value denotes.
enum TimeInterval {
  /// Returns the interval of a resolved value, or null where something is unknown.
  static func interval(ofValue value: String, modifier: String?) -> TimeMention.Interval? {
    let bytes = value.utf8Span.span
    // Durations, sets and what begins with an unknown year have none.
    guard !bytes.isEmpty, !isLetter(bytes[0]) else { return nil }
    guard let slash = index(of: UInt8(ascii: "/"), in: bytes) else {
      return bounds(bytes).map { interval($0, modifier) }
    }
    guard let begin = bounds(bytes.extracting(..<slash)) else { return nil }
    let rest = bytes.extracting((slash + 1)...)
    if rest.count == 2, rest.starts(with: "..", at: 0) {
      return TimeMention.Interval(begin: begin.begin, end: nil)
    }
    guard let end = bounds(rest) else { return nil }
    // 13点到15点 ends when it strikes three.
    let isClock = index(of: UInt8(ascii: ":"), in: rest) != nil
    return TimeMention.Interval(begin: begin.begin, end: isClock ? end.begin : end.end)
  }

  private static func index(of byte: UInt8, in bytes: Span<UInt8>) -> Int? {
    for index in 0..<bytes.count where bytes[index] == byte { return index }
    return nil
  }

  private static func ends(_ bytes: Span<UInt8>, with word: StaticString) -> Bool {
    bytes.starts(with: word, at: bytes.count - word.utf8CodeUnitCount)
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
    return (DateText.moment(begin, second: 0), DateText.moment(end, second: 0))
  }

  private static func bounds(_ date: CalendarDate) -> (begin: String, end: String)? {
    if date.day != nil { return days(date.dayNumber, date.dayNumber + 1) }
    if let month = date.month { return months(date.year, month, count: 1) }
    return months(date.year, 1, count: 12)
  }

  private static func bounds(_ value: Span<UInt8>) -> (begin: String, end: String)? {
    if let letter = index(of: UInt8(ascii: "T"), in: value), letter > 0, !ends(value, with: "REF") {
      guard let date = DateText.date(value.extracting(..<letter)), date.day != nil else {
        return nil
      }
      return clock(value.extracting((letter + 1)...), on: date)
    }
    if let date = DateText.date(value) { return bounds(date) }
    guard let year = DateText.number(value, 0..<4) else {
      guard value.count == 4, ends(value, with: "X") else { return nil }
      if let decade = DateText.number(value, 0..<3) { return months(decade * 10, 1, count: 120) }
      guard ends(value, with: "XX"), let century = DateText.number(value, 0..<2) else {
        return nil
      }
      return months(century * 100, 1, count: 1200)
    }
    if let week = WeekDate(iso8601: value) {
      let monday = WeekDate.monday(year: week.year, week: week.week)
      return ends(value, with: "-WE") ? days(monday + 5, monday + 7) : days(monday, monday + 7)
    }
    guard value.count == 7, let part = part(value[5], value[6]) else { return nil }
    return months(year, part.month, count: part.count)
  }

  /// The first month of a half-year, a quarter or a season, and the number of its months.
  private static func part(_ letter: UInt8, _ name: UInt8) -> (month: Int, count: Int)? {
    switch (letter, name) {
    case (UInt8(ascii: "H"), UInt8(ascii: "1")): (1, 6)
    case (UInt8(ascii: "H"), UInt8(ascii: "2")): (7, 6)
    case (UInt8(ascii: "Q"), UInt8(ascii: "1")): (1, 3)
    case (UInt8(ascii: "Q"), UInt8(ascii: "2")): (4, 3)
    case (UInt8(ascii: "Q"), UInt8(ascii: "3")): (7, 3)
    case (UInt8(ascii: "Q"), UInt8(ascii: "4")): (10, 3)
    case (UInt8(ascii: "S"), UInt8(ascii: "P")): (3, 3)
    case (UInt8(ascii: "S"), UInt8(ascii: "U")): (6, 3)
    case (UInt8(ascii: "F"), UInt8(ascii: "A")): (9, 3)
    case (UInt8(ascii: "W"), UInt8(ascii: "I")): (12, 3)
    default: nil
    }
  }

  /// The hours of a part of the day.
  private static func hours(_ letter: UInt8, _ name: UInt8) -> (first: Int, last: Int)? {
    switch (letter, name) {
    case (UInt8(ascii: "M"), UInt8(ascii: "O")): (0, 12)
    case (UInt8(ascii: "D"), UInt8(ascii: "T")): (6, 19)
    case (UInt8(ascii: "M"), UInt8(ascii: "I")): (11, 13)
    case (UInt8(ascii: "A"), UInt8(ascii: "F")): (12, 18)
    case (UInt8(ascii: "E"), UInt8(ascii: "V")): (17, 20)
    case (UInt8(ascii: "N"), UInt8(ascii: "I")): (18, 24)
    default: nil
    }
  }

  private static func clock(
    _ text: Span<UInt8>, on date: CalendarDate
  ) -> (begin: String, end: String)? {
    if text.count == 2, let (first, last) = hours(text[0], text[1]) {
      return last == 24 && CalendarDate(dayNumber: date.dayNumber + 1) == nil
        ? nil : (moment(date, first * 3600), moment(date, last * 3600))
    }
    // Hours, minutes and seconds; what is no number does not count.
    var numbers: InlineArray<3, Int> = [0, 0, 0]
    var count = 0
    var start = 0
    while start < text.count {
      let rest = text.extracting(start...)
      let length = index(of: UInt8(ascii: ":"), in: rest) ?? rest.count
      if count < 3, let number = DateText.number(rest, 0..<length) {
        numbers[count] = number
        count += 1
      }
      start += length + 1
    }
    guard count > 0, numbers[0] < 24 else { return nil }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    let step = count > 2 ? 1 : count > 1 && numbers[1] > 0 ? 60 : 3600
    return (moment(date, seconds), moment(date, seconds + step))
  }

  private static func moment(_ date: CalendarDate, _ seconds: Int) -> String {
    let day =
      seconds >= 86_400 ? CalendarDate(dayNumber: date.dayNumber + 1) ?? date : date
    return DateText.moment(day, second: seconds % 86_400)
  }
}
