// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads one number by itself, whatever it counts: signs, decimals in words, fractions, powers.
///
/// Beyond ``NumeralReader``: 零点零一, 三分之二, 三又二分之一, 1 1/2, 2^5, 1.5e3, 70B, .77, 三千 九百.
struct CardinalReader {
  /// What was read.
  struct Reading {
    var range: ByteRange
    var value: ExactDecimal
    var upper: ExactDecimal?
  }

  private let numerals: Numerals
  private let bytes: [UInt8]
  private let grammar: Grammar

  private init(_ numerals: Numerals) {
    self.numerals = numerals
    bytes = numerals.bytes
    grammar = numerals.grammar
  }

  /// Whether a numeral, a point or 上 stands at `offset`.
  private static func canStart(_ bytes: [UInt8], at offset: Int) -> Bool {
    let span = bytes.span
    let scalar = span.scalar(at: offset).value
    return scalar == 0x2E || scalar == 0x4E0A
      || (scalar < 0x80
        ? DatesAndNumbers.isDigit(span[offset]) : NumeralCharacter(scalar) != nil)
  }

  /// Returns the number that begins at `start`, or null; its sign may stand before.
  static func read(_ numerals: Numerals, at start: Int) -> Reading? {
    guard canStart(numerals.bytes, at: start) else { return nil }
    let reader = CardinalReader(numerals)
    guard var reading = reader.unsigned(at: start) else { return nil }
    if let spaced = reader.unspaced(from: reading) { reading = spaced }
    if let sign = reader.minus(before: start) {
      reading.value.isNegative = true
      reading.range = ByteRange(sign, reading.range.end)
    }
    return reading
  }

  private func starts(_ word: StaticString, at offset: Int) -> Bool {
    bytes.span.starts(with: word, at: offset)
  }

  private func behindSpace(_ offset: Int) -> Int {
    offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
  }

  private func isDigit(at offset: Int) -> Bool {
    offset >= 0 && offset < bytes.count && DatesAndNumbers.isDigit(bytes[offset])
  }

  /// Where the minus before a number begins, or null.
  private func minus(before start: Int) -> Int? {
    let end = start > 0 && bytes[start - 1] == 0x20 ? start - 1 : start
    if end >= 3, starts("负", at: end - 3) { return end - 3 }
    guard end > 0, bytes[end - 1] == UInt8(ascii: "-") else { return nil }
    var before = end - 1
    if end < start, before > 0 { return nil }
    if before > 0, bytes[before - 1] == 0x20 { before -= 1 }
    guard before == 0 || (before == end - 1 && !isAlphanumeric(bytes.span, before - 1)),
      before == 0 || bytes[before - 1] < 0x80 || !isHanBefore(before)
    else { return nil }
    return end - 1
  }

  /// Whether a Han character stands before, so that the dash joins: 5月-6月.
  private func isHanBefore(_ offset: Int) -> Bool {
    guard let before = bytes.span.scalarStart(before: offset) else { return false }
    return NumeralCharacter(bytes.span.scalar(at: before).value) != nil
  }

  /// Reads a number whose characters have single spaces between: 一百 五 十 二, 三 百 五 又 三 分之 一.
  private func unspaced(from first: Reading) -> Reading? {
    let end = first.range.end
    guard end + 1 < bytes.count, bytes[end] == 0x20, bytes[first.range.start] >= 0x80,
      NumeralCharacter(PointReader.scalar(bytes, end + 1)) != nil || starts("点", at: end + 1)
        || starts("又", at: end + 1) || starts("分之", at: end + 1) || starts("余", at: end + 1)
    else { return nil }
    var characters: [UInt8] = []
    var offset = first.range.start
    var last = offset
    while offset < bytes.count, characters.count < 96 {
      if bytes[offset] == 0x20, offset > last - 1, last == offset {
        offset += 1
        continue
      }
      let isPart =
        NumeralCharacter(PointReader.scalar(bytes, offset)) != nil || starts("点", at: offset)
        || starts("又", at: offset) || starts("分", at: offset) || starts("之", at: offset)
        || starts("余", at: offset)
      guard isPart else { break }
      characters += bytes[offset..<offset + 3]
      offset += 3
      last = offset
    }
    let reader = CardinalReader(Numerals(bytes: characters, grammar: grammar, count: 0))
    guard let whole = reader.unsigned(at: 0), whole.range.end == characters.count else {
      return nil
    }
    return Reading(
      range: ByteRange(first.range.start, last), value: whole.value, upper: whole.upper)
  }

  // MARK: - Numbers

  private func unsigned(at start: Int) -> Reading? {
    if bytes[start] == UInt8(ascii: ".") { return pointed(at: start) }
    if starts("上", at: start), let reading = magnitude(at: start) { return reading }
    guard let numeral = numerals.read(at: start) else { return nil }
    var reading = Reading(
      range: numeral.range, value: numeral.value, upper: numeral.upper)
    guard numeral.upper == nil else { return reading }
    if let whole = decimal(reading) { reading = whole }
    if let sum = spaced(reading, numeral) { reading = sum }
    if let fraction = fraction(reading, numeral) { return fraction }
    if numeral.isArabic, let power = powered(reading) { return power }
    return dozens(reading)
  }

  /// Reads .77.
  private func pointed(at start: Int) -> Reading? {
    guard isDigit(at: start + 1), !isAlphanumeric(bytes.span, start - 1),
      start == 0 || bytes[start - 1] != UInt8(ascii: "."),
      let numeral = numerals.read(at: start + 1),
      numeral.digitCount > 0, !numeral.hasPoint, numeral.scale == 0
    else { return nil }
    return Reading(
      range: ByteRange(start, numeral.range.end),
      value: numeral.value.shifted(by: -numeral.digitCount))
  }

  /// Reads 上万, 上百亿.
  private func magnitude(at start: Int) -> Reading? {
    guard let numeral = numerals.read(at: start + 3),
      numeral.modifier == Modifier.magnitude
    else { return nil }
    return Reading(range: ByteRange(start, numeral.range.end), value: numeral.value)
  }

  /// Reads 点一三四 or 点123 behind a number.
  private func decimal(_ reading: Reading) -> Reading? {
    let end = reading.range.end
    guard starts("点", at: end), reading.value.exponent >= 0 else { return nil }
    var offset = end + 3
    var digits: UInt64 = 0
    var places = 0
    while offset < bytes.count, places < 12 {
      if isDigit(at: offset) {
        digits = digits * 10 + UInt64(bytes[offset] - 0x30)
        offset += 1
      } else if case .digit(let digit)? = NumeralCharacter(PointReader.scalar(bytes, offset)) {
        digits = digits * 10 + digit
        offset += 3
      } else {
        break
      }
      places += 1
    }
    guard places > 0 else { return nil }
    // 三点二十 and 三点十分 are clocks, 两点一线 is an idiom.
    if let next = NumeralCharacter(PointReader.scalar(bytes, offset)) {
      guard case .group(let power) = next,
        let value = reading.value.adding(ExactDecimal(digits, exponent: -places))
      else { return nil }
      return Reading(
        range: ByteRange(reading.range.start, offset + 3), value: value.shifted(by: power))
    }
    if starts("线", at: offset) || starts("分", at: offset) { return nil }
    return reading.value.adding(ExactDecimal(digits, exponent: -places)).map {
      Reading(range: ByteRange(reading.range.start, offset), value: $0)
    }
  }

  /// Reads 5千 4百 behind 7万, and 余万 behind 五百, where a space stands between.
  private func spaced(_ first: Reading, _ numeral: Numeral) -> Reading? {
    var sum = first
    var scale = numeral.scale
    for _ in 0..<6 {
      let end = sum.range.end
      guard scale > 0, end < bytes.count, bytes[end] == 0x20 else { break }
      if starts("余", at: end + 1) || starts("多", at: end + 1),
        case .group(let power)? = NumeralCharacter(PointReader.scalar(bytes, end + 4))
      {
        return Reading(
          range: ByteRange(first.range.start, end + 7), value: sum.value.shifted(by: power))
      }
      guard let next = numerals.read(at: end + 1),
        next.isArabic == numeral.isArabic, next.modifier == nil, next.upper == nil,
        next.value.isLess(than: ExactDecimal(1, exponent: scale)),
        next.scale > 0 || !next.isArabic, let value = sum.value.adding(next.value)
      else { break }
      sum = Reading(range: ByteRange(first.range.start, next.range.end), value: value)
      scale = next.scale
    }
    return sum.range.end > first.range.end ? sum : nil
  }

  /// Reads 五十打 at the end of a text.
  private func dozens(_ reading: Reading) -> Reading {
    guard starts("打", at: reading.range.end), reading.range.end + 3 == bytes.count,
      let value = reading.value.multiplied(by: 12)
    else { return reading }
    return Reading(range: ByteRange(reading.range.start, bytes.count), value: value)
  }

  // MARK: - Fractions

  private func fraction(_ reading: Reading, _ numeral: Numeral) -> Reading? {
    let end = reading.range.end
    if starts("又", at: end),
      let bottom = numerals.read(at: end + 3),
      let part = fractionWords(over: bottom, isBehindWhole: true),
      let value = reading.value.adding(part.value)
    {
      return Reading(range: ByteRange(reading.range.start, part.range.end), value: value)
    }
    if let words = fractionWords(over: numeral, isBehindWhole: false) { return words }
    guard numeral.isDigitsOnly, numeral.isArabic else { return nil }
    if let simple = slashed(from: numeral) { return simple }
    // 1 1/2
    guard end < bytes.count, bytes[end] == 0x20, isDigit(at: end + 1),
      let top = numerals.read(at: end + 1),
      let part = slashed(from: top), let value = reading.value.adding(part.value)
    else { return nil }
    return Reading(range: ByteRange(reading.range.start, part.range.end), value: value)
  }

  /// Reads 三分之二, 一千分之23, and 十分一 behind 又.
  private func fractionWords(over bottom: Numeral, isBehindWhole: Bool) -> Reading? {
    let start = bottom.range.start
    guard starts("分", at: bottom.range.end), bottom.upper == nil, !starts("百分之", at: start)
    else { return nil }
    let isFull = starts("分之", at: bottom.range.end)
    let offset = behindSpace(bottom.range.end + (isFull ? 6 : 3))
    guard isFull || isBehindWhole, offset < bytes.count,
      let top = numerals.read(at: offset), top.upper == nil
    else { return nil }
    let whole = Reading(range: top.range, value: top.value)
    let part = decimal(whole) ?? whole
    return ExactDecimal.quotient(part.value, bottom.value).map {
      Reading(range: ByteRange(start, part.range.end), value: $0)
    }
  }

  /// Reads 3/2.
  private func slashed(from top: Numeral) -> Reading? {
    let start = top.range.start
    let sign = top.range.end
    guard sign < bytes.count, bytes[sign] == UInt8(ascii: "/"), isDigit(at: sign + 1),
      top.isDigitsOnly, top.digitCount <= 4, !isJoined(start - 1),
      let bottom = numerals.read(at: sign + 1),
      bottom.isDigitsOnly, bottom.digitCount <= 4, !isJoined(bottom.range.end),
      !isAlphanumeric(bytes.span, bottom.range.end),
      let value = ExactDecimal.quotient(top.value, bottom.value)
    else { return nil }
    return Reading(range: ByteRange(start, bottom.range.end), value: value)
  }

  private func isJoined(_ offset: Int) -> Bool {
    guard offset >= 0, offset < bytes.count else { return false }
    return isLetter(bytes[offset]) || bytes[offset] == UInt8(ascii: "/")
      || bytes[offset] == UInt8(ascii: ".")
  }

  // MARK: - Powers

  /// Reads e5, ^-2 or a letter for a power of ten behind Arabic digits.
  private func powered(_ reading: Reading) -> Reading? {
    let end = reading.range.end
    guard end < bytes.count else { return nil }
    if bytes[end] | 0x20 == UInt8(ascii: "e") || bytes[end] == UInt8(ascii: "^") {
      var offset = end + 1
      var isNegative = false
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")
      {
        isNegative = bytes[offset] == UInt8(ascii: "-")
        offset += 1
      }
      guard isDigit(at: offset),
        let numeral = numerals.read(at: offset),
        numeral.isDigitsOnly, let power = numeral.integer, power <= 64,
        !isAlphanumeric(bytes.span, numeral.range.end)
      else { return nil }
      let signed = isNegative ? -power : power
      let value =
        bytes[end] == UInt8(ascii: "^")
        ? reading.value.raised(to: signed) : reading.value.shifted(by: signed)
      return value.map {
        Reading(range: ByteRange(reading.range.start, numeral.range.end), value: $0)
      }
    }
    guard isLetter(bytes[end]), let (unit, last) = grammar.unit(in: bytes.span, at: end),
      unit.kind == .scale, let power = Int(unit.symbol)
    else { return nil }
    return Reading(
      range: ByteRange(reading.range.start, last), value: reading.value.shifted(by: power))
  }
}
