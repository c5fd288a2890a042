// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicon
import LexiconImage
import Normalization
import Segmentation
import TextModel

/// The command `mailuo-train name-words FILE`.
struct NameWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "name-words",
    abstract: "Prints the words of texts as the tagger of names sees them.",
    discussion: """
      Reads JSON Lines whose objects have `text`. Prints a line for each word: the number of the \
      object from 0 on, start and end in Unicode scalars, form and part of speech; behind each \
      sentence an empty line. scripts/train/names fits Dictionaries/Weights/names.tsv to them.
      """)

  @Argument(help: "JSON Lines.")
  var file: String

  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  func run() throws {
    let lexicon = try LexiconLocator.open(explicit: lexicon)
    let normalizer = Normalizer(lexicon: lexicon)
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    try ArticleLines.forEach(of: file) { number, article in
      let text = normalizer.normalize(article.bytes)
      let segments = worker.segment(text)
      let scalars = ScalarIndex(article.bytes)
      for sentence in segments.sentences {
        for token in segments.tokens[sentence.tokens] {
          let range = scalars.scalarRange(of: text.offsets.sourceRange(of: token.range))
          print(
            number, range.lowerBound, range.upperBound, "\(token.form)", token.partOfSpeech.tag,
            separator: "\t")
        }
        print("")
      }
    }
  }
}
