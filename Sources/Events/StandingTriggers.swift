// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Which senses of an article's triggers are wanted where they stand.
struct StandingTriggers {
  private let triggers: [TriggerCandidate]
  /// For each trigger, a bit for each of its senses whose group wants it where it stands.
  private var masks: [UInt64]

  /// Makes it for an article's triggers, of which none was looked at.
  init(_ triggers: [TriggerCandidate]) {
    self.triggers = triggers
    masks = Array(filled: 0, count: triggers.count)
  }

  /// The senses of a trigger that was looked at.
  subscript(trigger: Int) -> UInt64 { masks[trigger] }

  /// Looks at the triggers of a sentence, the first of which is `first`; returns whether one of them
  /// stands.
  mutating func find(
    from first: Int, in sentence: ByteRange, of text: NormalizedText, for extractor: EventExtractor
  ) -> Bool {
    var anyStands = false
    var trigger = first
    while trigger < triggers.count, triggers[trigger].range.start < sentence.end {
      let candidate = triggers[trigger]
      var mask: UInt64 = 0
      for (place, sense) in candidate.triggers.enumerated()
      where !candidate.blockedFrames.contains(sense.frame)
        && extractor.frames[sense.frame].groups[sense.group].stands(
          at: candidate.range, in: text, sentence: sentence)
      {
        mask |= 1 << UInt64(place)
      }
      masks[trigger] = mask
      if mask != 0 { anyStands = true }
      trigger += 1
    }
    return anyStands
  }
}
