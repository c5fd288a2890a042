// SPDX-License-Identifier: Apache-2.0

import Ingestion
import JSON
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

/// Articles that are read together tell what each tells alone.
@Suite struct GroupedArticlesTests {
  private func articles() throws -> [Article] {
    var articles = [Article(source: "empty", bytes: [])]
    for name in GoldenTests.names {
      var reader = InputReader(inputs: [GoldenTests.articles + "/" + name], format: .auto)
      let next = reader.next()
      let unit = try #require(next)
      articles.append(try ArticleDecoder(encoding: nil, published: nil).decode(unit).get())
    }
    return articles
  }

  private func record(_ document: Document) -> [UInt8] {
    var json = JSONWriter()
    RecordWriter(generator: Generator(mailuo: "", lexicon: "", icu: "")).append(document, to: &json)
    return Array(json.bytes)
  }

  @Test func groupsTellTheSame() throws {
    let engine = Engine(lexicon: try TestLexicon.world())
    let articles = try articles()
    var alone = engine.makeWorker()
    let expected = articles.map { record(alone.document(for: $0)) }
    var worker = engine.makeWorker()
    for size in [articles.count, 1, 7, 3] {
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: articles.count, by: size) {
        let group = articles[start..<min(start + size, articles.count)]
        found += worker.documents(for: Array(group)).map(record)
      }
      #expect(found == expected, "\(size) at once")
    }
    #expect(worker.documents(for: []).isEmpty)
  }

  @Test(arguments: [Engine.Depth.normalization, .segmentation, .expressions, .entities])
  func groupsStopAtTheSameStage(depth: Engine.Depth) throws {
    let engine = Engine(lexicon: try TestLexicon.world(), depth: depth)
    let articles = try articles()
    var alone = engine.makeWorker()
    var worker = engine.makeWorker()
    let expected = articles.map { record(alone.document(for: $0, depth: depth)) }
    #expect(worker.documents(for: articles, depth: depth).map(record) == expected)
  }
}
