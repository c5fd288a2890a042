// SPDX-License-Identifier: Apache-2.0

import EventGraph
import MailuoTestSupport
import Testing
import TextModel

@Suite struct ReprintTests {
  /// A text of sentences that look like no other seed's.
  private func text(seed: UInt64, count: Int = 600) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for index in 0..<count {
      let scalar = UInt32.random(in: 0x4E00..<0x6000, using: &generator)
      text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "一")
      if index % 20 == 19 { text += "。\n" }
    }
    return text
  }

  private func merged(_ texts: [(id: String, published: String?, text: String)]) -> MergedGraph {
    let key = EntityKey(type: .organization, name: "星澜科技")
    return MergedGraph(
      EventGraph(
        articles: texts.map {
          ArticleReport(
            id: $0.id, source: $0.id, published: $0.published,
            fingerprint: Fingerprint(Array($0.text.utf8)))
        }, names: [], relations: [],
        events: texts.map {
          EventReport(
            article: $0.id, type: EventType(rawValue: "product.release"), start: 0, end: 2,
            trigger: "发布", time: "2024-03-18",
            arguments: [ReportedArgument(role: "agent", entity: key, text: key.name)])
        }))
  }

  @Test(arguments: 0..<40) func reprintWithOtherHeadAndFootIsOneSource(seed: Int) {
    let body = text(seed: UInt64(seed))
    let reprint =
      "转载自某网\n" + text(seed: 7_000 + UInt64(seed), count: 40)
      + body.replacing("。", with: " ，").replacing("\n", with: "") + "版权声明" + "（完）"
    let graph = merged([
      ("b", "2024-03-19", reprint), ("a", "2024-03-18", body),
      ("c", "2024-03-18", text(seed: 9_000 + UInt64(seed))),
    ])
    #expect(graph.articles.map(\.reprintOf) == [nil, "a", nil])
    #expect(graph.events.first?.sourceCount == 2)
    #expect(graph.events.first?.reports.count == 3)
  }

  @Test func shortTextsAreNotCompared() {
    let graph = merged([("a", nil, "百度发布文心一言。"), ("b", nil, "百度发布文心一言！")])
    #expect(graph.articles.allSatisfy { $0.reprintOf == nil })
  }

  @Test(arguments: 0..<20) func fingerprintComesBackFromItsDigits(seed: Int) {
    let fingerprint = Fingerprint(Array(text(seed: UInt64(seed)).utf8))
    #expect(Fingerprint(hexadecimal: fingerprint.hexadecimal) == fingerprint)
    #expect(fingerprint.similarity(to: fingerprint) == 1_000)
    #expect(fingerprint.filledCount > 60)
  }

  @Test func fingerprintIsOfLettersAlone() {
    let plain = Fingerprint(Array("星澜科技发布Model 2.0，价格下降四成。".utf8))
    let other = Fingerprint(Array("“星澜科技”  发布 model\n20：价格下降四成！".utf8))
    #expect(plain == other)
    #expect(Fingerprint(hexadecimal: "00") == nil)
    #expect(Fingerprint(hexadecimal: String(repeating: "g", count: 128)) == nil)
  }

  @Test func fingerprintStaysTheSameInEveryBuild() {
    // Stored graphs hold fingerprints: the algorithm must not drift.
    let fingerprint = Fingerprint(Array(String(repeating: "一二三四五六七八九十", count: 9).utf8))
    #expect(fingerprint.filledCount == 9)
    #expect(fingerprint.lanes.prefix(9) == [0xCF, 0, 0, 0, 0, 0, 0, 0, 0x86])
    #expect(fingerprint.lanes.suffix(6) == [0x22, 0, 0, 0, 0, 0])
  }
}
