// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Words that are something else where they stand.
extension ExtractionRun {
  /// Turns words that are mostly verbs into nouns where they tell what a name is: 应用 in 首款应用“甲”.
  func nameKinds(_ items: inout [SentenceItem]) {
    guard items.count > 2 else { return }
    for index in 1..<(items.count - 1) where items[index].kind == .verb {
      switch (items[index - 1].kind, items[index + 1].kind) {
      case (.modifier, .quote), (.modifier, .mention), (.noun, .quote), (.noun, .mention),
        (.quantity, .quote), (.quantity, .mention):
        if article.isWord(items[index].range, of: .edition) { items[index].kind = .noun }
      default: break
      }
    }
  }

  /// Whether brackets give the noun before them the name of a product: 发布语音模型（Lumora）.
  func isApposition(_ place: Int, in items: ArraySlice<SentenceItem>) -> Bool {
    guard items[place].kind == .mention, items[place].depth == 1, place - 2 >= items.startIndex,
      items[place - 1].kind == .bracket, items[place - 2].kind == .noun,
      items[place - 2].depth == 0, article.types.isProduct(items[place].index)
    else { return false }
    var next = place + 1
    if next < items.endIndex, article.isWord(items[next].range, of: .filler) { next += 1 }
    return next < items.endIndex && items[next].kind == .bracket
  }

  /// Returns the day of the event whose trigger stands at `told`: of one of the same sentence, or,
  /// where that is the event of `place` itself, of an earlier telling of what was done to the same
  /// thing.
  func day(
    of told: Int, at place: Int, frame: FrameRule, _ arguments: [EventArgument],
    _ drafts: [EventDraft]
  ) -> Int? {
    if told != place { return drafts.last { $0.place == told }?.event.time }
    let earlier = results.last { event in
      event.type == frame.type && event.time.map(isDay) ?? false
        && event.arguments.contains { known in
          known.role != frame.roles.first?.name && known.entity != nil
            && arguments.contains { $0.role == known.role && $0.entity == known.entity }
        }
    }
    return earlier?.time
  }

  /// Whether a time is a day of the calendar or a part of it: 2023-04-11.
  private func isDay(_ time: Int) -> Bool {
    let known = article.expressions.times[time]
    return known.kind == .date && known.value.utf8.count == 10 || known.kind == .time
  }

  /// Whether the text of a range is one word, a noun, and long enough to be no verb as well.
  func isNoun(_ range: ByteRange) -> Bool {
    guard range.count >= 9 else { return false }
    let token = segments.tokenIndex(at: range.start)
    return token < segments.tokens.count && segments.tokens[token].range == range
      && segments.tokens[token].partOfSpeech == .noun
  }

  /// The one word of a trigger that names the event that one of its senses tells.
  func core(of candidate: TriggerCandidate, _ sense: Vocabulary.Trigger) -> ByteRange {
    extractor.vocabulary.core(of: candidate.range, frame: sense.frame, in: text.bytes.span)
  }
}
