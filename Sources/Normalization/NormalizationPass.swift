// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The state of one walk over one article.
///
/// Simplification keeps lengths, so it writes into a copy of the text in place, made with the
/// first change.  What changes the length is noted as an edit, its replacement written to the
/// start of what it replaces, and squeezed at the end.
struct NormalizationPass: ~Copyable {
  private let normalizer: Normalizer
  /// The text with its characters changed in place; shares memory with the input until then.
  private var output: [UInt8]
  private var offsets = OffsetMap()
  private var simplifiedCount = 0
  private var repairCount = 0
  /// What is asked of the whole text, once it was asked.
  private var facts: PageFacts
  /// What stands for stretches that are shorter than it, in reading order.
  private var longer: [[UInt8]] = []
  /// Whether `output` was changed.
  private var isChanged = false
  /// The readings of the characters, once they were needed.
  private var readingTable: ReadingTable?
  /// What the bracket was found to hold that was looked into last.
  private var lastBracket: (offset: Int, match: ReadingRecognizer.Match?) = (-1, nil)

  /// What is asked of a whole text, null until it was.
  struct PageFacts {
    /// Whether it is a page with its tags.
    var hasMarkup: Bool?
    /// Whether readings without a tone mark go.
    var hasEvidence: Bool?
  }

  /// Makes the state for a text, or for lines of a text of which something is known.
  init(_ normalizer: Normalizer, _ bytes: [UInt8], facts: PageFacts = PageFacts()) {
    self.normalizer = normalizer
    self.facts = facts
    output = bytes
  }

  /// Walks over `text`, whose bytes this was made with, and returns the result and what was asked
  /// of the whole text.
  consuming func run(_ text: Span<UInt8>) -> (text: NormalizedText, facts: PageFacts) {
    let tables = normalizer.tables
    var index = 0
    while index < text.count {
      if !isChanged { index = tables.firstChange(in: text, from: index) }
      guard index < text.count else { break }
      if isChanged || tables.isPlainChange(text, at: index) {
        isChanged = true
        var span = output.mutableSpan
        let (end, count) = tables.simplify(text, from: index, into: &span)
        index = end
        simplifiedCount += count
        guard index < text.count else { break }
      }
      index = look(text, at: index)
    }
    let facts = facts
    return (result(), facts)
  }

  /// Handles what needs a closer look, and returns where to go on.
  private mutating func look(_ text: Span<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    switch lead {
    case UInt8(ascii: "("): return bracket(text, at: index)
    case UInt8(ascii: "&"), UInt8(ascii: "<"): return markup(text, at: index)
    case 0xC2:  // U+00AD, the soft hyphen.
      offsets.append(source: ByteRange(index, index + 2), targetCount: 0)
      return index + 2
    case 0xE0..<0xF0: return special(text, at: index)
    default:
      // An ideograph beyond the Basic Multilingual Plane.
      if let rare = normalizer.characters.rare[text.scalar(at: index).value] {
        replace(at: index, by: rare, count: 4)
      }
      return index + 4
    }
  }

  /// Handles a character that needs a closer look, and returns where to go on.
  private mutating func special(_ text: Span<UInt8>, at index: Int) -> Int {
    let character = text.scalar(at: index).value
    let entry = normalizer.characters[UInt16(truncatingIfNeeded: character)]
    if CharacterTable.heads.contains(entry) { return phrase(text, at: index, entry) }
    switch character {
    case 0x3000: return fold(at: index, to: 0x20)
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return fold(at: index, to: UInt8(truncatingIfNeeded: character &- 0xFEE0))
    case 0xFF08: return bracket(text, at: index)
    case 0x200D where joinsPictures(text, at: index): return index + 3
    default:
      offsets.append(source: ByteRange(index, index + 3), targetCount: 0)
      return index + 3
    }
  }

  private mutating func fold(at index: Int, to byte: UInt8) -> Int {
    isChanged = true
    output[index] = byte
    offsets.append(source: ByteRange(index, index + 3), targetCount: 1)
    return index + 3
  }

  /// Returns whether the zero-width joiner at `index` stands behind a picture, and is a part of it.
  private func joinsPictures(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard let start = text.scalarStart(before: index) else { return false }
    let before = text.scalar(at: start).value
    return before == 0xFE0F || (before >= 0x2190 && before < 0x2E80) || before >= 0x1F000
  }

  /// Puts the character for the reference at `index`, or a space for the tag, where there is one;
  /// returns where to go on.
  private mutating func markup(_ text: Span<UInt8>, at index: Int) -> Int {
    if text[index] == UInt8(ascii: "<") {
      guard let end = Markup.tagEnd(text, at: index), isPage(text) else { return index + 1 }
      insert([0x20], for: ByteRange(index, end))
      return end
    }
    // Behind a backslash the reference is what the author speaks of.
    guard index == 0 || text[index - 1] != UInt8(ascii: "\\"),
      let (character, end) = Markup.reference(text, at: index)
    else { return index + 1 }
    let range = ByteRange(index, end)
    switch character {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: offsets.append(source: range, targetCount: 0)
    // No reference makes a line, nor a space of another width.
    case 0..<0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x3000: insert([0x20], for: range)
    default:
      guard let scalar = Unicode.Scalar(character), let code = UTF8.encode(scalar) else {
        return index + 1
      }
      let bytes = Array(code)
      insert(normalizer.simplified(of: String(decoding: bytes, as: UTF8.self)) ?? bytes, for: range)
    }
    return end
  }

  private mutating func isPage(_ text: Span<UInt8>) -> Bool {
    if let hasMarkup = facts.hasMarkup { return hasMarkup }
    let result = Markup.isPage(text)
    facts.hasMarkup = result
    return result
  }

  /// Takes out the reading in the bracket at `index`, if it is one, and returns where to go on.
  private mutating func bracket(_ text: Span<UInt8>, at index: Int) -> Int {
    guard let match = injection(text, at: index) else {
      return index + (text[index] == UInt8(ascii: "(") ? 1 : 3)
    }
    repairCount += 1
    if let letter = match.letter, match.isToned, !isLetterItself(text, match),
      let character = normalizer.simplified(of: normalizer.readings.characters(ofRow: letter.row))
    {
      // The letter was the second byte of a character whose first one was lost.
      insert(character, for: ByteRange(letter.offset, match.range.end))
    } else {
      offsets.append(source: match.range, targetCount: 0)
    }
    return match.range.end
  }

  /// Returns whether the letter before a reading belongs to the text: a Latin word goes on behind
  /// the reading, or the letter follows a punctuation mark, whose second byte was taken for the
  /// first one of a character.
  private func isLetterItself(_ text: Span<UInt8>, _ match: ReadingRecognizer.Match) -> Bool {
    if match.range.end < text.count {
      switch text[match.range.end] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
      default: break
      }
    }
    guard let letter = match.letter, let start = text.scalarStart(before: letter.offset) else {
      return true
    }
    return !text.scalar(at: start).isHan
  }

  private mutating func injection(
    _ text: Span<UInt8>, at index: Int
  ) -> ReadingRecognizer.Match? {
    if lastBracket.offset == index { return lastBracket.match }
    lastBracket = (index, injectedReading(text, at: index))
    return lastBracket.match
  }

  private mutating func injectedReading(
    _ text: Span<UInt8>, at index: Int
  ) -> ReadingRecognizer.Match? {
    guard let match = normalizer.readings.match(text, at: index, &readingTable) else { return nil }
    if match.isSure { return match }
    let isSure = facts.hasEvidence ?? normalizer.readings.hasEvidence(in: text)
    facts.hasEvidence = isSure
    return isSure ? match : nil
  }

  /// Returns where a reading or an invisible character ends that stands at `index` inside of a
  /// phrase, and whether it is a reading; null for anything else.
  private mutating func gap(
    _ text: Span<UInt8>, at index: Int, _ scalar: DecodedScalar
  ) -> (match: ByteRange, isReading: Bool)? {
    switch scalar.value {
    case 0x28, 0xFF08:
      guard let match = injection(text, at: index), match.letter == nil else { return nil }
      return (match.range, true)
    case 0x200B...0x200F, 0xFEFF: return (ByteRange(index, index + scalar.count), false)
    default: return nil
    }
  }

  /// Returns whether the second character of a phrase follows at `next`, behind what phrases skip.
  ///
  /// Many first characters are common ones; here they are done with at once.
  private mutating func mayBeginPhrase(
    _ text: Span<UInt8>, _ head: PhraseTable.Head, next: Int
  ) -> Bool {
    guard !head.range.isEmpty else { return false }
    var next = next
    while next + 2 < text.count {
      let scalar = text.scalar(at: next)
      guard let gap = gap(text, at: next, scalar) else {
        return scalar.count == 3
          && normalizer.phrases.mayContinue(head, with: UInt16(truncatingIfNeeded: scalar.value))
      }
      next = gap.match.end
    }
    return false
  }

  /// Replaces the phrase that begins at `index`, else the character alone; returns where to go on.
  ///
  /// A phrase is also found across readings and invisible characters between its characters.
  private mutating func phrase(_ text: Span<UInt8>, at index: Int, _ entry: UInt16) -> Int {
    let head = normalizer.phrases.head(entry)
    guard mayBeginPhrase(text, head, next: index + 3) else {
      if head.alone != 0 { replace(at: index, by: head.alone) }
      return index + 3
    }
    var places = [index]
    var characters = [UInt16(truncatingIfNeeded: text.scalar(at: index).value)]
    var gaps: [(place: Int, match: ByteRange, isReading: Bool)] = []
    var next = index + 3
    while characters.count < normalizer.phrases.maximumCount, next + 2 < text.count {
      let scalar = text.scalar(at: next)
      if let gap = gap(text, at: next, scalar) {
        gaps.append((places.count, gap.match, gap.isReading))
        next = gap.match.end
      } else if scalar.count == 3 {
        places.append(next)
        characters.append(UInt16(truncatingIfNeeded: scalar.value))
        next += 3
      } else {
        break
      }
    }
    guard
      let phrase = normalizer.phrases.phrases[head.range].first(where: {
        characters.starts(with: $0.traditional)
      })
    else {
      if head.alone != 0 { replace(at: index, by: head.alone) }
      return index + 3
    }
    var gap = 0
    for place in phrase.traditional.indices {
      while gap < gaps.count, gaps[gap].place <= place {
        offsets.append(source: gaps[gap].match, targetCount: 0)
        if gaps[gap].isReading { repairCount += 1 }
        gap += 1
      }
      if UInt32(phrase.traditional[place]) != phrase.simplified[place] {
        replace(at: places[place], by: phrase.simplified[place])
      }
    }
    return places[phrase.traditional.count - 1] + 3
  }

  /// Writes a character over another one of `count` bytes.
  private mutating func replace(at index: Int, by character: UInt32, count: Int = 3) {
    simplifiedCount += 1
    isChanged = true
    if count == 3, character < 0x10000 {
      output[index] = 0xE0 | UInt8(truncatingIfNeeded: character >> 12)
      output[index + 1] = 0x80 | UInt8(truncatingIfNeeded: character >> 6) & 0x3F
      output[index + 2] = 0x80 | UInt8(truncatingIfNeeded: character) & 0x3F
      return
    }
    guard let scalar = Unicode.Scalar(character), let bytes = UTF8.encode(scalar) else { return }
    insert(Array(bytes), for: ByteRange(index, index + count))
  }

  /// Notes what stands for a stretch of the text that may be shorter.
  private mutating func insert(_ bytes: [UInt8], for source: ByteRange) {
    if bytes.count <= source.count {
      isChanged = true
      for (place, byte) in bytes.enumerated() { output[source.start + place] = byte }
    } else {
      longer.append(bytes)
    }
    offsets.append(source: source, targetCount: bytes.count)
  }

  /// Squeezes the edits out.
  private consuming func result() -> NormalizedText {
    guard !offsets.edits.isEmpty else {
      return NormalizedText(
        bytes: output, offsets: offsets, simplifiedCount: simplifiedCount,
        repairCount: repairCount)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(output.count)
    var start = 0
    var longerCount = 0
    for edit in offsets.edits {
      if edit.target.count <= edit.source.count {
        bytes.append(contentsOf: output[start..<(edit.source.start + edit.target.count)])
      } else {
        bytes.append(contentsOf: output[start..<edit.source.start])
        bytes.append(contentsOf: longer[longerCount])
        longerCount += 1
      }
      start = edit.source.end
    }
    bytes.append(contentsOf: output[start...])
    return NormalizedText(
      bytes: bytes, offsets: offsets, simplifiedCount: simplifiedCount, repairCount: repairCount)
  }
}
