// SPDX-License-Identifier: Apache-2.0

import TextModel

extension TimeResolver {
  // MARK: - Days that come round each year

  /// The date of a holiday that moves, in the year that is told or meant.
  func holiday(_ holiday: Holiday, of point: PartialTime) -> String {
    guard let year = holidayYear(holiday, of: point),
      let date = holiday.date(in: year, calendar: grammar.lunar)
    else { return DateText.year(year(of: point)) + "-XX-XX" }
    return DateText.text(date)
  }

  private func holidayYear(_ holiday: Holiday, of point: PartialTime) -> Int? {
    if point.year != nil { return year(of: point) }
    guard let published,
      let near = holiday.date(in: published.year, calendar: grammar.lunar),
      let month = near.month
    else { return published?.year }
    return inferredYear(month: month, day: near.day, point.range)
  }

  // MARK: - The Chinese calendar

  /// The day, or the days of a month, of the Chinese calendar that a point names.
  func lunarDate(of point: PartialTime) -> String {
    guard case .absolute(let month)? = point.month else { return DateText.year(year(of: point)) }
    var day: Int?
    if case .absolute(let number)? = point.day { day = number }
    guard let year = lunarYear(month: month, day: day, of: point),
      let (first, count) = grammar.lunar.month(month, of: year)
    else { return DateText.year(year(of: point)) + "-XX-XX" }
    if let day {
      guard day <= count else { return DateText.year(year) + "-XX-XX" }
      return text(first + day - 1)
    }
    return text(first) + "/" + text(first + count - 1)
  }

  private func text(_ dayNumber: Int) -> String {
    CalendarDate(dayNumber: dayNumber).map(DateText.text) ?? "XXXX-XX-XX"
  }

  private func lunarYear(month: Int, day: Int?, of point: PartialTime) -> Int? {
    if point.year != nil { return year(of: point) }
    guard let published,
      let near = grammar.lunar.dayNumber(year: published.year, month: month, day: day ?? 1),
      let date = CalendarDate(dayNumber: near), let solarMonth = date.month
    else { return published?.year }
    let year = inferredYear(month: solarMonth, day: date.day, point.range)
    return year.map { $0 - (date.year - published.year) }
  }
}
