// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Says how well each type fits each candidate.
struct CandidateScorer {
  private let view: ArticleView
  private let knowledge: EntityKnowledge
  private let context: ContextFeatures
  private let name: NameFeatures
  private let words: SequenceScores?
  private let clear: ClearNames
  private let use: AmbiguousUse
  /// The dictionary entities that an unambiguous form names, and those that own one of them.
  private var clearEntities: Set<UInt32> = []
  private var owners: Set<UInt32> = []
  private var sum: FeatureSum

  init(
    view: ArticleView, knowledge: EntityKnowledge, persons: PersonNames, weights: TypeWeights,
    words: SequenceScores?, isTracing: Bool = false
  ) {
    self.view = view
    self.knowledge = knowledge
    context = ContextFeatures(view: view)
    name = NameFeatures(view: view, persons: persons)
    self.words = words
    clear = ClearNames(view: view, knowledge: knowledge, name: name)
    use = AmbiguousUse(view: view, context: context)
    sum = FeatureSum(weights: weights, isGeneral: !view.isTechnical, isTracing: isTracing)
    for name in view.names {
      for sense in view.senses[name.senses] where !sense.isAmbiguous {
        if clearEntities.insert(sense.entity).inserted,
          let parent = knowledge.entry(sense.entity).parent
        {
          owners.insert(parent)
        }
      }
    }
  }

  /// Scores all candidates, which are in order and have no equal ranges.
  ///
  /// - Parameters:
  ///   - candidates: The candidates.
  ///   - trace: Called with the index, family and features of each candidate, where traced.
  mutating func score(
    _ candidates: inout [Candidate],
    trace: (Int, CandidateFamily, [Feature]) -> Void = { _, _, _ in }
  ) {
    let counts = groups(of: &candidates)
    var sequence = SequenceTraits(candidates: candidates)
    var cache = Array(filled: CachedSide(), count: CandidateScorer.cacheSize)
    var leftStart = -1
    var leftFamily = CandidateFamily.pattern
    var leftScores = SIMD8<Int32>()
    let tokens = view.segments.tokens
    let words = words
    for index in candidates.indices {
      let candidate = candidates[index]
      if candidate.certainPlace != 0, !sum.isTracing {
        candidates[index].scores = TypeScores.certain(Int(candidate.certainPlace))
        continue
      }
      let isLatin = name.isLatin(candidate.range)
      let family = CandidateFamily(sources: candidate.sources, isLatin: isLatin)
      sum.reset(family: family)
      // What stands on the left of candidates with one start is the same, and they come together.
      if candidate.range.start != leftStart || family != leftFamily || sum.isTracing {
        context.appendLeft(of: candidate.range.start, to: &sum)
        leftStart = candidate.range.start
        leftFamily = family
        leftScores = sum.scores
      } else {
        sum.add(leftScores)
      }
      addRight(of: candidate.range, cache: &cache)
      name.append(for: candidate.range, isLatin: isLatin, to: &sum)
      addDictionary(of: candidate)
      add(counts[Int(candidate.group)], isQuoted: candidate.sources.contains(.quotation))
      if candidate.listTypes != 0 { addList(candidate.listTypes) }
      // What a list is of is said by its other members and its noun; of places the words say it as
      // well.
      if candidate.listTypes == 0 || candidate.listTypes == TypeScores.placeBit,
        let trait = sequence.trait(of: candidate, family: family)
      {
        sum.addTagged(trait)
      }
      words?.append(
        for: candidate.range, from: view.tokenIndex(at: candidate.range.start),
        in: tokens, to: &sum)
      sum.add(.trait(.always))
      if view.isTechnical { sum.add(.trait(.technical)) }
      var sources = candidate.sources.rawValue
      while sources != 0 {
        sum.add(.source(sources.trailingZeroBitCount))
        sources &= sources &- 1
      }
      candidates[index].scores =
        candidate.certainPlace == 0
        ? TypeScores(values: clear.adjusted(sum.scores, of: candidate))
        : TypeScores.certain(Int(candidate.certainPlace))
      if candidate.isListed { raiseListed(&candidates[index]) }
      if sum.isTracing { trace(index, family, sum.trace) }
    }
  }

  /// Lets clear names of dictionaries be names where nothing else is one.
  func raiseClear(_ candidates: inout [Candidate]) { clear.raise(&candidates) }

  /// What was summed for the right side of candidates with one end.
  private struct CachedSide {
    var end = -1
    var family = CandidateFamily.pattern
    var scores = SIMD8<Int32>()
  }

  private static let cacheSize = 64

  /// Adds what stands on the right; candidates with one end are never far apart.
  private mutating func addRight(of range: ByteRange, cache: inout [CachedSide]) {
    let slot = range.end & (CandidateScorer.cacheSize - 1)
    if cache[slot].end == range.end, cache[slot].family == sum.family, !sum.isTracing {
      sum.add(cache[slot].scores)
      return
    }
    let before = sum.scores
    context.appendRight(of: range, to: &sum)
    cache[slot] = CachedSide(
      end: range.end, family: sum.family, scores: sum.scores &- before)
  }

  /// How often a text is a candidate, and whether it stands in quotation marks once.
  private struct Count {
    var total = 0
    var isQuoted = false
  }

  /// Numbers the texts of the candidates and counts them.
  private func groups(of candidates: inout [Candidate]) -> [Count] {
    var groups = KeyTable(capacity: candidates.count)
    var counts: [Count] = []
    counts.reserveCapacity(candidates.count)
    for index in candidates.indices {
      let key = view.key(candidates[index].range)
      candidates[index].key = key
      let group = groups.number(of: key, orInsert: counts.count)
      if group == counts.count { counts.append(Count()) }
      candidates[index].group = Int32(truncatingIfNeeded: group)
      counts[group].total += 1
      if candidates[index].sources.contains(.quotation) { counts[group].isQuoted = true }
    }
    return counts
  }

  private mutating func add(_ count: Count, isQuoted: Bool) {
    if count.total == 2 { sum.add(.trait(.twiceHere)) }
    if count.total > 2 { sum.add(.trait(.oftenHere)) }
    if count.isQuoted, !isQuoted { sum.add(.trait(.alsoQuoted)) }
  }

  /// What a name weighs at the least beside which names alone stand in its list.
  private static let listedLeast: Int32 = 16

  /// Lets the type of its list that fits a candidate best be its type, as all else in the list is a
  /// name.
  private func raiseListed(_ candidate: inout Candidate) {
    var best = 0
    for place in 1...6 where candidate.listTypes & 1 << UInt8(place - 1) != 0 {
      if best == 0 || candidate.scores.values[place] > candidate.scores.values[best] {
        best = place
      }
    }
    guard best != 0, candidate.scores.best.margin < CandidateScorer.listedLeast else { return }
    candidate.scores.values[best] = CandidateScorer.listedLeast
  }

  private mutating func addList(_ types: UInt8) {
    let traits: [Feature.Trait] = [.organizationList, .personList, .productList, .placeList]
    for (place, trait) in traits.enumerated() where types & (1 << UInt8(place)) != 0 {
      sum.add(.trait(trait))
    }
  }

  /// Whether what begins at `offset` is counted or pointed at as a thing: 两斤苹果, 一个苹果, 半斤小米.
  private func isCounted(_ offset: Int) -> Bool {
    if view.marks[offset].contains(.expressionEnd) { return true }
    guard offset >= 3 else { return false }
    let bytes = view.bytes
    let text = bytes.span
    guard let before = text.scalarStart(before: offset) else { return false }
    return FunctionCharacter.of(text.scalar(at: before).value).contains(.measure)
  }

  /// Whether 很, 是 or an adjective follows: 理想很远 speaks of no car.
  private func isPredicate(behind offset: Int) -> Bool {
    let index = view.tokenIndex(at: offset)
    guard index < view.segments.tokens.count else { return false }
    let token = view.segments.tokens[index]
    guard token.range.start == offset else { return false }
    return token.partOfSpeech == .adjective
      || token.partOfSpeech == .adverb && !view.starting[offset].contains(.adverb)
  }

  private mutating func addDictionary(of candidate: Candidate) {
    guard !candidate.senses.isEmpty else { return }
    var clear: UInt8 = 0
    var ambiguous: UInt8 = 0
    var isSupported = false
    for sense in view.senses[candidate.senses] {
      let entity = knowledge.entry(sense.entity)
      guard entity.type < 6 else { continue }
      if let trait = entity.trait { sum.add(.trait(trait)) }
      guard sense.isAmbiguous else {
        clear |= 1 << entity.type
        continue
      }
      ambiguous |= 1 << entity.type
      sum.add(.trait(.ambiguousSense))
      if isCounted(candidate.range.start) { sum.add(.trait(.ambiguousCounted)) }
      if isPredicate(behind: candidate.range.end) { sum.add(.trait(.ambiguousPredicate)) }
      if clearEntities.contains(sense.entity) {
        sum.add(.trait(.alsoClear))
        isSupported = true
      }
      if owners.contains(sense.entity) {
        sum.add(.trait(.productHere))
        isSupported = true
      }
      if let parent = entity.parent, clearEntities.contains(parent) {
        sum.add(.trait(.ownerHere))
        isSupported = true
      }
    }
    for type in 0..<6 {
      if clear & (1 << type) != 0 { sum.add(.dictionary(type: type, isAmbiguous: false)) }
      if ambiguous & (1 << type) != 0 { sum.add(.dictionary(type: type, isAmbiguous: true)) }
    }
    if clear == 0, ambiguous != 0 {
      if !isSupported,
        isCounted(candidate.range.start) || !use.hasSupport(candidate.range, types: ambiguous)
      {
        sum.add(.trait(.ambiguousBare))
      }
      if use.isCommon(candidate.range) { sum.add(.trait(.ambiguousCommon)) }
      if !isSupported, use.isUsual(candidate.range, types: ambiguous) {
        sum.add(.trait(.ambiguousUsual))
      }
    }
    if (clear | ambiguous).nonzeroBitCount > 1 { sum.add(.trait(.twoTypes)) }
    if candidate.range.count <= 6, view.bytes[candidate.range.start] >= 0x80 {
      sum.add(.trait(.shortHanName))
    }
  }
}
