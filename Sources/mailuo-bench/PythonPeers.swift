// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The segmenters of Python's world, measured in a process of their own.
struct PythonPeers {
  let python: String

  /// Loads each peer, warms it up, and times the segmentation of standard input alone.
  private static let program = """
    import sys, time
    text = sys.stdin.buffer.read()
    string = text.decode("utf-8")
    import rjieba
    rjieba.cut(string[:1000])
    start = time.perf_counter()
    rjieba.cut(string)
    print("rjieba", len(text) / 1e6 / (time.perf_counter() - start))
    import jieba, logging
    jieba.setLogLevel(logging.ERROR)
    jieba.lcut("预热")
    part = string[:400000]
    start = time.perf_counter()
    jieba.lcut(part)
    print("jieba", len(part.encode("utf-8")) / 1e6 / (time.perf_counter() - start))
    """

  /// Returns the speed of each peer on `text` in MB/s.
  func speeds(on text: String) throws -> [String: Double] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).txt")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", PythonPeers.program]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(python) cannot run jieba and rjieba.")
    }
    var speeds: [String: Double] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      if fields.count == 2 { speeds[String(fields[0])] = Double(fields[1]) }
    }
    return speeds
  }
}
