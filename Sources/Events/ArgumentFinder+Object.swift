// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What stands behind the trigger.
extension ArgumentFinder {
  mutating func findObject() {
    let slots = objectSlots
    guard !slots.isEmpty else { return }
    let isRelative = group.needs.count > 1 && beginsRelative
    var place = trigger + 1
    var fallback: [Int] = []
    var isHead = false
    // What the name before it only specifies: 升级 in 甲升级版模型乙 is no verb of its own.
    var head = -1
    var verbs = 0
    var lastVerb = -1
    var sawNoun = false
    var sawOwnNoun = false
    var afterPreposition = false
    // Behind 由 only 的 behind a verb ends the phrase: 由其强大的甲驱动的…….
    var awaitsVerb = false
    while place < row.count, place - trigger < 48 {
      let item = row[place]
      switch item.kind {
      case .comma where includes(place):
        break
      case .comma, .stop:
        finishObject(fallback)
        return
      case .colon where place > trigger + 12 || verbs > 1:
        finishObject(fallback)
        return
      // 展示了助手——搭载在甲上的……: the dash begins a clause of another verb.
      case .dash where sawNoun && place + 1 < row.count && row[place + 1].isVerbal:
        finishObject(fallback)
        return
      case .of:
        isHead = true
        if !awaitsVerb { afterPreposition = false }
      case .preposition:
        // 市值为400亿元: 为 before a quantity is no preposition.
        if place + 1 < row.count, row[place + 1].kind == .quantity { break }
        afterPreposition = true
        awaitsVerb = namesAgent(item)
      case .verb, .trigger:
        awaitsVerb = false
        if item.cues.contains(.naming) || item.cues.contains(.including) { break }
        if isSpeech[place]
          || (!fallback.isEmpty && !headFollows(place, isHead: false)
            && place > head)
        {
          finishObject(fallback)
          return
        }
        // 推出的新款手机超越甲: the head has no name, and this is what it does.
        if row[trigger + 1].kind == .of, sawNoun,
          row[place - 1].kind == .adverb || place + 1 < row.count && row[place + 1].kind == .aspect
        {
          finishObject(fallback)
          return
        }
        verbs += 1
        lastVerb = place
      case .noun, .modifier:
        sawNoun = true
        if item.kind == .noun, !isHead { sawOwnNoun = true }
      case .mention, .quantity:
        if isConsumed(place) { break }
        guard slots.contains(where: { accepts($0, place) }) else { break }
        // 推出类甲产品: something like it.
        if isLikeness(place) || isRival(place) || isPlatform(place) || isToldOf(place) { break }
        // 公布其正在……: a pronoun before a predicate is the subject of what is told.
        if isPronoun(place), place + 2 < row.count, row[place + 1].kind == .adverb,
          row[place + 2].isVerbal || row[place + 2].kind == .preposition
        {
          return finishObject(fallback)
        }
        let (places, end) = list(beginningAt: place)
        // 搭载自有芯片的X: the object has no name, the head is who has it.
        if isRelative, isHead, sawOwnNoun, verbs == 0, item.kind == .mention,
          fill(group.subject, with: places) != nil
        {
          return
        }
        // 推出搭载甲的新品: the head has no name, and is what is brought out.
        if item.kind == .mention, verbs > 0, article.types.isProduct(item.index), !isNamed(place),
          isObject(place, of: lastVerb), headFollows(end)
        {
          place = end
          continue
        }
        if item.kind == .mention, !isNamed(place), !(isRelative && verbs == 0),
          afterPreposition || headFollows(end, isHead: isHead && verbs == 0)
            || isModifier(end)
        {
          if !afterPreposition, verbs == 0, fallback.isEmpty { fallback = places }
          if let next = modified(from: end) { head = max(head, next) }
          place = end
          continue
        }
        if verbs > 0, sawNoun, !isHead, row[place - 1].isVerbal, item.kind == .mention,
          !isNamed(place)
        {
          // 推出新功能挑战 X: the object of another verb.
          finishObject(fallback)
          return
        }
        if fill(slots, with: places) != nil {
          guard slots.contains(where: { !isFilled($0.role) }) else { return }
          fallback = []
          place = end
          continue
        }
      default:
        break
      }
      place += 1
    }
    finishObject(fallback)
  }

  /// The roles of what stands behind the trigger; those with whom something is done are none of
  /// them where another verb says what: 联合起诉甲.
  private var objectSlots: [FrameRule.Slot] {
    guard group.isMutual, trigger + 1 < row.count, row[trigger + 1].isVerbal else {
      return group.object
    }
    return group.object.filter { slot in !group.subject.contains { $0.role == slot.role } }
  }

  /// Whether the name at `place` is the object of a verb that begins a relative clause behind the
  /// trigger: no conjunction joins the two verbs, and nothing says that it was done.
  private func isObject(_ place: Int, of verb: Int) -> Bool {
    guard verb > trigger, verb < place, !isExample(place) else { return false }
    let first = verb - 1
    if first > trigger,
      row[first].kind == .adverb || row[first].kind == .join
        || row[first].kind == .other
    {
      return false
    }
    return (verb + 1..<place).allSatisfy { row[$0].isNominal || row[$0].kind == .time }
  }

  /// Whether only nouns, 的, and a head without a name behind it stand from `start` to the end of
  /// the clause.
  private func headFollows(_ start: Int) -> Bool {
    var place = start
    while place < clause.upperBound, row[place].kind == .noun || row[place].kind == .modifier {
      place += 1
    }
    guard place + 1 < clause.upperBound, row[place].kind == .of else { return false }
    place += 1
    let head = place
    while place < clause.upperBound {
      guard row[place].isNominal || row[place].kind == .other else { return false }
      place += 1
    }
    return place > head
  }

  /// Whether 类 or 类似 stands before the name at `place`.
  private func isLikeness(_ place: Int) -> Bool {
    guard row[place - 1].kind != .mention, row[place].kind == .mention else { return false }
    let range = row[place - 1].range
    let word = article.bytes[range.start..<range.end]
    return word.elementsEqual("类".utf8) || word.elementsEqual("类似".utf8)
  }

  /// Whether the name at `place` is an example of what is meant: 像甲这样强大的工具.
  private func isExample(_ place: Int) -> Bool {
    let range = row[place - 1].range
    return article.bytes[range.start..<range.end].elementsEqual("像".utf8)
  }

  /// Whether only what competes with the name at `place` is meant: 推出甲的挑战者, 甲替代品.
  func isRival(_ place: Int) -> Bool {
    guard group.speech == .none, row[place].kind == .mention, place + 1 < row.count else {
      return false
    }
    let next = row[place + 1].kind == .of && place + 2 < row.count ? place + 2 : place + 1
    return row[next].cues.contains(.rival)
  }

  /// Whether what follows the name at `place` only tells of it: 发布甲的使用指南, 推出甲教程.
  private func isToldOf(_ place: Int) -> Bool {
    guard place + 1 < row.count,
      group.object.contains(where: { frame.roles[$0.role].types & article.types.document != 0 })
    else { return false }
    var head = row[place + 1].kind == .of ? place + 2 : place + 1
    while head < clause.upperBound, head - place < 6, row[head].isNominal || row[head].kind == .verb
    {
      if row[head].kind == .noun, isHead(head) {
        return article.isWord(row[head].range, of: .telling)
      }
      head += 1
    }
    return false
  }

  /// Whether the name at `place` is an operating system that only says for what something is made:
  /// 推出Windows和Mac版本.
  private func isPlatform(_ place: Int) -> Bool {
    let end = list(beginningAt: place).end
    guard row[place].kind == .mention, end < row.count, row[end].kind == .noun else { return false }
    return article.isWord(row[place].range, of: .system)
      && article.begins(row[end].range, with: .edition)
  }

  /// Whether a pronoun stands for the mention at `place`.
  func isPronoun(_ place: Int) -> Bool {
    row[place].kind == .mention
      && row[place].range != article.annotations.mentions[row[place].index].range
  }

  /// Whether the trigger begins a relative clause, so that 的 behind its object ends that: no name
  /// stands directly before it as its subject.
  private var beginsRelative: Bool {
    var place = trigger - 1
    while place >= clause.lowerBound, row[place].kind == .adverb || row[place].kind == .time {
      place -= 1
    }
    return place < clause.lowerBound || row[place].kind != .mention
  }

  /// Takes a modifier for want of a head.
  private mutating func finishObject(_ fallback: [Int]) {
    if !fallback.isEmpty { _ = fill(group.object, with: fallback) }
  }

  /// Returns whether the mention at `place` stands behind 名为 or the like.
  private func isNamed(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    if row[place - 1].cues.contains(.naming) { return true }
    return place > 1 && row[place - 1].cues.contains(.including) && row[place - 2].kind == .comma
  }

  /// Returns whether members or a name are told behind a comma: 推出多款新品，包括…, 推出新品，名为….
  private func includes(_ comma: Int) -> Bool {
    guard comma + 1 < row.count else { return false }
    let cues = row[comma + 1].cues
    return cues.contains(.including)
      || cues.contains(.naming) && !cues.contains(.apposition) && comma + 2 < row.count
        && row[comma + 2].kind == .mention
  }

  /// Returns whether nothing but nouns stands between `start` and another name that fits.
  private func isModifier(_ start: Int) -> Bool { modified(from: start) != nil }

  /// Returns where the name stands that what ends before `start` specifies.
  private func modified(from start: Int) -> Int? {
    var place = start
    while place < row.count, place - start < 6 {
      switch row[place].kind {
      case .noun, .modifier: break
      // An attributive verb: X全新升级版模型Y.
      case .verb where place > start, .trigger where place > start:
        guard isAttributive(place) else { return nil }
      case .other where isSuffix(place): break
      case .adverb where place + 1 < row.count && row[place + 1].isVerbal: break
      // 获某大会“某奖”: the second is what was won.
      case .mention:
        return (place > start || isConference(place) && isConference(place - 1) || isOwned(place))
          && group.object.contains { accepts($0, place) } ? place : nil
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// Whether a noun, or what makes a noun of it, stands behind the verb at `place`: 升级模型, 升级版.
  private func isAttributive(_ place: Int) -> Bool {
    place + 1 < row.count
      && (row[place + 1].kind == .noun || isSuffix(place + 1))
  }

  /// Whether a particle makes a noun of what stands before it: 版, 型.
  private func isSuffix(_ place: Int) -> Bool {
    row[place].kind == .other && article.isWord(row[place].range, of: .nominalizer)
  }

  /// Whether the firm right before the product at `place` owns it: 收购某公司某产品.
  private func isOwned(_ place: Int) -> Bool {
    row[place - 1].kind == .mention && row[place - 1].range.end == row[place].range.start
      && article.types.isProduct(row[place].index)
      && article.types.isOrganization(row[place - 1].index)
  }

  private func isConference(_ place: Int) -> Bool {
    row[place].kind == .mention
      && article.types.mask(row[place].index) & article.types.conference != 0
  }

  /// Returns whether 的 follows behind a few words, and behind that, in the clause, a mention.
  ///
  /// Behind 发布的 the first name is the head already, unless it is an owner itself.
  private func headFollows(_ start: Int, isHead: Bool) -> Bool {
    var place = start
    var sawOf = false
    while place < row.count, place - start < 24 {
      switch row[place].kind {
      case .comma, .stop, .colon: return false
      case .of: sawOf = true
      case .mention where sawOf && group.object.contains(where: { accepts($0, place) }):
        return true
      case .trigger where sawOf: return false
      case .verb where isHead && !sawOf, .trigger where isHead && !sawOf: return false
      default: break
      }
      place += 1
    }
    return false
  }

  /// Takes the head of a relative clause as its subject: 搭载X的Y.
  mutating func findRelativeHead() {
    guard let object = fillers.last(where: { $0.place > trigger && $0.kind == .mention }) else {
      return
    }
    var place = object.place + 1
    while place < clause.upperBound, row[place].isNominal || row[place].isVerbal { place += 1 }
    guard place < clause.upperBound, row[place].kind == .of else { return }
    place += 1
    while place < clause.upperBound, row[place].isNominal { place += 1 }
    guard place < clause.upperBound, row[place].kind == .mention,
      article.types.isProduct(row[place].index)
    else { return }
    // 使用甲的乙工具: the tool is used, and has no 甲.
    if place + 1 < clause.upperBound, row[place + 1].kind == .noun,
      article.isWord(row[trigger].range, of: .using)
    {
      return
    }
    let slots = group.subject.filter { slot in
      frame.roles[slot.role].types & article.types.product != 0
    }
    _ = fill(slots, with: list(beginningAt: place).places)
  }
}
