// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Ingestion
import JSON
import Mailuo

/// `mailuo normalize`: text in, simplified and repaired text out, line for line.
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: spoken(
      "Prints text in simplified characters, artefacts repaired, line for line.",
      "逐行打印转为简体、修复瑕疵后的文本。"))

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    try TextFilter(input: input, options: options, lexicon: lexicon)(depth: .normalization) {
      $0.text.bytes
    }
  }
}

/// `mailuo segment`: text in, words out, line for line.
struct SegmentCommand: ParsableCommand {
  /// How words are printed.
  enum WordFormat: String, CaseIterable, ExpressibleByArgument {
    case text, conllu, jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: spoken("Prints the words of text, line for line.", "逐行打印分词结果。"))

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  @Flag(
    help: help(
      "Print each word with its universal part of speech, as word/UPOS.", "每个词带上通用词性：词/UPOS。"))
  var pos = false

  @Option(
    help: help(
      "text (a line for each line), conllu or jsonl.", "text（一行对一行）、conllu 或 jsonl。"))
  var format = WordFormat.text

  func run() throws {
    let isLines = input.inputFormat == .lines
    let findsPartsOfSpeech = pos || format != .text
    let printer = WordPrinter(printsPartOfSpeech: pos)
    let format = format
    try Run(lexicon: lexicon, input: input, options: options, findsWords: true)({ _ in
      { article, worker, json in
        let document = worker.words(of: article, findsPartsOfSpeech: findsPartsOfSpeech)
        switch format {
        case .conllu: ConlluPrinter.append(document, to: &json.bytes)
        case .jsonl: WordRecord.append(document, to: &json)
        case .text where article.isStructured:
          TextFilter.append(printer.text(of: document), of: article, to: &json)
        case .text:
          json.bytes += printer.text(of: document)
          if isLines { json.newline() }
        }
      }
    })
  }
}

/// A command that prints a text for each text.
///
/// Plain input gives plain output with as many lines; JSON Lines give a record with `source` and
/// `text` for each.
private struct TextFilter {
  /// Appends a record of a text that was made of `article`.
  static func append(_ text: [UInt8], of article: Article, to json: inout JSONWriter) {
    json.beginObject()
    json.key("source")
    json.string(article.source)
    json.key("text")
    json.string(text)
    json.endObject()
    json.newline()
  }

  let input: InputOptions
  let options: RunOptions
  let lexicon: LexiconOptions

  func callAsFunction(
    depth: Engine.Depth, _ text: @escaping @Sendable (Document) -> [UInt8]
  ) throws {
    let isLines = input.inputFormat == .lines
    try Run(lexicon: lexicon, input: input, options: options) { _ in
      { article, worker, json in
        let bytes = text(worker.document(for: article, depth: depth))
        if article.isStructured {
          TextFilter.append(bytes, of: article, to: &json)
        } else {
          json.bytes += bytes
          if isLines { json.newline() }
        }
      }
    }
  }
}

/// `mailuo expressions`: texts in, all readings of their dates and numbers out.
struct ExpressionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expressions",
    abstract: spoken(
      "Prints the dates and numbers of texts, with values and intervals.", "打印文本中的日期和数字，附数值和区间。"))

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    try Run(lexicon: lexicon, input: input, options: options) { _ in
      { article, worker, json in
        let reference = article.givenReference ?? article.givenPublished?.description
        let (document, views) = worker.views(of: article, reference: reference)
        ExpressionWriter.append(views, of: document, to: &json)
        json.newline()
      }
    }
  }
}
