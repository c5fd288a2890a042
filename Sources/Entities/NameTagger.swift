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

  /// What the tags of a word that may go on with a name must exceed: one lane at least.
  private static let plausible: SIMD8<Int16> = [.max, -16, -16, -16, -16, -16, -16, .max]
  /// What the tags of a word that may begin one must exceed.
  private static let beginning: SIMD8<Int16> = [.max, -12, .max, -12, .max, -12, .max, .max]

  private let weights: TaggerWeights
  /// The classes of a sentence's words, two edges on each side.
  private var classes: [UInt16] = []
  /// The sums of the words of a stretch, what leads to each tag best, and the best tags.
  private var sums: [SIMD8<Int16>] = []
  private var origins: [SIMD8<Int16>] = []
  private var tags: [Int] = []
  private(set) var names: [Name] = []

  init(weights: TaggerWeights) { self.weights = weights }

  /// Finds the names of a text.
  ///
  /// - Complexity: O(*n*) in the number of words.
  mutating func read(_ segments: SegmentedText, of bytes: [UInt8]) {
    names.removeAll(keepingCapacity: true)
    let text = bytes.span
    let weights = self.weights
    let rows = weights.rows.span
    let edge = weights.edgeClass
    for sentence in segments.sentences {
      let first = sentence.tokens.lowerBound
      let count = sentence.tokens.count
      classes.removeAll(keepingCapacity: true)
      classes.append(edge)
      classes.append(edge)
      for index in sentence.tokens {
        classes.append(weights.wordClass(of: segments.tokens[index], in: text))
      }
      classes.append(edge)
      classes.append(edge)
      for index in 0..<count {
        var sum = rows[Int(classes[index]) &* 5]
        sum &+= rows[Int(classes[index &+ 1]) &* 5 &+ 1]
        sum &+= rows[Int(classes[index &+ 2]) &* 5 &+ 2]
        sum &+= rows[Int(classes[index &+ 3]) &* 5 &+ 3]
        sum &+= rows[Int(classes[index &+ 4]) &* 5 &+ 4]
        if any(sum .> (sums.isEmpty ? NameTagger.beginning : NameTagger.plausible)) {
          sums.append(sum)
        } else if !sums.isEmpty {
          endStretch(before: first + index, of: segments)
        }
      }
      if !sums.isEmpty { endStretch(before: first + count, of: segments) }
    }
  }

  /// Finds the best tags of the stretch whose sums were taken and that ends before a word.
  private mutating func endStretch(before end: Int, of segments: SegmentedText) {
    // Most stretches are one word, which is no name.
    if sums.count == 1, !any(sums[0] .> weights.leastAlone) {
      sums.removeAll(keepingCapacity: true)
      return
    }
    findTags()
    let first = end - sums.count
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
      append(start..<index, first: first, segments: segments)
    }
    sums.removeAll(keepingCapacity: true)
  }

  /// Appends the name that the words `words` of the stretch make.
  private mutating func append(_ words: Range<Int>, first: Int, segments: SegmentedText) {
    let transitions = weights.transitions
    let begin = (tags[words.lowerBound] - 1) / 2 * 2 + 1
    let before = words.lowerBound > 0 ? tags[words.lowerBound - 1] : 0
    let behind = words.upperBound < tags.count ? tags[words.upperBound] : 0
    var margin = 0
    var last = before
    for index in words {
      let tag = index == words.lowerBound ? begin : begin + 1
      margin += Int(sums[index][tag]) + Int(transitions[last][tag]) - Int(transitions[0][0])
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

  /// Fills ``tags`` with the best tags of ``sums``.
  private mutating func findTags() {
    let list = weights.transitions
    let transitions = list.span
    var bonus = SIMD8<Int16>()
    for tag in [1, 3, 5] { bonus[tag] = TaggerWeights.optimism }
    origins.removeAll(keepingCapacity: true)
    var scores = SIMD8<Int16>(repeating: TaggerWeights.never)
    scores[0] = 0
    for sum in sums {
      var best = SIMD8<Int16>(repeating: .min)
      var origin = SIMD8<Int16>()
      for tag in 0..<TaggerWeights.Tag.count {
        let total = SIMD8(repeating: scores[tag]) &+ transitions[tag]
        let isBetter = total .> best
        best.replace(with: total, where: isBetter)
        origin.replace(with: Int16(truncatingIfNeeded: tag), where: isBetter)
      }
      origins.append(origin)
      scores = best &+ sum &+ bonus
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
