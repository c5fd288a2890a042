// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Returns the time that begins at `start`, or null.
  func time(at start: Int) -> RawTime? {
    var kinds: TimeWords = []
    if bytes[start] >= 0x80 || (isGeneral && isLetter(bytes[start])) {
      kinds = grammar.timeKinds(in: bytes.span, at: start)
      if kinds.overlaps([.set, .setPrefix, .weekday]), let time = setTime(at: start) {
        return time
      }
      if kinds.overlaps([.sincePrefix]), let time = openRange(at: start) { return time }
      if kinds.overlaps([.period]), let time = periodTime(at: start) { return time }
      if kinds.overlaps([.years]), let time = neighbouringYears(at: start) { return time }
      if kinds.overlaps([.fixedDuration]),
        let (sense, end) = word(at: start, kinds: [.fixedDuration]),
        word(at: start, kinds: [.reference]).map({ $0.end <= end }) ?? true
      {
        return RawTime(
          range: ByteRange(start, end), form: .duration(sense.value, upper: nil), modifier: nil)
      }
    }
    let isNumber =
      isDigit(bytes[start])
      || grammar.start(bytes.span.scalar(at: start).value).overlaps(Grammar.Start.number)
    let isPointWord = kinds.overlaps(ExpressionScanner.pointWords)
    if isNumber, !isPointWord, !isTimeNumber(start, kinds), !isHoliday(at: start) { return nil }
    let canBePoint = isNumber || isPointWord || isHoliday(at: start)
    guard
      canBePoint || kinds.overlaps([.reference])
        || (isGeneral && (kinds.overlaps([.monthPart]) || nearWord(at: start) != nil))
    else { return nil }
    let point = canBePoint ? point(at: start) : nil
    if isGeneral,
      let time = generalTime(at: start, behind: point?.range.end, kinds, isNumber: isNumber)
    {
      return time
    }
    let reference = kinds.overlaps([.reference]) ? referenceTime(at: start) : nil
    if let reference, reference.range.end >= point?.range.end ?? 0 { return reference }
    if isNumber, let duration = durationTime(at: start),
      duration.range.end > point?.range.end ?? 0
    {
      return duration
    }
    guard let point else { return nil }
    return completed(point, from: start)
  }

  /// Whether a holiday begins at `start`, and no other word goes on over it.
  private func isHoliday(at start: Int) -> Bool {
    grammar.holiday(in: bytes.span, at: start) != nil && !isInsideWord(start)
  }

  /// Whether the number at `start` can be one of a time by what follows it.
  func isTimeNumber(_ start: Int, _ kinds: TimeWords) -> Bool {
    guard kinds.rawValue == 0 else { return mayBeTime(start, kinds) }
    return numerals.isTimeNumber(at: start) { mayBeTime(start, kinds) }
  }

  private func mayBeTime(_ start: Int, _ kinds: TimeWords) -> Bool {
    let span = bytes.span
    var offset = start
    // 第, 前 and 半 go before a number or a unit.
    if span[start] >= 0x80, NumeralCharacter(span.scalar(at: start).value) == nil { return true }
    var sawSpace = false
    // No number of a time is longer; a page of digits must not be read again from each of them.
    let end = min(span.count, start + (isGeneral ? 96 : 64))
    while offset < end {
      let byte = span[offset]
      if byte < 0x80 {
        if DatesAndNumbers.isDigit(byte) || byte == UInt8(ascii: ",") || byte == 0x20 {
          if byte == 0x20 { sawSpace = true }
          offset += 1
          continue
        }
        switch byte {
        // : / - ~ and the letters of T, Q3, H1.
        case 0x3A, 0x2F, 0x2D, 0x7E, 0x54, 0x51, 0x48: return true
        case 0x2E:
          guard let end = decimalEnd(behind: offset, from: start) else { return true }
          offset = end
          continue
        default: break
        }
        guard isGeneral else { return false }
        // am, pm
        return byte | 0x20 == 0x61 || byte | 0x20 == 0x70
          || isLooseTimeNumber(start, offset, kinds, sawSpace)
      }
      let scalar = span.scalar(at: offset).value
      if NumeralCharacter(scalar) != nil || scalar == 0x591A || scalar == 0x4F59 {
        offset += 3
        continue
      }
      switch scalar {
      // 世 点 号 至 到 — – ～ ：
      case 0x4E16, 0x70B9, 0x53F7, 0x81F3, 0x5230, 0x2014, 0x2013, 0xFF5E, 0xFF1A: return true
      // 届 款 behind a year
      case 0x5C4A, 0x6B3E: if offset - start >= 4 { return true }
      // 半 来 以 计 ． － 〜, with which only a reader of all readings goes on
      case 0x534A, 0x6765, 0x4EE5, 0x8BA1, 0xFF0E, 0xFF0D, 0x301C:
        if isGeneral { return true }
      // 个
      case 0x4E2A where isGeneral:
        return isUnitBehindMeasure(offset) || isLooseTimeNumber(start, offset, kinds, sawSpace)
      default: break
      }
      return grammar.beginsTimeWord(scalar, behind: offset - start, kinds)
        || (isGeneral && isLooseTimeNumber(start, offset, kinds, sawSpace))
    }
    return isGeneral
      && (offset >= span.count || isLooseTimeNumber(start, offset, kinds, sawSpace))
  }

  /// Whether a unit of time may follow with the 个 at `offset`: 个月, 个半小时, 个多月, 个亿年.
  private func isUnitBehindMeasure(_ offset: Int) -> Bool {
    if grammar.timeKinds(in: bytes.span, at: offset).rawValue != 0 { return true }
    let next = PointReader.scalar(bytes, offset + 3)
    // 半 多 亿
    return next == 0x534A || next == 0x591A || next == 0x4EBF
      || grammar.times.trie.hasRoot(grammar.numbers[next])
  }

  /// The end of the decimals at the point at `offset`; null where the parts of a date may be told:
  /// 2023.04.11, 11.4.2023.
  private func decimalEnd(behind offset: Int, from start: Int) -> Int? {
    guard offset - start < 4 else { return nil }
    var end = offset + 1
    while end < bytes.count, DatesAndNumbers.isDigit(bytes[end]) { end += 1 }
    return end == offset + 1 || end < bytes.count && bytes[end] == 0x2E ? nil : end
  }

  /// Whether a reader of all readings may find a time in a number behind which none is told:
  /// 20230411, 2022 11 23.
  private func isLooseTimeNumber(
    _ start: Int, _ end: Int, _ kinds: TimeWords, _ hasSpace: Bool
  ) -> Bool {
    if kinds.rawValue != 0 { return true }
    if hasSpace, end - start >= 5, bytes[start + 4] == 0x20 { return true }
    if end - start >= 8, (start..<start + 8).allSatisfy({ DatesAndNumbers.isDigit(bytes[$0]) }) {
      return true
    }
    return grammar.holiday(in: bytes.span, at: start) != nil
  }

  /// The classes of words with which a point of time can begin.
  private static let pointWords = TimeWords(
    TimeWord.allCases.filter {
      switch $0 {
      case .reference, .period, .set, .setPrefix, .fixedDuration, .sincePrefix: false
      default: $0.canStart
      }
    }.map { TimeWords($0) })

  // MARK: - Words

  /// Reads 今明两年.
  private func neighbouringYears(at start: Int) -> RawTime? {
    guard let (sense, end) = word(at: start, kinds: [.years]) else { return nil }
    var first = PartialTime(range: ByteRange(start, end))
    var last = first
    first.year = .relative(sense.number)
    last.year = .relative(sense.number + 1)
    return RawTime(range: first.range, form: .range(first, last), modifier: nil)
  }

  private func referenceTime(at start: Int) -> RawTime? {
    guard let (sense, end) = word(at: start, kinds: [.reference]), !isInsideWord(start),
      endsWord(end), !isVerbComplement(start, end), !isNoun(start, end)
    else { return nil }
    return RawTime(range: ByteRange(start, end), form: .reference(sense.value), modifier: nil)
  }

  /// 未来 as the name of a thing: the end of a title, or what one invests in.
  private func isNoun(_ start: Int, _ end: Int) -> Bool {
    guard starts("未来", at: start) else { return false }
    if starts("”", at: end) || starts("》", at: end) || starts("」", at: end)
      || starts("会议", at: end) || starts("企业", at: end) || starts("趋于", at: end)
    {
      return true
    }
    for word: StaticString in ["人类", "投资", "拥抱", "融合"] where starts(word, at: start - 6) {
      return true
    }
    return false
  }

  /// 过去 behind a verb of motion or before 了 is no time.
  private func isVerbComplement(_ start: Int, _ end: Int) -> Bool {
    guard starts("过去", at: start), end == start + 6 else { return false }
    if starts("了", at: end) { return true }
    guard start >= 3 else { return false }
    for verb: StaticString in [
      "走", "跑", "送", "飞", "转", "看", "传", "发", "跳", "拿", "搬", "赶", "经", "已", "天", "成",
    ]
    where starts(verb, at: start - 3) {
      return true
    }
    return false
  }

  private func setTime(at start: Int) -> RawTime? {
    if let (sense, end) = word(at: start, kinds: [.set]) {
      var end = end
      if sense.value == "P1W" {
        // 每周三
        if case .digit(let day)? = NumeralCharacter(PointReader.scalar(bytes, end)), day < 7,
          day > 0, !starts("次", at: end + 3)
        {
          end += 3
        } else if starts("日", at: end) || starts("天", at: end) {
          end += 3
        }
      } else if sense.value == "P1D", let (_, part) = word(at: end, kinds: [.part]) {
        end = part
      }
      if isGeneral {
        end = setEnd(end)
      } else if starts("每天", at: start) || starts("每日", at: start),
        point(at: behindSpace(start + 6))?.hour != nil
      {
        // 每天晚上11点: the hour is a time of its own.
        end = start + 6
      }
      return RawTime(range: ByteRange(start, end), form: .set(sense.value), modifier: nil)
    }
    if let (_, end) = word(at: start, kinds: [.setPrefix]),
      let reading = DurationReader.read(numerals, at: behindSpace(end))
    {
      return RawTime(
        range: ByteRange(start, reading.range.end), form: .set(reading.value),
        modifier: reading.modifier)
    }
    // 周一至周五
    if let (sense, end) = word(at: start, kinds: [.weekday]), sense.number == 1,
      let sign = rangeSign(at: end), let (_, last) = word(at: sign, kinds: [.weekday])
    {
      return RawTime(range: ByteRange(start, last), form: .set("P1W"), modifier: nil)
    }
    return nil
  }

  /// The end of the point or range of points that a set names: 每年9月, 每周一到周五, 每天9:00-18:00.
  private func setEnd(_ end: Int) -> Int {
    if let sign = rangeSign(at: end), let (_, last) = word(at: sign, kinds: [.weekday]) {
      return last
    }
    let start = starts("的", at: end) ? end + 3 : end
    guard start < bytes.count, let point = point(at: start), point.year == nil else { return end }
    if point.isSpan { return point.range.end }
    let time = completed(point, from: start)
    return time.bound == nil ? time.range.end : point.range.end
  }

  func rangeSign(at offset: Int) -> Int? {
    PointReader.rangeSign(bytes, at: offset)
  }

  // MARK: - Bare years

  /// Reads four digits without 年 where nothing but a year can be meant.
  func bareYear(at start: Int) -> RawTime? {
    guard isDigit(bytes[start]), start + 4 <= bytes.count, !isAlphanumeric(bytes.span, start + 4)
    else { return nil }
    var year = 0
    for offset in start..<(start + 4) {
      guard isDigit(bytes[offset]) else { return nil }
      year = year * 10 + Int(bytes[offset] - 0x30)
    }
    if start >= 3, starts("“", at: start - 3) || starts("《", at: start - 3) { return nil }
    guard (1990...2035).contains(year) else { return nil }
    let behind = behindSpace(start + 4)
    guard behind < bytes.count, bytes[behind] >= 0xE4, bytes[behind] < 0xEA else { return nil }
    if start > 0 {
      let before = beforeSpace(start)
      guard before > 0 else { return nil }
      let byte = bytes[before - 1]
      let isJoined = isLetter(byte) || isDigit(byte) || (byte < 0x80 && byte > 0x20 && byte != 0x28)
      guard !isJoined, !isInsideWord(start) else { return nil }
      if let (prefix, _) = prefix(before: start), prefix.modifier != nil { return nil }
    }
    var time = PartialTime(range: ByteRange(start, start + 4))
    time.year = .absolute(year)
    time.isBareYear = true
    return RawTime(range: time.range, form: .point(time), modifier: nil)
  }
}
