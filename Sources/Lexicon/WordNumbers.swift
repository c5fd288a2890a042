// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Small numbers of words, for a loop that looks up every word of a text: open addressing, a slot
/// known by its place and by 18 bits of the hash of the word's bytes.
///
/// A look-up is in three parts, ``hash(of:from:to:)``, ``firstSlot(ofHash:)`` and
/// ``number(ofHash:firstSlot:)``, so that a caller with many words may do each part for all of
/// them: then no word waits for the memory to answer for another.  A word that was never put in is
/// taken for one that was about once in 2¹⁸ slots looked at.
///
/// A class, for a copy of its view would cost more than a look-up.
@usableFromInline
package final class WordNumbers: Sendable {
  /// The seed of the hashes, then the slots: 18 bits of a hash and one more than a number in 14
  /// bits; zero where a slot is free.
  @usableFromInline let slots: ImageArray<UInt32>
  @usableFromInline let seed: UInt64
  /// How many slots there are.
  @usableFromInline let count: UInt64

  /// The largest number that a slot holds.
  private static let maximalNumber = 16_382
  @inlinable static var numberMask: UInt32 { 0x3FFF }
  /// Of ten slots, how many may be taken: more are searched long, fewer lie in more of the memory.
  private static let load = 7
  /// How many seeds are tried before two words cannot be told apart.
  private static let seedCount: UInt32 = 64

  /// Takes the seed and the slots of an image, or nothing.
  package init(slots: ImageArray<UInt32>) {
    self.slots = slots
    seed = UInt64(slots[0])
    count = UInt64(max(slots.count - 1, 0))
  }

  /// Whether there are no words.
  package var isEmpty: Bool { count == 0 }

  /// Returns the hash of the word `start..<end` of `text`.
  ///
  /// - Complexity: O(*k*) in the number of bytes of the word.
  @inlinable
  @inline(__always)
  package func hash(of text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    WordNumbers.hash(of: text, from: start, to: end, seed: seed)
  }

  /// Returns the slot at which the search for a word begins.
  @inlinable
  @inline(__always)
  package func firstSlot(ofHash hash: UInt64) -> UInt32 {
    slots[WordNumbers.place(ofHash: hash, count: count)]
  }

  /// Returns the number of a word, or null, given its hash and ``firstSlot(ofHash:)``.
  @inlinable
  @inline(__always)
  package func number(ofHash hash: UInt64, firstSlot: UInt32) -> Int? {
    if firstSlot == 0 { return nil }
    if WordNumbers.isSame(firstSlot, hash) { return WordNumbers.number(of: firstSlot) }
    return laterNumber(ofHash: hash)
  }

  /// Goes on behind the first slot.
  @usableFromInline
  func laterNumber(ofHash hash: UInt64) -> Int? {
    var place = WordNumbers.place(ofHash: hash, count: count)
    var rest = count
    // Some slots are free, but for those of a damaged image.
    while rest > 0 {
      place = place < Int(count) ? place + 1 : 1
      let slot = slots[place]
      if slot == 0 { return nil }
      if WordNumbers.isSame(slot, hash) { return WordNumbers.number(of: slot) }
      rest -= 1
    }
    return nil
  }

  /// Returns the number of the word `start..<end` of `text`, or null.
  ///
  /// - Complexity: O(*k*) in the number of bytes of the word.
  package func number(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let hash = hash(of: text, from: start, to: end)
    return number(ofHash: hash, firstSlot: firstSlot(ofHash: hash))
  }

  /// Where the search for a word begins: its share of all slots, of which the first is number 1.
  @inlinable
  @inline(__always)
  static func place(ofHash hash: UInt64, count: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* count) &>> 32) &+ 1
  }

  @inlinable
  @inline(__always)
  static func isSame(_ slot: UInt32, _ hash: UInt64) -> Bool {
    (slot ^ UInt32(truncatingIfNeeded: hash &>> 32)) & ~numberMask == 0
  }

  @inlinable
  @inline(__always)
  static func number(of slot: UInt32) -> Int { Int(slot & numberMask) &- 1 }

  /// Takes eight bytes at a step, each multiplied by the golden ratio's bits and folded.
  @inlinable
  @inline(__always)
  static func hash(
    of text: Span<UInt8>, from start: Int, to end: Int, seed: UInt64
  ) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: end &- start) ^ seed &<< 32
    var index = start
    while index < end {
      hash = (hash ^ text.number(from: index, to: end)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 32
      index &+= 8
    }
    return hash
  }

  /// Returns the seed and the slots for words with their numbers, or null where a number is above
  /// 16,382 or two words cannot be told apart.
  package static func slots(of words: [(word: String, number: Int)]) -> [UInt32]? {
    guard !words.isEmpty else { return [] }
    guard words.allSatisfy({ (0...maximalNumber).contains($0.number) }) else { return nil }
    let list = words.map { (bytes: Array($0.word.utf8), number: UInt32($0.number)) }
    for seed in 0..<seedCount {
      if let slots = slots(of: list, seed: seed) { return slots }
    }
    return nil
  }

  private static func slots(
    of words: [(bytes: [UInt8], number: UInt32)], seed: UInt32
  ) -> [UInt32]? {
    let count = words.count * 10 / load + 2
    var slots = [UInt32](repeating: 0, count: count + 1)
    slots[0] = seed
    for (bytes, number) in words {
      let hash = hash(of: bytes.span, from: 0, to: bytes.count, seed: UInt64(seed))
      var place = place(ofHash: hash, count: UInt64(count))
      while slots[place] != 0 {
        if isSame(slots[place], hash) { return nil }
        place = place < count ? place + 1 : 1
      }
      slots[place] = UInt32(truncatingIfNeeded: hash &>> 32) & ~numberMask | (number + 1)
    }
    return slots
  }
}
