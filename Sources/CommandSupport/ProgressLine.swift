// SPDX-License-Identifier: Apache-2.0

import Glibc
import Ingestion
import Mailuo

/// One line on the terminal that says how far a run is, and at its end what was done.
struct ProgressLine {
  /// The least time between two lines, in nanoseconds.
  private static let interval: UInt64 = 100_000_000

  private let start: UInt64
  private let total: Int?
  private var last: UInt64
  private var summary = BatchRun.Summary()

  /// Makes a line, or null where none can be shown.
  ///
  /// - Parameters:
  ///   - inputs: The files and folders of the run, whose size tells how much is left.
  ///   - output: The path of the output file, or null for standard output.
  init?(inputs: [String], output: String?) {
    guard Terminal.hasRoomForProgress(output: output) else { return nil }
    start = ProgressLine.now()
    last = start
    total = InputSize.bytes(of: inputs)
  }

  /// Shows what was done so far, at most ten times a second.
  mutating func show(_ summary: BatchRun.Summary) {
    self.summary = summary
    let now = ProgressLine.now()
    guard now - last >= ProgressLine.interval else { return }
    last = now
    write("\r\u{1B}[K" + ProgressLine.text(summary, nanoseconds: now - start, total: total))
  }

  /// Replaces the line by a summary.
  func finish() {
    let text = ProgressLine.text(summary, nanoseconds: ProgressLine.now() - start, total: nil)
    write("\r\u{1B}[K" + text + "\n")
  }

  /// Returns the line: `1,204 articles · 3.1 MB · 4.0 MB/s · 12 s left · 2 failed`.
  static func text(_ summary: BatchRun.Summary, nanoseconds: UInt64, total: Int?) -> String {
    var parts = ["\(summary.documents) articles", megabytes(summary.bytes) + " MB"]
    if nanoseconds > 0, summary.bytes > 0 {
      let rate = UInt64(summary.bytes) * 1_000_000_000 / nanoseconds
      parts.append(megabytes(Int(rate)) + " MB/s")
      if let total, rate > 0, total >= summary.bytes {
        parts.append("\((UInt64(total - summary.bytes) + rate - 1) / rate) s left")
      }
    }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    return parts.joined(separator: " · ")
  }

  private static func megabytes(_ bytes: Int) -> String {
    "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000)"
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
