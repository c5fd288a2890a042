// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What may have stood at a damaged place: the bytes put back, the pairs aligned again.
extension ByteShiftRepair {
  /// What may have stood at a place, and the number of items that it takes.
  struct Candidate {
    var characters: [UInt32]
    var end: Int
  }

  /// Returns what a mark may have been made of: the second byte of one character, before it, and
  /// the first one of another.
  func markCandidates(
    _ text: DamagedText, left: [UInt32], _ scratch: inout ReadingCost.Scratch
  ) -> [Candidate] {
    let gbk = gbk.table
    guard text.items.count > 2, text.items[1].reading == nil,
      let second = ByteShiftRepair.secondByte(of: text.items[0].character)
    else { return [] }
    let next: UInt32
    let runs: [Candidate]
    // With most marks the first byte of what follows makes no character: that is asked first.
    if let code = gbk.bytes(of: text.items[1].character) {
      next = gbk.character(second, code.first)
      guard next != 0 else { return [] }
      runs = shiftedRuns(text, from: 2, pending: code.second, gbk: gbk, &scratch)
    } else if let reading = text.items[2].reading, text.items[1].character < 0x80 {
      // The letter is the second byte itself, and nothing is shifted: ，F(xiàn)在 was 。現在.
      next = gbk.character(second, UInt8(truncatingIfNeeded: text.items[1].character))
      guard next != 0, readings.isReading(reading, of: next, &scratch.readings) else { return [] }
      runs = [Candidate(characters: [], end: 3)]
    } else {
      return []
    }
    guard !runs.isEmpty else { return [] }
    // The full stop, and the characters that end a word there or begin one with the next.
    var candidates: [Candidate] = []
    for run in runs {
      candidates.append(Candidate(characters: [0x3002, next] + run.characters, end: run.end))
    }
    cost.prepareEnding(behind: left, &scratch)
    for first in UInt8(0x81)...0xFE {
      let character = gbk.character(first, 0xA3)
      guard character != 0, character != 0x3002,
        cost.endsWord(with: character, scratch) || cost.isWord(character, next)
      else { continue }
      for run in runs {
        candidates.append(Candidate(characters: [character, next] + run.characters, end: run.end))
      }
    }
    return candidates
  }

  /// Returns what a reading may have been injected into: the character before it ends with the
  /// first byte of a character with that reading, whose second byte begins the lost one.
  func readingCandidates(
    _ text: DamagedText, left: [UInt32], _ scratch: inout ReadingCost.Scratch
  ) -> [Candidate] {
    let gbk = gbk.table
    guard let reading = text.items[0].reading, let before = left.last,
      let code = gbk.bytes(of: before),
      !readings.isReading(reading, of: before, &scratch.readings)
    else { return [] }
    var candidates: [Candidate] = []
    for pending in UInt8(0x81)...0xFE {
      let character = gbk.character(code.second, pending)
      guard character != 0, cost.simplified(character) != character,
        readings.isReading(reading, of: character, &scratch.readings)
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
            readings.isReading(reading, of: last, &scratch.readings)
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
    let gap = cost.gap(left, right, &scratch)
    var best: (character: UInt32, cost: Int)?
    for second in UInt8(isMarked ? 0x40 : 0x80)...0xFE {
      // What makes a character with the next byte was not lost.
      if !isMarked, gbk.character(second, follower) != 0 { continue }
      let character = gbk.character(pending, second)
      guard character != 0 else { continue }
      if let reading, !readings.isReading(reading, of: character, &scratch.readings) { continue }
      let cost = cost.cost(of: character, in: gap, &scratch)
      if cost < best?.cost ?? .max { best = (character, cost) }
    }
    return best.map { ($0.character, end) }
  }

  /// Returns the second byte in GBK of a full-width mark, whose first one is A3, or of the
  /// full-width form of a half-width one.
  static func secondByte(of mark: UInt32) -> UInt8? {
    switch mark {
    case 0x21, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F: UInt8(mark + 0x80)
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: UInt8(mark - 0xFF00 + 0xA0)
    default: nil
    }
  }
}
