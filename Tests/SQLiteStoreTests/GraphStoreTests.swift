// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Foundation
import SQLiteStore
import Testing
import TextModel

@Suite struct GraphStoreTests {
  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sqlite").path
  }

  private func graph(article: String, time: String) -> EventGraph {
    let node = GraphNode(id: "n1", type: .organization, name: "星澜科技", names: ["星澜", "星澜科技"])
    let event = GraphEvent(
      id: "v" + time, type: EventType(rawValue: "product.release"), time: time,
      modality: .planned,
      arguments: [
        GraphArgument(role: "agent", node: "n1", text: "星澜"),
        GraphArgument(role: "amount", node: nil, text: "3亿元"),
      ], sources: [GraphSource(article: article, start: 3, end: 9)])
    return EventGraph(nodes: [node], events: [event])
  }

  @Test func readsBackWhatWasWritten() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = graph(article: "a", time: "2024")
    let second = graph(article: "b", time: "2025")
    let again = graph(article: "b", time: "2024")
    let store = try GraphStore(path: path)
    try store.write(first)
    #expect(try store.read() == first)
    try store.write(second)
    try store.write(again)
    #expect(try store.read() == first.merged(with: second).merged(with: again))
    #expect(try GraphStore(path: path).read() == store.read())
  }

  @Test func saysWhichFileCannotBeOpened() {
    #expect(throws: GraphStoreError.self) {
      try GraphStore(path: "/nonexistent-folder/graph.sqlite")
    }
  }
}
