// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Who made the products that an article tells of.
extension ExtractionRun {
  /// Remembers who made a product, from an event that tells so.
  mutating func noteMaker(_ draft: EventDraft, sentence: Int) {
    guard let roles = extractor.frames[draft.frame].makerRoles else { return }
    let makers = draft.event.arguments.filter { $0.role == roles.from }
    guard !makers.isEmpty else { return }
    for argument in draft.event.arguments where argument.role == roles.to {
      if let entity = argument.entity { madeBy[entity] = (makers, sentence) }
    }
  }

  /// Remembers in whose name a person speaks: 某公司董事长甲表示.
  func noteEmployer(_ draft: EventDraft) {
    guard draft.speech != .none, let range = draft.speaker else { return }
    let speaker = draft.event.arguments.first { $0.range == range }
    let organizations = draft.event.arguments.filter { argument in
      argument.range != range
        && article.annotations.mention(at: argument.range).map(article.types.isOrganization) == true
    }
    guard let person = speaker?.entity, organizations.count == 1,
      let employer = article.annotations.mention(at: organizations[0].range),
      article.annotations.mention(at: range).map(article.types.isPerson) == true
    else { return }
    article.employers[person] = employer
  }

  /// Takes over who made a product from what was told of it just before: 甲发布乙。该模型基于……训练.
  ///
  /// Only an event that has all that its rule needs is given a maker: nothing becomes an event by
  /// it.
  func shareMaker(_ finder: inout ArgumentFinder, sentence: Int) {
    guard let roles = finder.frame.makerRoles,
      let role = finder.frame.roles.firstIndex(where: { $0.name == roles.from }),
      !finder.isFilled(role), finder.unnamedRole == nil,
      let product = finder.fillers.first(where: { finder.frame.roles[$0.role].name == roles.to }),
      product.kind == .mention,
      let (makers, place) = madeBy[article.entity(product.index)], sentence - place <= 1,
      !finder.hasOwnNoun
    else { return }
    for maker in makers { finder.appendShared(role, maker) }
  }

  /// Says who tells of the events of a sentence, and who does what he announces.
  func settle(_ drafts: inout [EventDraft], row: [SentenceItem]) {
    ReportedSpeech(row: row, entities: article.annotations.entities).settle(&drafts)
    nameAnnouncers(&drafts)
  }

  /// Makes the firm that announces what happens to a product its agent, where nobody else is:
  /// 甲宣布乙正式发布.
  private func nameAnnouncers(_ drafts: inout [EventDraft]) {
    for index in drafts.indices {
      guard let source = drafts[index].event.source,
        let roles = extractor.frames[drafts[index].frame].makerRoles,
        let announcement = drafts[..<index].last(where: {
          $0.isAnnouncement && $0.speaker == source
        }),
        let speaker = announcement.event.arguments.first(where: { $0.range == source })
      else { continue }
      let arguments = drafts[index].event.arguments
      guard !arguments.contains(where: { $0.role == roles.from }),
        let product = arguments.first(where: { $0.role == roles.to }),
        product.entity != speaker.entity, source.end <= product.range.start
      else { continue }
      drafts[index].event.arguments.insert(
        EventArgument(
          role: roles.from, range: source, entity: speaker.entity, pronoun: speaker.pronoun), at: 0)
    }
  }

  /// Returns the mention of the first product that events tell the making of: what 它 stands for in
  /// the next sentence.
  func productMade(by events: ArraySlice<EventMention>) -> Int? {
    for event in events {
      guard let roles = extractor.frames[event.type]?.makerRoles,
        let argument = event.arguments.first(where: { $0.role == roles.to })
      else { continue }
      return article.annotations.mention(at: argument.range)
    }
    return nil
  }
}
