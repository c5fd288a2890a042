// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What stands between quotation marks and is no name.
extension CandidateFilter {
  /// Whether a quotation speaks of you and me: “直接帮你做”.
  func hasPronoun(_ range: ByteRange) -> Bool {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start)
    while index < tokens.count, tokens[index].range.start < range.end {
      if tokens[index].partOfSpeech == .pronoun, isPersonal(tokens[index].range.start) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a candidate is all that stands between quotation marks, whoever proposes it.
  func fillsQuotation(_ range: ByteRange, _ sources: Sources) -> Bool {
    if sources.contains(.quotation) { return true }
    let bytes = view.bytes
    let text = bytes.span
    guard range.start > 2, range.end < text.count else { return false }
    // The last byte of “ ‘ 「 『 and ".
    switch text[range.start - 1] {
    case 0x22, 0x98, 0x9C, 0x8C, 0x8E: break
    default: return false
    }
    guard let opener = text.scalarStart(before: range.start) else { return false }
    switch text.scalar(at: opener).value {
    case 0x22, 0x2018, 0x201C, 0x300C, 0x300E: break
    default: return false
    }
    switch text.scalar(at: range.end).value {
    case 0x22, 0x2019, 0x201D, 0x300D, 0x300F: return true
    default: return false
    }
  }

  /// How many words before a quotation may make it a likeness.
  private static let likenessReach = 8

  /// Whether a quotation is what something is like: 它就像一位“小管家”.
  func isLikeness(_ range: ByteRange) -> Bool {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start) - 1
    let first = max(0, index - CandidateFilter.likenessReach)
    while index > first {
      index -= 1
      let own = tokens[index].range
      if view.starting[own.start].intersection(view.ending[own.end]).contains(.likeness) {
        return true
      }
      if tokens[index].form == .punctuation { return false }
    }
    return false
  }

  /// Whether a quotation is a figure of speech by what stands right beside its marks, or by being a
  /// sentence: 那些“小个子”模型, “闪电”级速度, “苦练”时代, “把灯关掉”.
  func isFigure(_ range: ByteRange) -> Bool {
    if isBesideFigure(range) { return true }
    guard let behind = placeBehindQuotation(range) else { return false }
    let bytes = view.bytes
    let scalar = bytes.span.scalar(at: behind)
    // 级 式 般
    if scalar.value == 0x7EA7 || scalar.value == 0x5F0F || scalar.value == 0x822C { return true }
    return isClause(from: view.tokenIndex(at: range.start), to: range.end)
  }

  /// Whether the word before a quotation or the noun behind it tells that it names nothing:
  /// 这些“小个子”, “闪电”时代, or what is to be read on a screen: 点击“Start Scan”, “Start Scan”按钮.
  func isBesideFigure(_ range: ByteRange) -> Bool {
    let tokens = view.segments.tokens
    let first = view.tokenIndex(at: range.start)
    guard first > 0, first < tokens.count, tokens[first].range.start == range.start,
      tokens[first - 1].form == .punctuation
    else { return false }
    if view.ending[view.skippingSpacesBack(from: tokens[first - 1].range.start)].contains(.figure) {
      return true
    }
    guard let behind = placeBehindQuotation(range) else { return false }
    return !view.starting[behind].union(view.ending[range.end])
      .isDisjoint(with: [.conceptNoun, .figureNoun])
  }

  /// Where the text goes on behind the closing mark of a quotation, or nil at the end.
  private func placeBehindQuotation(_ range: ByteRange) -> Int? {
    let bytes = view.bytes
    let text = bytes.span
    guard range.end < text.count else { return nil }
    let behind = view.skippingSpaces(from: range.end + text.scalar(at: range.end).count)
    return behind < text.count ? behind : nil
  }

  /// Whether a clause stands between two places: 把灯关掉, 纸即是墙.
  private func isClause(from first: Int, to end: Int) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let tokens = view.segments.tokens
    let start = tokens[first].range.start
    if text.starts(with: "把", at: start), tokens[first].range.count == 3 { return true }
    var index = first
    while index < tokens.count, tokens[index].range.end <= end {
      let token = tokens[index]
      if token.range.count == 3, index > first, token.range.end < end,
        text.starts(with: "即", at: token.range.start)
          || text.starts(with: "是", at: token.range.start)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether 我 你 您 他 她 它 咱 stands at an offset.
  private func isPersonal(_ offset: Int) -> Bool {
    let bytes = view.bytes
    return switch bytes.span.scalar(at: offset).value {
    case 0x6211, 0x4F60, 0x60A8, 0x4ED6, 0x5979, 0x5B83, 0x54B1: true
    default: false
    }
  }
}
