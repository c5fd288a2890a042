// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds names that only their list gives away: 广达、仁宝、和硕等厂商.
///
/// A list tells the type of its members by one of them that is known, or by the class noun behind
/// 等. Only then each member of two to five characters is a candidate, and one in Latin letters with
/// a capital.
struct ListNames {
  private static let nameBytes = 6...15
  private static let latinBytes = 3...30
  /// The bits of organizations and of products among types.
  private static let organizations: UInt8 = 1
  private static let products: UInt8 = 4
  /// The longest member and what a bracket says of it, in words.
  private static let longestMember = 6
  private static let longestGloss = 12

  /// A list as far as it was read.
  private struct Members {
    var ranges: [ByteRange] = []
    /// How many members a dictionary has.
    var known = 0
    /// The types of the members: a bit for each place of ``TypeScores/types``.
    var types: UInt8 = 0
    /// Whether only the noun right before the first member tells the type: 老股东甲、乙.
    var isApposed = false
    /// Whether nothing but names stands in the list.
    var isPure = false
    /// The number of the token behind the list.
    var end: Int
  }

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let tokens = view.segments.tokens
    var index = 0
    // The token before which no comma parts the members of a list.
    var nextComma = 0
    while index < tokens.count {
      guard tokens[index].form == .punctuation else {
        index += 1
        continue
      }
      let members: Members
      if isSeparator(tokens[index], in: view) {
        members = self.members(around: index, in: view)
      } else if index >= nextComma, isComma(tokens[index], in: view),
        let list = commaMembers(around: index, in: view, brokenAt: &nextComma)
      {
        members = list
      } else {
        index += 1
        continue
      }
      index = members.end
      guard members.types != 0 else { continue }
      for range in members.ranges {
        if members.isApposed, isPlainNoun(range, in: view) { continue }
        // 网络服务、管理打印、…: what is done stands in such lists too.
        if members.types == ListNames.products, view.bytes[range.start] >= 0x80,
          tokens[view.tokenIndex(at: range.start)].partOfSpeech == .verb
        {
          continue
        }
        var candidate = Candidate(range: range, sources: .list)
        candidate.listTypes = members.types
        candidate.isListed = members.isPure
        candidates.append(candidate)
      }
    }
  }

  /// Reads the list whose first separator is the token at `first`.
  private func members(around first: Int, in view: ArticleView) -> Members {
    let tokens = view.segments.tokens
    var members = Members(end: first + 1)
    let last = glossStart(before: first, in: view)
    var start = last
    while start > 0, last - start < ListNames.longestMember,
      start == last || tokens[start - 1].range.end == tokens[start].range.start,
      !isBorder(tokens[start - 1], in: view),
      view.ending[tokens[start - 1].range.end].isDisjoint(with: [.listOpener, .organizationNoun])
        || start == last
    {
      start -= 1
    }
    if start < last, last - start < ListNames.longestMember {
      note(start..<last, in: view, &members)
    }
    if start < last, start > 0 {
      let before = view.ending[tokens[start].range.start]
      if before.contains(.organizationNoun) && before.isDisjoint(with: [.productNoun, .looseNoun])
        || before.contains(.listOpener)
          && ListClasses.place(before: tokens[start].range.start, in: view) == 1
      {
        members.isApposed = before.contains(.organizationNoun) && members.types == 0
        members.types |= ListNames.organizations
      }
    }
    var isLast = false
    while members.end < tokens.count {
      start = members.end
      var end = start
      while end < tokens.count, end - start < ListNames.longestMember,
        !isBorder(tokens[end], in: view)
      {
        end += 1
      }
      members.end = max(end, first + 1)
      guard end > start, end < tokens.count, isBorder(tokens[end], in: view) else { break }
      note(start..<end, in: view, &members)
      end = glossEnd(from: end, in: view)
      members.end = max(end, first + 1)
      guard end < tokens.count else { break }
      let kinds = view.starting[tokens[end].range.start]
      if kinds.contains(.listEtc) {
        noteNoun(behind: end, in: view, &members)
        break
      }
      if isSeparator(tokens[end], in: view) {
        members.end = end + 1
      } else if !isLast,
        kinds.contains(.listAnd) || tokens[end].partOfSpeech == .coordinatingConjunction
      {
        isLast = true
        members.end = end + 1
      } else {
        break
      }
    }
    return members
  }

  /// The fewest members of a list that commas part, and the fewest of them that a dictionary must
  /// have.
  private static let fewestMembers = 3
  private static let fewestKnown = 2
  /// The most members of such a list, and by how many those that no dictionary has may outnumber
  /// the others in its beginning.
  private static let mostMembers = 256
  private static let mostUnknown = 12

  /// Reads the list whose first separator is the comma at `first`: names alone between commas, of
  /// which dictionaries have most, from an opener or a mark to 等 or the end of the sentence.
  ///
  /// Commas part clauses as well: where anything but names stands between them, there is no list.
  /// Then `place` becomes the token that breaks it, as it would from each comma before that.
  private func commaMembers(
    around first: Int, in view: ArticleView, brokenAt place: inout Int
  ) -> Members? {
    let tokens = view.segments.tokens
    guard first > 0,
      !view.ending[tokens[first - 1].range.end].isDisjoint(with: .known)
        || first + 1 < tokens.count
          && !view.starting[tokens[first + 1].range.start].isDisjoint(with: .known),
      let start = memberStart(before: first, in: view)
    else { return nil }
    var members = Members(end: first + 1)
    var count = 1
    note(start..<first, in: view, &members)
    while members.end < tokens.count {
      let begin = members.end
      var end = begin
      while end < tokens.count, end - begin < ListNames.longestMember,
        !isBorder(tokens[end], in: view),
        end == begin || !view.marks[tokens[end].range.start].contains(.lineStart)
      {
        guard mayBelong(tokens[end]) || tokens[end].form == .latin || tokens[end].form == .number,
          end == begin || tokens[end].partOfSpeech != .adverb
        else {
          place = end
          return nil
        }
        end += 1
      }
      guard end > begin, end - begin < ListNames.longestMember else {
        place = end
        return nil
      }
      note(begin..<end, in: view, &members)
      count += 1
      members.end = end
      guard count < ListNames.mostMembers else { break }
      guard count - 2 * members.known <= ListNames.mostUnknown else { return nil }
      guard end < tokens.count, !view.marks[tokens[end].range.start].contains(.lineStart) else {
        break
      }
      let kinds = view.starting[tokens[end].range.start]
      if kinds.contains(.listEtc) {
        noteNoun(behind: end, in: view, &members)
        break
      }
      guard
        isSeparator(tokens[end], in: view) || isComma(tokens[end], in: view)
          || kinds.contains(.listAnd) || tokens[end].partOfSpeech == .coordinatingConjunction
      else {
        guard isEnd(tokens[end], in: view) else {
          place = end
          return nil
        }
        break
      }
      members.end = end + 1
    }
    guard count >= ListNames.fewestMembers, members.known >= ListNames.fewestKnown,
      members.known * 2 >= count
    else { return nil }
    members.isPure = true
    return members
  }

  /// Returns the first word of the member that ends before `end`: a known name, or all since a mark
  /// or an opener.
  private func memberStart(before end: Int, in view: ArticleView) -> Int? {
    let tokens = view.segments.tokens
    var start = end
    while start > 0, end - start < ListNames.longestMember,
      start == end || !view.marks[tokens[start].range.start].contains(.lineStart),
      !isBorder(tokens[start - 1], in: view),
      !view.ending[tokens[start - 1].range.end].contains(.listOpener)
    {
      start -= 1
      if view.starting[tokens[start].range.start].intersection(
        view.ending[tokens[end - 1].range.end]
      )
      .isDisjoint(with: .known) == false {
        return start
      }
    }
    guard start > 0, start < end, end - start < ListNames.longestMember,
      !view.marks[tokens[start].range.start].contains(.lineStart)
    else { return nil }
    let before = tokens[start - 1]
    return view.ending[before.range.end].contains(.listOpener) || isOpeningMark(before, in: view)
      ? start : nil
  }

  /// Whether a token is a colon or opens a bracket.
  private func isOpeningMark(_ token: Token, in view: ArticleView) -> Bool {
    isMark(token, 0xFF08, 0x28, in: view) || isMark(token, 0xFF1A, 0x3A, in: view)
  }

  @inline(__always)
  private func isComma(_ token: Token, in view: ArticleView) -> Bool {
    let lead = view.bytes[token.range.start]
    return lead == 0x2C
      || lead == 0xEF && view.bytes[token.range.start + 1] == 0xBC
        && view.bytes[token.range.start + 2] == 0x8C
  }

  /// Whether a token ends a sentence, or a bracket.
  private func isEnd(_ token: Token, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0x3002, 0xFF1B, 0x3B, 0xFF09, 0x29, 0x2026, 0xFF01, 0x21: return true
    default: return false
    }
  }

  /// Returns the token behind the bracket that opens at `index`, which says more of a member:
  /// 某某（Lanfeng）、….
  private func glossEnd(from index: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    guard isMark(tokens[index], 0xFF08, 0x28, in: view) else { return index }
    var end = index + 1
    while end < tokens.count, end - index <= ListNames.longestGloss {
      if isMark(tokens[end], 0xFF09, 0x29, in: view) { return end + 1 }
      end += 1
    }
    return index
  }

  /// Returns the token that opens the bracket that is closed before `index`, or `index`.
  private func glossStart(before index: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    guard index > 0, isMark(tokens[index - 1], 0xFF09, 0x29, in: view) else { return index }
    var start = index - 1
    while start > 0, index - start <= ListNames.longestGloss {
      start -= 1
      if isMark(tokens[start], 0xFF08, 0x28, in: view) { return start }
    }
    return index
  }

  private func isMark(_ token: Token, _ wide: UInt32, _ narrow: UInt32, in view: ArticleView)
    -> Bool
  {
    guard token.form == .punctuation else { return false }
    let bytes = view.bytes
    let value = bytes.span.scalar(at: token.range.start).value
    return value == wide || value == narrow
  }

  /// Takes a member: its type where it is known, else its place where it may be a name.
  private func note(_ member: Range<Int>, in view: ArticleView, _ members: inout Members) {
    let tokens = view.segments.tokens
    let range = ByteRange(
      tokens[member.lowerBound].range.start, tokens[member.upperBound - 1].range.end)
    let known = view.starting[range.start].intersection(view.ending[range.end])
    for (place, type) in TypeScores.types.enumerated()
    where known.contains(CueKinds.known(type)) {
      members.types |= 1 << UInt8(place)
    }
    guard known.isDisjoint(with: .known) else {
      members.known += 1
      return
    }
    if view.names(startingAt: range.start).contains(where: { $0.range.end == range.end }) {
      members.known += 1
    }
    if Latin.isUpper(view.bytes[range.start]) {
      if ListNames.latinBytes.contains(range.count), known.isDisjoint(with: .genericLatin),
        member.allSatisfy({ tokens[$0].form == .latin })
      {
        members.ranges.append(range)
      }
    } else if ListNames.nameBytes.contains(range.count),
      member.allSatisfy({ mayBelong(tokens[$0]) }),
      !view.marks[range.start].contains(.insideExpression), !isOnesThing(range, in: view)
    {
      members.ranges.append(range)
    }
  }

  /// Whether one common noun, or a phrase that ends in the noun of what a product is, is all of a
  /// member: 供应商名称、….
  private func isPlainNoun(_ range: ByteRange, in view: ArticleView) -> Bool {
    let token = view.segments.tokens[view.tokenIndex(at: range.start)]
    return token.range == range && token.partOfSpeech == .noun
      || view.ending[range.end].contains(.productNoun)
  }

  /// Whether a known firm and a noun of what it makes are all of a member: 芦汀设备.
  private func isOnesThing(_ range: ByteRange, in view: ArticleView) -> Bool {
    let ending = view.ending[range.end]
    return view.starting[range.start].contains(.knownOrganization)
      && ending.contains(.productNoun) && !ending.contains(.productSuffix)
  }

  /// Takes the type that the noun behind 等 tells: 等企业, 等高管, 等产品, 等城市.
  private func noteNoun(behind index: Int, in view: ArticleView, _ members: inout Members) {
    let kinds = ListClasses.kinds(behind: index, in: view)
    guard !kinds.contains(.looseNoun) else { return }
    if kinds.contains(.organizationNoun) { members.types |= 1 }
    if kinds.contains(.personTitle) { members.types |= 2 }
    if kinds.contains(.productNoun) { members.types |= 4 }
    if kinds.contains(.placeNoun) { members.types |= 8 }
  }

  private func isSeparator(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .punctuation, token.range.count == 3 else { return false }
    return view.bytes[token.range.start] == 0xE3 && view.bytes[token.range.start + 1] == 0x80
      && view.bytes[token.range.start + 2] == 0x81
  }

  /// Whether a token ends a member: punctuation, 和, 等, or a word that introduces a list.
  private func isBorder(_ token: Token, in view: ArticleView) -> Bool {
    if token.form == .punctuation { return true }
    let kinds = view.starting[token.range.start].intersection(view.ending[token.range.end])
    return !kinds.isDisjoint(with: [.listAnd, .listEtc, .naming, .preposition])
      || token.partOfSpeech == .adposition || token.partOfSpeech == .coordinatingConjunction
  }

  /// Whether a word may be a part of a name.
  private func mayBelong(_ token: Token) -> Bool {
    guard token.form == .han else { return false }
    switch token.partOfSpeech {
    case .particle, .pronoun, .auxiliary, .subordinatingConjunction, .determiner: return false
    default: return true
    }
  }
}
