// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What the names in an article tell of its age: nobody wrote of 文心一言 before 2023.
struct ReleaseDates: Sendable {
  private let table: LexiconTable
  private let dateColumn: Int
  private let originColumn: Int
  /// One bit for each character of the basic plane that a name begins with.
  private let starts: [UInt64]
  /// Tells of nearly all pairs of characters that no name begins with them: one bit for each hash;
  /// all bits where a name is a single character.
  private let pairs: [UInt64]

  init(lexicon: Lexicon) {
    table = lexicon.table("DatesAndNumbers/releases")
    dateColumn = table.column("date") ?? 1
    originColumn = table.column("origin") ?? 2
    var starts = [UInt64](repeating: 0, count: 0x1_0000 / 64)
    var pairs = [UInt64](repeating: 0, count: 128)
    for row in 0..<table.rowCount {
      guard let name = table.text(row: row, column: 0), name.count > 0 else { continue }
      let first = name.scalar(at: 0)
      if first.value < 0x1_0000 { starts[Int(first.value / 64)] |= 1 << UInt64(first.value % 64) }
      if first.count < name.count {
        let hash = ReleaseDates.hash(first.value, name.scalar(at: first.count).value)
        pairs[hash / 64] |= 1 << UInt64(hash % 64)
      } else {
        pairs = [UInt64](repeating: UInt64.max, count: 128)
      }
    }
    self.starts = starts
    self.pairs = pairs
  }

  /// Returns the latest of the first dates of all things that `bytes` names, or null.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func latest(in bytes: [UInt8]) -> CalendarDate? {
    guard table.rowCount > 0 else { return nil }
    let span = bytes.span
    var latest: CalendarDate?
    var offset = 0
    var isInRun = false
    let starts = starts.span
    while offset < span.count {
      // Nearly all characters are ideographs with which no name begins.
      let lead = span[offset]
      if lead & 0xF0 == 0xE0, offset &+ 2 < span.count {
        let word = Int(lead & 0x0F) << 6 | Int(span[offset &+ 1] & 0x3F)
        if starts[word] & 1 << UInt64(span[offset &+ 2] & 0x3F) == 0 {
          isInRun = false
          offset &+= 3
          continue
        }
      } else if lead < 0x80 {
        let isLatin = ReleaseDates.isAlphanumeric(UInt32(lead))
        if isLatin && isInRun || starts[Int(lead / 64)] & 1 << UInt64(lead % 64) == 0 {
          isInRun = isLatin
          offset &+= 1
          continue
        }
      }
      let scalar = span.scalar(at: offset)
      let isLatin = ReleaseDates.isAlphanumeric(scalar.value)
      if !(isLatin && isInRun), canStart(scalar.value),
        isPair(scalar.value, in: span, next: offset + scalar.count),
        let (rows, end) = table.longestKey(in: span, at: offset),
        !isLatin || end >= span.count || !ReleaseDates.isAlphanumeric(UInt32(span[end])),
        let date = DateText.date(table.field(row: rows.lowerBound, column: dateColumn))
      {
        // What is talked of years ahead says nothing of an article's age.
        let isKnownAhead =
          table.field(row: rows.lowerBound, column: originColumn) == "known-ahead"
        if !isKnownAhead, latest.map({ $0.dayNumber < date.dayNumber }) ?? true {
          latest = date
        }
        offset = end
        isInRun = false
        continue
      }
      isInRun = isLatin
      offset += scalar.count
    }
    return latest
  }

  private func canStart(_ value: UInt32) -> Bool {
    value >= 0x1_0000 || starts[Int(value / 64)] & 1 << UInt64(value % 64) != 0
  }

  /// Whether a name may begin with `first` and the character at `next`.
  @inline(__always)
  private func isPair(_ first: UInt32, in text: Span<UInt8>, next: Int) -> Bool {
    guard next < text.count else { return true }
    let hash = ReleaseDates.hash(first, text.scalar(at: next).value)
    return pairs[hash / 64] & 1 << UInt64(hash % 64) != 0
  }

  /// A number below 8192 for two characters.
  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37 ^ second) & 8191)
  }

  private static func isAlphanumeric(_ value: UInt32) -> Bool {
    value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26
  }
}
