// SPDX-License-Identifier: Apache-2.0

import Segmentation

/// Folds the weights of features into the rows that the program reads.
struct TagFolder {
  let features: TagNumbering
  let weights: [SIMD16<Float>]
  let least: Float

  /// A word that was seen so often with one part of speech alone always has it.
  private static let leastCertain = 4
  /// So has one that was seen so often, and with others so rarely.
  private static let leastFrequent = 20
  private static let leastShare = 0.98

  private func weight(of key: UInt64) -> SIMD16<Float> {
    features.numbers[key].map { weights[Int($0)] } ?? .zero
  }

  private func isKept(_ row: SIMD16<Float>) -> Bool { max(row.max(), -row.min()) >= least }

  private func rounded(_ row: SIMD16<Float>) -> [Int16] {
    (0..<16).map { BorderTrainer.rounded(row[$0]) }
  }

  /// The row of a word.
  func row(of word: TaggedWord) -> (mixed: UInt64, weights: [Int16]) {
    typealias Row = WordModelFormat.TagRow
    var sums = TagPlace.allCases.map { weight(of: TagFeatures.letterKey($0, word.letters)) }
    TagFeatures.forEachPart(of: word) { place, key in sums[place.rawValue] += weight(of: key) }
    var row = sums.flatMap(rounded)
    for mask in masks(of: word.letters) {
      for part in 0..<4 {
        row.append(Int16(truncatingIfNeeded: mask >> UInt64(16 * part)))
      }
    }
    row.append(Int16(certainTag(of: word.letters).map { $0 + 1 } ?? 0))
    row.append(Int16(word.wordClass))
    row += Array(repeating: 0, count: Row.width - row.count)
    return (TaggedWord.rowKey(of: word.letters), row)
  }

  private func certainTag(of letters: UInt64) -> Int? {
    guard let counts = features.tagCounts[letters] else { return nil }
    let total = counts.values.reduce(0, +)
    let best = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    guard let best else { return nil }
    let isCertain =
      counts.count == 1 && total >= TagFolder.leastCertain
      || total >= TagFolder.leastFrequent
        && Double(best.value) >= TagFolder.leastShare * Double(total)
    return isCertain ? best.key : nil
  }

  /// The bits of the classes with which a word's letters have weights, behind it and before it.
  private func masks(of letters: UInt64) -> [UInt64] {
    [true, false].map { isBehind in
      mixes(of: letters, isBehind: isBehind).reduce(0) { $0 | TagFeatures.bit($1.wordClass) }
    }
  }

  private func mixes(
    of letters: UInt64, isBehind: Bool
  ) -> [(wordClass: UInt64, key: UInt64, weights: SIMD16<Float>)] {
    guard certainTag(of: letters) == nil, let classes = features.classes[letters] else {
      return []
    }
    return (isBehind ? classes.behind : classes.before).sorted().compactMap { wordClass in
      let key = TagFeatures.mixedKey(letters, wordClass: wordClass, isBehind: isBehind)
      let row = weight(of: key)
      return isKept(row) ? (wordClass, key, row) : nil
    }
  }

  /// The rows of the parts of words, and of words with the class of a neighbour.
  func sparseRows() -> [(mixed: UInt64, weights: [Int16])] {
    var rows: [UInt64: SIMD16<Float>] = [:]
    for word in features.words.values {
      TagFeatures.forEachPart(of: word) { _, key in rows[key] = weight(of: key) }
    }
    rows = rows.filter { isKept($0.value) }
    for letters in features.classes.keys {
      for isBehind in [true, false] {
        for mix in mixes(of: letters, isBehind: isBehind) { rows[mix.key] = mix.weights }
      }
    }
    return rows.keys.sorted().map { ($0, rounded(rows[$0] ?? .zero)) }
  }

  /// The weights of two classes side by side: the first word's, then the second's.
  func classes() -> [Int16] {
    classPairs([.following, .preceding])
  }

  /// The weights of the classes around a word.
  func surroundings() -> [Int16] {
    classPairs([.surrounding])
  }

  private func classPairs(_ joints: [TagFeatures.Joint]) -> [Int16] {
    let count = UInt64(WordModelFormat.classCount)
    return (0..<(count * count)).flatMap { pair in
      joints.flatMap { rounded(weight(of: $0.key(pair))) }
    }
  }

  /// The weights of three lengths side by side.
  func lengths() -> [Int16] {
    (0..<512).flatMap { rounded(weight(of: TagFeatures.Joint.lengths.key($0))) }
  }
}
