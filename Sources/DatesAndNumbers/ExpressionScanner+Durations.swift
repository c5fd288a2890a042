// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  // MARK: - Durations

  /// Reads 过去三年, 未来几个月内, 接下来的一周.
  func periodTime(at start: Int) -> RawTime? {
    guard let (_, end) = word(at: start, kinds: [.period]) else { return nil }
    if starts("这", at: start), isToldWord(start) { return nil }
    var offset = behindSpace(end)
    if starts("的", at: offset) { offset += 3 }
    // 未来约三年
    var modifier: String?
    for word: StaticString in ["约", "近", "这"] where starts(word, at: offset) { offset += 3 }
    offset = behindSpace(offset)
    guard let reading = DurationReader.read(numerals, at: offset), !isInsideWord(start) else {
      return nil
    }
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
    // 未来, 今后, 接下来, 随后, 往后
    let isAhead = [0x672A, 0x4ECA, 0x63A5, 0x968F, 0x5F80].contains(
      bytes.span.scalar(at: start).value)
    return RawTime(
      range: ByteRange(start, last), form: .duration(reading.value, upper: reading.upper),
      modifier: modifier, bound: isAhead ? .future : .past)
  }

  /// Whether 这一天, 这一年 or the like stands here, which is a date.
  func isToldWord(_ start: Int) -> Bool {
    word(
      at: start,
      kinds: [
        .dayTold, .yearTold, .yearSpan, .week, .weekTold, .monthOffset, .quarterOffset,
      ]) != nil
  }

  func durationTime(at start: Int) -> RawTime? {
    guard let reading = DurationReader.read(numerals, at: start),
      !isInsideWord(start) || isSplit(start)
    else { return nil }
    // 最重要的一年 counts nothing, and 有一天 is no day in particular.
    if starts("一", at: start), reading.range.count <= 9,
      starts("的", at: beforeSpace(start) - 3) || starts("有一天", at: start - 3)
    {
      return nil
    }
    var first = start
    var modifier = reading.modifier
    var end = reading.range.end
    var bound: RawTime.Bound?
    if let (prefix, prefixStart) = prefix(before: start), prefix.isInside {
      first = prefixStart
      let isRecent =
        !reading.isOfClock && starts("近", at: prefixStart) && prefixStart + 3 >= start - 1
      if !isRecent { modifier = prefix.modifier }
      if starts("近", at: prefixStart), prefixStart + 3 >= start - 1 { bound = .past }
    } else if start >= 3, starts("好", at: start - 3), start - 3 >= lastEnd {
      first = start - 3
    }
    if let shift = reading.shift,
      var time = shifted(shift, first: first, end: end, modifier)
    {
      time.bound = distance(at: end, reading.value)
      return time
    }
    if isGeneral, let time = distant(reading, from: first) { return time }
    var core: ByteRange? = ByteRange(start, end)
    if let (sense, within) = word(at: end, kinds: [.within, .between]),
      !grammar.isTrap(in: bytes.span, at: end)
    {
      if sense.kind == .within {
        modifier = Modifier.lessThan
        bound = bound ?? .future
      }
      end = within
    } else if starts("来", at: end), !grammar.isTrap(in: bytes.span, at: end) {
      end += 3
      bound = .past
    } else if starts("以来", at: end) {
      end += 6
      bound = .past
    } else if let (suffix, suffixEnd) = grammar.suffix(in: bytes.span, at: end) {
      if suffix != Modifier.approximate || modifier == nil { modifier = suffix }
      end = suffixEnd
      core = nil
    } else {
      core = nil
    }
    var time = RawTime(
      range: ByteRange(first, end), form: .duration(reading.value, upper: reading.upper),
      modifier: modifier, bound: bound)
    time.core = core
    return time
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
}
