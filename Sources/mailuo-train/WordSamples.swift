// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LexiconCompiler
import Segmentation
import TextModel

/// A sentence with its words and their parts of speech.
struct TaggedSentence {
  let bytes: [UInt8]
  let words: [(range: ByteRange, tag: PartOfSpeech?)]

  /// Reads a file of lines: the text, then each word and its tag, all parted by tabs;
  /// a tag that is not known is `_`.
  static func read(path: String) throws -> [TaggedSentence] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("\(path) cannot be read as UTF-8.")
    }
    return try text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let sentence = TaggedSentence(fields: fields) else {
        throw ValidationError("\(path): \(line.prefix(40)): the words are not those of the text.")
      }
      return sentence
    }
  }

  private init?(fields: [Substring]) {
    bytes = Array(fields[0].utf8)
    var words: [(range: ByteRange, tag: PartOfSpeech?)] = []
    var offset = 0
    for index in stride(from: 1, to: fields.count - 1, by: 2) {
      let word = Array(fields[index].utf8)
      while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
      guard offset + word.count <= bytes.count,
        Array(bytes[offset..<(offset + word.count)]) == word
      else { return nil }
      let tag = PartOfSpeech(tag: String(fields[index + 1]))
      guard tag != nil || fields[index + 1] == "_" else { return nil }
      words.append((ByteRange(offset, offset + word.count), tag))
      offset += word.count
    }
    self.words = words
  }
}

/// A dictionary as the model learns with it: words, frequencies, classes; and known names.
struct TrainingDictionary {
  let rows: [(word: String, frequency: Double, wordClass: Int)]
  /// The names whose borders are those of words.
  let names: Set<String>

  /// Reads lines of word, frequency and class, parted by tabs; a line of a name alone is a name.
  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("\(path) cannot be read as UTF-8.")
    }
    let lines = text.split(separator: "\n")
    names = Set(lines.filter { !$0.contains("\t") }.map(String.init))
    rows = try lines.filter { $0.contains("\t") }.map { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let frequency = Double(fields[1]), frequency >= 1,
        let wordClass = Int(fields[2]), (1..<WordModelFormat.startClass).contains(wordClass)
      else { throw ValidationError("\(path): \(line): not a word, a frequency and a class.") }
      return (String(fields[0]), frequency, wordClass)
    }
  }

  /// The codes of all characters and the dictionary's trie, as sections of a file without weights.
  func sections(texts: [TaggedSentence]) throws -> WordSections {
    var weights: [UInt32: UInt64] = [:]
    for row in rows {
      for scalar in row.word.unicodeScalars { weights[scalar.value, default: 0] += 1 }
    }
    for name in names {
      for scalar in name.unicodeScalars { weights[scalar.value, default: 0] += 1 }
    }
    for sentence in texts {
      let text = String(decoding: sentence.bytes, as: UTF8.self)
      for scalar in text.unicodeScalars { weights[scalar.value, default: 0] += 100 }
    }
    for special in WordModelFormat.Special.start...WordModelFormat.Special.last {
      weights[special] = 1_000
    }
    guard let encoder = KeyEncoder(weights: weights) else {
      throw ValidationError("There are too many characters.")
    }
    let total = rows.reduce(0) { $0 + $1.frequency }
    var builder = TrieBuilder()
    let known = rows.map { row in
      let cost = (log2(total / row.frequency) * 64).rounded()
      let rank = min(4, Int(log10(row.frequency + 1)))
      let value = WordModelFormat.value(cost: Int(cost), rank: rank, wordClass: row.wordClass)
      return TrieBuilder.Key(
        codes: encoder.encoded(row.word),
        value: names.contains(row.word) ? value | WordModelFormat.nameMark : value,
        weight: UInt64(row.frequency))
    }
    let others = names.subtracting(rows.map(\.word)).sorted().map { name in
      TrieBuilder.Key(
        codes: encoder.encoded(name), value: WordModelFormat.nameMark, weight: 1)
    }
    let root = builder.add(known + others)
    guard let root else { throw ValidationError("The dictionary is too large.") }
    return WordSections(
      codes: encoder.table, words: builder.units, root: root, characterCount: weights.count + 1)
  }
}

/// The sections of a file of weights, as they grow.
struct WordSections {
  var codes: [UInt16]
  var words: [UInt64]
  var root: UInt32
  var characterCount: Int
  var transitions = [Int16](repeating: 0, count: 16)
  var characters: [Int16] = []
  var kinds: [Int16] = []
  var shapes: [Int16] = []
  var pairs: (slots: [UInt32], rows: [Int16]) = ([], [])
  var tags: (slots: [UInt32], rows: [Int16]) = ([], [])
  var tagWords: (slots: [UInt32], rows: [Int16]) = ([], [])
  var tagClasses: [Int16] = []
  var tagSurroundings: [Int16] = []
  var tagLengths: [Int16] = []

  /// The bytes of the file.
  var bytes: [UInt8] {
    var meta: [UInt32] = [root, UInt32(characterCount)]
    for pair in stride(from: 0, to: 16, by: 2) {
      let low = UInt32(UInt16(bitPattern: transitions[pair]))
      meta.append(low | UInt32(UInt16(bitPattern: transitions[pair + 1])) << 16)
    }
    func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
      numbers.flatMap { WordModelFormat.littleEndian($0) }
    }
    return WordModelFormat.file([
      bytes(codes), bytes(words), bytes(meta), bytes(characters), bytes(kinds), bytes(shapes),
      bytes(pairs.slots), bytes(pairs.rows), bytes(tags.slots), bytes(tags.rows),
      bytes(tagWords.slots), bytes(tagWords.rows), bytes(tagClasses), bytes(tagSurroundings),
      bytes(tagLengths),
    ])
  }
}
