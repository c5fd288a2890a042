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

  /// The one word of a trigger that names the event that one of its senses tells.
  func core(of candidate: TriggerCandidate, _ sense: Vocabulary.Trigger) -> ByteRange {
    extractor.vocabulary.core(of: candidate.range, frame: sense.frame, in: text.bytes.span)
  }
}
