// SPDX-License-Identifier: Apache-2.0

import Foundation
import Segmentation
import TextModel

/// Finds the weights of the word borders: a linear-chain conditional random field over the tags B,
/// M, E, S, trained by AdaGrad.
struct BorderTrainer {
  /// One sequence: the numbers of the features of each unit, and its tags.
  private struct Sample {
    var features: [[UInt32]]
    var tags: [Int]
  }

  /// How large a step is, and how strongly weights are drawn to zero.
  private static let rate: Float = 0.1
  private static let decay: Float = 1e-4
  /// The number that a weight of one becomes.
  static let scale: Float = 128

  /// Which tag may follow which.
  private static let follows: [[Bool]] = [
    [false, true, true, false], [false, true, true, false], [true, false, false, true],
    [true, false, false, true],
  ]

  private var numbering: BorderFeatures
  private var samples: [Sample] = []
  private var weights: [SIMD4<Float>] = []
  private var squares: [SIMD4<Float>] = []
  private var transitions = [Double](repeating: 0, count: 16)
  private var transitionSquares = [Double](repeating: 1, count: 16)

  /// Reads the features of all sentences.
  init(sentences: [TaggedSentence], model: WordModel, characterCount: Int) {
    numbering = BorderFeatures(characterCount: characterCount)
    forEachSequence(of: sentences, model: model) { lattice, _, _ in numbering.count(lattice) }
    numbering.keepPairs()
    forEachSequence(of: sentences, model: model) { lattice, ends, _ in
      samples.append(
        Sample(
          features: (0..<lattice.count).map { numbering.features(of: lattice, at: $0) },
          tags: BorderTrainer.tags(ends: ends, count: lattice.count)))
    }
    weights = Array(repeating: .zero, count: numbering.total)
    squares = Array(repeating: SIMD4(repeating: 1e-2), count: numbering.total)
  }

  private static func tags(ends: [Int32], count: Int) -> [Int] {
    var tags: [Int] = []
    for end in ends.reversed() {
      let length = Int(end) - tags.count
      tags += length == 1 ? [3] : [0] + Array(repeating: 1, count: length - 2) + [2]
    }
    return tags
  }

  /// Goes through all samples `epochs` times.
  mutating func train(epochs: Int) {
    var order = Array(samples.indices)
    var random = SplitMix(state: 1)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order { learn(samples[index]) }
    }
  }

  private mutating func learn(_ sample: Sample) {
    let count = sample.tags.count
    let potentials = sample.features.map { features -> SIMD4<Double> in
      var sum = SIMD4<Float>.zero
      for feature in features { sum += weights[Int(feature)] }
      return BorderTrainer.exponential(sum)
    }
    var steps = [Double](repeating: 0, count: 16)
    for from in 0..<4 {
      for to in 0..<4 where BorderTrainer.follows[from][to] {
        steps[from * 4 + to] = exp(transitions[from * 4 + to])
      }
    }
    let (forward, scales) = BorderTrainer.forward(potentials, steps: steps)
    let backward = BorderTrainer.backward(potentials, steps: steps, scales: scales)
    for index in 0..<count {
      var error = SIMD4<Float>(forward[index] * backward[index]) * -1
      error[sample.tags[index]] += 1
      for feature in sample.features[index] {
        let number = Int(feature)
        let slope = error - weights[number] * BorderTrainer.decay
        squares[number] += slope * slope
        weights[number] += slope * BorderTrainer.rate / squares[number].squareRoot()
      }
      guard index > 0 else { continue }
      for from in 0..<4 {
        for to in 0..<4 where BorderTrainer.follows[from][to] {
          let pair = from * 4 + to
          let share =
            forward[index - 1][from] * steps[pair] * potentials[index][to] * backward[index][to]
            / scales[index]
          let isRight = sample.tags[index - 1] == from && sample.tags[index] == to
          let slope = (isRight ? 1 : 0) - share
          transitionSquares[pair] += slope * slope
          transitions[pair] +=
            Double(BorderTrainer.rate) * slope / transitionSquares[pair].squareRoot()
        }
      }
    }
  }

  private static func exponential(_ sum: SIMD4<Float>) -> SIMD4<Double> {
    let highest = Double(sum.max())
    return SIMD4(
      exp(Double(sum[0]) - highest), exp(Double(sum[1]) - highest), exp(Double(sum[2]) - highest),
      exp(Double(sum[3]) - highest))
  }

  /// Sequences begin with B or S and end with E or S.
  private static let beginners = SIMD4<Double>(1, 0, 0, 1)
  private static let enders = SIMD4<Double>(0, 0, 1, 1)

  private static func forward(
    _ potentials: [SIMD4<Double>], steps: [Double]
  ) -> (states: [SIMD4<Double>], scales: [Double]) {
    var states: [SIMD4<Double>] = []
    var scales: [Double] = []
    for (index, potential) in potentials.enumerated() {
      var state = SIMD4<Double>.zero
      if index == 0 { state = beginners }
      if let last = states.last {
        for to in 0..<4 { for from in 0..<4 { state[to] += last[from] * steps[from * 4 + to] } }
      }
      state *= potential
      if index == potentials.count - 1 { state *= enders }
      let scale = max(state.sum(), 1e-300)
      states.append(state / scale)
      scales.append(scale)
    }
    return (states, scales)
  }

  private static func backward(
    _ potentials: [SIMD4<Double>], steps: [Double], scales: [Double]
  ) -> [SIMD4<Double>] {
    var states = [SIMD4<Double>](repeating: .zero, count: potentials.count)
    var next = SIMD4<Double>(repeating: 1)
    for index in potentials.indices.reversed() {
      states[index] = next
      guard index > 0 else { break }
      let reached = index == potentials.count - 1 ? next * enders : next
      var state = SIMD4<Double>.zero
      for from in 0..<4 {
        for to in 0..<4 {
          state[from] += steps[from * 4 + to] * potentials[index][to] * reached[to]
        }
      }
      next = state / scales[index]
    }
    return states
  }

  /// Writes the weights into a file's sections.
  func write(to sections: inout WordSections) {
    sections.transitions = transitions.map { BorderTrainer.rounded(Float($0)) }
    numbering.write(weights, to: &sections)
  }

  static func rounded(_ weight: Float) -> Int16 {
    Int16(min(max((weight * scale).rounded(), -2_000), 2_000))
  }
}

/// A small generator of random numbers, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Calls `body` with each sequence of the sentences and the ends of its words, the last first.
///
/// A word that ends inside a unit is no word of the sequence; there are hardly any.
func forEachSequence(
  of sentences: [TaggedSentence], model: WordModel,
  _ body: (_ lattice: WordLattice, _ ends: [Int32], _ sentence: TaggedSentence) -> Void
) {
  var lattice = WordLattice()
  for sentence in sentences {
    let borders = Set(sentence.words.map(\.range.end))
    let bytes = sentence.bytes.span
    var scanner = UnitScanner(model: model)
    while scanner.next(in: bytes, into: &lattice, limit: 1_024) {
      guard lattice.count > 0 else { continue }
      lattice.finish(model: model)
      var ends: [Int32] = []
      for index in (0..<lattice.count).reversed()
      where borders.contains(Int(lattice[index].end)) || index == lattice.count - 1 {
        ends.append(Int32(index + 1))
      }
      body(lattice, ends, sentence)
    }
  }
}
