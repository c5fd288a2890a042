// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads one numeral, Arabic, Chinese or mixed: 2.37万, 三千五百, 1兆530亿, 二〇二三, 数十亿, 40多.
///
/// One pass without backtracking: groups (万, 亿, 兆) wait on a small stack, inside a group
/// 十, 百, 千 add up.
struct NumeralReader {
  private let bytes: [UInt8]
  private let grammar: Grammar
  private var index: Int
  private var groups: [(value: ExactDecimal, power: Int)] = []
  private var section: ExactDecimal?
  private var current: ExactDecimal?
  /// The distance of the upper of two neighbours (两三, 七八十) from the lower.
  private var spread: ExactDecimal?
  private var modifier: String?
  private var lastPower = 0
  private var sawZero = false
  /// Whether further digits followed a power of ten (三百五), so that no one power scales all.
  private var isMixed = false
  private var result: Numeral

  private init(bytes: [UInt8], grammar: Grammar, start: Int) {
    self.bytes = bytes
    self.grammar = grammar
    index = start
    result = Numeral(range: ByteRange(start, start), value: ExactDecimal(0))
  }

  /// Returns the numeral that begins at `start`, or null.
  static func read(_ bytes: [UInt8], at start: Int, grammar: Grammar) -> Numeral? {
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

  private func isDigit(_ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] >= 0x30 && bytes[offset] <= 0x39
  }

  /// Reads digits with separators and point; false where they are a version or too long.
  private mutating func readDigits() -> Bool {
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
    if index < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) {
      index += 1
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

  private func character(at offset: Int) -> NumeralCharacter? {
    guard offset < bytes.count, bytes[offset] >= 0xE3 else { return nil }
    return NumeralCharacter(bytes.span.scalar(at: offset).value)
  }

  private func starts(_ word: StaticString, at offset: Int) -> Bool {
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
        grammar.unit(in: bytes.span, at: offset) != nil
        && !starts("分", at: offset)
    }
    guard isFollowed, let sum = whole.adding(ExactDecimal(digits, exponent: -places)) else {
      return
    }
    current = sum
    result.hasPoint = true
    index = offset
  }

  // MARK: - Powers of ten

  private mutating func readRest() {
    while true {
      var offset = index
      if result.isArabic, groups.isEmpty, offset < bytes.count, bytes[offset] == 0x20 {
        offset += 1
      }
      guard let next = character(at: offset) else {
        if readTail() { continue }
        // 1亿2000万
        if !groups.isEmpty, current == nil, section == nil, offset == index, isDigit(index),
          modifier == nil
        {
          let before = result
          let start = index
          guard readDigits() else {
            index = start
            current = nil
            result = before
            return
          }
          result.hasPoint = before.hasPoint
          isMixed = true
          let behind = character(at: index)
          if case .group? = behind { continue }
          if case .unit? = behind { continue }
          index = start
          current = nil
          result = before
        }
        return
      }
      switch next {
      case .unit(let power):
        guard !isUnitWord(at: offset), !(offset > index && power < 3) else { return }
        if let current, power == 1, result.isArabic, current.exponent >= 0 { return }
        take(unit: power)
      case .group(let power):
        guard !isUnitWord(at: offset) else { return }
        take(group: power)
      case .digit(let digit):
        guard offset == index, current == nil, section != nil || !groups.isEmpty,
          modifier == nil || modifier == Modifier.magnitude
        else { return }
        if digit == 0 {
          guard case .digit? = character(at: offset + 3) else {
            if case .unit? = character(at: offset + 3) {
              sawZero = true
              index = offset + 3
              continue
            }
            return
          }
          sawZero = true
          index = offset + 3
          continue
        }
        current = ExactDecimal(digit)
        isMixed = true
        if case .digit(let second)? = character(at: offset + 3), second == digit + 1 {
          spread = ExactDecimal(1)
          index = offset + 6
          continue
        }
      case .tens(let value):
        guard offset == index, current == nil, !groups.isEmpty else { return }
        section = ExactDecimal(value)
        lastPower = 1
      case .several:
        // 十几, 几十几: only behind 十, and never before a year's or a day's unit of its own.
        guard offset == index, starts("几", at: offset), lastPower == 1, current == nil else {
          return
        }
        modifier = Modifier.moreThan
        result.hasTail = true
      }
      index = offset + 3
      result.isDigitsOnly = false
      if case .unit = next { _ = readTail() }
      if case .group = next { _ = readTail() }
    }
  }

  /// Returns whether a unit such as 千瓦 or 兆赫 begins here, so that 千 is no number.
  private func isUnitWord(at offset: Int) -> Bool {
    guard current != nil || section != nil || !groups.isEmpty || modifier == Modifier.several else {
      return false
    }
    guard let unit = grammar.unit(in: bytes.span, at: offset) else { return false }
    return unit.end > offset + 3
  }

  private mutating func take(unit power: Int) {
    let part = (current ?? ExactDecimal(1)).shifted(by: power)
    section = section.flatMap { $0.adding(part) } ?? part
    spread = spread?.shifted(by: power)
    current = nil
    lastPower = power
    result.scale += power
    sawZero = false
  }

  private mutating func take(group power: Int) {
    var value = pending()
    // 2万3千亿, 万亿: a greater group multiplies all smaller ones before it.
    while let last = groups.last, last.power < power {
      value = value.map { last.value.adding($0) ?? last.value } ?? last.value
      groups.removeLast()
    }
    groups.append(((value ?? ExactDecimal(1)).shifted(by: power), power))
    spread = spread?.shifted(by: power)
    section = nil
    current = nil
    lastPower = power
    result.scale += power
    sawZero = false
  }

  private func pending() -> ExactDecimal? {
    guard let section else { return current }
    guard let current else { return section }
    return section.adding(current)
  }

  /// Reads 多, 余 or 来 behind a power of ten (十多, 百余万, 二十来).
  private mutating func readTail() -> Bool {
    let isArabicHead = result.isArabic && section == nil && groups.isEmpty && !result.hasPoint
    guard !result.hasTail, isArabicHead || (current == nil && (section != nil || !groups.isEmpty))
    else { return false }
    if isArabicHead, index < bytes.count, bytes[index] == 0x20, starts("多", at: index + 1) {
      index += 1
    }
    let isTail = starts("多", at: index) || starts("余", at: index)
    let isAbout = starts("来", at: index) && lastPower == 1
    guard isTail || isAbout else { return false }
    guard !grammar.isTrap(in: bytes.span, at: index) else { return false }
    modifier = isTail ? Modifier.moreThan : Modifier.approximate
    result.hasTail = true
    result.isDigitsOnly = false
    index += 3
    return true
  }

  private mutating func finish() -> ExactDecimal? {
    if let digit = current, digit.exponent >= 0, !result.isDigitsOnly, !sawZero, !result.isArabic,
      lastPower >= 2, digit.digits < 10, spread == nil
    {
      // 三万五, 一百二
      current = digit.shifted(by: lastPower - 1)
    }
    var value = pending()
    for group in groups.reversed() {
      value = value.flatMap { $0.adding(group.value) } ?? group.value
    }
    if modifier == Modifier.several, starts("计", at: index) { index += 3 }
    return value
  }
}
