// SPDX-License-Identifier: Apache-2.0

import TextModel

extension PointReader {
  // MARK: - Parts of years

  private static let partsOfYear: TimeWords = [
    .yearPart, .half, .quarter, .quarters, .quarterOffset, .season, .seasonYear,
  ]
  private static let partsBehindYear: TimeWords = [.yearEndPart, .vague, .seasonShort]

  mutating func readPartOfYear() {
    guard time.decade == nil, time.century == nil, time.lastYear == nil else { return }
    let hasYear = time.year != nil
    var start = behindSpace(index)
    if hasYear, starts("的", at: start) { start += 3 }
    // 春节 is no 春.
    if hasYear, grammar.holiday(in: bytes.span, at: start) != nil { return }
    if let (sense, end) = word(
      at: start,
      kinds: hasYear
        ? PointReader.partsOfYear.union(PointReader.partsBehindYear)
        : PointReader.partsOfYear)
    {
      guard !isTrap(at: start), !(isLetter(bytes[end - 1]) && isAlphanumeric(bytes.span, end)),
        !(isDigit(bytes[end - 1]) && isAlphanumeric(bytes.span, end)),
        !(isLetter(bytes[start]) && isAlphanumeric(bytes.span, start - 1)
          && !(hasYear && start == index))
      else { return }
      switch sense.kind {
      case .yearPart, .yearEndPart, .vague:
        guard !(sense.kind == .yearEndPart && starts("中", at: start)) else { return }
        time.modifier = PeriodPart(rawValue: sense.value)
        time.year = time.year ?? .relative(0)
      case .half: time.half = HalfYear(rawValue: sense.value)
      case .quarter: time.quarter = .absolute(sense.number)
      case .quarters:
        time.quarter = .absolute(1)
        time.lastQuarter = Int(sense.value.split(separator: "/").last ?? "")
      case .quarterOffset:
        guard !hasYear else { return }
        time.quarter =
          sense.value == "0" && starts("该", at: start)
          ? .told(0) : .relative(sense.number)
      case .seasonYear:
        guard !hasYear else { return }
        time.year = .relative(sense.number)
        time.season = Season(rawValue: String(sense.value.suffix(2)))
      default:
        if sense.kind == .seasonShort, !(hasYear && index == start) { return }
        time.season = Season(rawValue: sense.value)
      }
      index = end
      if time.quarter != nil || time.half != nil, time.lastQuarter == nil,
        let (sense, end) = word(at: index, kinds: [.yearEndPart]), !starts("中", at: index),
        !isTrap(at: index)
      {
        time.modifier = PeriodPart(rawValue: sense.value)
        index = end
      }
    }
  }

  // MARK: - Months

  mutating func readMonth() {
    guard time.half == nil, time.quarter == nil, time.season == nil, time.decade == nil,
      time.century == nil, time.lastYear == nil, time.modifier == nil
    else { return }
    var start = behindSpace(index)
    if time.year != nil, starts("的", at: start) { start += 3 }
    if time.year != nil, readMonthsOfYear(at: start) { return }
    if let (holiday, end) = grammar.holiday(in: bytes.span, at: start) {
      if case .fixed(let month, let day) = holiday {
        time.month = .absolute(month)
        time.day = .absolute(day)
      } else {
        time.holiday = holiday
      }
      index = end
      return
    }
    if isGeneral, time.isEmpty,
      let (sense, end) = word(at: start, kinds: [.monthPart])
    {
      // 上半月, 月底
      time.month = .relative(0)
      time.modifier = PeriodPart(rawValue: sense.value)
      index = end
      return
    }
    if let (sense, end) = word(at: start, kinds: [.lunarMonth]) {
      time.month = .absolute(sense.number)
      time.isLunar = true
      index = end
    } else if time.year == nil,
      let (sense, end) = word(at: start, kinds: [.monthOffset, .monthTold])
    {
      time.month = sense.kind == .monthTold ? .told(sense.number) : .relative(sense.number)
      index = end
    } else if isGeneral, case .relative? = time.year, starts("本月", at: start) {
      // 去年本月
      time.month = .relative(0)
      index = start + 6
    } else if let numeral = number(at: start), let month = numeral.value.integer,
      (1...12).contains(month)
    {
      readMonthUnit(numeral, month: month)
    }
    guard time.month != nil else { return }
    readPartOfMonth()
  }

  /// Reads 前十个月, 前两月, 首月, 第8个月 or 第37周 behind a year.
  private mutating func readMonthsOfYear(at start: Int) -> Bool {
    if starts("首月", at: start) {
      time.month = .absolute(1)
      index = start + 6
      return true
    }
    let isFirst = starts("前", at: start)
    guard isFirst || starts("第", at: start), let numeral = number(at: start + 3),
      let count = numeral.integer, count > 0
    else { return false }
    let isCounted = starts("个", at: numeral.range.end)
    let unit = isCounted ? numeral.range.end + 3 : numeral.range.end
    if starts("月", at: unit), isFirst ? (2...11).contains(count) : isCounted && count <= 12 {
      time.month = .absolute(isFirst ? 1 : count)
      if isFirst { time.lastMonth = count }
      index = unit + 3
      return true
    }
    guard !isFirst, count <= 53, let length = weekUnit(at: unit) else { return false }
    time.weekOfYear = count
    index = unit + length
    return true
  }

  /// Reads 的最后一个星期五 behind a month.
  private mutating func readLastWeekday() -> Bool {
    let start = starts("的", at: index) ? index + 3 : index
    guard starts("最后一个", at: start), let length = weekUnit(at: start + 12),
      case .digit(let day)? = NumeralCharacter(scalar(at: start + 12 + length)),
      (1...6).contains(day)
    else { return false }
    time.weekOfMonth = 5
    time.weekday = Int(day)
    index = start + 15 + length
    return true
  }

  /// The length of 周, 星期 or 礼拜 at `offset`.
  private func weekUnit(at offset: Int) -> Int? {
    if starts("周", at: offset), !isTrap(at: offset) { return 3 }
    return starts("星期", at: offset) || starts("礼拜", at: offset) ? 6 : nil
  }

  private mutating func readMonthUnit(_ numeral: Numeral, month: Int) {
    var unit = behindSpace(numeral.range.end)
    var last = numeral.upper?.integer
    if let sign = rangeSign(at: numeral.range.end), let second = number(at: sign),
      let value = second.integer, value > month, value <= 12,
      starts("月", at: behindSpace(second.range.end))
    {
      last = value
      unit = behindSpace(second.range.end)
    }
    guard starts("月", at: unit), !isTrap(at: unit), last ?? 1 <= 12 else { return }
    if starts("财季", at: unit + 3), last == nil {
      // The quarter of the fiscal year that ends in that month.
      time.quarter = .absolute((month + 2) / 3)
      index = unit + 9
      return
    }
    time.month = .absolute(month)
    time.lastMonth = last
    index = starts("月份", at: unit) ? unit + 6 : unit + 3
  }

  private mutating func readPartOfMonth() {
    if starts("初", at: index), time.isLunar || isEarlyDay(index) { return }
    if readLastWeekday() { return }
    if let (sense, end) = word(
      at: index, kinds: [.monthPart, .yearEndPart, .vague]),
      !isTrap(at: index), !starts("中", at: index) || starts("中旬", at: index)
    {
      time.modifier = PeriodPart(rawValue: sense.value)
      index = end
      return
    }
    // 三月的第三周
    var start = index
    if starts("的", at: start) { start += 3 }
    if starts("第", at: start), let numeral = number(at: start + 3), let week = numeral.integer,
      (1...5).contains(week)
    {
      let end = numeral.range.end
      let unit = starts("个", at: end) ? end + 3 : end
      guard let length = weekUnit(at: unit) else { return }
      time.weekOfMonth = week
      index = unit + length
      // 三月的第一个周二
      if case .digit(let day)? = NumeralCharacter(scalar(at: index)), (1...6).contains(day),
        starts("个", at: end)
      {
        time.weekday = Int(day)
        index += 3
      } else if starts("个", at: end), starts("日", at: index) || starts("天", at: index) {
        time.weekday = 7
        index += 3
      }
    } else if isGeneral, starts("前", at: start), let numeral = number(at: start + 3),
      let count = numeral.integer, (2...28).contains(count), starts("天", at: numeral.range.end)
    {
      // 4月前4天
      time.day = .absolute(1)
      time.lastDay = count
      index = numeral.range.end + 3
    }
  }
}
