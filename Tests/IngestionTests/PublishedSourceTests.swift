// SPDX-License-Identifier: Apache-2.0

import Ingestion
import Testing
import TextModel

@Suite struct PublishedSourceTests {
  @Test(arguments: [
    ("2023-04-11-news.txt", "2023-04-11"), ("news_20230411.html", "2023-04-11"),
    ("2023_4_11.txt", "2023-04-11"), ("a.2023.04.11.txt", "2023-04-11"),
    ("2023-04-11.jsonl:20230412", "2023-04-11"), ("2023-04.txt", nil), ("2023-04_11.txt", nil),
    ("20231341.txt", nil), ("120230411.txt", nil), ("2023-02-29.txt", nil), ("新闻.txt", nil),
    ("000_3afa3bc848214a69.txt", nil), ("", nil),
  ]) func dateInTheName(name: String, date: String?) throws {
    let article = try ArticleDecoder(publishedSource: .fileName)
      .decode(InputUnit(source: name, content: .text(Array("甲".utf8)))).get()
    #expect(article.givenPublished?.description == date)
  }

  @Test func fieldWinsOverTheOption() throws {
    let decoder = ArticleDecoder(
      published: CalendarDate(year: 2020), publishedSource: PublishedSource(name: "a.b"))
    func date(_ json: String) throws -> String? {
      try decoder.decode(InputUnit(source: "x:1", content: .json(Array(json.utf8)))).get()
        .givenPublished?.description
    }
    #expect(try date(#"{"text":"甲","a":{"b":"2023/4/11"}}"#) == "2023-04-11")
    #expect(try date(#"{"text":"甲","a.b":"2023-04"}"#) == "2023-04")
    #expect(try date(#"{"text":"甲","a":"2023"}"#) == "2020")
    #expect(try date(#"{"text":"甲","a":{"b":7}}"#) == nil)
  }
}
