// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Persons who are presented with their firm and their title.
extension PersonNames {
  /// How many words behind the comma may lead to the title.
  private static let presentedReach = 10

  /// Appends who is presented with a firm and a title behind a comma: 蒲镝，槐序科技架构师.
  func appendPresented(
    in view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    for clause in view.segments.clauses where clause.range.start < text.count {
      // > begins a line that is quoted.
      let isQuoted = view.bytes[clause.range.start] == 0x3E
      let start = isQuoted ? view.skippingSpaces(from: clause.range.start + 1) : clause.range.start
      guard start < text.count, view.bytes[start] >= 0xE4, isSurname(text.scalar(at: start).value)
      else { continue }
      var index = view.tokenIndex(at: start)
      guard index < tokens.count, tokens[index].range.start == start,
        tokens[index].range.count == 3
      else { continue }
      var end = tokens[index].range.end
      while index + 1 < tokens.count, tokens[index + 1].form == .han,
        tokens[index + 1].range.start == end
      {
        index += 1
        end = tokens[index].range.end
      }
      index += 1
      guard end - start == 6 || end - start == 9, index + 2 < tokens.count,
        isComma(tokens[index].range.start, in: text), hasTitle(from: index + 1, in: view)
      else { continue }
      let firm = tokens[index + 1]
      let isKnown = view.starting[firm.range.start].contains(.knownOrganization)
      guard isKnown || isUnknownName(firm, before: tokens[index + 2], in: view) else { continue }
      var candidate = Candidate(range: ByteRange(start, end), sources: .person)
      candidate.certainPlace = 2
      candidates.append(candidate)
      if !isKnown { candidates.append(.organization(firm.range)) }
    }
  }

  /// Whether a word is a name in Latin letters that no dictionary has, with a Chinese word behind
  /// it.
  private func isUnknownName(_ token: Token, before next: Token, in view: ArticleView) -> Bool {
    token.form == .latin && next.form == .han && Latin.isUpper(view.bytes[token.range.start])
      && view.starting[token.range.start].isDisjoint(
        with: CueKinds.known.union([.genericLatin, .personTitle, .commonWord]))
  }

  private func isComma(_ offset: Int, in text: Span<UInt8>) -> Bool {
    let value = text.scalar(at: offset).value
    return value == 0xFF0C || value == 0x2C
  }

  /// Whether a title of persons ends the clause that begins with a word.
  private func hasTitle(from first: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    var index = first
    let limit = min(tokens.count, first + PersonNames.presentedReach)
    while index < limit {
      let end = tokens[index].range.end
      let isLast =
        index + 1 == tokens.count || view.bytes[min(end, view.bytes.count - 1)] == 0x0A
        || tokens[index + 1].form == .punctuation
      if isLast, view.ending[end].contains(.personTitle) { return true }
      if tokens[index].partOfSpeech == .verb { return false }
      index += 1
    }
    return false
  }
}
