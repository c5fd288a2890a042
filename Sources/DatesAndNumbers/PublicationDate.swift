// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the day of publication in an article that was given without one.
struct PublicationDate {
  let bytes: [UInt8]
  let grammar: Grammar

  /// The article's own date line, else null.
  func dateLine(in times: [RawTime]) -> CalendarDate? {
    for time in times {
      guard case .point(let point) = time.form, let date = date(of: point), date.day != nil else {
        continue
      }
      if isLabelled(time.range) { return date }
      if time.range.start < 900, isDateLine(point) { return date }
    }
    return nil
  }

  /// The latest date that the article reports as having happened, where it names year and month.
  func latestReported(in times: [RawTime], resolver: TimeResolver) -> CalendarDate? {
    var latest: CalendarDate?
    for time in times {
      guard case .point(let point) = time.form, time.modifier != Modifier.before,
        let date = date(of: point), date.month != nil, !resolver.isFuture(time.range)
      else { continue }
      if let before = latest {
        let isLater =
          date.dayNumber > before.dayNumber
          || (date.year == before.year && date.month == before.month && before.day == nil
            && date.day != nil)
        if !isLater { continue }
      }
      latest = date
    }
    return latest
  }

  /// The latest date without a year that the article reports as having happened, in the year of
  /// the newest thing that it names, or null.
  ///
  /// The year is taken only where a date of the article lies within six weeks of the newest
  /// thing's first day: news of a release tells of its time, an article that names an old product
  /// tells nothing.  A holiday is the latest of none, for it is
  /// spoken of all the year.
  func latestReported(
    in times: [RawTime], since newest: CalendarDate, resolver: TimeResolver
  ) -> CalendarDate? {
    guard newest.month != nil else { return nil }
    var latest: CalendarDate?
    var isNear = false
    for time in times {
      guard case .point(let point) = time.form, point.year == nil, !point.isSpan,
        case .absolute(let month)? = point.month
      else { continue }
      var day: Int?
      if case .absolute(let number)? = point.day { day = number }
      guard let date = CalendarDate(year: newest.year, month: month, day: day) else { continue }
      let distance = date.dayNumber - newest.dayNumber
      if abs(distance) <= 42 { isNear = true }
      guard distance < 270, time.modifier != Modifier.before, !resolver.isFuture(time.range),
        grammar.holiday(in: bytes.span, at: point.range.start) == nil
      else { continue }
      if latest.map({ $0.dayNumber < date.dayNumber }) ?? true { latest = date }
    }
    return isNear ? latest : nil
  }

  /// Whether a time names a month without its year: where none does, the newest thing tells
  /// nothing.
  func hasYearlessMonth(in times: [RawTime]) -> Bool {
    times.contains { time in
      guard case .point(let point) = time.form, point.year == nil, !point.isSpan,
        case .absolute? = point.month
      else { return false }
      return true
    }
  }

  private func date(of point: PartialTime) -> CalendarDate? {
    guard case .absolute(let year)? = point.year, !point.isSpan, year >= 1980 else { return nil }
    guard case .absolute(let month)? = point.month else { return nil }
    guard case .absolute(let day)? = point.day else {
      return point.day == nil ? CalendarDate(year: year, month: month) : nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Whether 发布时间： or the like stands right before.
  private func isLabelled(_ range: ByteRange) -> Bool {
    var offset = range.start
    for _ in 0..<8 {
      guard let previous = bytes.span.scalarStart(before: offset), bytes[previous] != 0x0A else {
        return false
      }
      offset = previous
      if let (name, end) = grammar.cue(in: bytes.span, at: offset), name == "date-line",
        isColonOrSpace(from: end, to: range.start)
      {
        return true
      }
    }
    return false
  }

  private func isColonOrSpace(from start: Int, to end: Int) -> Bool {
    var offset = start
    while offset < end {
      let scalar = bytes.span.scalar(at: offset)
      guard [0x3A, 0xFF1A, 0x20, 0x3000, 0x09, 0xFF5C, 0x7C].contains(scalar.value) else {
        return false
      }
      offset += scalar.count
    }
    return true
  }

  /// Whether a date near the head stands as in a head: in digits, with a clock, or as its line's
  /// first or only thing.
  private func isDateLine(_ point: PartialTime) -> Bool {
    if !point.isFullDate { return false }
    if point.hour != nil { return true }
    let start = point.range.start
    let end = point.range.end
    let isLineStart = start == 0 || bytes[start - 1] == 0x0A
    let isLineEnd = end >= bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D
    let isNumeric = end - start <= 10 && isDigit(bytes[end - 1])
    if isLineStart || isNumeric {
      if isLineEnd { return true }
      let next = bytes.span.scalar(at: end).value
      return [0x20, 0x3000, 0x5D, 0xFF09, 0x29, 0x7C, 0xFF5C, 0x3011].contains(next)
    }
    return isLineEnd
  }
}
