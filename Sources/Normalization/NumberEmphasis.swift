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
    /// Where a run of other than two asterisks stands: the pairs of its line are not known.
    var other: Int?
    var start = 0
    while let mark = span.firstIndex(of: 0x2A, from: start, to: span.count) {
      start = mark + 1
      while start < span.count, span[start] == 0x2A { start += 1 }
      if let place = other, isOneLine(place, mark) { continue }
      other = nil
      guard start - mark == 2 else {
        other = mark
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
    // x**2**y is code.
    if start > 2, isCode(text.bytes[start - 3]) { return false }
    if end + 2 < text.bytes.count, isCode(text.bytes[end + 2]) { return false }
    var offset = start
    while offset < end, !isDigit(text.bytes[offset]) {
      guard let next = NumberEmphasis.before.first(where: { has($0, at: offset) }) else {
        return false
      }
      offset += next.utf8CodeUnitCount
    }
    return offset < end && numberEnd(from: offset, to: end) == end
  }

  private func isCode(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x29 }

  /// Whether what stands in emphasis looks like a unit, and follows a number: 16.4万亿 **tokens**.
  private func isCounted(from mark: Int, to end: Int) -> Bool {
    let bytes = text.bytes
    guard isUnit(mark + 2, end) else { return false }
    let behind = mark > 0 && bytes[mark - 1] == 0x20 ? mark - 1 : mark
    var start = behind
    while start > 0, behind - start < NumberEmphasis.longest,
      isDigit(bytes[start - 1]) || bytes[start - 1] == 0x2E || bytes[start - 1] == 0x2C
        || NumberEmphasis.powers.contains(where: { endsWith($0, at: start) })
    {
      start -= bytes[start - 1] < 0x80 ? 1 : 3
    }
    guard start < behind, start > 0, isDigit(bytes[start]), bytes[behind - 1] != 0x2E,
      bytes[behind - 1] != 0x2C, numberEnd(from: start, to: behind) == behind,
      !endsWith("第", at: start)
    else { return false }
    return bytes[start - 1] >= 0x80
      || bytes[start - 1] == 0x20 && start > 1 && bytes[start - 2] >= 0x80
  }

  /// Whether nothing but small letters, or at most three ideographs, stands there, or what is
  /// counted with a capital: tokens, 张, 万美元, Star.
  private func isUnit(_ start: Int, _ end: Int) -> Bool {
    let word = text.bytes[start..<end]
    guard let first = word.first else { return false }
    if word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return true }
    if first >= 0xE4, word.count <= 9 { return word.allSatisfy { $0 >= 0x80 } }
    return ["Star", "Stars", "Token", "Tokens"].contains { word.elementsEqual($0.utf8) }
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
