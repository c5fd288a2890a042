// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Says who tells of the events of a sentence: 某公司宣布完成融资 is one event with a source.
struct ReportedSpeech {
  private let row: [SentenceItem]
  private let entities: [Entity]

  /// Makes it for the items of a sentence and the entities of its article.
  init(row: [SentenceItem], entities: [Entity]) {
    self.row = row
    self.entities = entities
  }

  /// Gives the events of a sentence their sources, and marks the announcements of other events.
  func settle(_ drafts: inout [EventDraft]) {
    var claim: EventDraft?
    for index in drafts.indices {
      let draft = drafts[index]
      if draft.speech != .none {
        // 为宣布……，在……召开了发布会: what it is for is no claim.
        claim = isPurpose(draft) ? nil : draft
        if draft.speech == .announce, !isByPerson(draft),
          drafts[(index + 1)...].contains(where: {
            $0.speech == .none && $0.place < announcedEnd(draft)
          })
        {
          drafts[index].isAnnouncement = true
        }
      } else if !draft.isInBrackets, !isAttribute(draft) {
        if let said = claim, endsAnnouncement(of: said, before: draft) { claim = nil }
        if let speaker = claim?.speaker { drafts[index].event.source = speaker }
      }
    }
  }

  /// Whether a preposition stands directly before the verb of speech.
  private func isPurpose(_ draft: EventDraft) -> Bool {
    draft.place > 0 && draft.place <= row.count && row[draft.place - 1].kind == .preposition
      && !row[draft.place - 1].cues.contains(.planned)
  }

  /// Whether 的 stands behind the trigger: 发布的产品.
  private func isAttribute(_ draft: EventDraft) -> Bool {
    let next = draft.place + 1
    return next < row.count && row[next].kind == .of
  }

  /// Whether a semicolon ends what is announced before an event, or a blank between headlines what
  /// is said.
  private func endsAnnouncement(of claim: EventDraft, before draft: EventDraft) -> Bool {
    claim.place < draft.place && draft.place < row.count
      && row[claim.place..<draft.place].contains {
        $0.kind == .stop && (claim.speech == .announce || $0.range.isEmpty)
      }
  }

  /// Where what is announced ends: with what a full stop or a semicolon ends.
  private func announcedEnd(_ draft: EventDraft) -> Int {
    var end = draft.place + 1
    while end < row.count, row[end].kind != .stop { end += 1 }
    return end
  }

  private func isByPerson(_ draft: EventDraft) -> Bool {
    draft.event.arguments.contains { argument in
      guard argument.range == draft.speaker, let entity = argument.entity else { return false }
      return entities[entity].type == .person
    }
  }
}
