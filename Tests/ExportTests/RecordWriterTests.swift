// SPDX-License-Identifier: Apache-2.0

import Export
import Foundation
import JSON
import Testing
import TextModel

@Suite struct RecordWriterTests {
  /// 轉(zhuǎn)化星澜7月: an artefact before and inside, so that raw and normalized offsets differ.
  private var document: Document {
    let raw = "轉(zhuǎn)化星(xīng)瀾7月"
    let bytes = Array(raw.utf8)
    var offsets = OffsetMap()
    offsets.append(source: ByteRange(3, 11), targetCount: 0)
    offsets.append(source: ByteRange(17, 24), targetCount: 0)
    var document = Document(
      article: Article(source: "a.txt", bytes: bytes, givenTitle: "标题\"一\""),
      text: NormalizedText(bytes: Array("转化星澜7月".utf8), offsets: offsets, simplifiedCount: 2))
    document.annotations.entities = [Entity(type: .organization, name: "星澜")]
    document.annotations.mentions = [
      EntityMention(range: ByteRange(6, 12), entity: 0, recognizer: "test")
    ]
    document.expressions.times = [
      TimeMention(range: ByteRange(12, 16), kind: .date, value: "2024-07")
    ]
    document.expressions.published = CalendarDate(year: 2024, month: 7)
    document.credits = Credits(author: ByteRange(6, 12), outlet: nil)
    document.article.warnings = [
      InputWarning(kind: "damaged-text", message: "a", range: ByteRange(3, 11)),
      InputWarning(kind: "invalid-title", message: "b"),
    ]
    document.events = [
      EventMention(
        type: EventType(rawValue: "product.update"), trigger: ByteRange(0, 6),
        arguments: [EventArgument(role: "agent", range: ByteRange(6, 12), entity: 0)], time: 0,
        modality: .planned, source: ByteRange(6, 12), rule: "product.update/转化", confidence: 700)
    ]
    return document
  }

  private func record() throws -> [String: Any] {
    var json = JSONWriter()
    RecordWriter(generator: Generator(mailuo: "1", lexicon: "2", icu: "3"))
      .append(document, to: &json)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
  }

  @Test func everySpanIsASliceOfTheRawArticle() throws {
    let scalars = Array(String(decoding: document.article.bytes, as: UTF8.self).unicodeScalars)
    var count = 0
    func check(_ value: Any) throws {
      if let object = value as? [String: Any] {
        if let start = object["start"] as? Int, let end = object["end"] as? Int {
          var slice = String.UnicodeScalarView()
          slice.append(contentsOf: scalars[start..<end])
          #expect(object["text"] as? String == String(slice))
          let low = try #require(object["byte_start"] as? Int)
          let high = try #require(object["byte_end"] as? Int)
          #expect(
            String(decoding: document.article.bytes[low..<high], as: UTF8.self) == String(slice))
          count += 1
        }
        for child in object.values { try check(child) }
      } else if let array = value as? [Any] {
        for child in array { try check(child) }
      }
    }
    try check(try record())
    #expect(count == 8)
  }

  @Test func holdsWhatTheFormatAsksFor() throws {
    let record = try record()
    #expect(record["schema"] as? String == "mailuo.document/1")
    #expect(record["source"] as? String == "a.txt")
    #expect(record["title"] as? String == "标题\"一\"")
    #expect(record["published"] as? String == "2024-07")
    #expect(
      record["generator"] as? [String: String] == ["mailuo": "1", "lexicon": "2", "icu": "3"])
    let entity = try #require((record["entities"] as? [[String: Any]])?.first)
    let mention = try #require((entity["mentions"] as? [[String: Any]])?.first)
    #expect(mention["text"] as? String == "星(xīng)瀾")
    #expect(mention["normalized"] as? String == "星澜")
    let event = try #require((record["events"] as? [[String: Any]])?.first)
    #expect(event["modality"] as? String == "planned")
    #expect((event["time"] as? [String: Any])?["value"] as? String == "2024-07")
    #expect((event["source"] as? [String: Any])?["text"] as? String == "星(xīng)瀾")
  }

  @Test func creditsAndWarningsAreSpans() throws {
    let record = try record()
    #expect((record["author"] as? [String: Any])?["normalized"] as? String == "星澜")
    #expect(record["outlet"] == nil)
    let warnings = try #require(record["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["kind"] as? String } == ["damaged-text", "invalid-title"])
    #expect(warnings[0]["start"] as? Int == 1)
    #expect(warnings[0]["end"] as? Int == 8)
    #expect(warnings[0]["offset"] as? Int == 3)
    #expect(warnings[1]["start"] == nil)
    #expect(warnings[1]["offset"] is NSNull)
  }

  @Test func pageNamesEventsAndEntities() {
    let page = PrettyPrinter().page(for: document)
    #expect(page.contains("product.update"))
    #expect(page.contains("agent=星澜"))
    #expect(page.contains("planned"))
    #expect(page.contains("organization: 星澜"))
  }
}
