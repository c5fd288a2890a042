// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Splits a normalized text into sentences, clauses and words by trained weights.
///
/// Words are those of UD_Chinese-GSDSimp.  Runs of letters stay whole, a user's words come out as
/// words, and a space always parts words.  The words of a line depend on that line alone.
public struct TrainedSegmenter: Sendable {
  private let model: WordModel
  private let userWords: WordDictionary?

  /// Makes a segmenter.
  ///
  /// - Parameters:
  ///   - model: the weights.
  ///   - lexicon: the lexicon whose overlays hold the user's words, or null.
  public init(model: WordModel, lexicon: Lexicon? = nil) {
    self.model = model
    userWords = lexicon.flatMap { $0.words.hasSingleLayer ? nil : $0.words }
  }

  /// Makes a worker, which owns the buffers of one thread.
  public func makeWorker() -> TrainedSegmentationWorker {
    TrainedSegmentationWorker(model: model, userWords: userWords)
  }
}

/// Segments one text after another, in buffers that it keeps.
public struct TrainedSegmentationWorker {
  /// The longest sequence in units; no real sentence is as long.
  private static let longestSequence = 1_024

  private let model: WordModel
  private let userWords: WordDictionary?
  package private(set) var lattice = WordLattice()
  private var scorer = WordScorer()
  private var tagger = PartOfSpeechTagger()

  init(model: WordModel, userWords: WordDictionary?) {
    self.model = model
    self.userWords = userWords
  }

  /// Returns the sentences, clauses and words of `text`.
  ///
  /// - Parameters:
  ///   - text: a normalized text.
  ///   - findsPartsOfSpeech: whether tokens get parts of speech; without, they are `X`.
  /// - Returns: all that was found, in reading order.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func segment(
    _ text: NormalizedText, findsPartsOfSpeech: Bool = true
  ) -> SegmentedText {
    let bytes = text.bytes.span
    var assembler = SentenceAssembler(byteCount: bytes.count)
    var scanner = UnitScanner(model: model)
    while scanner.next(in: bytes, into: &lattice, limit: Self.longestSequence) {
      if lattice.count > 0 {
        finish(in: bytes)
        emit(to: &assembler, in: bytes, findsPartsOfSpeech: findsPartsOfSpeech)
      }
      if scanner.endsLine { assembler.endLine(at: scanner.offset) }
    }
    assembler.endLine(at: bytes.count)
    return assembler.result
  }

  private mutating func finish(in bytes: Span<UInt8>) {
    if let userWords { forceWords(of: userWords, in: bytes) }
    lattice.finish(model: model)
    scorer.findWords(of: lattice, model: model)
  }

  /// Makes words of the user's words, the longest first, from left to right.
  private mutating func forceWords(of userWords: WordDictionary, in bytes: Span<UInt8>) {
    var index = 0
    while index < lattice.count {
      let end = userWords.endOfOverlaidWord(in: bytes, at: Int(lattice[index].start))
      var next = index
      while next < lattice.count, Int(lattice[next].end) < end { next += 1 }
      if end > 0, next < lattice.count, Int(lattice[next].end) == end {
        lattice.force(index..<(next + 1))
        index = next + 1
      } else {
        index += 1
      }
    }
  }

  private mutating func emit(
    to assembler: inout SentenceAssembler, in bytes: Span<UInt8>, findsPartsOfSpeech: Bool
  ) {
    let ends = scorer.ends
    let wordEnds = ends.span.extracting(first: scorer.wordCount)
    if findsPartsOfSpeech { tagger.take(wordEnds: wordEnds, of: lattice, model: model) }
    var first = 0
    var number = wordEnds.count
    while number > 0 {
      number &-= 1
      let end = Int(wordEnds[number])
      let range = ByteRange(Int(lattice[first].start), Int(lattice[end &- 1].end))
      let form = form(of: first..<end)
      let partOfSpeech =
        findsPartsOfSpeech ? tagger.found[wordEnds.count &- 1 &- number] : .other
      assembler.append(Token(range: range, partOfSpeech: partOfSpeech, form: form))
      if form == .punctuation {
        let mark = CharacterClass.of(bytes.scalar(at: range.start).value)
        assembler.punctuate(mark, in: range, of: bytes)
      }
      first = end
    }
  }

  @inline(__always)
  private func form(of units: Range<Int>) -> TokenForm {
    let kind = lattice[units.lowerBound].kind
    if kind == UnitKind.han.rawValue { return .han }
    return units.count == 1
      ? TrainedSegmentationWorker.form(of: kind) : formOfRuns(units)
  }

  private static func form(of kind: UInt8) -> TokenForm {
    switch UnitKind(rawValue: kind) {
    case .han, .numeral, .time: .han
    case .letters: .latin
    case .digits: .number
    case .mark: .punctuation
    default: .other
    }
  }

  /// The form of a word of several units: ideographs, else letters, else digits.
  private func formOfRuns(_ units: Range<Int>) -> TokenForm {
    var form = TokenForm.number
    for index in units {
      switch TrainedSegmentationWorker.form(of: lattice[index].kind) {
      case .han: return .han
      case .latin: form = .latin
      default: break
      }
    }
    return form
  }
}
