// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Puts repairs into a text that was normalized without them: the lines that they stand in are
/// normalized again, all others are taken over.
///
/// No phrase, reading or tag goes on behind a line's end, so that a line is read alike whatever
/// stands around it.
struct RepairSplicer {
  private let normalizer: Normalizer
  private let raw: [UInt8]
  private let plain: NormalizedText
  private let facts: NormalizationPass.PageFacts
  private var bytes: [UInt8] = []
  private var offsets = OffsetMap()
  private var simplifiedCount: Int
  private var repairCount: Int
  /// The first edit of `plain` that was not taken over.
  private var edit = 0
  /// Where the part of `plain` ends that was taken over.
  private var copied = 0

  /// Makes a splicer for a raw text and what was made of it without repairs.
  init(
    _ normalizer: Normalizer, _ raw: [UInt8], _ plain: NormalizedText,
    facts: NormalizationPass.PageFacts
  ) {
    self.normalizer = normalizer
    self.raw = raw
    self.plain = plain
    self.facts = NormalizationPass.PageFacts(
      hasMarkup: facts.hasMarkup ?? Markup.isPage(raw.span),
      hasEvidence: facts.hasEvidence ?? normalizer.readings.hasEvidence(in: raw.span))
    simplifiedCount = plain.simplifiedCount
    repairCount = plain.repairCount
  }

  /// Returns the text with the repairs.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  mutating func text(with findings: ByteShiftRepair.Findings) -> NormalizedText {
    let repairs = findings.repairs
    bytes.reserveCapacity(plain.bytes.count + repairs.count * 3)
    var first = 0
    while first < repairs.count {
      let start = lineStart(before: repairs[first].range.start)
      var end = lineEnd(from: repairs[first].range.end)
      var next = first + 1
      while next < repairs.count, repairs[next].range.start <= end {
        end = lineEnd(from: max(end, repairs[next].range.end))
        next += 1
      }
      takeOver(before: start)
      splice(ByteRange(start, end), repairs[first..<next])
      first = next
    }
    takeOver(before: raw.count)
    return NormalizedText(
      bytes: bytes, offsets: offsets, simplifiedCount: simplifiedCount,
      repairCount: repairCount + repairs.count,
      repairs: repairs.map { TextRepair(range: $0.range, confidence: $0.confidence) },
      doubts: findings.doubts)
  }

  private func lineStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, raw[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// Returns the offset of the line feed from `offset` on, or the end.
  private func lineEnd(from offset: Int) -> Int {
    raw.span.firstIndex(of: 0x0A, from: offset, to: raw.count) ?? raw.count
  }

  /// Takes over what was normalized before, up to an offset of the raw text that no edit holds.
  private mutating func takeOver(before end: Int) {
    let edits = plain.offsets.edits
    while edit < edits.count, edits[edit].source.end <= end {
      offsets.append(source: edits[edit].source, targetCount: edits[edit].target.count)
      edit += 1
    }
    let targetEnd = plainOffset(ofRaw: end)
    bytes.append(contentsOf: plain.bytes[copied..<targetEnd])
    copied = targetEnd
  }

  /// Returns where a line's end or start stands in `plain`, behind the edits before it.
  private func plainOffset(ofRaw offset: Int) -> Int {
    guard edit > 0 else { return offset }
    let last = plain.offsets.edits[edit - 1]
    return offset - last.source.end + last.target.end
  }

  /// Normalizes a stretch of whole lines again, with its repairs.
  private mutating func splice(
    _ range: ByteRange, _ repairs: ArraySlice<ByteShiftRepair.Repair>
  ) {
    let before = Array(raw[range.start..<range.end])
    let (shown, _) = NormalizationPass(normalizer, before, facts: facts).run(before.span)
    var repaired: [UInt8] = []
    repaired.reserveCapacity(before.count + repairs.count * 3)
    var changes = OffsetMap()
    var end = range.start
    for repair in repairs {
      repaired.append(contentsOf: raw[end..<repair.range.start])
      let start = repaired.count
      for character in repair.characters {
        guard let scalar = Unicode.Scalar(character), let code = UTF8.encode(scalar) else {
          continue
        }
        repaired.append(contentsOf: code)
      }
      let source = ByteRange(repair.range.start - range.start, repair.range.end - range.start)
      changes.append(source: source, targetCount: repaired.count - start)
      end = repair.range.end
    }
    repaired.append(contentsOf: raw[end..<range.end])
    let (text, _) = NormalizationPass(normalizer, repaired, facts: facts).run(repaired.span)
    for change in changes.followed(by: text.offsets).edits {
      let source = ByteRange(change.source.start + range.start, change.source.end + range.start)
      offsets.append(source: source, targetCount: change.target.count)
    }
    bytes.append(contentsOf: text.bytes)
    simplifiedCount += text.simplifiedCount - shown.simplifiedCount
    repairCount += text.repairCount - shown.repairCount
    // The edits that stood there before.
    while edit < plain.offsets.edits.count, plain.offsets.edits[edit].source.end <= range.end {
      edit += 1
    }
    copied = plainOffset(ofRaw: range.end)
  }
}
