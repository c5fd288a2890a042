// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Gathers tokens into clauses and sentences.
///
/// A sentence ends at its line's end or behind 。！？ and the closing marks that follow; not inside
/// brackets and book-title marks.  A clause ends behind ，；： and at its sentence's end.
struct SentenceAssembler {
  /// What a bracket may hold at most before it counts as never closed, in bytes.
  private static let longestBracket = 600

  private(set) var isLineStart = true
  var result: SegmentedText
  private var clauseStart = 0
  private var sentenceClauseStart = 0
  private var sentenceTokenStart = 0
  /// How many brackets are open, and where the outermost began.
  private var depth = 0
  private var outermost = 0
  /// Whether a terminator was seen, so that the sentence ends at the next token that closes
  /// nothing.
  private var isEnding = false

  init(byteCount: Int) {
    result = SegmentedText()
    result.tokens.reserveCapacity(byteCount / 4 + 4)
    result.clauses.reserveCapacity(byteCount / 30 + 1)
    result.sentences.reserveCapacity(byteCount / 90 + 1)
  }

  mutating func append(_ token: Token) {
    result.tokens.append(token)
  }

  /// Tells that the last token is the mark `kind`.
  mutating func punctuate(_ kind: CharacterClass, in range: ByteRange, of bytes: Span<UInt8>) {
    if depth > 0 && range.start - outermost > SentenceAssembler.longestBracket { depth = 0 }
    switch kind {
    case .openingBracket:
      if depth == 0 { outermost = range.start }
      depth += 1
    case .closingBracket:
      depth = max(0, depth - 1)
      // A sentence in brackets, its stop inside: （以上为摘要。）
      if depth == 0 && sentenceTokenStart < result.tokens.count
        && result.tokens[sentenceTokenStart].range.start == outermost
        && isBehindTerminator(range, in: bytes)
      {
        isEnding = true
      }
      endSentenceIfClosed(behind: range, in: bytes)
    case .closingQuote, .mark:
      endSentenceIfClosed(behind: range, in: bytes)
    case .terminator:
      guard depth == 0 else { return }
      isEnding = true
      endSentenceIfClosed(behind: range, in: bytes)
    case .point:
      guard depth == 0, isFullStop(range, in: bytes) else { return }
      isEnding = true
      endSentenceIfClosed(behind: range, in: bytes)
    case .separator:
      if depth == 0 && !isBetweenDigits(range, in: bytes) { endClause() }
    default:
      return
    }
  }

  /// Ends the sentence of the line that ends at `offset`.
  mutating func endLine(at offset: Int) {
    endSentence()
    depth = 0
    isLineStart = true
  }

  /// Ends the sentence unless a closing mark follows, which still belongs to it.
  private mutating func endSentenceIfClosed(behind range: ByteRange, in bytes: Span<UInt8>) {
    guard isEnding else { return }
    if range.end < bytes.count {
      switch CharacterClass.of(bytes.scalar(at: range.end).value) {
      case .closingQuote, .closingBracket, .terminator: return
      case .mark where bytes[range.end] == 0x22 && isClosing(range.end, in: bytes): return
      default: break
      }
    }
    endSentence()
  }

  private func isBehindTerminator(_ range: ByteRange, in bytes: Span<UInt8>) -> Bool {
    guard let previous = bytes.scalarStart(before: range.start) else { return false }
    return CharacterClass.of(bytes.scalar(at: previous).value) == .terminator
  }

  /// Returns whether the straight quotation mark at `offset` closes: nothing follows it directly.
  private func isClosing(_ offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset + 1 < bytes.count else { return true }
    switch CharacterClass.of(bytes.scalar(at: offset + 1).value) {
    case .space, .newline, .closingBracket, .closingQuote: return true
    default: return false
    }
  }

  /// Whether a capital, with two small letters behind it at the most and none of them a vowel, is
  /// all of the word that ends before a point: K, Dr, Mrs.
  private func isAbbreviation(before point: Int, in bytes: Span<UInt8>) -> Bool {
    var start = point
    while start > 0, point - start < 4, (bytes[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
    guard start < point, point - start < 4, SentenceAssembler.isCapital(bytes[start]),
      start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x2E || bytes[start - 1] >= 0x80
    else { return false }
    return (start + 1..<point).allSatisfy { offset in
      switch bytes[offset] {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: false
      case 0x62...0x7A: true
      default: false
      }
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// Returns whether a point ends a sentence: at the line's end or before a space, behind a word
  /// and not behind the number of a list item; where ideographs go on behind the space, it belongs
  /// to an abbreviation (`Inc. 没有回应`), and where a word with a capital does, to one without a vowel
  /// (`Orvan K. Zhang`, `Dr. Zhang`).
  private func isFullStop(_ range: ByteRange, in bytes: Span<UInt8>) -> Bool {
    guard range.count == 1, range.start > 0 else { return false }
    switch CharacterClass.of(UInt32(bytes[range.start - 1])) {
    case .digit, .space: return false
    default: break
    }
    guard range.end < bytes.count else { return true }
    switch CharacterClass.of(bytes.scalar(at: range.end).value) {
    case .newline, .closingQuote, .closingBracket: return true
    case .han: return bytes[range.start - 1] >= 0x80
    case .space:
      guard range.end + 1 < bytes.count else { return true }
      if CharacterClass.of(bytes.scalar(at: range.end + 1).value) == .han { return false }
      return !isAbbreviation(before: range.start, in: bytes)
        || !SentenceAssembler.isCapital(bytes[range.end + 1])
    default: return false
    }
  }

  private func isBetweenDigits(_ range: ByteRange, in bytes: Span<UInt8>) -> Bool {
    guard range.count == 1, range.start > 0, range.end < bytes.count else { return false }
    return CharacterClass.of(UInt32(bytes[range.start - 1])) == .digit
      && CharacterClass.of(UInt32(bytes[range.end])) == .digit
  }

  private mutating func endClause() {
    guard clauseStart < result.tokens.count else { return }
    let tokens = clauseStart..<result.tokens.count
    result.clauses.append(Clause(range: range(of: tokens), tokens: tokens))
    clauseStart = tokens.upperBound
  }

  private mutating func endSentence() {
    isEnding = false
    endClause()
    guard sentenceTokenStart < result.tokens.count else { return }
    let tokens = sentenceTokenStart..<result.tokens.count
    result.sentences.append(
      Sentence(
        range: range(of: tokens), clauses: sentenceClauseStart..<result.clauses.count,
        tokens: tokens, startsLine: isLineStart))
    isLineStart = false
    sentenceTokenStart = tokens.upperBound
    sentenceClauseStart = result.clauses.count
  }

  private func range(of tokens: Range<Int>) -> ByteRange {
    ByteRange(
      result.tokens[tokens.lowerBound].range.start, result.tokens[tokens.upperBound - 1].range.end)
  }
}
