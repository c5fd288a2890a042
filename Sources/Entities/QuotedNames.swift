// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds what stands between quotation marks and may be a name, and the titles in book-title marks.
struct QuotedNames {
  /// Longer quotations are speech.
  private static let longestName = 48
  /// Titles of papers and regulations are longer.
  private static let longestTitle = 180

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 0
    var straight: Int?
    while offset < text.count {
      let byte = text[offset]
      if text.startsIdeograph(at: offset) {
        offset += 3
        continue
      }
      if byte < 0x80, byte != 0x22, byte != 0x0A {
        offset += 1
        continue
      }
      if byte > 0xE3 {
        offset += Latin.length(ofLead: byte)
        continue
      }
      if byte == 0x22 {
        if let start = straight, offset > start, offset - start <= QuotedNames.longestName,
          isPlain(start..<offset, in: text)
        {
          candidates.append(
            Candidate(range: plain(ByteRange(start, offset), in: text), sources: .quotation))
          straight = nil
        } else {
          straight = offset + 1
        }
        offset += 1
        continue
      }
      if byte == 0x0A { straight = nil }
      guard byte == 0xE2 || byte == 0xE3, offset + 2 < text.count else {
        offset += Latin.length(ofLead: byte)
        continue
      }
      let value = text.scalar(at: offset).value
      let start = offset + 3
      switch value {
      case 0x201C, 0x2018:
        // The corpora close “ with ” or, carelessly, with ".
        close(start, with: value + 1, or: 0x22, limit: QuotedNames.longestName, in: text) { end in
          candidates.append(
            Candidate(range: plain(ByteRange(start, end), in: text), sources: .quotation))
        }
      case 0x300C, 0x300E:
        close(start, with: value + 1, or: 0, limit: QuotedNames.longestName, in: text) { end in
          candidates.append(
            Candidate(range: plain(ByteRange(start, end), in: text), sources: .quotation))
        }
      case 0x300A:
        close(start, with: 0x300B, or: 0, limit: QuotedNames.longestTitle, in: text) { end in
          candidates.append(
            Candidate(range: plain(ByteRange(start, end), in: text), sources: .bookTitle))
        }
      case 0x201D:
        if let begin = straight, offset > begin, offset - begin <= QuotedNames.longestName,
          isPlain(begin..<offset, in: text)
        {
          candidates.append(
            Candidate(range: plain(ByteRange(begin, offset), in: text), sources: .quotation))
        }
        straight = nil
      default:
        break
      }
      offset = start
    }
  }

  /// A name without the marks of emphasis around it: “**芦汀**”.
  private func plain(_ range: ByteRange, in text: Span<UInt8>) -> ByteRange {
    guard range.count > 4, text.starts(with: "**", at: range.start),
      text.starts(with: "**", at: range.end - 2)
    else { return range }
    return ByteRange(range.start + 2, range.end - 2)
  }

  /// Calls `body` with where the mark is closed, unless it is empty, too long or broken by a line.
  private func close(
    _ start: Int, with mark: UInt32, or other: UInt32, limit: Int, in text: Span<UInt8>,
    _ body: (Int) -> Void
  ) {
    var offset = start
    while offset < text.count, offset - start <= limit {
      let scalar = text.scalar(at: offset)
      if scalar.value == mark || (other != 0 && scalar.value == other) {
        if offset > start, mark == 0x300B || isPlain(start..<offset, in: text) { body(offset) }
        return
      }
      if scalar.value == 0x0A { return }
      offset += scalar.count
    }
  }

  /// Whether no mark of a sentence stands inside.
  private func isPlain(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      switch scalar.value {
      case 0x0A, 0x2C, 0xFF0C, 0x3002, 0xFF01, 0xFF1F, 0x3F, 0x21, 0xFF1B, 0x3001, 0x2026,
        0x201C, 0x300C, 0xFF1A:
        return false
      default:
        break
      }
      offset += scalar.count
    }
    return true
  }
}
