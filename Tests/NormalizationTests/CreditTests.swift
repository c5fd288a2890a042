// SPDX-License-Identifier: Apache-2.0

import Normalization
import Testing
import TextModel

@Suite struct CreditTests {
  private func credits(_ text: String) throws -> [String?] {
    let finder = CreditFinder(lexicon: try TestNormalizer.lexicon())
    let text = try TestNormalizer.normalize(text)
    let credits = finder.credits(in: text)
    return [credits.author.map(text.string), credits.outlet.map(text.string)]
  }

  @Test(
    arguments: [
      ("來源：滄浦日報　作者：賀蘭舟　發佈時間：2025-03-01 09:30", "贺兰舟", "沧浦日报"),
      ("作者｜林知遠 編輯｜鄭觀", "林知远", nil),
      ("作者:林知远;审校:郑观", "林知远", nil),
      ("文 | 林知远 郑观", "林知远 郑观", nil),
      ("文/林知远", "林知远", nil),
      ("来源公众号:霁川观察(ID:jichuan),有深度的故事。", nil, "霁川观察"),
      ("【記者林知遠／台北報導】霁川电子今天发布了澜言。", "林知远", nil),
      ("《滄浦日報》記者 林知遠 | 北京報道", "林知远", "沧浦日报"),
      ("2025-03-01 09:30 来源: Canpu Daily", nil, "Canpu Daily"),
      ("本文来源:沧浦网 责任编辑:郑观", nil, "沧浦网"),
    ] as [(String, String?, String?)])
  func readsLinesOfCredits(line: String, author: String?, outlet: String?) throws {
    #expect(try credits("霁川发布澜言\n\(line)\n霁川电子在沧浦发布了澜言。") == [author, outlet])
  }

  @Test(arguments: [
    "来源:互联网   发布日期:2023-07-27", "来源：互联网发布日期：2026-01-19", "来源:互联网\u{A0}\u{A0}浏览:2",
    "作者表示，公司收藏了这批芯片。", "公司的来源：一家工厂",
    "记者从霁川电子获悉，澜言明天发布。",
    "来源：", "作者｜", "文章说，来源可靠", "文/", "图/沧浦网", "记者 林知远 看到 | 工厂", "",
  ])
  func readsNothingElsewhere(line: String) throws {
    #expect(try credits(line) == [nil, nil])
  }

  @Test(arguments: ["作者:", "来源 ", "文|", "【记者", "《》记者", "《记者/报道", "来源:\n"])
  func takesAnyText(unit: String) throws {
    _ = try credits(String(repeating: unit, count: 20_000))
  }
}
