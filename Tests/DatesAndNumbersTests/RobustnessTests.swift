// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Lexicon
import MailuoTestSupport
import Normalization
import Segmentation
import Testing
import TextModel

@Suite struct RobustnessTests {
  private static let pieces = [
    "2023", "年", "月", "日", "4", "11", "第", "三", "十", "百", "千", "万", "亿", "兆", "点", "半", "分之", "多",
    "个", "家", "%", "元", "美元", "$", "从", "至今", "到", "-", "—", "~", "上", "下", "周", "二", "凌晨", "9",
    ":",
    "30", "前", "后", "近", "约", "超", "不到", " ", "，", "。", "\n", "GPT-4", "k", "B", "⭐", "每秒", "级",
    "数", "几",
    "成", "倍", "参数", "的", "用户", "〇", "零", "/", ".", "每", "季度", "过去", "未来", "内", "以来", "T", "W", "位数",
  ]

  /// Whatever the text, spans are in order, inside it, disjoint within their kind, and on
  /// characters.
  @Test func randomTexts() throws {
    let lexicon = try TestLexicon.shared.get()
    let recognizer = ExpressionRecognizer(lexicon: lexicon)
    let normalizer = Normalizer(lexicon: lexicon)
    let segmenter = Segmenter(lexicon: lexicon)
    var worker = segmenter.makeWorker()
    let clauseWords = segmenter.makeClauseWords()
    var generator = SeededGenerator(seed: 20_260_101)
    for round in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        text += RobustnessTests.pieces.randomElement(using: &generator) ?? ""
      }
      let normalized = normalizer.normalize(Array(text.utf8))
      let segments = round % 2 == 0 ? worker.segment(normalized) : SegmentedText()
      let found = recognizer.expressions(in: normalized, segments: segments, published: nil)
      let ranges = [found.times.map(\.range), found.quantities.map(\.range)]
      for list in ranges {
        var last = 0
        for range in list {
          #expect(range.start >= last && range.end > range.start, "\(text)")
          #expect(range.end <= normalized.bytes.count, "\(text)")
          let slice = normalized.bytes[range.start..<range.end]
          #expect(String(validating: slice, as: UTF8.self) != nil, "\(text)")
          last = range.end
        }
      }
      let views = recognizer.views(
        in: normalized, segments: segments, reference: "2024-02-29T10:00:00")
      // Words found where they are asked for make no difference.
      if round % 2 == 0, !segments.tokens.isEmpty {
        let words = WordSource(
          run: { clauseWords.appendRun(around: $0, in: normalized.bytes, to: &$1) },
          clause: { clauseWords.append(around: $0, in: normalized.bytes, to: &$1) })
        let asked = recognizer.views(
          in: normalized, reference: "2024-02-29T10:00:00", words: words)
        #expect(asked == views, "\(text)")
        // Neither does it whether only some families are asked for.
        let families = RobustnessTests.families[round % RobustnessTests.families.count]
        let some = recognizer.views(
          in: normalized, reference: "2024-02-29T10:00:00", words: words, families: families)
        #expect(some == views.filter { families.contains($0.family) }, "\(text)")
      }
    }
  }

  private static let families: [Set<ExpressionView.Family>] = [
    [.number], [.temporal, .money], [.ordinal, .age], [.percent, .quantity, .temperature],
  ]

  /// Without segments words that hold numerals are still known from the tables.
  @Test func withoutSegments() throws {
    let text = "2026年5月，四家公司一起采购了1.2万台机器人，统一编号。"
    let found = try TestLexicon.expressions(in: text, segmented: false).expressions
    #expect(found.times.map(\.value) == ["2026-05"])
    #expect(found.quantities.map(\.value) == ["4", "12000"])
  }

  @Test func emptyText() throws {
    let found = try TestLexicon.expressions(in: "").expressions
    #expect(found.times.isEmpty && found.quantities.isEmpty)
    #expect(found.published == nil)
  }

  /// A number and the quantity that it is part of are two views.
  @Test func viewsOverlap() throws {
    let lexicon = try TestLexicon.shared.get()
    let text = Normalizer(lexicon: lexicon).normalize(Array("重八斤".utf8))
    let views = ExpressionRecognizer(lexicon: lexicon).views(
      in: text, segments: SegmentedText(), reference: nil)
    #expect(views.map(\.family) == [.number, .quantity])
    #expect(views.map(\.value) == ["8", "8"])
    #expect(views.last?.unit == "jin_cn")
  }

  /// The example of the module's page.
  @Test func plainText() throws {
    let views = ExpressionRecognizer(lexicon: try TestLexicon.shared.get()).views(
      in: "棱川微电子去年三季度营收达2.4亿元。", reference: "2025-06-18")
    #expect(views.map(\.family) == [.temporal, .number, .money])
    #expect(views.map(\.value) == ["2024-Q3", "240000000", "240000000"])
    #expect(views.first?.interval?.begin == "2024-07-01T00:00:00")
  }

  /// Endless rows of what could begin a number or a time cost no more than their length.
  @Test(arguments: [
    "一", "9", "1,", "前", "两天半", "三分之", "1/", "五块", "农历", "百分之", "2e", "上", "1亿", "1一", "年", "三月",
    "近三", "一 ",
  ])
  func endlessRows(part: String) throws {
    let recognizer = ExpressionRecognizer(lexicon: try TestLexicon.shared.get())
    func count(of parts: Int) -> Int {
      recognizer.views(
        in: String(repeating: part, count: parts), reference: "2025-06-18"
      ).count
    }
    #expect(count(of: 20_000) <= 20_000 * 3)
    let ratio = GrowthRate.ratio(
      floor: 0.001, small: { _ = count(of: 2_000) }, large: { _ = count(of: 20_000) })
    #expect(ratio <= GrowthRate.limit)
  }
}
