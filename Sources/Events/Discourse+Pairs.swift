// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Words that stand for one or all of several who were named together: 前者, 后者, 双方, 三方.
extension Discourse {
  /// How many sentences back such a word may look.
  private static let pairReach = 2

  /// Turns 前者, 后者, 双方 and the like into mentions of what they stand for.
  ///
  /// 后者 is the last thing that the clauses before it in the sentence name behind a verb, or the
  /// second of the last two; 前者 the first of these; 双方 the two organizations that the sentence has
  /// named, or it and the ones before.  Who only tells it, and who only owns another, are not
  /// counted.
  ///
  /// - Complexity: O(*n*) in the number of items.
  func resolvePairs(in items: inout [SentenceItem], sentence: Int, types: MentionTypes) {
    guard items.contains(where: { !$0.cues.isDisjoint(with: .pairs) }) else { return }
    var here = NamedParties()
    var pair: NamedPair?
    var object: Int?
    var sawVerb = false
    var groups: [(place: Int, members: [Int])] = []
    for index in items.indices {
      if items[index].isBreak { sawVerb = false }
      if items[index].isVerbal { sawVerb = true }
      if items[index].kind == .mention {
        guard Discourse.takesPart(index, in: items) else { continue }
        let mention = items[index].index
        here.add(mention, types: types)
        if sawVerb, types.isParticipant(mention) { object = mention }
        continue
      }
      let cues = items[index].cues
      if let count = cues.groupCount {
        guard Discourse.isGroup(index, in: items),
          let members = group(of: count, here: here, sentence: sentence, types: types)
        else { continue }
        groups.append((index, members))
      } else if cues.contains(.firstOfTwo) || cues.contains(.latter) {
        pair = pair ?? here.pair ?? named(before: sentence, types: types)?.pair
        if cues.contains(.latter), let object, here.pair == nil {
          stand(&items[index], for: [object])
        } else if let pair {
          stand(&items[index], for: cues.contains(.latter) ? pair.latter : pair.former)
        }
      }
    }
    if !groups.isEmpty { expand(groups, in: &items) }
  }

  private func stand(_ item: inout SentenceItem, for mentions: [Int]) {
    item.kind = .mention
    item.cues.remove(.genericSubject)
    item.index = mentions[0]
    if mentions.count > 1 { item.alternative = mentions[1] }
  }

  /// Whether the name at a place takes part in what is told: it is in no bracket, is no source, and
  /// owns no other name.
  private static func takesPart(_ index: Int, in items: [SentenceItem]) -> Bool {
    if items[index].depth > 0 { return false }
    if index > 0, items[index - 1].cues.contains(.sourceBefore) { return false }
    guard index + 1 < items.count else { return true }
    return items[index + 1].cues.isDisjoint(with: [.sourceAfter, .owned])
  }

  /// Whether the word at a place speaks of a whole group: no name stands before it (甲乙双方), and two
  /// that are only counted (收购了两家公司) begin a clause.
  private static func isGroup(_ index: Int, in items: [SentenceItem]) -> Bool {
    var before = index - 1
    if before >= 0, items[before].kind == .mention || items[before].kind == .quantity {
      return false
    }
    guard items[index].kind == .quantity else { return true }
    while before >= 0, items[before].kind == .adverb || items[before].kind == .time { before -= 1 }
    guard before < 0 || items[before].isBreak, index + 1 < items.count else { return false }
    return items[index + 1].kind != .noun || items[index + 1].cues.contains(.initialOrganization)
      || items[index + 1].cues.contains(.genericSubject)
  }

  /// Returns the members of a group of `count`, as the sentence and those before it name them.
  private func group(
    of count: Int, here: NamedParties, sentence: Int, types: MentionTypes
  ) -> [Int]? {
    if let members = here.group(of: count) { return members }
    guard !here.isMore(than: count) else { return nil }
    var all = NamedParties()
    if sentence - olderNamed.sentence <= Discourse.pairReach {
      all.add(olderNamed.parties(types), types: types)
    }
    for parties in [lastNamed, olderNamed]
    where sentence - parties.sentence <= Discourse.pairReach {
      var together = parties.parties(types)
      together.add(here, types: types)
      if let members = together.group(of: count) { return members }
      guard !together.isMore(than: count) else { return nil }
    }
    all.add(lastNamed.parties(types), types: types)
    all.add(here, types: types)
    return sentence - lastNamed.sentence <= Discourse.pairReach ? all.group(of: count) : nil
  }

  /// Returns what the last sentence that named anybody named.
  private func named(before sentence: Int, types: MentionTypes) -> NamedParties? {
    sentence - lastNamed.sentence <= Discourse.pairReach ? lastNamed.parties(types) : nil
  }

  /// Puts the members of groups in the place of the words that stand for them, as a list.
  private func expand(_ groups: [(place: Int, members: [Int])], in items: inout [SentenceItem]) {
    var expanded: [SentenceItem] = []
    expanded.reserveCapacity(items.count + groups.count * 4)
    var next = 0
    for (place, item) in items.enumerated() {
      guard next < groups.count, groups[next].place == place else {
        expanded.append(item)
        continue
      }
      for (number, member) in groups[next].members.enumerated() {
        if number > 0 {
          expanded.append(SentenceItem(kind: .join, range: item.range, depth: item.depth))
        }
        expanded.append(
          SentenceItem(kind: .mention, range: item.range, index: member, depth: item.depth))
      }
      next += 1
    }
    items = expanded
  }
}
