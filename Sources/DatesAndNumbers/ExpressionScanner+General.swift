// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Times that only a scanner of all readings takes for such.
extension ExpressionScanner {
  /// Reads a stretch before or behind now, or a year that stands alone; null if there is none.
  ///
  /// A point of time that begins there too ends at `pointEnd`; `kinds` are the classes of the words
  /// of time there, and `isNumber` tells whether a number may begin there.
  func generalTime(
    at start: Int, behind pointEnd: Int?, _ kinds: TimeWords, isNumber: Bool
  ) -> RawTime? {
    if let time = nearStretch(at: start), time.range.end > pointEnd ?? 0 { return time }
    guard pointEnd == nil else { return nil }
    if isNumber, let time = stretchPair(at: start) { return time }
    if kinds.overlaps([.monthPart]), !isInsideWord(start),
      !grammar.isTrap(in: bytes.span, at: start), let part = self.point(at: start)
    {
      return completed(part, from: start)
    }
    // 2018
    guard start == 0, bytes.count == 4,
      let numeral = numerals.read(at: 0), numeral.digitCount == 4,
      let year = numeral.integer, (1900...2100).contains(year)
    else { return nil }
    var time = PartialTime(range: ByteRange(0, 4))
    time.year = .absolute(year)
    return RawTime(range: time.range, form: .point(time), modifier: nil)
  }

  // MARK: - Stretches that end or begin now

  /// Reads 前两天, 上2个月, 近三月, 下三周, 后1年, 之后5分钟, 再过半个小时.
  private func nearStretch(at start: Int) -> RawTime? {
    guard let (bound, length) = nearWord(at: start) else { return nil }
    let offset = behindSpace(start + length)
    guard DurationReader.canStart(bytes, at: offset), !isBehindWord(start),
      !starts("半月", at: start + length), !isInsideWord(start),
      let reading = DurationReader.read(numerals, at: offset, isCounted: true),
      !reading.value.utf8.contains(UInt8(ascii: "X"))
    else { return nil }
    var end = reading.range.end
    if let (_, within) = word(at: end, kinds: [.within]),
      !grammar.isTrap(in: bytes.span, at: end)
    {
      end = within
    } else if starts("前", at: end) || starts("后", at: end) || starts("以", at: end) {
      // 前三年前 and 近三天后 are something else.
      return nil
    }
    return RawTime(
      range: ByteRange(start, end), form: .duration(reading.value, upper: reading.upper),
      modifier: reading.modifier, bound: bound)
  }

  /// The word at `start` that reaches back or ahead from now.
  func nearWord(at start: Int) -> (bound: RawTime.Bound, length: Int)? {
    switch bytes.span.scalar(at: start).value {
    case 0x524D, 0x4E0A, 0x8FD1: return (.past, 3)  // 前 上 近
    case 0x540E, 0x4E0B: return (.future, 3)  // 后 下
    case 0x4E4B: return starts("之后", at: start) ? (.future, 6) : nil
    case 0x518D: return starts("再过", at: start) ? (.later, 6) : nil
    case 0x8FD8: return starts("还剩", at: start) ? (.future, 6) : nil
    default: return nil
    }
  }

  /// Whether the character before joins 前 or 上 to another word: 目前, 以上, 之后.
  private func isBehindWord(_ start: Int) -> Bool {
    guard let before = bytes.span.scalarStart(before: start) else { return false }
    if before < lastEnd, start > 0 { return true }
    let scalar = bytes.span.scalar(at: before).value
    // 目 此 之 以 日 年 月 天 当 提 空 面 眼 先 周 号 然 随 最 早 晚 史 身 楼 线 网 架 地 水 车 市 向 往 会 午 加 不 附 期 间 度 季
    return [
      0x76EE, 0x6B64, 0x4E4B, 0x4EE5, 0x65E5, 0x5E74, 0x6708, 0x5929, 0x5F53, 0x63D0, 0x7A7A,
      0x9762, 0x773C, 0x5148, 0x5468, 0x53F7, 0x7136, 0x968F, 0x6700, 0x65E9, 0x665A, 0x53F2,
      0x8EAB, 0x697C, 0x7EBF, 0x7F51, 0x67B6, 0x5730, 0x6C34, 0x8F66, 0x5E02, 0x5411, 0x5F80,
      0x4F1A, 0x5348, 0x52A0, 0x4E0D, 0x9644, 0x671F, 0x95F4, 0x5EA6, 0x5B63,
    ].contains(scalar)
  }

  // MARK: - Distances from now

  /// Reads 前 or 后 behind a stretch of hours or of halves: 2分钟前, 半小时以后, 两个半月前.
  func distant(_ reading: DurationReader.Reading, from first: Int) -> RawTime? {
    let end = reading.range.end
    guard let (_, last) = word(at: end, kinds: [.before, .after]),
      !grammar.isTrap(in: bytes.span, at: end), endsWord(last),
      let bound = distance(at: end, reading.value)
    else { return nil }
    return RawTime(
      range: ByteRange(first, last), form: .duration(reading.value, upper: nil),
      modifier: reading.modifier, bound: bound)
  }

  /// How 前, 以前, 后 or 之后 at `offset` places a moment.
  func distance(at offset: Int, _ value: String) -> RawTime.Bound? {
    guard let (sense, last) = word(at: offset, kinds: [.before, .after]) else { return nil }
    let isOpen = last > offset + 3
    if sense.kind == .before { return isOpen ? .longAgo : .ago }
    return isOpen ? .later : .hence
  }

  // MARK: - Pairs of stretches

  /// Reads 13天—8周: from one stretch to another.
  private func stretchPair(at start: Int) -> RawTime? {
    guard let low = DurationReader.read(numerals, at: start), low.upper == nil,
      let sign = rangeSign(at: low.range.end), sign < bytes.count,
      let high = DurationReader.read(numerals, at: sign), high.upper == nil
    else { return nil }
    return RawTime(
      range: ByteRange(start, high.range.end), form: .duration(low.value, upper: high.value),
      modifier: nil)
  }
}
