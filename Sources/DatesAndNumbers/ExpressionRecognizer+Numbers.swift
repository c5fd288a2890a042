// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionRecognizer {
  /// Appends every number by itself, but for those inside dates and names.
  func numbers(
    _ numerals: Numerals, words: TextWords, besides times: [ByteRange],
    _ quantities: [QuantityMention], wanted: WantedFamilies, to views: inout [ExpressionView]
  ) {
    let bytes = numerals.bytes
    let span = bytes.span
    let hasNumbers = wanted.contains(.number)
    var index = 0
    var nextTime = 0
    var nextQuantity = 0
    let kinds = Grammar.Start.number | Grammar.Start.trap | Grammar.Start.numberWord
    while true {
      index = grammar.skip(kinds, in: span, from: index)
      guard index < span.count else { break }
      let byte = span[index]
      if byte < 0x80, !isDigit(byte), byte != 0x2E {
        guard isLetter(byte) else {
          index += 1
          continue
        }
        if let top = leaders(numerals, at: index) {
          if wanted.contains(.ordinal) { views.append(top) }
          index = top.range.end
        } else {
          index = addressEnd(bytes, at: index) ?? latinEnd(span, from: index)
        }
        continue
      }
      let scalar = span.scalar(at: index)
      let start = grammar.start(scalar.value)
      let isTrapStart =
        start.overlaps(Grammar.Start.trap)
        && grammar.mayHave(Grammar.Table.traps, in: span, at: index)
      // 百分之, 百分点, 翻番, 上万
      switch scalar.value {
      case 0x767E where isShareWord(span, at: index):
        index += 9
        continue
      case 0x7FFB:
        if let times = doubled(numerals, at: index) {
          if hasNumbers { views.append(times) }
          index = times.range.end
          continue
        }
      case 0x4E0A: break
      default:
        guard byte < 0x80 || start.overlaps(Grammar.Start.number) || isTrapStart else {
          index += scalar.count
          continue
        }
      }
      while nextQuantity < quantities.count, quantities[nextQuantity].range.end <= index {
        nextQuantity += 1
      }
      let isCounted =
        nextQuantity < quantities.count && quantities[nextQuantity].range.contains(index)
      let isNumber =
        byte < 0x80 || scalar.value == 0x4E0A || start.overlaps(Grammar.Start.number)
      let found =
        isNumber ? CardinalReader.read(numerals, at: index) : nil
      if byte >= 0x80, isTrapStart,
        let end = grammar.trapEnd(in: span, at: index),
        !(isCounted && quantities[nextQuantity].numberRange.start == index),
        found?.range.end ?? 0 <= end
      {
        index = end
        continue
      }
      guard let reading = found else {
        index += isDigit(byte) ? latinEnd(span, from: index) - index : scalar.count
        continue
      }
      let isMeant =
        byte < 0x80
        ? isCounted || !isName(bytes, reading.range, at: index)
        : isBehindShareWord(span, index) || !isInWord(index, words)
      while nextTime < times.count, times[nextTime].end <= index { nextTime += 1 }
      let isInTime = nextTime < times.count && times[nextTime].contains(index)
      if isMeant, !isInTime, hasNumbers {
        views.append(
          ExpressionView(
            family: .number, range: reading.range, value: reading.value.description,
            upper: reading.upper?.description))
      }
      index = max(reading.range.end, index + 1)
      if isDigit(byte), !isMeant { index = latinEnd(span, from: index) }
    }
  }

  /// Whether 百分之 or 百分点 stands at `index`.
  private func isShareWord(_ span: Span<UInt8>, at index: Int) -> Bool {
    span.starts(with: "百分之", at: index) || span.starts(with: "百分点", at: index)
  }

  /// Whether 百分之 stands right before `index`.
  private func isBehindShareWord(_ span: Span<UInt8>, _ index: Int) -> Bool {
    index >= 9 && span.starts(with: "百分之", at: index - 9)
  }

  /// Whether a word begins before a Chinese numeral and goes on over it.
  private func isInWord(_ index: Int, _ words: TextWords) -> Bool {
    guard let word = words.token(at: index) else { return false }
    return word.range.start < index && word.form == .han
  }

  /// The end of a run of letters and digits with what joins them: `GPT-4`, `v1.0`.
  private func latinEnd(_ span: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < span.count {
      let byte = span[end]
      if !isLetter(byte), !isDigit(byte) {
        switch byte {
        // - . _ +
        case 0x2D, 0x2E, 0x5F, 0x2B:
          guard end > start, isAlphanumeric(span, end + 1) else { return max(end, start + 1) }
        default: return max(end, start + 1)
        }
      }
      end += 1
    }
    return max(end, start + (start < span.count ? 1 : 0))
  }

  /// Whether digits belong to a name or stand for nothing that is counted: 5G, 7-Eleven, iPhone 15,
  /// 58同城, 热线12345.
  private func isName(_ bytes: [UInt8], _ range: ByteRange, at start: Int) -> Bool {
    let end = range.end
    let span = bytes.span
    if end < bytes.count {
      if isLetter(bytes[end]), isLetter(bytes[end - 1]) || grammar.unit(in: span, at: end) == nil,
        grammar.currency(in: span, at: end, before: false) == nil
      {
        return true
      }
      if bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "_"), end + 1 < bytes.count,
        isLetter(bytes[end + 1])
      {
        return true
      }
    }
    // 小米14 Ultra, 2.0版本
    if end + 1 < bytes.count, bytes[end] == 0x20, bytes[end + 1] >= 0x41, bytes[end + 1] <= 0x5A {
      return true
    }
    if span.starts(with: "版", at: end) { return true }
    // 4K is the size of a picture.
    if isLetter(bytes[end - 1]), bytes[end - 1] | 0x20 == UInt8(ascii: "k"), end - start <= 3,
      bytes[start] < UInt8(ascii: "9"), end - start == 2 || bytes[start] == UInt8(ascii: "1"),
      end < bytes.count, bytes[end] >= 0x80
    {
      return true
    }
    if start > 0 {
      let joint = bytes[start - 1]
      if isLetter(joint) || joint == UInt8(ascii: "_") { return true }
      if joint == 0x20 || joint == UInt8(ascii: "-") || joint == UInt8(ascii: "."),
        isAlphanumeric(span, start - 2)
      {
        return isLetter(bytes[start - 2]) || joint != 0x20
      }
    }
    if grammar.trapEnd(in: span, at: start).map({ $0 >= end }) == true { return true }
    return isBehindIdentifier(bytes, start)
  }

  /// Whether 热线, 代码 or the like stands right before.
  private func isBehindIdentifier(_ bytes: [UInt8], _ start: Int) -> Bool {
    var offset = start
    for _ in 0..<5 {
      guard let previous = bytes.span.scalarStart(before: offset) else { return false }
      offset = previous
      if let (name, end) = grammar.cue(in: bytes.span, at: offset), name == "identifier" {
        // 热线：12345
        return end >= start || start - end <= 3 && !NumeralReader.isHan(bytes, end)
      }
    }
    return false
  }

  /// Reads 翻番 as 2 and 翻了两番 as 4.
  private func doubled(_ numerals: Numerals, at start: Int) -> ExpressionView? {
    let bytes = numerals.bytes
    let span = bytes.span
    guard span.starts(with: "翻", at: start) else { return nil }
    let offset = span.starts(with: "了", at: start + 3) ? start + 6 : start + 3
    var end = offset
    var power = 1
    if let numeral = numerals.read(at: offset) {
      guard let count = numeral.integer, (1...9).contains(count) else { return nil }
      power = count
      end = numeral.range.end
    }
    guard span.starts(with: "番", at: end), !span.starts(with: "番茄", at: end) else { return nil }
    return ExpressionView(
      family: .number, range: ByteRange(start, end + 3), value: String(1 << power))
  }

  /// Reads top 10 as the first ten.
  private func leaders(_ numerals: Numerals, at start: Int) -> ExpressionView? {
    let bytes = numerals.bytes
    let span = bytes.span
    guard span[start] | 0x20 == UInt8(ascii: "t"),
      span.starts(with: "top", at: start) || span.starts(with: "Top", at: start)
        || span.starts(with: "TOP", at: start), !isAlphanumeric(span, start - 1)
    else { return nil }
    var offset = start + 3
    if offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    guard offset < bytes.count, isDigit(bytes[offset]),
      let numeral = numerals.read(at: offset),
      numeral.isDigitsOnly, let value = numeral.integer, value > 0, value <= 1000,
      !isAlphanumeric(span, numeral.range.end)
    else { return nil }
    return ExpressionView(
      family: .ordinal, range: ByteRange(start, numeral.range.end), value: String(value))
  }
}
