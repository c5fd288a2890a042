// SPDX-License-Identifier: Apache-2.0

public import Lexicon

/// Turns dictionary files into a lexicon image.
///
/// `Words/*.tsv` become the word trie, all other TSV files tables; the entities, cues and events
/// among them are also forms for the matcher.  The weights of the tagger of names have sections of
/// their own.  The same files give the same bytes.
public enum LexiconCompiler {
  /// Compiles dictionary texts; paths are relative to the dictionaries' directory.
  ///
  /// - Parameters:
  ///   - files: the files' paths and texts.
  ///   - base: the lexicon that the image will lie upon, which may hold the parents that the files
  ///     speak of; null for a base dictionary.
  /// - Returns: the image.
  /// - Throws: ``DictionaryFaults`` with all that is wrong.
  public static func image(
    files: [(path: String, text: String)], base: Lexicon? = nil
  ) throws(DictionaryFaults) -> LexiconImageData {
    try image(
      files: files.map { DictionaryFile(path: $0.path, bytes: Array($0.text.utf8)) }, base: base)
  }

  /// Compiles all `.tsv` and `.yaml` files below a directory.
  ///
  /// - Parameters:
  ///   - directory: the directory's path.
  ///   - base: the lexicon that the image will lie upon; null for a base dictionary.
  /// - Returns: the image.
  /// - Throws: ``DictionaryFaults`` with all that is wrong.
  public static func image(
    directory: String, base: Lexicon? = nil
  ) throws(DictionaryFaults) -> LexiconImageData {
    try image(files: DictionaryDirectory.files(in: directory), base: base)
  }

  /// Compiles dictionary files.
  ///
  /// - Parameters:
  ///   - files: the files, in any order.
  ///   - base: the lexicon that the image will lie upon; null for a base dictionary.
  /// - Returns: the image.
  /// - Throws: ``DictionaryFaults`` with all that is wrong.
  public static func image(
    files: [DictionaryFile], base: Lexicon? = nil
  ) throws(DictionaryFaults) -> LexiconImageData {
    let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var builder = DictionaryBuilder(base: base)
    let tables = readTables(files, into: &builder)
    var entities = EntityCompiler()
    var cues = CueCompiler()
    var tagger = TaggerCompiler()
    for (file, table) in tables {
      if file.path.hasPrefix("Words/") {
        WordCompiler.compile(file, table: table, into: &builder)
        continue
      }
      if TaggerCompiler.isOwn(file) {
        tagger.compile(file, table: table, into: &builder)
        continue
      }
      builder.addTable(name: file.tableName, columns: table.columns, rows: table.rows)
      if file.path.hasPrefix("Entities/") {
        entities.compile(file, table: table, into: &builder)
      } else if file.path.hasPrefix("Cues/") {
        cues.compile(file, table: table, into: &builder)
      }
    }
    builder.addRegionalGeneralWords()
    entities.resolveParents(in: &builder)
    cues.finish(&builder)
    tagger.finish(&builder)
    FrameCompiler.compile(
      files.filter { $0.path.hasPrefix("Events/") && $0.path.hasSuffix(".yaml") }, into: &builder)
    return try write(builder)
  }

  /// Reads all tables, and fills the builder's simplifier from those of the characters.
  private static func readTables(
    _ files: [DictionaryFile], into builder: inout DictionaryBuilder
  ) -> [(DictionaryFile, TableReader.Table)] {
    if let base = builder.base {
      for name in characterTables { builder.simplifier.add(base.table(name)) }
      for name in vocabularyTables {
        let table = base.table(name)
        for row in 0..<table.rowCount {
          builder.addRegionalWord(
            table.field(row: row, column: 0), mainland: table.field(row: row, column: 1),
            use: table.field(row: row, column: 2))
        }
      }
    }
    var tables: [(DictionaryFile, TableReader.Table)] = []
    for file in files {
      if file.path.hasSuffix(".tsv") {
        let table = TableReader.table(of: file, faults: &builder.faults)
        tables.append((file, table))
        if vocabularyTables.contains(file.tableName),
          table.columns.starts(with: ["regional", "mainland", "use"])
        {
          for row in table.rows {
            builder.addRegionalWord(row[0], mainland: row[1], use: row[2])
          }
        }
        guard characterTables.contains(file.tableName), table.columns.count > 1 else { continue }
        for row in table.rows { builder.simplifier.add(row[0], row[1]) }
        if builder.icuVersion.isEmpty { builder.icuVersion = icuVersion(in: table.comments) }
      } else if !file.path.hasPrefix("Events/") {
        builder.addFault("A YAML file belongs into Events.", in: file, line: 0)
      }
    }
    return tables
  }

  /// The tables of single characters and of phrases that decide otherwise; a later one, also by its
  /// file's name, overrules an earlier one.
  private static let characterTables = ["characters", "phrases", "variants", "words"].map {
    "Normalization/\($0)"
  }

  /// The tables of regional words.
  private static let vocabularyTables = ["vocabulary", "vocabulary-news"].map {
    "Normalization/\($0)"
  }

  /// Returns the version of ICU that the comments name, as `icu: 72.1`, or an empty string.
  private static func icuVersion(in comments: [String]) -> String {
    for comment in comments {
      let words = comment.split(separator: " ")
      if words.count == 2, words[0] == "icu:" { return String(words[1]) }
    }
    return ""
  }

  private static func write(_ builder: DictionaryBuilder) throws(DictionaryFaults)
    -> LexiconImageData
  {
    guard builder.faults.isEmpty else { throw DictionaryFaults(builder.faults) }
    var writer = ImageWriter()
    do {
      return try LexiconImageData(bytes: writer.bytes(of: builder))
    } catch {
      throw DictionaryFaults([
        DictionaryFault(file: "Dictionaries", line: 0, reason: error.reason)
      ])
    }
  }
}
