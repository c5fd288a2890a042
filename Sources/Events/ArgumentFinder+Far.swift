// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Subjects of earlier clauses and of the sentence before.
extension ArgumentFinder {
  /// Takes the subject of an earlier clause of the sentence.
  mutating func findFarSubject() {
    let slots = subjectSlots
    var end = clause.lowerBound - 1
    let first = row[clause.lowerBound].cues
    let speaksOn =
      group.speech != .none && clause.lowerBound < trigger
      && article.isWord(row[clause.lowerBound].range, of: .further)
    while end > 0 {
      var start = end
      while start > 0, !row[start - 1].isBreak { start -= 1 }
      // 甲表示，乙……，并称……; 甲否认乙……，称……: who spoke before goes on.
      if group.speech != .none, let speech = isSpeech[..<end].lastIndex(of: true),
        speaksOn || start <= speech && end == clause.lowerBound - 1
      {
        end = speech
        while start > end || start > 0 && !row[start - 1].isBreak { start -= 1 }
      }
      // 一款……: stands beside the name that ends the clause before.
      if first.contains(.apposition), let place = lastName(in: start..<end),
        takeFar([place], slots)
      {
        return
      }
      var place = start
      var sawVerb = false
      while place < end {
        // 一位网友复盘了甲的事故，指出…: nobody who is named.
        if group.speech != .none, !sawVerb, row[place].cues.contains(.genericSubject),
          !describesPerson(place, before: end)
        {
          return
        }
        if row[place].isVerbal { sawVerb = true }
        if row[place].kind == .mention, !isConsumed(place), !isNote(place), !isRival(place) {
          let (places, last) = list(beginningAt: place)
          if group.speech != .none, isTitle(place), head(of: place) == place { return }
          // 甲创办的乙，……: the head is spoken of.
          if let head = relativeHead(of: place, before: end),
            takeFar(list(beginningAt: head).places, slots)
          {
            return
          }
          let isFree =
            governor(before: place) == .none
            || (place > start && row[place - 1].kind == .noun
              && last < end && row[last].isVerbal && !isSource(place))
            || place == start + 1 && isWhen(start) && last < end && row[last].kind != .of
          if isFree, !isPartner(place, from: start),
            head(of: place) != place || !isOwner(place, before: end), takeFar(places, slots)
          {
            takeFarOwners(behind: last, before: end)
            takeFarPartners(behind: last, before: end)
            takeFarProduct(in: last..<max(last, clause.lowerBound))
            if last < end, row[last].cues.contains(.etc) { takeFarMembers(before: start) }
            return
          }
          place = last
          continue
        }
        place += 1
      }
      end = start - 1
    }
    takeFarObject(slots)
  }

  /// Whether the noun at `place` only says who the person is that is named behind it: 研究院的科学家甲.
  private func describesPerson(_ place: Int, before end: Int) -> Bool {
    var next = place + 1
    while next < end, row[next].isNominal || row[next].kind == .of { next += 1 }
    return next < end && row[next].kind == .mention && article.types.isPerson(row[next].index)
  }

  /// Whether the name at `place` stands behind 据 or the like, with nouns between: 据博主某某分享.
  private func isSource(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, row[before].isNominal { before -= 1 }
    return before >= 0 && row[before].cues.contains(.sourceBefore)
  }

  /// Whether 当 stands at `place`, whose clause goes on behind the comma: 当甲……，开始收购乙时.
  func isWhen(_ place: Int) -> Bool {
    article.bytes[row[place].range.start..<row[place].range.end].elementsEqual("当".utf8)
  }

  /// Whether 与 or the like stands before the name at `place`, and before that in the clause no
  /// name: who works with it is not known.
  private func isPartner(_ place: Int, from start: Int) -> Bool {
    var before = place - 1
    while before > start, row[before].isNominal { before -= 1 }
    guard before >= start, row[before].cues.contains(.join) else { return false }
    let word = article.bytes[row[before].range.start..<row[before].range.end]
    return ArgumentFinder.conjunctions.contains { word.elementsEqual($0) }
      && !row[start..<before].contains { $0.kind == .mention }
  }

  /// Conjunctions that are prepositions as well.
  private static let conjunctions = ["与", "和", "同", "跟"].map { Array($0.utf8) }

  /// Takes the product that the clause before made known, where only products fit: 甲推出乙，登陆…….
  private mutating func takeFarObject(_ slots: [FrameRule.Slot]) {
    let things = article.types.product | article.types.document
    guard openList == nil, !slots.isEmpty, clause.lowerBound > 1,
      slots.allSatisfy({ $0.types & ~things == 0 }),
      row[clause.lowerBound - 1].kind == .comma
    else { return }
    var place = clause.lowerBound - 2
    while place >= 0, row[place].isNominal || row[place].kind == .other { place -= 1 }
    guard place > 0, row[place].kind == .mention, !isConsumed(place),
      article.types.isProduct(row[place].index), row[place - 1].kind != .preposition
    else { return }
    _ = takeFar([place], slots)
  }

  /// Takes the further owners of a list whose first one is the subject: 甲的A、乙的B……，随后推出…….
  private mutating func takeFarOwners(behind start: Int, before end: Int) {
    guard let subject = fillers.last, frame.roles[subject.role].isMultiple else { return }
    var place = start
    while place + 2 < end, row[place].kind == .of, row[place + 1].kind == .mention,
      article.types.isProduct(row[place + 1].index), row[place + 2].kind == .join
    {
      guard place + 3 < end, row[place + 3].kind == .mention, accepts(subject.role, place + 3)
      else { return }
      append(place + 3, role: subject.role)
      place += 4
    }
  }

  /// Takes the persons whom the clauses before name with their titles alone, as the first of a
  /// list: 某院院士甲， 某公司创始人乙等……，表示…….
  private mutating func takeFarMembers(before start: Int) {
    guard let subject = fillers.last, subject.kind == .mention,
      article.types.isPerson(subject.index), frame.roles[subject.role].isMultiple
    else { return }
    var end = start - 1
    while end > 0, row[end].kind == .comma {
      var first = end
      while first > 0, !row[first - 1].isBreak { first -= 1 }
      let names = (first..<end).allSatisfy { place in
        row[place].isNominal || row[place].kind == .mention || row[place].kind == .join
      }
      guard names,
        let name = (first..<end).last(where: { row[$0].kind == .mention }), end - name <= 2,
        article.types.isPerson(row[name].index), accepts(subject.role, name)
      else { return }
      append(name, role: subject.role)
      end = first - 1
    }
  }

  /// Takes those with whom the subject works together in the clause before: 甲联合乙、丙，推出…….
  private mutating func takeFarPartners(behind start: Int, before end: Int) {
    guard let subject = fillers.last, frame.roles[subject.role].isMultiple, group.speech == .none,
      end + 1 == clause.lowerBound
    else { return }
    var place = start
    while place < end, row[place].kind == .adverb || row[place].kind == .time { place += 1 }
    guard place < end, row[place].cues.contains(.together) else { return }
    place += 1
    while place < end, row[place].isNominal { place += 1 }
    guard place < end, row[place].kind == .mention, accepts(subject.role, place) else { return }
    let (partners, last) = list(beginningAt: place)
    // 甲联合乙推出了……，……: what they did together is told in that clause.
    guard (last..<end).allSatisfy({ row[$0].isNominal || row[$0].kind == .other }) else { return }
    for partner in partners where accepts(subject.role, partner) {
      append(partner, role: subject.role)
    }
  }

  /// Takes the subject of the next clause where this one only says after what that was: 完成收购后，甲…….
  mutating func findNextSubject() {
    let comma = clause.upperBound
    guard group.speech == .none, comma < row.count, row[comma].kind == .comma, comma > trigger + 1,
      row[comma - 1].cues.contains(.after), trigger == 0 || row[trigger - 1].kind != .noun
    else { return }
    var place = comma + 1
    while place < row.count, row[place].kind == .adverb || row[place].kind == .time { place += 1 }
    guard place + 1 < row.count, row[place].kind == .mention, row[place + 1].kind != .of,
      fill(subjectSlots, with: list(beginningAt: place).places) != nil
    else { return }
    isFar = true
  }

  /// Takes what the clause before or behind is about where this one only says after whose deed that
  /// was: 甲原本免费，乙收购后，……; 乙收购后，甲…….
  mutating func findOuterObject() {
    let slots = group.object.filter { $0.types & article.types.organization != 0 }
    let next = trigger + 1
    guard group.speech == .none, !group.isMutual, !isPassive, !isFar, !isCarried, !slots.isEmpty,
      group.object.allSatisfy({ !isFilled($0.role) }), hasSubject,
      next < row.count, next + 1 == clause.upperBound, row[next].cues.contains(.after)
    else { return }
    var start = clause.lowerBound - 1
    if start > 0, row[start].kind == .comma {
      while start > 0, !row[start - 1].isBreak, row[start - 1].kind != .colon { start -= 1 }
      if takeOuter(from: start, before: clause.lowerBound - 1, slots) { return }
    }
    guard clause.upperBound < row.count, row[clause.upperBound].kind == .comma else { return }
    _ = takeOuter(from: clause.upperBound + 1, before: row.count, slots)
  }

  /// Takes the organization that a clause begins with, if it is nobody who is told of already.
  private mutating func takeOuter(
    from start: Int, before end: Int, _ slots: [FrameRule.Slot]
  ) -> Bool {
    var place = start
    while place < end, [.adverb, .time, .quote, .colon].contains(row[place].kind) { place += 1 }
    guard place + 1 < end, row[place].kind == .mention, row[place + 1].kind != .of,
      article.types.isOrganization(row[place].index), !isConsumed(place)
    else { return false }
    let entity = article.annotations.mentions[row[place].index].entity
    guard
      !fillers.contains(where: {
        $0.kind == .mention && article.annotations.mentions[$0.index].entity == entity
      })
    else { return false }
    return fill(slots, with: [place]) != nil
  }

  /// Takes what the clause of the subject made known, where this one tells more of it: 甲发布乙，
  /// 售价…….
  private mutating func takeFarProduct(in places: Range<Int>) {
    // 上线新功能: the verb has an object of its own.
    let next = trigger + 1
    let isBare =
      next == row.count || row[next].isBreak || row[next].kind == .quantity
      || row[next].kind == .other && next + 1 == row.count
    let things = article.types.product | article.types.document
    let slots = subjectSlots.filter { slot in
      slot.types & ~article.types.product == 0
        || slot.types & ~things == 0 && !isFilled(slot.role)
          && (isBare || !group.object.contains { $0.role == slot.role })
    }
    guard !slots.isEmpty, places.lowerBound < places.upperBound else { return }
    let thing = places.last { row[$0].kind == .mention && !isConsumed($0) && !isRival($0) }
    if let thing { _ = fill(slots, with: [thing]) }
  }

  /// Returns whether the name at `place` owns another name that follows: 甲旗下的乙.
  private func isOwner(_ place: Int, before end: Int) -> Bool {
    guard !article.types.isProduct(row[place].index) else { return false }
    var next = place + 1
    var sawOf = false
    while next < end {
      if row[next].cues.contains(.owned) { sawOf = true }
      switch row[next].kind {
      case .noun, .modifier, .quote: break
      case .of: sawOf = true
      // 甲母公司乙: two companies with nothing but nouns between them.
      case .mention:
        let isFirm = row[next - 1].kind == .noun && article.types.isOrganization(row[next].index)
        return (sawOf || isFirm) && subjectSlots.contains { accepts($0, next) }
      default: return false
      }
      next += 1
    }
    return false
  }

  /// Returns the head of the relative clause in which the name at `place` stands, where that fits
  /// as well: 甲创办的乙.
  private func relativeHead(of place: Int, before end: Int) -> Int? {
    guard let slot = subjectSlots.first(where: { accepts($0, place) }) else { return nil }
    var next = place + 1
    var sawVerb = false
    while next < end, next - place < 12 {
      if row[next].isVerbal {
        if isSpeech[next] { return nil }
        sawVerb = true
      }
      if row[next].kind == .of, sawVerb, row[next - 1].isVerbal {
        var head = next + 1
        while head < end, row[head].isNominal || row[head].kind == .verb { head += 1 }
        return head < end && row[head].kind == .mention && accepts(slot, head) && !isRival(head)
          ? head : nil
      }
      next += 1
    }
    return nil
  }

  private func lastName(in places: Range<Int>) -> Int? {
    places.last { row[$0].kind == .mention && !isConsumed($0) }
  }

  /// Fills a slot, or the rest of an open list, with names of another clause.
  private mutating func takeFar(_ places: [Int], _ slots: [FrameRule.Slot]) -> Bool {
    if let role = openList {
      let fitting = places.filter { accepts(role, $0) }
      guard !fitting.isEmpty else { return false }
      for place in fitting { append(place, role: role) }
      isFar = true
      return true
    }
    if let mention = employer(of: places, slots: slots) {
      let place = row.firstIndex { $0.kind == .mention && $0.index == mention } ?? -1
      take(mention, at: place, slots.filter { frame.roles[$0.role].isFirm })
      isFar = true
      return true
    }
    guard fill(slots, with: places) != nil else { return false }
    isFar = true
    return true
  }

  /// Returns the organization in whose name the only person of `places` spoke, where what is told
  /// is what organizations do: 某公司董事长甲表示，将收购乙.
  private func employer(of places: [Int], slots: [FrameRule.Slot]) -> Int? {
    guard group.speech == .none, let place = places.first, places.count == 1,
      row[place].kind == .mention, place < clause.lowerBound,
      isSpeech[place..<clause.lowerBound].contains(true)
    else { return nil }
    return employer(of: row[place].index, slots: slots)
  }

  /// Returns the organization in whose name a person spoke who is mentioned, where one of the slots
  /// asks for it.
  func employer(of mention: Int, slots: [FrameRule.Slot]) -> Int? {
    guard group.speech == .none, article.types.isPerson(mention),
      let employer = article.employers[article.entity(mention)],
      slots.contains(where: { fits(employer, $0) })
    else { return nil }
    return employer
  }

  /// Whether an organization can fill a slot that is still free and asks for one.
  private func fits(_ employer: Int, _ slot: FrameRule.Slot) -> Bool {
    frame.roles[slot.role].isFirm && !isFilled(slot.role)
      && article.types.mask(employer) & slot.types != 0
      && article.endsAsAsked(employer, by: frame.roles[slot.role])
  }

  /// Gives an organization the first slot that asks for it.
  private mutating func take(_ employer: Int, at place: Int, _ slots: [FrameRule.Slot]) {
    guard let slot = slots.first(where: { fits(employer, $0) }) else { return }
    let range = article.annotations.mentions[employer].range
    append(
      Filler(role: slot.role, place: place, kind: .mention, index: employer, range: range))
  }

  /// Takes the subject of the sentence before.
  mutating func carry(_ mention: Int) {
    if openList == nil, let employer = employer(of: mention, slots: subjectSlots) {
      take(employer, at: -1, subjectSlots)
      isCarried = true
      return
    }
    let mask = article.types.mask(mention)
    for slot in subjectSlots where !isFilled(slot.role) || slot.role == openList {
      guard mask & slot.types != 0, article.endsAsAsked(mention, by: frame.roles[slot.role]),
        !isTakenByNoun(slot)
      else { continue }
      let range = article.annotations.mentions[mention].range
      append(
        Filler(role: slot.role, place: -1, kind: .mention, index: mention, range: range))
      isCarried = true
      return
    }
  }

  /// Takes the product that the sentence before spoke of where that alone can be the subject, and
  /// none stands here: 现在可以免费下载, 由甲开发.
  mutating func carry(needed product: Int) {
    let slots = isMadeBy ? group.object : group.subject
    guard slots.count == 1, let slot = slots.first, !isFilled(slot.role),
      article.types.mask(product) & slot.types != 0, group.needs.contains([slot.role]),
      !isTakenByNoun(slot), article.endsAsAsked(product, by: frame.roles[slot.role])
    else { return }
    let range = article.annotations.mentions[product].range
    append(Filler(role: slot.role, place: -1, kind: .mention, index: product, range: range))
    isCarried = true
  }

  /// Whether who does it stands behind a preposition and nothing that it is done to behind the
  /// trigger: 由甲开发, 是由甲开发的.
  private var isMadeBy: Bool {
    guard isPassive, group.needs.count > 1,
      let doer = fillers.first(where: { filler in
        group.subject.contains { $0.role == filler.role }
      }), doer.kind == .mention,
      article.types.isOrganization(doer.index) || article.types.isPerson(doer.index)
    else { return false }
    let rest = (trigger + 1)..<clause.upperBound
    if let next = rest.first, row[next].isNominal || row[next].kind == .mention { return false }
    return !rest.contains { place in
      row[place].kind == .of && place + 1 < clause.upperBound
        && (row[place + 1].isNominal || row[place + 1].kind == .mention)
    }
  }
}
