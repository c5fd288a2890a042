// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads one numeral, Arabic, Chinese or mixed: 2.37万, 三千五百, 1兆530亿, 二〇二三, 数十亿, 40多.
///
/// One pass without backtracking: groups (万, 亿, 兆) wait on a small stack, inside a group
/// 十, 百, 千 add up.
struct NumeralReader {
  let bytes: [UInt8]
  let grammar: Grammar
  var index: Int
  var groups: [(value: ExactDecimal, power: Int)] = []
  var section: ExactDecimal?
  var current: ExactDecimal?
  /// The distance of the upper of two neighbours (两三, 七八十) from the lower.
  var spread: ExactDecimal?
  var modifier: String?
  var lastPower = 0
  var sawZero = false
  /// Whether further digits followed a power of ten (三百五), so that no one power scales all.
  var isMixed = false
  var result: Numeral

  private init(bytes: [UInt8], grammar: Grammar, start: Int) {
    self.bytes = bytes
    self.grammar = grammar
    index = start
    result = Numeral(range: ByteRange(start, start), value: ExactDecimal(0))
  }

  /// Whether a digit or a character that means something in a numeral stands at `offset`.
  ///
  /// Nearly all places where a numeral is asked for have none: this tells so at little cost.
  @inline(__always)
  static func canStart(_ bytes: [UInt8], at offset: Int) -> Bool {
    let span = bytes.span
    guard offset < span.count else { return false }
    let byte = span[offset]
    if byte < 0xE3 { return DatesAndNumbers.isDigit(byte) }
    return NumeralCharacter(span.scalar(at: offset).value) != nil
  }

  /// Returns the numeral that begins at `start`, or null.
  static func read(_ bytes: [UInt8], at start: Int, grammar: Grammar) -> Numeral? {
    guard canStart(bytes, at: start) else { return nil }
    var reader = NumeralReader(bytes: bytes, grammar: grammar, start: start)
    return reader.read()
  }

  private mutating func read() -> Numeral? {
    let start = index
    if index < bytes.count, isDigit(index) {
      guard readDigits() else { return nil }
      result.isArabic = true
      result.isDigitsOnly = true
    } else if !readChineseStart() {
      return nil
    }
    readRest()
    guard let value = finish() else { return nil }
    result.value = value
    result.upper = spread.flatMap { value.adding($0) }
    result.modifier = modifier
    if isMixed { result.scale = 0 }
    result.range = ByteRange(start, index)
    return result
  }

  // MARK: - Arabic digits

  func isDigit(_ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] >= 0x30 && bytes[offset] <= 0x39
  }

  /// Reads digits with separators and point; false where they are a version or too long.
  mutating func readDigits() -> Bool {
    var digits: UInt64 = 0
    var count = 0
    func take(_ offset: Int) { digits = digits * 10 + UInt64(bytes[offset] - 0x30) }
    while isDigit(index) {
      guard count < 18 else { return false }
      take(index)
      count += 1
      index += 1
    }
    result.digitCount = count
    if count <= 3 {
      while index + 3 < bytes.count, bytes[index] == UInt8(ascii: ","), isDigit(index + 1),
        isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4), count < 16
      {
        for offset in 1...3 { take(index + offset) }
        count += 3
        index += 4
        result.digitCount = 0
      }
    }
    var places = 0
    let point =
      index < bytes.count && isDigit(index + 1) && bytes[index] == UInt8(ascii: ".")
      ? 1 : isDigit(index + 3) && starts("．", at: index) ? 3 : 0
    if point > 0 {
      index += point
      while isDigit(index) {
        guard count < 18 else { return false }
        take(index)
        count += 1
        places += 1
        index += 1
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) {
        return false
      }
      result.hasPoint = true
    }
    current = ExactDecimal(digits, exponent: -places)
    return true
  }

  // MARK: - Chinese characters

  func character(at offset: Int) -> NumeralCharacter? {
    guard offset < bytes.count, bytes[offset] >= 0xE3 else { return nil }
    return NumeralCharacter(bytes.span.scalar(at: offset).value)
  }

  /// Whether a Han character stands at `offset`.
  static func isHan(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let scalar = PointReader.scalar(bytes, offset)
    return scalar >= 0x4E00 && scalar < 0xA000
  }

  func starts(_ word: StaticString, at offset: Int) -> Bool {
    bytes.span.starts(with: word, at: offset)
  }

  /// Reads what only a start may hold: digits one by one, neighbours, 数, 几, 数以百万计.
  private mutating func readChineseStart() -> Bool {
    guard let first = character(at: index) else { return false }
    switch first {
    case .several:
      if starts("数以", at: index), case .some(let next) = character(at: index + 6),
        isMagnitude(next)
      {
        index += 6
      } else {
        index += 3
      }
      modifier = Modifier.several
      guard let next = character(at: index), isPower(next) else {
        current = ExactDecimal(1)
        return true
      }
      return true
    case .digit(let digit):
      return readDigitRun(from: digit)
    case .tens(let value):
      section = ExactDecimal(value)
      lastPower = 1
      index += 3
      return true
    case .unit(let power):
      // 拾起 is no ten.
      if NumeralCharacter.isWeak(bytes.span.scalar(at: index).value),
        character(at: index + 3) == nil
      {
        return false
      }
      if power > 1 { modifier = Modifier.magnitude }
      return true
    case .group:
      modifier = Modifier.magnitude
      return true
    }
  }

  private func isPower(_ character: NumeralCharacter) -> Bool {
    switch character {
    case .unit, .group: true
    default: false
    }
  }

  private func isMagnitude(_ character: NumeralCharacter) -> Bool { isPower(character) }

  private mutating func readDigitRun(from first: UInt64) -> Bool {
    var digits: UInt64 = 0
    var count = 0
    var offset = index
    var last: UInt64 = 0
    var beforeLast: UInt64 = 0
    while case .digit(let digit)? = character(at: offset), count < 18 {
      digits = digits * 10 + digit
      beforeLast = last
      last = digit
      count += 1
      offset += 3
    }
    if count == 2, beforeLast != 0, last != 0, isNeighbour(beforeLast, last) {
      current = ExactDecimal(first)
      spread = ExactDecimal(last - beforeLast)
      index = offset
      return true
    }
    if count >= 2 {
      result.digitCount = count
      result.isDigitsOnly = true
      current = ExactDecimal(digits)
      index = offset
      return true
    }
    let scalar = bytes.span.scalar(at: index).value
    if NumeralCharacter.isWeak(scalar), first != 0 {
      guard let next = character(at: offset), isPower(next) else { return false }
    }
    current = ExactDecimal(first)
    index = offset
    readPoint()
    return true
  }

  private func isNeighbour(_ low: UInt64, _ high: UInt64) -> Bool {
    high == low + 1 || (low == 3 && high == 5)
  }

  /// Reads 点五 behind a digit, where a power, a unit or a classifier follows.
  private mutating func readPoint() {
    guard starts("点", at: index), case .digit? = character(at: index + 3), let whole = current
    else { return }
    var offset = index + 3
    var digits: UInt64 = 0
    var places = 0
    while case .digit(let digit)? = character(at: offset), places < 8 {
      digits = digits * 10 + digit
      places += 1
      offset += 3
    }
    let isFollowed: Bool
    if case .group? = character(at: offset) {
      isFollowed = true
    } else {
      isFollowed =
        (grammar.unit(in: bytes.span, at: offset) != nil && !starts("分", at: offset))
        || ((starts("至", at: offset) || starts("到", at: offset))
          && character(at: offset + 3) != nil)
    }
    guard isFollowed, let sum = whole.adding(ExactDecimal(digits, exponent: -places)) else {
      return
    }
    current = sum
    result.hasPoint = true
    index = offset
  }
}
