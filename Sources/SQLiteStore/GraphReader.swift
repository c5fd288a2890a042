// SPDX-License-Identifier: Apache-2.0

import EventGraph
internal import GRDB
import TextModel

/// Reads the reports of a graph back.
struct GraphReader {
  let database: Database

  func read() throws -> EventGraph {
    var nodes: [String: EntityKey] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, type, name FROM node") {
      nodes[row["id"]] = EntityKey(type: EntityType(rawValue: row["type"]), name: row["name"])
    }
    func node(_ id: String) throws -> EntityKey {
      guard let key = nodes[id] else {
        throw GraphStoreError(path: "node", reason: "the node \(id) is missing")
      }
      return key
    }
    let articles = try Row.fetchAll(database, sql: "SELECT * FROM article_report").map { row in
      ArticleReport(
        id: row["id"], source: row["source"], title: row["title"], published: row["published"],
        fingerprint: (row["fingerprint"] as String?).flatMap(Fingerprint.init(hexadecimal:)))
    }
    let names = try Row.fetchAll(database, sql: "SELECT * FROM name_report").map { row in
      NameReport(
        article: row["article"], entity: try node(row["node"]), form: row["name"],
        count: row["count"], isKnown: row["known"])
    }
    let relations = try Row.fetchAll(database, sql: "SELECT * FROM relation_report").map { row in
      RelationReport(
        article: row["article"], type: row["type"], from: try node(row["from"]),
        to: try node(row["to"]), position: row["position"], isFormer: row["former"],
        start: row["start"], end: row["end"], evidence: row["evidence"])
    }
    var arguments: [Int: [ReportedArgument]] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT * FROM argument_report ORDER BY report, number")
    {
      arguments[row["report"], default: []].append(
        ReportedArgument(
          role: row["role"], entity: try (row["node"] as String?).map(node), text: row["text"],
          value: row["value"]))
    }
    let events = try Row.fetchAll(
      database,
      sql: "SELECT r.*, e.type AS type FROM event_report r JOIN event e ON e.id = r.event"
    ).map { row in
      EventReport(
        article: row["article"], number: row["number"], type: EventType(rawValue: row["type"]),
        start: row["start"], end: row["end"], trigger: row["trigger"],
        modality: Modality(rawValue: row["modality"]) ?? .asserted, time: row["time"],
        arguments: arguments[row["id"]] ?? [], saidBy: row["said_by"], sentence: row["sentence"],
        rule: row["rule"], confidence: row["confidence"])
    }
    return EventGraph(articles: articles, names: names, relations: relations, events: events)
  }
}
