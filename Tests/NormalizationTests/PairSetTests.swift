// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconTestSupport
import Testing
import TextModel

@testable import Normalization

@Suite struct PairSetTests {
  /// No key of a table is missed, wherever it stands.
  @Test func knowsAllKeys() throws {
    let table = try TestLexicon.base().table("Normalization/furniture")
    let pairs = PairSet(startsOf: table)
    #expect(table.rowCount > 0)
    for row in 0..<table.rowCount {
      let key = try #require(table.text(row: row, column: 0))
      let text = key.string(0..<key.count)
      let bytes = Array(text.utf8)
      let first = bytes.span.scalar(at: 0)
      let mayBegin = pairs.mayBegin(with: first.value, in: bytes.span, next: first.count)
      #expect(mayBegin, "\(text)")
    }
  }

  /// Most pairs of characters that begin no key are told apart.
  @Test func refusesMostOthers() throws {
    let pairs = PairSet(startsOf: try TestLexicon.base().table("Normalization/furniture"))
    var taken = 0
    for scalar in UInt32(0x4E00)..<0x5A00 {
      let bytes = Array(String(try #require(UnicodeScalar(scalar))).utf8)
      if pairs.mayBegin(with: 0x6C14, in: bytes.span, next: 0) { taken += 1 }
    }
    #expect(taken < 0xC00 / 4)
  }
}
