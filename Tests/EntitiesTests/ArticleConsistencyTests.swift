// SPDX-License-Identifier: Apache-2.0

import Testing
import TextModel

@testable import Entities

@Suite struct ArticleConsistencyTests {
  /// A candidate that fits one type with a margin.
  private func candidate(
    _ start: Int, _ end: Int, group: Int32, place: Int, margin: Int32
  ) -> Candidate {
    var candidate = Candidate(range: ByteRange(start, end), sources: .word)
    candidate.group = group
    var values = SIMD8<Int32>(repeating: -500)
    values[0] = 0
    values[place] = margin
    candidate.scores = TypeScores(values: values)
    return candidate
  }

  @Test func mentionsHelpEachOther() {
    var candidates = [
      candidate(0, 6, group: 0, place: 4, margin: 200),
      candidate(20, 26, group: 0, place: 4, margin: -50),
    ]
    ArticleConsistency().adjust(&candidates)
    #expect(candidates[0].scores.values[4] == 175)
    #expect(candidates[1].scores.values[4] == 50)
  }

  /// Of a place in an organization's name nothing follows for the place that stands alone.
  @Test func partsOfLongerNamesSayNothing() {
    var candidates = [
      candidate(0, 6, group: 0, place: 4, margin: 60),
      candidate(20, 26, group: 0, place: 4, margin: -240),
      candidate(20, 32, group: 1, place: 1, margin: 300),
    ]
    ArticleConsistency().adjust(&candidates)
    #expect(candidates[0].scores.values[4] == 60)
    // The part itself hears what the other one says.
    #expect(candidates[1].scores.values[4] == -210)
    #expect(candidates[2].scores.values[1] == 300)
  }

  /// The same where the longer name begins before it, and where it is no name at all.
  @Test func whatIsNoNameHoldsNothing() {
    var candidates = [
      candidate(0, 6, group: 0, place: 4, margin: 60),
      candidate(17, 26, group: 1, place: 1, margin: -30),
      candidate(20, 26, group: 0, place: 4, margin: -40),
    ]
    ArticleConsistency().adjust(&candidates)
    #expect(candidates[0].scores.values[4] == 40)
    candidates[0] = candidate(0, 6, group: 0, place: 4, margin: 60)
    candidates[1] = candidate(17, 26, group: 1, place: 1, margin: 30)
    ArticleConsistency().adjust(&candidates)
    #expect(candidates[0].scores.values[4] == 60)
  }
}
