// SPDX-License-Identifier: Apache-2.0

import Mailuo
import Testing

@testable import CommandSupport

@Suite struct ProgressLineTests {
  private func summary(_ documents: Int, bytes: Int) -> BatchRun.Summary {
    var summary = BatchRun.Summary()
    summary.documents = documents
    summary.bytes = bytes
    return summary
  }

  @Test func saysRateShareAndTimeLeft() {
    let line = ProgressLine(total: 4 << 20, hasOutputFile: true)
    #expect(
      line.text(for: summary(500, bytes: 1 << 20), milliseconds: 25_000)
        == "500 documents · 20/s · 25 % · 1:15 left")
    #expect(
      line.text(for: summary(2_000, bytes: 5 << 20), milliseconds: 100_000)
        == "2000 documents · 20/s · 100 % · 0:00 left")
  }

  @Test func pipeHasNoShare() {
    let line = ProgressLine(total: nil, hasOutputFile: true)
    #expect(line.text(for: summary(7, bytes: 100), milliseconds: 0) == "7 documents · 7000/s")
  }
}
