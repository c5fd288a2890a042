// SPDX-License-Identifier: Apache-2.0

import TextModel

/// One piece of a sentence, as the rules for arguments see it.
///
/// Rows of items are walked again and again: an item takes no more than 32 bytes.
struct SentenceItem {
  enum Kind: UInt8 {
    case mention, quantity, time, trigger
    case verb, noun, modifier, adverb, preposition, join, of, aspect
    /// A comma, a semicolon, a colon, a dash, a quotation mark, a bracket.
    case comma, stop, colon, dash, quote, bracket
    case other
  }

  var range: ByteRange
  var cues: CueSet
  private var shortIndex: Int32
  private var shortAlternative: Int32 = -1
  /// The number of the preposition, or 0.
  var preposition: UInt16
  /// How many brackets are open around it.
  var depth: UInt8
  var kind: Kind

  init(
    kind: Kind, range: ByteRange, index: Int = -1, cues: CueSet = [], preposition: UInt16 = 0,
    depth: UInt8 = 0
  ) {
    self.kind = kind
    self.range = range
    self.cues = cues
    self.preposition = preposition
    self.depth = depth
    shortIndex = Int32(truncatingIfNeeded: index)
  }

  /// The index of the mention, quantity, time or trigger.
  var index: Int {
    get { Int(shortIndex) }
    set { shortIndex = Int32(truncatingIfNeeded: newValue) }
  }

  /// For a pronoun that may stand for things of several types: another mention, or -1.
  var alternative: Int {
    get { Int(shortAlternative) }
    set { shortAlternative = Int32(truncatingIfNeeded: newValue) }
  }

  /// Whether it may stand inside a noun phrase, before its head.
  var isNominal: Bool {
    switch kind {
    case .noun, .modifier, .quantity, .quote: true
    default: false
    }
  }

  /// Whether it ends a clause.
  var isBreak: Bool { kind == .comma || kind == .stop }

  /// Whether it is a verb as far as one can see.
  var isVerbal: Bool { kind == .verb || kind == .trigger }
}

/// A trigger word that stands in the text, before it is known whether it tells of an event.
struct TriggerCandidate {
  var range: ByteRange
  /// What it may tell of, ordered by frame, group and word.
  var triggers: [Vocabulary.Trigger]
  /// The frames in which a longer word around it counts instead.
  var blockedFrames: [Int] = []
}

/// A cue word that stands in the text.
struct CueMatch {
  var range: ByteRange
  var cues: CueSet
  var preposition: UInt16
}
