// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds the parts of speech of words by a linear model of integer weights.
///
/// A common word's weights for all five places lie in one row; those of the others are summed up
/// from their parts.
struct PartOfSpeechTagger {
  /// What is kept of a word until its neighbours are known.
  private struct Word: BitwiseCopyable {
    var letters: UInt64
    /// The classes of the words behind and before it with which its letters have weights.
    var behind: UInt64
    var before: UInt64
    var wordClass: UInt32
    var length: UInt16
    /// The number of its only tag, plus one.
    var certain: UInt16

    static let none = Word(
      letters: 0, behind: 0, before: 0, wordClass: 0, length: 0, certain: 0)
  }

  /// The weights of a word for the places that it is seen from.
  private struct Weights {
    var own = SIMD16<Int16>.zero
    var before = SIMD16<Int16>.zero
    var after = SIMD16<Int16>.zero
    var twoBefore = SIMD16<Int16>.zero
    var twoAfter = SIMD16<Int16>.zero
  }

  /// What was looked up of a word: the number of its letters, and that of its row.
  private struct LookUp: BitwiseCopyable {
    var letters: UInt64
    var row: Int
  }

  private var lookUps: [LookUp] = []
  /// The words, an edge on each side.
  private var words: [Word] = []
  /// The weights that words get from themselves and their neighbours; word *i* has number *i* + 4.
  private var sums: [SIMD16<Int16>] = []
  /// The parts of speech of the words.
  private(set) var found: [PartOfSpeech] = []

  /// Finds the parts of speech of the words that end before the units `wordEnds`, the last first.
  mutating func take(
    wordEnds: Span<Int32>, of lattice: borrowing WordLattice, model: WordModel
  ) {
    let count = wordEnds.count
    if words.count < count &+ 2 {
      words = Array(repeating: .none, count: count &* 2 &+ 2)
      sums = Array(repeating: .zero, count: count &* 2 &+ 8)
      found = Array(repeating: .other, count: count &* 2)
      lookUps = Array(repeating: LookUp(letters: 0, row: 0), count: count &* 2)
    }
    lookUp(wordEnds: wordEnds, of: lattice, rows: model.tagWords)
    addWeights(wordEnds: wordEnds, of: lattice, model: model)
    choose(count: count, model: model)
  }

  /// Looks up the rows of the words; no look-up waits for one of another word.
  private mutating func lookUp(
    wordEnds: Span<Int32>, of lattice: borrowing WordLattice, rows: SparseRows
  ) {
    var found = lookUps.mutableSpan
    let count = wordEnds.count
    var index = 0
    for number in 0..<count {
      let end = Int(wordEnds[count &- 1 &- number])
      var letters: UInt64 = 0
      while index < end {
        letters = TaggedWord.letters(letters, lattice[index].code)
        index &+= 1
      }
      found[number] = LookUp(
        letters: letters, row: rows.number(of: TaggedWord.rowKey(of: letters)))
    }
  }

  /// Sums up the weights by the words themselves; five sums are kept at a time.
  private mutating func addWeights(
    wordEnds: Span<Int32>, of lattice: borrowing WordLattice, model: WordModel
  ) {
    // What the words two before, one before, … have so far.
    var kept = Weights()
    let lookUpList = lookUps
    let lookUps = lookUpList.span
    var wordList = words
    words = []
    var words = wordList.mutableSpan
    var sums = sums.mutableSpan
    let count = wordEnds.count
    var first = 0
    for number in -2..<(count &+ 2) {
      let weights: Weights
      if number >= 0 && number < count {
        let end = Int(wordEnds[count &- 1 &- number])
        let known = lookUps[number]
        (words[number &+ 1], weights) =
          known.row == 0
          ? PartOfSpeechTagger.word(
            TaggedWord(first..<end, of: lattice, model: model), model: model)
          : PartOfSpeechTagger.word(
            known.row, letters: known.letters, length: TaggedWord.length(of: end &- first),
            model: model)
        first = end
      } else {
        let wordClass = number < 0 ? WordModelFormat.startClass : WordModelFormat.endClass
        let edge: Word
        (edge, weights) = PartOfSpeechTagger.word(.edge(wordClass), model: model)
        if number == -1 || number == count { words[number &+ 1] = edge }
      }
      sums[number &+ 2] = kept.own &+ weights.twoAfter
      kept.own = kept.before &+ weights.after
      kept.before = kept.after &+ weights.own
      kept.after = kept.twoBefore &+ weights.before
      kept.twoBefore = weights.twoBefore
    }
    self.words = wordList
  }

  /// Returns what is kept of the word of a row, and its weights.
  @inline(__always)
  private static func word(
    _ row: Int, letters: UInt64, length: UInt64, model: WordModel
  ) -> (Word, Weights) {
    let rows = model.tagWords.rows
    let start = row &* WordModelFormat.TagRow.width
    let masks = start &+ WordModelFormat.TagRow.masks
    let rest = rows.quad(at: start &+ WordModelFormat.TagRow.certain)
    let word = Word(
      letters: letters, behind: rows.bits(at: masks), before: rows.bits(at: masks &+ 4),
      wordClass: UInt32(truncatingIfNeeded: rest[1]), length: UInt16(truncatingIfNeeded: length),
      certain: UInt16(truncatingIfNeeded: rest[0]))
    let weights = Weights(
      own: rows.row(at: start), before: rows.row(at: start &+ 16),
      after: rows.row(at: start &+ 32), twoBefore: rows.row(at: start &+ 48),
      twoAfter: rows.row(at: start &+ 64))
    return (word, weights)
  }

  /// Returns the same of a word that has no row.
  @inline(never)
  private static func word(_ word: TaggedWord, model: WordModel) -> (Word, Weights) {
    let row = model.tagWords.number(of: TaggedWord.rowKey(of: word.letters))
    if row != 0 {
      return self.word(row, letters: word.letters, length: word.length, model: model)
    }
    let parts = model.tags
    var weights = Weights()
    TagFeatures.forEachPart(of: word) { place, key in
      let row = parts.weights(of: key)
      switch place {
      case .own: weights.own &+= row
      case .before: weights.before &+= row
      case .after: weights.after &+= row
      case .twoBefore: weights.twoBefore &+= row
      case .twoAfter: weights.twoAfter &+= row
      }
    }
    let kept = Word(
      letters: word.letters, behind: 0, before: 0,
      wordClass: UInt32(truncatingIfNeeded: word.wordClass),
      length: UInt16(truncatingIfNeeded: word.length), certain: 0)
    return (kept, weights)
  }

  /// Adds the weights of neighbouring words and takes the best tags.
  private mutating func choose(count: Int, model: WordModel) {
    let wordList = words
    let sumList = sums
    let words = wordList.span
    let sums = sumList.span
    var found = found.mutableSpan
    let rows = model.tags
    for number in 0..<count {
      let word = words[number &+ 1]
      if word.certain > 0 {
        found[number] = TagFeatures.tags[Int(word.certain &- 1) & 15]
        continue
      }
      let before = words[number]
      let after = words[number &+ 2]
      let here = UInt64(word.wordClass)
      let (ahead, behind) = (UInt64(before.wordClass), UInt64(after.wordClass))
      var sum = sums[number &+ 4]
      sum &+= model.tagClasses.row(at: Int(truncatingIfNeeded: (here &<< 7 | behind) &* 32))
      sum &+= model.tagClasses.row(at: Int(truncatingIfNeeded: (ahead &<< 7 | here) &* 32 &+ 16))
      sum &+= model.tagSurroundings.row(
        at: Int(truncatingIfNeeded: (ahead &<< 7 | behind) &* 16))
      let lengths = TagFeatures.lengths(
        UInt64(before.length), UInt64(word.length), UInt64(after.length))
      sum &+= model.tagLengths.row(at: Int(truncatingIfNeeded: lengths &* 16))
      if word.behind & TagFeatures.bit(behind) != 0 {
        sum &+= rows.weights(
          of: TagFeatures.mixedKey(word.letters, wordClass: behind, isBehind: true))
      }
      if word.before & TagFeatures.bit(ahead) != 0 {
        sum &+= rows.weights(
          of: TagFeatures.mixedKey(word.letters, wordClass: ahead, isBehind: false))
      }
      found[number] = TagFeatures.tags[PartOfSpeechTagger.best(sum)]
    }
  }

  /// Returns the number of a highest sum: the better of each two lanes goes on.
  @inline(__always)
  private static func best(_ sum: SIMD16<Int16>) -> Int {
    let isHigh = sum.highHalf .> sum.lowHalf
    let eight = sum.lowHalf.replacing(with: sum.highHalf, where: isHigh)
    let eightPlaces = SIMD8<Int16>(0, 1, 2, 3, 4, 5, 6, 7).replacing(
      with: SIMD8(8, 9, 10, 11, 12, 13, 14, 15), where: isHigh)
    let isHigher = eight.highHalf .> eight.lowHalf
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: isHigher)
    let places = eightPlaces.lowHalf.replacing(with: eightPlaces.highHalf, where: isHigher)
    let left = four[1] > four[0] ? (four[1], places[1]) : (four[0], places[0])
    let right = four[3] > four[2] ? (four[3], places[3]) : (four[2], places[2])
    return Int(right.0 > left.0 ? right.1 : left.1) & 15
  }
}
