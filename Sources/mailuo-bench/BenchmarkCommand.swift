// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `mailuo-bench`: how fast Mailuo is.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailuo-bench",
    abstract: "Measures how fast Mailuo is.",
    subcommands: [PipelineCommand.self, ExpressionsCommand.self],
    defaultSubcommand: PipelineCommand.self)
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
