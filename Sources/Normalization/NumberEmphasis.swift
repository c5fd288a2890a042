// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Takes out the marks of emphasis that part a number from what it counts.
///
///     用了 **17 亿**张图片，每天 16.4万亿 **tokens**     →     用了 17 亿张图片，每天 16.4万亿 tokens
///
/// Only pairs of two asterisks go, and only where one of them stands between a number and what may
/// follow it: those round a name stay, for they tell where the name ends.
struct NumberEmphasis {
  /// How long a number in emphasis may be, in bytes.
  private static let longest = 32

  private let text: NormalizedText
  private var bytes: [UInt8] = []
  private var offsets = OffsetMap()
  /// Where the part of the text ends that was copied so far.
  private var copied = 0

  private init(_ text: NormalizedText) { self.text = text }

  /// Returns a text without such marks, or as it is where it has none.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func plain(_ text: NormalizedText) -> NormalizedText {
    var pass = NumberEmphasis(text)
    return pass.run()
  }

  private mutating func run() -> NormalizedText {
    let source = text.bytes
    let span = source.span
    var open: Int?
    var start = 0
    while let mark = span.firstIndex(of: 0x2A, from: start, to: span.count) {
      start = mark + 1
      while start < span.count, span[start] == 0x2A { start += 1 }
      guard start - mark == 2 else {
        open = nil
        continue
      }
      guard let first = open, isOneLine(first + 2, mark) else {
        open = mark
        continue
      }
      open = nil
      if isNumber(first + 2, mark) || isCounted(from: first, to: mark) {
        remove(first)
        remove(mark)
      }
    }
    guard copied > 0 else { return text }
    bytes.append(contentsOf: text.bytes[copied...])
    return NormalizedText(
      bytes: bytes, offsets: text.offsets.followed(by: offsets),
      simplifiedCount: text.simplifiedCount, repairCount: text.repairCount,
      repairs: text.repairs, doubts: text.doubts)
  }

  private mutating func remove(_ mark: Int) {
    bytes.append(contentsOf: text.bytes[copied..<mark])
    offsets.append(source: ByteRange(mark, mark + 2), targetCount: 0)
    copied = mark + 2
  }

  private func isOneLine(_ start: Int, _ end: Int) -> Bool {
    text.bytes.span.firstIndex(of: 0x0A, from: start, to: end) == nil
  }

  /// Whether nothing but a number stands there: 17 亿, 超过30, ⭐4.4k, 1.6万+.
  private func isNumber(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= NumberEmphasis.longest, start < end else { return false }
    var offset = start
    while offset < end, !isDigit(text.bytes[offset]) {
      guard let next = NumberEmphasis.before.first(where: { has($0, at: offset) }) else {
        return false
      }
      offset += next.utf8CodeUnitCount
    }
    return offset < end && numberEnd(from: offset, to: end) == end
  }

  /// Whether what begins in emphasis follows a number: 16.4万亿 **tokens**.
  private func isCounted(from mark: Int, to end: Int) -> Bool {
    let bytes = text.bytes
    let first = bytes[mark + 2]
    guard first >= 0xE3 && first < 0xEF || isLetter(first) else { return false }
    // No line or word begins with the number's digits, and it is not a part of a name: GPT-4, 第3.
    let behind = mark > 0 && bytes[mark - 1] == 0x20 ? mark - 1 : mark
    var start = behind
    while start > 0, behind - start < NumberEmphasis.longest,
      bytes[start - 1] > 0x20 && bytes[start - 1] != 0x2A,
      isDigit(bytes[start - 1]) || bytes[start - 1] == 0x2E || bytes[start - 1] == 0x2C
        || NumberEmphasis.powers.contains(where: { endsWith($0, at: start) })
    {
      start -= bytes[start - 1] < 0x80 ? 1 : 3
    }
    guard start < behind, start > 0, isDigit(bytes[start]),
      numberEnd(from: start, to: behind) == behind
    else { return false }
    return bytes[start - 1] >= 0x80
      || bytes[start - 1] == 0x20 && start > 1 && bytes[start - 2] >= 0x80
  }

  /// Where the digits end with the words for powers of ten behind them.
  private func numberEnd(from start: Int, to end: Int) -> Int {
    let bytes = text.bytes
    var offset = start
    while offset < end, isDigit(bytes[offset]) || bytes[offset] == 0x2E || bytes[offset] == 0x2C {
      offset += 1
    }
    let digits = offset
    if offset < end, bytes[offset] == 0x20 { offset += 1 }
    let blank = offset
    while let power = NumberEmphasis.powers.first(where: { has($0, at: offset) }), offset < end {
      offset += power.utf8CodeUnitCount
    }
    if offset == blank {
      offset = digits
      if offset < end, NumberEmphasis.letters.contains(bytes[offset]) { offset += 1 }
    }
    if offset < end, bytes[offset] == 0x2B { offset += 1 }
    if offset < end, bytes[offset] == 0x25 { offset += 1 }
    return offset
  }

  private func has(_ word: StaticString, at offset: Int) -> Bool {
    text.bytes.span.starts(with: word, at: offset)
  }

  private func endsWith(_ word: StaticString, at end: Int) -> Bool {
    end >= word.utf8CodeUnitCount && has(word, at: end - word.utf8CodeUnitCount)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  /// What may stand before a number in emphasis.
  private static let before: [StaticString] = [
    " ", "$", "¥", "￥", "~", "-", "+", "⭐", "\u{FE0F}", "近", "约", "超过", "超", "高达", "达", "逾",
  ]
  private static let powers: [StaticString] = ["十", "百", "千", "万", "亿", "兆", "多", "余"]
  /// k, K, w, W, m, M, b and B.
  private static let letters: [UInt8] = [0x6B, 0x4B, 0x77, 0x57, 0x6D, 0x4D, 0x62, 0x42]
}
