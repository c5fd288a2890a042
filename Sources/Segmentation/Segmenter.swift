// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Splits a normalized text into sentences, clauses and words.
///
/// Words are the cheapest path through the dictionary's words (costs are negative log frequencies,
/// so that the path is the likeliest one under a unigram model); a run of Latin letters and digits
/// is one word with its version (`GPT-4`, `DALL·E 2.0`, `iOS 17`).
///
/// A segmenter is immutable and may be shared; each thread makes a worker of its own.
public struct Segmenter: Sendable {
  private let words: WordDictionary
  private let costs: SegmentationCosts

  /// Makes a segmenter of a lexicon's words, with the lexicon's weights or with others.
  public init(lexicon: Lexicon, costs: SegmentationCosts? = nil) {
    words = lexicon.words
    self.costs = costs ?? SegmentationCosts(lexicon: lexicon)
  }

  /// Makes a worker, which owns the buffers of one thread.
  public func makeWorker() -> SegmentationWorker {
    SegmentationWorker(words: words, costs: costs)
  }

  /// Makes a finder of words clause by clause, which owns the buffers of one thread.
  public func makeClauseWords() -> ClauseWords {
    ClauseWords(words: words, costs: costs)
  }
}

/// Segments one text after another, in buffers that it keeps.
public struct SegmentationWorker {
  private var path: WordPath

  init(words: WordDictionary, costs: SegmentationCosts) {
    path = WordPath(words: words, costs: costs)
  }

  /// Returns the sentences, clauses and words of `text`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func segment(_ text: NormalizedText) -> SegmentedText {
    let bytes = text.bytes.span
    var assembler = SentenceAssembler(byteCount: bytes.count)
    var scanner = RunScanner()
    while let run = scanner.next(in: bytes) {
      switch run.kind {
      case .han:
        path.appendWords(of: run.range, in: bytes, to: &assembler.result.tokens)
      case .latin:
        assembler.append(
          Token(range: run.range, partOfSpeech: .properNoun, form: .latin))
      case .number:
        assembler.append(Token(range: run.range, partOfSpeech: .numeral, form: .number))
      case .other:
        assembler.append(Token(range: run.range, partOfSpeech: .other, form: .other))
      case .space:
        break
      case .newline:
        assembler.endLine(at: run.range.start)
      case .punctuation(let mark):
        assembler.append(
          Token(
            range: run.range, partOfSpeech: mark == .mark ? .symbol : .punctuation,
            form: .punctuation))
        assembler.punctuate(mark, in: run.range, of: bytes)
      }
    }
    assembler.endLine(at: bytes.count)
    return assembler.result
  }
}
