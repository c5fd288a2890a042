// SPDX-License-Identifier: Apache-2.0

/// Whole tables, as the stages read them at the start: a look at a single field costs more than the
/// field is long.
extension LexiconTable {
  /// Calls `body` with each row and the bytes of one of its fields.
  package func forEachRow(_ column: Int, _ body: (_ row: Int, _ field: Span<UInt8>) -> Void) {
    forEachPart { part, firstRow in
      guard let column = place(ofColumn: column, in: part) else { return }
      part.strings.withPool { pool, ranges in
        for row in 0..<part.rowCount {
          body(
            firstRow + row, pool.extracting(ranges.range(part.cell(row: row, column: column))))
        }
      }
    }
  }

  /// Calls `body` with each row and the bytes of two of its fields.
  package func forEachRow(
    _ first: Int, _ second: Int,
    _ body: (_ row: Int, _ first: Span<UInt8>, _ second: Span<UInt8>) -> Void
  ) {
    forEachPart { part, firstRow in
      guard let first = place(ofColumn: first, in: part),
        let second = place(ofColumn: second, in: part)
      else { return }
      part.strings.withPool { pool, ranges in
        for row in 0..<part.rowCount {
          body(
            firstRow + row, pool.extracting(ranges.range(part.cell(row: row, column: first))),
            pool.extracting(ranges.range(part.cell(row: row, column: second))))
        }
      }
    }
  }

  /// Calls `body` with the bytes of one field of each row and the numbers in up to eight others, 0
  /// for one that is none.
  package func forEachRow(
    _ column: Int, numbers columns: [Int],
    _ body: (_ field: Span<UInt8>, _ numbers: SIMD8<Int32>) -> Void
  ) {
    forEachPart { part, _ in
      guard let column = place(ofColumn: column, in: part) else { return }
      let places = columns.prefix(8).map { place(ofColumn: $0, in: part) ?? -1 }
      part.strings.withPool { pool, ranges in
        // Neighbours in a column are mostly the same: 0.
        var lastCell = UInt32.max
        var last: Int32 = 0
        for row in 0..<part.rowCount {
          var numbers = SIMD8<Int32>()
          for index in places.indices where places[index] >= 0 {
            let cell = part.cell(row: row, column: places[index])
            if cell != lastCell {
              lastCell = cell
              last = Int32(
                truncatingIfNeeded: StringPool.integer(pool.extracting(ranges.range(cell))) ?? 0)
            }
            numbers[index] = last
          }
          body(pool.extracting(ranges.range(part.cell(row: row, column: column))), numbers)
        }
      }
    }
  }

  /// The place of a column in a part, which may order its columns in another way.
  private func place(ofColumn column: Int, in part: Part) -> Int? {
    guard column >= 0, column < columns.count else { return nil }
    if column < part.columns.count, part.columns[column] == columns[column] { return column }
    return part.columns.firstIndex(of: columns[column])
  }
}
