// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Small numbers of words, for a loop that looks up every word of a text: open addressing, a slot
/// known by 48 bits of the hash of the word's bytes.
///
/// A class, for a copy of its view would cost more than a look-up.  A word that was never put in is
/// taken for one that was about once in 2⁴⁸ slots looked at.
package final class WordNumbers: Sendable {
  /// In each slot the upper 48 bits of a hash and one more than a number; zero where it is free.
  private let slots: ImageArray<UInt64>
  private let mask: Int

  /// Takes the slots of an image: as many as a power of two, or none.
  package init(slots: ImageArray<UInt64>) {
    let isWhole = slots.count & (slots.count - 1) == 0
    self.slots = isWhole ? slots : ImageArray()
    mask = self.slots.count - 1
  }

  /// Whether there are no words.
  package var isEmpty: Bool { mask < 0 }

  /// Returns the number of the word `start..<end` of `text`, or null.
  ///
  /// - Complexity: O(*k*) in the number of bytes of the word.
  @inline(__always)
  package func number(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let hash = WordNumbers.hash(of: text, from: start, to: end)
    var place = Int(truncatingIfNeeded: hash) & mask
    var rest = slots.count
    // At least half of all slots are free, but for those of a damaged image.
    while rest > 0 {
      let slot = slots[place]
      if slot == 0 { return nil }
      if slot ^ hash <= 0xFFFF { return Int(slot & 0xFFFF) - 1 }
      place = (place + 1) & mask
      rest -= 1
    }
    return nil
  }

  /// Takes eight bytes at a step, each multiplied by the golden ratio's bits and folded; no two words
  /// of the same length up to eight bytes share one.
  @inline(__always)
  private static func hash(of text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: end &- start)
    var index = start
    while index < end {
      hash = (hash ^ text.number(from: index, to: end)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 32
      index &+= 8
    }
    return hash
  }

  /// Returns the slots for words with their numbers, or null where a number is above 65,534 or two
  /// words cannot be told apart.
  package static func slots(of words: [(word: String, number: Int)]) -> [UInt64]? {
    guard !words.isEmpty else { return [] }
    var count = 16
    while count < 2 * words.count { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    for (word, number) in words {
      guard (0..<0xFFFF).contains(number) else { return nil }
      let bytes = Array(word.utf8)
      let hash = hash(of: bytes.span, from: 0, to: bytes.count)
      var place = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[place] != 0 {
        if slots[place] ^ hash <= 0xFFFF { return nil }
        place = (place + 1) & (count - 1)
      }
      slots[place] = hash & ~0xFFFF | UInt64(number + 1)
    }
    return slots
  }
}
