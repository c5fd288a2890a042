// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
public import Lexicon
import LexiconImage

/// The program `lexicon-compiler`, which lies beside this one and turns folders of dictionaries
/// into images.
///
/// It is a program of its own because what reads YAML brings Foundation with it, whose conformances
/// the runtime would search at every start, whether dictionaries are compiled or not.
public enum DictionaryCompiler {
  /// Compiles folders of dictionaries, each to lie upon those before it.
  ///
  /// What is wrong in them goes to standard error as `file:line: error: sentence`.
  ///
  /// - Parameters:
  ///   - directories: the folders' paths.
  ///   - base: the path of the lexicon under them; null for dictionaries that stand alone.
  /// - Returns: an image for each folder.
  /// - Throws: the exit code 1 where the dictionaries have faults, 2 where the program cannot run.
  public static func images(
    of directories: [String], base: String?
  ) throws -> [LexiconImageData] {
    guard let program = program() else {
      Diagnostics.write(
        "mailuo: error: lexicon-compiler is not there; it belongs beside mailuo, and is built with it"
      )
      throw ExitCode.usage
    }
    let result = try output(of: [program, "--images", base ?? ""] + directories)
    guard result.status == 0 else {
      throw result.status == 1 ? ExitCode.checkFailed : ExitCode.usage
    }
    return try LexiconImageData.images(in: result.bytes)
  }

  /// The path of the compiler, or null where none lies beside this program: the name that the build
  /// gives its own tools comes first, for that one is never older than this program.
  private static func program() -> String? {
    guard let directory = LexiconLocator.programDirectory() else { return nil }
    return ["lexicon-compiler-tool", "lexicon-compiler"].map { "\(directory)/\($0)" }.first {
      access($0, X_OK) == 0
    }
  }

  /// Runs a program and reads what it writes to standard output.
  private static func output(
    of arguments: [String]
  ) throws -> (bytes: [UInt8], status: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw failure(arguments[0], errno) }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var list = arguments.map { strdup($0) }
    list.append(nil)
    defer { for item in list { free(item) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, arguments[0], &actions, nil, list, environ)
    close(ends[1])
    guard code == 0 else { throw failure(arguments[0], code) }
    let bytes = contents(of: ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw failure(arguments[0], errno) }
    }
    // A child that ended by a signal has its number in the low bits.
    return (bytes, status & 0x7F == 0 ? (status >> 8) & 0xFF : -1)
  }

  /// Reads to the end of a pipe.
  private static func contents(of descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count > 0 {
        bytes.append(contentsOf: piece[..<count])
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private static func failure(_ program: String, _ code: Int32) -> ExitCode {
    Diagnostics.write("mailuo: error: \(program): \(String(cString: strerror(code)))")
    return .usage
  }
}
