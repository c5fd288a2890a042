// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport

/// Runs the built `mailuo-graph` as a user does.
enum GraphProgram {
  struct Result {
    let status: Int32
    let text: String
    let errors: String
  }

  struct Missing: Error {}

  /// The program lies beside the test bundle.
  static let path: String? = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = [
      bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
      URL(fileURLWithPath: Repository.root + "/.build/debug"),
    ]
    return folders.map { $0.appendingPathComponent("mailuo-graph").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Result {
    guard let path else { throw Missing() }
    var result: Result?
    try withFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = FileHandle.nullDevice
      let places = ["output", "errors"].map { URL(fileURLWithPath: folder + "/" + $0) }
      for place in places { try Data().write(to: place) }
      process.standardOutput = try FileHandle(forWritingTo: places[0])
      process.standardError = try FileHandle(forWritingTo: places[1])
      try process.run()
      process.waitUntilExit()
      result = Result(
        status: process.terminationStatus, text: try String(contentsOf: places[0], encoding: .utf8),
        errors: try String(contentsOf: places[1], encoding: .utf8))
    }
    guard let result else { throw Missing() }
    return result
  }

  /// Makes a folder of files, hands it to `body`, and removes it.
  static func withFolder(_ files: [String: Data] = [:], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
    try body(folder.path)
  }
}
