// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Lexicon
import Segmentation
import TextModel

/// The command `mailuo-train words`.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Finds the weights for words and parts of speech.",
    discussion: """
      Reads lines of a text and its words, each with its universal part of speech, all parted by \
      tabs; and a dictionary of lines of word, frequency and class, or of a known name alone. \
      scripts/train/words makes both. \
      The same files give the same weights.
      """)

  @Argument(help: "Segmented and tagged text.")
  var file: String

  @Option(help: "The dictionary.")
  var dictionary: String

  @Option(help: "Text that is only measured on.")
  var dev: String?

  @Option(name: .shortAndLong, help: "Where the weights go.")
  var output: String

  @Option(help: "How many times the text is gone through.")
  var epochs = 4

  @Option(help: "How many times the words are gone through for their parts of speech.")
  var tagEpochs = 8

  @Option(help: "How many words get rows of their own for their parts of speech.")
  var wordRows = 32_000

  @Option(help: "The least weight that keeps a row of the parts of speech.")
  var least = 0.05

  func run() throws {
    let sentences = try TaggedSentence.read(path: file)
    let words = try TrainingDictionary(path: dictionary)
    var sections = try words.sections(texts: sentences)
    let model = try WordModel(bytes: sections.bytes)
    var borders = BorderTrainer(
      sentences: sentences, model: model, characterCount: sections.characterCount)
    borders.train(epochs: epochs)
    borders.write(to: &sections)
    var tags = TagTrainer(sentences: sentences, model: model)
    tags.train(epochs: tagEpochs)
    tags.write(
      to: &sections, dictionary: words, rowCount: wordRows, model: model, least: Float(least))
    let bytes = sections.bytes
    guard FileManager.default.createFile(atPath: output, contents: Data(bytes)) else {
      throw ValidationError("\(output) cannot be written.")
    }
    print("\(bytes.count) bytes")
    guard let dev else { return }
    let score = TaggedScore(
      sentences: try TaggedSentence.read(path: dev), model: try WordModel(bytes: bytes))
    print(score.description)
  }
}

/// How many words, and words with their tags, were found.
struct TaggedScore: CustomStringConvertible {
  private var words = 0
  private var tags = 0
  private var total = 0

  /// Measures a model on sentences.
  init(sentences: [TaggedSentence], model: WordModel) {
    var worker = TrainedSegmenter(model: model).makeWorker()
    for sentence in sentences {
      let gold = Dictionary(
        sentence.words.map { ($0.range, $0.tag) }, uniquingKeysWith: { first, _ in first })
      let text = NormalizedText(bytes: sentence.bytes, offsets: OffsetMap())
      let tokens = worker.segment(text).tokens
      total += gold.count + tokens.count
      for token in tokens {
        guard let tag = gold[token.range] else { continue }
        words += 2
        if tag == token.partOfSpeech { tags += 2 }
      }
    }
  }

  var description: String {
    String(
      format: "words F1 %.4f, UPOS F1 %.4f", Double(words) / Double(max(total, 1)),
      Double(tags) / Double(max(total, 1)))
  }
}
