// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import DatesAndNumbers
import Entities
import Lexicon
import Normalization
import Segmentation
import TextModel

/// The command `mailuo-train entity-features FILE`.
struct EntityFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entity-features",
    abstract: "Prints the candidates for names in articles, each with its features.",
    discussion: """
      Reads JSON Lines whose objects have `source`, `text` and perhaps `published`. Prints a line \
      for each candidate: source, start and end in Unicode scalars, and the features, the family \
      of the candidate last. scripts/train/entities fits Dictionaries/Weights/entities.tsv to them.
      """)

  @OptionGroup var input: FeatureInput

  func run() throws {
    let finder = CandidateFinder(lexicon: try input.openLexicon())
    try ArticleLines.forEach(of: input.file) { _, article in
      print(finder.table(of: article), terminator: "")
    }
  }
}

/// Runs the stages up to the candidates for names.
struct CandidateFinder {
  private let lexicon: Lexicon
  private let normalizer: Normalizer
  private let segmenter: Segmenter
  private let expressions: ExpressionRecognizer
  private let recognizer: EntityRecognizer

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    normalizer = Normalizer(lexicon: lexicon)
    segmenter = Segmenter(lexicon: lexicon)
    expressions = ExpressionRecognizer(lexicon: lexicon)
    recognizer = EntityRecognizer(lexicon: lexicon)
  }

  /// Returns a line for each candidate of an article.
  func table(of article: Article) -> String {
    let text = normalizer.normalize(article.bytes)
    var worker = segmenter.makeWorker()
    let segments = worker.segment(text)
    var matches: [LexicalMatch] = []
    lexicon.scan(text.bytes.span, into: &matches)
    let candidates = recognizer.candidateFeatures(
      in: text, segments: segments, matches: matches,
      expressions: expressions.expressions(
        in: text, segments: segments, published: article.givenPublished))
    let scalars = ScalarIndex(article.bytes)
    var table = ""
    for candidate in candidates {
      let range = scalars.scalarRange(of: text.offsets.sourceRange(of: candidate.range))
      let features = candidate.features.joined(separator: " ")
      table += "\(article.source)\t\(range.lowerBound)\t\(range.upperBound)\t\(features)\n"
    }
    return table
  }
}
