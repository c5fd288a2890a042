// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Compiles `Weights/names.tsv` and `Weights/name-words.tsv`: the weights of the tagger of names as
/// numbers, and the words' classes where they are found at one look.
struct TaggerCompiler {
  private static let weightFile = "Weights/names"
  private static let wordFile = "Weights/name-words"
  /// The character that stands for the weight 0.
  private static let zero: Int16 = 0x57
  /// The one that stands for what never comes.
  private static let never: UInt8 = 0x30
  /// What never comes weighs so much: far below all sums, and no danger of overflow.
  private static let lowest: Int16 = -2_048

  private var words: (file: DictionaryFile, table: TableReader.Table)?

  /// Whether a file is one of the two.
  static func isOwn(_ file: DictionaryFile) -> Bool {
    file.tableName == weightFile || file.tableName == wordFile
  }

  /// Adds a file.
  mutating func compile(
    _ file: DictionaryFile, table: TableReader.Table, into builder: inout DictionaryBuilder
  ) {
    guard !table.columns.isEmpty else { return }
    let isWords = file.tableName == TaggerCompiler.wordFile
    let columns = isWords ? ["word", "class"] : ["class", "weights"]
    guard table.columns == columns else {
      return builder.addFault(
        "The columns of this file are \(columns[0]), \(columns[1]).", in: file, line: 0)
    }
    if isWords {
      words = (file, table)
    } else {
      addWeights(file, table: table, to: &builder)
    }
  }

  /// Adds the rows: first what a tag weighs behind another one, then those of the classes.
  private func addWeights(
    _ file: DictionaryFile, table: TableReader.Table, to builder: inout DictionaryBuilder
  ) {
    for (index, row) in table.rows.enumerated() {
      let weights = Array(row[1].utf8)
      let isFirst = index == 0
      let count = isFirst ? TaggerFormat.tagCount : TaggerFormat.placeCount
      // Outside weighs nothing: the classes' rows leave it out.
      let width = isFirst ? TaggerFormat.tagCount : TaggerFormat.tagCount - 1
      guard weights.count == count * width else {
        builder.addFault(
          "The row has \(weights.count) weights instead of \(count * width).", in: file,
          line: table.lines[index])
        continue
      }
      for start in stride(from: 0, to: weights.count, by: width) {
        if !isFirst { builder.taggerRows.append(0) }
        for weight in weights[start..<start + width] {
          builder.taggerRows.append(
            isFirst && weight == TaggerCompiler.never
              ? TaggerCompiler.lowest : Int16(weight) - TaggerCompiler.zero)
        }
        builder.taggerRows.append(isFirst ? TaggerFormat.unused : 0)
      }
    }
  }

  /// Finds the classes of the words, once all weights are read.
  func finish(_ builder: inout DictionaryBuilder) {
    guard let words else { return }
    let classCount = TaggerFormat.classCount(ofNumbers: builder.taggerRows.count)
    var numbers: [(word: String, number: Int)] = []
    numbers.reserveCapacity(words.table.rows.count)
    for (index, row) in words.table.rows.enumerated() {
      guard let number = Int(row[1]), (0..<classCount).contains(number) else {
        builder.addFault(
          "The class \(row[1]) is none of \(TaggerCompiler.weightFile).tsv.", in: words.file,
          line: words.table.lines[index])
        continue
      }
      numbers.append((row[0], number))
    }
    guard let slots = WordNumbers.slots(of: numbers) else {
      return builder.addFault("The file has too many words or classes.", in: words.file, line: 0)
    }
    builder.taggerWords = slots
  }
}
