// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Texts of which one is looked for at a place or in a stretch of a longer text.
///
/// Nearly always none is there, which is mostly known by a look at one bit.
struct TextList: Sendable {
  private let bytes: [UInt8]
  /// Where each text ends in ``bytes``.
  private let ends: [Int]
  /// The code of the first character of each text.
  private let codes: [Int]
  /// A bit for the lowest six bits of each third byte, and of each last byte.
  private let thirds: UInt64
  private let lasts: UInt64

  /// Makes the list of some texts.
  init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var codes: [Int] = []
    var thirds: UInt64 = 0
    var lasts: UInt64 = 0
    for text in texts {
      let start = bytes.count
      bytes += text.utf8
      ends.append(bytes.count)
      codes.append(CharacterFilter.code(bytes.span, at: start))
      // Shorter ones have no third byte: nothing is known of what stands there.
      thirds |= bytes.count - start > 2 ? 1 &<< UInt64(bytes[start + 2]) : .max
      lasts |= bytes.count > start ? 1 &<< UInt64(bytes[bytes.count - 1]) : .max
    }
    self.bytes = bytes
    self.ends = ends
    self.codes = codes
    self.thirds = thirds
    self.lasts = lasts
  }

  /// Whether the list is empty.
  var isEmpty: Bool { ends.isEmpty }

  /// Returns whether one of the texts begins at an offset.
  @inline(__always)
  func isBeginning(_ text: Span<UInt8>, at offset: Int) -> Bool {
    guard !isEmpty else { return false }
    if offset &+ 2 < text.count, thirds &>> UInt64(text[offset &+ 2]) & 1 == 0 { return false }
    return hasBeginning(text, at: offset)
  }

  /// Returns whether one of the texts ends at an offset.
  @inline(__always)
  func isEnding(_ text: Span<UInt8>, at offset: Int) -> Bool {
    guard !isEmpty else { return false }
    if offset > 0, lasts &>> UInt64(text[offset &- 1]) & 1 == 0 { return false }
    return hasEnding(text, at: offset)
  }

  /// Returns whether one of the texts stands in a range, of whose characters `filter` knows.
  func stands(in text: Span<UInt8>, _ range: ByteRange, _ filter: CharacterFilter) -> Bool {
    var start = 0
    for index in ends.indices {
      let word = start..<ends[index]
      start = word.upperBound
      if filter.mayHold(codes[index]), holds(text, range, word) { return true }
    }
    return false
  }

  private func hasBeginning(_ text: Span<UInt8>, at offset: Int) -> Bool {
    var start = 0
    for end in ends {
      if equals(text, at: offset, start..<end) { return true }
      start = end
    }
    return false
  }

  private func hasEnding(_ text: Span<UInt8>, at offset: Int) -> Bool {
    var start = 0
    for end in ends {
      if equals(text, at: offset - (end - start), start..<end) { return true }
      start = end
    }
    return false
  }

  /// Returns whether the text that stands at `word` in ``bytes`` stands at an offset of another.
  private func equals(_ text: Span<UInt8>, at offset: Int, _ word: Range<Int>) -> Bool {
    guard offset >= 0, offset + word.count <= text.count else { return false }
    for index in word where text[offset + index - word.lowerBound] != bytes[index] { return false }
    return true
  }

  /// Returns whether a text stands in a range: the C library looks for its rarer byte, many bytes
  /// at a time.
  private func holds(_ text: Span<UInt8>, _ range: ByteRange, _ word: Range<Int>) -> Bool {
    guard !word.isEmpty, range.count >= word.count else { return false }
    // The last byte of an ideograph tells more than its first.
    let pivot = min(2, word.count - 1)
    let end = range.end - word.count + pivot + 1
    var offset = range.start + pivot
    while let place = text.firstIndex(of: bytes[word.lowerBound + pivot], from: offset, to: end) {
      if equals(text, at: place - pivot, word) { return true }
      offset = place + 1
    }
    return false
  }
}

/// Which characters of three bytes may stand in a stretch of text, by twelve bits of each.
struct CharacterFilter {
  /// The code of what is no character of three bytes: it may stand everywhere.
  private static let unknown = -1

  /// A bit for each code.
  private var bits: [UInt64] = []

  /// The code of the character at an offset.
  static func code(_ text: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 2 < text.count, text[offset] & 0xF0 == 0xE0 else { return unknown }
    return Int(text[offset + 1] & 0x3F) << 6 | Int(text[offset + 2] & 0x3F)
  }

  /// Whether nothing was taken in.
  var isEmpty: Bool { bits.isEmpty }

  /// Forgets what was taken in.
  mutating func removeAll() { bits.removeAll(keepingCapacity: true) }

  /// Takes in the characters of a range.
  mutating func insert(_ text: Span<UInt8>, _ range: ByteRange) {
    if isEmpty { bits.append(addingCapacity: 64) { $0.append(repeating: 0, count: 64) } }
    var bits = bits.mutableSpan
    var offset = range.start
    while offset &+ 2 < range.end {
      guard text[offset] & 0xF0 == 0xE0 else {
        offset &+= 1
        continue
      }
      bits[Int(text[offset &+ 1] & 0x3F)] |= 1 &<< UInt64(text[offset &+ 2])
      offset &+= 3
    }
  }

  /// Whether the character of a code may stand there.
  @inline(__always)
  func mayHold(_ code: Int) -> Bool {
    code < 0 || bits[code &>> 6] &>> UInt64(truncatingIfNeeded: code) & 1 != 0
  }
}
