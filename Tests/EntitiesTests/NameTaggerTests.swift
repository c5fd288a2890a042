// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import LexiconTestSupport
import Segmentation
import Testing
import TextModel

@testable import Entities

/// The tagger of names with weights made for the test, and its names among the other candidates.
@Suite struct NameTaggerTests {
  /// The zero of a weight; the characters before and behind it are one step each.
  private static let zero: UInt8 = 0x57

  /// Thirty zeros, some of them replaced: by place (0 to 4) and tag (1 to 6).
  private static func row(_ weights: [(place: Int, tag: Int, weight: Int)]) -> String {
    var bytes = [UInt8](repeating: zero, count: 30)
    for item in weights {
      bytes[item.place * 6 + item.tag - 1] = UInt8(Int(zero) + item.weight)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a tag weighs behind a tag: nothing, but a name goes on only in its own type.
  private static var transitions: String {
    var bytes: [UInt8] = []
    for before in 0..<7 {
      for tag in 0..<7 {
        let goesOn = tag > 0 && tag % 2 == 0
        bytes.append(goesOn && before != tag && before != tag - 1 ? 0x30 : zero)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// 鲁 begins a person's name and 岚 goes on with it; behind 在 a place begins; all else is outside.
  private func weights() throws -> TaggerWeights {
    let outside = (1...6).map { (place: 2, tag: $0, weight: -30) }
    let files: [(path: String, text: String)] = [
      (
        "Weights/names.tsv",
        """
        class\tweights
        00000\t\(Self.transitions)
        00001\t\(Self.row(outside))
        00002\t\(Self.row([(2, 1, 30)]))
        00003\t\(Self.row(outside + [(2, 2, 20)]))
        00004\t\(Self.row(outside + [(1, 5, 20)]))
        00005\t\(Self.row([]))

        """
      ),
      (
        "Weights/name-words.tsv",
        "word\tclass\n在\t3\n岚\t2\n水\t4\n鲁\t1\n",
      ),
    ]
    let lexicon = Lexicon(image: try LexiconCompiler.image(files: files))
    return try #require(TaggerWeights(lexicon: lexicon))
  }

  /// A text of one sentence, each character of which is a word.
  private func segments(of text: String) -> (segments: SegmentedText, bytes: [UInt8]) {
    var tokens: [Token] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + scalar.utf8.count
      tokens.append(Token(range: ByteRange(offset, end), partOfSpeech: .noun, form: .han))
      offset = end
    }
    let sentence = Sentence(
      range: ByteRange(0, offset), clauses: 0..<0, tokens: 0..<tokens.count, startsLine: true)
    return (SegmentedText(tokens: tokens, sentences: [sentence]), Array(text.utf8))
  }

  private func names(_ text: String) throws -> [(text: String, place: Int, margin: Int)] {
    let (segments, bytes) = self.segments(of: text)
    var tagger = NameTagger(weights: try weights())
    tagger.read(segments, of: bytes)
    return tagger.names.map { name in
      (
        String(decoding: bytes[name.range.start..<name.range.end], as: UTF8.self), name.place,
        name.margin
      )
    }
  }

  @Test func namesAreTheBestSequence() throws {
    let found = try names("山鲁岚山")
    #expect(found.map(\.text) == ["鲁岚"])
    #expect(found.first?.place == 2)
    // 30 for its beginning, 20 for what goes on.
    #expect(found.first?.margin == 50)
  }

  @Test func noNameBeginsInItsMiddle() throws {
    #expect(try names("山岚山").isEmpty)
    #expect(try names("").isEmpty)
  }

  @Test func aNeighbourSaysWhatFollows() throws {
    let found = try names("山在水山")
    #expect(found.map(\.text) == ["水"])
    #expect(found.first?.place == 4)
  }

  @Test func twoNamesSideBySide() throws {
    #expect(try names("鲁岚鲁").map(\.text) == ["鲁岚", "鲁"])
  }

  @Test func withoutTablesThereIsNoTagger() throws {
    let image = try LexiconCompiler.image(files: [
      ("Words/w.tsv", "word\tfrequency\tpos\n山\t9\tNOUN\n")
    ])
    #expect(TaggerWeights(lexicon: Lexicon(image: image)) == nil)
  }

  /// The features of a range of a text of which each character is a word.
  private func features(_ text: String, _ range: Range<Int>, from first: Int = 0) throws -> [String]
  {
    let weights = try weights()
    let (segments, bytes) = self.segments(of: text)
    var tagger = NameTagger(weights: weights)
    tagger.read(segments, of: bytes)
    let files: [(path: String, text: String)] = []
    let none = TypeWeights(lexicon: Lexicon(image: try LexiconCompiler.image(files: files)))
    var sum = FeatureSum(weights: none, isTracing: true)
    SequenceScores(sums: tagger.sums, steps: weights.steps).append(
      for: ByteRange(range.lowerBound, range.upperBound), from: first, in: segments.tokens, to: &sum
    )
    return sum.trace.map { $0.name }
  }

  @Test func anyWordsAreAskedFor() throws {
    // 鲁岚 is worth 50 as a person's name; 鲁 alone is worth 30, but would rather go on.
    #expect(try features("鲁岚山", 0..<6) == ["wordsPerson8", "goesOn0", "begins0"])
    #expect(
      try features("鲁岚山", 0..<3) == [
        "wordsPerson8", "wordsOrganization5", "wordsPlace5", "goesOn3", "begins0",
      ])
    // 岚山 begins in the middle of a name, and is none.
    #expect(try features("鲁岚山", 3..<9, from: 1) == ["wordsNone"])
    #expect(try features("鲁岚山", 0..<9) == ["wordsPerson7", "goesOn0", "begins0"])
    #expect(try features("在水", 3..<6, from: 1).contains("wordsPlace7"))
  }

  @Test func whatCutsWordsIsNotAskedFor() throws {
    #expect(try features("鲁岚山", 0..<4) == ["wordsCut"])
    #expect(try features("鲁岚山", 1..<3) == ["wordsCut"])
    #expect(try features("鲁岚山", 0..<30) == ["wordsCut"])
    #expect(try features("", 0..<3) == ["wordsCut"])
  }

  @Test func shapesOfLatinWords() {
    func shape(_ text: String) -> Int {
      let bytes = Array(text.utf8)
      return TaggerWeights.shape(of: ByteRange(0, bytes.count), in: bytes.span)
    }
    #expect(shape("tar") == 0)
    #expect(shape("Velmora") == 1)
    #expect(shape("VLM") == 2)
    #expect(shape("X5") == 3)
    #expect(shape("deVel") == 3)
  }

  @Test func traitsByTypeAndMargin() {
    var person = Candidate(range: ByteRange(6, 12), sources: .sequence)
    person.sequence = SequenceTraits.number(place: 2, margin: 40)
    let inside = Candidate(range: ByteRange(9, 12), sources: .word)
    let apart = Candidate(range: ByteRange(12, 18), sources: .word)
    var traits = SequenceTraits(candidates: [person, inside, apart])
    #expect(traits.trait(of: person, family: .uncued) == .sequencePerson3)
    #expect(traits.trait(of: inside, family: .uncued) == .sequenceOther)
    #expect(traits.trait(of: apart, family: .uncued) == .sequenceNone)
    #expect(traits.trait(of: apart, family: .pattern) == nil)
    #expect(
      Feature.Trait(
        rawValue: Feature.Trait.sequenceOrganization0.rawValue - 1
          + Int(SequenceTraits.number(place: 4, margin: -3))) == .sequencePlace0)
  }
}
