// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A stretch of a raw article around a place that looks damaged, as characters with their offsets.
struct DamagedText {
  /// What ``ByteShiftRepair`` steps over: a character, with the reading behind it if that is its
  /// own.
  struct Item {
    var character: UInt32
    /// Where it begins in the article.
    var start: Int
    /// Where it ends.
    var end: Int
    /// The reading in brackets that stands at this place: the character is its opening bracket.
    var reading: PinyinSyllable?
  }

  /// How many characters are read at most.
  private static let length = 40

  /// The items from the place on.
  private(set) var items: [Item] = []

  /// Reads on from `offset`, to the line's end at most.
  init(_ text: Span<UInt8>, from offset: Int) {
    items.reserveCapacity(DamagedText.length)
    var index = offset
    while index < text.count, items.count < DamagedText.length {
      let scalar = text.scalar(at: index)
      if let (syllable, end) = DamagedText.reading(text, at: index) {
        items.append(Item(character: 0x28, start: index, end: end, reading: syllable))
        index = end
        continue
      }
      items.append(Item(character: scalar.value, start: index, end: index + scalar.count))
      index += scalar.count
      if scalar.value == 0x0A { return }
    }
  }

  /// The characters from an item on, readings left out.
  func characters(from first: Int, count: Int) -> [UInt32] {
    var result: [UInt32] = []
    for item in items[min(first, items.count)...] where item.reading == nil {
      if result.count == count { break }
      result.append(item.character)
    }
    return result
  }

  /// The characters before `offset`, readings left out, the last one last.
  static func characters(of text: Span<UInt8>, before offset: Int, count: Int) -> [UInt32] {
    var result: [UInt32] = []
    var index = offset
    while result.count < count, let start = text.scalarStart(before: index) {
      let character = text.scalar(at: start).value
      if character == 0x0A { break }
      index = start
      if character == 0x29, let opening = opening(text, closing: start) {
        index = opening
        continue
      }
      result.append(character)
    }
    return result.reversed()
  }

  /// Returns whether a comma or a stop stands before `offset` in its line, not far away.
  static func hasSentence(_ text: Span<UInt8>, before offset: Int) -> Bool {
    var index = offset
    while offset - index < 300, let start = text.scalarStart(before: index) {
      switch text.scalar(at: start).value {
      case 0x3002, 0xFF0C, 0x2C: return true
      case 0x0A: return false
      default: index = start
      }
    }
    return false
  }

  /// Returns the mark that would close the quotation that is open at `offset`, or null.
  ///
  /// - Parameters:
  ///   - text: the raw article.
  ///   - offset: where the quotation would be closed.
  ///   - last: the repair before it, whose characters count in place of what is shown.
  /// - Returns: the closing mark, or null where no quotation is open in the line.
  /// - Complexity: O(1): a quotation of more than 1500 bytes is not looked for.
  static func openQuote(
    _ text: Span<UInt8>, before offset: Int, behind last: ByteShiftRepair.Repair?
  ) -> UInt32? {
    var index = offset
    while offset - index < 1500, let start = text.scalarStart(before: index) {
      if let last, index == last.range.end {
        for character in last.characters.reversed() {
          if let closing = closing(of: character) { return closing == 0 ? nil : closing }
        }
        index = last.range.start
        continue
      }
      if let closing = closing(of: text.scalar(at: start).value) {
        return closing == 0 ? nil : closing
      }
      index = start
    }
    return nil
  }

  /// Returns the mark that closes what an opening one opens, 0 for what ends a quotation or a line,
  /// and null for what does neither.
  private static func closing(of character: UInt32) -> UInt32? {
    switch character {
    case 0x201C: 0x201D
    case 0x2018: 0x2019
    case 0x300C: 0x300D
    case 0x201D, 0x2019, 0x300D, 0x0A: 0
    default: nil
    }
  }

  /// Returns the reading in half-width brackets at `offset`, and where it ends.
  static func reading(
    _ text: Span<UInt8>, at offset: Int
  ) -> (syllable: PinyinSyllable, end: Int)? {
    // Some decoders show a lost byte and the bracket behind it as one question mark.
    guard text[offset] == 0x28 || text[offset] == 0x3F, offset + 1 < text.count,
      let (syllable, end) = PinyinSyllable.read(text, at: offset + 1), end < text.count,
      text[end] == 0x29, text[offset] == 0x28 || syllable.tone > 0
    else { return nil }
    return (syllable, end + 1)
  }

  /// Returns where the bracket of a reading opens that closes at `closing`.
  private static func opening(_ text: Span<UInt8>, closing: Int) -> Int? {
    var index = closing
    while index > 0, closing - index < 12 {
      index -= 1
      guard text[index] == 0x28 else { continue }
      return reading(text, at: index)?.end == closing + 1 ? index : nil
    }
    return nil
  }
}
