// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// A set of characters of the Basic Multilingual Plane, a bit for each.
struct CharacterSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Makes an empty set.
  init() {}

  /// Makes the set of the characters that the rows of a table begin with, those left out that
  /// `isIncluded` refuses.
  init(startsOf table: LexiconTable, where isIncluded: (_ row: Int) -> Bool = { _ in true }) {
    for row in 0..<table.rowCount {
      guard let first = table.text(row: row, column: 0)?.scalar(at: 0).value, first < 0x10000,
        isIncluded(row)
      else { continue }
      insert(first)
    }
  }

  /// Puts a character of the plane into the set; others are left out.
  mutating func insert(_ character: UInt32) {
    guard character < 0x10000 else { return }
    bits[Int(character >> 6)] |= 1 << UInt64(character & 63)
  }

  /// Returns where the first character of the set begins in a stretch of UTF-8 that begins with a
  /// whole character, or the stretch's end.
  func firstPlace(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let bits = bits.span
    var index = start
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        if bits[Int(byte &>> 6)] &>> UInt64(byte & 63) & 1 == 1 { return index }
        index &+= 1
      } else if byte >= 0xE0, byte < 0xF0, index &+ 2 < text.count {
        let word = Int(byte & 0x0F) &<< 6 | Int(text[index &+ 1] & 0x3F)
        if bits[word] &>> UInt64(text[index &+ 2] & 63) & 1 == 1 { return index }
        index &+= 3
      } else {
        let scalar = text.scalar(at: index)
        if contains(scalar.value) { return index }
        index &+= scalar.count
      }
    }
    return end
  }

  /// Returns whether a character is in the set.
  func contains(_ character: UInt32) -> Bool {
    character < 0x10000 && bits[Int(character >> 6)] >> UInt64(character & 63) & 1 == 1
  }
}

/// Tells of nearly all places of a text that no key of a table stands there, by two characters.
struct PairSet: Sendable {
  /// A bit for each hash of a pair of characters.
  private var bits = [UInt64](repeating: 0, count: 1 << (PairSet.hashBits - 6))
  /// The characters that are keys by themselves, those of the basic plane apart from others.
  private var singles = CharacterSet()
  private var rareSingles: Set<UInt32> = []

  private static let hashBits = 14

  /// Makes the set of the first two characters of a table's rows.
  init(startsOf table: LexiconTable) {
    for row in 0..<table.rowCount {
      guard let key = table.text(row: row, column: 0), key.count > 0 else { continue }
      let first = key.scalar(at: 0)
      guard first.count < key.count else {
        singles.insert(first.value)
        if first.value >= 0x10000 { rareSingles.insert(first.value) }
        continue
      }
      let place = PairSet.hash(first.value, key.scalar(at: first.count).value)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// Whether a key may begin with `first` and the character at `next`; most that do not are told
  /// apart.
  @inline(__always)
  func mayBegin(with first: UInt32, in text: Span<UInt8>, next: Int) -> Bool {
    if next < text.count {
      let place = PairSet.hash(first, text.scalar(at: next).value)
      if bits[place &>> 6] &>> UInt64(place & 63) & 1 == 1 { return true }
    }
    return singles.contains(first) || (first >= 0x10000 && rareSingles.contains(first))
  }

  /// Multiplicative hashing (Knuth, 1973) of two characters.
  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
    Int(((first &* 31 &+ second) &* 0x9E37_79B1) &>> UInt32(32 - hashBits))
  }
}
