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
  /// The runs of the window, and those between them.
  private var runs: [TextRun] = []

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
    var rest: TextRun?
    repeat {
      rest = readWindow(rest, by: &scanner, in: bytes)
      path.find(in: bytes)
      var runNumber = 0
      for run in runs {
        if case .han = run.kind {
          path.appendRun(runNumber, to: &assembler.result.tokens)
          runNumber &+= 1
        } else {
          SegmentationWorker.append(run, of: bytes, to: &assembler)
        }
      }
    } while rest != nil
    assembler.endLine(at: bytes.count)
    return assembler.result
  }

  /// Reads runs, `first` before those that come, until the text ends or the window is full; returns
  /// what is left of the last.
  private mutating func readWindow(
    _ first: TextRun?, by scanner: inout RunScanner, in bytes: Span<UInt8>
  ) -> TextRun? {
    path.removeAll()
    runs.removeAll(keepingCapacity: true)
    var pending = first
    while let run = pending ?? scanner.next(in: bytes) {
      pending = nil
      if case .han = run.kind {
        let end = path.read(run.range, in: bytes)
        if end > run.range.start {
          runs.append(TextRun(kind: .han, range: ByteRange(run.range.start, end)))
        }
        if end < run.range.end {
          return TextRun(kind: .han, range: ByteRange(end, run.range.end))
        }
      } else {
        runs.append(run)
      }
    }
    return nil
  }

  /// Appends what is no run of ideographs.
  private static func append(
    _ run: TextRun, of bytes: Span<UInt8>, to assembler: inout SentenceAssembler
  ) {
    switch run.kind {
    case .latin:
      assembler.append(Token(range: run.range, partOfSpeech: .properNoun, form: .latin))
    case .number:
      assembler.append(Token(range: run.range, partOfSpeech: .numeral, form: .number))
    case .other:
      assembler.append(Token(range: run.range, partOfSpeech: .other, form: .other))
    case .han, .space: break
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
}
