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

  /// Lets a bare noun behind what governs a means stand for the product named before it: 展示了甲，说所有产品
  /// 都将接入大模型.
  func namePronouns(_ items: inout [SentenceItem]) {
    for index in items.indices.dropFirst(2) where items[index - 1].kind == .trigger {
      var last = index
      while last < items.count - 1, items[last].kind == .modifier { last += 1 }
      guard items[last].kind == .noun,
        last + 1 == items.count
          || !items[last + 1].isNominal && items[last + 1].kind != .of
            && items[last + 1].kind != .mention,
        article.isWord(
          ByteRange(items[index].range.start, items[last].range.end), of: .bareThing),
        article.isWord(items[index - 1].range, of: .means),
        items[..<index].contains(where: {
          $0.kind == .mention && article.types.isProduct($0.index)
        })
      else { continue }
      items[last].cues.insert(.productPronoun)
    }
  }
}
