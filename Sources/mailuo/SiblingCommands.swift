// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Glibc

/// `mailuo graph`: what many articles tell, merged.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: spoken(
      "Merges articles or records into one graph: tables, GraphML, SQLite, text.",
      "把文章或记录合并成一张图：表格、GraphML、SQLite、文本。"))

  @Argument(
    parsing: .captureForPassthrough,
    help: help("See mailuo graph --help.", "见 mailuo graph --help。"))
  var arguments: [String] = []

  func run() throws { try Sibling.become(["graph"] + arguments) }
}

/// `mailuo dataset`: a data set that can be built anew and checked.
struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: spoken(
      "Builds a data set of a folder of articles, and checks that it is still the same.",
      "由文章文件夹生成数据集，并检查它是否仍然一致。"))

  @Argument(
    parsing: .captureForPassthrough,
    help: help("See mailuo dataset --help.", "见 mailuo dataset --help。"))
  var arguments: [String] = []

  func run() throws { try Sibling.become(["dataset"] + arguments) }
}

/// The program `mailuo-graph`, which lies beside this one.
///
/// It is a program of its own because SQLite's library takes longer to load than an article to
/// read.
enum Sibling {
  private static let name = "mailuo-graph"

  /// Runs the sibling in this process's place; returns only by an error.
  static func become(_ arguments: [String]) throws {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    guard length > 0, length < buffer.count,
      let slash = buffer[..<length].lastIndex(of: CChar(UInt8(ascii: "/")))
    else {
      Diagnostics.write("mailuo: error: the folder of this program is not known")
      throw ExitCode.usage
    }
    let path =
      String(decoding: buffer[...slash].map { UInt8(bitPattern: $0) }, as: UTF8.self) + name
    var list = ([path] + arguments).map { strdup($0) }
    list.append(nil)
    execv(path, list)
    let reason =
      errno == ENOENT
      ? "is not there; it belongs beside mailuo, and is built with it"
      : String(cString: strerror(errno))
    Diagnostics.write("mailuo: error: \(path): \(reason)")
    throw ExitCode.usage
  }
}
