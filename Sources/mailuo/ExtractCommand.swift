// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import EventGraph
import Export
import JSON
import Mailuo

/// `mailuo extract`: articles in, records out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: spoken(
      "Prints the entities, times, quantities and events of articles.", "抽取文章中的实体、时间、数量、关系和事件。"))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, tsv, pretty
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    help: help(
      "jsonl (records), csv or tsv (a row for each event), or pretty (for reading).",
      "jsonl（记录）、csv 或 tsv（每个事件一行）、pretty（便于阅读）。"))
  var format: Format = .jsonl

  @OptionGroup var filter: EventFilterOptions

  @Flag(
    help: help(
      "Go on where an interrupted run with the same --output stopped: whole records stay.",
      "从同一 --output 上次中断处继续：完整的记录保留。"))
  var resume = false

  func validate() throws {
    guard !resume || (format == .jsonl && options.output != nil) else {
      throw ValidationError("--resume needs --output and the format jsonl.")
    }
  }

  func run() throws {
    let format = format
    let run = Run(
      lexicon: lexicon, input: input, options: options, printsErrorRecords: format == .jsonl,
      isResumed: resume, head: head)
    try run { engine in
      let filter = try filter.filter(for: engine)
      switch format {
      case .jsonl:
        let writer = RecordWriter(generator: engine.generator, filter: filter)
        return { articles, worker, json in
          for document in worker.documents(for: articles) {
            writer.append(document, to: &json)
            json.newline()
          }
        }
      case .csv, .tsv:
        let table = EventTable(format == .csv ? .csv : .tsv)
        return BatchRun.each { article, worker, json in
          let document = worker.document(for: article)
          var rows: [UInt8] = []
          table.append(EventGraph(document), filter: filter, to: &rows)
          json.append(raw: rows)
        }
      case .pretty:
        let printer = PrettyPrinter(isColored: Terminal.isColored(output: options.output))
        return BatchRun.each { article, worker, json in
          var document = worker.document(for: article)
          document.events.removeAll { !filter.accepts($0) }
          json.append(raw: Array(printer.page(for: document).utf8))
        }
      }
    }
  }

  /// What stands before the first document.
  private var head: [UInt8] {
    guard format == .csv || format == .tsv else { return [] }
    var bytes: [UInt8] = []
    EventTable(format == .csv ? .csv : .tsv).appendHead(to: &bytes)
    return bytes
  }
}
