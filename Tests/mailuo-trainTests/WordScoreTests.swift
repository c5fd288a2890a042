// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler
import Segmentation
import Testing

@testable import mailuo_train

@Suite struct WordScoreTests {
  @Test func readsConlluAndColumns() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).conllu")
    defer { try? FileManager.default.removeItem(at: path) }
    let text = """
      # text = 我们去
      1\t我们\t_\tPRON\t_\t_\t_\t_\t_\t_
      1.1\t空\t_\tX\t_\t_\t_\t_\t_\t_
      2\t去\t_\tVERB\t_\t_\t_\t_\t_\t_

      再见\tVERB\tVV\tO

      """
    try text.write(to: path, atomically: true, encoding: .utf8)
    let sentences = try GoldSentence.read(path: path.path)
    #expect(sentences.map { String(decoding: $0.bytes, as: UTF8.self) } == ["我们去", "再见"])
    #expect(sentences.map(\.words.count) == [2, 1])
  }

  @Test func countsWordsWithBothEndsRight() throws {
    let image = try LexiconCompiler.image(files: [
      (path: "Words/general.tsv", text: "word\tfrequency\tpos\n今天\t9\tNOUN\n天气\t9\tNOUN\n")
    ])
    var worker = Segmenter(lexicon: Lexicon(image: image)).makeWorker()
    var score = WordScore()
    score.add(GoldSentence(words: ["今天", "天", "气"]), worker: &worker)
    #expect(score.gold == 3)
    #expect(score.found == 2)
    #expect(score.right == 1)
    #expect(score.f1 == 0.4)
  }
}
