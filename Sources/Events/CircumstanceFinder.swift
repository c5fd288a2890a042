// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds when an event was, how real it is, and whether a named source tells of it.
struct CircumstanceFinder {
  let row: [SentenceItem]
  let article: ArticleContext
  /// Whether the event is a deal on the stock market, which has the date of its announcement.
  let isMarket: Bool
  /// For each item whether it is a verb of speech.
  let isSpeech: [Bool]
  let expressions: Expressions
  let types: MentionTypes
  let bytes: [UInt8]

  init(row: [SentenceItem], article: ArticleContext, isMarket: Bool, isSpeech: [Bool]) {
    self.row = row
    self.article = article
    self.isMarket = isMarket
    self.isSpeech = isSpeech
    expressions = article.expressions
    types = article.types
    bytes = article.bytes
  }

  /// Returns when the event of a trigger was, and how real it is.
  ///
  /// What is told for a time after the article's date is planned; a result's time is the period
  /// that it measures.
  func reality(
    of trigger: Int, clause: Range<Int>, isSpeech: Bool, isMeasured: Bool
  ) -> (Int?, Modality) {
    var modality = modality(
      of: trigger, clause: clause, isSpeech: isSpeech, isMeasured: isMeasured)
    let time = time(
      of: trigger, clause: clause, isSpeech: isSpeech, isReal: modality == .asserted || isMarket,
      isMeasured: isMeasured)
    // 国庆将至，甲推出了……: what was done was done.
    let isDone = trigger + 1 < row.count && row[trigger + 1].cues.contains(.aspect)
    if modality == .asserted, !isSpeech, !isMeasured, !isDone, let time,
      isAhead(expressions.times[time])
    {
      modality = .planned
    }
    return (time, modality)
  }

  /// Returns the mention or phrase behind 据 or before 获悉 that stands nearest before `trigger`.
  func source(before trigger: Int) -> (place: Int, range: ByteRange)? {
    var place = trigger - 1
    while place >= 0 {
      let item = row[place]
      // Who tells of the sentence did not say what stands in its brackets.
      if item.depth < row[trigger].depth { return nil }
      if item.cues.contains(.sourceAfter) {
        if let teller = teller(before: place) { return (teller, row[teller].range) }
        if let range = outlet(before: place) { return (place, range) }
      }
      if item.cues.contains(.unnamedSource), let range = unnamedSource(place, before: trigger) {
        return (place, range)
      }
      if item.cues.contains(.sourceBefore) {
        var next = place + 1
        while next < trigger, !row[next].isBreak {
          if row[next].kind == .mention, isNamed(row[next]) { return (next, row[next].range) }
          if row[next].cues.contains(.unnamedSource) { return (next, row[next].range) }
          if row[next].isVerbal { break }
          next += 1
        }
      }
      place -= 1
    }
    return nil
  }

  /// Returns the words before a verb of telling, from the beginning of the clause, where they end
  /// as the names of newspapers and sites do: 芦汀产经网获悉.
  private func outlet(before place: Int) -> ByteRange? {
    var first = place
    while first > 0, !row[first - 1].isBreak, row[first - 1].kind != .colon,
      row[first - 1].range.end == row[first].range.start
    {
      switch row[first - 1].kind {
      case .noun, .verb, .modifier, .trigger, .other: first -= 1
      default: return nil
      }
    }
    guard first < place, first == 0 || row[first - 1].isBreak else { return nil }
    let range = ByteRange(row[first].range.start, row[place].range.start)
    return (9...24).contains(range.count) && article.ends(range, with: .outlet) ? range : nil
  }

  /// Returns where somebody without a name is told of as a source: 消息人士; 有网友爆料.
  private func unnamedSource(_ place: Int, before trigger: Int) -> ByteRange? {
    let range = row[place].range
    guard row[place].cues.contains(.genericSubject) else { return range }
    // 网友, 媒体: only before a verb of telling.
    guard place + 1 < trigger, row[place + 1].cues.contains(.sourceAfter) else { return nil }
    let isSome = bytes.starts(CircumstanceFinder.some, at: range.start)
    return isSome ? ByteRange(range.start + 3, range.end) : range
  }

  private static let some = Array("有".utf8)

  /// Returns the name before a verb of telling, over adverbs and times: 某报则披露.
  private func teller(before place: Int) -> Int? {
    var before = place - 1
    while before >= 0, place - before < 4 {
      switch row[before].kind {
      case .mention: return isNamed(row[before]) ? before : nil
      case .adverb where row[before].cues.isEmpty, .time: before -= 1
      default: return nil
      }
    }
    return nil
  }

  private func isNamed(_ item: SentenceItem) -> Bool { types.isParticipant(item.index) }
}

extension [UInt8] {
  /// Whether the bytes of a word stand at `start`.
  func starts(_ word: [UInt8], at start: Int) -> Bool {
    start >= 0 && start + word.count <= count
      && self[start..<(start + word.count)].elementsEqual(word)
  }
}
