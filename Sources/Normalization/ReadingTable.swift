// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Synchronization
import TextModel

/// The readings of each character, at hand without a look-up in the lexicon.
final class ReadingTable: Sendable {
  /// The readings, those of one character behind each other.
  private let readings: [PinyinSyllable]
  /// For each character of the Basic Multilingual Plane where its readings begin, and their number
  /// in the lowest byte.
  private let places: [UInt32]

  /// Makes the table of a lexicon's rows: a character, and its readings with spaces between them.
  init(_ rows: LexiconTable) {
    var readings: [PinyinSyllable] = []
    var places = [UInt32](repeating: 0, count: 0x10000)
    readings.reserveCapacity(rows.rowCount * 3 / 2)
    for row in 0..<rows.rowCount {
      guard let key = rows.text(row: row, column: 0), let list = rows.text(row: row, column: 1),
        case let character = key.scalar(at: 0), character.count == key.count,
        character.value < 0x10000
      else { continue }
      let start = readings.count
      list.withSpan { text in
        var index = 0
        while let (reading, end) = PinyinSyllable.read(text, at: index),
          readings.count < 1 << 24, readings.count - start < 0xFF
        {
          readings.append(reading)
          index = end + 1
        }
      }
      // A later layer's row overrules an earlier one's.
      places[Int(character.value)] = UInt32(start << 8 | (readings.count - start))
    }
    self.readings = readings
    self.places = places
  }

  /// Returns whether a syllable is a reading of a character.
  func isReading(_ syllable: PinyinSyllable, of character: UInt32) -> Bool {
    guard character < 0x10000, case let place = places[Int(character)], place != 0 else {
      return false
    }
    let start = Int(place >> 8)
    for index in start..<(start + Int(place & 0xFF)) where syllable.matches(readings[index]) {
      return true
    }
    return false
  }
}

/// A ``ReadingTable`` that is made once many readings were asked for: few pages hold any.
final class LazyReadingTable: Sendable {
  /// How many readings are looked up in the lexicon before the table is made, which costs as much
  /// as some ten thousand of them.
  private static let patience = 4_000

  private let rows: LexiconTable
  private let state = Mutex<(table: ReadingTable?, askedCount: Int)>((nil, 0))

  init(_ rows: LexiconTable) { self.rows = rows }

  /// Returns the table once that pays, and counts how often it was asked for.
  private func table() -> ReadingTable? {
    state.withLock { state in
      if state.table == nil {
        state.askedCount += 1
        if state.askedCount > LazyReadingTable.patience { state.table = ReadingTable(rows) }
      }
      return state.table
    }
  }

  /// Returns whether a syllable is a reading of a character.
  ///
  /// `known` is the table, if there was one; the caller keeps it from call to call.
  func isReading(
    _ syllable: PinyinSyllable, of character: UInt32, _ known: inout ReadingTable?
  ) -> Bool {
    if known == nil { known = table() }
    if let known { return known.isReading(syllable, of: character) }
    guard let scalar = Unicode.Scalar(character), let code = UTF8.encode(scalar) else {
      return false
    }
    let key = Array(code)
    guard let row = rows.rows(forKey: key.span).first else { return false }
    let list = Array(rows.field(row: row, column: 1).utf8)
    var index = 0
    while let (reading, end) = PinyinSyllable.read(list.span, at: index) {
      if syllable.matches(reading) { return true }
      index = end + 1
    }
    return false
  }
}
