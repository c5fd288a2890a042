// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// An event and what later events of its sentence ask of it.
struct EventDraft {
  var event: EventMention
  var frame: Int
  /// The place of its trigger in the sentence's row.
  var place: Int
  var speech: Frame.Speech
  /// Where its first speaker is named.
  var speaker: ByteRange?
  /// Whether the weights speak against it, so that it only says who tells of other events.
  var isWithheld = false
  /// Whether it only announces other events.
  var isAnnouncement = false
  /// Whether it stands in brackets.
  var isInBrackets = false
}
