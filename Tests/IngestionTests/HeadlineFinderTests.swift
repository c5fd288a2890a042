// SPDX-License-Identifier: Apache-2.0

import Ingestion
import Testing
import TextModel

@Suite struct HeadlineFinderTests {
  private func title(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return HeadlineFinder.title(in: bytes).map {
      String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("远岫汽车发布新车\n正文在此。", "远岫汽车发布新车"), ("\n\n  远岫汽车发布新车　\r\n\r\n正文。", "远岫汽车发布新车"),
    ("# 远岫汽车发布新车\n正文。", "远岫汽车发布新车"), ("来源：某网\n标题：新车来了\n正文。", "新车来了"),
    ("正文一。\n原文標題: 新車來了\n正文。", "新車來了"), ("2025年的新车盘点\n正文。", "2025年的新车盘点"),
    ("新车来了！\n正文。", "新车来了！"), ("首页 > 汽车 > 正文\n新车来了\n正文。", "新车来了"),
    ("硅岸 ｜ 深度 ｜ 汽车\n新车来了\n正文。", "新车来了"), ("人物｜他说：再见\n正文。", "人物｜他说：再见"),
    ("当前位置：首页\n新车来了\n正文。", "新车来了"), ("硅岸汽车资讯网\n\n新车来了\n正文。", "新车来了"),
    ("今日要闻\n新车来了。\n正文。", "今日要闻"), ("硅岸汽车网\n正文。", "硅岸汽车网"),
  ])
  func findsHeadlines(text: String, expected: String) {
    #expect(title(text) == expected)
  }

  @Test(arguments: [
    "", "\n", "远岫汽车发布新车", "远岫汽车今天发布新车。\n正文。", "2023-04-11 09:30\n正文。", "2023年4月11日 星期二\n正文。",
    "来源：某网\n正文。", "标题：\n正文", "https://example.org/a\n正文。", "--------\n正文。",
  ])
  func findsNone(text: String) {
    #expect(title(text) == nil)
  }

  @Test func aLongLineIsNoHeadline() {
    #expect(title(String(repeating: "长", count: 61) + "\n正文。") == nil)
    #expect(title(String(repeating: "长", count: 60) + "\n正文。") != nil)
  }
}
