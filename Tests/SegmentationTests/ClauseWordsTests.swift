// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconTestSupport
import MailuoTestSupport
import Segmentation
import Testing
import TextModel

@Suite struct ClauseWordsTests {
  private static let pieces = [
    "霁川电子", "的", "统一", "三", "万", "发布", "了", "新模型", "一", "GPT-4", "iOS", " ", "17", "3.5", "1,000",
    "GB", "\n",
    "，", "，", "。", "。。", "！", "？", "；", "：", "、", "“", "”", "（", "）", ",", ".", "。”", "用户", "😀",
    "か", "～", "〇",
  ]

  /// Wherever they are asked for, words are those of the whole text.
  @Test func wordsAreThoseOfTheWholeText() throws {
    let segmenter = Segmenter(lexicon: try TestLexicon.world())
    var worker = segmenter.makeWorker()
    let words = segmenter.makeClauseWords()
    var generator = SeededGenerator(seed: 20_260_401)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        text += ClauseWordsTests.pieces.randomElement(using: &generator) ?? ""
      }
      let bytes = Array(text.utf8)
      let all = worker.segment(NormalizedText(bytes: bytes, offsets: OffsetMap())).tokens
      for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
        var tokens: [Token] = []
        let clause = words.append(around: offset, in: bytes, to: &tokens)
        #expect(clause.contains(offset), "\(text) at \(offset)")
        #expect(tokens.first.map { $0.range.start >= clause.start } ?? true)
        // The clause, and the mark that ends it.
        let last = tokens.last?.range.end ?? 0
        let expected = all.filter { $0.range.start >= clause.start && $0.range.end <= last }
        #expect(tokens == expected, "\(text) at \(offset)")
        #expect(all.allSatisfy { $0.range.end <= clause.start || $0.range.start >= clause.start })

        tokens = []
        let run = words.appendRun(around: offset, in: bytes, to: &tokens)
        let token = all.first { $0.range.contains(offset) }
        #expect((run != nil) == (token?.form == .han), "\(text) at \(offset)")
        guard let run else { continue }
        #expect(tokens == all.filter { run.contains($0.range) }, "\(text) at \(offset)")
      }
    }
  }
}
