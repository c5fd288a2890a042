// SPDX-License-Identifier: Apache-2.0

import Ingestion
import JSON
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

@Suite struct RecordGraphTests {
  /// The graph of a record is that of its article, all of it.
  @Test(arguments: GoldenTests.names) func recordAndDocumentGiveOneGraph(name: String) throws {
    var reader = InputReader(inputs: [GoldenTests.articles + "/" + name], format: .auto)
    let next = reader.next()
    let article = try ArticleDecoder().decode(try #require(next)).get()
    let engine = Engine(lexicon: try TestLexicon.world())
    var worker = engine.makeWorker()
    let document = worker.document(for: article)
    var json = JSONWriter()
    RecordWriter(generator: engine.generator).append(document, to: &json)
    #expect(RecordReader.isRecord(json.bytes))
    let graph = EventGraph(document)
    #expect(try RecordReader.graph(of: try JSONParser.parse(json.bytes)) == graph)
    #expect(graph.events.count == document.events.count)
    #expect(!graph.names.isEmpty)
  }
}
