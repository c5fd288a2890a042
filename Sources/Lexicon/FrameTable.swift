// SPDX-License-Identifier: Apache-2.0

/// The rows that hold the frames of all layers, in the order of their numbers.
///
/// A layer's frames follow those of the layer below it, as the rows of its tables do.  A text asks
/// for a few of them; what must be known of all is read off the rows without decoding them.
package struct FrameTable: Sendable {
  private let table: LexiconTable
  /// The first row of each frame.
  private let starts: [Int]

  init(_ table: LexiconTable) {
    let isWhole = table.columns.count == Frame.columns.count
    self.table = isWhole ? table : LexiconTable()
    starts = self.table.rows(of: "type", inColumn: 1)
  }

  /// The number of frames.
  package var count: Int { starts.count }

  /// The event types of all frames.
  package var types: [String] { starts.map { table.field(row: $0, column: 2) } }

  /// The entity types that roles name, in the order in which they come up.
  package var entityTypes: [String] { lists("role.types") }

  /// The cue classes that roles name, in the order in which they come up.
  package var cues: [String] { lists("role.cues") }

  /// The prepositions of all groups.
  package var prepositions: [String] {
    table.distinctFields(ofRows: table.rows(of: "group.preposition", inColumn: 1), column: 2)
      .map(\.string)
  }

  /// The words of the lists of one kind.
  private func lists(_ key: StaticString) -> [String] {
    table.distinctFields(ofRows: table.rows(of: key, inColumn: 1), column: 3)
      .flatMap { $0.parts(at: UInt8(ascii: "|")) }
  }

  /// Decodes a frame; the number must be below ``count``.
  ///
  /// - Complexity: O(*n*) in the number of its words.
  package func frame(_ number: Int) -> Frame {
    let end = number + 1 < starts.count ? starts[number + 1] : table.rowCount
    var frame = Frame(type: table.field(row: starts[number], column: 2))
    for row in starts[number] + 1..<end {
      guard let key = table.text(row: row, column: 1), let name = table.text(row: row, column: 2),
        let value = table.text(row: row, column: 3)
      else { continue }
      frame.read(key: key, name: name, value: value)
    }
    return frame
  }
}

extension LexiconTable {
  /// Returns the rows whose field in a column is `text`.
  ///
  /// - Complexity: O(*n*) in the number of rows, of which few are looked at more closely than by
  ///   comparing two numbers.
  fileprivate func rows(of text: StaticString, inColumn column: Int) -> [Int] {
    var found: [Int] = []
    forEachPart { part, firstRow in
      guard column < part.columns.count else { return }
      var known: UInt32?
      var other: UInt32?
      for row in 0..<part.rowCount {
        let cell = part.cell(row: row, column: column)
        if let known {
          if cell == known { found.append(firstRow + row) }
        } else if cell != other {
          other = cell
          guard part.strings.text(cell).equals(text) else { continue }
          known = cell
          found.append(firstRow + row)
        }
      }
    }
    return found
  }

  /// Returns the fields of some rows, in order, each but once in each layer.
  fileprivate func distinctFields(ofRows rows: [Int], column: Int) -> [ImageText] {
    var fields: [ImageText] = []
    forEachPart { part, firstRow in
      guard column < part.columns.count else { return }
      var seen: [UInt32] = []
      for row in rows where row >= firstRow && row < firstRow + part.rowCount {
        let cell = part.cell(row: row - firstRow, column: column)
        guard !seen.contains(cell) else { continue }
        seen.append(cell)
        fields.append(part.strings.text(cell))
      }
    }
    return fields
  }
}
