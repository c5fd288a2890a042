// SPDX-License-Identifier: Apache-2.0

import Glibc
public import Mailuo

/// A line on a terminal's standard error that says how far a run is.
///
/// It is written nowhere else: not into a pipe or file, and not where the output itself goes to the
/// same terminal.
public final class ProgressLine {
  private static let interval = 200

  private let total: Int?
  private let start: Int
  private var last = 0
  private var isShown = false
  private let isActive: Bool

  /// Makes a line for a run of `total` bytes, null where that is not known.
  ///
  /// - Parameters:
  ///   - total: the number of bytes to be read.
  ///   - hasOutputFile: whether the output goes to a file.
  public init(total: Int?, hasOutputFile: Bool) {
    self.total = total
    isActive = isatty(STDERR_FILENO) == 1 && (hasOutputFile || isatty(STDOUT_FILENO) == 0)
    start = ProgressLine.milliseconds()
  }

  /// Says how far the run is, five times a second at most.
  public func update(_ summary: BatchRun.Summary) {
    let now = ProgressLine.milliseconds()
    guard isActive, now - last >= ProgressLine.interval, now - start >= ProgressLine.interval else {
      return
    }
    last = now
    isShown = true
    Diagnostics.writePart("\r\u{1B}[K" + text(for: summary, milliseconds: now - start))
  }

  /// Takes the line away, before another message or the end.
  public func clear() {
    guard isShown else { return }
    isShown = false
    Diagnostics.writePart("\r\u{1B}[K")
  }

  /// Takes the line away and sums the run up.
  public func finish(_ summary: BatchRun.Summary) {
    clear()
    guard isActive else { return }
    let tenths = (ProgressLine.milliseconds() - start + 50) / 100
    Diagnostics.write(
      "\(summary.documents) documents in \(tenths / 10).\(tenths % 10) s"
        + (summary.failed > 0 ? ", \(summary.failed) failed" : ""))
  }

  /// The line: documents, their rate, and where the whole is known, the share and the time left.
  func text(for summary: BatchRun.Summary, milliseconds: Int) -> String {
    let elapsed = max(1, milliseconds)
    let rate = (summary.documents * 1_000 + elapsed / 2) / elapsed
    var parts = ["\(summary.documents) documents", "\(rate)/s"]
    if let total, total > 0, summary.bytes > 0 {
      let done = min(summary.bytes, total)
      parts.append("\(done * 100 / total) %")
      let left = (total - done) / 1_024 * elapsed / max(1, done / 1_024) / 1_000
      let seconds = String(left % 60)
      parts.append("\(left / 60):" + (seconds.utf8.count < 2 ? "0" : "") + "\(seconds) left")
    }
    return parts.joined(separator: " · ")
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
  }
}
