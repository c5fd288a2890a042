// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Testing

@Suite("Properties of events")
struct EventPropertyTests {
  private static let words = [
    "星澜科技", "澜言3.0", "沈听澜", "雾屿科技", "发布", "收购", "融资", "2亿元", "表示", "与", "合作", "将", "被", "由",
    "的", "，", "。", "：", "（", "）", "“", "”", "在", "昨天", "股价", "上涨", "5%", "搭载", "宣布", "他", "它", "、",
    "据",
    "报道", "《通用助手安全评估指南》", "公布", "没有", "可能", "一款", "名为", "\n",
  ]

  @Test("Any order of words gives arguments that stand in the text", arguments: 0..<40)
  func anyOrderIsRead(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = (0..<120).map { _ in
      EventPropertyTests.words.randomElement(using: &generator) ?? ""
    }.joined()
    let events = try EventReader.shared.get().events(in: text, published: "2024-05-15")
    for (event, _) in events {
      #expect(!event.arguments.isEmpty)
      for part in event.arguments.values.flatMap(\.self) + [event.trigger] {
        #expect(text.contains(part))
      }
    }
  }

  @Test("A sentence without an end is read piece by piece")
  func endlessSentenceIsRead() throws {
    let text = String(repeating: "星澜科技发布澜言3.0和", count: 3000)
    let events = try EventReader.shared.get().events(in: text, published: nil)
    #expect(events.count > 2000)
  }
}
