// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Corrects the scores of candidates that the dictionaries or their form make clear.
struct ClearNames {
  let view: ArticleView
  let knowledge: EntityKnowledge
  let name: NameFeatures

  /// Returns the scores of a candidate, raised where it cannot be anything else.
  func adjusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    formed(trusted(scores, of: candidate), of: candidate)
  }

  /// What a name that the dictionary has, of two ideographs and more, weighs at the least.
  private static let least: Int32 = 16

  /// Returns the scores of a candidate, raised where its form makes it clear: a medium (《…》杂志), what is introduced as
  /// a thing of some class (名为“…”的模型), a firm's own meeting, and an organization whose ends are a known place and the noun of an institution (某市中级人民法院).
  private func formed(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    if isPeriodical(candidate) {
      var scores = scores
      scores[1] = max(scores[1], scores.max() &+ 1)
      return scores
    }
    if candidate.sources.contains(.quotation) {
      let place = NamedThings(view: view).place(of: candidate.range)
      if place != 0 {
        var scores = scores
        scores[place] = max(scores[place], scores.max() &+ 1, ClearNames.namedLeast)
        return scores
      }
    }
    if scores[2] > 0, scores[2] >= scores[1], isFirmWord(candidate.range) {
      var scores = scores
      scores[1] = scores[2] &+ 1
      return scores
    }
    if scores[4] > 0 && isMixed(candidate) || isInPassing(candidate) {
      return pointwiseMin(scores, SIMD8(repeating: 0))
    }
    if isThis(behind: candidate.range.end) {
      let pointed = pointed(scores, of: candidate)
      if pointed != scores { return pointed }
    }
    if scores[3] > 0, scores[3] > scores[5], isYearOfMeeting(candidate.range) {
      var scores = scores
      scores[5] = scores[3] &+ 1
      return scores
    }
    if scores[3] < scores.max(), scores[3] > ClearNames.itemDoubt, isItem(candidate.range.end) {
      var scores = scores
      scores[3] = scores.max() &+ 1
      return scores
    }
    if view.bytes[candidate.range.start] < 0x80, candidate.senses.isEmpty, scores.max() > 0 {
      let told = told(scores, of: candidate.range)
      if told != scores { return told }
    }
    if isLocalMeeting(candidate) {
      var scores = scores
      scores[5] = max(scores[5], ClearNames.meetingLeast)
      return scores
    }
    if isOwnMeeting(candidate), scores[5] > max(scores[1], 0) {
      var scores = scores
      scores[5] = scores[5] &+ ClearNames.ownMeeting
      return scores
    }
    if candidate.sources.contains(.organization), isDepartment(candidate.range) {
      var scores = scores
      scores[1] = max(scores[1], ClearNames.instituteLeast)
      return scores
    }
    guard candidate.sources.contains(.organization), candidate.range.count >= 15,
      view.ending[candidate.range.end].contains(.institution),
      view.starting[candidate.range.start].contains(.knownPlace)
        && view.ending[candidate.range.end].contains(.strongSuffix)
        || isInstitute(candidate.range),
      scores[1] > ClearNames.institutionDoubt
    else { return scores }
    var scores = scores
    scores[1] = max(
      scores[1],
      isOffice(candidate.range)
        ? ClearNames.officeLeast
        : isInstitute(candidate.range)
          ? ClearNames.instituteLeast : ClearNames.institutionLeast)
    return scores
  }

  /// Whether a university that a dictionary has, one or two nouns and 系 are all of a name: 鹭汀大学高分子系.
  private func isDepartment(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    guard range.count >= 18, text.starts(with: "系", at: range.end - 3),
      view.starting[range.start].contains(.knownOrganization)
    else { return false }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.end - 3)
    guard tokens[index].range.start == range.end - 3 else { return false }
    for _ in 0..<2 {
      index -= 1
      guard index >= 0, tokens[index].partOfSpeech == .noun else { return false }
      let end = tokens[index].range.start
      if end - range.start >= 9, text.starts(with: "大学", at: end - 6),
        view.names(startingAt: range.start).contains(where: { $0.range.end == end })
      {
        return true
      }
    }
    return false
  }

  /// Whether an institution inside a name has what the name ends in as its part: 沧浦市公安局雁回分局.
  private func isOffice(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    var offset = range.start + 9
    while offset + 9 <= range.end {
      if view.ending[offset].isSuperset(of: [.institution, .strongSuffix]) {
        switch text.scalar(at: offset).value {
        case 0x548C, 0x4E0E, 0x53CA, 0x3001, 0x66A8: return false  // 和 与 及 、 暨
        default: return true
        }
      }
      offset += 3
    }
    return false
  }

  /// Whether Latin words end in one that firms are called by, and begin with no given name: Orvanta Health.
  private func isFirmWord(_ range: ByteRange) -> Bool {
    view.bytes[range.start] < 0x80 && view.ending[range.end].contains(.organizationSuffix)
      && !view.starting[range.start].contains(.givenName)
      && view.bytes[range.start..<range.end].contains(0x20)
  }

  /// Whether only the tagger or a suffix proposes Latin letters with Chinese words behind them that end as no place
  /// does: Hub 拉取.
  private func isMixed(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    return view.bytes[range.start] < 0x80 && view.bytes[range.end - 1] >= 0x80
      && candidate.sources.isSubset(of: ClearNames.unsupported) && candidate.senses.isEmpty
      && !view.ending[range.end].contains(.placeSuffix)
  }

  /// What only a list of words or the tagger proposes.
  private static let unsupported: Sources = [.word, .place, .sequence]

  /// Whether a word of two characters, which no dictionary has as a name, stands between an adverb and a verb: 最终长岭决胜
  /// speaks of no place.
  private func isInPassing(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    guard range.count == 6, candidate.sources.isSubset(of: ClearNames.unsupported),
      view.bytes[range.start] >= 0x80, candidate.senses.isEmpty
    else { return false }
    let tokens = view.segments.tokens
    let left = view.tokenIndex(at: range.start) - 1
    let right = view.tokenIndex(at: range.end)
    guard left >= 0, right < tokens.count, tokens[left].range.end == range.start,
      tokens[left].partOfSpeech == .adverb, tokens[right].range.start == range.end,
      tokens[right].partOfSpeech == .verb
    else { return false }
    return !view.ending[range.start].contains(.placeBefore)
      && view.starting[range.end].isDisjoint(with: [.placeAfter, .locative])
  }

  /// How many words behind 这 may lead to the noun.
  private static let pointingReach = 5

  /// Whether 这 stands at a place or behind one space.
  @inline(__always)
  private func isThis(behind end: Int) -> Bool {
    let start = end < view.bytes.count && view.bytes[end] == 0x20 ? end + 1 : end
    return start + 2 < view.bytes.count && view.bytes[start] == 0xE8
      && view.bytes[start + 1] == 0xBF && view.bytes[start + 2] == 0x99
  }

  /// Returns the scores of a candidate, raised where it is pointed at as a product that a dictionary has
  /// (Orvanta这种产品), or as what it is (Orvanta 这样的公司) where it is a name at all.
  private func pointed(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    let isNew = candidate.senses.isEmpty
    guard isNew ? scores.max() > 0 : isProduct(candidate) else { return scores }
    let place = pointedPlace(behind: candidate.range.end)
    guard isNew ? place != 0 : place == 3 else { return scores }
    var scores = scores
    scores[place] = max(scores[place], isNew ? scores.max() &+ 1 : ClearNames.namedLeast)
    return scores
  }

  /// Whether 位 or 名 stands at a place.
  private func isSomebody(at offset: Int) -> Bool {
    let bytes = view.bytes
    return bytes.span.starts(with: "位", at: offset) || bytes.span.starts(with: "名", at: offset)
  }

  /// Whether a dictionary has a candidate as a product.
  private func isProduct(_ candidate: Candidate) -> Bool {
    view.senses[candidate.senses].contains { knowledge.entry($0.entity).type == 2 }
  }

  /// Returns the place of the type that the noun behind 这 tells, or 0.
  private func pointedPlace(behind end: Int) -> Int {
    let start = view.skippingSpaces(from: end)
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: start)
    let limit = min(tokens.count, index + ClearNames.pointingReach)
    // 这 alone points at what follows in another way: 这也是. And 这位 points at somebody.
    guard index < limit, tokens[index].range.start == start,
      !isSomebody(at: start + 3)
    else { return 0 }
    index += 1
    while index < limit {
      let kinds = view.ending[tokens[index].range.end]
      if !kinds.isDisjoint(with: [.productNoun, .modelNoun]) { return 3 }
      if kinds.contains(.organizationNoun) { return 1 }
      switch tokens[index].partOfSpeech {
      case .noun, .adjective, .numeral, .determiner, .other, .properNoun, .particle: break
      default:
        // 知名, 著名: words of any kind that praise what follows.
        guard kinds.contains(.owner) else { return 0 }
      }
      index += 1
    }
    return 0
  }

  /// By how much the weights may speak against a product that its sentence calls one.
  private static let itemDoubt: Int32 = -320

  /// Whether 是一款 follows, which is said of products alone.
  private func isItem(_ end: Int) -> Bool {
    let bytes = view.bytes
    return bytes.span.starts(with: "是一款", at: view.skippingSpaces(from: end))
  }

  /// Whether Latin letters end in the word of a meeting and a year without a space: LarkmereCon2018.
  private func isYearOfMeeting(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let year = range.end - 4
    guard year > range.start + 8, bytes[range.start] < 0x80, Latin.isDigit(bytes[year]),
      Latin.isDigit(bytes[range.end - 1])
    else { return false }
    return text.starts(with: "Con20", at: year - 3) || text.starts(with: "Conf20", at: year - 4)
      || text.starts(with: "Summit20", at: year - 6)
  }

  /// Whether 先生 or 女士 follows.
  private func isAddressed(_ end: Int) -> Bool {
    let bytes = view.bytes
    let start = view.skippingSpaces(from: end)
    return bytes.span.starts(with: "先生", at: start) || bytes.span.starts(with: "女士", at: start)
  }

  /// What tells that the phrase before a bracket is an organization.
  private static let organizationEnds: CueKinds = [
    .organizationSuffix, .organizationNoun, .institution, .unit, .knownOrganization,
  ]

  /// Returns the scores of a name in Latin letters that no dictionary has, with those of the type that its sentence
  /// tells raised (名为Orvanta的平台, Orvan 先生, 用户orvan), and no organization where it shortens a phrase that is none: 稀疏注意力（SPATT）.
  private func told(_ scores: SIMD8<Int32>, of range: ByteRange) -> SIMD8<Int32> {
    let place = NamedThings(view: view).placeWithoutMarks(of: range)
    if place != 0, scores[place] < scores.max() {
      var scores = scores
      scores[place] = scores.max() &+ 1
      return scores
    }
    if isAddressed(range.end)
      || scores[3] > scores[2] && Latin.isLower(view.bytes[range.start])
        && !view.bytes[range.start..<range.end].contains(0x20)
        && view.ending[view.skippingSpacesBack(from: range.start)].contains(.personTitle)
    {
      var scores = scores
      scores[2] = scores.max() &+ 1
      return scores
    }
    guard scores[1] > 0, let phrase = phraseShortened(by: range),
      view.ending[phrase].isDisjoint(with: ClearNames.organizationEnds)
    else { return scores }
    var scores = scores
    scores[1] = min(scores[1], 0)
    return scores
  }

  /// Returns where the Chinese phrase before a bracket ends that begins with the capitals in `range`, or null.
  private func phraseShortened(by range: ByteRange) -> Int? {
    let bytes = view.bytes
    let text = bytes.span
    guard range.start > 3, range.end < text.count, let opener = view.opener(before: range.start),
      bytes[range.start..<range.end].allSatisfy({ Latin.isUpper($0) })
    else { return nil }
    // A list in brackets is of examples.
    switch text.scalar(at: range.end).value {
    case 0x29, 0xFF09, 0x2C, 0xFF0C: break
    default: return nil
    }
    let end = view.skippingSpacesBack(from: opener)
    guard let last = text.scalarStart(before: end), text.scalar(at: last).isHan else { return nil }
    return end
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
        view.starting[start].isDisjoint(with: ClearNames.breaksInstitute),
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
      guard view.starting[start].isDisjoint(with: ClearNames.breaksInstitute),
        view.names(startingAt: start).allSatisfy({ name in
          name.range.end == range.end
            || view.senses[name.senses].allSatisfy { knowledge.entry($0.entity).type == 3 }
        })
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
  /// What an institute of a firm or university weighs at the least: more than its owner and its place.
  private static let instituteLeast: Int32 = 960
  /// What a part of an institution weighs at the least: more than both by themselves.
  private static let officeLeast: Int32 = 1600
  /// What a meeting of a firm in a place weighs at the least: more than the firm and the place.
  private static let meetingLeast: Int32 = 800
  /// What a name weighs at the least that its sentence introduces with its class.
  private static let namedLeast: Int32 = 96
  /// By how much the weights may speak against it.
  private static let institutionDoubt: Int32 = -320

  /// What types that the dictionary does not give such a name weigh less.
  private static let otherType: Int32 = 96
  /// What it weighs where more speaks against it: less than whatever else may stand there.
  private static let lastChoice: Int32 = 2
  private static let strongDoubt: Int32 = -144
  /// By how much the weights may speak against it, that it still is one: products are counted (500台某某) and done
  /// something to, which speaks against names of persons and organizations alone.
  private static func doubt(of type: EntityType) -> Int32 {
    type == .product || type == .conference ? -176 : -40
  }

  /// Lets a clear name of a dictionary be one where more speaks against it, but nothing else can stand there.
  ///
  /// - Complexity: O(*n*) in the number of candidates.
  func raise(_ candidates: inout [Candidate]) {
    for index in candidates.indices {
      let candidate = candidates[index]
      guard candidate.certainPlace == 0, candidate.scores.best.margin <= 0,
        isKnown(candidate), !name.isLatin(candidate.range)
      else { continue }
      for sense in view.senses[candidate.senses] {
        let place = Int(knowledge.entry(sense.entity).type) + 1
        guard !sense.isAmbiguous, place < TypeScores.customPlace else { break }
        if TypeScores.types[place - 1] != .place,
          candidate.scores.values[place] > ClearNames.strongDoubt
        {
          candidates[index].scores.values[place] = ClearNames.lastChoice
          break
        }
      }
    }
  }

  /// Whether a dictionary has a candidate, and it stands where a name may: between words, or within one that a list
  /// of words has together with 公司.
  private func isKnown(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    return !candidate.senses.isEmpty && candidate.sources.contains(.dictionary)
      && range.count >= 6 && view.isBorder(range.start)
      && (view.isBorder(range.end) || view.starting[range.end].contains(.organizationNoun))
      && !view.marks[range.start].contains(.insideCode)
  }

  /// Returns the scores of a candidate, with ``least`` for those of its clear meanings that are not far below.
  ///
  /// A name that cannot be anything else is one in sparse surroundings too. Of places the weights decide.
  private func trusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    guard isKnown(candidate) else { return scores }
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
      if types & 1 << UInt8(place - 1) == 0 { scores[place] -= ClearNames.otherType }
      best = max(best, scores[place])
    }
    guard best < ClearNames.least, senses.allSatisfy({ !$0.isAmbiguous }) else {
      return scores
    }
    for place in 1...6 where types & 1 << UInt8(place - 1) != 0 {
      let type = TypeScores.types[place - 1]
      let doubt =
        type == .organization && ownsNext(candidate)
        ? ClearNames.ownerDoubt : ClearNames.doubt(of: type)
      if type != .place, scores[place] > doubt { scores[place] = ClearNames.least }
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
      scores[1] > ClearNames.doubt(of: .organization),
      view.senses[candidate.senses].allSatisfy({ sense in
        !sense.isAmbiguous && knowledge.entry(sense.entity).type == 0
      })
    else { return scores }
    var scores = scores
    scores[1] = ClearNames.least
    return scores
  }
}
