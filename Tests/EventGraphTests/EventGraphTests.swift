// SPDX-License-Identifier: Apache-2.0

import EventGraph
import MailuoTestSupport
import Testing
import TextModel

@Suite struct EventGraphTests {
  @Test(arguments: 0..<200) func mergeIsAssociativeCommutativeAndIdempotent(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let graphs = (0..<3).map { _ in RandomGraph.article(using: &generator) }
    let left = graphs[0].merged(with: graphs[1]).merged(with: graphs[2])
    let right = graphs[0].merged(with: graphs[1].merged(with: graphs[2]))
    let swapped = graphs[2].merged(with: graphs[0]).merged(with: graphs[1])
    #expect(left == right)
    #expect(left == swapped)
    #expect(left.merged(with: left) == left)
    #expect(left.merged(with: EventGraph()) == left)
    #expect(left.merged(with: graphs[1]) == left)
  }

  @Test(arguments: 0..<60) func mergedGraphIsTheSameInAnyOrder(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 1_000)
    var graphs = (0..<12).map { _ in RandomGraph.article(using: &generator) }
    let all = MergedGraph(graphs.reduce(into: EventGraph()) { $0.merge($1) })
    graphs.shuffle(using: &generator)
    // In another order, and in two halves that were merged apart.
    let halves = [graphs[..<5], graphs[5...]].map { part in
      part.reduce(into: EventGraph()) { $0.merge($1) }
    }
    #expect(MergedGraph(halves[1].merged(with: halves[0])) == all)
  }

  @Test(arguments: 0..<60) func everyReportIsInJustOneEvent(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 2_000)
    let graph = (0..<12).reduce(into: EventGraph()) { graph, _ in
      graph.merge(RandomGraph.article(using: &generator))
    }
    let merged = MergedGraph(graph)
    let reports = merged.events.flatMap(\.reports)
    #expect(reports.count == graph.events.count)
    #expect(Set(reports) == graph.events)
    #expect(Set(merged.events.map(\.id)).count == merged.events.count)
    for event in merged.events {
      #expect(event.reports.allSatisfy { $0.type == event.type })
      #expect(event.sourceCount >= 1)
      #expect(event.sourceCount <= Set(event.reports.map(\.article)).count)
    }
  }
}
