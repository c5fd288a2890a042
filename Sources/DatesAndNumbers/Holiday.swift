// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A day that comes round each year.
enum Holiday: Hashable, Sendable {
  /// The same date each year.
  case fixed(month: Int, day: Int)
  /// A day of the Chinese calendar; day 0 is the one before the month.
  case lunar(month: Int, day: Int)
  /// The `count`th day of that weekday in a month, and `offset` days behind it.
  case weekday(month: Int, count: Int, weekday: Int, offset: Int)
  /// So many days behind Easter Sunday.
  case easter(offset: Int)
  /// The day of a solar term: `constant` in thousandths.
  case term(month: Int, constant: Int)

  /// Reads a date of `holidays.tsv`: `10-01`, `L8-15`, `W5-2-7`, `W11-4-4-1`, `S4-4810`, `E-2`.
  init?(_ text: String) {
    guard let first = text.utf8.first else { return nil }
    let numbers = text.utf8.split(whereSeparator: { $0 < 0x30 || $0 > 0x39 })
      .compactMap { Int(Substring($0)) }
    switch (first, numbers.count) {
    case (UInt8(ascii: "L"), 2): self = .lunar(month: numbers[0], day: numbers[1])
    case (UInt8(ascii: "W"), 3...):
      self = .weekday(
        month: numbers[0], count: numbers[1], weekday: numbers[2],
        offset: numbers.count > 3 ? numbers[3] : 0)
    case (UInt8(ascii: "E"), 1):
      self = .easter(
        offset: text.utf8.contains(UInt8(ascii: "-")) ? -numbers[0] : numbers[0])
    case (UInt8(ascii: "S"), 2): self = .term(month: numbers[0], constant: numbers[1])
    case (0x30...0x39, 2): self = .fixed(month: numbers[0], day: numbers[1])
    default: return nil
    }
  }

  /// The day in a year, or null where it cannot be told.
  ///
  /// The days of solar terms follow the common formula ⌊0.2422 *y* + *C*⌋ − ⌊*y* / 4⌋ with the
  /// years of the century, and are right to the day for 2000 to 2099.
  func date(in year: Int, calendar: LunarCalendar) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day):
      return CalendarDate(year: year, month: month, day: day)
    case .lunar(let month, let day):
      guard let first = calendar.month(month, of: year)?.first else { return nil }
      return CalendarDate(dayNumber: first + day - 1)
    case .weekday(let month, let count, let weekday, let offset):
      return Holiday.day(weekday, count: count, of: month, in: year).flatMap {
        CalendarDate(dayNumber: $0 + offset)
      }
    case .easter(let offset):
      return Holiday.easter(in: year).flatMap { CalendarDate(dayNumber: $0 + offset) }
    case .term(let month, let constant):
      let years = year % 100
      let leaps = month <= 2 ? (years - 1) / 4 : years / 4
      let shift = year < 2000 ? 780 : 0
      let day = (years * 2422 + (constant + shift) * 10) / 10_000 - leaps
      return CalendarDate(year: year, month: month, day: day)
    }
  }

  /// The day number of Easter Sunday, by the anonymous Gregorian algorithm (Nature, 1876).
  private static func easter(in year: Int) -> Int? {
    let golden = year % 19
    let century = year / 100
    let skipped = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let moon = skipped - skipped / 28 * (1 - 29 / (skipped + 1) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
    let distance = moon - weekday
    let month = 3 + (distance + 40) / 44
    let day = distance + 28 - 31 * (month / 4)
    return CalendarDate(year: year, month: month, day: day)?.dayNumber
  }

  /// The day number of the `count`th day of a weekday in a month.
  static func day(_ weekday: Int, count: Int, of month: Int, in year: Int) -> Int? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.dayNumber + (weekday - first.weekday + 7) % 7 + (count - 1) * 7
  }
}
