// SPDX-License-Identifier: Apache-2.0

import TextModel

extension NumeralReader {
  // MARK: - Powers of ten

  mutating func readRest() {
    // No number that is meant as one has more parts; an endless row of numerals must not be read
    // again from each of them.
    for _ in 0..<32 {
      var offset = index
      // 两个亿
      if groups.isEmpty, starts("个亿", at: index), !starts("级", at: index + 6),
        current != nil || section != nil
      {
        offset += 3
      }
      if result.isArabic, groups.isEmpty, offset < bytes.count, bytes[offset] == 0x20 {
        offset += 1
      }
      guard let next = character(at: offset) else {
        if readTail() { continue }
        // 1亿2000万
        if !groups.isEmpty || section != nil, current == nil, offset == index, isDigit(index),
          modifier == nil, !result.hasPoint
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
          // 3万4000, but not 3万2024年
          if result.digitCount <= lastPower, result.digitCount > 1, !starts("年", at: index),
            !starts("月", at: index), current?.exponent ?? -1 >= 0
          {
            result.digitCount = before.digitCount
            continue
          }
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
            if isDigit(offset + 3) {
              sawZero = true
              index = offset + 3
              continue
            }
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
    // 四万万: so does the same group, where nothing stands between.
    while let last = groups.last,
      last.power < power || (last.power == power && value == nil)
    {
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

  mutating func finish() -> ExactDecimal? {
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
