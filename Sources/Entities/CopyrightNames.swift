// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds who holds the rights to a page: © 2024 Lanfeng Media、某某网 版权所有、版权归某某网所有.
struct CopyrightNames {
  /// The longest name, in words.
  private static let longest = 8

  let words: CompanyWords

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 0
    // © is C2 A9.
    while let place = text.firstIndex(of: 0xA9, from: offset, to: text.count) {
      offset = place + 1
      guard place > 0, text[place - 1] == 0xC2 else { continue }
      appendHolder(from: offset, in: view, to: &candidates)
    }
    offset = 0
    // 版 is E7 89 88: its last byte is rarer than the others.
    while let place = text.firstIndex(of: 0x88, from: offset, to: text.count) {
      offset = place + 1
      guard place >= 2, text.starts(with: "版权", at: place - 2) else { continue }
      if text.starts(with: "所有", at: place + 4) {
        appendHolder(before: place - 2, in: view, to: &candidates)
      } else if let start = words.end(of: .rightsOf, at: place - 2, in: view) {
        appendOwner(from: start, in: view, to: &candidates)
      }
    }
  }

  /// Appends the Latin name behind © and the years.
  private func appendHolder(
    from offset: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let bytes = view.bytes
    var start = offset
    while start < bytes.count, isYear(bytes[start]) { start += 1 }
    let tokens = view.segments.tokens
    let first = view.tokenIndex(at: start)
    var last = first
    while last < tokens.count, last - first < CopyrightNames.longest, tokens[last].form == .latin,
      Latin.isUpper(bytes[tokens[last].range.start]),
      last == first
        ? tokens[last].range.start == start
        : tokens[last].range.start == tokens[last - 1].range.end + 1
          && bytes[tokens[last - 1].range.end] == 0x20,
      !isStatement(tokens[last].range, in: view)
    {
      last += 1
    }
    guard last > first else { return }
    append(ByteRange(start, tokens[last - 1].range.end), in: view, to: &candidates)
  }

  /// Whether a byte may stand in `2010-2024, `.
  private func isYear(_ byte: UInt8) -> Bool {
    Latin.isDigit(byte) || byte == 0x20 || byte == 0x2D || byte == 0x2C
  }

  /// Whether a word begins what is said of the rights: All Rights Reserved.
  private func isStatement(_ range: ByteRange, in view: ArticleView) -> Bool {
    words.isOne(range, of: .rightsStatement, in: view)
  }

  /// Appends the words right before 版权所有 that a mark, a blank or a number sets off.
  private func appendHolder(
    before end: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    let stop = view.skippingSpacesBack(from: end)
    var start = stop
    var index = view.tokenIndex(at: end)
    var count = 0
    while index > 0, count < CopyrightNames.longest {
      let token = tokens[index - 1]
      guard token.range.end == start, token.form == .han || token.form == .latin else { break }
      index -= 1
      count += 1
      start = token.range.start
    }
    guard count > 0, count < CopyrightNames.longest else { return }
    append(ByteRange(start, stop), in: view, to: &candidates)
  }

  /// Appends the words between 版权归 and 所有.
  private func appendOwner(
    from start: Int, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let bytes = view.bytes
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: start)
    guard index < tokens.count, tokens[index].range.start == start else { return }
    for _ in 0..<CopyrightNames.longest {
      guard index < tokens.count, tokens[index].form == .han || tokens[index].form == .latin else {
        return
      }
      let end = tokens[index].range.start
      if bytes.span.starts(with: "所有", at: end) {
        append(ByteRange(start, end), in: view, to: &candidates)
        return
      }
      // 原作者及原网站 are none.
      if words.isOne(tokens[index].range, of: .speaker, in: view) { return }
      index += 1
    }
  }

  private func append(
    _ range: ByteRange, in view: ArticleView, to candidates: inout [Candidate]
  ) {
    let first = view.segments.tokens[view.tokenIndex(at: range.start)].range
    guard range.count >= 4, !words.isOne(range, of: [.speaker, .plain, .defined], in: view),
      view.starting[first.start].intersection(view.ending[first.end])
        .isDisjoint(with: [.outside, .knownPerson]),
      !view.starting[range.start].intersection(view.ending[range.end]).contains(.genericStem)
    else { return }
    candidates.append(.organization(range))
  }
}
