// SPDX-License-Identifier: Apache-2.0

public import EventGraph
internal import GRDB
import TextModel

/// Why a graph could not be stored or read back.
public struct GraphStoreError: Error, CustomStringConvertible {
  /// The database's path.
  public let path: String
  /// What SQLite said.
  public let reason: String

  /// The path and the reason, for a reader.
  public var description: String { "\(path): \(reason)" }
}

/// A graph in an SQLite file.
///
/// Five tables: `node(id, type, name)`, `node_name(node, name)`, `event(id, type, time, modality)`,
/// `argument(event, role, node, text)` and `source(event, article, start, end)`.  The file's bytes
/// depend on SQLite's version; compare graphs, not files.
public struct GraphStore {
  private let path: String
  private let queue: DatabaseQueue

  /// Opens or makes the database at `path`.
  public init(path: String) throws(GraphStoreError) {
    self.path = path
    do {
      queue = try DatabaseQueue(path: path)
      try queue.write { database in
        try database.execute(
          sql: """
            CREATE TABLE IF NOT EXISTS node (
              id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS node_name (
              node TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (node, name)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS event (
              id TEXT PRIMARY KEY, type TEXT NOT NULL, time TEXT, modality TEXT NOT NULL)
              WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS argument (
              event TEXT NOT NULL, role TEXT NOT NULL, node TEXT, text TEXT NOT NULL,
              UNIQUE (event, role, node, text));
            CREATE TABLE IF NOT EXISTS source (
              event TEXT NOT NULL, article TEXT NOT NULL, start INTEGER NOT NULL,
              "end" INTEGER NOT NULL, PRIMARY KEY (event, article, start)) WITHOUT ROWID;
            """)
      }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  /// Adds all of `graph` in one transaction; what is there already stays.
  public func write(_ graph: EventGraph) throws(GraphStoreError) {
    do {
      let merged = try graph.merged(with: read())
      try queue.write { database in
        for table in ["node", "node_name", "event", "argument", "source"] {
          try database.execute(sql: "DELETE FROM \(table)")
        }
        for node in merged.nodes.values.sorted(by: { $0.id < $1.id }) {
          try database.execute(
            sql: "INSERT INTO node VALUES (?, ?, ?)",
            arguments: [node.id, node.type.rawValue, node.name])
          for name in node.names.sorted() {
            try database.execute(
              sql: "INSERT INTO node_name VALUES (?, ?)", arguments: [node.id, name])
          }
        }
        for event in merged.events.values.sorted(by: { $0.id < $1.id }) {
          try insert(event, into: database)
        }
      }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  private func insert(_ event: GraphEvent, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO event VALUES (?, ?, ?, ?)",
      arguments: [event.id, event.type.rawValue, event.time, event.modality.rawValue])
    for argument in event.arguments.sorted(by: { ($0.role, $0.text) < ($1.role, $1.text) }) {
      try database.execute(
        sql: "INSERT INTO argument VALUES (?, ?, ?, ?)",
        arguments: [event.id, argument.role, argument.node, argument.text])
    }
    for source in event.sources.sorted(by: { ($0.article, $0.start) < ($1.article, $1.start) }) {
      try database.execute(
        sql: "INSERT INTO source VALUES (?, ?, ?, ?)",
        arguments: [event.id, source.article, source.start, source.end])
    }
  }

  /// Returns the stored graph.
  public func read() throws(GraphStoreError) -> EventGraph {
    do {
      return try queue.read { database in
        var names: [String: Set<String>] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT node, name FROM node_name") {
          names[row["node"], default: []].insert(row["name"])
        }
        var arguments: [String: Set<GraphArgument>] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT event, role, node, text FROM argument") {
          arguments[row["event"], default: []].insert(
            GraphArgument(role: row["role"], node: row["node"], text: row["text"]))
        }
        var sources: [String: Set<GraphSource>] = [:]
        for row in try Row.fetchAll(
          database, sql: "SELECT event, article, start, \"end\" FROM source")
        {
          sources[row["event"], default: []].insert(
            GraphSource(article: row["article"], start: row["start"], end: row["end"]))
        }
        let nodes = try Row.fetchAll(database, sql: "SELECT id, type, name FROM node").map { row in
          GraphNode(
            id: row["id"], type: EntityType(rawValue: row["type"]), name: row["name"],
            names: names[row["id"]] ?? [])
        }
        let events = try Row.fetchAll(database, sql: "SELECT id, type, time, modality FROM event")
          .map { row in
            GraphEvent(
              id: row["id"], type: EventType(rawValue: row["type"]), time: row["time"],
              modality: Modality(rawValue: row["modality"]) ?? .asserted,
              arguments: arguments[row["id"]] ?? [], sources: sources[row["id"]] ?? [])
          }
        return EventGraph(nodes: nodes, events: events)
      }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }
}
