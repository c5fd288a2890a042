// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What stands before the trigger, in its clause and before.
extension ArgumentFinder {
  mutating func findSubject() {
    let slots = absentRole == nil ? subjectSlots : subjectSlots.filter { $0.role != absentRole }
    guard !slots.isEmpty, !isUnnamed else { return }
    var place = trigger - 1
    while place >= 0 {
      if row[place].isBreak || row[place].kind == .colon && hasOwnNoun { break }
      if group.reach == .next, row[place].kind != .mention, !isPassedOver(place) { break }
      guard row[place].kind == .mention, !isConsumed(place) else {
        // 甲看到已有开发者在构建……: they do it.
        if isUnnamedActor(place) {
          isUnnamed = true
          return
        }
        place -= 1
        continue
      }
      let list = list(endingAt: place)
      if let role = passiveRole(of: list) {
        for place in list.places where accepts(role, place) { append(place, role: role) }
        place = list.start - 1
        continue
      }
      if isNote(place) || isRival(place) || isSurroundings(place) {
        place -= 1
        continue
      }
      if group.speech != .none, isTitle(place) {
        // 甲和某公司人士说: the others of the list have names.
        if list.isOpen {
          place = list.start - 1
          continue
        }
        let others = Array(list.places.dropFirst())
        if others.isEmpty { takeNamedPerson() } else { _ = fill(slots, with: others) }
        return
      }
      // 回应某报称: the newspaper is answered, and 回应 tells who speaks.
      if group.speech != .none, place == trigger - 1, list.start > clause.lowerBound,
        isSpeech[list.start - 1], article.isWord(row[list.start - 1].range, of: .answer)
      {
        isUnnamed = true
        return
      }
      // 回应某某提问时称: who asked does not answer.
      if isAnswered(list, at: place) {
        for place in list.places { consume(place) }
        place = list.start - 1
        continue
      }
      switch governor(before: list.start) {
      case .preposition where !isSubject(of: list, at: place):
        for place in list.places { consume(place) }
      // 发布甲时公布了……: 时 ends the clause of another verb; 之前 may be an adverb.
      case .verb
      where !isAdjacent(place) && !ownsTrigger(place)
        || row[place + 1].cues.contains(.after) && row[place + 1].range.count == 3:
        objects += list.places
      default:
        if isPossessor(place) {
          weak += list.places
        } else if let role = fill(slots, with: list.places) {
          if list.isOpen { close(role, before: list.start) }
          takeTeam(of: list, at: place, role: role)
          // An owner only fills what is preferred to what it owns.
          let number = slots.firstIndex { $0.role == role } ?? 0
          takeOwners(of: list, slots: Array(slots[..<number]))
          takeMembers(before: list.start, slots: Array(slots[..<number]))
          takeActor(before: list.start, slots: Array(slots[..<number]))
          return
        }
      }
      place = list.start - 1
    }
    if !hasSubject { takeWeakSubject() }
  }

  /// Whether the name before the item at `place` still stands right before the trigger: 甲团队开源,
  /// 甲在去年开源.
  private func isPassedOver(_ place: Int) -> Bool {
    row[place].kind == .time || row[place].cues.contains(.team)
      || row[place].kind == .preposition && row[place + 1].kind == .time
  }

  /// Whether the name at `place` only says where what follows is: Windows下的免费工具.
  private func isSurroundings(_ place: Int) -> Bool {
    guard place + 2 < trigger, row[place + 2].kind == .of, row[place + 1].range.count == 3,
      row[place + 1].kind != .mention
    else { return false }
    return isLocalizer(row[place + 1].range)
  }

  /// Takes who becomes what the other is to him: 甲 in 甲成为乙的合作伙伴.
  mutating func findCounterpart() {
    guard group.isMutual, group.object.isEmpty, let other = fillers.first,
      other.place > clause.lowerBound, other.place < trigger,
      frame.roles[other.role].isMultiple
    else { return }
    var place = list(endingAt: other.place).start - 1
    while place > clause.lowerBound, row[place].kind == .adverb { place -= 1 }
    guard place > clause.lowerBound, article.isWord(row[place].range, of: .becoming) else { return }
    place -= 1
    while place > clause.lowerBound,
      row[place].kind == .adverb || row[place].kind == .time
        || row[place].kind == .preposition && row[place + 1].kind == .time
    {
      place -= 1
    }
    guard place >= clause.lowerBound, row[place].kind == .mention else { return }
    for place in list(endingAt: place).places where accepts(other.role, place) {
      append(place, role: other.role)
    }
  }

  /// Returns the role that 由 or 被 gives to a list that a name which is not known parts from its
  /// first members: 由甲、某公司和乙领投.
  private func passiveRole(of list: NameList) -> Int? {
    guard isPassive, list.start > clause.lowerBound, row[list.start - 1].kind == .join,
      let preposition = preposition(before: list.start),
      let role = group.prepositions[preposition.preposition], isFilled(role),
      frame.roles[role].isMultiple, group.subject.contains(where: { $0.role == role })
    else { return nil }
    return role
  }

  /// Takes the institution before the person whose team does it: 某大学李某教授团队发布…….
  private mutating func takeTeam(of list: NameList, at place: Int, role: Int) {
    guard article.types.isPerson(row[place].index), list.start < place,
      row[list.start].kind == .mention, article.types.isOrganization(row[list.start].index),
      accepts(role, list.start), frame.roles[role].isMultiple
    else { return }
    var next = place + 1
    while next < trigger, row[next].kind == .noun {
      if row[next].cues.contains(.team) { return append(list.start, role: role) }
      next += 1
    }
  }

  /// Whether what is said answers those of a list: 回应某某提问, 回答某某的问题.
  private func isAnswered(_ list: NameList, at place: Int) -> Bool {
    guard group.speech != .none, list.start > clause.lowerBound, row[list.start - 1].isVerbal,
      list.start - 1 != trigger
    else { return false }
    var next = place + 1
    if next < trigger, row[next].kind == .of { next += 1 }
    return next < trigger && article.isWord(row[next].range, of: .question)
      && article.isWord(row[list.start - 1].range, of: .answer)
  }

  /// Whether the name at `place` only says whose note it is: 某社译注：…….
  func isNote(_ place: Int) -> Bool {
    place + 1 < row.count && row[place + 1].cues.contains(.note)
  }

  /// Takes who does it from behind 的是: 接替甲的是乙.
  mutating func findCleft() {
    guard trigger + 4 < row.count, row[trigger + 1].kind == .mention,
      row[trigger + 2].kind == .of, row[trigger + 3].cues.contains(.apposition),
      row[trigger + 3].isVerbal
    else { return }
    var place = trigger + 4
    while place < clause.upperBound, row[place].isNominal { place += 1 }
    guard place < clause.upperBound, row[place].kind == .mention else { return }
    _ = fill(group.subject, with: list(beginningAt: place).places)
  }

  /// Takes the product that is said to be what somebody made: 甲是乙推出的助手.
  mutating func findPredicated() {
    guard trigger + 2 < row.count, row[trigger + 1].kind == .of, row[trigger + 2].kind != .comma,
      group.speech == .none
    else { return }
    let slots = (group.object + group.subject).filter { $0.types & article.types.product != 0 }
    guard !slots.isEmpty else { return }
    var place = trigger - 1
    while place > clause.lowerBound, !isCopula(place) { place -= 1 }
    guard place > clause.lowerBound else { return }
    place -= 1
    while place > clause.lowerBound, row[place].kind == .adverb { place -= 1 }
    guard row[place].kind == .mention, article.types.isProduct(row[place].index),
      !isPronoun(place), governor(before: place) == .none
    else { return }
    _ = fill(slots, with: [place])
  }

  /// Whether 是 stands at `place`, alone or with what follows: 是, 是一款.
  func isCopula(_ place: Int) -> Bool {
    let start = row[place].range.start
    return row[place].kind != .mention && row[place].range.count >= 3
      && article.bytes[start..<(start + 3)].elementsEqual("是".utf8)
  }

  /// Takes the person whose title the clause begins with: 王某，某公司首席执行官，表示…….
  private mutating func takeNamedPerson() {
    let name = clause.lowerBound - 2
    if name >= 0, row[name + 1].kind == .comma, row[name].kind == .mention,
      article.types.isPerson(row[name].index), fill(subjectSlots, with: [name]) != nil
    {
      return
    }
    isUnnamed = true
  }

  /// Finds the first member of a list that 与 opened: 甲将与乙合作.
  private mutating func close(_ role: Int, before start: Int) {
    var place = start - 1
    while place >= clause.lowerBound {
      if row[place].kind == .mention, !isConsumed(place), accepts(role, place) {
        let list = list(endingAt: place)
        if governor(before: list.start) == .none {
          for place in list.places where accepts(role, place) { append(place, role: role) }
          return
        }
        place = list.start
      }
      place -= 1
    }
    openList = role
  }

  /// Returns whether a preposition of time governs a clause whose subject the list is.
  private func isSubject(of list: NameList, at place: Int) -> Bool {
    guard let preposition = preposition(before: list.start) else { return true }
    if isTold(preposition, by: place) { return true }
    guard preposition.cues.contains(.clausePreposition) else { return false }
    return isAdjacent(place) || followsVerb(place)
  }

  /// Takes the owners of the subject: OpenAI 的 GPT-5 发布, 甲的A、乙的B亮相.
  private mutating func takeOwners(of list: NameList, slots: [FrameRule.Slot]) {
    var owners: [Int] = []
    for start in [list.start] + list.places.dropLast() {
      guard let place = owner(before: start) else { continue }
      let others = self.list(endingAt: place)
      if start != list.start, !article.types.isOrganization(row[place].index) { continue }
      if start != list.start || governor(before: others.start) == .none {
        owners += start == list.start ? others.places : [place]
      }
    }
    if !owners.isEmpty { _ = fill(slots, with: owners) }
  }

  /// Takes those who are named as members of what the subject owns: 包括甲、乙等丙的全系产品接入…….
  private mutating func takeMembers(before start: Int, slots: [FrameRule.Slot]) {
    guard start - 2 >= clause.lowerBound, row[start - 1].cues.contains(.etc),
      row[start - 2].kind == .mention, !isConsumed(start - 2),
      slots.contains(where: { !isFilled($0.role) })
    else { return }
    _ = fill(slots, with: list(endingAt: start - 2).places)
  }

  /// Takes who does the verb of which the names at `start` are the object: 甲开放了乙的内测入口.
  private mutating func takeActor(before start: Int, slots: [FrameRule.Slot]) {
    guard slots.contains(where: { !isFilled($0.role) }), governor(before: start) == .verb else {
      return
    }
    var place = start - 1
    while place >= clause.lowerBound, row[place].kind != .mention { place -= 1 }
    guard place >= clause.lowerBound, !isConsumed(place), place + 1 < start,
      row[place + 1].kind == .adverb || row[place + 1].isVerbal
    else { return }
    let list = list(endingAt: place)
    if governor(before: list.start) == .none { _ = fill(slots, with: list.places) }
  }

  /// Returns the name behind which only nouns and 的 stand before `start`: 甲的视频生成工具乙.
  private func owner(before start: Int) -> Int? {
    var place = start - 1
    var skipped = 0
    while place >= clause.lowerBound, skipped < 6,
      row[place].isNominal || row[place].kind == .of || isInside(place, nounsBefore: start)
    {
      place -= 1
      skipped += 1
    }
    guard place >= clause.lowerBound, row[place].kind == .mention, !isConsumed(place) else {
      return nil
    }
    return place
  }

  /// Whether the verb at `place` is one of the words that the nouns before a name are made of: 生成
  /// in 视频生成工具, 开源 in 甲的开源引擎.
  private func isInside(_ place: Int, nounsBefore start: Int) -> Bool {
    guard row[place].isVerbal, place > clause.lowerBound, place + 1 < start,
      row[place + 1].kind == .noun, row[place + 1].range.start == row[place].range.end
    else { return false }
    switch row[place - 1].kind {
    case .of: return true
    case .noun, .modifier: return row[place - 1].range.end == row[place].range.start
    default: return false
    }
  }

  private mutating func takeWeakSubject() {
    let isSingle = group.subject.count == 1
    let nearest = weak.first { !article.types.isProduct(row[$0].index) || isSingle }
    if let nearest {
      _ = fill(subjectSlots, with: list(endingAt: nearest).places)
    }
  }

  mutating func takeWeak() {
    for place in weak where fill(subjectSlots, with: list(endingAt: place).places) != nil {
      return
    }
    for place in objects where fill(subjectSlots, with: list(endingAt: place).places) != nil {
      return
    }
  }

  /// Returns whether the mention at `place` belongs to a noun that is itself the subject.
  private func isPossessor(_ place: Int) -> Bool {
    guard place + 1 < trigger, row[place + 1].kind == .of, !isVersioned(place) else {
      return false
    }
    var next = place + 2
    while next < trigger {
      switch row[next].kind {
      case .noun, .modifier, .quote, .quantity, .adverb: break
      default: return true
      }
      next += 1
    }
    return false
  }

  /// Returns whether the trigger is a noun that belongs to the name at `place`: 投资了甲的A轮融资,
  /// 领投甲2亿元融资.
  private func ownsTrigger(_ place: Int) -> Bool {
    guard group.speech == .none,
      row[place + 1].kind == .of || row[place + 1].kind == .quantity,
      trigger + 1 == clause.upperBound || row[trigger + 1].kind == .other
    else { return false }
    return ((place + 2)..<trigger).allSatisfy {
      row[$0].isNominal || row[$0].kind == .adverb
    }
  }
}
