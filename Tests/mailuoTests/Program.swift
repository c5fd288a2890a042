// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport

/// Runs the built `mailuo` as a user does.
struct Program {
  struct Result {
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// The output's lines as JSON objects.
    var records: [[String: Any]] {
      lines.compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }
  }

  /// The program lies beside the test bundle.
  static let path: String? = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      bundle.appendingPathComponent("mailuo").path,
      Bundle.main.bundleURL.appendingPathComponent("mailuo").path,
      Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("mailuo").path,
      Repository.root + "/.build/debug/mailuo",
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  struct Missing: Error {}

  /// Runs the program with `arguments`, `input` on standard input, and `environment` on top.
  static func run(
    _ arguments: String..., input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs the program, or another one at `path`, with a list of arguments.
  static func run(
    at path: String? = Program.path, _ arguments: [String], input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Result {
    guard let path else { throw Missing() }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ data: Data = Data()) throws -> URL {
      let url = folder.appendingPathComponent(name)
      try data.write(to: url)
      return url
    }
    // Files, not pipes: no output is too long for them.
    let output = try file("output")
    let errors = try file("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: try file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try Data(contentsOf: output),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Makes a folder of files, hands it to `body`, and removes it.
  static func withFolder(_ files: [String: Data], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
    try body(folder.path)
  }
}

extension [String: Any] {
  /// The record as sorted text without its `source`, to compare records that came another way.
  func withoutSource() throws -> String {
    var copy = self
    copy["source"] = nil
    let data = try JSONSerialization.data(withJSONObject: copy, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}
