// SPDX-License-Identifier: Apache-2.0

/// A table of strings whose first column can be looked up in a text.
///
/// Rows are those of the base dictionary, then those of each overlay.  A key that an overlay has
/// hides the rows that lower layers have for it from the look-ups, not from the numbering.
public struct LexiconTable: Sendable {
  /// One layer's part of a table.
  final class Part: Sendable {
    let strings: StringPool
    let trie: DoubleArrayTrie
    let cells: ImageArray<UInt32>
    let columns: [String]
    let rowCount: Int

    init(
      strings: StringPool, trie: DoubleArrayTrie, cells: ImageArray<UInt32>, columns: [String],
      rowCount: Int
    ) {
      self.strings = strings
      self.trie = trie
      self.cells = cells
      self.columns = columns
      self.rowCount = rowCount
    }

    /// Returns a field's string number.
    func cell(row: Int, column: Int) -> UInt32 { cells[(row + 1) * columns.count + column] }

    /// Returns a field as its bytes.
    func text(row: Int, column: Int) -> ImageText { strings.text(cell(row: row, column: column)) }

    /// Returns the rows from `row` on that share its first field.
    func run(from row: Int) -> Range<Int> {
      guard row < rowCount else { return 0..<0 }
      var end = row + 1
      let key = cell(row: row, column: 0)
      while end < rowCount, cell(row: end, column: 0) == key { end += 1 }
      return row..<end
    }
  }

  /// The names of the columns.
  public let columns: [String]
  /// The number of rows of all layers.
  public let rowCount: Int
  private let parts: [Part]
  /// The first row of each part.
  private let starts: [Int]

  init(parts: [Part] = []) {
    self.parts = parts
    columns = parts.first?.columns ?? []
    var starts: [Int] = []
    var count = 0
    for part in parts {
      starts.append(count)
      count += part.rowCount
    }
    self.starts = starts
    rowCount = count
  }

  /// Calls `body` with the part of each layer and the number of its first row.
  func forEachPart(_ body: (_ part: Part, _ firstRow: Int) -> Void) {
    for (part, start) in zip(parts, starts) { body(part, start) }
  }

  /// Returns the index of a column, or null.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// Returns a field, empty where there is none.
  public func field(row: Int, column: Int) -> String {
    text(row: row, column: column)?.string ?? ""
  }

  /// Returns a field as its bytes, null where there is none.
  package func text(row: Int, column: Int) -> ImageText? {
    // Thousands of fields are read at the start, nearly always of a single layer.
    if parts.count == 1, row >= 0, row < rowCount, column >= 0, column < columns.count {
      return parts[0].text(row: row, column: column)
    }
    guard let (part, cell) = place(row: row, column: column) else { return nil }
    return part.strings.text(cell)
  }

  /// Returns a field that is a whole number, null where it is none.
  package func integer(row: Int, column: Int) -> Int? {
    guard let (part, cell) = place(row: row, column: column) else { return nil }
    return part.strings.integer(cell)
  }

  /// Returns the part that holds a field, and the field's string number.
  private func place(row: Int, column: Int) -> (part: Part, cell: UInt32)? {
    guard row >= 0, row < rowCount, column >= 0, column < columns.count else { return nil }
    if parts.count == 1 { return (parts[0], parts[0].cell(row: row, column: column)) }
    guard let layer = starts.lastIndex(where: { $0 <= row }) else { return nil }
    let part = parts[layer]
    // An overlay may order its columns in another way.
    guard let place = layer == 0 ? column : part.columns.firstIndex(of: columns[column]) else {
      return nil
    }
    return (part, part.cell(row: row - starts[layer], column: place))
  }

  /// Returns the rows whose first field is `key`.
  public func rows(forKey key: Span<UInt8>) -> Range<Int> { rows(keyBytes: key) }

  /// Returns the rows whose first field is `key`.
  public func rows(forKey key: String) -> Range<Int> { rows(keyBytes: Array(key.utf8).span) }

  private func rows(keyBytes key: Span<UInt8>) -> Range<Int> {
    for layer in parts.indices.reversed() {
      let value = parts[layer].trie.value(in: key, from: 0, to: key.count)
      if value != 0 { return rows(layer: layer, value: value) }
    }
    return 0..<0
  }

  /// Returns the rows of the longest key that stands at `offset`, and where it ends.
  public func longestKey(in text: Span<UInt8>, at offset: Int) -> (rows: Range<Int>, end: Int)? {
    var longest: (rows: Range<Int>, end: Int)?
    for layer in parts.indices {
      var found: (value: Int, end: Int)?
      parts[layer].trie.forEachPrefix(in: text, at: offset) { end, value in found = (value, end) }
      if let found, found.end >= longest?.end ?? 0 {
        longest = (rows(layer: layer, value: found.value), found.end)
      }
    }
    return longest
  }

  /// Calls `body` with the rows and the end of each key that stands at `offset`, shortest first.
  ///
  /// With overlays the order is layer by layer, and a key that several layers have comes only from
  /// the last of them.
  public func forEachKey(
    in text: Span<UInt8>, at offset: Int, _ body: (_ rows: Range<Int>, _ end: Int) -> Void
  ) {
    for layer in parts.indices {
      parts[layer].trie.forEachPrefix(in: text, at: offset) { end, value in
        for later in (layer + 1)..<parts.count
        where parts[later].trie.value(in: text, from: offset, to: end) != 0 {
          return
        }
        body(rows(layer: layer, value: value), end)
      }
    }
  }

  private func rows(layer: Int, value: Int) -> Range<Int> {
    let run = parts[layer].run(from: value - 1)
    return (run.lowerBound + starts[layer])..<(run.upperBound + starts[layer])
  }
}
