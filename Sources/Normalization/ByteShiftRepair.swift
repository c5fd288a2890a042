// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Repairs what converters did that work byte by byte on GBK, where the repaired text is far likelier.
///
/// Three kinds of damage leave a lost byte, behind which all pairs of bytes are shifted by one until
/// the next ASCII byte or the next lost one:
/// - A full-width mark was found across two characters and made half-width: 。” is A1 A3 A1 B1, of
///   which A3 A1, the bytes of ！, became `!`.
/// - A reading was injected across two characters: 地場 is B5 D8 88 F6, and D8 88 is 貓.
/// - An ideographic space, A1 A1, was taken out across two characters: 础。 became 矗.
///
/// The bytes are put back, the pairs aligned again, and what then stands there is compared with
/// what is shown, by the cost of its words (``ReadingCost``).
struct ByteShiftRepair: Sendable {
  /// What was repaired.
  struct Repair {
    /// The damaged stretch of the raw article.
    var range: ByteRange
    /// What stood there before the damage.
    var characters: [UInt32]
    /// By how much that is likelier, in 64ths of a bit.
    var gain: Int
  }

  /// The gain from which on a repair is made.
  private static let threshold = 15 * ReadingCost.bit
  /// What a character of plain text costs at most, on the average.
  private static let plausibleCost = 14 * ReadingCost.bit
  /// What closing an open quotation mark gains.
  private static let closingGain = 12 * ReadingCost.bit
  /// What a reading costs that is of no character before it.
  private static let strayReadingCost = 40 * ReadingCost.bit
  /// How many places of an article are looked into at most: a hostile one has no end of them.
  private static let placeLimit = 2_000
  /// The half-width marks ! ( ) , : ; ?, a bit for each.
  private static let marks: UInt64 =
    1 << 0x21 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2C | 1 << 0x3A | 1 << 0x3B | 1 << 0x3F
  /// How many rare characters a run of shifted pairs may hold.
  private static let rareLimit = 2
  /// The characters of context on either side.
  private static let contextCount = 4

  let cost: ReadingCost
  private let readings: ReadingRecognizer
  private let gbk: LazyGBKTable
  private let lostPairs: LexiconTable
  /// The characters of `lostPairs`, a bit for each.
  private var lostPairBits = [UInt64](repeating: 0, count: 1024)

  init(lexicon: Lexicon, cost: ReadingCost, readings: ReadingRecognizer) {
    self.cost = cost
    self.readings = readings
    gbk = LazyGBKTable(lexicon.table("Normalization/gbk"))
    lostPairs = lexicon.table("Normalization/lost-pairs")
    for row in 0..<lostPairs.rowCount {
      guard let shown = lostPairs.text(row: row, column: 0)?.scalar(at: 0).value,
        shown < 0x10000
      else { continue }
      lostPairBits[Int(shown >> 6)] |= 1 << UInt64(shown & 63)
    }
  }

  /// Returns the repairs of an article, in reading order, disjoint.
  ///
  /// - Parameters:
  ///   - text: the normalized text, in which damage is looked for.
  ///   - raw: the article that it was made of.
  /// - Complexity: O(*n*) in the number of bytes.
  func repairs(of text: NormalizedText, raw: Span<UInt8>) -> [Repair] {
    let bytes = text.bytes.span
    let bits = lostPairBits.span
    var repairs: [Repair] = []
    var scratch = ReadingCost.Scratch()
    var placeCount = 0
    var index = 1
    while index + 2 < bytes.count, placeCount < ByteShiftRepair.placeLimit {
      let byte = bytes[index]
      if byte >= 0xE4 && byte <= 0xE9 {
        let value =
          Int(byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
        if bits[value >> 6] >> UInt64(value & 63) & 1 == 1 {
          placeCount += 1
          add(lostPair(raw, at: rawOffset(of: index, in: text), &scratch), to: &repairs)
        }
        index += 3
      } else {
        if byte < 0x40 ? ByteShiftRepair.marks >> UInt64(byte) & 1 == 1 : byte == 0xEF,
          isSuspicious(bytes, markAt: index, hasPlainReadings: text.repairCount > 0)
        {
          placeCount += 1
          add(repair(raw, at: rawOffset(of: index, in: text), &scratch), to: &repairs)
        }
        index += 1
      }
    }
    return repairs
  }

  private func add(_ repair: Repair?, to repairs: inout [Repair]) {
    guard let repair, repair.range.start >= repairs.last?.range.end ?? 0 else { return }
    repairs.append(repair)
  }

  private func rawOffset(of index: Int, in text: NormalizedText) -> Int {
    text.offsets.sourceRange(of: ByteRange(index, index + 1)).start
  }

  /// Returns whether a half-width mark stands before a character that hardly begins anything, or
  /// opens a reading that is of no character before it.
  private func isSuspicious(
    _ bytes: Span<UInt8>, markAt index: Int, hasPlainReadings: Bool
  ) -> Bool {
    let mark = bytes.scalar(at: index)
    let next = index + mark.count
    guard next + 1 < bytes.count else { return false }
    let following = bytes[next]
    let isLetter = following | 0x20 >= 0x61 && following | 0x20 <= 0x7A
    guard following >= 0x80 || isLetter else { return false }
    if mark.value == 0x28 || mark.value == 0x3F, bytes[index - 1] >= 0x80,
      let (syllable, _) = DamagedText.reading(bytes, at: index)
    {
      return syllable.tone > 0 || hasPlainReadings
    }
    if isLetter {
      // A letter by itself, whose reading the first pass took out: ，F(xiàn)在.
      return bytes[next + 1] >= 0xE4 && bytes[next + 1] <= 0xE9
        && ByteShiftRepair.secondByte(of: mark.value) != nil
    }
    let limit: Int
    switch mark.value {
    case 0x21, 0x3F: limit = 0
    case 0x3A, 0x3B: limit = 9 * ReadingCost.bit
    case 0x28, 0x29, 0x2C: limit = 11 * ReadingCost.bit
    default: return false
    }
    return cost.isSuspicious(bytes, at: next, limit: limit)
  }

  /// Returns the repair of what is damaged at a mark or a reading, or null.
  private func repair(
    _ raw: Span<UInt8>, at offset: Int, _ scratch: inout ReadingCost.Scratch
  ) -> Repair? {
    guard offset > 0, offset < raw.count else { return nil }
    let text = DamagedText(raw, from: offset)
    guard let first = text.items.first else { return nil }
    var start = offset
    if let before = raw.scalarStart(before: offset), raw.scalar(at: before).value == 0xFFFD {
      start = before
    }
    let left = DamagedText.characters(of: raw, before: start, count: ByteShiftRepair.contextCount)
    let quote = DamagedText.openQuote(raw, before: start)
    let candidates =
      first.reading == nil
      ? markCandidates(text, left: left, &scratch)
      : readingCandidates(text, left: left, &scratch)
    var best: Repair?
    // What is shown costs the same for all candidates that take as much of it.
    var shown: (end: Int, cost: Int)?
    for candidate in candidates where !candidate.characters.contains(where: cost.isOdd) {
      let right = text.characters(from: candidate.end, count: ByteShiftRepair.contextCount)
      let meantCost = cost.cost(left, candidate.characters, right, &scratch)
      let count = left.count + candidate.characters.count + right.count
      guard meantCost <= count * ByteShiftRepair.plausibleCost else { continue }
      if shown?.end != candidate.end {
        let cost = shownCost(text, to: candidate.end, left: left, right: right, &scratch)
        shown = (candidate.end, cost)
      }
      var gain = (shown?.cost ?? 0) - meantCost
      if let quote, candidate.characters.contains(quote) { gain += ByteShiftRepair.closingGain }
      if gain > best?.gain ?? ByteShiftRepair.threshold {
        let end = text.items[candidate.end - 1].end
        best = Repair(
          range: ByteRange(start, end), characters: candidate.characters, gain: gain)
      }
    }
    return best
  }

  /// What may have stood at a place, and the number of items that it takes.
  private struct Candidate {
    var characters: [UInt32]
    var end: Int
  }

  /// Returns what is shown costs, with the readings of no character.
  private func shownCost(
    _ text: DamagedText, to end: Int, left: [UInt32], right: [UInt32],
    _ scratch: inout ReadingCost.Scratch
  ) -> Int {
    var shown: [UInt32] = []
    var strayCount = 0
    for (index, item) in text.items[..<end].enumerated() {
      guard let reading = item.reading else {
        shown.append(item.character)
        continue
      }
      let before = index > 0 ? text.items[index - 1].character : left.last ?? 0
      if !readings.isReading(reading, of: before) { strayCount += 1 }
    }
    return cost.cost(left, shown, right, &scratch) + strayCount * ByteShiftRepair.strayReadingCost
  }

  /// Returns what a mark may have been made of: the second byte of one character, before it, and
  /// the first one of another.
  private func markCandidates(
    _ text: DamagedText, left: [UInt32], _ scratch: inout ReadingCost.Scratch
  ) -> [Candidate] {
    let gbk = gbk.table
    guard text.items.count > 2, text.items[1].reading == nil,
      let second = ByteShiftRepair.secondByte(of: text.items[0].character)
    else { return [] }
    let next: UInt32
    let runs: [Candidate]
    if let code = gbk.bytes(of: text.items[1].character) {
      next = gbk.character(second, code.first)
      runs = shiftedRuns(text, from: 2, pending: code.second, gbk: gbk, &scratch)
    } else if let reading = text.items[2].reading, text.items[1].character < 0x80 {
      // The letter is the second byte itself, and nothing is shifted: ，F(xiàn)在 was 。現在.
      next = gbk.character(second, UInt8(truncatingIfNeeded: text.items[1].character))
      runs = readings.isReading(reading, of: next) ? [Candidate(characters: [], end: 3)] : []
    } else {
      return []
    }
    guard next != 0, !runs.isEmpty else { return [] }
    // The characters before that end a word there, and the full stop.
    var candidates: [Candidate] = []
    for run in runs {
      candidates.append(Candidate(characters: [0x3002, next] + run.characters, end: run.end))
    }
    for first in UInt8(0x81)...0xFE {
      let character = gbk.character(first, 0xA3)
      guard character != 0, character != 0x3002, cost.endsWord(left, character, &scratch) else {
        continue
      }
      for run in runs {
        candidates.append(Candidate(characters: [character, next] + run.characters, end: run.end))
      }
    }
    return candidates
  }

  /// Returns what a reading may have been injected into: the character before it ends with the first
  /// byte of a character with that reading, whose second byte begins the lost one.
  private func readingCandidates(
    _ text: DamagedText, left: [UInt32], _ scratch: inout ReadingCost.Scratch
  ) -> [Candidate] {
    let gbk = gbk.table
    guard let reading = text.items[0].reading, let before = left.last,
      let code = gbk.bytes(of: before), !readings.isReading(reading, of: before)
    else { return [] }
    var candidates: [Candidate] = []
    for pending in UInt8(0x81)...0xFE {
      let character = gbk.character(code.second, pending)
      guard character != 0, cost.simplified(character) != character,
        readings.isReading(reading, of: character)
      else { continue }
      candidates += shiftedRuns(text, from: 1, pending: pending, gbk: gbk, &scratch)
    }
    return candidates
  }

  /// Reads shifted pairs: `pending` is the first byte of a character whose second one is the first
  /// byte of the item at `first`, and so on; returns all places where they may end.
  private func shiftedRuns(
    _ text: DamagedText, from first: Int, pending: UInt8, gbk: GBKTable,
    _ scratch: inout ReadingCost.Scratch
  ) -> [Candidate] {
    var runs: [Candidate] = []
    var characters: [UInt32] = []
    var pending = pending
    var index = first
    var rareCount = 0
    while index < text.items.count {
      let item = text.items[index]
      if pending < 0x80 {
        // The character before was made of a last byte and a letter, which stands by itself.
        runs.append(Candidate(characters: characters + [UInt32(pending)], end: index))
        break
      }
      let code = gbk.bytes(of: item.character)
      let lost = lostSecond(
        text, at: index, pending: pending, behind: characters, gbk: gbk, &scratch)
      if let lost {
        runs.append(Candidate(characters: characters + [lost.character], end: lost.end))
      }
      if item.character < 0x80 {
        // The second byte of the last character is a letter.
        let last = gbk.character(pending, UInt8(truncatingIfNeeded: item.character))
        guard item.reading == nil else { break }
        var end = index + 1
        if last != 0 {
          if end < text.items.count, let reading = text.items[end].reading,
            readings.isReading(reading, of: last)
          {
            end += 1
          }
          runs.append(Candidate(characters: characters + [last], end: end))
        }
        // Or it was a full-width one, made half-width afterwards.
        let letter = UInt8(truncatingIfNeeded: item.character)
        let next = gbk.character(pending, 0xA3)
        guard letter >= 0x30, next != 0 else { break }
        characters.append(next)
        pending = letter + 0x80
        index += 1
        continue
      }
      guard let code, case let next = gbk.character(pending, code.first), next != 0,
        !cost.isOdd(next)
      else { break }
      // What was not shifted becomes one rare character after the other.
      if DecodedScalar(value: next, count: 3).isHan, cost.isRare(next, &scratch) {
        rareCount += 1
        if rareCount > ByteShiftRepair.rareLimit { break }
      }
      characters.append(next)
      pending = code.second
      index += 1
    }
    return runs
  }

  /// Returns the likeliest character that begins with `pending` and lost its second byte before the
  /// item at `index`: one with the reading that stands there, or one whose second byte makes no
  /// character with what follows.
  private func lostSecond(
    _ text: DamagedText, at index: Int, pending: UInt8, behind characters: [UInt32],
    gbk: GBKTable, _ scratch: inout ReadingCost.Scratch
  ) -> (character: UInt32, end: Int)? {
    var item = text.items[index]
    var end = index
    let isMarked = item.character == 0xFFFD
    if isMarked {
      end += 1
      guard end < text.items.count else { return nil }
      item = text.items[end]
    }
    let reading = item.reading
    if reading != nil { end += 1 }
    let follower = gbk.bytes(of: item.character)?.first ?? UInt8(truncatingIfNeeded: item.character)
    let left = Array(characters.suffix(3))
    let right = text.characters(from: end, count: 3)
    var best: (character: UInt32, cost: Int)?
    for second in UInt8(0x40)...0xFE {
      let character = gbk.character(pending, second)
      guard character != 0 else { continue }
      if let reading {
        guard readings.isReading(reading, of: character) else { continue }
      }
      if !isMarked {
        // What makes a character with the next byte was not lost.
        guard second >= 0x80, gbk.character(second, follower) == 0 else { continue }
      }
      let cost = cost.cost(left, [character], right, &scratch)
      if cost < best?.cost ?? .max { best = (character, cost) }
    }
    return best.map { ($0.character, end) }
  }

  /// Returns the repair of a character that an ideographic space was taken out of, or null.
  private func lostPair(
    _ raw: Span<UInt8>, at offset: Int, _ scratch: inout ReadingCost.Scratch
  ) -> Repair? {
    guard offset > 0, offset < raw.count else { return nil }
    let shown = raw.scalar(at: offset)
    let key = raw.extracting(offset..<min(offset + shown.count, raw.count))
    guard let row = lostPairs.rows(forKey: key).first,
      let meant = lostPairs.text(row: row, column: 1)
    else { return nil }
    let base = meant.scalar(at: 0)
    let pair = [base.value, meant.scalar(at: base.count).value]
    let count = ByteShiftRepair.contextCount
    let left = DamagedText.characters(of: raw, before: offset, count: count)
    let right = DamagedText(raw, from: offset + shown.count).characters(from: 0, count: count)
    let meantCost = cost.cost(left, pair, right, &scratch)
    let gain = cost.cost(left, [shown.value], right, &scratch) - meantCost
    guard gain > ByteShiftRepair.threshold,
      meantCost <= (left.count + 2 + right.count) * ByteShiftRepair.plausibleCost
    else { return nil }
    return Repair(
      range: ByteRange(offset, offset + shown.count), characters: pair, gain: gain)
  }

  /// Returns the second byte in GBK of a full-width mark, whose first one is A3, or of the full-width
  /// form of a half-width one.
  private static func secondByte(of mark: UInt32) -> UInt8? {
    switch mark {
    case 0x21, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F: UInt8(mark + 0x80)
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: UInt8(mark - 0xFF00 + 0xA0)
    default: nil
    }
  }
}
