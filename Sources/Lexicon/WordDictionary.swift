// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// The words of a lexicon, with their cost and part of speech.
///
/// The cost of a word is −log2 of its share of all words, in 64ths: costs add up along a path, and
/// the cheapest path is the likeliest one.
///
/// A class, for a copy of its views would cost more than a look-up.
public final class WordDictionary: Sendable {
  @usableFromInline let base: DoubleArrayTrie
  @usableFromInline let overlays: [DoubleArrayTrie]
  @usableFromInline let logTotal: Int
  /// The number of words of all layers.
  public let count: Int
  /// Whether words that are words only because they are names are hidden.
  @usableFromInline let isHiding: Bool
  private let hidden: HiddenNames
  private let hiddenCodes: Set<[UInt16]>

  init(
    base: DoubleArrayTrie, overlays: [DoubleArrayTrie], logTotal: Int, count: Int,
    hiding names: HiddenNames = HiddenNames()
  ) {
    self.base = base
    self.overlays = overlays
    self.logTotal = logTotal
    self.count = count
    isHiding = !names.isEmpty
    hidden = names
    hiddenCodes = names.codes(in: base)
  }

  /// How often a name counts as seen among the general words: as often as a rather rare word, so
  /// that it wins over its parts and loses against no sentence of common words.
  package static let nameFrequency: UInt64 = 1_500

  private static let nameValue = Int(
    value(
      logFrequency: Logarithm.binary(nameFrequency),
      partOfSpeechNumber: PartOfSpeech.properNoun.rawValue))

  /// Whether a word with a value is a name alone, and hidden.
  @usableFromInline
  func hides(_ value: Int, _ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard value == WordDictionary.nameValue else { return false }
    var name: [UInt8] = []
    for offset in start..<end { name.append(text[offset]) }
    return hidden.contains(String(decoding: name, as: UTF8.self))
  }

  @usableFromInline
  func hides(_ value: Int, codes: Span<UInt16>, from start: Int, to end: Int) -> Bool {
    guard value == WordDictionary.nameValue else { return false }
    return hiddenCodes.contains((start..<end).map { codes[$0] })
  }

  /// The cost of a word that was seen once: what unknown words should cost at least.
  public var rarestCost: Int { logTotal }

  /// Calls `body` with the end, cost and part of speech of each word that stands at `offset`.
  ///
  /// Words come shortest first; with overlays, layer by layer, and a word that several layers have
  /// only from the last of them.
  ///
  /// - Complexity: O(*k*) in the number of characters of the longest word at hand.
  @inlinable
  public func forEachPrefix(
    in text: Span<UInt8>, at offset: Int,
    _ body: (_ end: Int, _ cost: Int, _ partOfSpeech: PartOfSpeech) -> Void
  ) {
    if overlays.isEmpty {
      base.forEachPrefix(in: text, at: offset) { end, value in
        if isHiding, hides(value, text, from: offset, to: end) { return }
        body(end, cost(of: value), WordDictionary.partOfSpeech(of: value))
      }
      return
    }
    for layer in -1..<overlays.count {
      let trie = layer < 0 ? base : overlays[layer]
      trie.forEachPrefix(in: text, at: offset) { end, value in
        if isHiding, hides(value, text, from: offset, to: end) { return }
        for later in (layer + 1)..<overlays.count
        where overlays[later].value(in: text, from: offset, to: end) != 0 {
          return
        }
        body(end, cost(of: value), WordDictionary.partOfSpeech(of: value))
      }
    }
  }

  /// Returns the end of the longest word of the overlays that stands at `offset`, or 0.
  ///
  /// - Complexity: O(*k*) in the number of characters of the longest word at hand.
  public func endOfOverlaidWord(in text: Span<UInt8>, at offset: Int) -> Int {
    var longest = 0
    for overlay in overlays {
      overlay.forEachPrefix(in: text, at: offset) { end, _ in longest = max(longest, end) }
    }
    return longest
  }

  /// Adds what of words stands from `offset` to the end of a text, in each layer that has some.
  ///
  /// Words that are hidden for being names alone count here as words.
  package func appendBeginnings(
    in text: Span<UInt8>, at offset: Int, to beginnings: inout [WordBeginning]
  ) {
    for layer in -1..<overlays.count {
      let trie = layer < 0 ? base : overlays[layer]
      var unit = trie.root
      var position = offset
      while position < text.count, unit != 0 {
        let scalar = text.scalar(at: position)
        unit = trie.child(of: unit, code: trie.codes.code(of: scalar.value))
        position += scalar.count
      }
      if unit != 0 { beginnings.append(WordBeginning(layer: layer, unit: unit)) }
    }
  }

  /// Returns whether a beginning is a word with one more character.
  package func isWord(_ beginning: WordBeginning, with scalar: UInt32) -> Bool {
    // A copy of a trie costs more than the look-up.
    if beginning.layer < 0 {
      return base.value(of: base.child(of: beginning.unit, code: base.codes.code(of: scalar))) != 0
    }
    let trie = overlays[beginning.layer]
    let unit = trie.child(of: beginning.unit, code: trie.codes.code(of: scalar))
    return unit != 0 && trie.value(of: unit) != 0
  }

  /// Returns whether two characters are a word of any layer.
  package func isWord(_ first: UInt32, _ second: UInt32) -> Bool {
    let start = base.child(of: base.root, code: base.codes.code(of: first))
    if start != 0,
      base.value(of: base.child(of: start, code: base.codes.code(of: second))) != 0
    {
      return true
    }
    for trie in overlays {
      let start = trie.child(of: trie.root, code: trie.codes.code(of: first))
      let unit = trie.child(of: start, code: trie.codes.code(of: second))
      if start != 0, unit != 0, trie.value(of: unit) != 0 { return true }
    }
    return false
  }

  /// Whether the words lie in one layer and none is hidden, so that beginnings tell all costs.
  package var isPlain: Bool { overlays.isEmpty && !isHiding }

  /// What all words of the lowest layer begin with: nothing.
  package var emptyBeginning: WordBeginning { WordBeginning(layer: -1, unit: base.root) }

  /// Returns the beginning with one more character in the lowest layer, or null where no word has
  /// it.
  package func beginning(_ beginning: WordBeginning, with scalar: UInt32) -> WordBeginning? {
    let unit = base.child(of: beginning.unit, code: base.codes.code(of: scalar))
    return unit != 0 ? WordBeginning(layer: -1, unit: unit) : nil
  }

  /// Returns the cost of a beginning of the lowest layer that is a word itself, else null.
  package func cost(of beginning: WordBeginning) -> Int? {
    let value = base.value(of: beginning.unit)
    return value != 0 ? cost(of: value) : nil
  }

  /// Whether the words lie in one layer, so that a text's codes serve for all look-ups in it.
  @inlinable
  public var hasSingleLayer: Bool { overlays.isEmpty }

  /// The number of a character in the lowest layer; 0 for one that no word holds.
  @inlinable
  public func code(of scalar: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: base.codes.code(of: scalar))
  }

  /// Looks up the first and the second character of what may begin at each place of a text, given
  /// by the codes of its characters, where there is a single layer; `starts` has room for all.
  ///
  /// No look-up waits for one of another place, so that the memory answers several at a time.
  @inlinable
  public func lookUp(codes: Span<UInt16>, into starts: inout MutableSpan<WordStart>) {
    guard codes.count > 0, starts.count >= codes.count else { return }
    let root = base.root
    let base = base
    let last = codes.count &- 1
    for index in 0..<last {
      let first = base.child(of: root, code: UInt32(codes[index]))
      let second = base.child(of: first, code: UInt32(codes[index &+ 1]))
      starts[index] = WordStart(first: first, second: first != 0 ? second : 0)
    }
    starts[last] = WordStart(first: base.child(of: root, code: UInt32(codes[last])), second: 0)
  }

  /// Calls `body` with the end, cost and part of speech of each word that stands at `index` of a
  /// text, shortest first, given what ``lookUp(codes:into:)`` found there.
  @inlinable
  @inline(__always)
  public func forEachPrefix(
    from start: WordStart, ofCodes codes: Span<UInt16>, at index: Int,
    _ body: (_ end: Int, _ cost: Int, _ partOfSpeech: PartOfSpeech) -> Void
  ) {
    let value = base.value(of: start.first)
    if value != 0 {
      // No name has a single character.
      body(index + 1, cost(of: value), WordDictionary.partOfSpeech(of: value))
    }
    var unit = start.second
    var end = index + 2
    while unit != 0 {
      let value = base.value(of: unit)
      if value != 0, !isHiding || !hides(value, codes: codes, from: index, to: end) {
        body(end, cost(of: value), WordDictionary.partOfSpeech(of: value))
      }
      guard end < codes.count else { return }
      unit = base.child(of: unit, code: UInt32(codes[end]))
      end += 1
    }
  }

  @inlinable
  func cost(of value: Int) -> Int { max(1, logTotal &- (value &>> 5)) }

  @inlinable
  static func partOfSpeech(of value: Int) -> PartOfSpeech {
    PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: value & 31) &- 1) ?? .other
  }

  /// Returns the trie value of a word: 64ths of log2 of its frequency, and its part of speech.
  package static func value(logFrequency: Int, partOfSpeechNumber: UInt8) -> UInt32 {
    UInt32(min(max(logFrequency, 0), 0x7FFF)) << 5 | UInt32(partOfSpeechNumber & 31) + 1
  }
}

/// The beginning of words, in one layer of a dictionary.
package struct WordBeginning: BitwiseCopyable, Sendable {
  let layer: Int
  let unit: UInt64
}

/// What the dictionary has for the first two characters at one place of a text.
public struct WordStart: BitwiseCopyable, Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  /// Nothing begins.
  @inlinable
  public init() { self.init(first: 0, second: 0) }

  @inlinable
  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }
}
