// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The parts of ISO 8601 texts.
enum DateText {
  /// Two digits.
  static func two(_ number: Int) -> String {
    number >= 0 && number < 100
      ? DateText.numbers[number] : number < 0 ? "0\(number)" : String(number)
  }

  private static let numbers = (0..<100).map { $0 < 10 ? "0\($0)" : String($0) }

  /// Reads `2023`, `2023-04` or `2023-04-11`, a time of day behind `T` or a space left aside, as
  /// `CalendarDate.init(iso8601:)` does, without memory of its own.
  static func date(_ text: String) -> CalendarDate? { date(text.utf8Span.span) }

  /// Reads a date from the bytes of such a text.
  static func date(_ bytes: Span<UInt8>) -> CalendarDate? {
    var year = 0
    var month = 0
    var day = 0
    var place = 0
    for index in 0..<min(bytes.count, 11) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ") { break }
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard isDigit(byte), place < 10 else { return nil }
        let digit = Int(byte - 0x30)
        switch place {
        case ..<4: year = year * 10 + digit
        case ..<7: month = month * 10 + digit
        default: day = day * 10 + digit
        }
      }
      place += 1
    }
    switch place {
    case 4: return CalendarDate(year: year)
    case 7: return CalendarDate(year: year, month: month)
    case 10: return CalendarDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// Whether an ASCII character stands in a text.
  static func contains(_ text: String, _ character: UInt8) -> Bool {
    let bytes = text.utf8Span.span
    for index in 0..<bytes.count where bytes[index] == character { return true }
    return false
  }

  /// The number that the digits of a stretch make; null where it has none or something else.
  static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.upperBound <= bytes.count, range.count < 10 else { return nil }
    var number = 0
    for index in range {
      guard isDigit(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - 0x30)
    }
    return number
  }

  /// A date as ISO 8601, as short as what is known.
  static func text(_ date: CalendarDate) -> String {
    guard let month = date.month else { return year(date.year) }
    guard let day = date.day else { return year(date.year) + "-" + two(month) }
    var bytes = InlineArray<10, UInt8>(repeating: UInt8(ascii: "-"))
    put(date.year / 100, at: 0, in: &bytes)
    put(date.year % 100, at: 2, in: &bytes)
    put(month, at: 5, in: &bytes)
    put(day, at: 8, in: &bytes)
    return string(bytes.span)
  }

  /// A second of a day as `2024-03-15T09:30:00`.
  static func moment(_ date: CalendarDate, second: Int) -> String {
    var bytes = InlineArray<19, UInt8>(repeating: UInt8(ascii: "-"))
    put(date.year / 100, at: 0, in: &bytes)
    put(date.year % 100, at: 2, in: &bytes)
    put(date.month ?? 1, at: 5, in: &bytes)
    put(date.day ?? 1, at: 8, in: &bytes)
    bytes[10] = UInt8(ascii: "T")
    put(second / 3600, at: 11, in: &bytes)
    bytes[13] = UInt8(ascii: ":")
    put(second / 60 % 60, at: 14, in: &bytes)
    bytes[16] = UInt8(ascii: ":")
    put(second % 60, at: 17, in: &bytes)
    return string(bytes.span)
  }

  /// Writes a number below 100 as two digits.
  @inline(__always)
  private static func put<let count: Int>(
    _ number: Int, at offset: Int, in bytes: inout InlineArray<count, UInt8>
  ) {
    let number = UInt32(truncatingIfNeeded: number)
    let tens = number / 10
    bytes[offset] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
    bytes[offset + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number &- tens &* 10)
  }

  /// The text of ASCII characters.
  static func string(_ ascii: Span<UInt8>) -> String {
    guard let text = try? UTF8Span(validating: ascii) else { return "" }
    return String(copying: text)
  }

  /// Four digits, or `XXXX` for null.
  static func year(_ year: Int?) -> String {
    guard let year else { return "XXXX" }
    if year >= 1000 { return String(year) }
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
  init?(iso8601 text: String) { self.init(iso8601: text.utf8Span.span) }

  /// Reads a week from the bytes of such a text.
  init?(iso8601 bytes: Span<UInt8>) {
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = DateText.number(bytes, 0..<4), let week = DateText.number(bytes, 6..<8)
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
