// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
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

  @OptionGroup var input: FeatureInput

  func run() throws {
    try input.printEach { worker, article in
      worker.judgements(in: article.document).map { judgement in
        article.line(
          article.fields(judgement.trigger) + [judgement.rule, judgement.isProposed ? "1" : "0"]
            + judgement.features.map(\.name))
      }.joined()
    }
  }
}
