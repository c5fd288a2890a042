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

  @Option(
    help: help(
      "Whose words are printed: author, or mainland (in place of those of Taiwan and Hong Kong).",
      "用谁的词：author（作者原词）或 mainland（把港台用词换成大陆用词）。"))
  var vocabulary: Vocabulary = .author

  @Flag(
    help: help(
      "Print what was repaired instead of the text: one JSON object for each place.",
      "不打印文本，而是打印修复之处：每处一个 JSON 对象。"))
  var showRepairs = false

  func run() throws {
    if showRepairs {
      try Run(lexicon: lexicon, input: input, options: options, depth: .normalization)({ _ in
        BatchRun.each { article, worker, json in
          RepairWriter.append(worker.document(for: article, depth: .normalization), to: &json)
        }
      })
      return
    }
    let vocabulary = vocabulary
    try TextFilter(input: input, options: options, lexicon: lexicon)(depth: .normalization) {
      switch vocabulary {
      case .author: $0.text.bytes
      case .mainland: $1.mainlandText(of: $0).bytes
      }
    }
  }

  /// Whose words a text is printed in.
  enum Vocabulary: String, ExpressibleByArgument {
    case author, mainland
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
    let run = Run(
      lexicon: lexicon, input: input, options: options, findsWords: true, depth: .segmentation,
      usesLargePages: !findsPartsOfSpeech)
    try run({ _ in
      BatchRun.each { article, worker, json in
        let document = worker.words(of: article, findsPartsOfSpeech: findsPartsOfSpeech)
        switch format {
        case .conllu:
          var sentences: [UInt8] = []
          ConlluPrinter.append(document, to: &sentences)
          json.append(raw: sentences)
        case .jsonl: WordRecord.append(document, to: &json)
        case .text where article.isStructured:
          TextFilter.append(printer.text(of: document), of: article, to: &json)
        case .text:
          json.append(raw: printer.text(of: document))
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
    depth: Engine.Depth, _ text: @escaping @Sendable (Document, EngineWorker) -> [UInt8]
  ) throws {
    let isLines = input.inputFormat == .lines
    let run = Run(
      lexicon: lexicon, input: input, options: options, depth: depth, usesLargePages: true)
    try run { _ in
      BatchRun.each { article, worker, json in
        let bytes = text(worker.document(for: article, depth: depth), worker)
        if article.isStructured {
          TextFilter.append(bytes, of: article, to: &json)
        } else {
          json.append(raw: bytes)
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

  @Option(
    help: help(
      "Print only these families, separated by commas: temporal, number, ordinal, percent, money, quantity, temperature, age.",
      "只打印这些类别，以逗号分隔：temporal、number、ordinal、percent、money、quantity、temperature、age。"))
  var families: String?

  @Option(
    help: help(
      "The moment that relative times count from where a record names none, as 2024-03-15 or 2024-03-15T09:30:00.",
      "记录未给出时，相对时间所依据的时刻，如 2024-03-15 或 2024-03-15T09:30:00。"))
  var referenceTime: String?

  /// The families asked for, or null for all.
  private func wanted() throws -> Set<ExpressionView.Family>? {
    guard let families else { return nil }
    return Set(
      try families.split(separator: ",").map { name in
        guard let family = ExpressionView.Family(rawValue: String(name)) else {
          throw ValidationError("unknown family: \(name)")
        }
        return family
      })
  }

  func run() throws {
    let wanted = try wanted()
    let moment = referenceTime
    if let moment, CalendarDate(iso8601: moment)?.day == nil {
      throw ValidationError("not a day or moment: \(moment)")
    }
    try Run(lexicon: lexicon, input: input, options: options, depth: .expressions)({ _ in
      BatchRun.each { article, worker, json in
        let reference =
          article.givenReference ?? article.givenPublished?.description ?? moment
        let (document, views) = worker.views(
          of: article, reference: reference, families: wanted)
        ExpressionWriter.append(views, of: document, to: &json)
        json.newline()
      }
    })
  }
}
