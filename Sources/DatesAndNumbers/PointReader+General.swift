// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Dates and clocks that only a reader of all readings takes for such.
extension PointReader {
  // MARK: - Dates in digits

  /// Reads 2022 11 23, 1994.01-19, 1999.08-2002.02, 1789-01-29 or 08-15.
  mutating func readLooseDate() -> Bool {
    guard let (first, firstEnd) = digits(at: index, atMost: 4), firstEnd < bytes.count else {
      return false
    }
    let isYear = firstEnd - index == 4 && (1000...2999).contains(first)
    if isYear, readYears(first, at: firstEnd) { return true }
    guard isSign(firstEnd), let (second, secondEnd) = digits(at: firstEnd + 1, atMost: 2) else {
      return false
    }
    if isYear, isSign(secondEnd), let (third, thirdEnd) = digits(at: secondEnd + 1, atMost: 2),
      CalendarDate(year: first, month: second, day: third) != nil,
      !isAlphanumeric(bytes.span, thirdEnd)
    {
      set(first, second, third)
      index = thirdEnd
      return true
    }
    if secondEnd < bytes.count, bytes[secondEnd] == bytes[firstEnd], bytes[firstEnd] != 0x20,
      let (year, yearEnd) = digits(at: secondEnd + 1, atMost: 4), yearEnd - secondEnd == 5,
      (1000...2999).contains(year), !isAlphanumeric(bytes.span, yearEnd)
    {
      return readYearLast(first, second, year, end: yearEnd)
    }
    if isYear, bytes[firstEnd] == UInt8(ascii: "."), secondEnd - firstEnd == 3,
      (1...12).contains(second), isYearNext(secondEnd) || isYearBefore(index)
    {
      time.year = .absolute(first)
      time.month = .absolute(second)
      index = secondEnd
      return true
    }
    guard firstEnd - index == 2, secondEnd - firstEnd == 3, bytes[firstEnd] == UInt8(ascii: "-"),
      CalendarDate(year: 2024, month: first, day: second) != nil, !isJoined(index, secondEnd)
    else { return false }
    time.month = .absolute(first)
    time.day = .absolute(second)
    index = secondEnd
    return true
  }

  /// Reads 3/7/2017: the day first, unless only the month can be.
  private mutating func readYearLast(_ first: Int, _ second: Int, _ year: Int, end: Int) -> Bool {
    if CalendarDate(year: year, month: second, day: first) != nil {
      set(year, second, first)
    } else if CalendarDate(year: year, month: first, day: second) != nil {
      set(year, first, second)
    } else {
      return false
    }
    index = end
    return true
  }

  /// Reads -2018 behind 2016.
  private mutating func readYears(_ first: Int, at offset: Int) -> Bool {
    guard (1900...2100).contains(first), let sign = rangeSign(at: offset),
      let (last, end) = digits(at: sign, atMost: 4), end - sign == 4, last > first, last <= 2100,
      !isAlphanumeric(bytes.span, end), !followedByUnit(end)
    else { return false }
    time.year = .absolute(first)
    time.lastYear = last
    index = starts("年", at: end) ? end + 3 : end
    return true
  }

  private func isSign(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    // - / . and a space
    return [0x2D, 0x2F, 0x2E, 0x20].contains(bytes[offset])
  }

  /// Whether a dash and a year follow.
  private func isYearNext(_ offset: Int) -> Bool {
    guard let sign = rangeSign(at: offset), let (year, end) = digits(at: sign, atMost: 4) else {
      return false
    }
    return end - sign == 4 && (1000...2999).contains(year)
  }

  /// Whether a year with a month and a dash stand right before.
  private func isYearBefore(_ offset: Int) -> Bool {
    offset >= 8 && bytes[offset - 1] == UInt8(ascii: "-")
      && bytes[offset - 4] == UInt8(ascii: ".") && isDigit(bytes[offset - 8])
  }

  /// Whether letters, digits or signs of a number go on on either side.
  private func isJoined(_ start: Int, _ end: Int) -> Bool {
    func goesOn(_ offset: Int) -> Bool {
      guard offset >= 0, offset < bytes.count else { return false }
      let byte = bytes[offset]
      return isLetter(byte) || isDigit(byte) || [0x2D, 0x2E, 0x2F, 0x5F, 0x25].contains(byte)
    }
    return goesOn(start - 1) || goesOn(end) || rangeSign(at: end) != nil || followedByUnit(end)
  }

  // MARK: - Years

  /// Reads 1357年, 两千零四年, and 三六七年 before a month.
  mutating func readUnusualYear(_ number: Numeral?) {
    guard let numeral = number, let year = numeral.integer, (100...2999).contains(year) else {
      return
    }
    let unit = behindSpace(numeral.range.end)
    guard starts("年", at: unit), !isTrap(at: unit) else { return }
    let end = unit + 3
    guard year >= 1000 || isMonthNext(end) else { return }
    time.year = .absolute(year)
    index = end
  }

  private mutating func isMonthNext(_ offset: Int) -> Bool {
    guard let month = number(at: behindSpace(offset)) else { return false }
    return starts("月", at: behindSpace(month.range.end))
      && (1...12).contains(month.integer ?? 0)
  }

  // MARK: - Days

  /// Reads a day without its unit behind a month: 8月15, 十月31, 五月廿二, 正月初五.
  mutating func readBareDay() {
    guard case .absolute? = time.month, time.day == nil, time.lastMonth == nil,
      time.modifier == nil, time.weekOfMonth == nil
    else { return }
    let isEarly = starts("初", at: index) && (time.isLunar || isEarlyDay(index))
    let start = isEarly ? index + 3 : index
    guard start < bytes.count, let numeral = number(at: start), numeral.upper == nil,
      let day = numeral.integer, (1...31).contains(day)
    else { return }
    // 廿 卅
    let scalar = scalar(at: start)
    let isLunar = (isEarly && day <= 10) || scalar == 0x5EFF || scalar == 0x5345
    guard isLunar || time.isLunar || (isGeneral && isDayEnd(numeral.range.end)) else { return }
    time.isLunar = time.isLunar || isLunar
    time.day = .absolute(day)
    index = numeral.range.end
  }

  /// Whether 初 and a Chinese number to ten stand by themselves at `offset`: 五月初五.
  mutating func isEarlyDay(_ offset: Int) -> Bool {
    guard isGeneral, let numeral = number(at: offset + 3), !numeral.isArabic,
      let day = numeral.integer, day <= 10
    else { return false }
    return isDayEnd(numeral.range.end)
  }

  /// Whether what stands at `offset` leaves a number without unit.
  mutating func isDayEnd(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    if bytes[offset] < 0x80 { return !isLetter(bytes[offset]) && bytes[offset] != 0x25 }
    let scalar = scalar(at: offset)
    if scalar < 0x4E00 || scalar >= 0xFF00 { return true }
    return rangeSign(at: offset) != nil
      || word(at: offset, kinds: [.part, .partShort]) != nil
  }

  /// Whether a bare 三点 or 9点 is of the clock by what follows.
  func isBareHour(_ start: Int, _ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    if let before = bytes.span.scalarStart(before: start) {
      // 于 在 到 至 自 从 晚 早
      let scalar = bytes.span.scalar(at: before).value
      if [0x4E8E, 0x5728, 0x5230, 0x81F3, 0x81EA, 0x4ECE, 0x665A, 0x65E9].contains(scalar) {
        return true
      }
    }
    let scalar = scalar(at: end)
    if scalar < 0x4E00 || scalar >= 0xFF00 {
      return scalar != 0x2E && !(scalar < 0x80 && isAlphanumeric(bytes.span, end))
    }
    return rangeSign(at: end) != nil || word(at: end, kinds: [.before, .after, .fromEnd]) != nil
      || starts("左右", at: end)
  }

  /// Reads 早 and 晚 right before an hour: 早八点, 晚8时.
  mutating func readShortPart() {
    guard time.isEmpty, time.part == nil, index < bytes.count,
      let (sense, end) = word(at: index, kinds: [.partShort]), let hour = number(at: end),
      let value = hour.integer, (0...24).contains(value)
    else { return }
    let unit = hour.range.end
    guard starts("点", at: unit) || starts("时", at: unit) else { return }
    time.part = DayPart(rawValue: sense.value)
    index = end
  }

  /// Reads 3pm, 10:30am.
  mutating func readMeridiem() -> Bool {
    guard let (hour, end) = digits(at: index, atMost: 2), (1...12).contains(hour) else {
      return false
    }
    guard let noon = meridiem(at: end), !isAlphanumeric(bytes.span, index - 1),
      index == 0 || bytes[index - 1] != UInt8(ascii: ":")
    else { return false }
    time.hour = hour % 12 + (noon.isAfter ? 12 : 0)
    index = noon.end
    return true
  }

  /// Whether am or pm stands at `offset`, one space aside.
  func meridiem(at offset: Int) -> (isAfter: Bool, end: Int)? {
    let start = behindSpace(offset)
    guard start + 1 < bytes.count, bytes[start + 1] | 0x20 == UInt8(ascii: "m"),
      !isAlphanumeric(bytes.span, start + 2)
    else { return nil }
    switch bytes[start] | 0x20 {
    case UInt8(ascii: "a"): return (false, start + 2)
    case UInt8(ascii: "p"): return (true, start + 2)
    default: return nil
    }
  }
}
