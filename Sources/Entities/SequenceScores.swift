// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells of any words how likely they are a name, by what ``NameTagger`` says of each of them.
///
/// The tagger finds the best names of a text; here the candidates of all recognizers are asked for,
/// also those that it has not found, so that dictionaries and cues need not be sure by themselves.
struct SequenceScores {
  /// What the tags of a name of one type weigh behind each other, less what as many words outside
  /// weigh.
  struct Steps {
    /// The tag of a name's first word; the next one is that of the others.
    let begin: Int
    let one: Int
    let two: Int
    let more: Int
    /// What a name gains by going on with a word.
    let longer: Int
    let longest: Int

    init(begin: Int, transitions: [SIMD8<Int16>]) {
      func step(_ from: Int, _ to: Int) -> Int { Int(transitions[from][to]) }
      let (inside, outside) = (begin + 1, step(0, 0))
      self.begin = begin
      one = step(0, begin) + step(begin, 0) - 2 * outside
      two = step(0, begin) + step(begin, inside) + step(inside, 0) - 3 * outside
      more = step(inside, inside) - outside
      longer = step(begin, inside) + step(inside, 0) - step(begin, 0) - outside
      longest = step(inside, inside) - outside
    }
  }

  /// What is said of each word of the text.
  let sums: [SIMD8<Int16>]
  /// Those of persons, organizations and places.
  let steps: [Steps]

  /// The features of types from the first level on, in the order of ``steps``.
  private static let types: [Feature.Trait] = [.wordsPerson1, .wordsOrganization1, .wordsPlace1]
  /// From which sums on the levels begin, in quarters of a natural logarithm of odds.
  private static var levels: SIMD8<Int32> { [-24, -16, -10, -5, 0, 6, 14, 24] }
  private static var edges: SIMD4<Int32> { [-8, -2, 4, .max] }
  private static var lowest: Int { -24 }
  /// The most words of a name.
  private static var longest: Int { 24 }

  /// Adds the features of a candidate.
  ///
  /// - Parameters:
  ///   - range: The candidate.
  ///   - first: The number of the word at its start.
  ///   - tokens: The words of the text.
  ///   - sum: The sum to which they are added.
  /// - Complexity: O(*n*) in the number of its words.
  func append(for range: ByteRange, from first: Int, in tokens: [Token], to sum: inout FeatureSum) {
    guard let last = lastWord(of: range, first: first, in: tokens) else {
      sum.addTagged(.wordsCut)
      return
    }
    var inside = SIMD8<Int16>.zero
    for index in first..<last { inside &+= sums[index + 1] }
    let begins = sums[first]
    let count = last - first
    var best = (score: SequenceScores.lowest - 1, type: 0)
    for type in steps.indices {
      let step = steps[type]
      var score = Int(begins[step.begin]) + Int(inside[step.begin + 1])
      score += count == 0 ? step.one : step.two + (count - 1) * step.more
      guard score >= SequenceScores.lowest else { continue }
      if score > best.score { best = (score, type) }
      let level = SequenceScores.level(of: score)
      let trait = SequenceScores.types[type].rawValue + level - 1
      if let trait = Feature.Trait(rawValue: trait) { sum.addTagged(trait) }
    }
    guard best.score >= SequenceScores.lowest else {
      sum.addTagged(.wordsNone)
      return
    }
    appendEdges(of: first...last, step: steps[best.type], to: &sum)
  }

  /// Returns the number of the last word of a range; null where it is not made of whole words.
  private func lastWord(of range: ByteRange, first: Int, in tokens: [Token]) -> Int? {
    guard first < tokens.count, tokens[first].range.start == range.start else { return nil }
    var last = first
    while tokens[last].range.end < range.end {
      last += 1
      guard last < tokens.count, last - first < SequenceScores.longest else { return nil }
    }
    return tokens[last].range.end == range.end ? last : nil
  }

  /// Adds whether the name would rather go on, and had begun before.
  private func appendEdges(of words: ClosedRange<Int>, step: Steps, to sum: inout FeatureSum) {
    let (begin, inside) = (step.begin, step.begin + 1)
    var level = 0
    if words.upperBound + 1 < sums.count {
      let gain = words.count > 1 ? step.longest : step.longer
      level = SequenceScores.edge(Int(sums[words.upperBound + 1][inside]) + gain)
    }
    add(.goesOn0, level: level, to: &sum)
    level = 0
    if words.lowerBound > 0 {
      let before = sums[words.lowerBound - 1]
      let own = sums[words.lowerBound]
      level = SequenceScores.edge(
        Int(max(before[begin], before[inside])) + Int(own[inside]) - Int(own[begin]))
    }
    add(.begins0, level: level, to: &sum)
  }

  private func add(_ first: Feature.Trait, level: Int, to sum: inout FeatureSum) {
    if let trait = Feature.Trait(rawValue: first.rawValue + level) { sum.addTagged(trait) }
  }

  private static func level(of score: Int) -> Int {
    let scores = SIMD8(repeating: Int32(truncatingIfNeeded: score))
    let one = SIMD8<Int32>(repeating: 1)
    return Int(SIMD8<Int32>.zero.replacing(with: one, where: scores .>= levels).wrappedSum())
  }

  private static func edge(_ score: Int) -> Int {
    let scores = SIMD4(repeating: Int32(truncatingIfNeeded: score))
    let one = SIMD4<Int32>(repeating: 1)
    return Int(SIMD4<Int32>.zero.replacing(with: one, where: scores .>= edges).wrappedSum())
  }
}
