// SPDX-License-Identifier: Apache-2.0

import TextModel

extension PointReader {
  // MARK: - Years

  mutating func readYear() {
    if let (sense, end) = word(at: index, kinds: [.year, .yearTold, .yearSpan]) {
      time.year = sense.kind == .yearTold ? .told(sense.number) : .relative(sense.number)
      index = end
      return
    }
    if readDecade() { return }
    var start = index
    if let (_, end) = word(at: index, kinds: [.era]), let numeral = number(at: end),
      let year = numeral.integer, (1...150).contains(year),
      starts("年", at: behindSpace(numeral.range.end))
    {
      time.year = .absolute(1911 + year)
      index = behindSpace(numeral.range.end) + 3
      return
    }
    start = index
    guard let numeral = number(at: start), numeral.isDigitsOnly, let value = numeral.integer else {
      return
    }
    let end = numeral.range.end
    let unit = behindSpace(end)
    if numeral.digitCount == 4, (1800...2199).contains(value) {
      readYearUnit(value, at: unit, isSpaced: unit > end)
      return
    }
    guard starts("年", at: unit), !isTrap(at: unit) else { return }
    let isMonthNext = number(at: behindSpace(unit + 3)).map {
      starts("月", at: behindSpace($0.range.end))
    }
    if numeral.digitCount == 2, isMonthNext == true {
      time.year = .absolute(value < 70 ? 2000 + value : 1900 + value)
      index = unit + 3
    } else if numeral.digitCount == 3, isTaiwanese, (90...150).contains(value) {
      time.year = .absolute(1911 + value)
      index = unit + 3
    }
  }

  /// Reads what stands behind four digits: 年, 财年, 年度, a half or quarter, or a second year.
  private mutating func readYearUnit(_ year: Int, at unit: Int, isSpaced: Bool) {
    if let sign = rangeSign(at: unit), let second = number(at: sign), second.digitCount == 4,
      let last = second.integer, last > year, last < 2200,
      starts("年", at: behindSpace(second.range.end)), !starts("年代", at: second.range.end)
    {
      time.year = .absolute(year)
      time.lastYear = last
      index = behindSpace(second.range.end) + 3
      return
    }
    if let (_, end) = word(at: unit, kinds: [.fiscal]) {
      time.year = .absolute(year)
      index = end
    } else if starts("年", at: unit), !isTrap(at: unit) {
      time.year = .absolute(year)
      index = starts("年度", at: unit) ? unit + 6 : unit + 3
      if let (_, end) = word(at: index, kinds: [.fiscal]) { index = end }
      // 2025年全年
      if starts("全年", at: behindSpace(index)) { index = behindSpace(index) + 6 }
    } else if starts("届", at: unit) || starts("款", at: unit), (1990...2040).contains(year) {
      time.year = .absolute(year)
      index = unit + 3
    } else if word(at: unit, kinds: [.half, .quarter, .quarters]) != nil {
      time.year = .absolute(year)
      index = unit
    }
  }

  /// Reads 90年代, 八十年代, 上世纪90年代, 2000年代.
  private mutating func readDecade() -> Bool {
    var century: Int?
    var start = index
    if let (sense, end) = word(at: index, kinds: [.century]) {
      century = sense.number
      start = behindSpace(end)
    }
    guard let numeral = number(at: start), let value = numeral.integer,
      let (sense, end) = word(at: behindSpace(numeral.range.end), kinds: [.decade])
    else {
      guard let century else { return readCentury() }
      time.century = century
      index = beforeSpace(start)
      return true
    }
    if value >= 1000 {
      time.decade = value / 10
    } else if value < 100, value % 10 == 0 {
      time.decade = (century ?? (value < 30 ? 20 : 19)) * 10 + value / 10
    } else {
      return false
    }
    time.modifier = sense.value == "-" ? nil : sense.value
    index = end
    return true
  }

  /// Reads 17世纪, 十九世纪.
  private mutating func readCentury() -> Bool {
    guard let numeral = number(at: index), let value = numeral.integer, (2...30).contains(value)
    else { return false }
    let unit = behindSpace(numeral.range.end)
    guard starts("世纪", at: unit) else { return false }
    time.century = value - 1
    index = unit + 6
    return true
  }

  private func beforeSpace(_ offset: Int) -> Int {
    offset > 0 && bytes[offset - 1] == 0x20 ? offset - 1 : offset
  }

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
    if let (sense, end) = word(
      at: start,
      kinds: hasYear
        ? PointReader.partsOfYear.union(PointReader.partsBehindYear)
        : PointReader.partsOfYear)
    {
      guard !isTrap(at: start), !(isLetter(bytes[end - 1]) && isAlphanumeric(bytes.span, end)),
        !(isDigit(bytes[end - 1]) && isAlphanumeric(bytes.span, end)),
        !(isLetter(bytes[start]) && isAlphanumeric(bytes.span, start - 1))
      else { return }
      switch sense.kind {
      case .yearPart, .yearEndPart, .vague:
        guard !(sense.kind == .yearEndPart && starts("中", at: start)) else { return }
        time.modifier = sense.value
        time.year = time.year ?? .relative(0)
      case .half: time.half = sense.value
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
        time.season = String(sense.value.suffix(2))
      default:
        if sense.kind == .seasonShort, !(hasYear && index == start) { return }
        time.season = sense.value
      }
      index = end
    }
  }

  // MARK: - Months

  mutating func readMonth() {
    guard time.half == nil, time.quarter == nil, time.season == nil, time.decade == nil,
      time.century == nil, time.lastYear == nil, time.modifier == nil
    else { return }
    var start = behindSpace(index)
    if time.year != nil, starts("的", at: start) { start += 3 }
    if let holiday = grammar.holiday(in: bytes.span, at: start) {
      time.month = .absolute(holiday.month)
      time.day = .absolute(holiday.day)
      index = holiday.end
      return
    }
    if time.year == nil,
      let (sense, end) = word(at: start, kinds: [.monthOffset, .monthTold])
    {
      time.month = sense.kind == .monthTold ? .told(sense.number) : .relative(sense.number)
      index = end
    } else if let numeral = number(at: start), let month = numeral.value.integer,
      (1...12).contains(month)
    {
      readMonthUnit(numeral, month: month)
    }
    guard time.month != nil else { return }
    readPartOfMonth()
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
    if let (sense, end) = word(
      at: index, kinds: [.monthPart, .yearEndPart, .vague]),
      !isTrap(at: index), !starts("中", at: index) || starts("中旬", at: index)
    {
      time.modifier = sense.value
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
      guard starts("周", at: unit) || starts("星期", at: unit) else { return }
      time.weekOfMonth = week
      index = unit + (starts("周", at: unit) ? 3 : 6)
    }
  }

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
    } else if let (sense, end) = word(at: index, kinds: [.vague]) {
      time.modifier = sense.value
      index = end
    }
  }

  func scalar(at offset: Int) -> UInt32 {
    offset < bytes.count ? bytes.span.scalar(at: offset).value : 0
  }

  mutating func readDay() {
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
      guard !isTrap(at: start) else { return }
      switch sense.kind {
      case .weekday: time.weekday = sense.number
      case .weekend: time.isWeekend = true
      case .dayTold: time.day = .told(sense.number)
      case .day: time.day = .relative(sense.number)
      default:
        time.day = sense.kind == .toldPart ? .told(sense.number) : .relative(sense.number)
        time.part = String(sense.value.split(separator: " ").last ?? "NI")
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
      guard numeral.isArabic, last != nil || isDayNumberContext(unit + 3) else { return }
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
