// SPDX-License-Identifier: Apache-2.0

import Mailuo
import Testing

@testable import CommandSupport

@Suite struct ProgressLineTests {
  private func summary(_ documents: Int, bytes: Int, failed: Int = 0) -> BatchRun.Summary {
    var summary = BatchRun.Summary()
    summary.documents = documents
    summary.bytes = bytes
    summary.failed = failed
    return summary
  }

  @Test func saysRateAndTimeLeft() {
    #expect(
      ProgressLine.text(
        summary(500, bytes: 1_000_000), nanoseconds: 500_000_000, total: 4_000_000)
        == "500 articles · 1.0 MB · 2.0 MB/s · 2 s left")
    #expect(
      ProgressLine.text(summary(7, bytes: 0, failed: 2), nanoseconds: 0, total: nil)
        == "7 articles · 0.0 MB · 2 failed")
  }
}
