// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds names in Latin letters: `GPT-4`, `Claude 3.5 Sonnet`, `Sam Altman`, `Ubuntu 22.04 LTS`.
///
/// Words with a capital or a digit that stand one space apart are a group; the group is a
/// candidate, and so are the parts that it may fall into.  Which of them is a name is left to the
/// scorer.
struct LatinNames {
  /// A group longer than this is a title or a sentence.
  private static let longestGroup = 9

  /// The words of one line's stretch that stand one space apart.
  private var run: [LatinWord] = []

  /// Appends the candidates of a text.
  mutating func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var scanner = LatinWordScanner(from: 0, to: text.count)
    while let word = scanner.next(in: text) {
      if view.marks[word.range.start].contains(.insideCode) {
        // `Node.js` between back ticks may be a name, an address never is.
        flush(view, to: &candidates)
        if Latin.isSingleCodeWord(word.range, in: view) {
          run.append(word)
          flush(view, to: &candidates)
        }
        continue
      }
      if let last = run.last, !areJoined(last.range.end, word.range.start, in: text) {
        flush(view, to: &candidates)
      }
      run.append(word)
    }
    flush(view, to: &candidates)
  }

  private func areJoined(_ end: Int, _ start: Int, in text: Span<UInt8>) -> Bool {
    guard end < start else { return false }
    if start - end == 1 { return text[end] == 0x20 }
    guard start - end == 2 else { return false }
    if text[end] == 0x2E, text[end + 1] == 0x20 {
      return isShortened(end, in: text) && Latin.isUpper(text[start])
    }
    return text[end] == 0xC2 && text[end + 1] == 0xA0
  }

  /// Whether the first letter of a name or `St` ends at an offset (`Orvan K. Zhang`, `Orvan St.
  /// Clair`).
  private func isShortened(_ end: Int, in text: Span<UInt8>) -> Bool {
    let start = text[end - 1] == 0x74 ? end - 2 : end - 1
    guard start >= 0, Latin.isUpper(text[start]), end - start == 1 || text[start] == 0x53 else {
      return false
    }
    return start == 0 || !Latin.isAlphanumeric(text[start - 1])
  }

  /// Turns the run into groups of words that look like names.
  private mutating func flush(_ view: ArticleView, to candidates: inout [Candidate]) {
    defer { run.removeAll(keepingCapacity: true) }
    var index = 0
    while index < run.count {
      if run.count > 1, isTitle(run[index], in: view) {
        index += 1
        continue
      }
      guard run[index].isNameLike || isKnown(run[index], in: view) else {
        if run[index].shape.contains(.hasLower),
          run.count <= 3 && run[index].length >= 3 || Latin.isCommand(run[index].range, in: view)
        {
          add(index...index, to: &candidates)
        }
        index += 1
        continue
      }
      var end = index + 1
      while end < run.count {
        if isAmount(run[end], in: view) || isTitle(run[end], in: view) {
          break
        } else if run[end].isNameLike || run[end].isNumber || isKnown(run[end], in: view) {
          end += 1
        } else if end + 1 < run.count, run[end + 1].isNameLike,
          Latin.isConnective(run[end].range, in: view)
        {
          end += 2
        } else {
          break
        }
      }
      addGroup(index..<end, view: view, to: &candidates)
      index = end
    }
  }

  /// Whether a number begins a sum or a date: the 40 of 芦汀AI 40亿元 is no version.
  private func isAmount(_ word: LatinWord, in view: ArticleView) -> Bool {
    word.isNumber && view.marks[word.range.start].contains(.insideExpression)
      && word.range.end < view.bytes.count
      && view.marks[word.range.end].contains(.insideExpression)
  }

  /// Whether a word is the title of a person: the CEO of 某公司 CEO 某某 parts two names.
  private func isTitle(_ word: LatinWord, in view: ArticleView) -> Bool {
    word.length <= 4 && !view.starting[word.range.start].isDisjoint(with: .personTitle)
      && view.starting[word.range.start].intersection(view.ending[word.range.end]).contains(
        .personTitle)
  }

  private func isKnown(_ word: LatinWord, in view: ArticleView) -> Bool {
    !view.starting[word.range.start].isDisjoint(with: .known)
  }

  private func addGroup(
    _ group: Range<Int>, view: ArticleView, to candidates: inout [Candidate]
  ) {
    guard group.count <= LatinNames.longestGroup else {
      for index in group { add(index...index, to: &candidates) }
      return
    }
    let last = group.upperBound - 1
    add(group.lowerBound...last, to: &candidates)
    addCompounds(
      ByteRange(run[group.lowerBound].range.start, run[last].range.end), view, to: &candidates)
    guard group.count > 1 else { return }
    // Each part from the left and from the right: at most 2n candidates, so that the work stays
    // linear in the text.
    for end in group.lowerBound..<last { add(group.lowerBound...end, to: &candidates) }
    for start in (group.lowerBound + 1)...last where !run[start].isNumber {
      add(start...last, to: &candidates)
    }
  }

  /// Appends 晚点LatePost: a Latin group and the one or two Chinese words right before it.
  private func addCompounds(
    _ range: ByteRange, _ view: ArticleView, to candidates: inout [Candidate]
  ) {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start)
    guard index < tokens.count, tokens[index].range.start == range.start else { return }
    var start = range.start
    for _ in 0..<2 {
      guard index > 0 else { return }
      index -= 1
      let token = tokens[index]
      guard token.form == .han, token.range.end == start, token.range.count <= 12 else { return }
      switch token.partOfSpeech {
      case .noun, .properNoun, .adjective, .other: break
      case .verb where token.range.count > 3: break
      default: return
      }
      let cues = view.starting[token.range.start].intersection(view.ending[start])
      guard
        cues.isDisjoint(with: [
          .releaseVerb, .sayVerb, .organizationVerb, .useVerb, .preposition, .naming, .productNoun,
          .personTitle, .knownOrganization, .owner,
        ])
      else { return }
      start = token.range.start
      candidates.append(Candidate(range: ByteRange(start, range.end), sources: .compound))
    }
  }

  private func add(_ words: ClosedRange<Int>, to candidates: inout [Candidate]) {
    let first = run[words.lowerBound]
    guard !(words.count == 1 && first.isNumber) else { return }
    candidates.append(
      Candidate(
        range: ByteRange(first.range.start, run[words.upperBound].range.end), sources: .latin))
  }
}

extension Latin {
  /// Whether one word in small letters is said to be a command: orvls 命令.
  ///
  /// The command line is no command, and what stands behind another word is part of that.
  static func isCommand(_ range: ByteRange, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let end = view.skippingSpaces(from: range.end)
    guard text.starts(with: "命令", at: end), !text.starts(with: "行", at: end + 6),
      !text.starts(with: "提示", at: end + 6)
    else { return false }
    let before = view.skippingSpacesBack(from: range.start)
    return (before == 0 || !isAlphanumeric(bytes[before - 1]))
      && (range.start == 0 || bytes[range.start - 1] != 0x2D)
      && bytes[range.start..<range.end].allSatisfy { !isUpper($0) && $0 != 0x20 }
      && view.starting[range.start].intersection(view.ending[range.end])
        .isDisjoint(with: [.genericLatin, .commonWord])
  }

  /// Whether a word is one that joins capitalized words: `Bank of America`.
  static func isConnective(_ range: ByteRange, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    switch range.count {
    case 2:
      return text.starts(with: "of", at: range.start) || text.starts(with: "de", at: range.start)
    case 3:
      return text.starts(with: "for", at: range.start) || text.starts(with: "the", at: range.start)
        || text.starts(with: "and", at: range.start)
    default: return false
    }
  }

  /// Whether a word fills its back ticks alone.
  static func isSingleCodeWord(_ range: ByteRange, in view: ArticleView) -> Bool {
    range.start > 0 && range.end < view.bytes.count && view.bytes[range.start - 1] == 0x60
      && view.bytes[range.end] == 0x60
  }
}
