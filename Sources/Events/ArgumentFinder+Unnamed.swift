// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Subjects that are nouns and name nobody.
extension ArgumentFinder {
  /// Whether a noun that names nobody stands directly before the trigger as its subject.
  var hasOwnNoun: Bool {
    if isUnnamed || beginsWithOwnNoun || followsTitle || pointsBack { return true }
    var place = trigger - 1
    while place >= clause.lowerBound, row[place].kind != .mention {
      if row[place].cues.contains(.genericSubject), !isGoverned(place) { return true }
      place -= 1
    }
    place = trigger - 1
    while place >= clause.lowerBound {
      switch row[place].kind {
      case .adverb, .time, .modifier, .quote: place -= 1
      case .preposition where row[place + 1].kind == .time: place -= 1
      // 某技术的集中发布: how.
      case .verb
      where place == trigger - 1 && place > clause.lowerBound && row[place - 1].kind == .of
        && tellsOfThings:
        place -= 1
      // 首日, 一审: when, not who.
      case .noun where row[place].cues.contains(.after): place -= 1
      // 云业务收入: what a trigger that names something itself is told of.
      case .noun where frame.roles.contains(where: \.isTrigger): return false
      case .noun:
        guard
          group.speech != .none || startsCompound(before: place) || endsNounList(place)
            || tellsOfThings && endsOwned(place) || place > clause.lowerBound && isWhen(place - 1)
        else { return false }
        guard article.isWord(row[place].range, of: [.manner, .respect]) else { return true }
        // 画质方面接入了…….
        if article.isWord(row[place].range, of: .respect) { return false }
        place -= 1
      // 大模型技术的集中发布: what is released is what the noun tells.
      case .of:
        return tellsOfThings && place > clause.lowerBound && row[place - 1].kind == .noun
          && row[place - 1].cues.isEmpty && startsPhrase(before: place - 1)
      default: return false
      }
    }
    return false
  }

  /// Whether nothing but nouns, times and what joins clauses stands in the clause up to the noun at
  /// `place`.
  private func startsPhrase(before place: Int) -> Bool {
    (clause.lowerBound..<place).allSatisfy { earlier in
      row[earlier].isNominal || row[earlier].kind == .time || row[earlier].kind == .other
        || row[earlier].kind == .adverb
    }
  }

  /// Whether the clause of a verb of speech begins with a word that points to what was told, so
  /// that nobody speaks: 这也能解释…….
  private var pointsBack: Bool {
    guard group.speech != .none, clause.lowerBound < trigger,
      row[clause.lowerBound].kind != .mention
    else { return false }
    var place = clause.lowerBound + 1
    while place < trigger {
      guard row[place].kind == .adverb || row[place].kind == .verb || row[place].kind == .other
      else { return false }
      place += 1
    }
    return article.isWord(row[clause.lowerBound].range, of: .demonstrative)
  }

  /// Notes that who does it has no name where another verb is done to him: 甲服务做大模型的公司.
  mutating func findUnnamedDoer() {
    guard isOfUnnamedDoer else { return }
    isUnnamed = true
    hasUnnamedDoer = true
  }

  /// Whether somebody without a name does it, to whom another verb of the clause does something:
  /// 甲服务做大模型的公司.
  private var isOfUnnamedDoer: Bool {
    guard group.speech == .none, trigger > clause.lowerBound + 1 else { return false }
    var place = trigger + 1
    while place < clause.upperBound,
      row[place].isNominal || row[place].kind == .mention
        || row[place].kind == .join || row[place].kind == .aspect
    {
      place += 1
    }
    guard place > trigger + 1, place + 1 < clause.upperBound, row[place].kind == .of else {
      return false
    }
    place += 1
    while place < clause.upperBound, row[place].isNominal, !isDoer(place) { place += 1 }
    guard place < clause.upperBound, isDoer(place), isHead(place) else { return false }
    // The verb before it, with nouns between; behind an adverb the first noun is a verb.
    place = trigger - 1
    var nouns = 0
    while place > clause.lowerBound,
      row[place].isNominal || article.isWord(row[place].range, of: .edition)
    {
      if row[place].kind == .noun, !article.isWord(row[place].range, of: .manner) { nouns += 1 }
      place -= 1
    }
    if row[place].kind == .adverb { return nouns > 1 && row[place].cues.isEmpty }
    return nouns > 0 && row[place].isVerbal && !isSpeech[place] && !isCopula(place)
      && row[place].cues.isEmpty && !article.isWord(row[place].range, of: .becoming)
  }

  /// Whether a noun at `place` is one for firms or people who do something.
  private func isDoer(_ place: Int) -> Bool {
    guard row[place].kind == .noun else { return false }
    return !row[place].cues.isDisjoint(with: [
      .genericSubject, .initialOrganization, .team, .titleNoun,
    ])
  }

  /// Whether a title without a person's name is the subject of what only persons do: 某公司CEO将离职.
  private var followsTitle: Bool {
    guard !group.subject.isEmpty,
      group.subject.allSatisfy({ $0.types == article.types.person })
    else { return false }
    var place = trigger - 1
    while place > clause.lowerBound,
      row[place].kind == .adverb || row[place].kind == .time || row[place].cues.contains(.planned)
    {
      place -= 1
    }
    return place > clause.lowerBound && row[place].kind == .noun
      && row[place].cues.contains(.titleNoun)
  }

  /// Whether the clause begins with the noun at `place` or a compound that it ends: 法律专家收费……,
  /// 两家平台下架…….
  ///
  /// 公司股票 is that of the firm that was spoken of.
  private func startsCompound(before place: Int) -> Bool {
    var start = place
    while start > clause.lowerBound,
      row[start - 1].kind == .noun || row[start - 1].kind == .quantity && row[start].kind == .noun,
      row[start - 1].range.end == row[start].range.start
    {
      start -= 1
    }
    if start < place, row[start].cues.contains(.initialOrganization) { return false }
    while start > clause.lowerBound, row[start].kind == .quantity, row[start - 1].kind == .adverb {
      start -= 1
    }
    return start == clause.lowerBound
  }

  /// Whether 的 stands before the noun at `place` and what belongs to it.
  private func endsOwned(_ place: Int) -> Bool {
    var before = place - 1
    while before > clause.lowerBound, row[before].kind == .noun || row[before].kind == .modifier {
      before -= 1
    }
    return before > clause.lowerBound && row[before].kind == .of
  }

  /// Whether the clause begins with a list of nouns that ends at `place`: 芯片、光模块年初至今已涨…….
  private func endsNounList(_ place: Int) -> Bool {
    var joins = 0
    var before = place - 1
    while before >= clause.lowerBound, row[before].kind == .noun || row[before].kind == .join {
      if row[before].kind == .join { joins += 1 }
      before -= 1
    }
    return joins > 1 && before < clause.lowerBound
  }

  /// Whether what is released or made is nothing that could be: 发布消息, 推出……的优惠, 发布的数据.
  ///
  /// Only asked of groups with a product that is not named.
  var tellsOfNothing: Bool {
    guard tellsOfThings, !group.object.contains(where: { isFilled($0.role) }) else { return false }
    var place = trigger + 1
    while place < clause.upperBound, place - trigger < 24 {
      if row[place].cues.contains(.unreal), isHead(place) { return true }
      if row[place].kind == .noun, isHead(place), article.ends(row[place].range, with: .scheme) {
        return true
      }
      place += 1
    }
    place = trigger - 1
    while place >= clause.lowerBound, place > trigger - 3, row[place].kind != .mention {
      if row[place].cues.contains(.unreal) { return true }
      if row[place].isVerbal, row[place].range.count > 3 { return false }
      place -= 1
    }
    return false
  }

  /// Whether what a slot asks for is the product behind the trigger, where nouns that name nothing
  /// stand for it: 即将推出的应用.
  func isTakenByNoun(_ slot: FrameRule.Slot) -> Bool {
    guard tellsOfThings, slot.types & article.types.product != 0,
      slot.types & article.types.organization == 0,
      group.subject.contains(where: { $0.types & article.types.organization != 0 }),
      group.object.contains(where: { $0.role == slot.role })
    else { return false }
    var place = trigger + 1
    while place < clause.upperBound, row[place].kind == .aspect { place += 1 }
    let isMarked = place > trigger + 1
    var sawQuantity = false
    while place < clause.upperBound {
      switch row[place].kind {
      case .quantity: sawQuantity = true
      case .of where place == trigger + 1: sawQuantity = true
      case .modifier, .quote: break
      case .noun:
        guard isHead(place) else { break }
        // 它发布了新版本, 发布的时候: it is what is released.
        return (isMarked || sawQuantity)
          && !article.ends(row[place].range, with: .occasion)
          && (row[place].cues.isEmpty || row[place].cues.contains(.unreal))
          && !(clause.lowerBound..<trigger).contains { isCopula($0) }
      default: return false
      }
      place += 1
    }
    return false
  }

  /// Whether something is done to a product, and no quantity takes part.
  private var tellsOfThings: Bool {
    group.speech == .none
      && group.object.contains { slot in
        slot.types & article.types.product != 0 && frame.participants.contains(slot.role)
      } && !frame.roles.contains { $0.quantities != 0 }
  }

  /// Whether a noun that names nobody stands at `place` between a verb and what the trigger's verb
  /// begins with.
  func isUnnamedActor(_ place: Int) -> Bool {
    guard row[place].cues.contains(.genericSubject), row[place].kind == .noun, place + 1 < trigger,
      place > clause.lowerBound, row[place - 1].isVerbal
    else { return false }
    switch row[place + 1].kind {
    case .adverb, .preposition: return true
    default: return false
    }
  }

  /// Whether the noun at `place` ends a phrase: no other noun and no 的 follows.
  func isHead(_ place: Int) -> Bool {
    guard place + 1 < clause.upperBound else { return true }
    // 措施 in a longer word is none.
    guard row[place + 1].range.start == row[place].range.end else { return false }
    switch row[place + 1].kind {
    case .noun, .of, .mention, .modifier, .quantity: return false
    default: return true
    }
  }

  /// Whether a clause of the sentence up to the trigger begins with nouns that name nobody, and a
  /// verb behind them: who does it is not who was spoken of before.
  var tellsOfUnnamed: Bool {
    var start = 0
    while start < trigger {
      var place = start
      while place < trigger,
        row[place].kind == .adverb || row[place].kind == .time
          || row[place].kind == .other
      {
        place += 1
      }
      var last = -1
      while place < trigger,
        row[place].kind == .noun || row[place].kind == .modifier
          || row[place].kind == .quantity || row[place].kind == .of && last >= 0
      {
        // 一位网友 is one word that begins with a number.
        if row[place].kind == .noun || row[place].cues.contains(.genericSubject) { last = place }
        place += 1
      }
      if last >= 0, last == place - 1, !isWhereabouts(last) {
        while place < trigger, row[place].kind == .adverb || row[place].kind == .time { place += 1 }
        if place <= trigger, row[place].isVerbal, !row[place].cues.contains(.after) { return true }
        // 一位网友对事故……，指出: a preposition may stand before the verb.
        if place < trigger, row[place].kind == .preposition,
          row[last].cues.contains(.genericSubject)
        {
          return true
        }
      }
      while place < trigger, !row[place].isBreak { place += 1 }
      start = place + 1
    }
    return false
  }

  /// Whether the sentence begins with somebody of whom no such event is told: 某人即将收获一个IPO is no
  /// listing of the firm that the sentence before spoke of.
  var beginsWithOther: Bool {
    guard let first = row[..<trigger].firstIndex(where: { $0.kind == .mention }),
      article.types.isPerson(row[first].index), first + 1 < trigger,
      !row[..<first].contains(where: { $0.kind == .preposition || $0.isVerbal }),
      !isSpeech[first..<trigger].contains(true),
      !subjectSlots.contains(where: { accepts($0, first) })
    else { return false }
    switch row[first + 1].kind {
    case .comma, .adverb, .verb, .trigger, .time: return true
    default: return false
    }
  }

  /// Whether a noun says where or when: 会上, 此前.
  private func isWhereabouts(_ place: Int) -> Bool {
    let range = row[place].range
    guard range.count >= 3 else { return false }
    return isLocalizer(ByteRange(range.end - 3, range.end)) || row[place].cues.contains(.after)
  }

  /// Whether the text of a range says where or when what stands before it is.
  func isLocalizer(_ range: ByteRange) -> Bool {
    ArgumentFinder.localizers.contains {
      article.bytes[range.start..<range.end].elementsEqual($0)
    }
  }

  private static let localizers = ["上", "下", "中", "里", "内", "间", "前", "后", "时", "日", "面", "外"]
    .map { Array($0.utf8) }

  /// Prepositions behind which somebody stands who does what follows.
  private static let causes = ["让", "使", "由", "被", "令"].map { Array($0.utf8) }

  /// Whether a preposition stands before the noun at `place` and its modifiers: 为企业客户推出….
  private func isGoverned(_ place: Int) -> Bool {
    var before = place - 1
    while before >= clause.lowerBound, row[before].isNominal {
      before -= 1
    }
    guard before >= clause.lowerBound else { return false }
    // 与甲等企业合作: the class of what is named.
    if row[before].cues.contains(.etc) { return true }
    // 让开发者训练…: who does it.
    let word = article.bytes[row[before].range.start..<row[before].range.end]
    if ArgumentFinder.causes.contains(where: { word.elementsEqual($0) }) { return false }
    return row[before].kind == .preposition || row[before].kind == .join
  }

  /// Whether the clause begins with a compound of nouns before a preposition, a subject whose name
  /// is not known: 某地贸易向甲采购.
  private var beginsWithCompound: Bool {
    var place = clause.lowerBound
    while place < trigger, row[place].kind == .adverb || row[place].kind == .time { place += 1 }
    let first = place
    while place < trigger, row[place].kind == .noun, row[place].cues.isEmpty,
      place == first || row[place].range.start == row[place - 1].range.end
    {
      place += 1
    }
    guard place > first + 1, place < trigger else { return false }
    return row[place].kind == .preposition && !row[place].cues.contains(.clausePreposition)
      || row[place].kind == .join && row[place].cues.contains(.join)
  }

  /// Whether the clause of a verb of speech begins with nouns that name nobody and that do
  /// something else first: 某券商发布研报指出.
  private var beginsWithOwnNoun: Bool {
    if beginsWithCompound { return true }
    guard group.speech != .none else { return false }
    // 据某报透露: who says it is the source.
    if (clause.lowerBound..<trigger).contains(where: { row[$0].cues.contains(.sourceBefore) }) {
      // 据某院院长李某介绍: he speaks.
      return group.object.isEmpty || row[trigger - 1].kind != .mention
        || !article.types.isPerson(row[trigger - 1].index)
    }
    var place = clause.lowerBound
    while place < trigger, row[place].kind == .adverb || row[place].kind == .time { place += 1 }
    let first = place
    while place < trigger, row[place].kind == .noun || row[place].kind == .modifier { place += 1 }
    guard place > first, row[place - 1].kind == .noun, place < trigger, row[place].isVerbal
    else { return false }
    return (place..<trigger).allSatisfy { !row[$0].cues.contains(.after) }
  }

  /// Whether no name that could be a subject stands before the trigger in its clause.
  var isClauseInitial: Bool {
    (clause.lowerBound..<trigger).allSatisfy { row[$0].kind != .mention || isConsumed($0) }
  }
}
