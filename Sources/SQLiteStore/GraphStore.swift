// SPDX-License-Identifier: Apache-2.0

public import EventGraph
internal import GRDB

/// Why a graph could not be stored or read back.
public struct GraphStoreError: Error, CustomStringConvertible {
  /// The database's path.
  public let path: String
  /// What SQLite or the system said.
  public let reason: String

  /// Makes an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The path and the reason, for a reader.
  public var description: String { "\(path): \(reason)" }
}

/// A graph in an SQLite file, with a full-text index.
///
/// The file's bytes depend on SQLite's version: compare ``dump()``, not files.
public struct GraphStore {
  /// Cuts a text into words, so that SQLite, which knows no Chinese, can index it.
  public typealias Words = (String) -> [String]

  private let path: String
  private let queue: DatabaseQueue

  /// Opens the database at `path`; where there is none, an empty one is made.
  public init(path: String) throws(GraphStoreError) {
    self.path = path
    do {
      queue = try DatabaseQueue(path: path)
      try queue.write { database in
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if version == 0 { try database.execute(sql: GraphSchema.statements) }
        guard version == 0 || version == GraphSchema.version else {
          throw GraphStoreError(
            path: path, reason: "has tables of form \(version), not \(GraphSchema.version)")
        }
      }
    } catch let error as GraphStoreError {
      throw error
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  /// Adds all of `graph` in one transaction; what is there already stays.
  ///
  /// - Complexity: O(*n* log *n*) in the size of both graphs, for events are merged anew.
  public func write(_ graph: EventGraph, words: @escaping Words) throws(GraphStoreError) {
    do {
      let all = try graph.merged(with: read())
      try queue.write { database in
        // Rows before those that they refer to.
        for table in GraphSchema.tables.reversed() {
          try database.execute(sql: "DELETE FROM \(table.name)")
        }
        try GraphWriter(database: database, words: words).write(all)
      }
    } catch let error as GraphStoreError {
      throw error
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  /// Returns the stored graph.
  public func read() throws(GraphStoreError) -> EventGraph {
    do {
      return try queue.read { try GraphReader(database: $0).read() }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  /// Returns the ids of what the words of a query stand in, with their kinds: `article` for a
  /// headline, `event` for a sentence, `node` for a name.
  ///
  /// A word of two characters is found where it is a word and where it begins a longer one.
  public func search(_ query: String, words: Words) throws(GraphStoreError) -> [SearchHit] {
    let terms = words(query).map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    guard !terms.isEmpty else { return [] }
    do {
      return try queue.read { database in
        try Row.fetchAll(
          database, sql: "SELECT DISTINCT kind, id FROM search WHERE search MATCH ? ORDER BY 1, 2",
          arguments: [terms.joined(separator: " AND ")]
        ).map { SearchHit(kind: $0["kind"], id: $0["id"]) }
      }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }

  /// Returns all rows of all tables as sorted lines of text, the same with every version of SQLite.
  public func dump() throws(GraphStoreError) -> String {
    do {
      return try queue.read { database in
        var text = ""
        for table in GraphSchema.tables {
          let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
          let rows = try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table.name)")
          let lines = rows.map { row in
            let values = row.databaseValues.map { value -> String in
              switch value.storage {
              case .null: "\\N"
              case .string(let text):
                text.replacing("\\", with: "\\\\")
                  .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
              case .int64(let number): "\(number)"
              case .double(let number): "\(number)"
              case .blob: "blob"
              }
            }
            return ([table.name] + values).joined(separator: "\t") + "\n"
          }
          text += lines.sorted().joined()
        }
        return text
      }
    } catch {
      throw GraphStoreError(path: path, reason: "\(error)")
    }
  }
}

/// Something that a search found.
public struct SearchHit: Hashable, Sendable {
  /// `article`, `event` or `node`.
  public let kind: String
  /// Its id.
  public let id: String

  /// Makes a hit.
  public init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }
}
