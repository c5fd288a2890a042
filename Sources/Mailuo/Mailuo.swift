// SPDX-License-Identifier: Apache-2.0

@_exported public import EventGraph
@_exported public import Export
@_exported public import Lexicon
import LexiconImage
@_exported public import Pipeline
@_exported public import TextModel

/// The version of this package.
public let mailuoVersion = "0.1.0"

extension Engine {
  /// Makes an engine of the dictionaries that came with the program.
  ///
  /// - Parameters:
  ///   - lexiconPath: a compiled lexicon to use instead, or null.
  ///   - depth: the last stage that is wanted.
  /// - Throws: a ``LexiconError`` where no lexicon is found, or where it is damaged.
  public init(lexiconPath: String? = nil, depth: Depth = .events) throws(LexiconError) {
    self.init(lexicon: try LexiconLocator.open(explicit: lexiconPath), depth: depth)
  }

  /// Finds words and parts of speech by the weights that came with the program.
  ///
  /// - Throws: a ``LexiconError`` where they are not found, or damaged.
  public mutating func useWeights() throws(LexiconError) {
    guard let path = LexiconLocator.weightsPath() else {
      throw LexiconError(
        path: LexiconLocator.weightsFileName,
        reason:
          "was not found beside the program; name one with \(LexiconLocator.weightsVariable)")
    }
    try useWeights(path: path)
  }

  /// What made a record: the versions of the program, the lexicon and the conversion table.
  public var generator: Generator {
    Generator(mailuo: mailuoVersion, lexicon: lexicon.version, icu: lexicon.icuVersion)
  }
}
