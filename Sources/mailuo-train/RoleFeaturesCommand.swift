// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Pipeline
import TextModel

/// The command `mailuo-train role-features FILE`.
struct RoleFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role-features",
    abstract: "Prints what could fill the roles of events in articles, each with its features.",
    discussion: """
      Reads JSON Lines whose objects have `source`, `text` and perhaps `published`. Prints a line \
      for each possible trigger, rule and name or sum that a role allows: source, start and end of \
      the trigger in Unicode scalars, the rule, the role, start and end of the name or sum, the \
      number of the entity or -1, 1 where the rules fill the role with it and else 0, and the \
      features, parted by tabs. scripts/train/events fits Dictionaries/Weights/roles*.tsv to them.
      """)

  @OptionGroup var input: FeatureInput

  func run() throws {
    try input.printEach { worker, article in
      worker.roleJudgements(in: article.document).map { judgement in
        article.line(
          article.fields(judgement.trigger) + [judgement.rule, judgement.role]
            + article.fields(judgement.argument)
            + ["\(judgement.entity ?? -1)", judgement.isProposed ? "1" : "0"]
            + judgement.features.map(\.name))
      }.joined()
    }
  }
}
