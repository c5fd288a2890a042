// SPDX-License-Identifier: Apache-2.0

import Lexicon
public import TextModel

/// Finds the words of a text clause by clause, only where a stage asks for them.
///
/// The words are those that ``SegmentationWorker/segment(_:)`` finds: a clause begins and ends with
/// a mark that is always a token of its own, so that nothing before or behind it has a say; inside
/// of a clause each run of ideographs is segmented by itself.
public final class ClauseWords {
  private var path: WordPath

  init(words: WordDictionary, costs: SegmentationCosts) {
    path = WordPath(words: words, costs: costs)
  }

  /// Appends the words of the run of ideographs round `offset`; null where no ideograph stands
  /// there.
  ///
  /// - Returns: the run.
  /// - Complexity: O(*n*) in the bytes of the run.
  public func appendRun(
    around offset: Int, in bytes: [UInt8], to tokens: inout [Token]
  ) -> ByteRange? {
    let span = bytes.span
    guard offset < span.count, CharacterClass.of(span.scalar(at: offset).value) == .han else {
      return nil
    }
    var start = offset
    while let before = span.scalarStart(before: start),
      CharacterClass.of(span.scalar(at: before).value) == .han
    {
      start = before
    }
    var scanner = RunScanner(from: start)
    guard let run = scanner.next(in: span) else { return nil }
    path.appendWords(of: run.range, in: span, to: &tokens)
    return run.range
  }

  /// Appends the words round `offset`, from the mark 。，；！？ at or before it to the next one behind
  /// it, both taken in.
  ///
  /// - Returns: the stretch whose words were found, without the mark that ends it; it holds
  ///   `offset`.
  /// - Complexity: O(*n*) in the bytes of the stretch.
  public func append(
    around offset: Int, in bytes: [UInt8], to tokens: inout [Token]
  ) -> ByteRange {
    let span = bytes.span
    let start = ClauseWords.start(of: offset, in: span)
    var scanner = RunScanner(from: start)
    while let run = scanner.next(in: span) {
      switch run.kind {
      case .han: path.appendWords(of: run.range, in: span, to: &tokens)
      case .latin:
        tokens.append(Token(range: run.range, partOfSpeech: .properNoun, form: .latin))
      case .number:
        tokens.append(Token(range: run.range, partOfSpeech: .numeral, form: .number))
      case .other: tokens.append(Token(range: run.range, partOfSpeech: .other, form: .other))
      case .space, .newline: break
      case .punctuation(let mark):
        tokens.append(
          Token(
            range: run.range, partOfSpeech: mark == .mark ? .symbol : .punctuation,
            form: .punctuation))
        if run.range.start > offset, ClauseWords.isMark(span, run.range.start) {
          return ByteRange(start, run.range.start)
        }
      }
    }
    return ByteRange(start, bytes.count + 1)
  }

  /// The first of the marks of one kind that stand at or before `offset`, or zero.
  private static func start(of offset: Int, in span: Span<UInt8>) -> Int {
    var start = min(offset, span.count)
    while start > 0 {
      if isMark(span, start), !isMark(span, start - 3) || span[start - 1] != span[start + 2] {
        return start
      }
      start -= 1
    }
    return 0
  }

  /// Whether 。，；！ or ？ stands at `offset`.
  private static func isMark(_ span: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 0, offset + 2 < span.count else { return false }
    switch span[offset] {
    case 0xE3: return span[offset + 1] == 0x80 && span[offset + 2] == 0x82
    case 0xEF:
      guard span[offset + 1] == 0xBC else { return false }
      switch span[offset + 2] {
      case 0x8C, 0x9B, 0x81, 0x9F: return true
      default: return false
      }
    default: return false
    }
  }
}
