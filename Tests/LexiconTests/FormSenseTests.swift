// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Testing

@Suite struct FormSenseTests {
  @Test(arguments: [
    FormSense(kind: .entity(0)), FormSense(kind: .entity(70_000), isAmbiguous: true),
    FormSense(kind: .cue(3)), FormSense(kind: .trigger(frame: 12, group: 300, word: 5)),
    FormSense(kind: .blocker(frame: 2)),
  ])
  func aSenseSurvivesItsRecord(sense: FormSense) {
    #expect(FormSense(record: sense.record) == sense)
  }

  @Test func aDamagedRecordIsNone() {
    #expect(FormSense(record: (200, 0, 0)) == nil)
  }
}
