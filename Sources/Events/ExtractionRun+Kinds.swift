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

  /// Whether a sense of a trigger is judged by weights in sentences about the stock market alone.
  func isDeal(_ trigger: Int) -> Bool {
    let mask = standing[trigger]
    return scan.triggers[trigger].triggers.enumerated().contains { number, sense in
      mask & 1 << UInt64(number) != 0 && extractor.frames[sense.frame].isJudged == [false, true]
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

  /// Whether a word of the stock market stands in a sentence.
  func isMarket(_ sentence: ByteRange) -> Bool {
    var first = 0
    var last = scan.marketWords.count
    while first < last {
      let middle = (first + last) / 2
      if scan.marketWords[middle] < sentence.start { first = middle + 1 } else { last = middle }
    }
    return first < scan.marketWords.count && scan.marketWords[first] < sentence.end
  }

  /// Returns the types of the mentions of a row and of what the sentence before it was about.
  func types(of row: [SentenceItem], sentence: Int) -> UInt32 {
    let carried = [
      discourse.carriedSubject(into: sentence), discourse.carriedProduct(into: sentence),
    ]
    var types = carried.reduce(0) { types, mention in
      types | (mention.map { article.types.mask($0) } ?? 0)
    }
    for item in row where item.kind == .mention {
      types |= article.types.mask(item.index)
      if item.alternative >= 0 { types |= article.types.mask(item.alternative) }
    }
    return types
  }

  /// Whether anything is there that may take part in what a trigger of the row tells of.
  ///
  /// Weights may find an event whose group lacks something.
  func canTell(
    _ group: FrameRule.Group, _ frame: Int, isJudged: Bool, in sentence: Int
  ) -> Bool {
    if let place = last[frame]?.sentence, sentence - place <= 1 { return true }
    return group.canBeFilled(by: rowTypes, isWhole: !isJudged)
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
