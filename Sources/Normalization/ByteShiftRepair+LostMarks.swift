// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Marks that converters took out of a text, or left one byte of.
extension ByteShiftRepair {
  /// Returns the repair of an exclamation mark that is all that was left of a stop and of the
  /// quotation mark behind it, with the signs of lost bytes around it, or null where no quotation
  /// is open.
  func lostQuote(_ raw: Span<UInt8>, at offset: Int, behind last: Repair?) -> Repair? {
    guard offset < raw.count, raw[offset] == 0x21 else { return nil }
    var start = offset
    var end = offset + 1
    if let before = raw.scalarStart(before: offset), raw.scalar(at: before).value == 0xFFFD {
      start = before
    }
    if end < raw.count, raw.scalar(at: end).value == 0xFFFD { end += 3 }
    guard let quote = DamagedText.openQuote(raw, before: start, behind: last) else { return nil }
    return Repair(
      range: ByteRange(start, end), characters: [0x3002, quote], gain: ByteShiftRepair.threshold)
  }

  /// Returns the repair of a character that an ideographic space was taken out of, or null.
  func lostPair(
    _ raw: Span<UInt8>, at offset: Int, _ scratch: inout ReadingCost.Scratch
  ) -> Repair? {
    guard offset > 0, offset < raw.count else { return nil }
    let shown = raw.scalar(at: offset)
    // The space was taken out before the text was made traditional.
    let key = Unicode.Scalar(cost.simplified(shown.value)).map { String($0) } ?? ""
    guard let row = lostPairs.rows(forKey: key).first,
      let meant = lostPairs.text(row: row, column: 1)
    else { return nil }
    let base = meant.scalar(at: 0)
    let pair = [base.value, meant.scalar(at: base.count).value]
    let count = ByteShiftRepair.contextCount
    var end = offset + shown.count
    // The reading of what is shown goes with it.
    if end < raw.count, let (_, readingEnd) = DamagedText.reading(raw, at: end) { end = readingEnd }
    let left = DamagedText.characters(of: raw, before: offset, count: count)
    let right = DamagedText(raw, from: end).characters(from: 0, count: count)
    let meantCost = cost.cost(left, pair, right, &scratch)
    var gain = cost.cost(left, [shown.value], right, &scratch) - meantCost
    if right.first.map({ $0 == 0x0A }) ?? true, DamagedText.hasSentence(raw, before: offset) {
      gain += ByteShiftRepair.endingGain
    }
    cost.prepareEnding(behind: left, &scratch)
    let isWord = cost.endsWord(with: base.value, scratch)
    let threshold = isWord ? ByteShiftRepair.wordThreshold : ByteShiftRepair.threshold
    guard gain > threshold,
      meantCost <= (left.count + 2 + right.count) * ByteShiftRepair.plausibleCost
    else { return nil }
    return Repair(range: ByteRange(offset, end), characters: pair, gain: gain)
  }
}
