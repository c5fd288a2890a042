// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Lists of names, and what governs them.
extension ArgumentFinder {
  enum Governor {
    case none, preposition, verb
  }

  /// A list of mentions that ends somewhere.
  struct NameList {
    /// The members, the nearest first.
    var places: [Int]
    /// Where the phrase begins, the titles of persons included.
    var start: Int
    /// Whether 与 or the like stands before the first member, without another one before it.
    var isOpen = false
  }

  /// Returns the list that ends with the mention at `place`.
  func list(endingAt place: Int) -> NameList {
    var list = NameList(places: [place], start: place)
    while true {
      let before = phraseStart(before: list.start)
      guard before >= 0 else { return list }
      if row[before].kind == .join {
        guard let member = member(before: before) else {
          list.isOpen = row[before].cues.contains(.join)
          return list
        }
        // 某公司副总裁、某公司华东区总裁李某: two titles of one person.
        if article.types.isPerson(row[place].index), list.places.count == 1,
          isTitle(member, before: before)
            || before - member > 1 && isTitle(member, before: list.start)
        {
          list.start = member
          continue
        }
        list.places.append(member)
        list.start = member
      } else if row[before].cues.contains(.together), before != trigger, list.start == before + 1,
        let member = member(before: before), governor(before: member) == .none
      {
        // 甲联合乙发布: both.
        list.places.append(member)
        list.start = member
      } else if let member = ownedMember(before: before, of: list.start) {
        list.places.append(member)
        list.start = member
      } else if let owner = bodyOwner(before: before, of: list.start) {
        list.start = owner
        guard let member = member(before: owner - 1),
          article.types.isOrganization(row[member].index)
        else {
          list.isOpen = row[owner - 1].cues.contains(.join)
          return list
        }
        list.places.append(member)
        list.start = member
      } else if row[before].kind == .mention, article.types.isPerson(row[list.start].index),
        article.types.isOrganization(row[before].index)
      {
        list.start = before
      } else {
        return list
      }
    }
  }

  /// Returns the place before the nouns, owners and places that stand before a name: 沙特的X公司.
  private func phraseStart(before start: Int) -> Int {
    var place = start - 1
    var skipped = 0
    while place >= 0, row[place].isNominal, skipped < 6 {
      place -= 1
      skipped += 1
    }
    // Owners, places and compounds with a verb in them, as far as a conjunction.
    var owner = place
    while owner >= 0, start - owner < 9 {
      switch row[owner].kind {
      case .noun, .modifier, .quantity, .of, .verb: break
      case .mention where article.types.isPlaceLike(row[owner].index): break
      case .join: return owner
      default: return place
      }
      owner -= 1
    }
    return place
  }

  /// Returns the product before `、某公司的` and another product: 甲的A、乙的B.
  private func ownedMember(before place: Int, of start: Int) -> Int? {
    guard article.types.isProduct(row[start].index),
      let owner = owner(at: row[place].kind == .of ? place - 1 : place, of: start),
      let member = member(before: owner - 1),
      article.types.isProduct(row[member].index)
    else { return nil }
    return member
  }

  /// Returns the organization whose body a name is that a conjunction joins to another one: 乙 in
  /// 甲与乙旗下的丙.
  private func bodyOwner(before place: Int, of start: Int) -> Int? {
    guard article.types.isOrganization(row[start].index) else { return nil }
    var owner = row[place].kind == .of ? place - 1 : place
    if owner > 0, row[owner].cues.contains(.owned) { owner -= 1 }
    guard (max(0, owner + 1)..<start).contains(where: { row[$0].cues.contains(.owned) }) else {
      return nil
    }
    return self.owner(at: owner, of: start)
  }

  /// Returns `place` where an organization stands there behind a conjunction.
  private func owner(at place: Int, of start: Int) -> Int? {
    place > 0 && place < start - 1 && row[place].kind == .mention
      && article.types.isOrganization(row[place].index) && row[place - 1].kind == .join
      ? place : nil
  }

  /// Returns the mention that stands before a conjunction, over its class noun or an adverb.
  private func member(before join: Int) -> Int? {
    var place = join - 1
    var nouns = 0
    while place >= 0, nouns < 7 {
      switch row[place].kind {
      case .mention: return place
      case .noun, .modifier, .adverb, .time, .of: nouns += 1
      // 甲、某公司、乙: one member has an unknown name.
      case .join where nouns > 0 && row[place].cues.isEmpty: nouns += 1
      default: return nil
      }
      place -= 1
    }
    return nil
  }

  /// Returns the person in whose title the organization at `place` stands, or `place` itself.
  func head(of place: Int) -> Int {
    guard row[place].kind == .mention, article.types.isOrganization(row[place].index) else {
      return place
    }
    var sawTitle = false
    var next = place + 1
    while next < row.count, next - place < 12 {
      switch row[next].kind {
      case .noun, .modifier, .of:
        if row[next].cues.contains(.titleNoun) { sawTitle = true }
      case .join where sawTitle: break
      case .mention where article.types.isPerson(row[next].index):
        return sawTitle ? next : place
      case .mention where sawTitle: break
      default: return place
      }
      next += 1
    }
    return place
  }

  /// Returns the members of the list that begins with the item at `place`, and its end.
  func list(beginningAt place: Int) -> (places: [Int], end: Int) {
    var places: [Int] = []
    let end = readList(beginningAt: place) { places.append($0) }
    return (places, end)
  }

  /// Returns the end of the list that begins with the item at `place`.
  func listEnd(beginningAt place: Int) -> Int { readList(beginningAt: place) { _ in } }

  /// Calls `body` with each member of the list that begins with the item at `place`, and returns
  /// its end.
  @inline(__always)
  private func readList(beginningAt place: Int, _ body: (Int) -> Void) -> Int {
    let first = head(of: place)
    body(first)
    var end = first + 1
    while end < row.count {
      var next = end
      var nouns = 0
      // 甲60%的股权和乙: what of each.
      while next < row.count, nouns < 4,
        row[next].kind == .noun || nouns > 0 && row[next].kind == .of
          || nouns == 0 && row[next].kind == .quantity
      {
        next += 1
        nouns += 1
      }
      guard next < row.count, row[next].kind == .join else { break }
      next += 1
      nouns = 0
      while next < row.count, nouns < 6,
        row[next].isNominal || row[next].kind == .adverb
          || nouns > 0 && row[next].kind == .join && row[next].cues.isEmpty
      {
        next += 1
        nouns += 1
      }
      guard next < row.count, row[next].kind == .mention else { break }
      let head = head(of: next)
      body(head)
      end = head + 1
    }
    return end
  }

  /// Returns what governs the phrase that begins at `start`.
  func governor(before start: Int) -> Governor {
    var place = start - 1
    var sawOf = false
    while place >= 0 {
      let item = row[place]
      switch item.kind {
      case .join:
        // 与 without a first member: what follows takes part.
        return .none
      case .noun, .modifier, .quantity, .quote, .mention, .time:
        if item.cues.contains(.naming) { return .none }
        place -= 1
      case .of:
        // The end of a relative clause: what stands before it governs nothing here.
        guard place > 0 else { return .none }
        sawOf = true
        switch row[place - 1].kind {
        case .noun, .mention, .modifier, .quantity: place -= 1
        default: return .none
        }
      case .preposition:
        // 将与……: a plan, no phrase.
        if item.cues.contains(.planned), place + 1 < start || row[start - 1].kind == .join,
          !row[place + 1].isNominal, row[place + 1].kind != .mention
        {
          return .none
        }
        if isOrigin(place) || sawOf && isDescribing(place) { return .none }
        return .preposition
      // 将最新模型甲接入……
      case .adverb where place > 0 && row[place - 1].kind == .preposition && place + 1 < start:
        place -= 1
      case .aspect:
        return place > 0 && row[place - 1].isVerbal ? .verb : .none
      case .verb, .trigger:
        // 支付巨头甲: a compound that says what the name is.
        if item.kind == .verb, place + 2 == start, row[place + 1].kind == .noun,
          place == 0 || row[place - 1].isBreak || row[place - 1].kind == .adverb
        {
          return .none
        }
        if isCompound(place, before: start) {
          place -= 1
          continue
        }
        // 比如甲、乙，都推出了……: those who are named do it.
        if item.cues.contains(.including), place == 0 || row[place - 1].isBreak,
          row[start].kind == .mention, article.types.isOrganization(row[start].index)
        {
          return .none
        }
        // 最贵的是甲花3亿元买下的乙.
        if isCopula(place), place < trigger, trigger + 1 < row.count, row[trigger + 1].kind == .of {
          return .none
        }
        return isSpeech[place] || item.cues.contains(.naming) ? .none : .verb
      default:
        return .none
      }
    }
    return .none
  }

  /// Whether the verb at `place` is a part of a compound that its modifier begins: 自动驾驶公司.
  private func isCompound(_ place: Int, before start: Int) -> Bool {
    guard row[place].kind == .verb, place > 0, place + 2 <= start, row[place + 1].kind == .noun,
      row[place + 2].kind == .mention,
      row[place - 1].kind == .modifier || row[place - 1].kind == .noun
    else { return false }
    return row[place - 1].range.end == row[place].range.start
      && row[place + 1].range.start == row[place].range.end
      && (place == 1 || !row[place - 2].isVerbal)
  }

  /// Whether a preposition with its phrase only describes what 的 leads to: 面向企业的助手.
  func isDescribing(_ place: Int) -> Bool {
    article.bytes[row[place].range.start..<row[place].range.end].elementsEqual("面向".utf8)
  }

  /// Returns the preposition that governs the phrase that begins at `start`.
  func preposition(before start: Int) -> SentenceItem? {
    var place = start - 1
    while place >= 0, row[place].kind != .preposition { place -= 1 }
    return place >= 0 ? row[place] : nil
  }

  /// Returns the preposition behind which the name at `start` stands, with no more than nouns,
  /// names and `reach` items between them.
  func preposition(before start: Int, within reach: Int) -> SentenceItem? {
    var place = start - 1
    while place >= 0, start - place <= reach {
      switch row[place].kind {
      case .preposition: return row[place]
      case .noun, .modifier, .quantity, .quote, .mention, .join, .of, .time: place -= 1
      default: return nil
      }
    }
    return nil
  }

  /// Returns whether only adverbs and times, or 的 and a noun, stand between a mention and the
  /// trigger.
  func isAdjacent(_ place: Int) -> Bool {
    var next = place + 1
    while next < trigger {
      switch row[next].kind {
      case .adverb, .time, .quote, .modifier: break
      // 甲宣布跳槽至……
      case .trigger where isSpeech[next]: break
      case _ where row[next].cues.contains(.after): break
      case .noun where next == place + 1: break
      // 甲的发布, 甲的最终发布
      case .of where isAdverbial((next + 1)..<trigger): return true
      case .preposition where next + 1 < trigger && isConsumed(next + 1): break
      case .mention where isConsumed(next): break
      default: return isVersioned(place)
      }
      next += 1
    }
    return true
  }

  /// Whether all words of a range only say how something is done.
  private func isAdverbial(_ places: Range<Int>) -> Bool {
    places.allSatisfy { place in
      row[place].kind == .adverb || row[place].kind == .modifier
        || row[place].kind == .noun && article.isWord(row[place].range, of: .manner)
    }
  }

  /// Whether a version of what stands at `place` is the subject or the owner of the trigger:
  /// 甲的稳定版发布, 甲新版本的发布.
  func isVersioned(_ place: Int) -> Bool {
    guard row[place].kind == .mention, article.types.isProduct(row[place].index) else {
      return false
    }
    var last = trigger - 1
    if last > place, row[last].kind == .of { last -= 1 }
    while last > place, row[last].kind == .adverb || row[last].kind == .time { last -= 1 }
    guard last > place, row[last].kind == .noun, article.ends(row[last].range, with: .version)
    else { return false }
    return (place + 1..<last).allSatisfy { row[$0].isNominal || row[$0].kind == .of }
  }

  /// Returns whether the name at `place` only says whose employee an unnamed person is.
  func isTitle(_ place: Int) -> Bool { isTitle(place, before: row.count) }

  /// As ``isTitle(_:)``, of what stands before `end`.
  private func isTitle(_ place: Int, before end: Int) -> Bool {
    guard article.types.isOrganization(row[place].index) else { return false }
    var next = place + 1
    while next < end {
      switch row[next].kind {
      case .noun, .modifier, .of, .quote, .join:
        if row[next].cues.contains(.titleNoun) { return true }
      default: return false
      }
      next += 1
    }
    return false
  }

  func hasVerb(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end {
      if row[place].isVerbal { return true }
      place += 1
    }
    return false
  }
}
