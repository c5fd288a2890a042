// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Lets weights decide what fills roles: a linear model over what there is to see of each name or
/// sum that the frame allows in a role, what the rules did with it among that.
struct RoleScorer: Sendable {
  /// Something that could fill a role.
  struct Candidate {
    var proposal: Proposal
    var score: Int
    /// What was seen of it, if it is asked for that.
    var features: [TriggerFeature]

    var filler: ArgumentFinder.Filler { proposal.filler }
    var isProposed: Bool { proposal.isProposed }
  }

  /// What a candidate is before it is scored.
  struct Proposal {
    var filler: ArgumentFinder.Filler
    /// Whether the rules fill the role with it.
    var isProposed: Bool
  }

  /// What a name must weigh that fills a role for want of any other participant.
  private static let least = -128
  /// How far from the trigger candidates are looked for, in items.
  private static let reach = 40

  let weights: FeatureWeights

  /// The keys of the weights of a role, in a sentence that speaks of the stock market or not.
  private func keys(of role: FrameRule.Role, isMarket: Bool) -> FeatureWeights.Keys {
    isMarket && weights.judges(role.keys[1]) ? role.keys[1] : role.keys[0]
  }

  /// Fills the roles of a mask anew; returns the candidates, when tracing those of all roles.
  ///
  /// Where weights decide of the event as well, it is given a participant that may be none rather
  /// than no participant at all.
  ///
  /// - Complexity: O(1): a row has no more than 160 items.
  func choose(
    in finder: inout ArgumentFinder, rule: String, roles: UInt64, scene: Scene, isJudged: Bool,
    isTracing: Bool
  ) -> [Candidate] {
    let bound = RoleScorer.boundRoles(of: finder)
    let roles = roles & ~bound
    let candidates = candidates(
      in: finder, rule: rule, roles: isTracing ? ~bound : roles, scene: scene,
      isTracing: isTracing)
    guard roles != 0 else { return candidates }
    fill(roles, of: &finder, with: candidates)
    if isJudged, !finder.hasParticipant { fillWeakly(roles, of: &finder, with: candidates) }
    return candidates
  }

  /// Returns what could fill the roles of a mask, and its scores.
  private func candidates(
    in finder: ArgumentFinder, rule: String, roles: UInt64, scene: Scene, isTracing: Bool
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    // Made once for all: what it looks at is large.
    var features: RoleFeatures?
    for role in finder.frame.roles.indices {
      let known = finder.frame.roles[role]
      guard roles & 1 << UInt64(role) != 0, known.types != 0 || known.quantities != 0
      else { continue }
      let first = candidates.count
      collect(role, of: finder, into: &candidates)
      guard first < candidates.count else { continue }
      let keys = keys(of: known, isMarket: scene.isMarket)
      if features == nil {
        features = RoleFeatures(
          finder: finder, candidate: candidates[first].proposal, scene: scene,
          told: RoleFeatures.Told(finder, rule: HashedName(rule)))
      }
      var sum = FeatureSum(weights: weights, keys: keys, isTracing: isTracing)
      for number in first..<candidates.count {
        sum.reset()
        features?.candidate = candidates[number].proposal
        features?.append(to: &sum)
        candidates[number].score = sum.score
        if isTracing { candidates[number].features = sum.features }
      }
    }
    return candidates
  }

  /// Returns the roles of names where the subject has none, and would only be taken for another:
  /// who sells does not buy; and those of the subject where that is a noun which names nobody.
  private static func boundRoles(of finder: ArgumentFinder) -> UInt64 {
    var bound: UInt64 = 0
    if finder.hasUnnamedDoer {
      for slot in finder.group.subject
      where !finder.group.object.contains(where: { $0.role == slot.role }) {
        bound |= 1 << UInt64(slot.role)
      }
    }
    guard finder.group.subject.isEmpty else { return bound }
    for role in finder.frame.roles.indices where finder.frame.roles[role].types != 0 {
      bound |= 1 << UInt64(role)
    }
    return bound
  }

  /// Collects what could fill a role, in the order of the row; what was carried over comes first.
  private func collect(
    _ role: Int, of finder: ArgumentFinder, into candidates: inout [Candidate]
  ) {
    func add(_ filler: ArgumentFinder.Filler, isProposed: Bool) {
      candidates.append(
        Candidate(
          proposal: Proposal(filler: filler, isProposed: isProposed), score: 0, features: []))
    }
    for filler in finder.fillers where filler.role == role && filler.place < 0 {
      add(filler, isProposed: true)
    }
    let first = max(0, finder.trigger - RoleScorer.reach)
    let last = min(finder.row.count, finder.trigger + RoleScorer.reach)
    for place in first..<last {
      let item = finder.row[place]
      guard item.kind == .mention || item.kind == .quantity else { continue }
      if let filler = finder.fillers.first(where: { $0.role == role && $0.place == place }) {
        add(filler, isProposed: true)
      } else if finder.accepts(role, place) {
        let slot = FrameRule.Slot(role: role, types: finder.frame.roles[role].types)
        let index = finder.mention(of: item, for: slot) ?? item.index
        add(
          ArgumentFinder.Filler(
            role: role, place: place, kind: item.kind, index: index, range: item.range),
          isProposed: false)
      }
    }
  }

  /// Gives each role of a mask to what the weights speak for, the best first; no entity gets two
  /// roles.
  private func fill(
    _ roles: UInt64, of finder: inout ArgumentFinder, with candidates: [Candidate]
  ) {
    func isJudged(_ role: Int) -> Bool { roles & 1 << UInt64(role) != 0 }
    var taken = finder.fillers.filter { !isJudged($0.role) }
    var chosen: [ArgumentFinder.Filler] = []
    let ranked = candidates.indices.filter {
      candidates[$0].score >= 0 && isJudged(candidates[$0].filler.role)
    }.sorted { (-candidates[$0].score, $0) < (-candidates[$1].score, $1) }
    for number in ranked {
      let filler = candidates[number].filler
      if !finder.frame.roles[filler.role].isMultiple,
        chosen.contains(where: { $0.role == filler.role })
      {
        continue
      }
      if taken.contains(where: { isSame($0, filler, in: finder.article) }) { continue }
      taken.append(filler)
      chosen.append(filler)
    }
    for role in finder.frame.roles.indices where isJudged(role) {
      finder.replace(role, by: chosen.filter { $0.role == role })
    }
  }

  /// Lets the likeliest name take part.
  private func fillWeakly(
    _ roles: UInt64, of finder: inout ArgumentFinder, with candidates: [Candidate]
  ) {
    let best = candidates.filter { candidate in
      roles & 1 << UInt64(candidate.filler.role) != 0 && candidate.score >= RoleScorer.least
        && finder.frame.participants.contains(candidate.filler.role)
    }.max { $0.score < $1.score }
    guard let best else { return }
    finder.replace(best.filler.role, by: [best.filler])
    finder.isWeak = true
  }

  /// Whether two fillers are one name or one quantity.
  private func isSame(
    _ left: ArgumentFinder.Filler, _ right: ArgumentFinder.Filler, in article: ArticleContext
  ) -> Bool {
    guard left.kind == right.kind else { return false }
    if left.kind == .mention { return article.entity(left.index) == article.entity(right.index) }
    return left.index == right.index
  }
}
