// SPDX-License-Identifier: Apache-2.0

import TextModel

/// How real an event is.
extension CircumstanceFinder {
  /// Returns how real the event is, by the cues of its clause.
  func modality(
    of trigger: Int, clause: Range<Int>, isSpeech: Bool, isMeasured: Bool
  ) -> Modality {
    if !isSpeech, hasNoDate(trigger, clause: clause) { return .planned }
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
      if found == .asserted, !isSpeech, !isMeasured, verbs == 0, isWill(place) {
        found = .planned
      }
      // 会与各地的合作伙伴合作: a part of a noun.
      if found == .asserted, item.isVerbal, place > clause.lowerBound, row[place - 1].kind == .of,
        row[place + 1].kind == .noun, row[place + 1].range.start == item.range.end
      {
        place -= 1
        continue
      }
      if item.kind == .trigger || (item.kind == .verb && item.cues.isEmpty) { verbs += 1 }
      if item.cues.contains(.possible) { found = .possible }
      if item.cues.contains(.planned), found == .asserted, isPlan(place) { found = .planned }
      place -= 1
    }
    if found == .asserted, !isSpeech, goesOn(from: clause, trigger: trigger) { found = .planned }
    if found == .asserted, isMeasured {
      found = predicated(of: trigger, end: clause.upperBound)
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

  /// Whether the trigger stands in a condition that names nobody who would do it: 如果使用鹿图.
  func isNobodysCondition(_ trigger: Int, clause: Range<Int>) -> Bool {
    var place = trigger - 1
    while place >= clause.lowerBound {
      let item = row[place]
      if item.kind == .mention, types.isPerson(item.index) || types.isOrganization(item.index) {
        return false
      }
      if item.cues.contains(.possible), article.isWord(item.range, of: .condition) { return true }
      place -= 1
    }
    return false
  }

  /// Whether the trigger at `first` and the one at `trigger` are done to one thing by one: 未拿出产品发布.
  private func isSerial(_ first: Int, _ trigger: Int) -> Bool {
    row[first].kind == .trigger
      && (first..<trigger).allSatisfy { row[$0].kind == .trigger || row[$0].isNominal }
  }

  /// Whether only its date is said not to be there: 没有具体的上线日期, 尚未公布发布时间.
  private func hasNoDate(_ trigger: Int, clause: Range<Int>) -> Bool {
    var place = trigger
    while place + 1 < clause.upperBound,
      row[place + 1].isNominal || row[place + 1].kind == .trigger,
      row[place + 1].range.start == row[place].range.end
    {
      place += 1
    }
    guard place > trigger, article.isWord(row[place].range, of: .date) else { return false }
    return row[clause.lowerBound..<trigger].contains { $0.cues.contains(.negated) }
  }

  /// Whether 会 tells of what is to come: 甲会率先接入, but not 甲通常会采用.
  private func isWill(_ place: Int) -> Bool {
    // Such words are of one character.
    guard row[place].range.count == 3, row[place].kind == .verb || row[place].kind == .adverb,
      article.isWord(row[place].range, of: .will)
    else { return false }
    return place == 0 || !article.isWord(row[place - 1].range, of: .habit)
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

  /// Returns how real the change is that is said of what the trigger measures: 营收仍有望增加.
  private func predicated(of trigger: Int, end: Int) -> Modality {
    var place = trigger + 1
    while place < end {
      let cues = row[place].cues
      if cues.contains(.possible) { return .possible }
      if cues.contains(.planned), isPlan(place) { return .planned }
      guard row[place].kind == .adverb, cues.isEmpty else { return .asserted }
      place += 1
    }
    return .asserted
  }

  /// Returns whether the clause goes on with the plan of one before it, without a subject of its
  /// own: 计划投资，并建设……; 即将完成融资，由甲领投.
  private func goesOn(from clause: Range<Int>, trigger: Int) -> Bool {
    guard clause.lowerBound > 1, row[trigger].depth == 0, row[clause.lowerBound - 1].isBreak,
      !(clause.lowerBound..<trigger).contains(where: { isDone($0) }),
      !row[min(trigger + 1, row.count - 1)].cues.contains(.aspect),
      !hasOwnSubject(clause.lowerBound..<trigger)
    else { return false }
    // 未来的方向不是……，而是去做……: what is not denies nothing of what is.
    let isContrast = bytes.starts(CircumstanceFinder.butIs, at: row[clause.lowerBound].range.start)
    var end = clause.lowerBound - 1
    var clauses = 0
    while end > 0, clauses < 4, row[end].kind == .comma || clauses == 0 {
      var start = end
      while start > 0, !row[start - 1].isBreak { start -= 1 }
      var place = end - 1
      while place >= start {
        if row[place].cues.contains(.negated), !isContrast { return false }
        if row[place].cues.contains(.aspect) { return false }
        if row[place].cues.contains(.planned), isPlan(place) { return true }
        if isContrast, row[place].kind == .time, isAhead(place) { return true }
        place -= 1
      }
      if hasOwnSubject(start..<end) { return false }
      end = start - 1
      clauses += 1
    }
    return false
  }

  /// Whether a word says that something was done or is going on: 了, 已, 曾经, 正在.
  private func isDone(_ place: Int) -> Bool {
    if row[place].cues.contains(.aspect) { return true }
    guard row[place].kind == .adverb || row[place].kind == .verb else { return false }
    let range = row[place].range
    if CircumstanceFinder.ongoing.contains(where: {
      bytes[range.start..<range.end].elementsEqual($0)
    }) {
      return true
    }
    return CircumstanceFinder.done.contains { bytes.starts($0, at: range.start) }
  }

  private static let ongoing = ["正", "正在"].map { Array($0.utf8) }

  private static let done = ["已", "现已", "均已", "早已", "曾", "刚"].map { Array($0.utf8) }
  private static let by = Array("由".utf8)
  private static let butIs = Array("而是".utf8)

  /// Whether a name stands before the first verb, behind no 由 that begins the clause.
  private func hasOwnSubject(_ places: Range<Int>) -> Bool {
    guard let first = places.first else { return false }
    // 由甲领投: it goes on about what was told.
    if bytes.starts(CircumstanceFinder.by, at: row[first].range.start) { return false }
    for place in places {
      if row[place].isVerbal { return false }
      if row[place].kind == .mention { return true }
    }
    return false
  }

  /// Returns whether the planning cue at `place` is one: 将 before a noun phrase is none.
  func isPlan(_ place: Int) -> Bool {
    guard place < row.count, row[place].cues.contains(.planned), !endsQuoted(place) else {
      return false
    }
    guard row[place].kind == .preposition, place + 1 < row.count else {
      return !isOffer(place)
    }
    // 将全面升级, but not 将全新模型接入……, 将全新升级的模型……
    var verb = place + 1
    while verb < row.count,
      row[verb].kind == .modifier
        || row[verb].kind == .noun && article.isWord(row[verb].range, of: .manner)
    {
      verb += 1
    }
    if verb > place + 1, verb < row.count, row[verb].isVerbal {
      return verb + 1 == row.count || row[verb + 1].kind != .of
    }
    switch row[place + 1].kind {
    case .mention, .noun, .modifier, .quantity, .quote: return false
    case .trigger where place + 2 < row.count && row[place + 2].kind == .of: return false
    case .adverb where place + 2 < row.count && row[place + 2].kind == .noun: return false
    default: return true
    }
  }

  /// Whether a word of planning is a noun that has something, has something in it or is somebody's:
  /// 免费计划的年费, 家庭计划中, 某项目的分析计划.
  private func isOffer(_ place: Int) -> Bool {
    guard place > 0, place + 1 < row.count,
      row[place - 1].isNominal || row[place - 1].kind == .mention
    else { return false }
    switch row[place + 1].kind {
    case .of: return true
    case .comma, .stop, .join, .colon: return isOwnedPlan(place)
    default: break
    }
    let range = row[place + 1].range
    return range.count == 3
      && CircumstanceFinder.inside.contains { bytes.starts($0, at: range.start) }
  }

  /// Whether 计划 is a noun with an owner, before a comma: 某项目的分析计划，强调……; in 某公司计划，收购…… it is none.
  private func isOwnedPlan(_ place: Int) -> Bool {
    guard isPlanNoun(row[place].range), row[place - 1].kind == .noun,
      row[place - 1].range.end == row[place].range.start
    else { return false }
    var owner = place - 1
    while owner > 0, row[owner].kind == .noun { owner -= 1 }
    return row[owner].kind == .of
  }

  /// Whether a word of planning is 计划, which is a noun as well.
  private func isPlanNoun(_ range: ByteRange) -> Bool {
    bytes[range.start..<range.end].elementsEqual("计划".utf8)
  }

  /// Whether a word ends a name in quotation marks: 甲“合伙人计划”升级.
  private func endsQuoted(_ place: Int) -> Bool {
    guard place > 0, row[place - 1].range.end == row[place].range.start else { return false }
    let end = row[place].range.end
    return CircumstanceFinder.closing.contains { bytes.starts($0, at: end) }
  }

  private static let closing = ["”", "」", "》", "’", "\""].map { Array($0.utf8) }

  /// Whether a time begins only after the article was published; a rule that holds from a day on is
  /// one already.
  func isAhead(_ time: TimeMention) -> Bool {
    guard time.kind != .range, !expressions.isPublishedInferred,
      let published = expressions.published,
      let begin = time.interval?.begin.flatMap(CalendarDate.init(iso8601:))
    else { return false }
    if begin.year != published.year { return begin.year > published.year }
    guard let month = published.month, let other = begin.month else { return false }
    if month != other { return other > month }
    guard let day = published.day, let other = begin.day else { return false }
    return other > day
  }
}
