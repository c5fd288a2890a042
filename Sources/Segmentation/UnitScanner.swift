// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Cuts a text into sequences of units: sentences, and pieces of very long ones.
package struct UnitScanner {
  private let model: WordModel
  private var runs = RunScanner()
  /// The run that was read but did not fit.
  private var pending: TextRun?
  /// Where reading goes on.
  private(set) var offset = 0
  /// Whether the last sequence ended with its line.
  private(set) var endsLine = false

  package init(model: WordModel) { self.model = model }

  /// Fills `lattice` with the next sequence; false at the end of the text.
  package mutating func next(
    in bytes: Span<UInt8>, into lattice: inout WordLattice, limit: Int
  ) -> Bool {
    lattice.removeAll(model: model)
    endsLine = false
    var isFree = false
    var isEnding = false
    while let run = pending ?? runs.next(in: bytes) {
      pending = nil
      if isEnding, !closes(run) {
        pending = run
        return true
      }
      switch run.kind {
      case .newline:
        offset = run.range.start
        endsLine = true
        return true
      case .space:
        isFree = false
        continue
      case .han:
        if appendHan(run, in: bytes, to: &lattice, isFree: isFree, limit: limit) { return true }
      case .latin:
        appendLatin(run.range, in: bytes, to: &lattice, isFree: isFree)
      case .number:
        appendNumber(run.range, in: bytes, to: &lattice, isFree: isFree)
      case .other:
        append(run.range, kind: .other, in: bytes, to: &lattice, isFree: isFree)
      case .punctuation(let mark):
        append(run.range, kind: .mark, in: bytes, to: &lattice, isFree: isFree)
        if mark == .terminator { isEnding = true }
      }
      isFree = true
      if lattice.count >= limit { return true }
    }
    return lattice.count > 0
  }

  /// Whether a run still belongs to a sentence whose full stop was read.
  private func closes(_ run: TextRun) -> Bool {
    guard case .punctuation(let mark) = run.kind else { return false }
    return mark == .closingQuote || mark == .closingBracket || mark == .terminator
  }

  /// Appends ideographs; true where the sequence is full, the rest of the run being kept.
  private mutating func appendHan(
    _ run: TextRun, in bytes: Span<UInt8>, to lattice: inout WordLattice, isFree: Bool, limit: Int
  ) -> Bool {
    let start = lattice.appendHan(
      run.range.start..<run.range.end, in: bytes, isFree: isFree,
      limit: max(limit - lattice.count, 1), model: model)
    guard start < run.range.end else { return false }
    pending = TextRun(kind: .han, range: ByteRange(start, run.range.end))
    return true
  }

  private func append(
    _ range: ByteRange, kind: UnitKind, in bytes: Span<UInt8>, to lattice: inout WordLattice,
    isFree: Bool
  ) {
    let code = model.codes.code(of: bytes.scalar(at: range.start).value)
    lattice.append(
      code: UInt16(truncatingIfNeeded: code), kind: kind, start: range.start, end: range.end,
      isFree: isFree)
  }

  /// Appends a run of letters; a version behind a space is a word of its own.
  private func appendLatin(
    _ range: ByteRange, in bytes: Span<UInt8>, to lattice: inout WordLattice, isFree: Bool
  ) {
    var end = range.start
    while end < range.end, bytes[end] != 0x20 { end &+= 1 }
    let length = UInt32(min(end &- range.start, 3))
    lattice.append(
      code: model.code(ofSpecial: WordModelFormat.Special.letters + length), kind: .letters,
      start: range.start, end: end, isFree: isFree)
    guard end &+ 1 < range.end else { return }
    appendNumber(ByteRange(end &+ 1, range.end), in: bytes, to: &lattice, isFree: false)
  }

  private func appendNumber(
    _ range: ByteRange, in bytes: Span<UInt8>, to lattice: inout WordLattice, isFree: Bool
  ) {
    var special = WordModelFormat.Special.digits + UInt32(min(range.count, 5))
    for index in range.start..<range.end where bytes[index] == 0x2E || bytes[index] == 0x2C {
      special = WordModelFormat.Special.brokenNumber
    }
    lattice.append(
      code: model.code(ofSpecial: special), kind: .digits, start: range.start, end: range.end,
      isFree: isFree)
  }
}
