// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds when an event was, how real it is, and whether a named source tells of it.
struct CircumstanceFinder {
  let row: [SentenceItem]
  let expressions: Expressions
  let types: MentionTypes
  let bytes: [UInt8]

  // MARK: Time

  /// Returns the time of the event whose trigger stands at `trigger`.
  ///
  /// Behind a verb of speech stands what is said, whose times are not those of the speech.  The time
  /// of an earlier clause counts where that clause only sets the scene, or where this one goes on
  /// about the same subject; one that only points (近日) must stand alone there.
  func time(of trigger: Int, clause: Range<Int>, isSpeech: Bool) -> Int? {
    if let time = nearest(in: clause.lowerBound..<trigger, fromEnd: true) { return time }
    if let time = earlier(than: clause, trigger: trigger, isSpeech: isSpeech) { return time }
    if !isSpeech, let time = span(in: clause.lowerBound..<trigger) { return time }
    if isSpeech { return nil }
    return nearest(in: (trigger + 1)..<max(trigger + 1, clause.upperBound), fromEnd: false)
  }

  /// Whether a year is part of the name behind it: 2026世界机器人大会.
  private func isInName(_ place: Int) -> Bool {
    expressions.times[row[place].index].value.utf8.count == 4 && place + 1 < row.count
      && row[place + 1].kind == .mention
      && row[place + 1].range.start == row[place].range.end
      && types.mask(row[place + 1].index) & types.conference != 0
  }

  /// Returns the length of time within which something was: 17天内, 过去一年.
  private func span(in places: Range<Int>) -> Int? {
    places.last { place in
      guard row[place].kind == .time, expressions.times[row[place].index].kind == .duration else {
        return false
      }
      let start = row[place].range.start
      if CircumstanceFinder.past.contains(where: {
        bytes.starts($0, at: start)
      }) {
        return true
      }
      let end = row[place].range.end
      return CircumstanceFinder.within.contains { word in
        bytes.starts(word, at: end) || bytes.starts(word, at: end - word.count)
      }
    }.map { row[$0].index }
  }

  private static let past = ["过去", "近", "最近"].map { Array($0.utf8) }
  private static let within = ["内", "里", "之内", "来", "以来", "间"].map { Array($0.utf8) }

  /// Returns the time of the nearest earlier clause that gives this one its time.
  private func earlier(
    than clause: Range<Int>, trigger: Int, isSpeech: Bool
  ) -> Int? {
    let goesOn = !(clause.lowerBound..<trigger).contains { row[$0].kind == .mention }
    var end = clause.lowerBound - 1
    while end > 0 {
      // 五月……；某公司指出: when it was is not when it is said.
      if isSpeech, row[end].kind == .stop { return nil }
      var start = end
      while start > 0, !row[start - 1].isBreak { start -= 1 }
      if let time = nearest(in: start..<end, fromEnd: true) {
        let isReference =
          expressions.times[time].value.utf8.elementsEqual("PAST_REF".utf8)
          || expressions.times[time].value.hasSuffix("_REF")
        if isReference {
          if end - start <= 2 { return time }
        } else if goesOn || !(start..<end).contains(where: { row[$0].kind == .trigger }) {
          return time
        }
      }
      end = start - 1
    }
    return nil
  }

  /// Returns the nearest time of a stretch; one that only points is taken for want of another.
  private func nearest(in places: Range<Int>, fromEnd: Bool) -> Int? {
    var reference: Int?
    for step in 0..<places.count {
      let place = fromEnd ? places.upperBound - 1 - step : places.lowerBound + step
      guard row[place].kind == .time else { continue }
      let time = expressions.times[row[place].index]
      guard time.kind == .date || time.kind == .time || time.kind == .range else { continue }
      if isInName(place) { continue }
      if !time.value.utf8.elementsEqual("PAST_REF".utf8), !time.value.hasSuffix("_REF") {
        return row[place].index
      }
      if reference == nil { reference = row[place].index }
    }
    return reference
  }

  // MARK: Modality

  /// Returns how real the event is, by the cues of its clause.
  func modality(of trigger: Int, clause: Range<Int>, isSpeech: Bool) -> Modality {
    var found = Modality.asserted
    var verbs = 0
    var joins = false
    var place = trigger - 1
    let isAttributive = trigger + 1 < row.count && row[trigger + 1].kind == .of
    while place >= clause.lowerBound {
      let item = row[place]
      // 将联手管理新成立的实验室: the plan is not that of the attribute.
      if isAttributive, verbs > 0, found == .asserted { break }
      // What stands before the speaker is not how he speaks.
      if isSpeech, item.kind == .mention, place == 0 || row[place - 1].kind != .preposition {
        break
      }
      if isAnd(item.range) { joins = true }
      if item.kind == .of, found == .asserted, place < trigger - 1, verbs > 0, !joins { break }
      if item.cues.contains(.negated),
        verbs == 0 || isPlan(place + 1) || verbs == 1 && isSerial(place + 1, trigger)
      {
        return .negated
      }
      // 未来将旗下产品接入……: a time that only points ahead.
      if found == .asserted, !isSpeech, item.kind == .time, verbs == 0, isAhead(place) {
        found = .planned
      }
      if item.kind == .trigger || (item.kind == .verb && item.cues.isEmpty) { verbs += 1 }
      if item.cues.contains(.possible) { found = .possible }
      if item.cues.contains(.planned), found == .asserted, isPlan(place) { found = .planned }
      place -= 1
    }
    if found == .asserted, !isSpeech,
      continues(from: clause, trigger: trigger)
    {
      found = .planned
    }
    // 宣布计划……: what is said is planned, not the saying.
    if found == .asserted, !isSpeech, trigger + 1 < row.count {
      let cues = row[trigger + 1].cues
      if cues.contains(.possibleAfter) { return .possible }
      if cues.contains(.plannedAfter) || isInPlan(trigger, end: clause.upperBound) {
        return .planned
      }
    }
    return found
  }

  /// Whether the trigger at `first` and the one at `trigger` are done to one thing by one: 未拿出产品发布.
  private func isSerial(_ first: Int, _ trigger: Int) -> Bool {
    row[first].kind == .trigger
      && (first..<trigger).allSatisfy { row[$0].kind == .trigger || row[$0].isNominal }
  }

  /// Whether the time at `place` only points ahead, and no preposition or noun has it: 面向未来, 未来城市.
  private func isAhead(_ place: Int) -> Bool {
    guard expressions.times[row[place].index].value.utf8.elementsEqual("FUTURE_REF".utf8),
      place == 0 || row[place - 1].kind != .preposition, place + 1 < row.count
    else { return false }
    switch row[place + 1].kind {
    case .preposition, .adverb, .verb, .trigger: return true
    default: return false
    }
  }

  /// Whether a word is 并, so that the verb behind it shares what governs the one before it.
  private func isAnd(_ range: ByteRange) -> Bool {
    range.count == 3 && bytes[range.start..<range.end].elementsEqual("并".utf8)
  }

  /// Whether what is told is what a plan is of: 收购某公司的计划.
  private func isInPlan(_ trigger: Int, end: Int) -> Bool {
    var place = trigger + 1
    var sawName = false
    while place + 1 < end {
      switch row[place].kind {
      case .mention: sawName = true
      case .noun, .modifier, .quantity, .join: break
      case .of: return sawName && row[place + 1].cues.contains(.plannedAfter)
      default: return false
      }
      place += 1
    }
    return false
  }

  /// Returns whether the clause goes on with the plan of the one before it: 计划投资，并建设…….
  private func continues(from clause: Range<Int>, trigger: Int) -> Bool {
    guard clause.lowerBound > 1, row[clause.lowerBound - 1].isBreak,
      !(clause.lowerBound..<trigger).contains(where: { place in
        row[place].kind == .mention || row[place].cues.contains(.aspect)
      }), !row[min(trigger + 1, row.count - 1)].cues.contains(.aspect)
    else { return false }
    var place = clause.lowerBound - 2
    while place >= 0, !row[place].isBreak {
      if row[place].cues.contains(.negated) || row[place].cues.contains(.aspect) { return false }
      if row[place].cues.contains(.planned), isPlan(place) { return true }
      place -= 1
    }
    return false
  }

  /// Returns whether the planning cue at `place` is one: 将 before a noun phrase is none.
  private func isPlan(_ place: Int) -> Bool {
    guard place < row.count, row[place].cues.contains(.planned) else { return false }
    guard row[place].kind == .preposition, place + 1 < row.count else { return true }
    switch row[place + 1].kind {
    case .mention, .noun, .modifier, .quantity, .quote: return false
    case .trigger where place + 2 < row.count && row[place + 2].kind == .of: return false
    default: return true
    }
  }

  // MARK: Source

  /// Returns the mention or phrase behind 据 or before 获悉 that stands nearest before `trigger`.
  func source(before trigger: Int) -> (place: Int, range: ByteRange)? {
    var place = trigger - 1
    while place >= 0 {
      let item = row[place]
      if item.cues.contains(.sourceAfter), place > 0, row[place - 1].kind == .mention,
        isNamed(row[place - 1])
      {
        return (place - 1, row[place - 1].range)
      }
      if item.cues.contains(.unnamedSource) { return (place, item.range) }
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

  private func isNamed(_ item: SentenceItem) -> Bool { types.isParticipant(item.index) }
}

extension [UInt8] {
  /// Whether the bytes of a word stand at `start`.
  fileprivate func starts(_ word: [UInt8], at start: Int) -> Bool {
    start >= 0 && start + word.count <= count
      && self[start..<(start + word.count)].elementsEqual(word)
  }
}
