// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Which senses of an article's triggers are wanted where they stand.
struct StandingTriggers {
  private let triggers: [TriggerCandidate]
  /// For each trigger, a bit for each of its senses whose group wants it where it stands.
  private var masks: [UInt64]
  /// For each trigger, whether it may be a verb of speech.
  private var mayTell: [Bool]
  /// The characters of the sentence that is looked at.
  private var characters = CharacterFilter()

  /// Makes it for an article's triggers, of which none was looked at.
  init(_ triggers: [TriggerCandidate]) {
    self.triggers = triggers
    masks = Array(filled: 0, count: triggers.count)
    mayTell = Array(filled: false, count: triggers.count)
  }

  /// The senses of a trigger that was looked at.
  subscript(trigger: Int) -> UInt64 { masks[trigger] }

  /// Whether a trigger that was looked at may be a verb of speech.
  func isSpeech(_ trigger: Int) -> Bool { mayTell[trigger] }

  /// Looks at the triggers of a sentence, the first of which is `first`; returns whether one of
  /// them stands.
  mutating func find(
    from first: Int, in sentence: ByteRange, of text: NormalizedText, for extractor: EventExtractor
  ) -> Bool {
    var anyStands = false
    characters.removeAll()
    var trigger = first
    while trigger < triggers.count, triggers[trigger].range.start < sentence.end {
      let candidate = triggers[trigger]
      var mask: UInt64 = 0
      var tells = false
      for (place, sense) in candidate.triggers.enumerated() {
        let group = extractor.frames[sense.frame].groups[sense.group]
        if group.speech != .none { tells = true }
        if !candidate.blockedFrames.contains(sense.frame),
          group.stands(
            at: candidate.range, in: text, sentence: sentence, characters: &characters)
        {
          mask |= 1 << UInt64(place)
        }
      }
      masks[trigger] = mask
      mayTell[trigger] = tells
      if mask != 0 { anyStands = true }
      trigger += 1
    }
    return anyStands
  }
}
