// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells whether a form of a dictionary that is a common word as well is used as a name.
struct AmbiguousUse {
  let view: ArticleView
  let context: ContextFeatures

  /// Whether what stands beside an ambiguous form speaks for a name.
  func hasSupport(_ range: ByteRange, types: UInt8) -> Bool {
    let behind: CueKinds = [
      .organizationVerb, .releaseVerb, .sayVerb, .organizationNoun, .personTitle, .owner,
      .organizationSuffix, .version, .productNoun, .modelNoun,
    ]
    let before: CueKinds = [
      .organizationNoun, .productNoun, .owner, .naming, .releaseVerb, .useVerb, .acquireVerb,
    ]
    if types & TypeScores.placeBit != 0,
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

  /// Whether a conjunction joins what stands in `range` to a clear name of one of some types, a bit
  /// each.
  private func isListed(_ range: ByteRange, types: UInt8) -> Bool {
    var known: CueKinds = []
    for (place, type) in TypeScores.types.enumerated() where types & 1 << UInt8(place) != 0 {
      known.formUnion(CueKinds.known(type))
    }
    return !context.kindsJoined(to: range).isDisjoint(with: known)
  }

  /// Whether a form is a word of everyday, and nothing beside it says that here it is none: it is
  /// in no list with a clear name, and no subject at the beginning of a clause of what firms do.
  ///
  /// The article may still speak for it.
  func isUsual(_ range: ByteRange, types: UInt8) -> Bool {
    guard view.starting[range.start].intersection(view.ending[range.end]).contains(.usualWord)
    else {
      return false
    }
    return !isListed(range, types: types)
      && !(beginsClause(range.start) && hasSupport(range, types: types))
  }

  /// Whether nothing, a mark or a time stands before an offset; a mark need not begin a clause, as
  /// in 2、甲发布.
  private func beginsClause(_ offset: Int) -> Bool {
    let start = view.skippingSpacesBack(from: offset)
    let index = view.tokenIndex(at: start) - 1
    guard start > 0, index >= 0 else { return true }
    let tokens = view.segments.tokens
    return index + 1 >= tokens.count || tokens[index].form == .punctuation
      || view.marks[start].contains(.expressionEnd) || view.bytes[start - 1] == 0x0A
  }

  /// What words before a common noun make one phrase with it.
  private static let phraseBreaks: CueKinds = CueKinds.known.union([
    .organizationNoun, .productNoun, .personTitle, .placeNoun, .conferenceNoun, .owner, .naming,
    .listAnd, .listEtc, .version, .adverb, .placeBefore, .preposition, .locative, .media,
  ])

  /// Whether an ambiguous form ends a phrase of nouns (云计算浪潮, AI浪潮), or 所 and a verb follow as in
  /// 被大众所知.
  func isCommon(_ range: ByteRange) -> Bool {
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
      ending.subtracting([.productNoun, .version]).isDisjoint(with: AmbiguousUse.phraseBreaks)
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
      && start == range.start && kinds.isDisjoint(with: AmbiguousUse.phraseBreaks)
  }
}
