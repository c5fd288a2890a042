// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Mailuo

/// The root of the command line.
@main
struct MailuoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailuo",
    abstract: spoken(
      "Turns raw Chinese tech news into a structured event graph.", "把中文科技新闻原文变成结构化的事件图谱。"),
    version: mailuoVersion,
    subcommands: [
      ExtractCommand.self, ExplainCommand.self, NormalizeCommand.self, SegmentCommand.self,
      ExpressionsCommand.self, EntitiesCommand.self, DictionariesCommand.self, GraphCommand.self,
      DatasetCommand.self, EvaluateCommand.self,
    ])

  static func main() {
    // Most runs extract.  Where that command understands what stands behind its name, the tree of
    // commands need not be searched; where it does not, the root finds out why.
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == ExtractCommand.configuration.commandName,
      let command = try? ExtractCommand.parse(Array(arguments.dropFirst()))
    {
      runToExit { command }
    }
    runToExit()
  }
}
