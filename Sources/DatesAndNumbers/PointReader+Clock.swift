// SPDX-License-Identifier: Apache-2.0

import TextModel

extension PointReader {
  /// Whether a day has been read, so that 晚 and 点 can only be of the clock.
  private var hasDay: Bool {
    time.day != nil || time.weekday != nil || time.isWeekend || time.holiday != nil
  }

  mutating func readPartOfDay() {
    guard time.part == nil, time.modifier == nil, !time.isSpan,
      hasDay || time.isEmpty
    else {
      return
    }
    let isAfterDay = hasDay
    var start = behindSpace(index)
    if isAfterDay, starts("的", at: start) { start += 3 }
    guard
      let (sense, end) = word(
        at: start, kinds: isAfterDay ? [.part, .partShort] : [.part]),
      !isTrap(at: start)
    else { return }
    if sense.kind == .partShort, starts("些", at: end) || starts("于", at: end) { return }
    time.part = DayPart(rawValue: sense.value)
    index = end
  }

  mutating func readClock() {
    guard time.modifier == nil, !time.isSpan, hasDay || time.part != nil || time.isEmpty,
      index < bytes.count
    else { return }
    var start = index
    if start < bytes.count, bytes[start] == UInt8(ascii: "T"), time.isFullDate { start += 1 }
    while start < bytes.count, bytes[start] == 0x20, start - index < 2 { start += 1 }
    // A date line: 2024年1月5日（周五）10:20 is left to two expressions.
    guard start < bytes.count else { return }
    if isDigit(bytes[start]), readColons(at: start) { return }
    if isGeneral, start == index, isDigit(bytes[start]), readMeridiem() { return }
    guard let numeral = number(at: start), let hour = numeral.integer, (0...24).contains(hour)
    else { return }
    let unit = behindSpace(numeral.range.end)
    let isHour = starts("时", at: unit)
    guard isHour || starts("点", at: unit), !isTrap(at: unit) || isMinuteNext(unit + 3),
      !starts("时间", at: unit)
    else { return }
    var end = unit + 3
    var minute: Int?
    var second: Int?
    if starts("半", at: end) {
      minute = 30
      end += 3
    } else if starts("整", at: end) || starts("钟", at: end) {
      minute = 0
      end += 3
    } else if starts("一刻", at: end) || starts("三刻", at: end) {
      minute = starts("一刻", at: end) ? 15 : 45
      end += 6
    } else if let (value, minuteEnd) = minutes(at: behindSpace(end)) {
      minute = value
      end = minuteEnd
      if let seconds = number(at: behindSpace(end)), let value = seconds.integer,
        (0...59).contains(value), starts("秒", at: behindSpace(seconds.range.end))
      {
        second = value
        end = behindSpace(seconds.range.end) + 3
      }
    }
    let isBare = isGeneral && minute == nil && isBareHour(start, end)
    guard minute != nil || hasDay || time.part != nil || isBare else { return }
    // 两点 are two points, and 三点五十 needs a part of the day as well.
    if !hasDay, time.part == nil, !isBare, !isHour, !numeral.isArabic, !starts("钟", at: end - 3),
      !starts("半", at: end - 3), !starts("整", at: end - 3), !starts("分", at: end - 3)
    {
      return
    }
    time.hour = hour
    time.minute = minute
    time.second = second
    index = end
  }

  private mutating func isMinuteNext(_ offset: Int) -> Bool {
    minutes(at: behindSpace(offset)) != nil
  }

  /// Minutes with 分, or two digits behind 点.
  private mutating func minutes(at offset: Int) -> (Int, Int)? {
    guard let numeral = number(at: offset), let value = numeral.integer, (0...59).contains(value)
    else { return nil }
    let unit = behindSpace(numeral.range.end)
    if starts("分", at: unit), !isTrap(at: unit) || starts("分钟", at: unit) {
      return starts("分钟", at: unit) ? nil : (value, unit + 3)
    }
    guard time.part != nil else { return nil }
    if numeral.digitCount == 2, numeral.isArabic { return (value, numeral.range.end) }
    // 下午三点十五
    let isPlain = isGeneral && !numeral.isArabic && numeral.range.count >= 6 && numeral.upper == nil
    return isPlain && isDayEnd(numeral.range.end) ? (value, numeral.range.end) : nil
  }

  /// Reads 9:30 or 14:05:09.
  private mutating func readColons(at start: Int) -> Bool {
    func colon(_ offset: Int) -> Int? {
      guard offset < bytes.count else { return nil }
      if bytes[offset] == UInt8(ascii: ":") { return offset + 1 }
      return starts("：", at: offset) ? offset + 3 : nil
    }
    guard let (hour, hourEnd) = digits(at: start, atMost: 2), hour <= 24,
      let minuteStart = colon(hourEnd),
      let (minute, minuteEnd) = digits(at: minuteStart, atMost: 2),
      minuteEnd - minuteStart == 2, minute < 60
    else { return false }
    if time.isEmpty, start > 0 {
      let before = bytes[start - 1]
      // The marks of a transcript: [00:17:30].
      if before == UInt8(ascii: "[") { return false }
      if before == UInt8(ascii: ":") || before == UInt8(ascii: ".") { return false }
      if starts("：", at: start - 3), !isPlainClock(hourEnd - start) { return false }
    }
    var end = minuteEnd
    var second: Int?
    if let secondStart = colon(minuteEnd),
      let (value, secondEnd) = digits(at: secondStart, atMost: 2),
      secondEnd - secondStart == 2, value < 60
    {
      second = value
      end = secondEnd
    }
    let noon = isGeneral ? meridiem(at: end) : nil
    if let noon, hour <= 12 { end = noon.end }
    guard !isAlphanumeric(bytes.span, end), end >= bytes.count || bytes[end] != UInt8(ascii: "%")
    else { return false }
    time.hour = noon == nil || hour > 12 ? hour : hour % 12 + (noon?.isAfter == true ? 12 : 0)
    time.minute = minute
    time.second = second
    index = end
    return true
  }

  /// A score such as 3：10 is no clock; two digits of the hour are.
  private func isPlainClock(_ digits: Int) -> Bool { digits == 2 }
}
