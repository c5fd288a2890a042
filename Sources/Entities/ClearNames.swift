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

  /// Returns the scores of a candidate, raised where its form makes it clear: a title (《…》), what
  /// is introduced as a thing of some class (名为“…”的模型), what ends as no firm's name does (鹿图N10),
  /// who is not to be named (陶某), a firm's own meeting, and an organization whose ends are a known
  /// place and the noun of an institution (某市中级人民法院).
  private func formed(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    if candidate.sources.contains(.bookTitle) {
      return TitledNames(view: view).adjusted(scores, of: candidate)
    }
    if candidate.sources.contains(.quotation) {
      let place = NamedThings(view: view).place(of: candidate.range)
      if place != 0 {
        var scores = scores
        scores[place] = max(scores[place], scores.max() &+ 1, ClearNames.namedLeast)
        return scores
      }
    }
    if scores[1] > max(scores[3], 0), isModelName(candidate.range) {
      var scores = scores
      scores[3] = scores[1] &+ 1
      return scores
    }
    // 陶某: a family name alone names a person who is not to be named.
    let bytes = view.bytes
    if candidate.range.count == 6, candidate.sources.contains(.person),
      bytes.span.starts(with: "某", at: candidate.range.start + 3)
    {
      var scores = scores
      scores[2] = max(scores[2], ClearNames.namedLeast)
      return scores
    }
    if scores[2] > 0, scores[2] >= scores[1], isFirmWord(candidate.range) {
      var scores = scores
      scores[1] = scores[2] &+ 1
      return scores
    }
    if scores[4] > 0 && isMixed(candidate) || isInPassing(candidate) {
      return pointwiseMin(scores, SIMD8(repeating: 0))
    }
    let told = ToldNames(view: view, knowledge: knowledge).adjusted(scores, of: candidate)
    if told != scores { return told }
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
    return Institutions(view: view, knowledge: knowledge).adjusted(scores, of: candidate)
  }

  /// Whether ideographs, a capital and a number are all of a name, as of no firm's: 鹿图N10.
  private func isModelName(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    var place = range.end
    while place > range.start, bytes[place - 1] >= 0x30 && bytes[place - 1] <= 0x39 { place -= 1 }
    guard place < range.end, place > range.start + 3 else { return false }
    let capital = bytes[place - 1]
    return capital >= 0x41 && capital <= 0x5A && bytes[place - 2] >= 0x80
      && bytes[range.start] >= 0x80
  }

  /// Whether Latin words end in one that firms are called by, and begin with no given name: Orvanta
  /// Health.
  private func isFirmWord(_ range: ByteRange) -> Bool {
    view.bytes[range.start] < 0x80 && view.ending[range.end].contains(.organizationSuffix)
      && !view.starting[range.start].contains(.givenName)
      && view.bytes[range.start..<range.end].contains(0x20)
  }

  /// Whether only the tagger or a suffix proposes Latin letters with Chinese words behind them that
  /// end as no place does: Hub 拉取.
  private func isMixed(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    return view.bytes[range.start] < 0x80 && view.bytes[range.end - 1] >= 0x80
      && candidate.sources.isSubset(of: ClearNames.unsupported) && candidate.senses.isEmpty
      && !view.ending[range.end].contains(.placeSuffix)
  }

  /// What only a list of words or the tagger proposes.
  private static let unsupported: Sources = [.word, .place, .sequence]

  /// Whether a word of two characters, which no dictionary has as a name, stands between an adverb
  /// and a verb: 最终长岭决胜 speaks of no place.
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
        view.starting[start].isDisjoint(with: Institutions.breaks),
        view.names(startingAt: start).isEmpty
      else { return false }
      index += 1
    }
    return true
  }

  /// What speaks for a firm's own meeting over the firm.
  private static let ownMeeting: Int32 = 160

  /// Whether a known firm, a known place and the noun of a meeting are all of a name: 芦汀杭州峰会.
  private func isLocalMeeting(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    guard candidate.sources.contains(.conference), range.count >= 18,
      view.starting[range.start].contains(.knownOrganization),
      view.ending[range.end].contains(.conferenceSuffix)
    else { return false }
    var offset = range.start + 6
    // One firm's name may begin another's.
    while offset + 6 < range.end,
      !view.ending[offset].contains(.knownOrganization)
        || !view.starting[offset].contains(.knownPlace)
    {
      offset += 3
    }
    guard offset + 6 < range.end else { return false }
    let place = offset
    offset += 6
    while offset < range.end, !view.ending[offset].contains(.knownPlace) { offset += 3 }
    return offset < range.end && offset - place <= 12
      && view.starting[offset].contains(.conferenceSuffix)
  }

  /// What a meeting of a firm in a place weighs at the least: more than the firm and the place.
  private static let meetingLeast: Int32 = 800
  /// What a name weighs at the least that its sentence introduces with its class.
  static let namedLeast: Int32 = 96

  /// What types that the dictionary does not give such a name weigh less.
  private static let otherType: Int32 = 96
  /// What it weighs where more speaks against it: less than whatever else may stand there.
  private static let lastChoice: Int32 = 2
  private static let strongDoubt: Int32 = -144
  /// By how much the weights may speak against it, that it still is one: products are counted
  /// (500台某某) and done something to, which speaks against names of persons and organizations alone.
  private static func doubt(of type: EntityType) -> Int32 {
    type == .product || type == .conference ? -176 : -40
  }

  /// Lets a clear name of a dictionary be one where more speaks against it, but nothing else can
  /// stand there.
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

  /// Whether a dictionary has a candidate, and it stands where a name may: between words, or within
  /// one that a list of words has together with 公司.
  private func isKnown(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    return !candidate.senses.isEmpty && candidate.sources.contains(.dictionary)
      && range.count >= 6 && view.isBorder(range.start)
      && (view.isBorder(range.end) || view.starting[range.end].contains(.organizationNoun))
      && !view.marks[range.start].contains(.insideCode)
  }

  /// Returns the scores of a candidate, with ``least`` for those of its clear meanings that are not
  /// far below.
  ///
  /// A name that cannot be anything else is one in sparse surroundings too. Of places the weights
  /// decide.
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
    if types == 1 << 1, holdsPoint(candidate.range) {
      scores[2] = max(scores[2], ClearNames.pointedLeast)
      return scores
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

  /// What a known person's name whose parts a point joins weighs at the least: more than its parts.
  private static let pointedLeast: Int32 = 1200

  /// Whether a point joins two parts of a name, and none joins it with more.
  private func holdsPoint(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    guard text.namePointLength(at: range.end) == 0, text.namePointLength(before: range.start) == 0
    else { return false }
    var offset = range.start + 3
    while offset + 3 < range.end {
      let length = text.namePointLength(at: offset)
      if length > 0 { return true }
      offset += max(1, text.scalar(at: offset).count)
    }
    return false
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

  /// Returns the scores of a firm's name in Latin letters, with ``least`` where it is that of
  /// nothing else.
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
