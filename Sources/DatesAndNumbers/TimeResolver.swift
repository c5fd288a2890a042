// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Gives the times of one article their values, in reading order.
///
/// Times without a year or day are resolved against the day of publication, or against what the
/// narrative told last (当日, 次日, 那一周).
struct TimeResolver {
  let bytes: [UInt8]
  let grammar: Grammar
  let published: CalendarDate?
  /// Whether parts of the day count without a day: 白天 is that of the day of publication.
  var isGeneral = false
  /// The day last told of.
  var toldDay: CalendarDate?
  /// Where that was told.
  var toldDayEnd = 0
  /// Whether the narrative has reached the afternoon or night of ``toldDay``.
  var isLate = false
  var toldYear: Int?
  /// Where the year was told.
  var toldYearEnd = 0
  var toldWeek: (year: Int, week: Int)?
  var toldQuarter: String?
  /// The month last told of, and where.
  var toldMonth: (year: Int?, month: Int, end: Int)?
  /// Whether the year of ``toldMonth`` was named, not guessed.
  var isToldYearNamed = false

  init(bytes: [UInt8], grammar: Grammar, published: CalendarDate?) {
    self.bytes = bytes
    self.grammar = grammar
    self.published = published
  }

  /// Whether a time may turn out to tell no time at all: see ``resolve(_:)``.
  func mayDrop(_ raw: RawTime) -> Bool {
    guard case .point(let point) = raw.form else { return false }
    return isToldYearAlone(point, raw.range)
      || (!isGeneral && isPartOfDayAlone(point))
  }

  private func isToldYearAlone(_ point: PartialTime, _ range: ByteRange) -> Bool {
    guard case .told? = point.year, point.month == nil, point.day == nil else { return false }
    return bytes.span.starts(with: "当年的", at: range.start)
  }

  private func isPartOfDayAlone(_ point: PartialTime) -> Bool {
    point.part != nil && point.hour == nil && point.holiday == nil && point.day == nil
      && point.weekday == nil && !point.isWeekend
  }

  /// Returns the time with its value, or null where it turns out to tell no time at all: 当年 when no
  /// year has been told, 夜间 when no day has.
  mutating func resolve(_ raw: RawTime) -> TimeMention? {
    if case .point(let point) = raw.form {
      if toldYear == nil, isToldYearAlone(point, raw.range) { return nil }
      if toldDay == nil, !isGeneral, isPartOfDayAlone(point) { return nil }
    }
    var modifier = raw.modifier
    let kind: TimeMention.Kind
    let value: String
    var upper: String?
    switch raw.form {
    case .reference(let reference): (kind, value) = (.date, reference)
    case .set(let period): (kind, value) = (.set, period)
    case .duration(let period, let longest):
      (kind, value) = (.duration, period)
      upper = longest
    case .shift(let shift):
      value = self.value(of: shift)
      kind = DateText.contains(value, UInt8(ascii: "/")) ? .range : .date
    case .point(let point):
      if isPresent(point) {
        (kind, value) = (.date, "PRESENT_REF")
      } else {
        value = self.value(of: point)
        let isTime = point.hasClock && DateText.contains(value, UInt8(ascii: "T"))
        kind = isTime ? .time : .date
      }
    case .range(let first, let last):
      (kind, value) = (.range, self.value(of: first, to: last))
      if last == nil, modifier == Modifier.end { modifier = nil }
    }
    return TimeMention(
      range: raw.range, kind: kind, value: value, modifier: modifier, upper: upper,
      interval: TimeInterval.interval(ofValue: value, modifier: modifier))
  }

  /// 今天的 means nowadays.
  private func isPresent(_ point: PartialTime) -> Bool {
    guard point.day == .relative(0), !point.hasClock, point.month == nil else { return false }
    let end = point.range.end
    return bytes.span.starts(with: "今天", at: point.range.start)
      && bytes.span.starts(with: "的", at: end)
  }

  // MARK: - Ranges and distances

  mutating func value(of first: PartialTime, to last: PartialTime?) -> String {
    var low = first
    low.lastYear = nil
    low.lastMonth = nil
    low.lastDay = nil
    low.lastQuarter = nil
    if first.day == nil, first.weekday == nil, !first.isWeekend, first.holiday == nil,
      first.hour != nil, let last, last.hour != nil, last.day == nil
    {
      var last = last
      last.part = last.part ?? first.laterPart(for: last)
      return clock(first) + "/" + clock(last)
    }
    guard let last else { return value(of: low) + "/.." }
    var high = last
    if first.isSpan || first.lastQuarter != nil {
      high = low
      if let year = first.lastYear { high.year = .absolute(year) }
      if let month = first.lastMonth { high.month = .absolute(month) }
      if let day = first.lastDay { high.day = .absolute(day) }
      if let quarter = first.lastQuarter { high.quarter = .absolute(quarter) }
    } else {
      if low.year == nil, high.year != nil { low.year = high.year }
      if high.day != nil, high.month == nil, case .absolute? = high.day { high.month = low.month }
    }
    let begin = value(of: low)
    var isOwnMonth = false
    if case .relative? = high.month { isOwnMonth = true }
    if high.year == nil, low.year != nil, !isOwnMonth { high.year = low.year }
    if high.hasClock, high.day == nil, high.weekday == nil {
      high.part = high.part ?? first.laterPart(for: high)
      return begin + "/" + String(begin.prefix(10)) + clock(high)
    }
    if case .absolute(let month)? = high.month, case .absolute(let before)? = low.month,
      month < before, high.year == low.year
    {
      // 11月至2月 goes over the end of the year.
      if let year = Int(begin.prefix(4)) { high.year = .absolute(year + 1) }
    }
    return begin + "/" + value(of: high)
  }

  private mutating func value(of shift: PeriodShift) -> String {
    guard let count = shift.count else {
      if !shift.isAfter { return "PAST_REF" }
      return unknown(shift.unit)
    }
    if let upper = shift.upper, shift.unit == UInt8(ascii: "Y"), let year = published?.year {
      return shift.isAfter
        ? "\(year + count)/\(year + upper)" : "\(year - upper)/\(year - count)"
    }
    let sign = shift.isAfter ? 1 : -1
    let base = shift.isAfter ? toldDay ?? published : published
    switch shift.unit {
    case UInt8(ascii: "Y"):
      let year = shift.isAfter ? toldYear ?? published?.year : published?.year
      if shift.extraMonths > 0, let published, let month = published.month {
        return DateText.month(
          monthNumber: published.year * 12 + month - 1 + sign * (count * 12 + shift.extraMonths))
      }
      return year.map { DateText.year($0 + sign * count) } ?? "XXXX"
    case UInt8(ascii: "Q"), UInt8(ascii: "M"):
      let months = shift.unit == UInt8(ascii: "Q") ? count * 3 : count
      guard let base, let month = base.month else { return "XXXX-XX" }
      return DateText.month(monthNumber: base.year * 12 + month - 1 + sign * months)
    default:
      var days = shift.unit == UInt8(ascii: "W") ? count * 7 : count
      if shift.isOfWorkdays, let base { days = workdays(days, from: base, sign: sign) }
      guard let base, base.day != nil,
        let date = CalendarDate(dayNumber: base.dayNumber + sign * days)
      else { return "XXXX-XX-XX" }
      if days < 40 { toldDay = date }
      return DateText.text(date)
    }
  }

  /// How many days so many working days span; holidays count as working days.
  private func workdays(_ count: Int, from base: CalendarDate, sign: Int) -> Int {
    guard count < 1000 else { return count }
    var moment = Moment(dayNumber: base.dayNumber)
    var left = count
    while left > 0 {
      moment.dayNumber += sign
      if moment.weekday <= 5 { left -= 1 }
    }
    return abs(moment.dayNumber - base.dayNumber)
  }

  private func unknown(_ unit: UInt8) -> String {
    switch unit {
    case UInt8(ascii: "Y"): "XXXX"
    case UInt8(ascii: "M"), UInt8(ascii: "Q"): "XXXX-XX"
    default: "XXXX-XX-XX"
    }
  }

  // MARK: - Cues

  /// Whether the clause round a time speaks of what lies ahead.
  func isFuture(_ range: ByteRange) -> Bool {
    let span = bytes.span
    func isEnd(_ offset: Int) -> Bool {
      span[offset] == 0x0A || span.starts(with: "。", at: offset)
        || span.starts(with: "；", at: offset)
    }
    var offset = range.start
    for _ in 0..<16 {
      guard let previous = span.scalarStart(before: offset), !isEnd(previous) else { break }
      offset = previous
      if grammar.cue(in: span, at: offset)?.name == "future" { return true }
    }
    offset = range.end
    for _ in 0..<14 where offset < span.count {
      if isEnd(offset) || span.starts(with: "，", at: offset) { break }
      if grammar.cue(in: span, at: offset)?.name == "future" { return true }
      offset += span.scalar(at: offset).count
    }
    return false
  }
}
