// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicon
import LexiconImage
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
      number of the entity or -1, 1 where the rules fill the role with it and else 0, and the features, parted by tabs. \
      scripts/train/events fits Dictionaries/Weights/roles.tsv to them.
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
      print(table(worker.roleJudgements(in: document), of: document), terminator: "")
    }
  }

  /// Returns a line for each judgement.
  private func table(_ judgements: [RoleJudgement], of document: Document) -> String {
    let scalars = ScalarIndex(document.article.bytes)
    func range(_ range: ByteRange) -> [String] {
      let range = scalars.scalarRange(of: document.text.offsets.sourceRange(of: range))
      return ["\(range.lowerBound)", "\(range.upperBound)"]
    }
    var table = ""
    for judgement in judgements {
      let fields =
        [document.article.source] + range(judgement.trigger) + [judgement.rule, judgement.role]
        + range(judgement.argument)
        + ["\(judgement.entity ?? -1)", judgement.isProposed ? "1" : "0"]
        + judgement.features.map(\.name)
      table += fields.joined(separator: "\t") + "\n"
    }
    return table
  }
}
