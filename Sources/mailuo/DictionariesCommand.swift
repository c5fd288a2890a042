// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Export
import LexiconImage
import Mailuo

/// `mailuo dictionaries`: what concerns the dictionaries themselves.
struct DictionariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionaries", abstract: spoken("Checks and compiles dictionaries.", "检查和编译词典。"),
    subcommands: [CheckCommand.self, CompileCommand.self])

  /// The command `mailuo dictionaries check DIR…`.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: spoken(
        "Checks dictionary folders, or the lexicon in use where none is given.",
        "检查词典文件夹；未给出时检查当前词库。"))

    @Argument(help: help("Folders of dictionaries.", "词典文件夹。"))
    var directories: [String] = []

    @OptionGroup var lexicon: LexiconOptions

    func run() throws {
      guard !directories.isEmpty else {
        let engine = try lexicon.makeEngine()
        do {
          try engine.lexicon.verify()
        } catch {
          Diagnostics.write("mailuo: error: \(error)")
          throw ExitCode(1)
        }
        print("lexicon \(engine.lexicon.version): no faults")
        return
      }
      let base = LexiconLocator.path(explicit: lexicon.lexicon)
      var hasFaults = false
      for directory in directories {
        do {
          _ = try DictionaryCompiler.images(of: [directory], base: base)
          print("\(directory): no faults")
        } catch let code as ExitCode where code == .checkFailed {
          hasFaults = true
        }
      }
      if hasFaults { throw ExitCode.checkFailed }
    }
  }

  /// The command `mailuo dictionaries compile DIR -o FILE`.
  struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compile",
      abstract: spoken("Compiles a folder of dictionaries to a lexicon.", "把词典文件夹编译成词库。"))

    @Argument(help: help("The folder of dictionaries.", "词典文件夹。"))
    var directory: String

    @Option(
      name: .shortAndLong,
      help: help("The lexicon file, which appears whole or not at all.", "词库文件；要么完整写出，要么不出现。"))
    var output: String

    func run() throws {
      do {
        let images = try DictionaryCompiler.images(of: [directory], base: nil)
        let file = try OutputFile(path: output)
        for image in images { try file.write(image.bytes) }
        try file.commit()
      } catch let error as OutputError {
        Diagnostics.write("mailuo: error: \(error)")
        throw ExitCode.usage
      }
    }
  }
}
