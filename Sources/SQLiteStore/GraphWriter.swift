// SPDX-License-Identifier: Apache-2.0

import EventGraph
internal import GRDB
import TextModel

/// Writes a graph into empty tables, each in the order of its keys.
struct GraphWriter {
  let database: Database
  let words: GraphStore.Words

  func write(_ graph: EventGraph) throws {
    let merged = MergedGraph(graph)
    try write(merged)
    try writeReports(of: graph)
    try writeEvents(of: merged)
    try writeSearch(of: merged)
  }

  private func insert(
    _ table: String, _ rows: [[(any DatabaseValueConvertible)?]]
  ) throws {
    guard let first = rows.first else { return }
    let places = first.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for row in rows { try statement.execute(arguments: StatementArguments(row)) }
  }

  private func write(_ merged: MergedGraph) throws {
    try insert(
      "article", merged.articles.map { [$0.id, $0.title, $0.published, $0.reprintOf] })
    try insert(
      "node", merged.nodes.map { [$0.id, $0.key.type.rawValue, $0.key.name, $0.isKnown] })
    try insert(
      "node_name",
      merged.nodes.flatMap { node in node.names.map { [node.id, $0.form, $0.count] } })
    try insert(
      "relation",
      merged.relations.map { [$0.type, $0.from.id, $0.to.id, $0.isFormer, $0.sourceCount] })
  }

  private func writeReports(of graph: EventGraph) throws {
    try insert(
      "article_report",
      graph.articles.map {
        [$0.id, $0.source, $0.title, $0.published, $0.fingerprint?.hexadecimal]
      }
    )
    try insert(
      "name_report",
      graph.names.map { [$0.article, $0.entity.id, $0.form, $0.count, $0.isKnown] })
    try insert(
      "relation_report",
      graph.relations.map {
        [
          $0.article, $0.type, $0.from.id, $0.to.id, $0.position, $0.isFormer, $0.start, $0.end,
          $0.evidence,
        ]
      })
  }

  private func writeEvents(of merged: MergedGraph) throws {
    try insert(
      "event",
      merged.events.map { event in
        [
          event.id, event.type.rawValue, event.time, event.modality.rawValue, event.sourceCount,
          event.confidence, event.conflicts.joined(separator: " "),
        ]
      })
    try insert(
      "participant",
      merged.events.flatMap { event in
        event.participants.map { [event.id, $0.role, $0.entity.id] }
      })
    try insert(
      "detail",
      merged.events.flatMap { event in
        event.details.flatMap { detail in
          detail.articles.map { [event.id, detail.role, detail.text, detail.value, $0] }
        }
      })
    var number = 0
    var reports: [[(any DatabaseValueConvertible)?]] = []
    var arguments: [[(any DatabaseValueConvertible)?]] = []
    for event in merged.events {
      for report in event.reports {
        number += 1
        reports.append([
          number, event.id, report.article, report.number, report.start, report.end, report.trigger,
          report.modality.rawValue, report.time, report.saidBy, report.sentence, report.rule,
          report.confidence,
        ])
        for (index, argument) in report.arguments.enumerated() {
          arguments.append([
            number, index, argument.role, argument.entity?.id, argument.text, argument.value,
          ])
        }
      }
    }
    try insert("event_report", reports)
    try insert("argument_report", arguments)
  }

  private func writeSearch(of merged: MergedGraph) throws {
    var rows: [[(any DatabaseValueConvertible)?]] = []
    func add(_ kind: String, _ id: String, _ texts: Set<String>) {
      for text in texts.sorted() {
        let entry = SearchText(words(text))
        rows.append([kind, id, entry.words, entry.parts])
      }
    }
    for article in merged.articles {
      add("article", article.id, Set(article.title.map { [$0] } ?? []))
    }
    for node in merged.nodes {
      add("node", node.id, Set(node.names.map(\.form)).union([node.key.name]))
    }
    for event in merged.events { add("event", event.id, Set(event.reports.compactMap(\.sentence))) }
    try insert("search", rows)
  }
}
