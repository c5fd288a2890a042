// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import MailuoTestSupport
import Testing
import TextModel

/// Texts that no journalist writes must neither stop the program nor take more than linear time.
@Suite struct HostileTextTests {
  @Test func randomScalars() throws {
    let finder = EntityFinder(lexicon: try TestLexicon.world())
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "星澜", "科技", "（", "）", "“", "”", "《", "》", "·", " ", "\n", "CEO", "表示", "GPT", "-", "4",
      "、", "的", "é", "®", "\u{1F680}", "://", "@", "`", "大会", "张", "\u{FFFD}", "。", ".", "+",
    ]
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let (annotations, normalized) = finder.annotations(text)
      var end = 0
      for mention in annotations.mentions {
        #expect(mention.range.start >= end && mention.range.end <= normalized.bytes.count)
        end = mention.range.end
      }
    }
  }

  @Test(arguments: ["A ", "《", "“", "张", "科技", "GPT-4、", "(", "公司"])
  func longRepetitions(_ piece: String) throws {
    let finder = EntityFinder(lexicon: try TestLexicon.world())
    let text = String(repeating: piece, count: 20_000)
    #expect(finder.annotations(text).annotations.mentions.count >= 0)
  }
}
