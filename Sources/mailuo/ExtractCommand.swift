// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Export
import JSON
import Mailuo

/// `mailuo extract`: articles in, records out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the entities, times, quantities and events of articles.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, pretty
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(help: "jsonl (records) or pretty (for reading).")
  var format: Format = .jsonl

  func run() throws {
    let format = format
    let run = Run(
      lexicon: lexicon, input: input, options: options, printsErrorRecords: format == .jsonl)
    try run { engine in
      switch format {
      case .jsonl:
        let writer = RecordWriter(generator: engine.generator)
        return { article, worker, json in
          writer.append(worker.document(for: article), to: &json)
          json.newline()
        }
      case .pretty:
        let printer = PrettyPrinter()
        return { article, worker, json in
          json.bytes += Array(printer.page(for: worker.document(for: article)).utf8)
        }
      }
    }
  }
}

/// `mailuo entities`: articles in, their entities out.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Prints the entities of articles, with all their mentions.")

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    try Run(lexicon: lexicon, input: input, options: options) { engine in
      let writer = RecordWriter(generator: engine.generator)
      return { article, worker, json in
        writer.append(
          worker.document(for: article, depth: .entities), content: .entities, to: &json)
        json.newline()
      }
    }
  }
}
