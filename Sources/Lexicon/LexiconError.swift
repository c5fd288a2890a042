// SPDX-License-Identifier: Apache-2.0

/// Why a lexicon image cannot be used.
public struct LexiconError: Error, Hashable, Sendable {
  /// The file, or `memory`.
  public let path: String
  /// One clause for a reader, such as `is not a lexicon image`.
  public let reason: String

  /// Makes an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension LexiconError: CustomStringConvertible {
  /// The path, and what is wrong with it.
  public var description: String { "\(path): \(reason)" }
}
