// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import Testing
import TextModel

@testable import mailuo_train

@Suite("Candidates for names, as training sees them")
struct CandidateFinderTests {
  @Test("A dictionary name is a candidate with its features and its family")
  func knownName() throws {
    let finder = CandidateFinder(lexicon: try TestLexicon.base())
    let table = finder.table(
      of: Article(source: "a", bytes: Array("华为发布新手机。".utf8)))
    let line = try #require(table.split(separator: "\n").first { $0.hasPrefix("a\t0\t2\t") })
    let features = line.split(separator: "\t")[3].split(separator: " ")
    #expect(features.last == "family=knownHan")
    #expect(features.contains("source.dictionary"))
    #expect(features.contains("right.releaseVerb"))
  }
}
