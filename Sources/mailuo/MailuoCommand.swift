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

  static func main() { runToExit() }
}
