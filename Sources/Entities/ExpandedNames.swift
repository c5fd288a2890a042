// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the words that an abbreviation stands for in the bracket behind it: LaNM (Larkmere Neural
/// Model).
struct ExpandedNames {
  /// The longest bracket, in bytes.
  private static let longest = 80

  let view: ArticleView

  /// Returns candidates for what the chosen names in Latin letters stand for, each with the scores
  /// of its name.
  ///
  /// - Complexity: O(*n*) in the number of names.
  func candidates(of names: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    for name in names where name.range.count <= 10 && Latin.isUpper(view.bytes[name.range.start]) {
      guard let range = bracket(behind: name.range.end), isExpansion(range, of: name.range) else {
        continue
      }
      var candidate = name
      candidate.range = range
      candidate.senses = 0..<0
      candidate.sources = .latin
      candidate.key = view.key(range)
      result.append(candidate)
    }
    return result
  }

  /// The letters and blanks that a bracket begins with.
  private func bracket(behind offset: Int) -> ByteRange? {
    let bytes = view.bytes
    let opener = view.skippingSpaces(from: view.skippingCloser(from: offset))
    guard opener < bytes.count else { return nil }
    let start: Int
    if bytes[opener] == 0x28 {
      start = opener + 1
    } else if bytes.span.starts(with: "（", at: opener) {
      start = opener + 3
    } else {
      return nil
    }
    var end = start
    while end < bytes.count, end - start <= ExpandedNames.longest,
      Latin.isLetter(bytes[end]) || bytes[end] == 0x20 || bytes[end] == 0x2D
    {
      end += 1
    }
    guard end < bytes.count, end - start <= ExpandedNames.longest else { return nil }
    switch bytes.span.scalar(at: end).value {
    case 0x29, 0xFF09, 0x2C, 0xFF0C: return ByteRange(start, end)
    default: return nil
    }
  }

  /// Whether words of a bracket begin with the capitals of a name, one each.
  func isExpansion(_ range: ByteRange, of name: ByteRange) -> Bool {
    let bytes = view.bytes
    var capitals = bytes[name.start..<name.end].filter { Latin.isUpper($0) }[...]
    guard capitals.count > 1, bytes[name.start..<name.end].allSatisfy({ Latin.isLetter($0) }) else {
      return false
    }
    for offset in range.start..<range.end
    where Latin.isUpper(bytes[offset]) && (offset == range.start || bytes[offset - 1] == 0x20) {
      guard capitals.popFirst() == bytes[offset] else { return false }
    }
    return capitals.isEmpty && bytes[range.end - 1] != 0x20
  }

  /// Whether a word is a technology by a list, and words with its letters follow in a bracket: MaaS
  /// (Model as a service).
  func isSpelledOut(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    // Of what may follow a name, few bytes begin a bracket or the space before it.
    guard range.end < text.count,
      text[range.end] == 0x28 || text[range.end] == 0x20 || text[range.end] == 0xEF,
      view.starting[range.start].contains(.genericLatin),
      view.ending[range.end].contains(.genericLatin)
    else { return false }
    var offset = view.skippingSpaces(from: range.end)
    guard offset < text.count, text[offset] == 0x28 || text.starts(with: "（", at: offset) else {
      return false
    }
    offset += text.scalar(at: offset).count
    var letters = bytes[range.start..<range.end]
    var isInWord = false
    while offset < text.count, Latin.isLetter(text[offset]) || text[offset] == 0x20 {
      if !isInWord, text[offset] != 0x20 {
        guard let letter = letters.popFirst(), letter | 0x20 == text[offset] | 0x20 else {
          return false
        }
      }
      isInWord = text[offset] != 0x20
      offset += 1
    }
    return letters.isEmpty
  }
}
