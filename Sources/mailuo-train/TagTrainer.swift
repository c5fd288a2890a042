// SPDX-License-Identifier: Apache-2.0

import Foundation
import Segmentation
import TextModel

/// Finds the weights of the parts of speech: a multinomial logistic regression over the features of
/// ``TaggedWords``, trained by AdaGrad.
struct TagTrainer {
  private static let rate: Float = 0.1
  private static let decay: Float = 1e-4
  /// A word that was seen so often with one part of speech alone always has it.
  private static let leastCertain = 8

  private var numbers: [UInt64: UInt32] = [:]
  private var counts: [Int] = []
  /// For each word the numbers of its features.
  private var features: [[UInt32]] = []
  private var tags: [Int] = []
  /// How often each word had each tag.
  private var tagCounts: [UInt64: [Int: Int]] = [:]
  private var weights: [SIMD16<Float>] = []

  /// Reads the features of all words.
  init(sentences: [TaggedSentence], model: WordModel) {
    var words = TaggedWords()
    forEachSequence(of: sentences, model: model) { lattice, ends, sentence in
      let tagged = Dictionary(
        sentence.words.map { ($0.range.end, $0.tag) }, uniquingKeysWith: { first, _ in first })
      words.take(wordEnds: ends, of: lattice, model: model)
      for index in ends.indices {
        let end = Int(lattice[Int(ends[ends.count - 1 - index]) - 1].end)
        guard let partOfSpeech = tagged[end] ?? nil,
          let tag = TaggedWords.tags.firstIndex(of: partOfSpeech)
        else { continue }
        var list: [UInt32] = []
        TaggedWords.forEachKey(of: words.words.span, at: index + 2) { key in
          list.append(number(of: key))
        }
        let certain = TaggedWords.certainKey(of: words.words[index + 2].letters)
        tagCounts[certain, default: [:]][tag, default: 0] += 1
        features.append(list)
        tags.append(tag)
      }
    }
    weights = Array(repeating: .zero, count: counts.count)
  }

  private mutating func number(of key: UInt64) -> UInt32 {
    if let number = numbers[key] {
      counts[Int(number)] += 1
      return number
    }
    let number = UInt32(counts.count)
    numbers[key] = number
    counts.append(1)
    return number
  }

  /// Goes through all words `epochs` times.
  mutating func train(epochs: Int) {
    var squares = Array(repeating: SIMD16<Float>(repeating: 1e-2), count: weights.count)
    var order = Array(tags.indices)
    var random = SplitMix(state: 2)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        var sum = SIMD16<Float>.zero
        for feature in features[index] { sum += weights[Int(feature)] }
        let highest = sum.max()
        var shares = SIMD16<Float>.zero
        for lane in 0..<16 { shares[lane] = Float(exp(Double(sum[lane] - highest))) }
        var error = shares / -shares.sum()
        error[tags[index]] += 1
        for feature in features[index] {
          let number = Int(feature)
          let slope = error - weights[number] * TagTrainer.decay
          squares[number] += slope * slope
          weights[number] += slope * TagTrainer.rate / squares[number].squareRoot()
        }
      }
    }
  }

  /// Writes the weights into a file's sections; rows that say little are left out.
  func write(to sections: inout WordSections, least: Float) {
    let order = numbers.sorted {
      let (left, right) = (counts[Int($0.value)], counts[Int($1.value)])
      return left != right ? left > right : $0.value < $1.value
    }
    let entries = order.map(\.key).compactMap { key -> (mixed: UInt64, weights: [Int16])? in
      guard let number = numbers[key] else { return nil }
      let row = weights[Int(number)]
      guard max(row.max(), -row.min()) >= least else { return nil }
      return (key, (0..<16).map { BorderTrainer.rounded(row[$0]) })
    }
    let certain = tagCounts.keys.sorted().compactMap { key -> (mixed: UInt64, weights: [Int16])? in
      guard let counts = tagCounts[key], let only = counts.keys.first, counts.count == 1,
        counts[only, default: 0] >= TagTrainer.leastCertain
      else { return nil }
      return (key, [Int16(only + 1)] + Array(repeating: 0, count: 15))
    }
    sections.tags = SparseRows.layOut(certain + entries) ?? ([], [])
  }
}
