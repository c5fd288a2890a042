// SPDX-License-Identifier: Apache-2.0

/// One thing wrong in a dictionary file.
public struct DictionaryFault: Hashable, Sendable {
  /// The file's path as it was given.
  public var file: String
  /// The line, from 1, or 0 where the fault concerns the whole file.
  public var line: Int
  /// One sentence for a reader.
  public var reason: String

  /// Makes a fault.
  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension DictionaryFault: Comparable {
  /// Orders by file, then line, then reason.
  public static func < (left: DictionaryFault, right: DictionaryFault) -> Bool {
    if left.file != right.file { return left.file < right.file }
    return left.line != right.line ? left.line < right.line : left.reason < right.reason
  }
}

extension DictionaryFault: CustomStringConvertible {
  /// The form that editors and compilers use: `file:line: error: sentence`.
  public var description: String {
    line > 0 ? "\(file):\(line): error: \(reason)" : "\(file): error: \(reason)"
  }
}

/// All that is wrong in a set of dictionary files, in the order of files and lines.
public struct DictionaryFaults: Error, Hashable, Sendable {
  /// The faults, sorted.
  public let faults: [DictionaryFault]

  /// Makes an error of faults.
  public init(_ faults: [DictionaryFault]) { self.faults = Set(faults).sorted() }
}

extension DictionaryFaults: CustomStringConvertible {
  /// All faults, one a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
