// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import Testing
import TextModel

@testable import mailuo_bench

@Suite struct ExpressionsBenchmarkTests {
  @Test(arguments: [nil, [.temporal, .money], [.number]] as [Set<ExpressionView.Family>?])
  func measuresSomething(families: Set<ExpressionView.Family>?) throws {
    let benchmark = ExpressionsBenchmark(
      lexicon: try TestLexicon.base(), families: families, reference: "2023-05-01")
    let text = Array(String(repeating: "2023年4月11日，甲公司投了3亿元。\n", count: 99).utf8)
    let (found, normalized) = (
      benchmark.measure(text, normalizes: false), benchmark.measure(text, normalizes: true)
    )
    #expect(found.speed > 0 && normalized.speed > 0)
    #expect(found.count >= 99 && found.count == normalized.count)
  }

  @Test func namesOfFamiliesAreChecked() throws {
    #expect(try ExpressionsCommand.families(named: "temporal,money") == [.temporal, .money])
    #expect(throws: (any Error).self) { try ExpressionsCommand.families(named: "colours") }
  }
}
