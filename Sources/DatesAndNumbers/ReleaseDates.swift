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

  init(lexicon: Lexicon) {
    table = lexicon.table("DatesAndNumbers/releases")
    dateColumn = table.column("date") ?? 1
    originColumn = table.column("origin") ?? 2
    var starts = [UInt64](repeating: 0, count: 0x1_0000 / 64)
    for row in 0..<table.rowCount {
      let first = table.text(row: row, column: 0)?.scalar(at: 0).value ?? 0
      if first < 0x1_0000 { starts[Int(first / 64)] |= 1 << UInt64(first % 64) }
    }
    self.starts = starts
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
      }
      let scalar = span.scalar(at: offset)
      let isLatin = ReleaseDates.isAlphanumeric(scalar.value)
      if !(isLatin && isInRun), canStart(scalar.value),
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

  private static func isAlphanumeric(_ value: UInt32) -> Bool {
    value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26
  }
}
