// SPDX-License-Identifier: Apache-2.0

import Foundation
import Segmentation
import TextModel

/// Finds the weights of the parts of speech: a multinomial logistic regression over
/// ``TagFeatures``, trained by AdaGrad; the weights are the means of those on the way.
struct TagTrainer {
  private static let rate: Float = 0.1
  private static let decay: Float = 1e-4
  /// After how many words the weights are taken into the mean.
  private static let stride = 5_000

  private var features = TagNumbering()
  /// For each word the numbers of its features.
  private var samples: [[UInt32]] = []
  private var tags: [Int] = []
  private var weights: [SIMD16<Float>] = []

  /// Reads the features of all words.
  init(sentences: [TaggedSentence], model: WordModel) {
    forEachSequence(of: sentences, model: model) { lattice, ends, sentence in
      let tagged = Dictionary(
        sentence.words.map { ($0.range.end, $0.tag) }, uniquingKeysWith: { first, _ in first })
      let words = TagTrainer.words(ends: ends, of: lattice, model: model)
      for (index, end) in ends.reversed().enumerated() {
        guard let partOfSpeech = tagged[Int(lattice[Int(end) - 1].end)] ?? nil,
          let tag = TagFeatures.tags.firstIndex(of: partOfSpeech)
        else { continue }
        samples.append(features.numbers(of: words, at: index + 2, tag: tag))
        tags.append(tag)
      }
    }
    weights = Array(repeating: .zero, count: features.count)
  }

  /// The words of a sequence, two edges on each side.
  private static func words(
    ends: [Int32], of lattice: WordLattice, model: WordModel
  ) -> [TaggedWord] {
    var words = [TaggedWord](repeating: .edge(WordModelFormat.startClass), count: 2)
    var first = 0
    for end in ends.reversed() {
      words.append(TaggedWord(first..<Int(end), of: lattice, model: model))
      first = Int(end)
    }
    return words + [TaggedWord](repeating: .edge(WordModelFormat.endClass), count: 2)
  }

  /// Goes through all words `epochs` times; the mean begins with the second.
  mutating func train(epochs: Int) {
    var squares = Array(repeating: SIMD16<Float>(repeating: 1e-2), count: weights.count)
    var means = Array(repeating: SIMD16<Float>.zero, count: weights.count)
    var taken: Float = 0
    var order = Array(tags.indices)
    var random = SplitMix(state: 2)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      for (number, index) in order.enumerated() {
        learn(index, squares: &squares)
        guard epoch > 0 || epochs == 1, number % TagTrainer.stride == 0 else { continue }
        taken += 1
        for feature in means.indices { means[feature] += weights[feature] }
      }
    }
    weights = means.map { $0 / max(taken, 1) }
  }

  private mutating func learn(_ index: Int, squares: inout [SIMD16<Float>]) {
    var sum = SIMD16<Float>.zero
    for feature in samples[index] { sum += weights[Int(feature)] }
    let highest = sum.max()
    var shares = SIMD16<Float>.zero
    for lane in 0..<16 { shares[lane] = Float(exp(Double(sum[lane] - highest))) }
    var error = shares / -shares.sum()
    error[tags[index]] += 1
    for feature in samples[index] {
      let number = Int(feature)
      let slope = error - weights[number] * TagTrainer.decay
      squares[number] += slope * slope
      weights[number] += slope * TagTrainer.rate / squares[number].squareRoot()
    }
  }

  /// Writes the weights into a file's sections; rows that say little are left out.
  ///
  /// - Parameters:
  ///   - sections: the sections.
  ///   - dictionary: the words that may get rows of their own though they were not seen.
  ///   - rowCount: how many words get rows of their own.
  ///   - model: the model without weights.
  ///   - least: the least weight that keeps a row.
  func write(
    to sections: inout WordSections, dictionary: TrainingDictionary, rowCount: Int,
    model: WordModel, least: Float
  ) {
    let folder = TagFolder(features: features, weights: weights, least: least)
    let words = features.commonWords(
      dictionary: TagTrainer.words(of: dictionary, model: model), count: rowCount)
    sections.tagWords = SparseRows.layOut(words.map(folder.row)) ?? ([], [])
    sections.tags = SparseRows.layOut(folder.sparseRows()) ?? ([], [])
    sections.tagClasses = folder.classes()
    sections.tagSurroundings = folder.surroundings()
    sections.tagLengths = folder.lengths()
  }

  /// The words of a dictionary with their shares.
  private static func words(
    of dictionary: TrainingDictionary, model: WordModel
  ) -> [(word: TaggedWord, share: Double)] {
    let total = dictionary.rows.reduce(0) { $0 + $1.frequency }
    var lattice = WordLattice()
    return dictionary.rows.compactMap { row in
      let bytes = Array(row.word.utf8)
      var scanner = UnitScanner(model: model)
      guard row.frequency > 0, scanner.next(in: bytes.span, into: &lattice, limit: 1_024),
        lattice.count > 0
      else { return nil }
      return (TaggedWord(0..<lattice.count, of: lattice, model: model), row.frequency / total)
    }
  }
}
