// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Returns the time that begins at `start`, or null.
  func time(at start: Int) -> RawTime? {
    var kinds: TimeWords = []
    if bytes[start] >= 0x80 {
      kinds = grammar.timeKinds(in: bytes.span, at: start)
      if kinds.overlaps([.set, .setPrefix, .weekday]), let time = setTime(at: start) {
        return time
      }
      if kinds.overlaps([.sincePrefix]), let time = openRange(at: start) { return time }
      if kinds.overlaps([.period]), let time = periodTime(at: start) { return time }
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
    let point =
      isNumber || kinds.overlaps(ExpressionScanner.pointWords)
        || grammar.holiday(in: bytes.span, at: start) != nil
      ? PointReader.read(bytes, at: start, grammar: grammar, isTaiwanese: isTaiwanese) : nil
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

  /// The classes of words with which a point of time can begin.
  private static let pointWords = TimeWords(
    bits: TimeWord.allCases.filter {
      switch $0 {
      case .reference, .period, .set, .setPrefix, .fixedDuration, .sincePrefix: false
      default: $0.canStart
      }
    }.reduce(0) { $0 | $1.bit })

  // MARK: - Words

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
      return RawTime(range: ByteRange(start, end), form: .set(sense.value), modifier: nil)
    }
    if let (_, end) = word(at: start, kinds: [.setPrefix]),
      let reading = DurationReader.read(bytes, at: behindSpace(end), grammar: grammar)
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

  func rangeSign(at offset: Int) -> Int? {
    PointReader.rangeSign(bytes, at: offset)
  }

  // MARK: - Durations

  /// Reads 过去三年, 未来几个月内, 接下来的一周.
  private func periodTime(at start: Int) -> RawTime? {
    guard let (_, end) = word(at: start, kinds: [.period]), !isInsideWord(start) else {
      return nil
    }
    if starts("这", at: start), isToldWord(start) { return nil }
    var offset = behindSpace(end)
    if starts("的", at: offset) { offset += 3 }
    // 未来约三年
    var modifier: String?
    for word: StaticString in ["约", "近", "这"] where starts(word, at: offset) { offset += 3 }
    offset = behindSpace(offset)
    guard offset < bytes.count,
      let reading = DurationReader.read(bytes, at: offset, grammar: grammar)
    else { return nil }
    modifier = reading.modifier
    var last = reading.range.end
    if let (sense, within) = word(at: last, kinds: [.within, .between]),
      !grammar.isTrap(in: bytes.span, at: last)
    {
      if sense.kind == .within { modifier = Modifier.lessThan }
      last = within
    } else if starts("来", at: last), !grammar.isTrap(in: bytes.span, at: last) {
      last += 3
    }
    return RawTime(
      range: ByteRange(start, last), form: .duration(reading.value, upper: reading.upper),
      modifier: modifier)
  }

  /// Whether 这一天, 这一年 or the like stands here, which is a date.
  private func isToldWord(_ start: Int) -> Bool {
    word(
      at: start,
      kinds: [
        .dayTold, .yearTold, .yearSpan, .week, .weekTold, .monthOffset, .quarterOffset,
      ]) != nil
  }

  private func durationTime(at start: Int) -> RawTime? {
    guard let reading = DurationReader.read(bytes, at: start, grammar: grammar),
      !isInsideWord(start) || isSplit(start)
    else { return nil }
    // 最重要的一年 counts nothing.
    if starts("一", at: start), starts("的", at: beforeSpace(start) - 3), reading.range.count <= 9 {
      return nil
    }
    var first = start
    var modifier = reading.modifier
    var end = reading.range.end
    if let (prefix, prefixStart) = prefix(before: start), prefix.isInside {
      first = prefixStart
      let isRecent =
        !reading.isOfClock && starts("近", at: prefixStart) && prefixStart + 3 >= start - 1
      if !isRecent { modifier = prefix.modifier }
    } else if start >= 3, starts("好", at: start - 3), start - 3 >= lastEnd {
      first = start - 3
    }
    if let shift = reading.shift, let time = shifted(shift, first: first, end: end, modifier) {
      return time
    }
    if let (sense, within) = word(at: end, kinds: [.within, .between]),
      !grammar.isTrap(in: bytes.span, at: end)
    {
      if sense.kind == .within { modifier = Modifier.lessThan }
      end = within
    } else if starts("来", at: end), !grammar.isTrap(in: bytes.span, at: end) {
      end += 3
    } else if starts("以来", at: end) {
      end += 6
    } else if let (suffix, suffixEnd) = grammar.suffix(in: bytes.span, at: end) {
      if suffix != Modifier.approximate || modifier == nil { modifier = suffix }
      end = suffixEnd
    }
    return RawTime(
      range: ByteRange(first, end), form: .duration(reading.value, upper: reading.upper),
      modifier: modifier)
  }

  /// Reads 前, 以前 or 后 behind a duration of days or more.
  private func shifted(
    _ shift: PeriodShift, first: Int, end: Int, _ modifier: String?
  ) -> RawTime? {
    guard let (sense, last) = word(at: end, kinds: [.before, .after]),
      !grammar.isTrap(in: bytes.span, at: end), endsWord(last)
    else { return nil }
    var shift = shift
    shift.isAfter = sense.kind == .after
    if shift.isAfter, modifier == Modifier.lessThan { return nil }
    return RawTime(
      range: ByteRange(first, last), form: .shift(shift),
      modifier: modifier == Modifier.moreThan ? Modifier.approximate : modifier)
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
