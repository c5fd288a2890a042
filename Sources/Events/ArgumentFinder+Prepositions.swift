// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Phrases behind prepositions.
extension ArgumentFinder {
  mutating func findPrepositions() {
    var place = clause.lowerBound
    while place < clause.upperBound {
      let item = row[place]
      guard item.kind == .preposition, place != trigger else {
        place += 1
        continue
      }
      if place > trigger, hasVerb(trigger + 1, place) { return }
      // 出任甲总裁的某人在……: the clause of the trigger ended with 的.
      if place > trigger, endsRelative(before: place) { return }
      let role = group.prepositions[item.preposition]
      let limit = place < trigger ? trigger : clause.upperBound
      guard let found = complement(of: place, role: role, limit: limit) else {
        // 被处罚, 被法院处罚: who does it has no name.
        if let role, place < trigger, !item.cues.contains(.planned),
          group.subject.contains(where: { $0.role == role }),
          ((place + 1)..<trigger).allSatisfy({
            row[$0].isNominal || row[$0].kind == .adverb || isInCompound($0)
          })
        {
          isPassive = true
          // 由某人接任, 获某地国资领投: somebody, but not who was told of before.
          if trigger - place > 1, namesAgent(item) || isInCompound(place + 1) { unnamedRole = role }
          // 甲被约谈: not by 甲.
          if trigger - place == 1, namesAgent(item) { absentRole = role }
        }
        place += 1
        continue
      }
      let (places, end) = list(beginningAt: head(ofPhraseAt: found, role: role, limit: limit))
      if isTold(item, by: end - 1) {
        place = end
        continue
      }
      if place < trigger,
        isRelative(end, trigger) || (isWholeClause(place, places, end) && !fits(role, places))
      {
        place = max(end, place + 1)
        continue
      }
      if let role, fill([slot(role)], with: places) != nil {
        if group.object.contains(where: { $0.role == role }) {
          front(role)
        } else if group.subject.contains(where: { $0.role == role }) {
          isPassive = true
        }
      } else if !item.cues.contains(.planned), !isOrigin(place) {
        for place in places { consume(place) }
      }
      place = max(end, place + 1)
    }
  }

  /// Takes what the clause before names as where it was done: 在甲中，乙集成了丙.
  mutating func findSetting() {
    let end = clause.lowerBound - 1
    guard group.speech == .none, !group.prepositions.isEmpty, end > 1, row[end].kind == .comma,
      isInside(row[end - 1])
    else { return }
    var start = end
    while start > 0, !row[start - 1].isBreak { start -= 1 }
    guard end - start > 2, row[start].kind == .preposition,
      let role = group.prepositions[row[start].preposition], !isFilled(role),
      group.needs.contains(where: { $0.contains(role) })
    else { return }
    var place = end - 1
    while place > start + 1, row[place].isNominal || row[place].kind == .other { place -= 1 }
    guard row[place].kind == .mention, !isConsumed(place), accepts(role, place) else { return }
    append(place, role: role)
  }

  /// Whether a word ends with what says that something is inside what is named before it: 中, 里.
  private func isInside(_ item: SentenceItem) -> Bool {
    let end = item.range.end
    return item.kind != .mention
      && CircumstanceFinder.inside.contains { article.bytes.starts($0, at: end - 3) }
  }

  /// Whether somebody without a name is said to come from the names behind a preposition: 来自甲的研究人员.
  func isOrigin(_ preposition: Int) -> Bool {
    let word = article.bytes[row[preposition].range.start..<row[preposition].range.end]
    guard group.speech == .none, word.elementsEqual("来自".utf8) else { return false }
    var place = preposition + 1
    while place < trigger, row[place].kind != .of { place += 1 }
    var head = -1
    place += 1
    while place < trigger, row[place].isNominal {
      if !row[place].cues.isDisjoint(with: [.genericSubject, .titleNoun, .team]) { head = place }
      place += 1
    }
    return head >= 0
  }

  /// Whether a named person behind 据 speaks himself: 据某院院长李某介绍.
  func isTold(_ preposition: SentenceItem, by place: Int) -> Bool {
    preposition.cues.contains(.sourceBefore) && group.speech != .none && !group.object.isEmpty
      && place == trigger - 1 && row[place].kind == .mention
      && article.types.isPerson(row[place].index)
  }

  /// Takes the quantity behind the preposition that begins the next clause: 下跌3%，至125元.
  mutating func findNextPreposition() {
    let next = clause.upperBound + 1
    guard next + 1 < row.count, row[next - 1].kind == .comma, row[next].kind == .preposition,
      row[next + 1].kind == .quantity, let role = group.prepositions[row[next].preposition],
      !isFilled(role), accepts(role, next + 1)
    else { return }
    append(next + 1, role: role)
  }

  /// Whether 的 and a name that could be the subject stand between the trigger with its object and
  /// `place`.
  private func endsRelative(before place: Int) -> Bool {
    guard let end = (trigger + 2..<max(trigger + 2, place)).first(where: { row[$0].kind == .of }),
      (trigger + 1..<end).contains(where: { row[$0].kind == .mention })
    else { return false }
    var head = end + 1
    while head < place, row[head].isNominal { head += 1 }
    return head < place && row[head].kind == .mention
      && (group.subject + group.object).contains { accepts($0, head) }
  }

  /// Whether who does it stands behind a preposition: 由, 被.
  func namesAgent(_ item: SentenceItem) -> Bool {
    let word = article.bytes[item.range.start..<item.range.end]
    return word.elementsEqual("由".utf8) || word.elementsEqual("被".utf8)
  }

  /// Whether the organizations or persons behind a preposition may fill its role: 在某公司担任….
  private func fits(_ role: Int?, _ places: [Int]) -> Bool {
    let behind = (trigger + 1)..<max(trigger + 1, clause.upperBound)
    // 在甲发布乙的当晚, 在甲发布之后: a clause of time.
    guard let role, !behind.contains(where: { row[$0].cues.contains(.after) }),
      !behind.contains(where: { place in
        row[place].kind == .of && (trigger..<place).contains { row[$0].kind == .mention }
      })
    else { return false }
    return places.contains { place in
      row[place].kind == .mention && accepts(role, place)
        && (article.types.isOrganization(row[place].index)
          || article.types.isPerson(row[place].index))
    }
  }

  private func slot(_ role: Int) -> FrameRule.Slot {
    FrameRule.Slot(role: role, types: frame.roles[role].types)
  }

  /// Returns the first mention behind the preposition at `place`, or null where a verb comes first.
  private func complement(of place: Int, role: Int?, limit: Int) -> Int? {
    var next = place + 1
    var verbs = 0
    // 将 before an adverb or a verb tells of a plan.
    let isPlan = row[place].cues.contains(.planned)
    while next < limit {
      switch row[next].kind {
      case .mention
      where next < trigger && isInCompound(next) && role.map { !accepts($0, next) } ?? false:
        break
      case .mention: return next
      // 打造面向家庭的助手甲: the head is what the verb is done to.
      case .of where place > trigger && !group.object.isEmpty: return nil
      case .of where isDescribing(place): return nil
      case .quantity where role.map { accepts($0, next) } ?? false: return next
      case .noun, .modifier, .quantity, .time, .of, .join, .quote, .other, .aspect: break
      case .adverb where !isPlan || isBeforeNoun(next, limit: limit) && next == place + 1: break
      case .verb where !isPlan && verbs == 0: verbs += 1
      case .verb
      where isBeforeNoun(next, limit: limit) && verbs == 0 && row[next - 1].kind == .noun:
        verbs += 1
      // 向设计工具背后的公司甲投资: a verb inside a compound.
      case .trigger where !isPlan && verbs == 0 && next + 1 < limit && row[next + 1].kind == .noun:
        verbs += 1
      default: return nil
      }
      next += 1
    }
    return nil
  }

  /// Whether the name of a place only begins what nouns go on with: 北京 in 获北京国资领投.
  private func isInCompound(_ place: Int) -> Bool {
    guard row[place].kind == .mention, article.types.isPlace(row[place].index),
      place + 1 < row.count, row[place + 1].kind == .noun
    else { return false }
    return row[place].range.end == row[place + 1].range.start
  }

  /// Whether a word specifies the noun behind it: 将最新模型甲接入…, 将图像生成模型甲接入….
  private func isBeforeNoun(_ place: Int, limit: Int) -> Bool {
    place + 1 < limit && row[place + 1].kind == .noun
  }

  /// Returns the name that the one at `place` only belongs to, behind 的: 将甲的乙接入, 由甲支持的乙领投.
  private func head(ofPhraseAt place: Int, role: Int?, limit: Int) -> Int {
    guard let role else { return place }
    var head = place
    var next = place + 1
    var sawOf = false
    var verbs = 0
    while next < limit {
      switch row[next].kind {
      case .noun, .modifier, .quantity: break
      case .of: sawOf = true
      case .verb where !sawOf && verbs == 0: verbs += 1
      case .mention where sawOf && accepts(role, next):
        head = next
        sawOf = false
        verbs = 0
      default: return head
      }
      next += 1
    }
    return head
  }

  /// Returns whether a relative clause ends between two places: a verb and then 的.
  private func isRelative(_ start: Int, _ end: Int) -> Bool {
    var sawVerb = false
    var place = start
    while place < end {
      if row[place].isVerbal { sawVerb = true }
      if row[place].kind == .of, sawVerb, place + 1 < end { return true }
      place += 1
    }
    return false
  }

  /// Returns whether a preposition of time governs the whole clause of the trigger: 在X发布后.
  private func isWholeClause(_ place: Int, _ places: [Int], _ end: Int) -> Bool {
    let preposition = row[place]
    guard preposition.cues.contains(.clausePreposition), let last = places.last,
      row[last].kind == .mention
    else { return false }
    if followsVerb(last), !article.types.isPlaceLike(row[last].index) { return true }
    if isVersion(last), article.bytes.starts(ArgumentFinder.inside, at: preposition.range.start) {
      return true
    }
    guard isAdjacent(last) else { return false }
    if row[trigger - 1].kind == .of { return true }
    // 随着甲升级为乙, 随着甲问世
    if isAlong(preposition) { return true }
    if !article.types.isProduct(row[last].index), !article.types.isPlaceLike(row[last].index) {
      return opensClause(place)
    }
    if trigger + 1 < row.count, row[trigger + 1].cues.contains(.after) { return true }
    return article.types.isProduct(row[last].index) && beginsTime(trigger + 1)
  }

  private static let inside = Array("在".utf8)

  /// Whether the name of a version stands at `place` and only adverbs part it from the trigger.
  ///
  /// A version is no place unless 上 or 中 says so: 在甲5.0即将发布的传闻中.
  private func isVersion(_ place: Int) -> Bool {
    let range = row[place].range
    guard article.types.isProduct(row[place].index), range.count > 3,
      0x30...0x39 ~= article.bytes[range.end - 1],
      let point = article.bytes[range.start..<range.end].lastIndex(of: 0x2E),
      point > range.start, 0x30...0x39 ~= article.bytes[point - 1]
    else { return false }
    let areAdverbs = (place + 1..<trigger).allSatisfy {
      row[$0].kind == .adverb || row[$0].kind == .time
    }
    return areAdverbs || isVersioned(place)
  }

  /// Whether 的 and what follows it make the clause before them a time: 的时候, 的一周内.
  private func beginsTime(_ place: Int) -> Bool {
    guard place + 1 < clause.upperBound, row[place].kind == .of else { return false }
    let head = row[place + 1]
    return head.kind == .time || head.cues.contains(.after)
      || article.isWord(head.range, of: .occasion) && !article.isWord(head.range, of: .version)
  }

  /// Whether a preposition before an organization and the trigger governs a clause: 在甲发布乙当天,
  /// but 在甲开售, 从甲招聘了工程师, 丙在甲宣布…….
  private func opensClause(_ preposition: Int) -> Bool {
    let range = row[preposition].range
    let word = article.bytes[range.start..<range.end]
    let isIn = word.elementsEqual("在".utf8)
    if word.elementsEqual("从".utf8) || isIn && hasSubject(before: preposition) {
      return (trigger..<clause.upperBound).contains { row[$0].cues.contains(.after) }
    }
    return !isIn || (trigger + 1..<clause.upperBound).contains { row[$0].kind != .other }
  }

  /// Whether the clause names somebody before the preposition at `place` who could be the subject.
  private func hasSubject(before place: Int) -> Bool {
    (clause.lowerBound..<place).contains { earlier in
      row[earlier].kind == .mention && group.subject.contains { accepts($0, earlier) }
    }
  }

  /// Whether a preposition is 随着, behind which a clause stands as often as a name.
  private func isAlong(_ item: SentenceItem) -> Bool {
    let word = article.bytes[item.range.start..<item.range.end]
    return word.elementsEqual("随着".utf8) || word.elementsEqual("伴随着".utf8)
  }

  /// Returns whether a verb other than the trigger follows the name at `place`, adverbs aside.
  func followsVerb(_ place: Int) -> Bool {
    var next = place + 1
    while next < trigger, row[next].kind == .adverb || row[next].kind == .time { next += 1 }
    return next < trigger && row[next].isVerbal
  }
}
