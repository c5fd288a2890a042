// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Turns traditional into simplified characters by the longest entry of the character table.
struct Simplifier {
  private var mapping: [[Unicode.Scalar]: String] = [:]
  private var longest = 0
  /// The first characters of the entries.
  private var leads: Set<Unicode.Scalar> = []

  /// Whether there is nothing to change.
  var isEmpty: Bool { mapping.isEmpty }

  /// Adds an entry.
  mutating func add(_ traditional: String, _ simplified: String) {
    let key = Array(traditional.unicodeScalars)
    guard let lead = key.first else { return }
    mapping[key] = simplified
    longest = max(longest, key.count)
    leads.insert(lead)
  }

  /// Adds the first two columns of a table.
  mutating func add(_ table: LexiconTable) {
    for row in 0..<table.rowCount {
      add(table.field(row: row, column: 0), table.field(row: row, column: 1))
    }
  }

  /// Returns a text in simplified characters.
  func simplified(_ text: String) -> String {
    guard !mapping.isEmpty, text.unicodeScalars.contains(where: leads.contains) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      var length = leads.contains(scalars[index]) ? min(longest, scalars.count - index) : 0
      var entry: String?
      while length > 0, entry == nil {
        entry = mapping[Array(scalars[index..<(index + length)])]
        if entry == nil { length -= 1 }
      }
      if let entry {
        result.append(contentsOf: entry.unicodeScalars)
        index += length
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }
}
