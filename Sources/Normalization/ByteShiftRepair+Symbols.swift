// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Pictures and ornaments that were put between the characters of words: `华★为★发★布`, `发🔥布`.
///
/// They go where at least three of them stand between single characters, or where they split a
/// word: no word ends before them, none begins behind them, and one that goes across is likelier
/// than its parts.  Elsewhere a picture may end a clause, and stays.
extension ByteShiftRepair {
  /// By how much a word must be likelier than its parts.
  private static let wordGain = 4 * ReadingCost.bit
  /// How many ornaments between single characters are no chance.
  private static let alternations = 3
  /// How many ornaments may stand at one place.
  private static let longestRun = 8

  /// Returns whether the bytes at `index` may begin an ornament, behind another character of
  /// several bytes.
  static func mayBeginSymbol(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let next = bytes[index &+ 1]
    switch bytes[index] {
    case 0xE2:
      return bytes[index &- 1] >= 0x80
        && ((next >= 0x96 && next <= 0x9E) || next == 0xAC || next == 0xAD)
    case 0xF0: return bytes[index &- 1] >= 0x80 && next == 0x9F
    default: return false
    }
  }

  /// Returns whether a character is a picture or an ornament; ○ and □ may stand for a character.
  private static func isSymbol(_ character: UInt32) -> Bool {
    switch character {
    case 0x25A2...0x25CA, 0x25CC...0x25FF, 0x2600...0x27BF, 0x2B00...0x2B7F, 0x1F000...0x1FAFF,
      0xFE0F, 0x200D:
      character != 0x25CE
    default: false
    }
  }

  /// Returns the repair of a word that ornaments at `offset` split, or null.
  func splitWord(
    _ raw: Span<UInt8>, at offset: Int, _ scratch: inout ReadingCost.Scratch
  ) -> Repair? {
    guard let end = Self.symbolsEnd(raw, from: offset),
      Self.ideographStart(raw, before: offset) != nil, Self.isIdeograph(raw, at: end)
    else { return nil }
    let range = ByteRange(offset, end)
    if Self.alternationCount(raw, around: range) >= Self.alternations {
      return Repair(range: range, characters: [], gain: 2 * Self.wordGain)
    }
    var left: [UInt32] = []
    var start = offset
    while left.count < 4, let before = Self.ideographStart(raw, before: start) {
      left.insert(raw.scalar(at: before).value, at: 0)
      start = before
    }
    var right: [UInt32] = []
    var next = end
    while right.count < 4, Self.isIdeograph(raw, at: next) {
      let scalar = raw.scalar(at: next)
      right.append(scalar.value)
      next += scalar.count
    }
    guard let last = left.last, let first = right.first else { return nil }
    cost.prepareEnding(behind: Array(left.dropLast()), &scratch)
    guard !cost.endsWord(with: last, scratch), !cost.beginsWord(right, &scratch) else { return nil }
    cost.prepareEnding(behind: left, &scratch)
    guard cost.endsWord(with: first, scratch) else { return nil }
    let gain =
      cost.cost(left, [], [], &scratch) + cost.cost([], [], right, &scratch)
      - cost.cost(left, [], right, &scratch)
    return gain >= Self.wordGain ? Repair(range: range, characters: [], gain: gain) : nil
  }

  /// Returns where the ornaments end that begin at `offset`, null where none does or there are
  /// many.
  private static func symbolsEnd(_ raw: Span<UInt8>, from offset: Int) -> Int? {
    var end = offset
    var count = 0
    while end < raw.count {
      let scalar = raw.scalar(at: end)
      guard isSymbol(scalar.value) else { break }
      count += 1
      if count > longestRun { return nil }
      end += scalar.count
    }
    return count > 0 ? end : nil
  }

  private static func isIdeograph(_ raw: Span<UInt8>, at offset: Int) -> Bool {
    offset < raw.count && raw.scalar(at: offset).isHan
  }

  private static func ideographStart(_ raw: Span<UInt8>, before offset: Int) -> Int? {
    guard let start = raw.scalarStart(before: offset), raw.scalar(at: start).isHan else {
      return nil
    }
    return start
  }

  /// Returns how many ornaments stand between single ideographs before and behind one, it included.
  private static func alternationCount(_ raw: Span<UInt8>, around range: ByteRange) -> Int {
    var count = 1
    var start = range.start
    while count < alternations, let character = ideographStart(raw, before: start),
      let symbol = symbolsStart(raw, before: character), ideographStart(raw, before: symbol) != nil
    {
      count += 1
      start = symbol
    }
    var end = range.end
    while count < alternations, isIdeograph(raw, at: end),
      let next = symbolsEnd(raw, from: end + raw.scalar(at: end).count), isIdeograph(raw, at: next)
    {
      count += 1
      end = next
    }
    return count
  }

  private static func symbolsStart(_ raw: Span<UInt8>, before offset: Int) -> Int? {
    var start = offset
    var count = 0
    while let before = raw.scalarStart(before: start), isSymbol(raw.scalar(at: before).value) {
      count += 1
      if count > longestRun { return nil }
      start = before
    }
    return count > 0 ? start : nil
  }
}
