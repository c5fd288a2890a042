// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Corrects the scores of candidates of which their sentence tells what they are.
struct ToldNames {
  let view: ArticleView
  let knowledge: EntityKnowledge

  /// Returns the scores of a candidate, those of the type that its sentence tells raised: Orvanta
  /// 这样的公司, Orvanta是一款, 名为Orvanta的平台, Orvan 先生.
  func adjusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    let range = candidate.range
    if isThis(behind: range.end) {
      let pointed = pointed(scores, of: candidate)
      if pointed != scores { return pointed }
    }
    if scores[3] > 0, scores[3] > scores[5], isYearOfMeeting(range) {
      return raised(5, in: scores)
    }
    if scores[3] < scores.max(), scores[3] > ToldNames.itemDoubt, isItem(range.end) {
      return raised(3, in: scores)
    }
    guard view.bytes[range.start] < 0x80 else { return scores }
    if Latin.isLower(view.bytes[range.start]), Latin.isCommand(range, in: view) {
      var scores = scores
      scores[3] = max(scores.max() &+ 1, ClearNames.namedLeast)
      return scores
    }
    if candidate.senses.isEmpty, hasInitial(range) {
      var scores = scores
      scores[2] = max(scores.max() &+ 1, ToldNames.initialLeast)
      return scores
    }
    if scores.max() <= 0 { return named(scores, of: candidate) }
    return candidate.senses.isEmpty ? told(scores, of: range) : scores
  }

  /// Returns the scores of a name that dictionaries have, raised where what a technology is called
  /// ends the Latin words behind it: the name stands for itself in Larkmere GPU.
  ///
  /// What follows its firm's name belongs to that.
  private func named(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    let end = candidate.range.end
    let before = view.skippingSpacesBack(from: candidate.range.start)
    guard end < view.bytes.count, view.bytes[end] == 0x20,
      let sense = view.senses[candidate.senses].first,
      !view.ending[before].contains(.knownOrganization)
    else { return scores }
    let tokens = view.segments.tokens
    let index = view.tokenIndex(at: end + 1)
    guard index < tokens.count, tokens[index].form == .latin else { return scores }
    let noun = tokens[index].range
    guard
      CandidateFilter.isTechnology(
        view.starting[noun.start].intersection(view.ending[noun.end]),
        last: view.bytes[noun.end - 1])
    else { return scores }
    let place = Int(knowledge.entry(sense.entity).type) + 1
    var scores = scores
    scores[place] = ClearNames.namedLeast
    return scores
  }

  /// What a name with the first letter of another in it weighs at the least as a person's: more
  /// than its parts.
  private static let initialLeast: Int32 = 640

  /// Whether words with capitals, one of them the first letter of a name with its point, are all of
  /// a range and no other stands beside it (`Orvan K. Zhang`, `W. Orvan Zhang`).
  private func hasInitial(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    guard Latin.isUpper(bytes[range.start]), Latin.isLower(bytes[range.end - 1]) else {
      return false
    }
    var initials = 0
    var offset = range.start
    while offset < range.end {
      let byte = bytes[offset]
      if byte == 0x2E {
        guard offset > 0, Latin.isUpper(bytes[offset - 1]), bytes[offset + 1] == 0x20,
          offset - 1 == range.start || bytes[offset - 2] == 0x20
        else { return false }
        initials += 1
      } else if byte == 0x20 {
        guard Latin.isUpper(bytes[offset + 1]) else { return false }
      } else if !Latin.isLetter(byte), byte != 0x2D {
        return false
      }
      offset += 1
    }
    let end = range.end
    let goesOn = end + 1 < bytes.count && bytes[end] == 0x20 && Latin.isUpper(bytes[end + 1])
    let start = range.start
    let isBehind = start > 1 && bytes[start - 1] == 0x20 && Latin.isLetter(bytes[start - 2])
    return initials > 0 && !goesOn && !(isBehind && bytes[start + 1] == 0x2E)
  }

  /// Returns scores of which that at a place is the highest.
  private func raised(_ place: Int, in scores: SIMD8<Int32>) -> SIMD8<Int32> {
    var scores = scores
    scores[place] = scores.max() &+ 1
    return scores
  }

  /// By how much the weights may speak against a product that its sentence calls one.
  private static let itemDoubt: Int32 = -320

  /// How many words behind 这 may lead to the noun.
  private static let pointingReach = 5

  private func isThis(behind end: Int) -> Bool {
    let start = end < view.bytes.count && view.bytes[end] == 0x20 ? end + 1 : end
    return start + 2 < view.bytes.count && view.bytes[start] == 0xE8
      && view.bytes[start + 1] == 0xBF && view.bytes[start + 2] == 0x99
  }

  /// Returns the scores of a candidate, raised where it is pointed at as a product that a
  /// dictionary has (Orvanta这种产品), or as what it is (Orvanta 这样的公司) where it is a name at all.
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
    let limit = min(tokens.count, index + ToldNames.pointingReach)
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

  /// Whether 是一款 follows, which is said of products alone.
  private func isItem(_ end: Int) -> Bool {
    let bytes = view.bytes
    return bytes.span.starts(with: "是一款", at: view.skippingSpaces(from: end))
  }

  /// Whether Latin letters end in the word of a meeting and a year without a space:
  /// LarkmereCon2018.
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

  /// Whether two words with capitals, the first one of letters and perhaps a hyphen, are all of a
  /// range, and the first is no technology and nothing that dictionaries have: Lanfen Zhang.
  private func isTwoWords(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    guard let space = bytes[range.start..<range.end].firstIndex(of: 0x20),
      !bytes[(space + 1)..<range.end].contains(0x20), Latin.isUpper(bytes[range.start]),
      bytes[range.start..<space].allSatisfy({ Latin.isLetter($0) || $0 == 0x2D }),
      bytes[(range.start + 1)..<space].contains(where: { Latin.isLower($0) })
    else { return false }
    return view.starting[range.start].intersection(view.ending[space])
      .isDisjoint(with: CueKinds.known.union([.genericLatin, .commonWord]))
  }

  /// Goes over 的 and the space behind it.
  private func skippingOf(_ offset: Int) -> Int {
    let bytes = view.bytes
    return bytes.span.starts(with: "的", at: offset) ? view.skippingSpaces(from: offset + 3) : offset
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

  /// Returns the scores of a name in Latin letters that no dictionary has, with those of the type
  /// that its sentence tells raised (名为Orvanta的平台, Orvan 先生, 用户orvan), and no organization where it
  /// shortens a phrase that is none: 稀疏注意力（SPATT）.
  private func told(_ scores: SIMD8<Int32>, of range: ByteRange) -> SIMD8<Int32> {
    let place = NamedThings(view: view).placeWithoutMarks(of: range)
    if place != 0, scores[place] < scores.max() { return raised(place, in: scores) }
    if scores[1] < scores.max(),
      view.starting[skippingOf(view.skippingSpaces(from: range.end))].contains(.firmPredicate)
    {
      return raised(1, in: scores)
    }
    if isAddressed(range.end)
      || scores[3] > scores[2] && Latin.isLower(view.bytes[range.start])
        && !view.bytes[range.start..<range.end].contains(0x20)
        && view.ending[view.skippingSpacesBack(from: range.start)].contains(.personTitle)
    {
      return raised(2, in: scores)
    }
    if scores[2] < scores.max(), view.ending[range.end].contains(.familyName), isTwoWords(range) {
      return raised(2, in: scores)
    }
    guard scores[1] > 0, let phrase = phraseShortened(by: range),
      view.ending[phrase].isDisjoint(with: ToldNames.organizationEnds)
    else { return scores }
    var scores = scores
    scores[1] = min(scores[1], 0)
    return scores
  }

  /// Returns where the Chinese phrase before a bracket ends that begins with the capitals in
  /// `range`, or null.
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
}
