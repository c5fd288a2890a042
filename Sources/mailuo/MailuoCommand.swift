// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Mailuo

/// The root of the command line.
@main
struct MailuoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailuo",
    abstract: "Turns raw Chinese tech news into a structured event graph.",
    version: mailuoVersion,
    subcommands: [
      ExtractCommand.self, ExplainCommand.self, NormalizeCommand.self, SegmentCommand.self, ExpressionsCommand.self,
      EntitiesCommand.self, DictionariesCommand.self,
    ])

  /// Runs the command; the exit code is 0 for good, 1 for a failed check, 2 for wrong usage or an
  /// input that cannot be opened at all, 3 where some documents failed.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if code.isSuccess { print(message) } else { Diagnostics.write(message) }
      }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}

/// What goes to standard error.
enum Diagnostics {
  /// Writes one message on lines of its own.
  static func write(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}

extension ExitCode {
  /// Some documents could not be read.
  static let someDocumentsFailed = ExitCode(3)
  /// The command was called wrongly, or cannot begin.
  static let usage = ExitCode(2)
}
