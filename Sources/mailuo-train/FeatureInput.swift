// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicon
import LexiconImage
import Pipeline
import TextModel

/// What the commands read that print what weights are fitted to.
struct FeatureInput: ParsableArguments {
  @Argument(help: "JSON Lines.")
  var file: String

  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  /// Opens the lexicon.
  func openLexicon() throws -> Lexicon { try LexiconLocator.open(explicit: lexicon) }

  /// Prints what `table` makes of each article and its document, read by all stages.
  func printEach(_ table: (inout EngineWorker, FeatureDocument) -> String) throws {
    var worker = Engine(lexicon: try openLexicon()).makeWorker()
    try ArticleLines.forEach(of: file) { _, article in
      let document = worker.document(for: article)
      print(table(&worker, FeatureDocument(document)), terminator: "")
    }
  }
}

/// A document whose ranges are printed as places of the raw article.
struct FeatureDocument {
  let document: Document
  private let scalars: ScalarIndex

  init(_ document: Document) {
    self.document = document
    scalars = ScalarIndex(document.article.bytes)
  }

  /// The fields for the start and the end of a range of the normalized text, in Unicode scalars of
  /// the raw article.
  func fields(_ range: ByteRange) -> [String] {
    let range = scalars.scalarRange(of: document.text.offsets.sourceRange(of: range))
    return ["\(range.lowerBound)", "\(range.upperBound)"]
  }

  /// A line of fields parted by tabs, the article's source first.
  func line(_ fields: [String]) -> String {
    ([document.article.source] + fields).joined(separator: "\t") + "\n"
  }
}
