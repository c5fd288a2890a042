// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What there is to see of a name or a sum that could fill a role: what the rules did with it,
/// where it stands, the words around it, and what stands between it and the trigger.
struct RoleFeatures {
  /// Longer words are none.
  private static let longestWord = 24

  let finder: ArgumentFinder
  var candidate: RoleScorer.Proposal
  let scene: Scene
  let told: Told

  /// What is the same for all candidates of a trigger.
  struct Told {
    fileprivate let rule: HashedName
    fileprivate let group: HashedName
    /// Whether shares are spoken of.
    fileprivate let hasShares: Bool

    init(_ finder: ArgumentFinder, rule: HashedName) {
      self.rule = rule
      group = finder.group.hashedName
      hasShares = finder.row.contains { $0.cues.contains(.share) }
    }
  }

  private var row: [SentenceItem] { finder.row }
  private var article: ArticleContext { finder.article }
  private var role: Int { candidate.filler.role }
  private var place: Int { candidate.filler.place }
  private var isBefore: Bool { place < finder.trigger }

  /// Adds all features.
  ///
  /// - Complexity: O(1): a row has no more than 160 items.
  func append(to sum: inout FeatureSum) {
    sum.add(.always)
    if scene.isMarket { sum.add(.market) }
    sum.add(.word, isBefore ? .before : .behind, told.rule)
    sum.add(.group, isBefore ? .before : .behind, told.group)
    if scene.sentence == 0 { sum.add(.firstSentence) }
    appendRules(to: &sum)
    appendItself(to: &sum)
    guard place >= 0 else { return sum.add(.carried) }
    appendNeighbours(to: &sum)
    appendSurroundings(to: &sum)
    appendDistance(to: &sum)
    appendList(to: &sum)
  }

  // MARK: What the rules did

  private func appendRules(to sum: inout FeatureSum) {
    var state: FeatureWord = .free
    if candidate.isProposed {
      state = .own
    } else if let other = finder.fillers.first(where: { isSame($0) }) {
      state = other.role == role ? .again : .other
      sum.add(.rulesRole, finder.frame.roles[other.role].hashedName)
    } else if place >= 0, finder.isConsumed(place) {
      state = .consumed
    }
    let isFilled = finder.isFilled(role)
    sum.add(.rules, state)
    sum.add(.rulesFilled, state, isFilled ? .filled : .empty, isBefore ? .before : .behind)
    if finder.isPassive { sum.add(.passive, isBefore ? .before : .behind) }
    if candidate.isProposed, finder.isFar { sum.add(.far) }
    if candidate.isProposed, finder.isCarried { sum.add(.carriedSubject) }
    if !finder.hasSubject { sum.add(.noSubject, state) }
  }

  /// Whether a filler is the candidate or the same entity.
  private func isSame(_ other: ArgumentFinder.Filler) -> Bool {
    guard other.kind == candidate.filler.kind else { return false }
    if other.kind == .mention {
      return article.entity(other.index) == article.entity(candidate.filler.index)
    }
    return other.index == candidate.filler.index
  }

  // MARK: The name or sum

  private func appendItself(to sum: inout FeatureSum) {
    guard candidate.filler.kind == .mention else {
      if candidate.filler.kind == .quantity { sum.add(.type, kind(of: candidate.filler.index)) }
      return
    }
    let mention = article.annotations.mentions[candidate.filler.index]
    sum.add(.type, article.types.word(for: candidate.filler.index))
    sum.add(.recognizer, HashedName(mention.recognizer))
    let range = mention.range
    // The last two ideographs: 资本, 集团.
    if range.count >= 6, article.bytes[range.end - 3] >= 0xE4 {
      sum.add(.ending, ByteRange(range.end - 6, range.end), of: article.bytes)
    }
    if place >= 0, row[place].range != range { sum.add(.pronoun) }
    if range.start >= 3, isQuote(article.bytes, at: range.start - 3) { sum.add(.quoted) }
  }

  private func isQuote(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0x9C || bytes[start + 2] == 0x98)
      || bytes[start] == 0xE3 && bytes[start + 1] == 0x80
        && (bytes[start + 2] == 0x8A || bytes[start + 2] == 0x8C)
  }

  // MARK: Words around it

  private func appendNeighbours(to sum: inout FeatureSum) {
    appendWord(.prev, at: place - 1, to: &sum)
    appendWord(.prev2, at: place - 2, to: &sum)
    appendWord(.next, at: place + 1, to: &sum)
    appendWord(.next2, at: place + 2, to: &sum)
    sum.add(.kindBefore1, kind(at: place - 1))
    sum.add(.kindBehind1, kind(at: place + 1))
    sum.add(.kinds, kind(at: place - 1), kind(at: place + 1), kind(at: place + 2))
    sum.add(.kindsBehind, kind(at: place + 1), kind(at: place + 2), kind(at: place + 3))
    if let preposition = finder.preposition(before: place, within: 8) {
      sum.add(.preposition, preposition.range, of: article.bytes)
    } else {
      sum.add(.preposition, .none)
    }
    appendShares(to: &sum)
    if candidate.filler.kind == .quantity { appendPrice(to: &sum) }
  }

  /// Whether it is shares of the name that are spoken of, or of another one in the clause.
  private func appendShares(to sum: inout FeatureSum) {
    sum.add(
      .sharesTold, told.hasShares ? .told : .none, candidate.isProposed ? .own : .free,
      isBefore ? .before : .behind)
    guard told.hasShares else { return }
    if isFollowedByShares(place) { return sum.add(.shares, isBefore ? .before : .behind) }
    var next = place + 1
    while next < row.count, !row[next].isBreak {
      if row[next].kind == .mention, finder.accepts(role, next), isFollowedByShares(next) {
        return sum.add(.sharesOfOther, isBefore ? .before : .behind)
      }
      next += 1
    }
  }

  private func isFollowedByShares(_ place: Int) -> Bool {
    let last = min(row.count, place + 6)
    var next = place + 1
    while next < last, !row[next].isBreak, row[next].kind != .mention {
      if row[next].cues.contains(.share) { return true }
      next += 1
    }
    return false
  }

  /// The words that end its list, and the verb that stands next to it on the side that looks away
  /// from the trigger: 收购甲、乙所持有的……, 从甲手中收购…….
  private func appendSurroundings(to sum: inout FeatureSum) {
    let end = candidate.filler.kind == .mention ? finder.listEnd(beginningAt: place) : place + 1
    appendWord(.listEnd, at: end, to: &sum)
    appendWord(.listEnd2, at: end + 1, to: &sum)
    var verb = place + (isBefore ? -1 : 1)
    while row.indices.contains(verb), !row[verb].isBreak, !row[verb].isVerbal {
      verb += isBefore ? -1 : 1
    }
    let isFound = row.indices.contains(verb) && row[verb].isVerbal
    if isBefore {
      if isFound { appendWord(.verbAwayBefore, at: verb, to: &sum) }
    } else if isFound {
      appendWord(.verbAwayBehind, at: verb, to: &sum)
    }
    sum.add(.place, bucket(place))
  }

  /// What a clause says of its sum: its price, its worth.
  private func appendPrice(to sum: inout FeatureSum) {
    var before = place - 1
    while before >= 0, place - before < 8, !row[before].isBreak {
      if row[before].cues.contains(.dealPrice) { sum.add(.price) }
      if row[before].cues.contains(.worth) { sum.add(.worth) }
      before -= 1
    }
  }

  @inline(__always)
  private func appendWord(_ name: FeatureName, at place: Int, to sum: inout FeatureSum) {
    switch word(at: place) {
    case .ours(let word): sum.add(name, word)
    case .text(let range): sum.add(name, range, of: article.bytes)
    case .long: break
    }
  }

  /// The word at a place: a word of ours for what it is, or its text.
  private func word(at place: Int) -> FeatureValue {
    guard row.indices.contains(place) else { return .ours(.none) }
    if place == finder.trigger { return .ours(.trigger) }
    switch row[place].kind {
    case .mention, .quantity, .time: return .ours(kind(at: place))
    default:
      return row[place].range.count <= RoleFeatures.longestWord ? .text(row[place].range) : .long
    }
  }

  /// What stands at a place, in a word.
  private func kind(at place: Int) -> FeatureWord {
    guard row.indices.contains(place) else { return .none }
    if place == finder.trigger { return .here }
    switch row[place].kind {
    case .mention: return article.types.word(for: row[place].index)
    case .quantity: return kind(of: row[place].index)
    default: return row[place].kind.word
    }
  }

  private func kind(of quantity: Int) -> FeatureWord {
    article.expressions.quantities[quantity].kind.word
  }

  // MARK: From there to the trigger

  private func appendDistance(to sum: inout FeatureSum) {
    let trigger = finder.trigger
    var clauses = 0
    var verbs = 0
    var triggers = 0
    var rivals = 0
    var colons = 0
    /// The verb that stands next to it on the way to the trigger.
    var verb = trigger
    let step = isBefore ? 1 : -1
    var next = place == trigger ? trigger : place + step
    while next != trigger {
      switch row[next].kind {
      case .comma, .stop: clauses += 1
      case .colon: colons += 1
      case .verb, .trigger:
        if verb == trigger { verb = next }
        verbs += 1
        if row[next].kind == .trigger { triggers += 1 }
      default: break
      }
      if row[next].kind == candidate.filler.kind, finder.accepts(role, next) { rivals += 1 }
      next += step
    }
    let away = abs(trigger - place)
    if isBefore {
      sum.add(.clausesBefore, min(clauses, 4))
      sum.add(.verbsBefore, min(verbs, 5))
      sum.add(.triggersBefore, min(triggers, 3))
      sum.add(.rivalsBefore, min(rivals, 5))
      sum.add(.awayBefore, bucket(away))
      if clauses == 0, verb == trigger { sum.add(.direct, .before) }
      appendWord(.verbBefore, at: verb, to: &sum)
    } else {
      sum.add(.clausesBehind, min(clauses, 4))
      sum.add(.verbsBehind, min(verbs, 5))
      sum.add(.triggersBehind, min(triggers, 3))
      sum.add(.rivalsBehind, min(rivals, 5))
      sum.add(.awayBehind, bucket(away))
      if clauses == 0, verb == trigger { sum.add(.direct, .behind) }
      appendWord(.verbBehind, at: verb, to: &sum)
    }
    if candidate.isProposed { sum.add(isBefore ? .ownBefore : .ownBehind, min(clauses, 4)) }
    if !finder.isFilled(role) { sum.add(isBefore ? .openBefore : .openBehind, min(clauses, 4)) }
    if colons > 0 { sum.add(.colon) }
    if !row[..<place].contains(where: { $0.kind == .mention }) { sum.add(.firstName) }
  }

  private func bucket(_ away: Int) -> Int {
    switch away {
    case ...3: away
    case ...5: 4
    case ...8: 5
    case ...13: 6
    case ...20: 7
    case ...32: 8
    default: 9
    }
  }

  // MARK: Its list

  /// What the rules did with the other members of the list in which it stands.
  private func appendList(to sum: inout FeatureSum) {
    let before = member(from: place, by: -1)
    let behind = member(from: place, by: 1)
    sum.add(.list, state(of: before), state(of: behind), isBefore ? .before : .behind)
  }

  private func state(of member: Int?) -> FeatureWord {
    guard let member else { return .none }
    guard let filler = finder.fillers.first(where: { $0.place == member }) else { return .free }
    return filler.role == role ? .own : .other
  }

  /// The next name of the list on one side, over nouns and a conjunction.
  private func member(from place: Int, by step: Int) -> Int? {
    var next = place + step
    var hasJoin = false
    var others = 0
    while row.indices.contains(next), others < 6 {
      switch row[next].kind {
      case .join: hasJoin = true
      case .mention: return hasJoin ? next : nil
      case .noun, .modifier, .quantity, .of: others += 1
      default: return nil
      }
      next += step
    }
    return nil
  }
}
