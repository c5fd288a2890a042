// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Quantities, free text, and the organizations in titles.
extension ArgumentFinder {
  /// Takes the conference that was named before: 大会上，某公司发布…….
  mutating func findConference() {
    for role in group.conferenceRoles where !isFilled(role) {
      let place = (0..<trigger).last { place in
        row[place].kind == .mention && !isConsumed(place)
          && article.types.mask(row[place].index) & article.types.conference != 0
      }
      if let place { append(place, role: role) }
    }
  }

  mutating func findNear() {
    for role in frame.roles.indices where frame.roles[role].isNear {
      if isFilled(role) {
        let last = fillers.last { $0.role == role && $0.kind == .quantity }
        if frame.roles[role].isMultiple, let last, last.place >= 0 {
          findMore(role, behind: max(last.place, trigger))
        }
        continue
      }
      guard let place = nearest(role) ?? price(role) else { continue }
      append(place, role: role)
      if frame.roles[role].isMultiple { findMore(role, behind: max(place, trigger)) }
    }
  }

  /// Returns the price of a deal that a neighbouring clause tells: 作价1亿元，收购……, 收购……，交易金额1亿元,
  /// 以1亿元的对价，收购…….
  private func price(_ role: Int) -> Int? {
    guard frame.roles[role].quantities & FrameRule.bit(of: .money) != 0, !group.object.isEmpty
    else {
      return nil
    }
    var end = clause.upperBound
    var clauses = 0
    while end < row.count, row[end].kind == .comma, clauses < 2 {
      let start = end + 1
      end = start
      while end < row.count, !row[end].isBreak { end += 1 }
      clauses += 1
      if let place = price(role, in: start..<end, isBefore: false) { return place }
      // Another event has a price of its own.
      if (start..<end).contains(where: { row[$0].kind == .trigger }) { break }
    }
    guard clause.lowerBound > 1, row[clause.lowerBound - 1].kind == .comma else { return nil }
    end = clause.lowerBound - 1
    var start = end
    while start > 0, !row[start - 1].isBreak { start -= 1 }
    return price(role, in: start..<end, isBefore: true)
  }

  /// Returns the sum in a clause that says it is a price: by a noun before it, or by 以.
  private func price(_ role: Int, in places: Range<Int>, isBefore: Bool) -> Int? {
    var isPrice = false
    for place in places {
      if row[place].cues.contains(.dealPrice) { isPrice = true }
      if isBefore, row[place].kind == .preposition, place + 2 < places.upperBound,
        isOne(place, "以")
      {
        isPrice = !(places.lowerBound..<place).contains { row[$0].kind == .trigger }
      }
      if row[place].kind == .mention, isPrice { isPrice = false }
      if isPrice, accepts(role, place), !isConsumed(place), !isWorth(place) { return place }
    }
    return nil
  }

  private func isOne(_ place: Int, _ word: String) -> Bool {
    let range = row[place].range
    return article.bytes[range.start..<range.end].elementsEqual(word.utf8)
  }

  /// Takes what later clauses add without a new subject: 营收达1亿元，同比增长7%.
  private mutating func findMore(_ role: Int, behind place: Int) {
    var start = place + 1
    while start < row.count, row[start].kind != .stop {
      var end = start
      while end < row.count, !row[end].isBreak { end += 1 }
      // 同比增长: the change of what was told, whether 增长 is a trigger or not.
      let isOwn = row[start..<end].allSatisfy { item in
        item.kind != .mention && (item.kind != .trigger || row[start].cues.contains(.change))
      }
      // AI服务贡献2亿元: another thing than was told of.
      guard isOwn, row[start].kind != .noun || row[start].cues.contains(.change) else { return }
      let found = (start..<end).filter { accepts(role, $0) && !isConsumed($0) }
      if found.isEmpty, start != place + 1 { return }
      for place in found { append(place, role: role) }
      start = end + 1
    }
  }

  /// Lets the trigger fill its role, with the nouns that specify it: 广告收入.
  mutating func findTriggerNoun() {
    guard let role = frame.roles.firstIndex(where: \.isTrigger), !isFilled(role) else { return }
    var start = row[trigger].range.start
    var place = trigger - 1
    while place >= clause.lowerBound, trigger - place <= 2, row[place].kind == .noun,
      row[place].range.end == start, !row[place].cues.contains(.genericSubject)
    {
      start = row[place].range.start
      place -= 1
    }
    append(
      Filler(
        role: role, place: trigger, kind: .trigger, index: row[trigger].index,
        range: ByteRange(start, row[trigger].range.end)))
  }

  /// Returns the item of the clause that fits a role and stands nearest to the trigger.
  private func nearest(_ role: Int) -> Int? {
    var right: Int?
    var place = trigger + 1
    // 任命某人为新任首席执行官: what a verb with an object makes of it stands behind.
    let isBehind = !frame.roles[role].cues.isEmpty && !group.object.isEmpty
    // 任命某公司副总裁某人为首席执行官: not the title before the name.
    if isBehind, let last = fillers.map(\.place).max(), last > trigger,
      let behind = ((last + 1)..<max(last + 1, clause.upperBound)).first(where: { place in
        row[place].kind != .mention && accepts(role, place) && !isConsumed(place)
      })
    {
      return behind
    }
    while place < clause.upperBound, isBehind || row[place].kind != .trigger {
      if row[place].kind != .mention, accepts(role, place), !isConsumed(place), !isWorth(place) {
        right = place
        break
      }
      place += 1
    }
    var left: Int?
    place = trigger - 1
    while place >= clause.lowerBound {
      if row[place].kind != .mention, accepts(role, place), !isConsumed(place), !isWorth(place) {
        if isFormerPost(place) { break }
        left = place
        break
      }
      place -= 1
    }
    guard let right else { return left }
    if isBehind { return right }
    guard let left else { return right }
    return trigger - left <= right - trigger ? left : right
  }

  /// Whether the title at `place` stands before the name of whom a post is told, and so is the one
  /// that he had: 总监某人加盟甲, but not 新任总监某人到任.
  private func isFormerPost(_ place: Int) -> Bool {
    guard row[place].kind == .noun, place + 1 < trigger,
      row[place + 1].kind == .mention, article.types.isPerson(row[place + 1].index),
      fillers.contains(where: { $0.place == place + 1 }),
      article.isWord(row[trigger].range, of: .joining)
    else { return false }
    return !(clause.lowerBound..<place).contains { article.isWord(row[$0].range, of: .newPost) }
  }

  /// Whether a quantity says what something is worth: 融资估值达90亿元 raises no 90亿元.
  private func isWorth(_ place: Int) -> Bool {
    guard row[place].kind == .quantity else { return false }
    // 以90亿元估值融资
    if place + 1 < row.count, row[place + 1].cues.contains(.worth) { return true }
    // 90亿元的估值
    if place + 2 < row.count, row[place + 1].kind == .of, row[place + 2].cues.contains(.worth) {
      return true
    }
    var before = place - 1
    while before > trigger || before < trigger && before >= clause.lowerBound, place - before < 5 {
      if row[before].cues.contains(.worth) { return true }
      switch row[before].kind {
      case .verb, .preposition, .noun, .modifier, .adverb, .aspect, .of: before -= 1
      default: return false
      }
    }
    return false
  }

  /// Gives the organizations of a person's title to the role that is named so.
  mutating func findTitles() {
    for role in frame.roles.indices {
      guard let titled = frame.roles[role].titleOf, !isFilled(role) else { continue }
      for filler in fillers where filler.role == titled && filler.place >= 0 {
        guard filler.kind == .mention, article.types.isPerson(filler.index) else { continue }
        takeTitle(before: filler.place, role: role)
        takeTitle(behind: filler.place, role: role)
      }
    }
  }

  /// Takes the product or document that begins what is said: 某人说，澜言2.0…….
  mutating func findTopic() {
    guard group.speech != .none, group.object.isEmpty,
      let role = frame.roles.firstIndex(where: { $0.types & article.types.product != 0 }),
      !isFilled(role)
    else { return }
    var place = trigger + 1
    if place < row.count, row[place].kind == .comma || row[place].kind == .colon { place += 1 }
    guard place < row.count, row[place].kind == .mention, accepts(role, place),
      !isPronoun(place)
    else { return }
    append(place, role: role)
  }

  private mutating func takeTitle(before place: Int, role: Int) {
    var before = place - 1
    var distance = 0
    while before >= 0, distance < 12 {
      switch row[before].kind {
      case .noun, .modifier, .of, .join, .quote, .other: break
      case .comma where distance == 0 && before > 0 && row[before - 1].cues.contains(.titleNoun):
        break
      case .mention:
        guard accepts(role, before), !fillers.contains(where: { $0.place == before }) else {
          return
        }
        // 前某公司总裁某人将执掌…: not the firm that is left.
        if group.speech == .none, before > 0, row[before - 1].cues.contains(.former) { return }
        append(before, role: role)
      default: return
      }
      before -= 1
      distance += 1
    }
  }

  /// The title behind a name: 王某，某公司首席执行官.
  private mutating func takeTitle(behind place: Int, role: Int) {
    guard place + 3 < row.count, row[place + 1].kind == .comma, row[place + 2].kind == .mention,
      row[place + 3].cues.contains(.titleNoun), accepts(role, place + 2),
      !fillers.contains(where: { $0.place == place + 2 })
    else { return }
    append(place + 2, role: role)
  }
}
