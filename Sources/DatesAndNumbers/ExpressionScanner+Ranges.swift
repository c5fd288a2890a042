// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Reads 从三月至今, 自2015年1月起, 从4月到6月.
  func openRange(at start: Int) -> RawTime? {
    guard let (_, prefixEnd) = word(at: start, kinds: [.sincePrefix]) else { return nil }
    let offset = behindSpace(prefixEnd)
    guard offset < bytes.count, mayBePoint(at: offset), let first = point(at: offset) else {
      return nil
    }
    if let time = openEnd(first, from: start) { return time }
    if var time = closedRange(first, from: start) {
      time.core = ByteRange(first.range.start, time.range.end)
      return time
    }
    let end = behindSpace(first.range.end)
    if isGeneral, starts("自从", at: start) {
      var time = RawTime(
        range: ByteRange(start, first.range.end), form: .point(first),
        modifier: first.modifier?.rawValue)
      time.bound = .since
      time.core = first.range
      return time
    }
    guard let (_, last) = word(at: end, kinds: [.fromEnd]), !starts("起步", at: end) else {
      return nil
    }
    var end2 = last
    // 从2013年4月开始到发布之时
    if starts("至今", at: last) || starts("到现在", at: last) {
      end2 = last + (starts("至今", at: last) ? 6 : 9)
    } else if starts("到", at: last) {
      var offset = last + 3
      for _ in 0..<6 where offset < bytes.count {
        if starts("之时", at: offset) {
          end2 = offset + 6
          break
        }
        offset += bytes.span.scalar(at: offset).count
      }
    }
    var time = RawTime(
      range: ByteRange(start, end2), form: .range(first, nil), modifier: first.modifier?.rawValue)
    time.core = first.range
    return time
  }

  /// Whether a number, a word of time or a holiday may begin at `offset`.
  private func mayBePoint(at offset: Int) -> Bool {
    let scalar = bytes.span.scalar(at: offset).value
    return scalar < 0x80 || NumeralCharacter(scalar) != nil
      || grammar.times.trie.hasRoot(grammar.numbers[scalar])
      || grammar.holidays.trie.hasRoot(grammar.numbers[scalar])
  }

  /// Reads 至今, 以来, 持续至今 behind a point.
  private func openEnd(_ first: PartialTime, from start: Int) -> RawTime? {
    guard !first.isSpan, first.hour == nil else { return nil }
    var offset = first.range.end
    for middle: StaticString in ["开始", "一直", "持续", "起"] where starts(middle, at: offset) {
      offset += middle.utf8CodeUnitCount
    }
    guard let (_, end) = word(at: offset, kinds: [.untilNow, .reference]),
      starts("至今", at: offset) || starts("迄今", at: offset)
        || word(at: offset, kinds: [.untilNow]) != nil
    else { return nil }
    var time = RawTime(
      range: ByteRange(start, end), form: .range(first, nil), modifier: first.modifier?.rawValue)
    time.core = first.range
    return time
  }

  /// Returns the time that a point is part of: a range, or itself with what modifies it.
  func completed(_ point: PartialTime, from start: Int) -> RawTime {
    if let time = openEnd(point, from: start) { return time }
    if let time = closedRange(point, from: start) { return time }
    var time = RawTime(range: point.range, form: .point(point), modifier: point.modifier?.rawValue)
    if point.isSpan || point.lastQuarter != nil {
      time.form = .range(point, point)
      if point.lastYear != nil {
        time.range = ByteRange(point.range.start, betweenEnd(point.range.end))
      }
      return time
    }
    let end = point.range.end
    if let (sense, last) = word(at: behindSpace(end), kinds: [.before, .after]),
      !(isGeneral && isHoliday(from: start)), !grammar.isTrap(in: bytes.span, at: end),
      endsWord(last), !isNumberNext(last)
    {
      time.range = ByteRange(start, last)
      if point.modifier == nil { time.modifier = sense.value }
      time.form = .point(with(point, range: time.range))
      time.bound = sense.kind == .before ? .before : .after
      time.core = point.range
    } else if isGeneral, let (bound, last) = bound(at: end, hasClock: point.hour != nil) {
      time.range = ByteRange(start, last)
      time.bound = bound
      time.core = point.range
    } else if let (suffix, last) = grammar.suffix(in: bytes.span, at: end),
      suffix == Modifier.approximate
    {
      time.range = ByteRange(start, last)
      time.modifier = suffix
    }
    if time.modifier == nil, let (prefix, first) = prefix(before: start), prefix.isInside,
      prefix.modifier == Modifier.approximate, !starts("近", at: first)
    {
      time.range = ByteRange(first, time.range.end)
      time.modifier = prefix.modifier
    }
    return time
  }

  /// Whether a holiday is told from `start` on: 国庆前 is near it, not all that was before.
  private func isHoliday(from start: Int) -> Bool {
    var offset = start
    for _ in 0..<4 where offset < bytes.count {
      if grammar.holiday(in: bytes.span, at: offset) != nil { return true }
      offset += bytes.span.scalar(at: offset).count
    }
    return false
  }

  /// Reads 或之前, 及以后, 起 or 开始 behind a point.
  private func bound(at offset: Int, hasClock: Bool) -> (bound: RawTime.Bound, end: Int)? {
    if starts("或", at: offset) || starts("及", at: offset) || starts("（含）", at: offset) {
      let next = offset + (starts("（", at: offset) ? 9 : 3)
      guard let (sense, end) = word(at: next, kinds: [.before, .after]), end > next + 3 else {
        return nil
      }
      return (sense.kind == .before ? .until : .since, end)
    }
    guard let (_, end) = word(at: offset, kinds: [.fromEnd]), !(hasClock && end > offset + 3),
      !starts("起步", at: offset), !starts("起源", at: offset), !starts("起诉", at: offset)
    else { return nil }
    return (.since, end)
  }

  private func with(_ point: PartialTime, range: ByteRange) -> PartialTime {
    var point = point
    point.range = range
    return point
  }

  /// 前 before a number belongs to it: 今年前三季度.
  private func isNumberNext(_ offset: Int) -> Bool {
    guard offset >= 3, starts("前", at: offset - 3), !starts("以前", at: offset - 6),
      !starts("之前", at: offset - 6), offset < bytes.count
    else { return false }
    return isDigit(bytes[offset]) || NumeralCharacter(PointReader.scalar(bytes, offset)) != nil
  }

  /// Reads 2019年到2023年, 7月5日至7日, 9:00~18:00.
  private func closedRange(_ first: PartialTime, from start: Int) -> RawTime? {
    guard !first.isSpan, first.lastQuarter == nil,
      let sign = rangeSign(at: first.range.end) ?? pairSign(at: first.range.end),
      sign < bytes.count,
      let last = endPoint(at: sign, behind: first) ?? bareYearEnd(at: sign, behind: first),
      !last.isSpan, isPair(first, last)
    else { return nil }
    var end = last.range.end
    if starts("与", at: sign - 3) || starts("和", at: sign - 3) {
      // 2007年与2009年间 is one time, 2007年与2009年 are two.
      if starts("之间", at: end) {
        end += 6
      } else if starts("间", at: end) {
        end += 3
      } else {
        return nil
      }
    } else if isGeneral {
      if starts("止", at: end) { end += 3 }
    } else if last.year != nil, last.month == nil {
      end = betweenEnd(end)
    }
    return RawTime(
      range: ByteRange(start, end), form: .range(first, last), modifier: nil)
  }

  /// The end of 间 behind a range of years that ends at `end`, or `end`: 1991年到1993年间.
  private func betweenEnd(_ end: Int) -> Int {
    !isGeneral && starts("间", at: end) && endsWord(end + 3) ? end + 3 : end
  }

  /// The point at the end of a range; behind an hour 3点 is of the clock.
  private func endPoint(at offset: Int, behind first: PartialTime) -> PartialTime? {
    first.hour == nil
      ? point(at: offset)
      : PointReader.read(numerals, at: offset, isTaiwanese: isTaiwanese, isGeneral: true)
  }

  /// Reads 2009 at the end of 2008.03-2009.
  private func bareYearEnd(at offset: Int, behind first: PartialTime) -> PartialTime? {
    guard isGeneral, first.day == nil, case .absolute(let before)? = first.year,
      let numeral = numerals.read(at: offset), numeral.isDigitsOnly,
      numeral.digitCount == 4, let year = numeral.integer, year > before, year <= 2100,
      !isAlphanumeric(bytes.span, numeral.range.end)
    else { return nil }
    var time = PartialTime(range: numeral.range)
    time.year = .absolute(year)
    return time
  }

  /// The end of 与 or 和, or of the 起 and 至 of 起至, between two times.
  private func pairSign(at offset: Int) -> Int? {
    guard isGeneral else { return nil }
    if starts("与", at: offset) || starts("和", at: offset) { return offset + 3 }
    return starts("起", at: offset) ? rangeSign(at: offset + 3) : nil
  }

  /// Whether two points are the ends of one range: the second says nothing greater than the first.
  private func isPair(_ first: PartialTime, _ last: PartialTime) -> Bool {
    if last.isBareYear || first.isBareYear { return false }
    if last.decade != nil || first.decade != nil { return first.decade != nil }
    if last.weekday != nil { return first.weekday != nil }
    if last.hour != nil, last.day == nil { return first.hour != nil }
    if last.part != nil, last.day == nil { return first.part != nil }
    if last.quarter != nil { return first.quarter != nil }
    if last.half != nil { return first.half != nil }
    if last.day != nil {
      return first.day != nil || (isGeneral && first.month != nil && last.month != nil)
    }
    if last.month != nil { return first.month != nil }
    return last.year != nil && first.year != nil
  }
}
