// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The days that a time's value denotes, as numbers since 1970-01-01, both ends included.
struct DaySpan: Hashable, Sendable {
  let first: Int
  let last: Int

  init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }

  /// Whether `other` lies wholly inside.
  func contains(_ other: DaySpan) -> Bool { first <= other.first && other.last <= last }

  /// The number of days between a day and this span, 0 inside.
  func distance(to day: Int) -> Int { max(0, first - day, day - last) }

  /// Reads a value such as `2023-04-11T09:00`, `2023-04`, `2023-Q1`, `2023-W16`, `199X` or
  /// `2012/2022`; null for what names no certain days (`PAST_REF`, `XXXX-10-07`, `P3M`).
  init?(value: String) {
    let ends = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 2 {
      guard let begin = DaySpan(single: ends[0]), let end = DaySpan(single: ends[1]),
        begin.first <= end.last
      else { return nil }
      self.init(first: begin.first, last: end.last)
    } else {
      guard ends.count == 1, let span = DaySpan(single: value) else { return nil }
      self = span
    }
  }

  private init?(single value: String) {
    if let date = CalendarDate(iso8601: value) {
      self.init(date)
      return
    }
    let digits = Array(value.utf8)
    guard digits.count >= 4 else { return nil }
    if digits.count == 4, digits[3] == UInt8(ascii: "X") {
      guard let decade = Int(String(decoding: digits[..<3], as: UTF8.self)),
        let begin = CalendarDate(year: max(1, decade * 10)),
        let end = CalendarDate(year: decade * 10 + 9, month: 12, day: 31)
      else { return nil }
      self.init(first: begin.dayNumber, last: end.dayNumber)
      return
    }
    guard digits.count > 5, digits[4] == UInt8(ascii: "-"),
      let year = Int(String(decoding: digits[..<4], as: UTF8.self))
    else { return nil }
    let rest = String(decoding: digits[5...], as: UTF8.self)
    if digits[5] == UInt8(ascii: "W"), digits.count >= 8 {
      guard let week = Int(String(decoding: digits[6..<8], as: UTF8.self)) else { return nil }
      self.init(year: year, week: week, isWeekend: rest.hasSuffix("-WE"))
    } else {
      self.init(year: year, part: rest)
    }
  }

  private init?(_ date: CalendarDate) {
    let first = date.dayNumber
    guard let month = date.month else {
      self.init(first: first, last: first + (CalendarDate.isLeap(date.year) ? 365 : 364))
      return
    }
    guard date.day == nil else {
      self.init(first: first, last: first)
      return
    }
    self.init(
      first: first, last: first + CalendarDate.dayCount(ofMonth: month, year: date.year) - 1)
  }

  /// A week of ISO 8601: the first one holds the 4th of January.
  private init?(year: Int, week: Int, isWeekend: Bool) {
    guard (1...53).contains(week), let fourth = CalendarDate(year: year, month: 1, day: 4) else {
      return nil
    }
    let monday = fourth.dayNumber - (fourth.weekday - 1) + (week - 1) * 7
    self.init(first: isWeekend ? monday + 5 : monday, last: monday + 6)
  }

  /// A quarter, a half or a season; winter begins in December.
  private init?(year: Int, part: String) {
    let months: (first: Int, count: Int)
    switch part {
    case "Q1": months = (1, 3)
    case "Q2": months = (4, 3)
    case "Q3": months = (7, 3)
    case "Q4": months = (10, 3)
    case "H1": months = (1, 6)
    case "H2": months = (7, 6)
    case "SP": months = (3, 3)
    case "SU": months = (6, 3)
    case "FA": months = (9, 3)
    case "WI": months = (12, 3)
    default: return nil
    }
    let next = months.first + months.count
    guard let begin = CalendarDate(year: year, month: months.first, day: 1),
      let end = CalendarDate(
        year: next > 12 ? year + 1 : year, month: next > 12 ? next - 12 : next, day: 1)
    else { return nil }
    self.init(first: begin.dayNumber, last: end.dayNumber - 1)
  }
}
