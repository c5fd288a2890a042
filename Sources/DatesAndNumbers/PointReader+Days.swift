// SPDX-License-Identifier: Apache-2.0

import TextModel

extension PointReader {
  // MARK: - Weeks and days

  mutating func readWeek() {
    guard time.isEmpty,
      let (sense, end) = word(at: index, kinds: [.week, .weekTold])
    else { return }
    time.week = sense.kind == .weekTold ? .told(sense.number) : .relative(sense.number)
    index = end
    if starts("末", at: index) {
      time.isWeekend = true
      index += 3
    } else if let character = NumeralCharacter(scalar(at: index)), case .digit(let day) = character,
      (1...6).contains(day), !isTrap(at: index), !starts("个", at: index + 3),
      !starts("家", at: index + 3), !starts("款", at: index + 3)
    {
      time.weekday = Int(day)
      index += 3
    } else if starts("日", at: index) || starts("天", at: index), !isTrap(at: index) {
      time.weekday = 7
      index += 3
    } else if let (sense, end) = word(at: index, kinds: [.weekday]) {
      // 上周星期三
      time.weekday = sense.number
      index = end
    } else if let (sense, end) = word(at: index, kinds: [.vague]) {
      time.modifier = PeriodPart(rawValue: sense.value)
      index = end
    }
  }

  func scalar(at offset: Int) -> UInt32 {
    offset < bytes.count ? bytes.span.scalar(at: offset).value : 0
  }

  mutating func readDay() {
    readDayOfMonth()
    readBareDay()
  }

  private mutating func readDayOfMonth() {
    guard time.half == nil, time.quarter == nil, time.season == nil, time.decade == nil,
      time.lastYear == nil, time.lastMonth == nil, time.week == nil, time.weekOfMonth == nil,
      time.day == nil, time.modifier == nil, time.century == nil,
      time.year == nil || time.month != nil
    else { return }
    let start = time.month == nil ? index : behindSpace(index)
    if time.month == nil,
      let (sense, end) = word(
        at: start,
        kinds: [.day, .dayTold, .dayPart, .toldPart, .weekday, .weekend])
    {
      guard grammar.trapEnd(in: bytes.span, at: start).map({ $0 < end }) ?? true else { return }
      switch sense.kind {
      case .weekday: time.weekday = sense.number
      case .weekend: time.isWeekend = true
      case .dayTold: time.day = .told(sense.number)
      case .day: time.day = .relative(sense.number)
      default:
        time.day = sense.kind == .toldPart ? .told(sense.number) : .relative(sense.number)
        time.part = DayPart(rawValue: String(sense.value.split(separator: " ").last ?? "NI"))
      }
      index = end
      return
    }
    guard let numeral = number(at: start), numeral.upper == nil || time.month != nil,
      let day = numeral.value.integer, (1...31).contains(day)
    else { return }
    var unit = behindSpace(numeral.range.end)
    var last: Int?
    if let sign = rangeSign(at: numeral.range.end), let second = number(at: sign),
      let value = second.integer, value > day, value <= 31
    {
      let end = behindSpace(second.range.end)
      if starts("日", at: end) || starts("号", at: end) {
        last = value
        unit = end
      }
    }
    let isNumbered = starts("号", at: unit)
    guard starts("日", at: unit) || isNumbered, !isTrap(at: unit),
      grammar.currency(in: bytes.span, at: unit, before: false) == nil
    else { return }
    if isNumbered, time.month == nil {
      guard numeral.isArabic || isGeneral, isGeneral || last != nil || isDayNumberContext(unit + 3)
      else { return }
    }
    time.day = .absolute(day)
    time.lastDay = last
    index = unit + 3
  }

  /// Whether what follows a bare 5号 tells that it is a day, not the number of a thing.
  private func isDayNumberContext(_ offset: Int) -> Bool {
    starts("，", at: offset) || starts("起", at: offset) || starts("开始", at: offset)
      || word(at: offset, kinds: [.part, .before, .after]) != nil
  }
}
