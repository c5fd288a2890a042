// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The Chinese calendar of the years 1900 to 2100, from a table.
struct LunarCalendar: Sendable {
  private let table: LexiconTable

  /// Makes the calendar of `lunar-years.tsv`.
  init(_ table: LexiconTable) { self.table = table }

  /// The day number of a lunar day, or null where the year is not in the table or the month has no
  /// such day.
  ///
  /// - Complexity: O(1).
  func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    guard let (first, count) = self.month(month, of: year), day >= 1, day <= count else {
      return nil
    }
    return first + day - 1
  }

  /// The day number of the first day of a month that is no leap month, and how many days it has.
  ///
  /// - Complexity: O(1).
  func month(_ month: Int, of year: Int) -> (first: Int, count: Int)? {
    let row = year - 1900
    guard row >= 0, row < table.rowCount, (1...12).contains(month),
      table.field(row: row, column: 0) == String(year),
      var first = CalendarDate(
        iso8601: String(year) + "-" + table.field(row: row, column: 1))?.dayNumber,
      let leap = Int(table.field(row: row, column: 2))
    else { return nil }
    let months = Array(table.field(row: row, column: 3).utf8)
    // A leap month stands behind the month of its number.
    let index = month - 1 + (leap > 0 && month > leap ? 1 : 0)
    guard index < months.count else { return nil }
    for before in months[..<index] { first += before == UInt8(ascii: "1") ? 30 : 29 }
    return (first, months[index] == UInt8(ascii: "1") ? 30 : 29)
  }
}
