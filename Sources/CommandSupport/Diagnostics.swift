// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Glibc

/// What goes to standard error.
public enum Diagnostics {
  /// Writes one message on lines of its own.
  public static func write(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let rest = Array(bytes[written...])
      let count = Glibc.write(STDERR_FILENO, rest, rest.count)
      guard count > 0 || errno == EINTR else { return }
      written += max(0, count)
    }
  }
}

extension ExitCode {
  /// A check failed.
  public static let checkFailed = ExitCode(1)
  /// The command was called wrongly, or cannot begin.
  public static let usage = ExitCode(2)
  /// Some documents could not be read.
  public static let someDocumentsFailed = ExitCode(3)
}

extension ParsableCommand {
  /// Parses the program's arguments, runs the command that they name, and ends the program.
  ///
  /// The exit code is 0 for good, 1 for a failed check, 2 for wrong usage or an input that cannot
  /// be opened at all, 3 where some documents failed.
  public static func runToExit() -> Never {
    runToExit { try parseAsRoot() }
  }

  /// Runs the command that `parse` returns in the same way.
  public static func runToExit(_ parse: () throws -> any ParsableCommand) -> Never {
    // A closed pipe is to be an error of write(2), not a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parse()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if code.isSuccess { print(message) } else { Diagnostics.write(message) }
      }
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
    Glibc.exit(0)
  }
}
