// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Compiles `Words/*.tsv`: columns word, frequency, pos.
enum WordCompiler {
  /// Adds the words of a file; a word of an earlier file gets the later one's values.
  static func compile(
    _ file: DictionaryFile, table: TableReader.Table, into builder: inout DictionaryBuilder
  ) {
    guard !table.columns.isEmpty else { return }
    guard table.columns == ["word", "frequency", "pos"] else {
      return builder.addFault(
        "The columns of a word file are word, frequency, pos.", in: file, line: 0)
    }
    var tags: [String: PartOfSpeech] = [:]
    for partOfSpeech in PartOfSpeech.allCases { tags[partOfSpeech.tag] = partOfSpeech }
    builder.words.reserveCapacity(builder.words.count + table.rows.count)
    for (index, row) in table.rows.enumerated() {
      guard let frequency = UInt64(row[1]), frequency > 0, frequency < 1 << 40 else {
        builder.addFault(
          "The frequency \(row[1]) is not a whole number of at least 1.", in: file,
          line: table.lines[index])
        continue
      }
      guard let partOfSpeech = tags[row[2]] else {
        builder.addFault(
          "The part of speech \(row[2]) is none of UD's.", in: file, line: table.lines[index])
        continue
      }
      builder.words[row[0]] = DictionaryBuilder.Word(
        frequency: frequency, partOfSpeech: partOfSpeech.rawValue)
    }
  }
}
