// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicon
import LexiconImage
import Segmentation

/// `mailuo-train`: finds the weights that the stages work with.
@main
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailuo-train", abstract: "Finds the integer weights of the stages.",
    subcommands: [
      WordsCommand.self, CostsCommand.self, EntityFeaturesCommand.self, NameWordsCommand.self,
      EventFeaturesCommand.self, RoleFeaturesCommand.self,
    ])

  /// The command `mailuo-train costs FILE…`.
  struct CostsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "costs",
      abstract: "Finds the costs of the word path that fit segmented text best.",
      discussion: """
        Reads CoNLL-U, or tab-separated lines with one word each in the first or second column and \
        a blank line behind each sentence. Prints words F1 for each pair of costs, and last the \
        best pair as rows of Dictionaries/Segmentation/costs.tsv.
        """)

    @Argument(help: "Segmented text.")
    var files: [String]

    @Option(help: "A compiled lexicon instead of the one beside the program.")
    var lexicon: String?

    func run() throws {
      let lexicon = try LexiconLocator.open(explicit: lexicon)
      let sentences = try files.flatMap { try GoldSentence.read(path: $0) }
      guard !sentences.isEmpty else { throw ValidationError("There is no sentence in \(files).") }
      var best = (costs: SegmentationCosts(unknown: 0, word: 0), score: WordScore())
      for unknown in stride(from: 1_024, through: 1_792, by: 128) {
        for word in stride(from: -192, through: 192, by: 64) {
          let costs = SegmentationCosts(unknown: unknown, word: word)
          var score = WordScore()
          var worker = Segmenter(lexicon: lexicon, costs: costs).makeWorker()
          for sentence in sentences { score.add(sentence, worker: &worker) }
          print("unknown \(unknown) word \(word): words F1 \(score.description)")
          if score.f1 > best.score.f1 { best = (costs, score) }
        }
      }
      print("unknown\t\(best.costs.unknown)\nword\t\(best.costs.word)")
    }
  }
}
