// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds names of persons, organizations and places word by word: a linear-chain model.
///
/// Each word and the two on each side of it say how likely it begins a name, goes on with one or
/// stands outside; the best sequence of these tags is found by the Viterbi algorithm, stretch by
/// stretch, for most words are surely outside.
struct NameTagger {
  /// A name that was found.
  struct Name {
    var range: ByteRange
    /// The place of its type in ``TypeScores/types``, from 1 on.
    var place: Int
    /// By how much it is likelier than no name there, in quarters of a natural logarithm of odds.
    var margin: Int
  }

  private let weights: TaggerWeights
  /// The first rows of a sentence's words, two edges on each side.
  private var rows: [Int32] = []
  /// The hashes of a sentence's words, and where their look-ups begin.
  private var hashes: [UInt64] = []
  private var firstSlots: [UInt32] = []
  /// What is said of each word of the text: how much likelier than outside each tag is.
  private(set) var sums: [SIMD8<Int16>] = []
  /// What leads to each tag of a stretch best, and the best tags.
  private var origins: [SIMD8<Int16>] = []
  private var tags: [Int] = []
  private(set) var names: [Name] = []

  /// How many words a stretch mostly has at most.
  private static let usualStretch = 16

  init(weights: TaggerWeights) { self.weights = weights }

  /// Finds the names of a text.
  ///
  /// - Complexity: O(*n*) in the number of words.
  mutating func read(_ segments: SegmentedText, of bytes: [UInt8]) {
    names.removeAll(keepingCapacity: true)
    let text = bytes.span
    sums.removeAll(keepingCapacity: true)
    sums.reserveCapacity(segments.tokens.count)
    let usualSentence = min(segments.tokens.count, 256)
    rows.reserveCapacity(usualSentence + 4)
    hashes.reserveCapacity(usualSentence)
    firstSlots.reserveCapacity(usualSentence)
    origins.reserveCapacity(NameTagger.usualStretch)
    tags.reserveCapacity(NameTagger.usualStretch)
    names.reserveCapacity(NameTagger.usualStretch)
    for sentence in segments.sentences {
      look(up: sentence, of: segments, in: text)
      addUp(sentence.tokens)
      findNames(in: sentence.tokens, of: segments)
    }
  }

  /// Fills ``rows`` with those of the words of a sentence, which are looked up together, for a
  /// look-up hardly costs more when others wait for the memory as well.
  private mutating func look(
    up sentence: Sentence, of segments: SegmentedText, in text: Span<UInt8>
  ) {
    let weights = weights
    let edge = weights.edgeRow
    let words = sentence.tokens
    rows.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    firstSlots.removeAll(keepingCapacity: true)
    // All empty arrays share their storage, which an append of nothing writes to.
    guard !words.isEmpty else { return }
    hashes.append(addingCapacity: words.count) { hashes in
      for index in words { hashes.append(weights.hash(of: segments.tokens[index], in: text)) }
    }
    let hashes = hashes
    firstSlots.append(addingCapacity: words.count) { slots in
      for index in 0..<words.count { slots.append(weights.firstSlot(ofHash: hashes[index])) }
    }
    let firstSlots = firstSlots
    rows.append(addingCapacity: words.count + 4) { rows in
      rows.append(repeating: edge, count: 2)
      for index in 0..<words.count {
        rows.append(
          weights.row(
            of: segments.tokens[words.lowerBound &+ index], in: text, hash: hashes[index],
            firstSlot: firstSlots[index]))
      }
      rows.append(repeating: edge, count: 2)
    }
  }

  /// Adds up what is said of each word of a sentence, which follow those of the sentences before.
  private mutating func addUp(_ words: Range<Int>) {
    // All empty arrays share their storage, which an append of nothing writes to.
    guard !words.isEmpty else { return }
    let list = weights.rows
    let table = list.span
    let rows = rows
    let places = rows.span
    sums.append(addingCapacity: words.count) { sums in
      for index in 0..<words.count {
        var sum = table[Int(places[index])]
        sum &+= table[Int(places[index &+ 1]) &+ 1]
        sum &+= table[Int(places[index &+ 2]) &+ 2]
        sum &+= table[Int(places[index &+ 3]) &+ 3]
        sum &+= table[Int(places[index &+ 4]) &+ 4]
        sums.append(sum)
      }
    }
  }

  /// Finds the names of each stretch of words of a sentence that may be in one.
  private mutating func findNames(in words: Range<Int>, of segments: SegmentedText) {
    let weights = self.weights
    // What the tags of a word that may begin a name must exceed, one at least, and of one that goes
    // on.
    let beginning: SIMD8<Int16> = [.max, -12, .max, -12, .max, -12, .max, .max]
    let plausible: SIMD8<Int16> = [.max, -16, -16, -16, -16, -16, -16, .max]
    var start = -1
    var hope = TaggerWeights.Hope()
    for number in words {
      let sum = sums[number]
      if any(sum .> (start < 0 ? beginning : plausible)) {
        if start < 0 {
          start = number
          hope = TaggerWeights.Hope()
        }
        weights.add(sum, to: &hope)
      } else if start >= 0 {
        if weights.isName(hope) { findNames(start..<number, of: segments) }
        start = -1
      }
    }
    if start >= 0, weights.isName(hope) {
      findNames(start..<words.upperBound, of: segments)
    }
  }

  /// Finds the names of a stretch of words.
  private mutating func findNames(_ stretch: Range<Int>, of segments: SegmentedText) {
    findTags(of: stretch)
    var index = 0
    while index < tags.count {
      let tag = tags[index]
      guard tag != TaggerWeights.Tag.outside else {
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < tags.count, tags[index] == tag + 1 { index += 1 }
      append(start..<index, first: stretch.lowerBound, segments: segments)
    }
  }

  /// Appends the name that the words `words` of a stretch make, whose first word is number `first`.
  private mutating func append(_ words: Range<Int>, first: Int, segments: SegmentedText) {
    let transitions = weights.transitions
    let begin = (tags[words.lowerBound] - 1) / 2 * 2 + 1
    let before = words.lowerBound > 0 ? tags[words.lowerBound - 1] : 0
    let behind = words.upperBound < tags.count ? tags[words.upperBound] : 0
    var margin = 0
    var last = before
    for index in words {
      let tag = index == words.lowerBound ? begin : begin + 1
      margin += Int(sums[first + index][tag]) + Int(transitions[last][tag]) - Int(transitions[0][0])
      last = tag
    }
    margin += Int(transitions[last][behind]) - Int(transitions[0][behind])
    let tokens = segments.tokens
    guard tokens[first + words.lowerBound].form != .punctuation,
      tokens[first + words.upperBound - 1].form != .punctuation
    else { return }
    names.append(
      Name(
        range: ByteRange(
          tokens[first + words.lowerBound].range.start,
          tokens[first + words.upperBound - 1].range.end),
        place: TaggerWeights.Tag.typePlaces[begin / 2], margin: margin))
  }

  /// Fills ``tags`` with the best tags of a stretch.
  private mutating func findTags(of stretch: Range<Int>) {
    let list = weights.transitions
    let transitions = list.span
    var bonus = SIMD8<Int16>()
    for tag in [1, 3, 5] { bonus[tag] = TaggerWeights.optimism }
    origins.removeAll(keepingCapacity: true)
    var scores = SIMD8<Int16>(repeating: TaggerWeights.never)
    scores[0] = 0
    for index in stretch {
      var best = SIMD8<Int16>(repeating: .min)
      var origin = SIMD8<Int16>()
      for tag in 0..<TaggerWeights.Tag.count {
        let total = SIMD8(repeating: scores[tag]) &+ transitions[tag]
        let isBetter = total .> best
        best.replace(with: total, where: isBetter)
        origin.replace(with: Int16(truncatingIfNeeded: tag), where: isBetter)
      }
      origins.append(origin)
      scores = best &+ sums[index] &+ bonus
      // Only differences matter, and sums must stay small.
      scores &-= SIMD8(repeating: scores.max())
      scores = pointwiseMax(scores, SIMD8(repeating: TaggerWeights.never))
    }
    var tag = 0
    var best = Int16.min
    for last in 0..<TaggerWeights.Tag.count {
      let total = scores[last] &+ transitions[last][0]
      if total > best {
        best = total
        tag = last
      }
    }
    tags.removeAll(keepingCapacity: true)
    for origin in origins.reversed() {
      tags.append(tag)
      tag = Int(origin[tag])
    }
    tags.reverse()
  }
}
