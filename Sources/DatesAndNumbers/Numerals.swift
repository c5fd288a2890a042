// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The numerals of one text.
///
/// Readers of dates, durations, quantities and numbers ask for the numeral at one place one after
/// the other: those read last are kept, so that each is read once.
final class Numerals {
  let bytes: [UInt8]
  let grammar: Grammar
  /// Where the kept numerals begin, by the lowest bits of that.
  private var starts: [Int]
  private var kept: [Numeral?]
  /// The stretch of time that was read last, and where it was looked for; -1 for nowhere.
  private var durationStart = -1
  private var duration: DurationReader.Reading?

  /// Whether the number looked at last can be one of a time, and where it begins; -1 for nowhere.
  private var timeNumberStart = -1
  private var isTimeNumber = false

  /// Makes the numerals of a text, of which `count`, a power of two or none, are kept.
  init(bytes: [UInt8], grammar: Grammar, count: Int = 64) {
    self.bytes = bytes
    self.grammar = grammar
    starts = [Int](filled: -1, count: count)
    kept = [Numeral?](filled: nil, count: count)
  }

  /// Returns the numeral that begins at `start`, or null.
  func read(at start: Int) -> Numeral? {
    guard NumeralReader.canStart(bytes, at: start) else { return nil }
    guard !starts.isEmpty else {
      return NumeralReader.read(bytes, at: start, grammar: grammar)
    }
    let place = start & (starts.count - 1)
    if starts[place] == start { return kept[place] }
    let numeral = NumeralReader.read(bytes, at: start, grammar: grammar)
    starts[place] = start
    kept[place] = numeral
    return numeral
  }

  /// Returns whether the number at `start` can be one of a time, which `find` finds out unless it
  /// was asked for last.
  func isTimeNumber(at start: Int, _ find: () -> Bool) -> Bool {
    if timeNumberStart == start { return isTimeNumber }
    isTimeNumber = find()
    timeNumberStart = start
    return isTimeNumber
  }

  /// Returns the stretch of time at `start` that `read` reads unless it was read last.
  func duration(
    at start: Int, _ read: () -> DurationReader.Reading?
  ) -> DurationReader.Reading? {
    if durationStart == start { return duration }
    duration = read()
    durationStart = start
    return duration
  }
}
