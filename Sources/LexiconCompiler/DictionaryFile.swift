// SPDX-License-Identifier: Apache-2.0

/// One source file of the dictionaries.
public struct DictionaryFile: Sendable {
  /// The path below the dictionaries' directory, with slashes: `Entities/person.tsv`.
  public let path: String
  /// What faults call the file: its path as the user knows it.
  public let displayPath: String
  /// The bytes.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(path: String, displayPath: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.displayPath = displayPath ?? path
    self.bytes = bytes
  }

  /// The path without its extension: a table's name.
  var tableName: String {
    guard let dot = path.lastIndex(of: ".") else { return path }
    return String(path[..<dot])
  }
}
