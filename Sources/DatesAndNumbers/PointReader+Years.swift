// SPDX-License-Identifier: Apache-2.0

import TextModel

extension PointReader {
  // MARK: - Years

  mutating func readYear() {
    if let (sense, end) = word(at: index, kinds: [.year, .yearTold, .yearSpan, .yearNear]) {
      switch sense.kind {
      case .yearTold: time.year = .told(sense.number)
      case .yearNear: time.year = .near(sense.number)
      default: time.year = .relative(sense.number)
      }
      index = end
      return
    }
    let first = number(at: index)
    if readDecade(first) { return }
    if let (_, end) = word(at: index, kinds: [.era]), let numeral = number(at: end),
      let year = numeral.integer, (1...150).contains(year),
      starts("年", at: behindSpace(numeral.range.end))
    {
      time.year = .absolute(1911 + year)
      index = behindSpace(numeral.range.end) + 3
      return
    }
    guard let numeral = first, numeral.isDigitsOnly, let value = numeral.integer else {
      if isGeneral { readUnusualYear(first) }
      return
    }
    let end = numeral.range.end
    let unit = behindSpace(end)
    if numeral.digitCount == 4, (1800...2199).contains(value) {
      readYearUnit(value, at: unit, isSpaced: unit > end)
      return
    }
    guard starts("年", at: unit), !isTrap(at: unit) else { return }
    if numeral.digitCount == 2, isShortYear(numeral, behind: unit + 3) {
      time.year = .absolute(value < 50 ? 2000 + value : 1900 + value)
      index = unit + 3
    } else if numeral.digitCount == 3, isTaiwanese || starts("年度", at: unit),
      (90...150).contains(value)
    {
      time.year = .absolute(1911 + value)
      index = starts("年度", at: unit) ? unit + 6 : unit + 3
    }
    if time.year == nil, isGeneral { readUnusualYear(numeral) }
  }

  /// Whether two digits and 年 are a year, not a stretch: 08年, 23年4月, 19年底, 97年一季度.
  private mutating func isShortYear(_ numeral: Numeral, behind offset: Int) -> Bool {
    if bytes[numeral.range.start] == UInt8(ascii: "0") { return true }
    // 零六年
    if case .digit(0)? = NumeralCharacter(scalar(at: numeral.range.start)) { return true }
    if word(at: offset, kinds: [.half, .quarter]) != nil { return true }
    if starts("底", at: offset), !isTrap(at: offset) { return true }
    if isGeneral, starts("第", at: offset) || starts("前", at: offset),
      let count = number(at: offset + 3),
      starts("个月", at: count.range.end) || starts("个礼拜", at: count.range.end)
        || starts("个星期", at: count.range.end) || starts("周", at: count.range.end)
    {
      return true
    }
    guard let month = number(at: behindSpace(offset)) else { return false }
    let unit = behindSpace(month.range.end)
    return starts("月", at: unit) && (1...12).contains(month.integer ?? 0)
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

  /// Reads 90年代, 八十年代, 上世纪90年代, 2000年代, where `first` is the number that stands here.
  private mutating func readDecade(_ first: Numeral?) -> Bool {
    var century: Int?
    var start = index
    if let first, let named = readNamedCentury(first) {
      century = named.century
      start = named.end
    } else if let (sense, end) = word(at: index, kinds: [.century]) {
      century = sense.number
      start = behindSpace(end)
    }
    guard let numeral = century == nil ? first : number(at: start), let value = numeral.integer,
      let (sense, end) = word(at: behindSpace(numeral.range.end), kinds: [.decade])
    else {
      guard let century else { return first.map { readCentury($0) } ?? false }
      time.century = century
      index = beforeSpace(start)
      readPartOfCentury()
      return true
    }
    if value >= 1000 {
      time.decade = value / 10
    } else if value < 100, value % 10 == 0 {
      time.decade = (century ?? (value < 30 ? 20 : 19)) * 10 + value / 10
    } else {
      return false
    }
    time.modifier = PeriodPart(rawValue: sense.value)
    index = end
    return true
  }

  /// Reads 十九世纪 where a decade follows.
  private mutating func readNamedCentury(_ numeral: Numeral) -> (century: Int, end: Int)? {
    guard let value = numeral.integer, (2...30).contains(value),
      starts("世纪", at: behindSpace(numeral.range.end))
    else { return nil }
    let end = behindSpace(behindSpace(numeral.range.end) + 6)
    guard let decade = number(at: end),
      word(at: behindSpace(decade.range.end), kinds: [.decade]) != nil
    else { return nil }
    return (value - 1, end)
  }

  /// Reads 17世纪, 十九世纪.
  private mutating func readCentury(_ numeral: Numeral) -> Bool {
    guard let value = numeral.integer, (2...30).contains(value) else { return false }
    let unit = behindSpace(numeral.range.end)
    guard starts("世纪", at: unit) else { return false }
    time.century = value - 1
    index = unit + 6
    readPartOfCentury()
    return true
  }

  /// Reads 初, 末 behind a century.
  private mutating func readPartOfCentury() {
    guard let (sense, end) = word(at: index, kinds: [.yearEndPart]), !isTrap(at: index),
      !starts("中", at: index)
    else { return }
    time.modifier = PeriodPart(rawValue: sense.value)
    index = end
  }

  private func beforeSpace(_ offset: Int) -> Int {
    offset > 0 && bytes[offset - 1] == 0x20 ? offset - 1 : offset
  }
}
