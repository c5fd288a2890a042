// SPDX-License-Identifier: Apache-2.0

import Lexicon
package import TextModel

/// From where a word is seen that has a part of speech to be found.
package enum TagPlace: Int, CaseIterable {
  /// The word itself, the one before it, the one behind it, and the next but one on each side.
  case own, before, after, twoBefore, twoAfter
}

/// A word as parts of speech are found from it.
package struct TaggedWord: BitwiseCopyable {
  /// A number that stands for the codes of its characters.
  package var letters: UInt64
  /// Its class in the dictionary, 0 for none.
  package var wordClass: UInt64
  /// The codes of its first and last characters, and of the last but one where there are three.
  package var first: UInt64
  package var last: UInt64
  package var nextToLast: UInt64
  /// Its units, at most 5.
  package var length: UInt64
  /// The kinds of its first and last unit.
  package var kinds: UInt64

  /// What stands before or behind the words of a sequence.
  package static func edge(_ wordClass: Int) -> TaggedWord {
    TaggedWord(
      letters: UInt64(wordClass), wordClass: UInt64(wordClass), first: 0, last: 0, nextToLast: 0,
      length: 0, kinds: 0)
  }

  /// Makes the word of some units of a lattice.
  package init(_ range: Range<Int>, of lattice: borrowing WordLattice, model: WordModel) {
    let words = model.words
    var letters: UInt64 = 0
    var unit = words.root
    for index in range {
      let code = lattice[index].code
      letters = TaggedWord.letters(letters, code)
      unit = unit == 0 ? 0 : words.child(of: unit, code: UInt32(code))
    }
    let value = UInt32(truncatingIfNeeded: words.value(of: unit))
    let last = range.upperBound &- 1
    self.letters = letters
    wordClass = UInt64(WordModelFormat.wordClass(of: value))
    first = UInt64(lattice[range.lowerBound].code)
    self.last = UInt64(lattice[last].code)
    nextToLast = range.count > 2 ? UInt64(lattice[last &- 1].code) : 0
    length = TaggedWord.length(of: range.count)
    kinds = UInt64(lattice[range.lowerBound].kind) &<< 3 | UInt64(lattice[last].kind)
  }

  private init(
    letters: UInt64, wordClass: UInt64, first: UInt64, last: UInt64, nextToLast: UInt64,
    length: UInt64, kinds: UInt64
  ) {
    self.letters = letters
    self.wordClass = wordClass
    self.first = first
    self.last = last
    self.nextToLast = nextToLast
    self.length = length
    self.kinds = kinds
  }

  @inline(__always)
  static func length(of count: Int) -> UInt64 { UInt64(truncatingIfNeeded: min(count, 5)) }

  /// The number of a word's letters, one more code taken in.
  @inline(__always)
  package static func letters(_ letters: UInt64, _ code: UInt16) -> UInt64 {
    let mixed = (letters ^ UInt64(code)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed &>> 31
  }

  /// The mixed key of the row of a word.
  @inline(__always)
  package static func rowKey(of letters: UInt64) -> UInt64 {
    SparseRows.mixed(letters &+ 0xA5A5_A5A5)
  }
}

/// The features that parts of speech are found by.
///
/// A word's weights are summed up from those of the five words around it, each in its own place
/// (by its letters and by its parts), of classes and lengths side by side, and of a word's letters
/// with the class of a neighbour.
package enum TagFeatures {
  /// The tags, in the order of the weights of a row.
  package static let tags: [PartOfSpeech] = [
    .adjective, .adposition, .adverb, .auxiliary, .coordinatingConjunction, .determiner, .noun,
    .numeral, .particle, .pronoun, .properNoun, .punctuation, .subordinatingConjunction, .symbol,
    .verb, .other,
  ]

  /// The mixed key of a feature.
  @inline(__always)
  package static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64 = 0) -> UInt64 {
    SparseRows.mixed((first &+ template &<< 56) &* 0xC2B2_AE3D_27D4_EB4F ^ second)
  }

  /// The key of a word's letters, seen from a place.
  package static func letterKey(_ place: TagPlace, _ letters: UInt64) -> UInt64 {
    key(1 + UInt64(place.rawValue), letters)
  }

  /// The key of a word's letters with the class of the word behind it, or of the one before.
  @inline(__always)
  package static func mixedKey(_ letters: UInt64, wordClass: UInt64, isBehind: Bool) -> UInt64 {
    key(isBehind ? 15 : 16, letters, isBehind ? wordClass : wordClass &<< 8)
  }

  /// The key of two classes or three lengths in one number: of a word and the one behind it, of a
  /// word and the one before it, of the two around it, of the lengths of all three.
  package enum Joint: UInt64, CaseIterable {
    case following = 40, preceding, surrounding, lengths

    package func key(_ number: UInt64) -> UInt64 { TagFeatures.key(rawValue, number) }
  }

  /// The bit of a class in a mask.
  @inline(__always)
  package static func bit(_ wordClass: UInt64) -> UInt64 { 1 &<< (wordClass & 63) }

  /// The number of three lengths.
  @inline(__always)
  package static func lengths(_ before: UInt64, _ word: UInt64, _ after: UInt64) -> UInt64 {
    before &<< 6 | word &<< 3 | after
  }

  /// Calls `body` with the mixed keys of a word's parts and the place that each is seen from.
  @inline(__always)
  package static func forEachPart(of word: TaggedWord, _ body: (TagPlace, UInt64) -> Void) {
    body(.own, key(6, word.length &<< 20 | word.first))
    body(.own, key(7, word.length &<< 20 | word.last))
    body(.own, key(8, word.kinds &<< 20 | word.length))
    body(.own, key(9, word.wordClass))
    if word.nextToLast != 0 { body(.own, key(10, word.nextToLast &<< 20 | word.last)) }
    body(.before, key(11, word.last))
    body(.after, key(12, word.first))
    body(.after, key(13, word.last))
    body(.twoAfter, key(14, word.wordClass))
  }
}
