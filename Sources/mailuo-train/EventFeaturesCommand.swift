// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicon
import LexiconImage
import Pipeline
import TextModel

/// The command `mailuo-train event-features FILE`.
struct EventFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event-features",
    abstract: "Prints the possible triggers of events in articles, each with its features.",
    discussion: """
      Reads JSON Lines whose objects have `source`, `text` and perhaps `published`. Prints a line \
      for each possible trigger and rule: source, start and end in Unicode scalars, the rule, 1 \
      where the rules propose the event and else 0, and the features, parted by tabs. \
      scripts/train/events fits Dictionaries/Weights/events*.tsv to them.
      """)

  @Argument(help: "JSON Lines.")
  var file: String

  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  func run() throws {
    let engine = Engine(lexicon: try LexiconLocator.open(explicit: lexicon))
    var worker = engine.makeWorker()
    try ArticleLines.forEach(of: file) { _, article in
      let document = worker.document(for: article)
      print(table(worker.judgements(in: document), of: document), terminator: "")
    }
  }

  /// Returns a line for each judgement.
  private func table(_ judgements: [TriggerJudgement], of document: Document) -> String {
    let scalars = ScalarIndex(document.article.bytes)
    var table = ""
    for judgement in judgements {
      let range = scalars.scalarRange(of: document.text.offsets.sourceRange(of: judgement.trigger))
      let fields =
        [
          document.article.source, "\(range.lowerBound)", "\(range.upperBound)", judgement.rule,
          judgement.isProposed ? "1" : "0",
        ] + judgement.features.map(\.name)
      table += fields.joined(separator: "\t") + "\n"
    }
    return table
  }
}
