// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Says how well each type fits each candidate.
struct CandidateScorer {
  private let view: ArticleView
  private let knowledge: EntityKnowledge
  private let context: ContextFeatures
  private let name: NameFeatures
  private let words: SequenceScores?
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
    var cache = Array(repeating: CachedSide(), count: CandidateScorer.cacheSize)
    var leftStart = -1
    var leftFamily = CandidateFamily.pattern
    var leftScores = SIMD8<Int32>()
    for index in candidates.indices {
      let candidate = candidates[index]
      let family = CandidateFamily(
        sources: candidate.sources, isLatin: name.isLatin(candidate.range))
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
      name.append(for: candidate.range, to: &sum)
      addDictionary(of: candidate)
      add(counts[Int(candidate.group)], isQuoted: candidate.sources.contains(.quotation))
      if candidate.listTypes != 0 { addList(candidate.listTypes) }
      // What a list is of is said by its other members and its noun.
      if candidate.listTypes == 0, let trait = sequence.trait(of: candidate, family: family) {
        sum.addTagged(trait)
      }
      words?.append(
        for: candidate.range, from: view.tokenIndex(at: candidate.range.start),
        in: view.segments.tokens, to: &sum)
      sum.add(.trait(.always))
      if view.isTechnical { sum.add(.trait(.technical)) }
      var sources = candidate.sources.rawValue
      while sources != 0 {
        sum.add(.source(sources.trailingZeroBitCount))
        sources &= sources &- 1
      }
      candidates[index].scores =
        candidate.certainPlace == 0
        ? TypeScores(values: institution(trusted(sum.scores, of: candidate), of: candidate))
        : TypeScores.certain(Int(candidate.certainPlace))
      if sum.isTracing { trace(index, family, sum.trace) }
    }
  }

  /// What a name that the dictionary has, of two ideographs and more, weighs at the least.
  private static let least: Int32 = 16
  /// Returns the scores of a candidate, with ``institutionLeast`` for an organization where a known place and the noun
  /// of an institution are its ends: 某市中级人民法院.
  private func institution(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    if isPeriodical(candidate) {
      var scores = scores
      scores[1] = max(scores[1], scores.max() &+ 1)
      return scores
    }
    if isLocalMeeting(candidate) {
      var scores = scores
      scores[5] = max(scores[5], CandidateScorer.meetingLeast)
      return scores
    }
    if isOwnMeeting(candidate), scores[5] > scores[1] {
      var scores = scores
      scores[5] = scores[5] &+ CandidateScorer.ownMeeting
      return scores
    }
    guard candidate.sources.contains(.organization), candidate.range.count >= 15,
      view.ending[candidate.range.end].contains(.institution),
      view.starting[candidate.range.start].contains(.knownPlace)
        && view.ending[candidate.range.end].contains(.strongSuffix)
        || isInstitute(candidate.range),
      scores[1] > CandidateScorer.institutionDoubt
    else { return scores }
    var scores = scores
    scores[1] = max(scores[1], CandidateScorer.institutionLeast)
    return scores
  }

  /// Whether a known firm, words that no name is among and the noun of a meeting are all of a name.
  private func isOwnMeeting(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    guard candidate.sources.contains(.conference), range.count >= 15, candidate.senses.isEmpty,
      view.starting[range.start].contains(.knownOrganization),
      view.ending[range.end].contains(.conferenceSuffix)
    else { return false }
    let end = view.names(startingAt: range.start).map(\.range.end).filter { $0 < range.end }.max()
    guard let end, end + 6 < range.end, view.isBorder(end) else { return false }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: end)
    while index < tokens.count, tokens[index].range.end <= range.end {
      let start = tokens[index].range.start
      guard tokens[index].form == .han,
        view.starting[start].isDisjoint(with: CandidateScorer.breaksInstitute),
        view.names(startingAt: start).isEmpty
      else { return false }
      index += 1
    }
    return true
  }

  /// What speaks for a firm's own meeting over the firm.
  private static let ownMeeting: Int32 = 160

  /// Whether 杂志 or the like follows a title in book-title marks: 《…》杂志 is a medium.
  private func isPeriodical(_ candidate: Candidate) -> Bool {
    let bytes = view.bytes
    let end = candidate.range.end
    return candidate.sources.contains(.bookTitle) && bytes.span.starts(with: "》", at: end)
      && view.starting[end + 3].contains(.periodical)
  }

  /// Whether a known organization begins a long name, and no other one and no verb of firms stands in it:
  /// 鹭汀大学新一代材料研究中心.
  private func isInstitute(_ range: ByteRange) -> Bool {
    guard range.count >= 24, view.bytes[range.start] >= 0x80,
      view.starting[range.start].contains(.knownOrganization)
    else { return false }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start) + 1
    while index < tokens.count, tokens[index].range.end < range.end {
      let start = tokens[index].range.start
      guard view.starting[start].isDisjoint(with: CandidateScorer.breaksInstitute),
        view.names(startingAt: start).allSatisfy({ $0.range.end == range.end })
      else { return false }
      index += 1
    }
    return true
  }

  private static let breaksInstitute: CueKinds = [
    .organizationVerb, .acquireVerb, .sayVerb, .releaseVerb, .preposition, .listAnd,
  ]

  /// Whether a known firm, a known place and the noun of a meeting are all of a name: 芦汀杭州峰会.
  private func isLocalMeeting(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    guard candidate.sources.contains(.conference), range.count >= 18,
      view.starting[range.start].contains(.knownOrganization),
      view.ending[range.end].contains(.conferenceSuffix)
    else { return false }
    var offset = range.start + 6
    while offset + 6 < range.end, !view.ending[offset].contains(.knownOrganization) { offset += 3 }
    guard view.starting[offset].contains(.knownPlace) else { return false }
    let place = offset
    offset += 6
    while offset < range.end, !view.ending[offset].contains(.knownPlace) { offset += 3 }
    return offset < range.end && offset - place <= 12
      && view.starting[offset].contains(.conferenceSuffix)
  }

  /// What an institution of a place weighs at the least: more than the place alone mostly does.
  private static let institutionLeast: Int32 = 320
  /// What a meeting of a firm in a place weighs at the least: more than the firm and the place.
  private static let meetingLeast: Int32 = 800
  /// By how much the weights may speak against it.
  private static let institutionDoubt: Int32 = -320

  /// What types that the dictionary does not give such a name weigh less.
  private static let otherType: Int32 = 96
  /// By how much the weights may speak against it, that it still is one: products are counted (500台某某) and done
  /// something to, which speaks against names of persons and organizations alone.
  private static func doubt(of type: EntityType) -> Int32 { type == .product ? -176 : -40 }

  /// Returns the scores of a candidate, with ``least`` for those of its clear meanings that are not far below.
  ///
  /// A name that cannot be anything else is one in sparse surroundings too. Of places the weights decide.
  private func trusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    guard !candidate.senses.isEmpty, candidate.sources.contains(.dictionary),
      candidate.range.count >= 6,
      view.isBorder(candidate.range.start), view.isBorder(candidate.range.end),
      !view.marks[candidate.range.start].contains(.insideCode)
    else { return scores }
    let senses = view.senses[candidate.senses]
    if name.isLatin(candidate.range) { return trustedLatin(scores, of: candidate) }
    // 芦汀Linux 桌面版 20: the version belongs to it.
    if view.bytes[candidate.range.start] < 0x80,
      isAlphanumeric(at: view.skippingSpaces(from: candidate.range.end))
    {
      return scores
    }
    var types: UInt8 = 0
    for sense in senses where knowledge.entry(sense.entity).type < 6 {
      types |= 1 << knowledge.entry(sense.entity).type
    }
    var scores = scores
    var best: Int32 = 0
    for place in 1...6 {
      if types & 1 << UInt8(place - 1) == 0 { scores[place] -= CandidateScorer.otherType }
      best = max(best, scores[place])
    }
    guard best < CandidateScorer.least, senses.allSatisfy({ !$0.isAmbiguous }) else {
      return scores
    }
    for place in 1...6 where types & 1 << UInt8(place - 1) != 0 {
      let type = TypeScores.types[place - 1]
      let doubt =
        type == .organization && ownsNext(candidate)
        ? CandidateScorer.ownerDoubt : CandidateScorer.doubt(of: type)
      if type != .place, scores[place] > doubt { scores[place] = CandidateScorer.least }
    }
    return scores
  }

  private func isAlphanumeric(at offset: Int) -> Bool {
    offset < view.bytes.count && Latin.isAlphanumeric(view.bytes[offset])
  }

  /// By how much the weights may speak against a firm whose product follows.
  private static let ownerDoubt: Int32 = -240

  /// Whether the name of something that the dictionary knows as its own follows a name: 谷歌安卓.
  private func ownsNext(_ candidate: Candidate) -> Bool {
    let end = view.skippingSpaces(from: candidate.range.end)
    guard view.starting[end].contains(.knownProduct) else { return false }
    let owners = view.senses[candidate.senses].map(\.entity)
    return view.names(startingAt: end).contains { name in
      view.senses[name.senses].contains { sense in
        knowledge.entry(sense.entity).parent.map(owners.contains) ?? false
      }
    }
  }

  /// Returns the scores of a firm's name in Latin letters, with ``least`` where it is that of nothing else.
  private func trustedLatin(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    guard scores.max() <= 0, !view.ending[candidate.range.start].contains(.knownOrganization),
      scores[1] > CandidateScorer.doubt(of: .organization),
      view.senses[candidate.senses].allSatisfy({ sense in
        !sense.isAmbiguous && knowledge.entry(sense.entity).type == 0
      })
    else { return scores }
    var scores = scores
    scores[1] = CandidateScorer.least
    return scores
  }

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

  private mutating func addList(_ types: UInt8) {
    let traits: [Feature.Trait] = [.organizationList, .personList, .productList, .placeList]
    for (place, trait) in traits.enumerated() where types & (1 << UInt8(place)) != 0 {
      sum.add(.trait(trait))
    }
  }

  /// Whether what stands beside an ambiguous form speaks for a name.
  private func hasSupport(_ range: ByteRange, types: UInt8) -> Bool {
    let behind: CueKinds = [
      .organizationVerb, .releaseVerb, .sayVerb, .organizationNoun, .personTitle, .owner,
      .organizationSuffix, .version, .productNoun, .modelNoun,
    ]
    let before: CueKinds = [
      .organizationNoun, .productNoun, .owner, .naming, .releaseVerb, .useVerb, .acquireVerb,
    ]
    if types & CandidateScorer.placeType != 0,
      !view.starting[range.end].isDisjoint(with: [.placeAfter, .placeNoun, .placeSuffix])
        || view.ending[range.start].contains(.placeBefore)
    {
      return true
    }
    return !context.kindsBehind(range.end).isDisjoint(with: behind)
      || !view.ending[view.skippingSpacesBack(from: range.start)].isDisjoint(
        with: before.union(.known))
      || isListed(range, types: types)
  }

  /// The bit of places among types.
  private static let placeType: UInt8 = 8

  /// Whether a conjunction joins what stands in `range` to a clear name of one of some types, a bit each.
  private func isListed(_ range: ByteRange, types: UInt8) -> Bool {
    var known: CueKinds = []
    for (place, type) in TypeScores.types.enumerated() where types & 1 << UInt8(place) != 0 {
      known.formUnion(CueKinds.known(type))
    }
    return !context.kindsJoined(to: range).isDisjoint(with: known)
  }

  /// What words before a common noun make one phrase with it.
  private static let phraseBreaks: CueKinds = CueKinds.known.union([
    .organizationNoun, .productNoun, .personTitle, .placeNoun, .conferenceNoun, .owner, .naming,
    .listAnd, .listEtc, .version, .adverb, .placeBefore, .preposition, .locative, .media,
  ])

  /// Whether an ambiguous form ends a phrase of nouns (云计算浪潮, AI浪潮), or 所 and a verb follow as in 被大众所知.
  private func isCommonUse(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    guard bytes[range.start] >= 0x80 else { return false }
    let text = bytes.span
    let tokens = view.segments.tokens
    let behind = view.tokenIndex(at: range.end)
    if text.starts(with: "所", at: range.end), behind + 1 < tokens.count,
      tokens[behind].range.count == 3, tokens[behind + 1].partOfSpeech == .verb
    {
      return true
    }
    let start = view.skippingSpacesBack(from: range.start)
    let ending = view.ending[start]
    if ending.contains(.genericStem), start == range.start,
      ending.subtracting([.productNoun, .version]).isDisjoint(with: CandidateScorer.phraseBreaks)
    {
      return true
    }
    let index = view.tokenIndex(at: range.start)
    guard index > 0, tokens[index].range.start == range.start,
      tokens[index - 1].range.end == start
    else { return false }
    let before = tokens[index - 1]
    let kinds = view.starting[before.range.start].intersection(view.ending[start])
    guard !view.marks[before.range.start].contains(.insideExpression) else { return false }
    if before.form == .latin { return kinds.contains(.genericLatin) }
    return before.form == .han && before.partOfSpeech == .noun && before.range.count >= 6
      && start == range.start && kinds.isDisjoint(with: CandidateScorer.phraseBreaks)
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
        isCounted(candidate.range.start) || !hasSupport(candidate.range, types: ambiguous)
      {
        sum.add(.trait(.ambiguousBare))
      }
      if isCommonUse(candidate.range) { sum.add(.trait(.ambiguousCommon)) }
    }
    if (clear | ambiguous).nonzeroBitCount > 1 { sum.add(.trait(.twoTypes)) }
    if candidate.range.count <= 6, view.bytes[candidate.range.start] >= 0x80 {
      sum.add(.trait(.shortHanName))
    }
  }
}
