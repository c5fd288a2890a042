// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Foundation
import SQLiteStore
import Testing
import TextModel

@Suite struct GraphStoreTests {
  private let lab = EntityKey(type: .organization, name: "星澜科技")

  private func withStore(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sqlite")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// Cuts at spaces: the tests hand over segmented text.
  private func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private func graph(article: String, time: String?) -> EventGraph {
    let event = EventReport(
      article: article, type: EventType(rawValue: "product.release"), start: 3, end: 5,
      trigger: "发布", modality: .planned, time: time,
      arguments: [
        ReportedArgument(role: "agent", entity: lab, text: "星澜"),
        ReportedArgument(role: "amount", text: "3亿元", value: "300000000 CNY"),
        ReportedArgument(role: "metric", text: "带\t制表符\n和换行"),
      ], saidBy: "柳简", sentence: "星澜 将 发布 云澜模型 2.0", rule: "test", confidence: 700)
    return EventGraph(
      articles: [
        ArticleReport(
          id: article, source: article + ".txt", title: "星澜 发布会", published: "2024-03-18",
          fingerprint: Fingerprint(Array("星澜科技将发布云澜模型".utf8)))
      ],
      names: [
        NameReport(article: article, entity: lab, form: "星澜", count: 2, isKnown: true)
      ], relations: [RelationReport(article: article, type: "part_of", from: lab, to: lab)],
      events: [event])
  }

  @Test func readsBackWhatWasWritten() throws {
    try withStore { path in
      let first = graph(article: "a", time: "2024")
      let second = graph(article: "b", time: nil)
      let store = try GraphStore(path: path)
      #expect(try store.read() == EventGraph())
      try store.write(first, words: words)
      #expect(try store.read() == first)
      try store.write(second, words: words)
      try store.write(first, words: words)
      #expect(try store.read() == first.merged(with: second))
      #expect(try GraphStore(path: path).read() == store.read())
    }
  }

  @Test func dumpIsTheSameInAnyOrder() throws {
    let first = graph(article: "a", time: "2024")
    let second = graph(article: "b", time: "2025")
    var dumps: [String] = []
    for order in [[first, second], [second, first]] {
      try withStore { path in
        let store = try GraphStore(path: path)
        for graph in order { try store.write(graph, words: words) }
        dumps.append(try store.dump())
      }
    }
    #expect(dumps[0] == dumps[1])
    #expect(dumps[0].contains("detail\t"))
    #expect(dumps[0].contains("带\\t制表符\\n和换行"))
    #expect(!dumps[0].contains("\n\n"))
  }

  @Test func twoCharacterWordsAreFound() throws {
    try withStore { path in
      let store = try GraphStore(path: path)
      try store.write(graph(article: "a", time: "2024"), words: words)
      #expect(try store.search("星澜", words: words).map(\.kind) == ["article", "event", "node"])
      // Inside of a longer word, but not across two words.
      #expect(try store.search("云澜", words: words).map(\.kind) == ["event"])
      #expect(try store.search("布云", words: words).isEmpty)
      #expect(try store.search("星澜 模型", words: words).map(\.kind) == ["event"])
      #expect(try store.search("\"", words: words).isEmpty)
      #expect(try store.search("", words: words).isEmpty)
    }
  }

  @Test func saysWhichFileCannotBeOpened() throws {
    let error = #expect(throws: GraphStoreError.self) {
      try GraphStore(path: "/nonexistent-folder/graph.sqlite")
    }
    #expect(error?.description.hasPrefix("/nonexistent-folder/graph.sqlite: ") == true)
    try withStore { path in
      try Data("no database at all, but long enough to be looked at".utf8)
        .write(to: URL(fileURLWithPath: path))
      #expect(throws: GraphStoreError.self) { try GraphStore(path: path) }
    }
  }
}
