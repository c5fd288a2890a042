// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Entities
import Lexicon
import LexiconTestSupport
import Normalization
import Segmentation
import Testing
import TextModel

/// One thread reads many articles with the same tables.
@Suite struct EntityBuffersTests {
  private static let texts = [
    "云栖鹿首席执行官林知远3月5日在杭州表示，公司收购了芦汀机器60%的股权。见 https://lumora.example/a 和 `code`。",
    "阿里宣布裁员。", "", "首席执行官约翰·哈特韦尔表示满意。哈特韦尔说，OpenAI 发布了新模型。\n阿里巴巴集团没有评论。",
    "阿里。",
  ]

  @Test func nothingOfAnArticleIsLeftInThem() throws {
    let lexicon = try TestLexicon.world()
    let finder = EntityFinder(lexicon: lexicon)
    let recognizer = EntityRecognizer(lexicon: lexicon)
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    var buffers = EntityBuffers()
    for text in EntityBuffersTests.texts + EntityBuffersTests.texts.reversed() {
      let (expected, normalized) = finder.annotations(text)
      let segments = worker.segment(normalized)
      var matches: [LexicalMatch] = []
      lexicon.scan(normalized.bytes.span, into: &matches)
      let expressions = ExpressionRecognizer(lexicon: lexicon).expressions(
        in: normalized, segments: segments, published: nil)
      let annotations = recognizer.annotations(
        in: normalized, segments: segments, matches: matches, expressions: expressions,
        buffers: &buffers)
      #expect(annotations.entities == expected.entities)
      #expect(annotations.mentions == expected.mentions)
    }
  }
}
