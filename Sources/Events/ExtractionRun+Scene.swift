// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What a sentence is about, before its triggers are followed up.
extension ExtractionRun {
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

  /// Whether a sense of a trigger is judged by weights in sentences about the stock market alone.
  func isDeal(_ trigger: Int) -> Bool {
    let mask = standing[trigger]
    return scan.triggers[trigger].triggers.enumerated().contains { number, sense in
      mask & 1 << UInt64(number) != 0 && extractor.frames[sense.frame].isJudged == [false, true]
    }
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
}
