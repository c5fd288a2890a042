// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads one calendar date or time of day, from the greatest part to the smallest.
///
/// Each part is optional and none is read twice, so that the reader only moves forward:
/// zone, year, half or quarter or season, month, week, day, part of the day, clock.
struct PointReader {
  let numerals: Numerals
  let bytes: [UInt8]
  let grammar: Grammar
  /// Whether years may be counted from 1911.
  let isTaiwanese: Bool
  /// Whether what is a time only by itself counts: 三点, 8月15, 08-15.
  let isGeneral: Bool
  var index: Int
  var time: PartialTime

  private init(
    _ numerals: Numerals, start: Int, isTaiwanese: Bool, isGeneral: Bool
  ) {
    self.numerals = numerals
    bytes = numerals.bytes
    grammar = numerals.grammar
    self.isTaiwanese = isTaiwanese
    self.isGeneral = isGeneral
    index = start
    time = PartialTime(range: ByteRange(start, start))
  }

  /// Returns the time that begins at `start`, or null.
  static func read(
    _ numerals: Numerals, at start: Int, isTaiwanese: Bool = false, isGeneral: Bool = false
  ) -> PartialTime? {
    let bytes = numerals.bytes
    let grammar = numerals.grammar
    var reader = PointReader(
      numerals, start: start, isTaiwanese: isTaiwanese, isGeneral: isGeneral)
    if let (_, end) = reader.word(at: start, kinds: [.zone]) {
      reader.index = reader.behindSpace(end)
    }
    if let (_, end) = reader.word(at: reader.index, kinds: [.lunar]),
      grammar.holiday(in: bytes.span, at: reader.index) == nil
    {
      reader.index = reader.behindSpace(end)
      reader.time.isLunar = true
    }
    let first = reader.index
    guard first < bytes.count else { return nil }
    if !(isDigit(bytes[first])
      && (reader.readNumericDate() || (isGeneral && reader.readLooseDate())))
    {
      reader.readYear()
      reader.readPartOfYear()
      reader.readMonth()
      reader.readWeek()
      reader.readDay()
    }
    if isGeneral { reader.readShortPart() }
    reader.readPartOfDay()
    reader.readClock()
    guard !reader.time.isEmpty, reader.index > first else { return nil }
    reader.time.range = ByteRange(start, reader.index)
    return reader.time
  }

  // MARK: - Helpers

  // These are inlined, for a call would copy the whole time that is being read.

  /// The offset behind one space, or the same.
  @inline(__always)
  func behindSpace(_ offset: Int) -> Int {
    offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
  }

  @inline(__always)
  func starts(_ word: StaticString, at offset: Int) -> Bool {
    bytes.span.starts(with: word, at: offset)
  }

  @inline(__always)
  func word(
    at offset: Int, kinds: TimeWords
  ) -> (sense: Grammar.Sense, end: Int)? {
    grammar.timeWord(in: bytes.span, at: offset, kinds: kinds)
  }

  @inline(__always)
  func isTrap(at offset: Int) -> Bool { grammar.isTrap(in: bytes.span, at: offset) }

  /// A plain whole number at `offset`.
  @inline(__always)
  func number(at offset: Int) -> Numeral? {
    guard let numeral = numerals.read(at: offset), !numeral.hasPoint, !numeral.hasTail,
      numeral.modifier == nil, numeral.scale < 3
    else { return nil }
    return numeral
  }

  /// Reads `count` ASCII digits at most; null where there is none or more than that.
  func digits(at offset: Int, atMost count: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = offset
    while end < bytes.count, isDigit(bytes[end]), end - offset <= count {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    return end > offset && end - offset <= count ? (value, end) : nil
  }

  /// The end of a dash or 至 or 到 between two numbers, or null.
  @inline(__always)
  func rangeSign(at offset: Int) -> Int? { PointReader.rangeSign(bytes, at: offset) }

  /// The end of a dash or 至 or 到 between two numbers, or null.
  static func rangeSign(_ bytes: [UInt8], at offset: Int) -> Int? {
    func behindSpace(_ offset: Int) -> Int {
      offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
    }
    var offset = behindSpace(offset)
    guard offset < bytes.count else { return nil }
    if bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "~") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
      return behindSpace(offset)
    }
    switch bytes.span.scalar(at: offset).value {
    case 0x2014, 0x2013, 0xFF5E, 0x81F3, 0x5230, 0xFF0D, 0x301C:  // — – ～ 至 到 － 〜
      offset += 3
      if bytes.span.starts(with: "—", at: offset) { offset += 3 }
      return behindSpace(offset)
    default: return nil
    }
  }

  /// The scalar at `offset`, zero behind the end.
  static func scalar(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    offset < bytes.count ? bytes.span.scalar(at: offset).value : 0
  }

  // MARK: - Dates in digits

  /// Reads 2023-04-11, 2023/4/11, 2023.04.11, 2023-04, 20230411 or 3/31.
  private mutating func readNumericDate() -> Bool {
    let start = index
    if let (number, end) = digits(at: start, atMost: 8), end - start == 8,
      CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil,
      number / 10_000 >= 1900, number / 10_000 < 2100, !isAlphanumeric(bytes.span, end),
      !followedByUnit(end)
    {
      set(number / 10_000, number / 100 % 100, number % 100)
      index = end
      return true
    }
    guard let (first, firstEnd) = digits(at: start, atMost: 4), firstEnd < bytes.count else {
      return false
    }
    let sign = bytes[firstEnd]
    guard
      sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "."),
      let (second, secondEnd) = digits(at: firstEnd + 1, atMost: 2)
    else { return false }
    let isYear = firstEnd - start == 4 && first >= 1900 && first < 2100
    if isYear, secondEnd < bytes.count, bytes[secondEnd] == sign,
      let (third, thirdEnd) = digits(at: secondEnd + 1, atMost: 2),
      CalendarDate(year: first, month: second, day: third) != nil
    {
      set(first, second, third)
      index = thirdEnd
      return true
    }
    if isYear, sign != UInt8(ascii: "."), secondEnd - firstEnd == 3, (1...12).contains(second),
      !isAlphanumeric(bytes.span, secondEnd), rangeSign(at: secondEnd) == nil,
      !starts("年", at: secondEnd)
    {
      time.year = .absolute(first)
      time.month = .absolute(second)
      index = secondEnd
      return true
    }
    if sign == UInt8(ascii: "/"), firstEnd - start <= 2, (1...12).contains(first),
      CalendarDate(year: 2024, month: first, day: second) != nil,
      isMonthAndDay(start: start, end: secondEnd, day: second)
    {
      time.month = .absolute(first)
      time.day = .absolute(second)
      index = secondEnd
      return true
    }
    return false
  }

  mutating func set(_ year: Int, _ month: Int, _ day: Int) {
    time.year = .absolute(year)
    time.month = .absolute(month)
    time.day = .absolute(day)
  }

  func followedByUnit(_ offset: Int) -> Bool {
    grammar.unit(in: bytes.span, at: offset) != nil
      || grammar.currency(in: bytes.span, at: offset, before: false) != nil
  }

  /// Whether a/b is a date, not a fraction: behind 于 or 在, or with a day that no fraction has.
  private func isMonthAndDay(start: Int, end: Int, day: Int) -> Bool {
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") || isAlphanumeric(bytes.span, end) {
      return false
    }
    if start > 0, bytes[start - 1] == UInt8(ascii: "/") { return false }
    guard start >= 3 else { return day > 12 }
    let before = bytes.span.scalar(at: bytes.span.scalarStart(before: start) ?? 0).value
    let isBehind = [0x4E8E, 0x5728, 0x81EA, 0x5230, 0x81F3, 0x4ECE].contains(before)
    return isBehind || (day > 12 && isTaiwanese)
  }
}
