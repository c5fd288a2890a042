// SPDX-License-Identifier: Apache-2.0

import Lexicon
package import TextModel

/// The words of a sequence as parts of speech are found from them.
///
/// Each word is a few numbers: one that stands for its letters, its class in the dictionary, and
/// the codes of its first and last characters.  Two edges stand before and behind the words.
package struct TaggedWords {
  /// One word.
  package struct Word: BitwiseCopyable {
    /// A number that stands for the codes of its characters.
    package var letters: UInt64
    /// Its class in the dictionary, 0 for none.
    package var wordClass: UInt64
    package var first: UInt64
    package var second: UInt64
    package var last: UInt64
    package var nextToLast: UInt64
    /// Its units, at most 5.
    package var length: UInt64
    /// The kinds of its first and last unit.
    package var kinds: UInt64
  }

  package private(set) var words: [Word] = []

  /// The tags, in the order of the weights of a row.
  package static let tags: [PartOfSpeech] = [
    .adjective, .adposition, .adverb, .auxiliary, .coordinatingConjunction, .determiner, .noun,
    .numeral, .particle, .pronoun, .properNoun, .punctuation, .subordinatingConjunction, .symbol,
    .verb, .other,
  ]

  package init() {}

  /// Takes the words that end before the units `wordEnds`, the last first.
  package mutating func take(
    wordEnds: [Int32], of lattice: borrowing WordLattice, model: WordModel
  ) {
    words.removeAll(keepingCapacity: true)
    let start = TaggedWords.edge(UInt64(WordModelFormat.startClass))
    words.append(start)
    words.append(start)
    var first = 0
    for number in stride(from: wordEnds.count - 1, through: 0, by: -1) {
      let end = Int(wordEnds[number])
      words.append(TaggedWords.word(first..<end, of: lattice, model: model))
      first = end
    }
    let end = TaggedWords.edge(UInt64(WordModelFormat.endClass))
    words.append(end)
    words.append(end)
  }

  private static func edge(_ wordClass: UInt64) -> Word {
    Word(
      letters: wordClass, wordClass: wordClass, first: 0, second: 0, last: 0, nextToLast: 0,
      length: 0, kinds: 0)
  }

  private static func word(
    _ range: Range<Int>, of lattice: borrowing WordLattice, model: WordModel
  ) -> Word {
    let words = model.words
    var letters: UInt64 = 0
    var unit = words.root
    for index in range {
      let code = lattice[index].code
      letters = TaggedWords.letters(letters, code)
      unit = unit == 0 ? 0 : words.child(of: unit, code: UInt32(code))
    }
    let value = UInt32(truncatingIfNeeded: words.value(of: unit))
    let last = range.upperBound &- 1
    let isLong = range.count > 2
    return Word(
      letters: letters, wordClass: UInt64(WordModelFormat.wordClass(of: value)),
      first: UInt64(lattice[range.lowerBound].code),
      second: isLong ? UInt64(lattice[range.lowerBound &+ 1].code) : 0,
      last: UInt64(lattice[last].code),
      nextToLast: isLong ? UInt64(lattice[last &- 1].code) : 0,
      length: UInt64(min(range.count, 5)),
      kinds: UInt64(lattice[range.lowerBound].kind) &<< 3 | UInt64(lattice[last].kind))
  }

  /// The number of a word's letters, one more code taken in.
  @inline(__always)
  package static func letters(_ letters: UInt64, _ code: UInt16) -> UInt64 {
    let mixed = (letters ^ UInt64(code)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed &>> 31
  }

  /// The mixed key of a word that always has one part of speech: its row holds the number of the
  /// tag, plus one.
  @inline(__always)
  package static func certainKey(of letters: UInt64) -> UInt64 {
    SparseRows.mixed(letters &+ 0xA5A5_A5A5)
  }

  /// Calls `body` with the mixed keys of word number `index`, the edges before it counted.
  @inline(__always)
  package static func forEachKey(
    of words: Span<Word>, at index: Int, _ body: (UInt64) -> Void
  ) {
    let word = words[index]
    let before = words[index &- 1]
    let after = words[index &+ 1]
    let second = words[index &+ 2]
    func key(_ template: UInt64, _ first: UInt64, _ second: UInt64 = 0) {
      let mixed = (first &+ template &<< 56) &* 0xC2B2_AE3D_27D4_EB4F ^ second
      body(SparseRows.mixed(mixed))
    }
    let around = before.wordClass &<< 7 | after.wordClass
    key(1, word.letters)
    key(2, before.letters)
    key(3, after.letters)
    key(4, before.letters, word.letters &<< 1)
    key(5, before.letters, after.letters &<< 1)
    key(6, word.length &<< 20 | word.first)
    key(7, word.length &<< 20 | word.last)
    key(8, word.kinds &<< 20 | word.length)
    key(12, around)
    key(13, word.wordClass &<< 7 | after.wordClass)
    key(14, word.wordClass &<< 7 | before.wordClass)
    key(15, word.letters, after.wordClass)
    key(16, word.letters, before.wordClass &<< 8)
    key(17, before.last)
    key(18, after.first)
    key(19, after.last)
    key(20, before.letters, word.wordClass &<< 16)
    key(21, words[index &- 2].letters)
    key(22, second.letters)
    key(23, second.wordClass)
    if word.nextToLast != 0 { key(24, word.nextToLast &<< 20 | word.last) }
  }
}

/// Finds the parts of speech of words by a linear model of integer weights.
struct PartOfSpeechTagger {
  private(set) var words = TaggedWords()

  /// Takes the words of a lattice.
  mutating func take(
    wordEnds: [Int32], of lattice: borrowing WordLattice, model: WordModel
  ) {
    words.take(wordEnds: wordEnds, of: lattice, model: model)
  }

  /// Returns the part of speech of word number `index`.
  func partOfSpeech(at index: Int, model: WordModel) -> PartOfSpeech {
    let tags = model.tags
    let certain = tags.weights(of: TaggedWords.certainKey(of: words.words[index &+ 2].letters))
    if certain[0] > 0 { return TaggedWords.tags[Int(certain[0] &- 1) & 15] }
    var sum = SIMD16<Int16>.zero
    TaggedWords.forEachKey(of: words.words.span, at: index &+ 2) { key in
      sum &+= tags.weights(of: key)
    }
    var best = 0
    for lane in 1..<16 where sum[lane] > sum[best] { best = lane }
    return TaggedWords.tags[best]
  }
}
