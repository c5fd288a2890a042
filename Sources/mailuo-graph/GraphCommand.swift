// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import EventGraph
import Export
import Mailuo
import SQLiteStore

/// `mailuo graph`: articles or records in, one graph out.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: spoken(
      "Merges articles or records into one graph: tables, GraphML, SQLite, text.",
      "把文章或记录合并成一张图：表格、GraphML、SQLite、文本。"),
    usage: "mailuo graph [INPUT…] -o DIR",
    discussion: """
      Inputs are articles, folders of them, or records that mailuo extract wrote (.jsonl). DIR gets \
      documents.jsonl, graph.sqlite, graph.graphml, nodes.csv, edges.csv and graph.txt, the sorted \
      text in which graphs are compared.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: help("The folder for the graph.", "存放图谱的文件夹。"))
  var output: String

  @Option(name: .shortAndLong, help: help("The number of threads.", "线程数。"))
  var jobs: Int = 1

  @Flag(help: help("Stop at the first document that cannot be read.", "遇到第一篇无法读取的文章就停止。"))
  var strict = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must lie between 1 and 256.")
    }
  }

  func run() throws {
    let decoder = try input.makeDecoder()
    let engine = try lexicon.makeEngine()
    let result: GraphRun.Result
    do {
      let folder = try Folder(making: output)
      let documents = try OutputFile(path: folder.file(GraphFiles.documents))
      result = try GraphRun(jobs: jobs, isStrict: strict).run(
        reader: input.makeReader(), decoder: decoder, engine: engine, output: documents,
        report: { Diagnostics.write("\($0)") })
      if !result.isStopped {
        try documents.commit()
        let merged = try GraphFiles(folder: folder, engine: engine).write(result.graph)
        print(
          "\(output): \(merged.articles.count) articles, \(merged.nodes.count) entities, "
            + "\(merged.events.count) events, \(merged.relations.count) relations")
      }
    } catch {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
    if result.failed > 0 { throw ExitCode.someDocumentsFailed }
  }
}

/// `mailuo-graph search`: looks words up in a stored graph.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: spoken(
      "Prints the ids of the articles, events and entities of a graph that hold all words.",
      "打印图谱中含有全部词语的文章、事件和实体的编号。"))

  @Argument(help: help("The database, graph.sqlite.", "数据库 graph.sqlite。"))
  var database: String

  @Argument(help: help("Words, in any script.", "词语，简体繁体均可。"))
  var words: [String]

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    var cutter = WordCutter(engine: try lexicon.makeEngine())
    do {
      let hits = try GraphStore(path: database).search(words.joined(separator: "\n")) {
        cutter.words(of: $0)
      }
      for hit in hits { print("\(hit.kind)\t\(hit.id)") }
    } catch {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
  }
}
