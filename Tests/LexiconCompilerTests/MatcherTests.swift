// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Testing
import TextModel

@Suite struct MatcherTests {
  private func lexicon(_ names: [String]) throws -> Lexicon {
    let rows = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { "\($0)\tcompany.test\t\n" }
    return Lexicon(
      image: try LexiconCompiler.image(files: [
        ("Cues/test.tsv", "word\tclass\tnote\n" + rows.joined())
      ]))
  }

  private func found(_ names: [String], in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    var matches: [LexicalMatch] = []
    try lexicon(names).scan(bytes.span, into: &matches)
    return matches.map {
      String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) + "@\($0.range.start)"
    }
  }

  @Test func allOccurrencesComeInReadingOrderTheLongerFirst() throws {
    #expect(
      try found(["中国", "中国人", "国人", "人"], in: "中国人")
        == ["中国人@0", "中国@0", "国人@3", "人@6"])
  }

  @Test func latinFormsMatchAtRunBoundaries() throws {
    #expect(
      try found(["GPT-4", "OpenAI"], in: "OpenAI的GPT-4o与GPT-4。") == ["OpenAI@0", "GPT-4@18"])
    #expect(try found(["小米14"], in: "小米14Pro和小米14 Pro") == ["小米14@14"])
    #expect(try found(["5G网"], in: "25G网和5G网络") == ["5G网@9"])
    #expect(try found(["Meta"], in: "Metaverse meta") == ["meta@10"])
  }

  @Test func shortFormsKeepTheirCase() throws {
    #expect(
      try found(["Go", "AI", "iOS"], in: "go Go GO ai AI ios iOS") == ["Go@3", "AI@12", "iOS@19"])
    #expect(try found(["Go", "GO"], in: "go Go GO") == ["Go@3", "GO@6"])
    #expect(try found(["OpenAI", "GPT-4"], in: "OPENAI gpt-4") == ["OPENAI@0", "gpt-4@7"])
  }

  @Test func spellingsOfALongFormShareTheirSenses() throws {
    let image = try LexiconCompiler.image(files: [
      ("Cues/a.tsv", "word\tclass\nOPENAI\ta\nOpenAI\tb\n")
    ])
    let lexicon = Lexicon(image: image)
    var matches: [LexicalMatch] = []
    lexicon.scan(Array("openai".utf8).span, into: &matches)
    #expect(matches.count == 1)
    let classes = matches.flatMap { lexicon.senses(of: $0.form) }.map(\.kind)
    #expect(
      classes == ["a", "b"].compactMap { lexicon.cueClass($0) }.map { FormSense.Kind.cue($0) })
  }

  @Test(arguments: 0..<12)
  func theMatcherAgreesWithANaiveSearch(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("中国人大小米ABab12- 。é".unicodeScalars)
    func random(_ most: Int) -> String {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...most, using: &generator) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
      }
      return String(text)
    }
    let names = Set((0..<150).map { _ in random(4) })
      .filter { $0.utf8.first != 0x20 && $0.utf8.last != 0x20 }
    let lexicon = try lexicon(Array(names))
    for _ in 0..<20 {
      let text = random(200)
      let bytes = Array(text.utf8)
      var matches: [LexicalMatch] = []
      lexicon.scan(bytes.span, into: &matches)
      #expect(matches.map(\.range) == NaiveMatcher.ranges(of: names, in: bytes))
      for match in matches {
        let form = Array(lexicon.text(ofForm: match.form).utf8)
        let part = Array(bytes[match.range.start..<match.range.end])
        #expect(NaiveMatcher.folded(form) == NaiveMatcher.folded(part))
      }
    }
  }
}

/// The matcher's contract, written down as simply as can be.
enum NaiveMatcher {
  static func ranges(of names: Set<String>, in text: [UInt8]) -> [ByteRange] {
    var ranges: Set<ByteRange> = []
    for name in names {
      let form = Array(name.utf8)
      let isExact =
        name.unicodeScalars.count <= 3
        && form.contains { $0 < 0x80 && ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      for start in text.indices where start + form.count <= text.count {
        let end = start + form.count
        let part = Array(text[start..<end])
        guard isExact ? part == form : folded(part) == folded(form) else { continue }
        if isWord(form[0]), start > 0, isWord(text[start - 1]) { continue }
        if isWord(form[form.count - 1]), end < text.count, isWord(text[end]) { continue }
        ranges.insert(ByteRange(start, end))
      }
    }
    return ranges.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
  }

  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }
}
