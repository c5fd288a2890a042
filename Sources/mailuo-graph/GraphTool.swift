// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Mailuo

/// The root of `mailuo-graph`, which `mailuo graph` and `mailuo dataset` hand over to.
@main
struct GraphTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailuo-graph",
    abstract: spoken("Merges what many articles tell into one graph.", "把多篇文章所述合并成一张图。"),
    version: mailuoVersion,
    subcommands: [GraphCommand.self, DatasetCommand.self, SearchCommand.self])

  static func main() { runToExit() }
}
