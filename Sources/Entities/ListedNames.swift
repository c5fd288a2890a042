// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds listed companies by the code that stands behind them in brackets: 芦汀机器(600123),
/// 芦汀机器（00123.HK）.
struct ListedNames {
  let words: CompanyWords

  /// The longest name, in words and bytes.
  private static let longestCount = 5
  private static let longestBytes = 24
  /// How the codes of the boards of Shanghai, Shenzhen and Beijing begin.
  private static let boards = ["60", "68", "00", "30", "43", "83", "87", "92"].map {
    Array($0.utf8)
  }

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    guard text.count > 6 else { return }
    appendMarked(in: view, to: &candidates)
    // The last bytes of ( and （.
    for byte in [UInt8(ascii: "("), 0x88] {
      var offset = 2
      while let place = text.firstIndex(of: byte, from: offset, to: text.count) {
        offset = place + 1
        guard offset < text.count, Latin.isDigit(text[offset]) else { continue }
        let index = view.tokenIndex(at: place)
        guard index > 0, let range = known(before: index, in: view) ?? name(before: index, in: view)
        else { continue }
        candidates.append(.organization(range))
      }
    }
  }

  /// Returns the longest company of the dictionaries before a bracket with a code.
  private func known(before last: Int, in view: ArticleView) -> ByteRange? {
    guard isCode(behind: last, in: view) else { return nil }
    let end = view.segments.tokens[last - 1].range.end
    return end == view.segments.tokens[last].range.start
      ? view.names(endingAt: end).first { $0.count >= 9 } : nil
  }

  /// Appends the names that the mark of a company in distress begins: *ST芦汀.
  private func appendMarked(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 0
    while let place = text.firstIndex(of: UInt8(ascii: "*"), from: offset, to: text.count) {
      offset = place + 1
      guard let end = ListedNames.markedEnd(from: place + 1, in: text) else { continue }
      candidates.append(.organization(ByteRange(place, end)))
    }
  }

  /// Returns where a name of two characters behind the mark ST ends, the kind of its shares with
  /// it: ST芦汀B.
  static func markedEnd(from start: Int, in text: Span<UInt8>) -> Int? {
    guard text.starts(with: "ST", at: start) else { return nil }
    var end = start + 2
    while end + 2 < text.count, text[end] >= 0xE4, text[end] <= 0xE9, end - start < 8 { end += 3 }
    guard end == start + 8 else { return nil }
    let isKind =
      end < text.count
      && (text[end] == UInt8(ascii: "A") || text[end] == UInt8(ascii: "B"))
      && (end + 1 == text.count || !Latin.isAlphanumeric(text[end + 1]))
    return isKind ? end + 1 : end
  }

  /// Whether a bracket and then a code of five or six digits stand at a word.
  private func isCode(behind index: Int, in view: ArticleView) -> Bool {
    let range = view.segments.tokens[index].range
    let isBracket =
      range.count == 1 && view.bytes[range.start] == UInt8(ascii: "(")
      || range.count == 3 && view.bytes[range.start] == 0xEF && view.bytes[range.start + 2] == 0x88
    guard isBracket else { return false }
    var end = range.end
    while end < view.bytes.count, end - range.end < 7, view.bytes[end] >= 0x30,
      view.bytes[end] <= 0x39
    {
      end += 1
    }
    guard end < view.bytes.count else { return false }
    // The exchange: .HK, .SZ.
    if view.bytes[end] == UInt8(ascii: ".") { return end - range.end >= 5 && end - range.end <= 6 }
    guard end - range.end == 6, view.bytes[end] == UInt8(ascii: ")") || view.bytes[end] == 0xEF
    else { return false }
    return ListedNames.boards.contains(Array(view.bytes[range.end..<(range.end + 2)]))
  }

  /// Returns the words before a bracket with a code, as far back as a mark or a word that no name
  /// holds.
  private func name(before last: Int, in view: ArticleView) -> ByteRange? {
    guard isCode(behind: last, in: view) else { return nil }
    let tokens = view.segments.tokens
    let end = tokens[last - 1].range.end
    guard end == tokens[last].range.start else { return nil }
    var index = last - 1
    while index >= 0, last - index <= ListedNames.longestCount {
      let token = tokens[index]
      // 收购云汀岚30%股权晴衡光电(600123): the headline ends where the text begins.
      guard end - token.range.start <= ListedNames.longestBytes, belongs(token, in: view),
        index == last - 1 || !words.isOne(token.range, of: .share, in: view)
      else { break }
      index -= 1
      if view.marks[token.range.start].contains(.clauseStart) { break }
    }
    // A word alone is a noun: 编号(600123).
    guard index < last - 2 else { return nil }
    let start = tokens[index + 1].range.start
    let isWhole =
      index < 0 || view.marks[start].contains(.clauseStart)
      || !belongs(tokens[index], in: view)
      || words.isOne(tokens[index].range, of: .share, in: view)
    return isWhole && end - start >= 6 ? ByteRange(start, end) : nil
  }

  /// Whether a word may stand inside a name.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .han || token.form == .latin else { return false }
    guard view.mayBeInName(token) else { return false }
    let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
    return cues.isDisjoint(with: [.sayVerb, .organizationVerb, .acquireVerb, .adverb, .listAnd])
  }
}
