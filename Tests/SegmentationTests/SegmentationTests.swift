// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconTestSupport
import MailuoTestSupport
import Normalization
import Segmentation
import Testing
import TextModel

/// One case of `Corpus/Cases/segmentation.yaml`.
struct SegmentationCase: Decodable, Sendable, CustomTestStringConvertible {
  let text: String
  let sentences: [String]?
  let words: [String]?

  var testDescription: String { text }

  static let all = Result { try CaseFile.cases("segmentation.yaml", as: SegmentationCase.self) }
}

@Suite struct SegmentationTests {
  /// Segments `text` and returns its pieces as slices of the raw text.
  private func segment(
    _ text: String, lexicon: Lexicon
  ) -> (normalized: NormalizedText, segments: SegmentedText, raw: (ByteRange) -> String) {
    let bytes = Array(text.utf8)
    let normalized = Normalizer(lexicon: lexicon).normalize(bytes)
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    let segments = worker.segment(normalized)
    return (
      normalized, segments,
      { range in
        let source = normalized.offsets.sourceRange(of: range)
        return String(decoding: bytes[source.start..<source.end], as: UTF8.self)
      }
    )
  }

  @Test func casesAreThere() throws {
    #expect(try SegmentationCase.all.get().count >= 40)
  }

  @Test(arguments: (try? SegmentationCase.all.get()) ?? [])
  func findsSentencesAndWords(_ expected: SegmentationCase) throws {
    let (_, segments, raw) = segment(expected.text, lexicon: try TestLexicon.world())
    if let sentences = expected.sentences {
      #expect(segments.sentences.map { raw($0.range) } == sentences)
    }
    if let words = expected.words {
      #expect(segments.tokens.map { raw($0.range) } == words)
    }
    try checkCover(segments)
  }

  /// Sentences, clauses and tokens must cover each other without gaps.
  private func checkCover(_ segments: SegmentedText) throws {
    var token = 0
    var clause = 0
    for sentence in segments.sentences {
      #expect(sentence.tokens.lowerBound == token)
      #expect(sentence.clauses.lowerBound == clause)
      #expect(!sentence.tokens.isEmpty && !sentence.clauses.isEmpty)
      for index in sentence.clauses {
        #expect(segments.clauses[index].tokens.lowerBound == token)
        token = segments.clauses[index].tokens.upperBound
      }
      clause = sentence.clauses.upperBound
      #expect(sentence.tokens.upperBound == token)
    }
    #expect(token == segments.tokens.count)
    #expect(clause == segments.clauses.count)
    for (left, right) in zip(segments.tokens, segments.tokens.dropFirst()) {
      #expect(left.range.end <= right.range.start)
    }
  }

  @Test(arguments: 0..<60) func coversAnything(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "星", "。", "！", "”", "“", "（", "）", "《", "》", "GPT-4", " ", "3.5", "\n", "\r\n", "，",
      "…", "😀", ".", "\"", "的", "人工智能", "7", "é", "、", "\u{0}", "𠀀",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...80, using: &generator) {
      text += pieces.randomElement(using: &generator) ?? ""
    }
    let (normalized, segments, _) = segment(text, lexicon: try TestLexicon.base())
    try checkCover(segments)
    // What no token covers is white space.
    var offset = 0
    for token in segments.tokens {
      #expect(normalized.string(ByteRange(offset, token.range.start)).isBlank)
      offset = token.range.end
    }
    #expect(normalized.string(ByteRange(offset, normalized.bytes.count)).isBlank)
  }

  @Test func sameWordsInAnyPlace() throws {
    let lexicon = try TestLexicon.base()
    let sentence = "人工智能公司发布了新的语言模型。"
    let alone = segment(sentence, lexicon: lexicon)
    let among = segment("前面的一句话。" + sentence + "后面的一句话。", lexicon: lexicon)
    let words = alone.segments.tokens.map { alone.raw($0.range) }
    #expect(
      among.segments.tokens.map { among.raw($0.range) }.joined(separator: " ")
        .contains(words.joined(separator: " ")))
  }

  @Test func veryLongRunsStayBounded() throws {
    let lexicon = try TestLexicon.base()
    let (_, segments, _) = segment(
      String(repeating: "人工智能", count: 20_000), lexicon: lexicon)
    #expect(segments.sentences.count == 1)
    #expect(segments.tokens.count < 42_000)
    try checkCover(segments)
  }
}

extension String {
  /// Whether it holds nothing but white space and control characters.
  fileprivate var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F
    }
  }
}
