// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A stretch of text that is segmented as one: a run of ideographs, a Latin word, a mark.
struct TextRun {
  enum Kind {
    case han, latin, number, other, space, newline
    case punctuation(CharacterClass)
  }

  var kind: Kind
  var range: ByteRange
}

/// Cuts a text into runs, left to right.
struct RunScanner {
  private var offset: Int

  /// Makes a scanner that begins at `offset`, where a run must begin.
  init(from offset: Int = 0) { self.offset = offset }

  /// Returns the next run, or null at the end.
  mutating func next(in bytes: Span<UInt8>) -> TextRun? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let first = bytes.scalar(at: offset)
    let kind = CharacterClass.of(first.value)
    offset += first.count
    switch kind {
    case .han:
      skipHan(in: bytes)
      return TextRun(kind: .han, range: ByteRange(start, offset))
    case .letter, .digit:
      let isNumber = skipLatin(from: start, startsWithDigit: kind == .digit, in: bytes)
      return TextRun(kind: isNumber ? .number : .latin, range: ByteRange(start, offset))
    case .space:
      skip(in: bytes) { CharacterClass.of($0) == .space }
      return TextRun(kind: .space, range: ByteRange(start, offset))
    case .newline:
      return TextRun(kind: .newline, range: ByteRange(start, offset))
    case .other:
      skip(in: bytes) { CharacterClass.of($0) == .other }
      return TextRun(kind: .other, range: ByteRange(start, offset))
    default:
      // An ellipsis or a dash of several characters is one mark; so is `!!!`.
      if kind == .mark || kind == .terminator || kind == .point {
        skip(in: bytes) { $0 == first.value }
      }
      return TextRun(kind: .punctuation(kind), range: ByteRange(start, offset))
    }
  }

  /// Goes to the end of a run of ideographs; nearly all begin with one of the bytes E5 to E9, and
  /// whatever begins so is one.
  private mutating func skipHan(in bytes: Span<UInt8>) {
    var offset = offset
    while offset < bytes.count {
      if bytes[offset] &- 0xE5 < 5, offset &+ 2 < bytes.count {
        offset &+= 3
        continue
      }
      let scalar = bytes.scalar(at: offset)
      guard CharacterClass.of(scalar.value) == .han else { break }
      offset &+= scalar.count
    }
    self.offset = offset
  }

  private mutating func skip(in bytes: Span<UInt8>, while condition: (UInt32) -> Bool) {
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      guard condition(scalar.value) else { return }
      offset += scalar.count
    }
  }

  /// Goes to the end of a run of letters and digits; returns whether it is a bare number.
  private mutating func skipLatin(
    from start: Int, startsWithDigit: Bool, in bytes: Span<UInt8>
  ) -> Bool {
    var isNumber = startsWithDigit
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
        if byte > 0x39 { isNumber = false }
        offset += 1
        continue
      }
      let scalar = bytes.scalar(at: offset)
      switch CharacterClass.of(scalar.value) {
      case .letter:
        isNumber = false
      case .digit:
        break
      default:
        guard joins(scalar, isNumber: isNumber, in: bytes) else {
          if !isNumber { appendVersion(from: start, in: bytes) }
          return isNumber
        }
      }
      offset += scalar.count
    }
    return isNumber
  }

  /// Returns whether the mark at ``offset`` stands inside a name or a number.
  private func joins(_ mark: DecodedScalar, isNumber: Bool, in bytes: Span<UInt8>) -> Bool {
    let following = offset + mark.count
    guard following < bytes.count else {
      return mark.value == 0x2B && !isNumber  // C++ at the very end
    }
    let next = CharacterClass.of(bytes.scalar(at: following).value)
    switch mark.value {
    case 0x2E:  // . as in 3.5, Node.js
      return next == .digit || (next == .letter && !isNumber)
    case 0x2C:  // , as in 1,000
      return isNumber && next == .digit && hasGroupOfThree(at: following, in: bytes)
    case 0x2D, 0x5F, 0xB7, 0x26, 0x27, 0x40:  // - _ · & ' @
      return isNumber ? mark.value == 0x2D && next == .letter : next == .letter || next == .digit
    case 0x2B:  // + as in C++, Disney+
      return !isNumber
    default:
      return false
    }
  }

  /// Returns whether just three digits stand at `start`.
  private func hasGroupOfThree(at start: Int, in bytes: Span<UInt8>) -> Bool {
    guard start + 3 <= bytes.count else { return false }
    for index in start..<(start + 3) where CharacterClass.of(UInt32(bytes[index])) != .digit {
      return false
    }
    return start + 3 == bytes.count || CharacterClass.of(UInt32(bytes[start + 3])) != .digit
  }

  /// Takes in ` 17` behind `iOS`: a space and a version, but not a year or a number that counts.
  private mutating func appendVersion(from start: Int, in bytes: Span<UInt8>) {
    guard hasCapital(start..<offset, in: bytes), offset + 1 < bytes.count, bytes[offset] == 0x20
    else {
      return
    }
    var end = offset + 1
    var digits = 0
    var points = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte >= 0x30 && byte <= 0x39 {
        digits += 1
      } else if byte == 0x2E && end + 1 < bytes.count && bytes[end + 1] >= 0x30
        && bytes[end + 1] <= 0x39 && digits > 0
      {
        points += 1
      } else {
        break
      }
      end += 1
    }
    guard digits > 0, points > 0 ? digits <= 8 : digits <= 3, !counts(behind: end, in: bytes) else {
      return
    }
    offset = end
  }

  private func hasCapital(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    for index in range where bytes[index] >= 0x41 && bytes[index] <= 0x5A { return true }
    return false
  }

  /// Returns whether a unit, a numeral or a letter follows, with or without a space.
  private func counts(behind end: Int, in bytes: Span<UInt8>) -> Bool {
    var index = end
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte == 0x25 || byte == 0x2C || byte == 0x3A { return true }
    switch CharacterClass.of(bytes.scalar(at: index).value) {
    case .letter, .digit: return true
    default: break
    }
    if byte == 0x20 { index += 1 }
    guard index < bytes.count else { return false }
    switch bytes.scalar(at: index).value {
    case 0x4E07, 0x4EBF, 0x5343, 0x767E, 0x5341,  // 万 亿 千 百 十
      0x4E2A, 0x5E74, 0x6708, 0x65E5, 0x6B3E, 0x5BB6, 0x53F0, 0x5143, 0x7F8E, 0x4EBA, 0x6B21,
      // 个 年 月 日 款 家 台 元 美 人 次
      0x500D, 0x5206, 0x79D2, 0x5C0F, 0x5929, 0x5468, 0x4F4D, 0x9897, 0x9879, 0x79CD, 0x6761:
      // 倍 分 秒 小 天 周 位 颗 项 种 条
      return true
    default:
      return false
    }
  }
}
