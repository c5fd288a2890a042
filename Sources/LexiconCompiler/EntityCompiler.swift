// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Compiles `Entities/<type>[-<group>].tsv`: columns name, aliases, kind, parent and more.
///
/// An alias with the prefix `?` is ambiguous, one with `!` is listed and never matched; the name
/// itself may be repeated as an alias to say so of it.
struct EntityCompiler {
  private struct Origin {
    var file: DictionaryFile
    var line: Int
  }

  private var origins: [Origin] = []
  private var numbers: [String: [String: Int]] = [:]

  /// Adds the entities and forms of a file.
  mutating func compile(
    _ file: DictionaryFile, table: TableReader.Table, into builder: inout DictionaryBuilder
  ) {
    guard !table.columns.isEmpty else { return }
    guard table.columns.starts(with: ["name", "aliases", "kind", "parent"]) else {
      return builder.addFault(
        "The first columns of an entity file are name, aliases, kind, parent.", in: file, line: 0)
    }
    let stem = file.tableName.split(separator: "/").last ?? ""
    let type = String(stem.prefix { $0 != "-" })
    for (index, row) in table.rows.enumerated() {
      let line = table.lines[index]
      if let other = numbers[row[0]]?[type] {
        let origin = origins[other]
        builder.addFault(
          "The \(type) \(row[0]) stands in \(origin.file.path):\(origin.line) too.", in: file,
          line: line)
        continue
      }
      let number = builder.entities.count
      numbers[row[0], default: [:]][type] = number
      origins.append(Origin(file: file, line: line))
      builder.entities.append(
        DictionaryBuilder.Entity(type: type, name: row[0], kind: row[2], parentName: row[3]))
      addForms(of: row, number: number, file: file, line: line, to: &builder)
    }
  }

  private func addForms(
    of row: [String], number: Int, file: DictionaryFile, line: Int,
    to builder: inout DictionaryBuilder
  ) {
    var texts: Set<String> = []
    func add(_ text: String, isAmbiguous: Bool) {
      builder.addForm(
        text, sense: FormSense(kind: .entity(UInt32(number)), isAmbiguous: isAmbiguous))
    }
    if !row[1].isEmpty {
      for alias in row[1].utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      {
        let prefix = alias.first
        let isMarked = prefix == UInt8(ascii: "?") || prefix == UInt8(ascii: "!")
        let text = String(isMarked ? alias.dropFirst() : alias) ?? ""
        guard !text.isEmpty else {
          builder.addFault("An alias is empty.", in: file, line: line)
          continue
        }
        guard texts.insert(text).inserted else {
          builder.addFault("The alias \(text) stands twice.", in: file, line: line)
          continue
        }
        if prefix != UInt8(ascii: "!") { add(text, isAmbiguous: isMarked) }
      }
    }
    if !texts.contains(row[0]) { add(row[0], isAmbiguous: false) }
  }

  /// Finds the entities' parents, once all files are read.
  func resolveParents(in builder: inout DictionaryBuilder) {
    let base = builder.base
    lazy var baseNames: Set<String> =
      base.map { base in
        Set((0..<UInt32(base.entityCount)).map { base.entity($0).name })
      } ?? []
    for number in builder.entities.indices {
      let entity = builder.entities[number]
      guard !entity.parentName.isEmpty else { continue }
      let candidates = numbers[entity.parentName] ?? [:]
      // Places lie in places; all else belongs to an organization where there is one of the name.
      let preferred = entity.type == "place" ? "place" : "organization"
      let parent =
        candidates[preferred]
        ?? candidates.sorted { $0.key < $1.key }.first { $0.value != number }?
        .value
      if let parent {
        builder.entities[number].parent = parent
      } else if !baseNames.contains(entity.parentName) {
        builder.addFault(
          "The parent \(entity.parentName) is no entity of these dictionaries.",
          in: origins[number].file, line: origins[number].line)
      }
    }
  }
}
