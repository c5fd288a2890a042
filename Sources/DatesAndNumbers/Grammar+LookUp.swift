// SPDX-License-Identifier: Apache-2.0

import TextModel

extension Grammar {
  /// The longest unit at `offset`; a Latin one only where the run of letters and digits ends.
  func unit(in text: Span<UInt8>, at offset: Int) -> (unit: Unit, end: Int)? {
    var found: (Int, Int)?
    units.trie.forEachKey(in: text, at: offset, numbers) { row, end in
      guard !units.rows[row].isLatin || !isAlphanumeric(text, end) else { return }
      found = (row, end)
    }
    return found.map { (units.rows[$0.0], $0.1) }
  }

  /// The longest currency at `offset` that may stand on the given side of a number.
  func currency(
    in text: Span<UInt8>, at offset: Int, before: Bool
  ) -> (currency: Currency, end: Int)? {
    guard mayHave(Table.currencies, in: text, at: offset) else { return nil }
    var found: (Int, Int)?
    currencies.trie.forEachKey(in: text, at: offset, numbers) { row, end in
      guard before ? currencies.rows[row].isBefore : currencies.rows[row].isAfter else { return }
      if !before, isLetter(text[end - 1]), isAlphanumeric(text, end) { return }
      found = (row, end)
    }
    return found.map { (currencies.rows[$0.0], $0.1) }
  }

  /// Calls `body` with each classifier at `offset` and where it ends, shortest first.
  @inline(__always)
  func forEachClassifier(
    in text: Span<UInt8>, at offset: Int, _ body: (_ classifier: Classifier, _ end: Int) -> Void
  ) {
    classifiers.trie.forEachKey(in: text, at: offset, numbers) { row, end in
      if isLetter(text[end - 1]), isAlphanumeric(text, end) { return }
      body(classifiers.rows[row], end)
    }
  }

  /// The end of the longest classifier at `offset` if it stands before its number, or null.
  func prefixClassifierEnd(in text: Span<UInt8>, at offset: Int) -> Int? {
    var found: Int?
    forEachClassifier(in: text, at: offset) { found = $0.flag == .prefix ? $1 : nil }
    return found
  }

  /// The word before a number that begins at `start` and ends at `end` exactly, or null.
  func prefix(in text: Span<UInt8>, at start: Int, endingAt end: Int) -> Prefix? {
    guard let key = prefixes.trie.longestKey(in: text, at: start, numbers), key.end == end else {
      return nil
    }
    return prefixes.rows[key.row]
  }

  /// The modifier behind a number at `offset`.
  func suffix(in text: Span<UInt8>, at offset: Int) -> (modifier: String, end: Int)? {
    guard let key = suffixes.trie.longestKey(in: text, at: offset, numbers) else { return nil }
    return (suffixes.rows[key.row], key.end)
  }

  /// The classes of all words of time at `offset`, as bits.
  func timeKinds(in text: Span<UInt8>, at offset: Int) -> TimeWords {
    var kinds: TimeWords = []
    times.trie.forEachKey(in: text, at: offset, numbers) { row, _ in
      kinds.formUnion(timeKinds[row])
    }
    return kinds
  }

  /// Whether a word of time that goes with a number begins with `scalar`, `distance` bytes behind
  /// the begin of the number; a half, a quarter or a fiscal year follows only four digits.
  ///
  /// Where words of the classes `kinds` begin with the number itself, any word of time may follow.
  func beginsTimeWord(_ scalar: UInt32, behind distance: Int, _ kinds: TimeWords) -> Bool {
    let classes = timeKindsOfStart[Int(numbers[scalar])]
    return classes.overlaps(TimeWords.behindNumber)
      || (distance >= 4 && classes.overlaps(TimeWords.behindYear))
      || (kinds.rawValue != 0 && classes.rawValue != 0)
  }

  /// The longest word of time at `offset` that has a sense of one of the classes `kinds`.
  @inline(__always)
  func timeWord(
    in text: Span<UInt8>, at offset: Int, kinds: TimeWords
  ) -> (sense: Sense, end: Int)? {
    guard offset >= 0, offset < text.count,
      timeKindsOfStart[Int(numbers[text.scalar(at: offset).value])].overlaps(kinds)
    else { return nil }
    return longestTimeWord(in: text, at: offset, kinds: kinds)
  }

  /// The same where a word of such a class begins with the character at `offset`.
  @inline(never)
  private func longestTimeWord(
    in text: Span<UInt8>, at offset: Int, kinds: TimeWords
  ) -> (sense: Sense, end: Int)? {
    var found: (row: Int, end: Int)?
    times.trie.forEachKey(in: text, at: offset, numbers) { row, end in
      if timeKinds[row].overlaps(kinds) { found = (row, end) }
    }
    guard let found,
      let sense = times.rows[found.row].first(where: { $0.kind.bit & kinds.rawValue != 0 })
    else { return nil }
    return (sense, found.end)
  }

  /// The holiday at `offset`.
  func holiday(in text: Span<UInt8>, at offset: Int) -> (holiday: Holiday, end: Int)? {
    guard let key = holidays.trie.longestKey(in: text, at: offset, numbers) else { return nil }
    // 618, but not 6180 or v618.
    if isDigit(text[offset]), isAlphanumeric(text, offset - 1) || isAlphanumeric(text, key.end) {
      return nil
    }
    return (holidays.rows[key.row], key.end)
  }

  /// The end of the word at `offset` that is neither a number nor a time although it looks it.
  func trapEnd(in text: Span<UInt8>, at offset: Int) -> Int? {
    guard mayHave(Table.traps, in: text, at: offset),
      let key = traps.trie.longestKey(in: text, at: offset, numbers), !traps.rows[key.row]
    else { return nil }
    return key.end
  }

  /// Whether a trap stands at `offset`.
  func isTrap(in text: Span<UInt8>, at offset: Int) -> Bool {
    trapEnd(in: text, at: offset) != nil
  }

  /// The class and the end of the cue at `offset`.
  func cue(in text: Span<UInt8>, at offset: Int) -> (name: String, end: Int)? {
    guard let key = cues.trie.longestKey(in: text, at: offset, numbers) else { return nil }
    return (cues.rows[key.row], key.end)
  }
}

/// Whether `byte` is an ASCII letter.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7A
}

/// Whether `byte` is an ASCII digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// The end of a web address at `offset`, or null where none begins there.
func addressEnd(_ bytes: [UInt8], at offset: Int) -> Int? {
  guard bytes[offset] == UInt8(ascii: "h"),
    bytes.span.starts(with: "http://", at: offset)
      || bytes.span.starts(with: "https://", at: offset)
  else { return nil }
  var end = offset
  while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x80 { end += 1 }
  return end
}

/// Whether an ASCII letter or digit stands at `offset`.
func isAlphanumeric(_ text: Span<UInt8>, _ offset: Int) -> Bool {
  offset >= 0 && offset < text.count && (isLetter(text[offset]) || isDigit(text[offset]))
}
