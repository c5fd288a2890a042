// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import Testing
import TextModel

@testable import mailuo_bench

@Suite struct LexiconBenchmarkTests {
  @Test func measuresSomething() throws {
    let image = try LexiconCompiler.image(files: [
      (path: "Words/general.tsv", text: "word\tfrequency\tpos\n今天\t9\tNOUN\n天气\t9\tNOUN\n")
    ])
    let article = Article(source: "-", bytes: Array(String(repeating: "今天天气", count: 99).utf8))
    let benchmark = LexiconBenchmark(lexicon: Lexicon(image: image), articles: [article])
    #expect(benchmark.prefixes() > 0)
    #expect(benchmark.forms() > 0)
  }
}
