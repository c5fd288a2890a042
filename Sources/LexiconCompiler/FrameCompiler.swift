// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Yams

/// Compiles event frames, one YAML file each, into a table and the forms of their words.
///
/// The keys are described at ``Frame``.
enum FrameCompiler {
  /// Adds the frames of `Events/*.yaml`, which come sorted by path, to the image.
  ///
  /// Numbers of frames in senses are places among all frames of this image.
  static func compile(_ files: [DictionaryFile], into builder: inout DictionaryBuilder) {
    var rows: [[String]] = []
    var blockers: Set<String> = []
    var types: [String: String] = [:]
    for file in files {
      var reader = FrameReader(file: file, types: entityTypes(in: builder))
      let frame = reader.frame()
      for fault in reader.faults { builder.addFault(fault.reason, in: file, line: fault.line) }
      guard let frame else { continue }
      if let other = types[frame.type] {
        builder.addFault("The type \(frame.type) is described in \(other) too.", in: file, line: 0)
        continue
      }
      types[frame.type] = file.path
      addForms(of: frame, blockers: reader.blockers, into: &builder)
      rows += frame.rows
      blockers.formUnion(reader.blockers)
      builder.frameCount += 1
    }
    guard !rows.isEmpty else { return }
    // Numbers of one length, so that the first column is sorted and unique.
    let numbered = rows.enumerated().map { [padded($0.offset)] + $0.element }
    builder.addTable(name: Frame.tableName, columns: Frame.columns, rows: numbered)
    guard !blockers.isEmpty else { return }
    builder.addTable(
      name: Frame.blockerTableName, columns: ["word"], rows: blockers.sorted().map { [$0] })
  }

  /// The entity types that roles may name: those of the ontology, and those of the entity files.
  private static func entityTypes(in builder: DictionaryBuilder) -> Set<String> {
    Set(builder.entities.map(\.type)).union([
      "organization", "person", "product", "place", "conference", "document",
    ])
  }

  private static func addForms(
    of frame: Frame, blockers: [String], into builder: inout DictionaryBuilder
  ) {
    let number = builder.frameCount
    for (group, triggers) in frame.groups.enumerated() {
      for (word, text) in triggers.words.enumerated() {
        builder.addForm(
          text, sense: FormSense(kind: .trigger(frame: number, group: group, word: word)))
      }
    }
    for blocker in blockers {
      builder.addForm(blocker, sense: FormSense(kind: .blocker(frame: number)))
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}
