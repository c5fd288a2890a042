// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What sentences are about, for those that follow.
extension ExtractionRun {
  /// Returns the entities that only tell of the events of a sentence, and `tellers`: some paper
  /// that learned of it is not what the next sentence is about.
  func sources(of events: ArraySlice<EventMention>, _ tellers: Set<Int>) -> Set<Int> {
    var sources = tellers
    for event in events {
      if let source = event.source, let mention = article.annotations.mention(at: source),
        !event.arguments.contains(where: { $0.entity == article.entity(mention) })
      {
        sources.insert(article.entity(mention))
      }
    }
    return sources
  }

  /// Remembers the mentions of a sentence, but for those that only tell of its events.
  mutating func take(
    _ mentions: Range<Int>, sentence: Int, sources: Set<Int>, pronoun: CueMatch?
  ) {
    let article = article
    discourse.take(
      mentions, sentence: sentence, types: article.types, pronoun: pronoun
    ) { mention in
      sources.contains(article.entity(mention))
    } isPublic: {
      article.ends($0, with: .publicBody)
    } isOwner: {
      let end = article.annotations.mentions[$0].range.end
      let next = article.annotations.mentions[$0 + 1].range.start
      return end < next && next - end <= 24 && article.begins(ByteRange(end, next), with: .body)
    }
  }

  /// The pronouns of the article that go on with who or what was spoken of.
  var continuingPronouns: [CueMatch] {
    scan.cues.filter { !$0.cues.isDisjoint(with: .continuing) }
  }

  /// Returns the first of these pronouns in a sentence; `next` is the number of one before it.
  func firstPronoun(
    of sentence: Sentence, among pronouns: [CueMatch], from next: inout Int
  ) -> CueMatch? {
    while next < pronouns.count, pronouns[next].range.start < sentence.range.end {
      let match = pronouns[next]
      next += 1
      guard match.range.start >= sentence.range.start else { continue }
      let token = segments.tokens[segments.tokenIndex(at: match.range.start)]
      guard token.range.start == match.range.start, token.range.end <= match.range.end,
        !article.isWord(match.range, of: .possessive)
      else { continue }
      return match
    }
    return nil
  }
}
