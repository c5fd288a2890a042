// SPDX-License-Identifier: Apache-2.0

import LexiconCompiler
import Segmentation
import Testing

/// A small model that follows its dictionary's path, but where a pair of characters says otherwise.
struct ToyModel {
  /// The words of the dictionary, with classes from 1 on.
  static let words = ["澜言", "模型", "大模型", "发布", "星澜", "科技", "星澜科技"]

  /// Weights for B, M, E, S that make each unit take its place in the path's word.
  private static let tagOfPlace = [3, 0, 2, 0, 1, 2, 0, 1, 2]

  /// The pairs that have weights, and the 16 weights of each.
  var pairs: [(String, [Int16])] = []
  /// The words that always have one part of speech, by the number of the tag.
  var certain: [(word: String, tag: Int16)] = []
  /// The words that speak for one tag, of themselves or of a neighbour.
  var speaking: [(word: String, place: TagPlace, tag: Int)] = []
  /// The weights of parts of words.
  var parts: [(mixed: UInt64, weights: [Int16])] = []
  /// The names whose borders are those of words.
  var names: [String] = []

  private var encoder: KeyEncoder? {
    var weights: [UInt32: UInt64] = [:]
    for word in ToyModel.words + ["的人新在"] {
      for scalar in word.unicodeScalars { weights[scalar.value] = 1 }
    }
    for special in WordModelFormat.Special.start...WordModelFormat.Special.last {
      weights[special] = 1
    }
    return KeyEncoder(weights: weights)
  }

  /// The number that stands for a word's letters.
  private func letters(of word: String) throws -> UInt64 {
    try #require(encoder).encoded(word).reduce(0) { TaggedWord.letters($0, $1) }
  }

  /// Returns the code of a character.
  func code(of character: String) throws -> UInt64 {
    UInt64(try #require(encoder?.encoded(character).first))
  }

  /// Returns the bytes of the file.
  func bytes() throws -> [UInt8] {
    let encoder = try #require(encoder)
    var builder = TrieBuilder()
    let keys = ToyModel.words.enumerated().map { index, word in
      TrieBuilder.Key(
        codes: encoder.encoded(word),
        value: WordModelFormat.value(cost: 700, rank: 2, wordClass: index + 1), weight: 1)
    }
    let others = names.map { name in
      TrieBuilder.Key(
        codes: encoder.encoded(name), value: WordModelFormat.nameMark, weight: 1)
    }
    let base = builder.add(keys + others)
    let root = try #require(base)
    typealias Shapes = WordModelFormat.Shapes
    var shapes = [Int16](repeating: 0, count: Shapes.count * 4)
    for place in 0..<WordModelFormat.placeCount {
      for wordClass in 0..<WordModelFormat.classCount {
        let row = Shapes.path + place * WordModelFormat.classCount + wordClass
        shapes[row * 4 + ToyModel.tagOfPlace[place]] = 100
      }
    }
    let rows = try pairs.map { pair, weights in
      let codes = encoder.encoded(pair)
      try #require(codes.count == 2)
      return (mixed: SparseRows.mixed(WordModel.pairKey(codes[0], codes[1])), weights: weights)
    }
    let pairTable = try #require(SparseRows.layOut(rows))
    let tags = try certain.map { word, tag in
      var row = [Int16](repeating: 0, count: WordModelFormat.TagRow.width)
      row[WordModelFormat.TagRow.certain] = tag + 1
      return (mixed: TaggedWord.rowKey(of: try letters(of: word)), weights: row)
    }
    let seen = try speaking.map { word, place, tag in
      var row = [Int16](repeating: 0, count: WordModelFormat.TagRow.width)
      row[place.rawValue * 16 + tag] = 100
      return (mixed: TaggedWord.rowKey(of: try letters(of: word)), weights: row)
    }
    let wordTable = try #require(SparseRows.layOut(tags + seen))
    let partTable = try #require(SparseRows.layOut(parts))
    func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
      numbers.flatMap { WordModelFormat.littleEndian($0) }
    }
    return WordModelFormat.file([
      bytes(encoder.table), bytes(builder.units),
      bytes([root, 64] + [UInt32](repeating: 0, count: 8)), [], [], bytes(shapes),
      bytes(pairTable.slots), bytes(pairTable.rows), bytes(partTable.slots), bytes(partTable.rows),
      bytes(wordTable.slots), bytes(wordTable.rows), [], [], [],
    ])
  }

  /// Returns the model.
  func model() throws -> WordModel { try WordModel(bytes: bytes()) }
}
