// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Goes once from left to right through a text and collects times and quantities.
///
/// Nearly all characters can begin nothing: one bit of a table tells so.  Runs of Latin letters and
/// digits are passed as a whole, so that no number is seen inside `GPT-4`.
struct ExpressionScanner {
  let numerals: Numerals
  let bytes: [UInt8]
  let grammar: Grammar
  let words: TextWords
  /// Whether the article is from Taiwan, so that 元 is its dollar.
  let isTaiwanese: Bool
  /// Whether all readings are wanted: what is a time or a sum only by itself too.
  let isGeneral: Bool
  /// The times in reading order, not yet resolved.
  var times: [RawTime] = []
  /// The quantities in reading order.
  var quantities: [QuantityMention] = []
  /// The end of the last expression: no later one reaches back behind it.
  var lastEnd = 0
  /// The currency last told of.
  var lastCurrency: String?

  init(
    _ numerals: Numerals, words: TextWords, isTaiwanese: Bool, isGeneral: Bool = false
  ) {
    self.numerals = numerals
    bytes = numerals.bytes
    grammar = numerals.grammar
    self.words = words
    self.isTaiwanese = isTaiwanese
    self.isGeneral = isGeneral
  }

  /// Scans the whole text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  mutating func scan() {
    let bytes = bytes
    let span = bytes.span
    let grammar = grammar
    let kinds = Grammar.Start.expression | (isGeneral ? Grammar.Start.general : 0)
    var index = 0
    while true {
      index = grammar.skip(kinds, in: span, from: index)
      guard index < span.count else { break }
      let byte = span[index]
      if byte < 0x80 {
        if isDigit(byte) {
          index =
            expressionEnd(at: index, Grammar.Start(bits: Grammar.Start.number))
            ?? latinRunEnd(at: index)
        } else {
          let all = grammar.start(UInt32(byte))
          let start =
            all.isEmpty ? all : grammar.narrowed(all, in: span, with: UInt32(byte), next: index + 1)
          let end = start.isEmpty ? nil : expressionEnd(at: index, start)
          index = end ?? (isLetter(byte) ? latinRunEnd(at: index) : index + 1)
        }
        continue
      }
      let scalar = span.scalar(at: index)
      let next = index + scalar.count
      guard scalar.value < 0x1_0000 else {
        index = next
        continue
      }
      let all = grammar.kinds(scalar.value)
      var start = Grammar.Start(bits: all & Grammar.Start.expression)
      let isGeneralStart =
        isGeneral && all & Grammar.Start.general != 0 && isGeneralStart(scalar.value, next: next)
      if !isGeneralStart, !start.isEmpty {
        start = grammar.narrowed(start, in: span, with: scalar.value, next: next)
      }
      guard isGeneralStart || !start.isEmpty else {
        index = next
        continue
      }
      if isGeneral, all & Grammar.Start.general != 0,
        ExpressionScanner.isGeneralStart(scalar.value)
      {
        start.bits |= Grammar.Start.time | Grammar.Start.number
      }
      index = expressionEnd(at: index, start) ?? next
    }
  }

  /// The end of a run of Latin letters and digits with what joins them: `GPT-4`, `Qwen2.5`, `A/B`.
  func latinRunEnd(at start: Int) -> Int {
    var end = start
    if bytes[start] == UInt8(ascii: "h"), let address = addressEnd(bytes, at: start) {
      return address
    }
    while end < bytes.count {
      let byte = bytes[end]
      if isLetter(byte) || isDigit(byte) {
        end += 1
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "+"), end > start, isAlphanumeric(bytes.span, end + 1)
      {
        end += 1
      } else {
        break
      }
    }
    return max(end, start + 1)
  }

  /// Reads the expression that begins at `start`, and returns where to go on; null if there is
  /// none.
  private mutating func expressionEnd(at start: Int, _ kind: Grammar.Start) -> Int? {
    if kind.overlaps(Grammar.Start.trap), let end = grammar.trapEnd(in: bytes.span, at: start),
      !isLongerWord(at: start, than: end),
      !(isGeneral
        && (isDuration(at: start, longerThan: end) || starts("百分百", at: start)))
    {
      guard !isGeneral, let half = half(at: start) else { return end }
      quantities.append(half)
      lastEnd = half.range.end
      return lastEnd
    }
    guard kind.bits != Grammar.Start.trap else { return nil }
    if let end = readRate(at: start) { return end }
    if isGeneral, kind.overlaps(Grammar.Start.number), let age = age(at: start) {
      quantities.append(age)
      lastEnd = age.range.end
      return lastEnd
    }
    if kind.overlaps(Grammar.Start.time | Grammar.Start.number), let time = time(at: start) {
      times.append(time)
      lastEnd = time.range.end
      return lastEnd
    }
    guard kind.overlaps(Grammar.Start.sign | Grammar.Start.number) else { return nil }
    if let quantity = quantity(at: start) {
      quantities.append(quantity)
      if quantity.kind == .money { lastCurrency = quantity.unit }
      lastEnd = quantity.range.end
      return lastEnd
    }
    if let time = bareYear(at: start) {
      times.append(time)
      lastEnd = time.range.end
      return lastEnd
    }
    return nil
  }

  /// Whether only a scanner of all readings finds something that begins so: 之后五分钟, 再过, 还剩, 对折.
  private static func isGeneralStart(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 月 之 再 还 对 华 摄
    case 0x6708, 0x4E4B, 0x518D, 0x8FD8, 0x5BF9, 0x534E, 0x6444: true
    default: false
    }
  }

  /// Whether only a scanner of all readings may find something by a character and the one at
  /// `next`.
  private func isGeneralStart(_ scalar: UInt32, next: Int) -> Bool {
    switch scalar {
    case 0x6708: grammar.mayBegin(in: bytes.span, with: scalar, next: next)  // 月底
    case 0x4E4B: starts("后", at: next)
    case 0x518D: starts("过", at: next)
    case 0x8FD8: starts("剩", at: next)
    case 0x5BF9: starts("折", at: next)
    case 0x534E, 0x6444: starts("氏", at: next)
    // 上 近 后 下
    case 0x4E0A, 0x8FD1, 0x540E, 0x4E0B: DurationReader.canStart(bytes, at: behindSpace(next))
    default: false
    }
  }

  // MARK: - Helpers

  /// Whether a word of time or a holiday goes on behind the trap that it begins with: 星期二, 每个月.
  private func isLongerWord(at start: Int, than end: Int) -> Bool {
    if let (_, last) = word(at: start, kinds: TimeWords.startable), last > end { return true }
    return grammar.holiday(in: bytes.span, at: start).map { $0.end >= end } ?? false
  }

  /// Whether a stretch of time goes on behind the trap that it begins with: 一下午.
  private func isDuration(at start: Int, longerThan end: Int) -> Bool {
    DurationReader.canStart(bytes, at: start) && isTimeNumber(start, [])
      && DurationReader.read(numerals, at: start)?.range.end ?? 0 > end
  }

  /// The point of time that begins at `start`, or null.
  func point(at start: Int) -> PartialTime? {
    PointReader.read(numerals, at: start, isTaiwanese: isTaiwanese, isGeneral: isGeneral)
  }

  func starts(_ word: StaticString, at offset: Int) -> Bool {
    bytes.span.starts(with: word, at: offset)
  }

  func behindSpace(_ offset: Int) -> Int {
    offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
  }

  /// The offset before one space, or the same.
  func beforeSpace(_ offset: Int) -> Int {
    offset > lastEnd && offset > 0 && bytes[offset - 1] == 0x20 ? offset - 1 : offset
  }

  @inline(__always)
  func word(
    at offset: Int, kinds: TimeWords
  ) -> (sense: Grammar.Sense, end: Int)? {
    grammar.timeWord(in: bytes.span, at: offset, kinds: kinds)
  }

  /// The word that modifies a number that begins at `start`, and where that word begins.
  ///
  /// Looks back over at most five characters; the longest word wins, so that 最近 is not 近.
  func prefix(before start: Int) -> (prefix: Grammar.Prefix, start: Int)? {
    let end = beforeSpace(start)
    // Nearly all characters end no such word.
    guard let last = bytes.span.scalarStart(before: end),
      grammar.endsPrefix[Int(grammar.numbers[bytes.span.scalar(at: last).value])]
    else { return nil }
    var offset = end
    var found: (Grammar.Prefix, Int)?
    for _ in 0..<5 {
      guard let previous = bytes.span.scalarStart(before: offset), previous >= lastEnd else {
        break
      }
      offset = previous
      if let prefix = grammar.prefix(in: bytes.span, at: offset, endingAt: end) {
        found = (prefix, offset)
      }
    }
    return found
  }

  /// Whether a word of the segmentation begins before `start` and goes on over it.
  func isInsideWord(_ start: Int) -> Bool { isInsideWord(start, start) }

  /// Whether a word begins before `start` and goes on over it, up to `end` at least.
  func isInsideWord(_ start: Int, _ end: Int) -> Bool {
    // Only a word of ideographs is one that something may stand inside of.
    guard start < bytes.count, bytes[start] >= 0xE3, let token = words.token(at: start) else {
      return false
    }
    return token.form == .han && token.range.start < start && token.range.end > start
      && token.range.end >= end
  }

  /// Whether a word of the segmentation ends at `offset`; true where nothing is known.
  func endsWord(_ offset: Int) -> Bool {
    guard !words.isEmpty, offset < bytes.count else { return true }
    return words.token(at: offset).map { $0.range.start >= offset } ?? true
  }
}
