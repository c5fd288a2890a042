// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Lets the mentions of one name in one article help each other.
///
/// A name that is surely a product in one sentence is likely one in the next, where nothing stands
/// beside it.  So each mention takes a share of what the others score on average.
struct ArticleConsistency {
  /// The share, in sixteenths.
  var share: Int32 = 8
  /// What one mention may say at most, so that a single sure one does not decide alone.
  private static let limit: Int32 = 256
  /// How sure a full name must be before its parts are names too.
  private static let surety: Int32 = 128

  /// What the mentions of one text score together.
  private struct Total {
    var sum = SIMD8<Int32>()
    var count: Int32 = 0
  }

  /// Adds to the scores of each candidate the share of those with the same text.
  func adjust(_ candidates: inout [Candidate]) {
    var totals = Array(filled: Total(), count: candidates.count)
    let areInside = insideOthers(candidates)
    // A product whose address confirms it tells what the others are.
    for (index, candidate) in candidates.enumerated()
    where (candidate.certainPlace == 0 || candidate.certainPlace == 3) && !areInside[index] {
      totals[Int(candidate.group)].sum &+= relative(candidate.scores.values)
      totals[Int(candidate.group)].count += 1
    }
    for index in candidates.indices where candidates[index].certainPlace == 0 {
      var others = totals[Int(candidates[index].group)]
      if !areInside[index] {
        others.sum &-= relative(candidates[index].scores.values)
        others.count -= 1
      }
      guard others.count > 0 else { continue }
      candidates[index].scores.values &+= others.sum &* share / (16 &* others.count)
    }
  }

  /// Whether each candidate, which are in reading order, stands inside a longer one that is a name.
  ///
  /// What is said there of 加拿大 in 加拿大政府 is not said of it where it stands alone.
  private func insideOthers(_ candidates: [Candidate]) -> [Bool] {
    var result = Array(filled: false, count: candidates.count)
    // The furthest end of all names that began earlier.
    var end = 0
    var index = 0
    while index < candidates.count {
      let start = candidates[index].range.start
      let first = index
      var longest = 0
      while index < candidates.count, candidates[index].range.start == start {
        let candidate = candidates[index]
        if candidate.certainPlace != 0 || candidate.scores.best.margin > 0 {
          longest = max(longest, candidate.range.end)
        }
        index += 1
      }
      for place in first..<index {
        let own = candidates[place].range.end
        result[place] = own <= end || own < longest
      }
      end = max(end, longest)
    }
    return result
  }

  /// How much better the type of the other mentions must fit all of them together.
  private static let lead: Int32 = 96
  /// The same where the types are such that a firm and its product may share the name.
  private static let clearLead: Int32 = 224

  /// Gives the mentions of one unknown name one type where some are taken for a person and some for
  /// something else, or where it is surely a product and taken for a firm once, or the reverse.
  ///
  /// - Complexity: O(*n*) in the number of chosen candidates.
  func unifyTypes(_ candidates: inout [Candidate], chosen: [Int]) {
    var groups: [UInt64: (first: Int, isMixed: Bool)] = [:]
    for index in chosen where isUnknown(candidates[index]) {
      let place = candidates[index].scores.best.place
      if let group = groups[candidates[index].key] {
        if group.first != place {
          groups[candidates[index].key] = (place, true)
        }
      } else {
        groups[candidates[index].key] = (place, false)
      }
    }
    guard groups.contains(where: { $0.value.isMixed }) else { return }
    // The mentions of each name that is mixed, so that each is looked at once more.
    var mixed: [UInt64: [Int]] = [:]
    for index in chosen where isUnknown(candidates[index]) {
      let key = candidates[index].key
      if groups[key]?.isMixed == true { mixed[key, default: []].append(index) }
    }
    for members in mixed.values {
      var total = SIMD8<Int32>()
      for index in members { total &+= relative(candidates[index].scores.values) }
      let best = TypeScores(values: total).best.place
      for index in members {
        let place = candidates[index].scores.best.place
        let isPerson = place == 2 || best == 2
        guard place != best,
          total[best] - total[place]
            >= (isPerson ? ArticleConsistency.lead : ArticleConsistency.clearLead)
        else { continue }
        candidates[index].scores.values[best] = candidates[index].scores.values[place] &+ 1
      }
    }
  }

  /// The longest transliterated family name, in bytes.
  private static let longestFamilyName = 18

  /// Lets a Chinese name be a person's that an unknown name of a person in Latin letters explains:
  /// 埃尔斯登（Mark Elsden), and so its other mentions.
  ///
  /// - Complexity: O(*n*) in the number of chosen candidates.
  func unifyGlosses(
    _ candidates: inout [Candidate], chosen: [Int], in view: ArticleView
  ) {
    guard chosen.count > 1 else { return }
    var keys: Set<UInt64> = []
    for place in 1..<chosen.count {
      let (name, gloss) = (candidates[chosen[place - 1]], candidates[chosen[place]])
      guard gloss.scores.best.place == 2, name.scores.best.place != 2,
        view.bytes[gloss.range.start] < 0x80, view.bytes[name.range.start] >= 0x80,
        isUnknown(name), isGloss(gloss.range, of: name.range, in: view),
        view.bytes[gloss.range.start..<gloss.range.end].contains(0x20),
        name.range.count <= ArticleConsistency.longestFamilyName,
        view.ending[name.range.end].isDisjoint(with: CueKinds.suffix),
        !endsInNoun(name.range, in: view)
      else { continue }
      keys.insert(name.key)
    }
    guard !keys.isEmpty else { return }
    for index in chosen where keys.contains(candidates[index].key) && isUnknown(candidates[index]) {
      candidates[index].scores.values[2] = candidates[index].scores.values.max() &+ 1
    }
  }

  /// Whether a common noun of two characters and more ends a name: 黑塞矩阵.
  private func endsInNoun(_ range: ByteRange, in view: ArticleView) -> Bool {
    let index = view.tokenIndex(at: range.end - 1)
    guard index < view.segments.tokens.count else { return false }
    let last = view.segments.tokens[index]
    return last.partOfSpeech == .noun && last.range.count >= 6 && last.range.end == range.end
  }

  /// Whether an opening bracket alone, and perhaps a closing mark, stands between two names.
  private func isGloss(_ gloss: ByteRange, of name: ByteRange, in view: ArticleView) -> Bool {
    guard gloss.start - name.end <= 7 else { return false }
    let opener = view.skippingCloser(from: name.end)
    guard opener < gloss.start else { return false }
    let bytes = view.bytes
    let scalar = bytes.span.scalar(at: opener)
    return (scalar.value == 0x28 || scalar.value == 0xFF08)
      && view.skippingSpaces(from: opener + scalar.count) == gloss.start
  }

  /// Gives the organizations and products of one list (甲、乙和丙) one type: that of the noun that tells
  /// what they are (甲、乙等平台), else the one that fits them better together.
  ///
  /// A list is of one kind of things, and a firm and its product often share a name.  What a
  /// dictionary knows as the other alone stays.
  ///
  /// - Complexity: O(*n* log *n*) in the number of chosen candidates.
  func unifyLists(
    _ candidates: inout [Candidate], chosen: [Int], in view: ArticleView,
    knowledge: EntityKnowledge
  ) {
    let classes = ListClasses(view: view)
    let mayBe = { (candidate: Candidate, place: Int) in
      candidate.senses.isEmpty
        || view.senses[candidate.senses].contains {
          Int(knowledge.entry($0.entity).type) == place - 1
        }
    }
    var first = 0
    while first < chosen.count {
      var last = first
      // Commas join names that a noun tells to be one list: they part clauses as well.
      var hasCommas = false
      while last + 1 < chosen.count {
        let joint = joint(
          candidates[chosen[last]].range, candidates[chosen[last + 1]].range, in: view)
        guard joint != .none else { break }
        if joint == .comma { hasCommas = true }
        last += 1
      }
      let range = ByteRange(
        candidates[chosen[first]].range.start, candidates[chosen[last]].range.end)
      let members = chosen[first...last]
      if members.contains(where: { mayChange(candidates[$0]) }) {
        let place = classes.place(
          of: range, isLone: first == last, isKnown: !candidates[chosen[first]].senses.isEmpty)
        if place != 0 {
          give(members, place, of: &candidates, isTold: true, mayBe: mayBe)
        } else if last - first >= 2, !hasCommas {
          unify(members, of: &candidates, mayBe: mayBe)
        }
      }
      first = last + 1
    }
  }

  private func mayChange(_ candidate: Candidate) -> Bool {
    let place = candidate.scores.best.place
    return place >= 1 && place <= 4
  }

  private func unify(
    _ members: ArraySlice<Int>, of candidates: inout [Candidate],
    mayBe: (Candidate, Int) -> Bool
  ) {
    let places = members.map { candidates[$0].scores.best.place }
    guard places.contains(1), places.contains(3), places.allSatisfy({ $0 == 1 || $0 == 3 }) else {
      return
    }
    var total = SIMD8<Int32>()
    for index in members { total &+= relative(candidates[index].scores.values) }
    give(
      members, total[1] >= total[3] ? 1 : 3, of: &candidates, isTold: false, mayBe: mayBe)
  }

  /// Gives the organizations and products among some candidates one type where it may be theirs.
  ///
  /// - Parameters:
  ///   - members: The places of the candidates.
  ///   - best: The type's place.
  ///   - candidates: All candidates.
  ///   - isTold: Whether a noun tells the type: then what is taken for a person or place may be of
  ///     it as well, and the weights
  ///     may speak for the other type of a name that no dictionary has by any number.
  ///   - mayBe: Whether a candidate may be of a type by what dictionaries say.
  private func give(
    _ members: ArraySlice<Int>, _ best: Int, of candidates: inout [Candidate], isTold: Bool,
    mayBe: (Candidate, Int) -> Bool
  ) {
    for index in members where candidates[index].certainPlace == 0 {
      let values = candidates[index].scores.values
      let isKnown = !candidates[index].senses.isEmpty
      let other = candidates[index].scores.best.place
      let limit =
        other == 2 || other == 4
        ? isTold && !isKnown ? ArticleConsistency.personLimit : 0
        : other != 4 - best ? 0 : isKnown || isTold ? .max : ArticleConsistency.limit
      guard values[other] &- values[best] < limit, mayBe(candidates[index], best) else { continue }
      candidates[index].scores.values[best] = values[other] &+ 1
    }
  }

  /// By how much the weights may speak for a person or place where a noun tells that a list is of
  /// firms or products.
  private static let personLimit: Int32 = 128

  /// The longest conjunction with the spaces around it, in bytes.
  private static let longestJoint = 12

  /// What stands between two names.
  private enum Joint {
    case none, list, comma
  }

  /// Returns whether a comma or a conjunction alone stands between two names.
  private func joint(_ left: ByteRange, _ right: ByteRange, in view: ArticleView) -> Joint {
    guard right.start - left.end <= ArticleConsistency.longestJoint else { return .none }
    let start = view.skippingSpaces(from: left.end)
    let end = view.skippingSpacesBack(from: right.start)
    guard start < end, end - start <= 6 else { return .none }
    if view.starting[start].intersection(view.ending[end]).contains(.listAnd) { return .list }
    let bytes = view.bytes
    let scalar = bytes.span.scalar(at: start)
    guard scalar.count == end - start else { return .none }
    switch scalar.value {
    case 0x3001, 0x548C, 0x4E0E: return .list  // 、 和 与
    case 0x2C, 0xFF0C: return .comma
    default: return .none
    }
  }

  private func isUnknown(_ candidate: Candidate) -> Bool {
    candidate.senses.isEmpty && candidate.certainPlace == 0
  }

  /// Lets `Kshetri` be a person where the article names `Nir Kshetri`, and `Reedbank` an
  /// organization where it names `Reedbank Robotics Corp.`.
  ///
  /// - Parameters:
  ///   - candidates: All candidates.
  ///   - chosen: The indices of those that were chosen.
  ///   - view: The article.
  ///   - knowledge: What the dictionaries say.
  /// - Returns: Whether a score changed.
  func adjustNameParts(
    _ candidates: inout [Candidate], chosen: [Int], in view: ArticleView,
    knowledge: EntityKnowledge
  ) -> Bool {
    var persons: Set<UInt64> = []
    var firms: Set<UInt64> = []
    for index in chosen {
      let (place, range) = (candidates[index].scores.best.place, candidates[index].range)
      let surety = candidates[index].scores.values[2]
      if place == 2, surety >= ArticleConsistency.surety / 4 {
        let parts = view.nameParts(of: range)
        // A name of three parts or more may be that of a product.
        guard parts.count == 2 || surety >= ArticleConsistency.surety else { continue }
        for part in parts { persons.insert(view.key(part)) }
      } else if place == 1, let word = view.firstLatinWord(of: range) {
        firms.insert(view.key(word))
      }
    }
    guard !persons.isEmpty || !firms.isEmpty else { return false }
    var hasChanged = false
    var next = 0
    for index in candidates.indices {
      // Inside the full name its parts are none.
      let range = candidates[index].range
      while next < chosen.count, candidates[chosen[next]].range.end <= range.start { next += 1 }
      if next < chosen.count, candidates[chosen[next]].range.count > range.count,
        candidates[chosen[next]].range.contains(range)
      {
        continue
      }
      let place = persons.contains(candidates[index].key) ? 2 : 1
      guard place == 2 || firms.contains(candidates[index].key) else { continue }
      let best = candidates[index].scores.best
      let senses = view.senses[candidates[index].senses]
      guard best.place != place, candidates[index].certainPlace == 0, best.margin > -64,
        senses.isEmpty
          || place == 2 && senses.contains(where: { knowledge.entry($0.entity).type == 1 })
      else { continue }
      candidates[index].scores.values[place] = Int32(max(best.margin, 0)) &+ 64
      hasChanged = true
    }
    return hasChanged
  }

  /// The scores less that of `none`, within the limit.
  private func relative(_ scores: SIMD8<Int32>) -> SIMD8<Int32> {
    let limit = SIMD8<Int32>(repeating: ArticleConsistency.limit)
    return (scores &- SIMD8(repeating: scores[0])).clamped(
      lowerBound: SIMD8(repeating: 0) &- limit, upperBound: limit)
  }
}
