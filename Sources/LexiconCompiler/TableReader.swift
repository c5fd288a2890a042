// SPDX-License-Identifier: Apache-2.0

/// Reads tab-separated dictionary files and finds what is wrong with their form.
///
/// UTF-8 with line feeds; lines that begin with `#` are comments; the first other line names the
/// columns; all others have as many fields, sorted by the first one's bytes and unique in it.  In
/// `Cues` a word may stand once for each of its classes, in the second column.
struct TableReader {
  /// A table as it was read, without the rows that are faulty.
  struct Table {
    var columns: [String] = []
    var rows: [[String]] = []
    /// The line number of each row.
    var lines: [Int] = []
    /// The texts of the comment lines, without `#`.
    var comments: [String] = []
  }

  private let file: DictionaryFile
  private var table = Table()
  private var faults: [DictionaryFault] = []
  private var line = 0

  private init(_ file: DictionaryFile) { self.file = file }

  /// Reads a file; adds what is wrong to the builder's faults.
  static func table(of file: DictionaryFile, faults: inout [DictionaryFault]) -> Table {
    var reader = TableReader(file)
    reader.read()
    faults.append(contentsOf: reader.faults)
    return reader.table
  }

  private mutating func fault(_ reason: String) {
    faults.append(DictionaryFault(file: file.displayPath, line: line, reason: reason))
  }

  private mutating func read() {
    var start = 0
    let bytes = file.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      if let text = String(validating: bytes[start..<end], as: UTF8.self) {
        take(text)
      } else {
        fault("The line is not valid UTF-8.")
      }
      start = end + 1
    }
    if table.columns.isEmpty {
      line = 0
      fault("The file has no header line that names its columns.")
    } else if bytes.last != 0x0A {
      fault("The last line does not end with a line feed.")
    }
  }

  private mutating func take(_ text: String) {
    if text.utf8.first == UInt8(ascii: "#") {
      table.comments.append(String(text.dropFirst()))
      return
    }
    if text.isEmpty { return fault("The line is empty.") }
    if text.utf8.contains(0x0D) { return fault("The line holds a carriage return.") }
    let fields = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String($0) ?? "" }
    if fields.contains(where: { $0.utf8.first == 0x20 || $0.utf8.last == 0x20 }) {
      return fault("A field begins or ends with a space.")
    }
    if table.columns.isEmpty {
      if fields.contains("") || Set(fields).count < fields.count {
        fault("The header has an empty or repeated column name.")
      }
      table.columns = fields
      return
    }
    guard fields.count == table.columns.count else {
      return fault(
        "The line has \(fields.count) fields instead of \(table.columns.count).")
    }
    guard !fields[0].isEmpty else { return fault("The \(table.columns[0]) is empty.") }
    if let last = table.rows.last?[0] {
      if last.utf8.elementsEqual(fields[0].utf8), isRepeated(fields) {
        return fault("The \(table.columns[0]) \(fields[0]) stands twice.")
      }
      if fields[0].utf8.lexicographicallyPrecedes(last.utf8) {
        fault("The line is not sorted: \(fields[0]) belongs before \(last).")
      }
    }
    table.rows.append(fields)
    table.lines.append(line)
  }

  /// Returns whether a row with the last row's first field says the same once more.
  private func isRepeated(_ fields: [String]) -> Bool {
    guard file.path.hasPrefix("Cues/"), fields.count > 1 else { return true }
    return table.rows.reversed().lazy.prefix { $0[0] == fields[0] }
      .contains { $0[1] == fields[1] }
  }
}
