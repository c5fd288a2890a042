// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Export
import Mailuo

/// `mailuo dataset`: a data set that can be built anew and checked.
struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: spoken(
      "Builds a data set of a folder of articles, and checks that it is still the same.",
      "由文章文件夹生成数据集，并检查它是否仍然一致。"),
    subcommands: [BuildCommand.self, CheckCommand.self])

  /// The command `mailuo dataset build FOLDER -o DIR`.
  struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build",
      abstract: spoken("Builds the data set of a folder of articles.", "由文章文件夹生成数据集。"),
      usage: "mailuo dataset build FOLDER -o DIR",
      discussion: """
        DIR gets records.jsonl, events.csv, graph.txt and datapackage.json, which are the same \
        bytes on every machine, and graph.sqlite, which need not be kept.
        """)

    @Argument(help: help("The folder of articles.", "文章文件夹。"))
    var folder: String

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: help("The data set's folder.", "数据集文件夹。"))
    var output: String

    @Option(name: .shortAndLong, help: help("The number of threads.", "线程数。"))
    var jobs: Int = 1

    @OptionGroup var lexicon: LexiconOptions

    func run() throws {
      let engine = try lexicon.makeEngine()
      do {
        let target = try Folder(making: output)
        let package = try Dataset(folder: target, engine: engine, jobs: jobs).build(
          of: folder,
          origin: try RelativePath.path(to: folder, from: output),
          dictionaries: try lexicon.dictionaries.map {
            try RelativePath.path(to: $0, from: output)
          })
        print("\(output): \(package.documents) articles")
      } catch let fault as DatasetFault {
        Diagnostics.write("\(fault)")
        throw ExitCode.someDocumentsFailed
      } catch {
        Diagnostics.write("mailuo: error: \(error)")
        throw ExitCode.usage
      }
    }
  }

  /// The command `mailuo dataset check DIR`.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: spoken("Builds a data set anew and says what differs.", "重新生成数据集，并说明差异。"),
      usage: "mailuo dataset check DIR")

    @Argument(help: help("The data set's folder.", "数据集文件夹。"))
    var directory: String

    @Option(name: .shortAndLong, help: help("The number of threads.", "线程数。"))
    var jobs: Int = 1

    @Option(
      help: help("A compiled lexicon instead of the one beside the program.", "用这个编译好的词库代替程序自带的。"))
    var lexicon: String?

    func run() throws {
      var differences: [String] = []
      var count = 0
      do {
        let check = try DatasetCheck(directory: directory)
        let options = try LexiconOptions.parse(
          (lexicon.map { ["--lexicon", $0] } ?? [])
            + check.dictionaries.flatMap { ["--dictionaries", $0] })
        differences = try check.differences(engine: try options.makeEngine(), jobs: jobs)
        count = check.package.documents
      } catch let code as ExitCode {
        throw code
      } catch {
        Diagnostics.write("mailuo: error: \(error)")
        throw ExitCode.usage
      }
      guard differences.isEmpty else {
        for line in differences { print(line) }
        Diagnostics.write(
          "\(directory): error: the data set is not what its articles give now; look at the "
            + "differences, then build it anew with mailuo dataset build")
        throw ExitCode.checkFailed
      }
      print("\(directory): \(count) articles, nothing differs")
    }
  }
}
