// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What there is to see of a possible trigger: its words, its clause, and what fills its roles.
///
/// A linear model over these decides whether it makes an event.  Nothing is allocated for them.
struct TriggerFeatures {
  /// How far words of the clause are looked at, in items.
  private static let reach = 9
  /// Longer words are none.
  private static let longestWord = 24

  let finder: ArgumentFinder
  let rule: HashedName
  /// Whether all that its group needs is there.
  let isComplete: Bool
  let scene: Scene

  private var row: [SentenceItem] { finder.row }
  private var article: ArticleContext { finder.article }

  init(finder: ArgumentFinder, rule: HashedName, isComplete: Bool, scene: Scene) {
    self.finder = finder
    self.rule = rule
    self.isComplete = isComplete
    self.scene = scene
  }

  /// Adds all features.
  ///
  /// - Complexity: O(1): a row has no more than 160 items.
  func append(to sum: inout FeatureSum) {
    sum.add(.always)
    if scene.isMarket { sum.add(.market) }
    if row.contains(where: { $0.cues.contains(.share) }) { sum.add(.shares) }
    sum.add(.rule, rule)
    sum.add(.group, finder.group.hashedName)
    sum.add(.state, isComplete ? .complete : .lack)
    appendNeighbours(to: &sum)
    appendClause(to: &sum)
    appendRoles(to: &sum)
    appendOthers(to: &sum)
  }

  // MARK: Words

  private func appendNeighbours(to sum: inout FeatureSum) {
    let place = finder.trigger
    appendWord(.prev, at: place - 1, to: &sum)
    appendWord(.prev2, at: place - 2, to: &sum)
    appendWord(.next, at: place + 1, to: &sum)
    appendWord(.next2, at: place + 2, to: &sum)
    appendWord(.next3, at: place + 3, to: &sum)
    sum.add(.kindBefore1, kind(at: place - 1))
    sum.add(.kindBefore2, kind(at: place - 2))
    sum.add(.kindBehind1, kind(at: place + 1))
    sum.add(.kindBehind2, kind(at: place + 2))
    sum.add(.wordBefore1, kind(at: place - 1), rule)
    sum.add(.wordBehind1, kind(at: place + 1), rule)
    sum.add(.wordState, isComplete ? .complete : .lack, rule)
    sum.add(.kinds, kind(at: place - 1), kind(at: place + 1), kind(at: place + 2))
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
    let item = row[place]
    switch item.kind {
    case .mention, .quantity, .time: return .ours(kind(at: place))
    default: return item.range.count <= TriggerFeatures.longestWord ? .text(item.range) : .long
    }
  }

  /// What stands at a place, in a word.
  private func kind(at place: Int) -> FeatureWord {
    guard row.indices.contains(place) else { return .none }
    switch row[place].kind {
    case .mention: return article.types.word(for: row[place].index)
    case .quantity: return quantity(row[place].index)
    default: return row[place].kind.word
    }
  }

  private func quantity(_ index: Int) -> FeatureWord {
    article.expressions.quantities[index].kind.word
  }

  // MARK: Clause

  private func appendClause(to sum: inout FeatureSum) {
    let clause = finder.clause
    let trigger = finder.trigger
    sum.add(.start, min(trigger - clause.lowerBound, 5))
    sum.add(.end, min(clause.upperBound - trigger - 1, 5))
    let first = max(clause.lowerBound, trigger - TriggerFeatures.reach)
    let last = min(clause.upperBound, trigger + 1 + TriggerFeatures.reach)
    var organizations = 0
    var cues: CueSet = []
    for place in first..<trigger {
      appendBag(.before, at: place, to: &sum)
      cues.formUnion(row[place].cues)
      if row[place].kind == .mention, article.types.isOrganization(row[place].index) {
        organizations += 1
      }
    }
    sum.add(.organizationsBefore, min(organizations, 3))
    organizations = 0
    for place in (trigger + 1)..<max(trigger + 1, last) {
      appendBag(.behind, at: place, to: &sum)
      if row[place].kind == .mention, article.types.isOrganization(row[place].index) {
        organizations += 1
      }
    }
    sum.add(.organizationsBehind, min(organizations, 3))
    if cues.contains(.planned) { sum.add(.cue, .planned) }
    if cues.contains(.possible) { sum.add(.cue, .possible) }
    if cues.contains(.negated) { sum.add(.cue, .negated) }
    if cues.contains(.genericSubject) { sum.add(.cue, .generic) }
    if cues.contains(.aspect) { sum.add(.cue, .aspect) }
  }

  private func appendBag(_ name: FeatureName, at place: Int, to sum: inout FeatureSum) {
    switch row[place].kind {
    case .mention, .quantity, .time: sum.add(name, kind(at: place))
    case .noun, .verb, .trigger, .modifier, .adverb, .preposition, .aspect, .of, .colon:
      if row[place].range.count <= TriggerFeatures.longestWord {
        sum.add(name, row[place].range, of: article.bytes)
      }
    default: break
    }
  }

  // MARK: Roles

  private func appendRoles(to sum: inout FeatureSum) {
    for role in finder.frame.roles.indices where !finder.isFilled(role) {
      sum.add(.empty, finder.frame.roles[role].hashedName)
    }
    for filler in finder.fillers {
      let name = finder.frame.roles[filler.role].hashedName
      let side: FeatureWord =
        if filler.place < 0 {
          .carried
        } else if !finder.clause.contains(filler.place) {
          .far
        } else if filler.place < finder.trigger {
          finder.trigger - filler.place <= 2 ? .directlyBefore : .before
        } else {
          filler.place - finder.trigger <= 2 ? .directlyBehind : .behind
        }
      let type: FeatureWord =
        switch filler.kind {
        case .mention: article.types.word(for: filler.index)
        case .quantity: quantity(filler.index)
        default: .text
        }
      sum.add(.role, name, type, side)
    }
    if finder.isPassive { sum.add(.passive) }
    if finder.isUnnamed { sum.add(.unnamed) }
    if scene.retold != .nothing { sum.add(.retold, scene.retold == .all ? .all : .some) }
    if finder.isWeak { sum.add(.weak) }
  }

  // MARK: The rest of the sentence

  private func appendOthers(to sum: inout FeatureSum) {
    let trigger = finder.trigger
    var same = 0
    var later = 0
    var others = 0
    let first = max(0, trigger - 40)
    let last = min(row.count, trigger + 40)
    for place in first..<last where place != trigger && row[place].kind == .trigger {
      sum.add(place < trigger ? .earlier : .later, row[place].range, of: article.bytes)
      if isSame(row[place].range, row[trigger].range) {
        if place < trigger { same += 1 } else { later += 1 }
      } else if finder.clause.contains(place) {
        others += 1
        sum.add(
          place < trigger ? .triggerBefore : .triggerBehind, row[place].range, of: article.bytes
        )
      }
    }
    sum.add(.sameBefore, min(same, 2))
    sum.add(.sameBehind, min(later, 2))
    sum.add(.others, min(others, 3))
    if row[trigger].depth > 0 { sum.add(.bracket) }
    if scene.sentence == 0 { sum.add(.firstSentence) }
    sum.add(.length, min(row.count / 12, 5))
    if scene.isMarket {
      sum.add(.order, 3 * min(scene.rivals.before, 2) + min(scene.rivals.behind, 2))
    }
  }

  private func isSame(_ left: ByteRange, _ right: ByteRange) -> Bool {
    guard left.count == right.count else { return false }
    for step in 0..<left.count
    where article.bytes[left.start + step] != article.bytes[right.start + step] {
      return false
    }
    return true
  }
}
