// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Compiles `Cues/*.tsv`: columns word, class and more; a word of several classes has them all,
/// separated by `|`.
struct CueCompiler {
  private struct Cue {
    var word: String
    var className: String
  }

  private var cues: [Cue] = []

  /// Notes the cues of a file.
  mutating func compile(
    _ file: DictionaryFile, table: TableReader.Table, into builder: inout DictionaryBuilder
  ) {
    guard !table.columns.isEmpty else { return }
    guard table.columns.starts(with: ["word", "class"]) else {
      return builder.addFault(
        "The first columns of a cue file are word, class.", in: file, line: 0)
    }
    for (index, row) in table.rows.enumerated() {
      for name in row[1].utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      {
        guard !name.isEmpty else {
          builder.addFault("The class is empty.", in: file, line: table.lines[index])
          continue
        }
        cues.append(Cue(word: row[0], className: String(name) ?? ""))
      }
    }
  }

  /// Numbers the classes by their names, and adds the forms, once all files are read.
  func finish(_ builder: inout DictionaryBuilder) {
    builder.classes = Set(cues.map(\.className)).sorted()
    var numbers: [String: UInt32] = [:]
    for (number, name) in builder.classes.enumerated() { numbers[name] = UInt32(number) }
    for cue in cues {
      builder.addForm(cue.word, sense: FormSense(kind: .cue(numbers[cue.className] ?? 0)))
    }
  }
}
