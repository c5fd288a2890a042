// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What one Latin word looks like.
struct LatinWord {
  /// What is to be seen in its letters.
  struct Shape: OptionSet {
    let rawValue: UInt16
    static let hasUpper = Shape(rawValue: 1)
    static let hasLower = Shape(rawValue: 2)
    static let hasDigit = Shape(rawValue: 4)
    static let startsUpper = Shape(rawValue: 8)
    static let hasInnerUpper = Shape(rawValue: 16)
    static let hasHyphen = Shape(rawValue: 32)
    static let hasUnderscore = Shape(rawValue: 64)
    static let hasPoint = Shape(rawValue: 128)
    static let startsDigit = Shape(rawValue: 256)
    static let endsDigit = Shape(rawValue: 512)
    static let hasPlus = Shape(rawValue: 1024)
    static let isForeign = Shape(rawValue: 2048)
    static let hasAmpersand = Shape(rawValue: 4096)
  }

  var range: ByteRange
  var shape: Shape
  /// How many letters and digits it has.
  var length: Int

  /// Whether it has letters that name something: a capital, or a letter beside a digit.
  var isNameLike: Bool {
    shape.contains(.hasUpper) || (shape.contains(.hasDigit) && shape.contains(.hasLower))
      || shape.contains(.isForeign)
  }

  /// Whether it is written like `Title`.
  var isTitleCase: Bool {
    shape.contains([.startsUpper, .hasLower])
      && shape.isDisjoint(with: [.hasDigit, .hasInnerUpper])
  }

  /// Whether it is a bare number or version, such as `5.16`.
  var isNumber: Bool {
    shape.contains(.hasDigit) && shape.isDisjoint(with: [.hasUpper, .hasLower, .isForeign])
  }
}

/// Finds the Latin words of a text, left to right.
struct LatinWordScanner {
  private var offset: Int
  private let limit: Int

  /// Scans a text from `start` up to `end`.
  init(from start: Int, to end: Int) {
    offset = start
    limit = end
  }

  /// Returns the next word, or null at the end.
  mutating func next(in text: Span<UInt8>) -> LatinWord? {
    while offset < limit {
      // The one name that begins with a point: .NET, .NET Core.
      if text[offset] == 0x2E, offset + 4 <= limit, text.starts(with: ".NET", at: offset),
        beginsName(in: text)
      {
        return word(in: text)
      }
      // No letter or digit has three bytes, but for those that begin with this one.
      if text[offset] > 0xE2 {
        offset += Latin.length(ofLead: text[offset])
        continue
      }
      let scalar = text.scalar(at: offset)
      if Latin.isWordScalar(scalar.value), scalar.value < 0x80 || scalar.value > 0xB3 {
        return word(in: text)
      }
      offset += scalar.count
    }
    return nil
  }

  /// Whether neither a letter nor a digit stands before the word of four bytes here, or behind it.
  private func beginsName(in text: Span<UInt8>) -> Bool {
    (offset == 0 || !Latin.isAlphanumeric(text[offset - 1]))
      && (offset + 4 >= limit || !Latin.isAlphanumeric(text[offset + 4]))
  }

  private mutating func word(in text: Span<UInt8>) -> LatinWord {
    let start = offset
    var shape: LatinWord.Shape = []
    var length = 0
    var last: UInt32 = 0
    while offset < limit {
      if Latin.isAlphanumeric(text[offset]) {
        last = UInt32(text[offset])
        note(last, isFirst: offset == start, into: &shape)
        length += 1
        offset += 1
        continue
      }
      let scalar = text.scalar(at: offset)
      let value = scalar.value
      if Latin.isWordScalar(value) {
        note(value, isFirst: offset == start, into: &shape)
        length += 1
        last = value
        offset += scalar.count
        continue
      }
      guard Latin.isJoiner(value) else { break }
      let following = offset + scalar.count
      let next = following < limit ? text.scalar(at: following).value : 0
      if value == 0x2E, next == 0x78, isDigit(last), endsWord(following, in: text) {
        // 7.x is a number whose second part is left open.
        shape.insert(.hasPoint)
        length += 1
        offset = following + 1
        break
      }
      if value == 0x2B {
        // C++, GTK+, Disney+, A+B
        shape.insert(.hasPlus)
      } else if Latin.isWordScalar(next) {
        if value == 0x2E, !joinsPoint(last: last, next: next, shape: shape, length: length) {
          break
        }
        // Lumora—NLP—1T; what a dash parts otherwise are two words.
        if value == 0x2014,
          isDigit(last) || !(isDigit(next) || next < 0x80 && Latin.isUpper(UInt8(next)))
        {
          break
        }
        switch value {
        case 0x2D, 0x2011, 0x2014: shape.insert(.hasHyphen)
        case 0x5F: shape.insert(.hasUnderscore)
        case 0x2E: shape.insert(.hasPoint)
        case 0x26: shape.insert(.hasAmpersand)
        default: break
        }
      } else {
        break
      }
      offset = following
    }
    if isDigit(last) { shape.insert(.endsDigit) }
    return LatinWord(range: ByteRange(start, offset), shape: shape, length: length)
  }

  /// Whether no letter or digit stands behind the one at an offset.
  private func endsWord(_ offset: Int, in text: Span<UInt8>) -> Bool {
    offset + 1 >= limit || !Latin.isWordScalar(text.scalar(at: offset + 1).value)
  }

  private func isDigit(_ value: UInt32) -> Bool { value < 0x80 && Latin.isDigit(UInt8(value)) }

  /// Whether a point between two letters or digits belongs to the word.
  private func joinsPoint(last: UInt32, next: UInt32, shape: LatinWord.Shape, length: Int) -> Bool {
    let isDigitBefore = isDigit(last)
    let isDigitAfter = isDigit(next)
    // `5.16`, `Node.js`, `v2.0`, `U.S.`; `3.The` is a numbered line.
    return isDigitBefore == isDigitAfter || isDigitAfter || shape.contains(.hasLower)
      || shape.contains(.hasUpper)
  }

  private func note(_ value: UInt32, isFirst: Bool, into shape: inout LatinWord.Shape) {
    guard value < 0x80 else {
      shape.insert(.isForeign)
      return
    }
    let byte = UInt8(value)
    if Latin.isUpper(byte) {
      shape.insert(.hasUpper)
      shape.insert(isFirst ? .startsUpper : .hasInnerUpper)
    } else if Latin.isLower(byte) {
      shape.insert(.hasLower)
    } else {
      shape.insert(.hasDigit)
      if isFirst { shape.insert(.startsDigit) }
    }
  }
}
