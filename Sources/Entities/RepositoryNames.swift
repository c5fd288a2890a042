// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the names of projects that the address of their repository behind them confirms:
/// **orvanta-kit** … https://github.com/orvanta/orvanta-kit.
///
/// So a name in small letters, or one that is a common word as well, is told from other words that
/// are set off.
struct RepositoryNames {
  /// How far before its address a name is looked for, in bytes.
  private static let reach = 1200
  /// How many lines before that of the address are looked at.
  private static let lines = 1

  let words: CompanyWords

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n* + *m*) in the length of the text and the number *m* of addresses.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 0
    while let place = text.firstIndex(of: 0x3A, from: offset, to: text.count) {
      offset = place + 1
      guard text.starts(with: "://", at: place) else { continue }
      let host = place + (text.starts(with: "www.", at: place + 3) ? 7 : 3)
      guard let end = words.end(of: .repositoryHost, at: host, in: view),
        let name = project(behind: end, in: text)
      else { continue }
      append(name, before: place, in: text, to: &candidates)
    }
  }

  /// Returns the second part of a path: `lanfeng-kit` in `/lanfeng/lanfeng-kit/issues`.
  private func project(behind offset: Int, in text: Span<UInt8>) -> ByteRange? {
    guard offset < text.count, text[offset] == 0x2F else { return nil }
    let owner = part(from: offset + 1, in: text)
    guard owner.count > 0, owner.end < text.count, text[owner.end] == 0x2F else { return nil }
    let name = part(from: owner.end + 1, in: text)
    guard name.count > 1, name.count < 60 else { return nil }
    for place in name.start..<name.end where Latin.isLetter(text[place]) { return name }
    return nil
  }

  private func part(from start: Int, in text: Span<UInt8>) -> ByteRange {
    var end = start
    while end < text.count,
      Latin.isAlphanumeric(text[end]) || text[end] == 0x2D || text[end] == 0x2E || text[end] == 0x5F
    {
      end += 1
    }
    while end > start, text[end - 1] == 0x2E { end -= 1 }
    return ByteRange(start, end)
  }

  /// Appends what is set off before the address and reads as the project does.
  private func append(
    _ name: ByteRange, before address: Int, in text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    let first = max(0, address - RepositoryNames.reach)
    var place = address
    var lines = 0
    while place > first {
      place -= 1
      if text[place] == 0x0A {
        lines += 1
        if lines > RepositoryNames.lines { return }
      }
      guard Latin.isAlphanumeric(text[place]), text[place] | 0x20 == text[name.start] | 0x20,
        isOpened(place, in: text)
      else { continue }
      let range = ByteRange(place, place + name.count)
      guard range.end < address, matches(range, name, in: text), isClosed(range.end, in: text)
      else { continue }
      var candidate = Candidate(range: range, sources: .latin)
      candidate.certainPlace = 3
      candidates.append(candidate)
    }
  }

  private func matches(_ range: ByteRange, _ name: ByteRange, in text: Span<UInt8>) -> Bool {
    for step in 0..<name.count {
      let own = text[range.start + step]
      let other = text[name.start + step]
      if own != other, !Latin.isLetter(own) || own | 0x20 != other | 0x20 { return false }
    }
    return true
  }

  /// Whether a mark that sets a name off ends at an offset: `**`, a back tick, a quotation mark,
  /// the bracket of a link.
  private func isOpened(_ offset: Int, in text: Span<UInt8>) -> Bool {
    guard offset > 0 else { return false }
    switch text[offset - 1] {
    case 0x22, 0x5B, 0x60: return true
    case 0x2A: return offset > 1 && text[offset - 2] == 0x2A
    case 0x9C: return offset > 2 && text[offset - 3] == 0xE2 && text[offset - 2] == 0x80
    case 0x8C: return offset > 2 && text[offset - 3] == 0xE3 && text[offset - 2] == 0x80
    default: return false
    }
  }

  /// Whether the name goes on neither directly nor with another Latin word.
  private func isClosed(_ offset: Int, in text: Span<UInt8>) -> Bool {
    var offset = offset
    if offset < text.count, text[offset] == 0x20 { offset += 1 }
    guard offset < text.count else { return true }
    switch text[offset] {
    case 0x2D, 0x2E, 0x2F, 0x5F: return false
    default: return !Latin.isAlphanumeric(text[offset])
    }
  }
}
