// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Repairs what converters did that work byte by byte on GBK, where the repaired text is far
/// likelier.
///
/// Three kinds of damage leave a lost byte, behind which all pairs of bytes are shifted by one
/// until the next ASCII byte or the next lost one:
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

    /// How sure the repair is, in percent: what is twice the threshold is as good as certain.
    var confidence: Int { min(99, 50 + gain * 24 / ByteShiftRepair.threshold) }
  }

  /// The gain from which on a repair is made.
  static let threshold = 15 * ReadingCost.bit
  /// The same for a character that a mark was taken from, where it ends a word.
  static let wordThreshold = 9 * ReadingCost.bit
  /// What a character of plain text costs at most, on the average.
  static let plausibleCost = 14 * ReadingCost.bit
  /// What a mark gains at the end of a line that has sentences and no such mark.
  static let endingGain = 12 * ReadingCost.bit
  /// What closing an open quotation mark gains.
  private static let closingGain = 12 * ReadingCost.bit
  /// What a reading costs that is of no character before it.
  private static let strayReadingCost = 40 * ReadingCost.bit
  /// How many places of an article are looked into at most, and for how many bytes one more: a
  /// hostile one has no end of them.
  private static let placeLimit = 2_000
  private static let bytesPerPlace = 400
  /// The half-width marks ! ( ) , : ; ?, a bit for each.
  private static let marks: UInt64 =
    1 << 0x21 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2C | 1 << 0x3A | 1 << 0x3B | 1 << 0x3F
  /// How many doubtful places are told at most.
  private static let doubtLimit = 20
  /// How many rare characters a run of shifted pairs may hold.
  static let rareLimit = 2
  /// The characters of context on either side.
  static let contextCount = 4

  let cost: ReadingCost
  let readings: ReadingRecognizer
  let gbk: LazyGBKTable
  let lostPairs: LexiconTable
  /// The characters of `lostPairs`, a bit for each.
  private var lostPairBits = [UInt64](repeating: 0, count: 1024)
  /// Those of them that count at a line's end only.
  private var endingBits = [UInt64](repeating: 0, count: 1024)

  init(lexicon: Lexicon, cost: ReadingCost, readings: ReadingRecognizer) {
    self.cost = cost
    self.readings = readings
    gbk = LazyGBKTable(lexicon.table("Normalization/gbk"))
    lostPairs = lexicon.table("Normalization/lost-pairs")
    for row in 0..<lostPairs.rowCount {
      guard let shown = lostPairs.text(row: row, column: 0)?.scalar(at: 0).value,
        shown < 0x10000
      else { continue }
      let isEnding = lostPairs.text(row: row, column: 2)?.equals("end") == true
      let bit: UInt64 = 1 << UInt64(shown & 63)
      if isEnding {
        endingBits[Int(shown >> 6)] |= bit
      } else {
        lostPairBits[Int(shown >> 6)] |= bit
      }
    }
  }

  /// What was found in an article, in reading order.
  struct Findings {
    /// The repairs, disjoint.
    var repairs: [Repair] = []
    /// The places that look damaged, and for which nothing likelier was found.
    var doubts: [ByteRange] = []
  }

  /// Returns the damaged places of an article.
  ///
  /// - Parameters:
  ///   - text: the normalized text, in which damage is looked for.
  ///   - raw: the article that it was made of.
  /// - Returns: the repairs and the doubtful places.
  /// - Complexity: O(*n*) in the number of bytes.
  func findings(in text: NormalizedText, raw: Span<UInt8>) -> Findings {
    let bytes = text.bytes.span
    var findings = Findings()
    var scratch = ReadingCost.Scratch()
    // In proportion to the text, so that a long one is read to its end.
    let placeLimit = ByteShiftRepair.placeLimit + bytes.count / ByteShiftRepair.bytesPerPlace
    var placeCount = 0
    var index = 1
    while placeCount < placeLimit {
      index = nextPlace(in: bytes, from: index)
      guard index + 2 < bytes.count else { break }
      let byte = bytes[index]
      if byte >= 0xE4 && byte <= 0xE9 {
        placeCount += 1
        let place = rawOffset(of: index, in: text)
        add(lostPair(raw, at: place, &scratch), to: &findings.repairs)
      } else if ByteShiftRepair.mayBeginSymbol(bytes, at: index) {
        placeCount += 1
        add(splitWord(raw, at: rawOffset(of: index, in: text), &scratch), to: &findings.repairs)
      } else if ByteShiftRepair.endsText(bytes, markAt: index) {
        guard text.repairCount > 0 || !findings.repairs.isEmpty else {
          index += 1
          continue
        }
        placeCount += 1
        let place = rawOffset(of: index, in: text)
        add(lostQuote(raw, at: place, behind: findings.repairs.last), to: &findings.repairs)
      } else if isSuspicious(bytes, markAt: index, hasPlainReadings: text.repairCount > 0) {
        placeCount += 1
        examine(raw, at: rawOffset(of: index, in: text), &scratch, &findings)
      }
      index += byte < 0xE0 ? 1 : 3
    }
    return findings
  }

  /// Returns where from `start` on a mark stands, or a character that may be a lost pair; or a
  /// place at the text's end.
  private func nextPlace(in bytes: Span<UInt8>, from start: Int) -> Int {
    let bits = lostPairBits.span
    let endingBits = endingBits.span
    var index = start
    while index &+ 2 < bytes.count {
      let byte = bytes[index]
      if byte >= 0xE4 && byte <= 0xE9 {
        let word = Int(byte & 0x0F) &<< 6 | Int(bytes[index &+ 1] & 0x3F)
        let bit = UInt64(bytes[index &+ 2] & 63)
        if bits[word] &>> bit & 1 == 1 { return index }
        index &+= 3
        if index < bytes.count, bytes[index] == 0x0A, endingBits[word] &>> bit & 1 == 1 {
          return index &- 3
        }
      } else if byte < 0x40 {
        if ByteShiftRepair.marks &>> UInt64(byte) & 1 == 1,
          isBeforePlace(bytes, index &+ 1) || ByteShiftRepair.endsText(bytes, markAt: index)
        {
          return index
        }
        index &+= 1
      } else {
        // Behind a full-width mark only a letter by itself is of interest.
        if byte == 0xEF, index &+ 3 < bytes.count, ByteShiftRepair.isLetter(bytes[index &+ 3]) {
          return index
        }
        if byte >= 0xE2, ByteShiftRepair.mayBeginSymbol(bytes, at: index) { return index }
        index &+= byte < 0xE0 ? 1 : 3
      }
    }
    return bytes.count
  }

  /// Returns whether a damaged place may follow a mark: neither a digit nor a space does.
  private func isBeforePlace(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    bytes[index] >= 0x80 || ByteShiftRepair.isLetter(bytes[index])
  }

  /// Returns whether a half-width exclamation mark ends a line, or stands between two lost bytes
  /// before what is no ideograph.
  private static func endsText(_ bytes: Span<UInt8>, markAt index: Int) -> Bool {
    guard bytes[index] == 0x21 else { return false }
    if bytes[index &+ 1] == 0x0A { return true }
    guard bytes[index &+ 1] == 0xEF, index >= 3, index &+ 4 < bytes.count else { return false }
    return bytes.scalar(at: index &+ 1).value == 0xFFFD && bytes[index &+ 4] < 0x80
      && bytes.scalar(at: index &- 3).value == 0xFFFD
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Adds the repair of what looks damaged at `offset`, or the doubt where nothing likelier is
  /// found.
  private func examine(
    _ raw: Span<UInt8>, at offset: Int, _ scratch: inout ReadingCost.Scratch,
    _ findings: inout Findings
  ) {
    guard offset > 0, offset < raw.count else { return }
    let text = DamagedText(raw, from: offset)
    if let repair = repair(text, raw, at: offset, behind: findings.repairs.last, &scratch) {
      add(repair, to: &findings.repairs)
    } else if findings.doubts.count < ByteShiftRepair.doubtLimit,
      let doubt = doubt(text, raw, at: offset, &scratch)
    {
      findings.doubts.append(doubt)
    }
  }

  private func add(_ repair: Repair?, to repairs: inout [Repair]) {
    guard let repair, repair.range.start >= repairs.last?.range.end ?? 0 else { return }
    repairs.append(repair)
  }

  /// Returns the stretch at a place that still looks damaged, or null: a reading of no character
  /// before it, a mark before a rare character.
  private func doubt(
    _ text: DamagedText, _ raw: Span<UInt8>, at offset: Int,
    _ scratch: inout ReadingCost.Scratch
  ) -> ByteRange? {
    let items = text.items
    guard let first = items.first else { return nil }
    if let reading = first.reading {
      return reading.tone > 0 ? ByteRange(first.start, first.end) : nil
    }
    guard items.count > 1, DecodedScalar(value: items[1].character, count: 3).isHan,
      cost.isRare(items[1].character, &scratch), raw[offset - 1] >= 0x80
    else { return nil }
    return ByteRange(first.start, items[1].end)
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
    let isLetter = ByteShiftRepair.isLetter(following)
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
    _ text: DamagedText, _ raw: Span<UInt8>, at offset: Int, behind last: Repair?,
    _ scratch: inout ReadingCost.Scratch
  ) -> Repair? {
    guard let first = text.items.first else { return nil }
    var start = offset
    if let before = raw.scalarStart(before: offset), raw.scalar(at: before).value == 0xFFFD {
      start = before
    }
    let left = DamagedText.characters(of: raw, before: start, count: ByteShiftRepair.contextCount)
    let candidates =
      first.reading == nil
      ? markCandidates(text, left: left, &scratch)
      : readingCandidates(text, left: left, &scratch)
    guard !candidates.isEmpty else { return nil }
    let quote = DamagedText.openQuote(raw, before: start, behind: last)
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
      if !readings.isReading(reading, of: before, &scratch.readings) { strayCount += 1 }
    }
    return cost.cost(left, shown, right, &scratch) + strayCount * ByteShiftRepair.strayReadingCost
  }
}
