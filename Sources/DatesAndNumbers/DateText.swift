// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The parts of ISO 8601 texts.
enum DateText {
  /// Two digits.
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Four digits, or `XXXX` for null.
  static func year(_ year: Int?) -> String {
    guard let year else { return "XXXX" }
    let text = String(year)
    return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
  }

  /// The month that lies `monthNumber` months behind January of the year 0.
  static func month(monthNumber: Int) -> String {
    year(monthNumber / 12) + "-" + two(monthNumber % 12 + 1)
  }

  /// A week of the year.
  static func week(year: Int, week: Int) -> String { self.year(year) + "-W" + two(week) }
}

/// A week of ISO 8601's week calendar.
struct WeekDate: Hashable {
  var year: Int
  var week: Int

  /// The week that holds a date.
  init(_ date: CalendarDate) {
    // The Thursday of a week lies in the year that the week belongs to.
    let thursday = date.dayNumber - date.weekday + 4
    let year = CalendarDate(dayNumber: thursday)?.year ?? date.year
    let first = CalendarDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
    self.year = year
    week = (thursday - first) / 7 + 1
  }

  /// Reads `2023-W11` and `2023-W11-WE`.
  init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = Int(text.prefix(4)), let week = Int(text.dropFirst(6).prefix(2))
    else { return nil }
    self.year = year
    self.week = week
  }

  /// The day number of the Monday of a week.
  static func monday(year: Int, week: Int) -> Int {
    guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { return 0 }
    return fourth.dayNumber - fourth.weekday + 1 + (week - 1) * 7
  }
}
