// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconTestSupport
import Testing

@testable import Entities

@Suite struct CompanyWordsTests {
  /// Each class that the table gives a word means something, and each that means something is
  /// given.
  @Test func classesAreKnown() throws {
    let table = try TestLexicon.base().table("Names/companies")
    var given: Set<String> = []
    for row in 0..<table.rowCount {
      given.formUnion(table.field(row: row, column: 1).split(separator: " ").map(String.init))
    }
    #expect(given == Set(CompanyWords.Kinds.named.keys))
  }

  /// No two classes are one bit.
  @Test func kindsAreApart() {
    let named = CompanyWords.Kinds.named
    #expect(Set(named.values.map(\.rawValue)).count == named.count)
    #expect(named.values.allSatisfy { $0.rawValue.nonzeroBitCount == 1 })
  }
}
