// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads a stretch of time: 三年, 18个月, 12小时44分钟, 两年半, 半天, 数周, 三到五年.
struct DurationReader {
  /// What was read.
  struct Reading {
    var range: ByteRange
    /// ISO 8601, `X` for an unknown number.
    var value: String
    var upper: String?
    var modifier: String?
    /// Whether 前 or 后 behind it can name a time: years to days by a known or unknown number.
    var shift: PeriodShift?
    /// Whether its greatest unit belongs to the clock.
    var isOfClock: Bool
  }

  private let numerals: Numerals
  private let bytes: [UInt8]
  private let grammar: Grammar
  /// Whether a word before tells that the number counts: 近三月.
  private let isCounted: Bool

  private init(_ numerals: Numerals, isCounted: Bool) {
    self.numerals = numerals
    bytes = numerals.bytes
    grammar = numerals.grammar
    self.isCounted = isCounted
  }

  /// Returns the duration that begins at `start`, or null.
  static func read(
    _ numerals: Numerals, at start: Int, isCounted: Bool = false
  ) -> Reading? {
    let bytes = numerals.bytes
    let isHalf = bytes.span.starts(with: "半", at: start)
    guard isHalf || NumeralReader.canStart(bytes, at: start) else { return nil }
    func read() -> Reading? {
      let reader = DurationReader(numerals, isCounted: isCounted)
      return isHalf ? reader.readHalf(at: start) : reader.read(at: start)
    }
    return isCounted ? read() : numerals.duration(at: start, read)
  }

  /// Whether a duration may begin at `offset`: with a numeral or 半.
  static func canStart(_ bytes: [UInt8], at offset: Int) -> Bool {
    NumeralReader.canStart(bytes, at: offset) || bytes.span.starts(with: "半", at: offset)
  }

  private func starts(_ word: StaticString, at offset: Int) -> Bool {
    bytes.span.starts(with: word, at: offset)
  }

  private func behindSpace(_ offset: Int) -> Int {
    offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
  }

  private func unit(at offset: Int) -> (letters: String, end: Int)? {
    guard
      let (sense, end) = grammar.timeWord(in: bytes.span, at: offset, kinds: [.unit]),
      // 三年会 is no 年会: that has its year in four digits.
      grammar.trapEnd(in: bytes.span, at: offset).map({ $0 <= end }) ?? true
        || starts("年会", at: offset),
      // 日圆
      grammar.currency(in: bytes.span, at: offset, before: false).map({ $0.end <= end }) ?? true
    else { return nil }
    return (sense.value, end)
  }

  // MARK: - Halves

  /// Reads 半年, 半个月, 半小时, 半个世纪.
  private func readHalf(at start: Int) -> Reading? {
    var offset = start + 3
    var modifier: String?
    if starts("个多", at: offset) {
      modifier = Modifier.moreThan
      offset += 6
    } else if starts("个", at: offset), unit(at: offset) == nil {
      offset += 3
    }
    let value: String
    var shift: PeriodShift?
    var isOfClock = false
    guard let (letters, unitEnd) = unit(at: offset) else { return nil }
    var end = unitEnd
    switch letters.first {
    case "Y":
      value = "P6M"
      shift = PeriodShift(unit: UInt8(ascii: "M"), count: 6, isAfter: false)
    case "M":
      value = "P0.5M"
      shift = PeriodShift(unit: UInt8(ascii: "D"), count: 15, isAfter: false)
    case "D": value = "PT12H"
    case "W": value = "P0.5W"
    case "C": value = "P50Y"
    case "T":
      guard letters != "TK" else { return nil }
      value = letters.hasPrefix("TH") ? "PT30M" : letters.hasPrefix("TM") ? "PT30S" : "PT0.5S"
      isOfClock = true
    default: return nil
    }
    if starts("多", at: end) {
      modifier = Modifier.moreThan
      end += 3
    }
    return Reading(
      range: ByteRange(start, end), value: value, modifier: modifier, shift: shift,
      isOfClock: isOfClock)
  }

  // MARK: - Numbers with units

  private func read(at start: Int) -> Reading? {
    guard let numeral = numerals.read(at: start),
      numeral.modifier != Modifier.magnitude
    else { return nil }
    let offset = behindSpace(numeral.range.end)
    if starts("个半", at: offset) { return readOneAndHalf(numeral, start: start, at: offset + 6) }
    if starts("个多", at: offset), let (letters, end) = unit(at: offset + 6), letters != "D" {
      // 4个多月
      var more = numeral
      more.modifier = numeral.modifier ?? Modifier.moreThan
      let letter = letters == "M?" ? "M" : letters
      return finish(more, letters: letter, start: start, end: end)
    }
    var unitStart = offset
    if numeral.hasTail, starts("个", at: offset), unit(at: offset) == nil { unitStart += 3 }
    guard let (letters, end) = unit(at: unitStart) else {
      return readPair(numeral, start: start, signAt: numeral.range.end)
    }
    guard isDuration(numeral, letters: letters, end: end) else { return nil }
    return finish(numeral, letters: letters, start: start, end: end)
  }

  /// Whether a number with such a unit is a stretch, not a date: 三月 and 5日 are dates.
  private func isDuration(_ numeral: Numeral, letters: String, end: Int) -> Bool {
    let isVague = numeral.modifier == Modifier.several
    switch letters {
    case "Y":
      return !(numeral.digitCount == 4 && numeral.isDigitsOnly) && !numeral.hasPoint
        || numeral.hasPoint
    case "M?", "Q?", "W?": return isVague || (isCounted && (numeral.integer ?? 99) < 37)
    case "D?":
      let isWithin =
        grammar.timeWord(in: bytes.span, at: end, kinds: [.within]) != nil
      return isVague || isWithin || isCounted || (numeral.integer ?? 0) > 31
    case "TM?":
      if (isCounted && !starts("之", at: end)) || starts("半", at: end) { return true }
      guard let next = numerals.read(at: behindSpace(end)),
        let (letters, _) = unit(at: behindSpace(next.range.end))
      else { return false }
      return letters == "TS"
    case "TH?": return false
    default: return true
    }
  }

  private func finish(_ numeral: Numeral, letters: String, start: Int, end: Int) -> Reading {
    let letter = letters.hasSuffix("?") ? String(letters.dropLast()) : letters
    var end = end
    var modifier = numeral.modifier == Modifier.several ? nil : numeral.modifier
    var extraMonths = 0
    let lastEnd = end
    var isSum = false
    var value = DurationReader.text(numeral, letter, useUpper: false)
    let upper = numeral.upper == nil ? nil : DurationReader.text(numeral, letter, useUpper: true)
    if letter == "Y", starts("半", at: end), !starts("半导体", at: end), let years = numeral.integer {
      extraMonths = 6
      value = "P\(years * 12 + 6)M"
      end += 3
    } else if let half = halfBehind(numeral, letter: letter, at: end) {
      (value, end) = half
    } else if upper == nil, numeral.modifier == nil {
      (value, end) = withSmallerUnits(value, letter: letter, end: end)
      isSum = end > lastEnd
    }
    if starts("多", at: end) || starts("余", at: end), !grammar.isTrap(in: bytes.span, at: end) {
      modifier = Modifier.moreThan
      end += 3
    }
    var shift = isSum ? PeriodShift(sum: value) : nil
    if !isSum, let first = letter.utf8.first, letter.utf8.count == 1, first != UInt8(ascii: "C") {
      let isVague = numeral.modifier == Modifier.several
      shift = PeriodShift(
        unit: first, count: isVague ? nil : numeral.value.integer, extraMonths: extraMonths,
        isAfter: false, upper: numeral.upper?.integer)
      shift?.isOfWorkdays = starts("交易日", at: end - 9) || starts("工作日", at: end - 9)
    }
    return Reading(
      range: ByteRange(start, end), value: value, upper: upper, modifier: modifier, shift: shift,
      isOfClock: letter.hasPrefix("T"))
  }

  /// Reads 半 behind days, months and units of the clock: 三天半, 三个月半, 一分半钟.
  private func halfBehind(
    _ numeral: Numeral, letter: String, at end: Int
  ) -> (value: String, end: Int)? {
    guard starts("半", at: end), !grammar.isTrap(in: bytes.span, at: end),
      let whole = numeral.integer
    else { return nil }
    switch letter {
    case "D": return ("P\(whole).5D", end + 3)
    case "M": return ("P\(whole).5M", end + 3)
    case "TH": return ("PT\(whole * 60 + 30)M", end + 3)
    case "TM": return ("PT\(whole * 60 + 30)S", starts("钟", at: end + 3) ? end + 6 : end + 3)
    default: return nil
    }
  }

  /// Reads 44分钟 behind 12小时, 3个月 behind 一年.
  private func withSmallerUnits(_ value: String, letter: String, end: Int) -> (String, Int) {
    let order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    guard var rank = order.firstIndex(of: letter) else { return (value, end) }
    var value = value
    var end = end
    while let next = numerals.read(at: behindSum(end)),
      next.modifier == nil, next.upper == nil,
      let (letters, unitEnd) = unit(at: behindSpace(next.range.end))
    {
      let name = letters.hasSuffix("?") ? String(letters.dropLast()) : letters
      // 一天24小时 are two ways to say one thing.
      if name == "TH", next.value.isLess(than: ExactDecimal(24)) == false { break }
      guard let smaller = order.firstIndex(of: name), smaller > rank, letters != "M?",
        letters != "D?", letters != "TH?" || (rank == 3 && !starts("时间", at: unitEnd - 3)),
        smaller == rank + 1 || rank >= 2 || name == "D" && rank == 1
      else { break }
      let isFirstOfClock = !value.utf8.contains(UInt8(ascii: "T")) && name.hasPrefix("T")
      value +=
        (isFirstOfClock ? "T" : "") + next.value.description + String(name.suffix(1))
      rank = smaller
      end = unitEnd
    }
    return (value, end)
  }

  /// The offset behind the 又 or 零 of a sum: 8天又二十个小时.
  private func behindSum(_ offset: Int) -> Int {
    let start = behindSpace(offset)
    return starts("又", at: start) || starts("零", at: start) ? start + 3 : start
  }

  /// Reads 小时 or 月 behind 一个半.
  private func readOneAndHalf(_ numeral: Numeral, start: Int, at offset: Int) -> Reading? {
    guard let (letters, end) = unit(at: offset), let whole = numeral.integer else { return nil }
    let value: String
    switch letters.first {
    case "T" where letters == "TH": value = "PT\(whole * 60 + 30)M"
    case "T" where letters.hasPrefix("TM"): value = "PT\(whole * 60 + 30)S"
    case "M": value = "P\(whole).5M"
    case "Y": value = "P\(whole * 12 + 6)M"
    case "W": value = "P\(whole).5W"
    default: return nil
    }
    return Reading(
      range: ByteRange(start, end), value: value, modifier: nil, shift: nil,
      isOfClock: letters.hasPrefix("T"))
  }

  /// Reads 三到五年, 3-5个月.
  private func readPair(_ low: Numeral, start: Int, signAt: Int) -> Reading? {
    var offset = behindSpace(signAt)
    guard offset < bytes.count, low.upper == nil, low.modifier == nil else { return nil }
    if bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "~") {
      offset += 1
    } else if starts("到", at: offset) || starts("至", at: offset) || starts("—", at: offset)
      || starts("–", at: offset) || starts("～", at: offset)
    {
      offset += 3
    } else {
      return nil
    }
    guard
      let high = numerals.read(at: behindSpace(offset)),
      high.upper == nil, high.modifier == nil, low.value.isLess(than: high.value),
      let (letters, end) = unit(at: behindSpace(high.range.end)),
      isDuration(high, letters: letters, end: end)
    else { return nil }
    var both = low
    both.upper = high.value
    return finish(both, letters: letters, start: start, end: end)
  }

  private static func text(_ numeral: Numeral, _ letter: String, useUpper: Bool) -> String {
    if numeral.modifier == Modifier.several {
      switch letter {
      case "C": return "PXY"
      case "TK": return "PTXM"
      default: return letter.hasPrefix("T") ? "PTX" + letter.dropFirst() : "PX" + letter
      }
    }
    let number = useUpper ? numeral.upper ?? numeral.value : numeral.value
    switch letter {
    case "Q": return "P\((number.multiplied(by: 3) ?? number).description)M"
    case "C": return "P\(number.shifted(by: 2).description)Y"
    case "TK": return "PT\((number.multiplied(by: 15) ?? number).description)M"
    default:
      return letter.hasPrefix("T")
        ? "PT\(number.description)\(letter.dropFirst())" : "P\(number.description)\(letter)"
    }
  }
}
