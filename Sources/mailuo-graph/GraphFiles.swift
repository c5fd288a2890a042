// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Export
import Glibc
import Mailuo
import Pipeline
import SQLiteStore
import TextModel

/// Writes a graph in all its forms into a folder.
struct GraphFiles {
  static let documents = "documents.jsonl"
  static let text = "graph.txt"
  static let graphML = "graph.graphml"
  static let nodes = "nodes.csv"
  static let edges = "edges.csv"
  static let database = "graph.sqlite"

  let folder: Folder
  let engine: Engine

  /// Writes every file but that of the documents, and returns what was merged.
  @discardableResult
  func write(_ graph: EventGraph) throws -> MergedGraph {
    let merged = MergedGraph(graph)
    try write(GraphTextWriter().text(of: merged), to: GraphFiles.text)
    try write(GraphMLWriter.document(of: merged), to: GraphFiles.graphML)
    try write(GraphTables.nodes(of: merged, .csv), to: GraphFiles.nodes)
    try write(GraphTables.edges(of: merged, .csv), to: GraphFiles.edges)
    try writeDatabase(of: graph)
    return merged
  }

  /// Writes a text file, which appears whole or not at all.
  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file, which appears whole or not at all.
  func write(_ bytes: [UInt8], to name: String) throws {
    let output = try OutputFile(path: folder.file(name))
    try output.write(bytes)
    try output.commit()
  }

  /// Writes the database anew and returns its dump.
  @discardableResult
  func writeDatabase(of graph: EventGraph) throws -> String {
    let path = folder.file(GraphFiles.database)
    let temporary = path + ".partial"
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(temporary + suffix) }
    var words = WordCutter(engine: engine)
    let dump: String
    do {
      let store = try GraphStore(path: temporary)
      try store.write(graph) { words.words(of: $0) }
      dump = try store.dump()
    }
    guard rename(temporary, path) == 0 else {
      throw GraphStoreError(path: path, reason: String(cString: strerror(errno)))
    }
    return dump
  }
}

/// Cuts texts into words, as the full-text index wants them.
struct WordCutter {
  private var worker: EngineWorker

  init(engine: Engine) {
    worker = engine.makeWorker()
  }

  /// Returns the words of a text, punctuation left out.
  mutating func words(of text: String) -> [String] {
    let document = worker.document(
      for: Article(source: "-", bytes: Array(text.utf8)), depth: .segmentation)
    return document.segments.tokens.filter { $0.form != .punctuation }
      .map { document.text.string($0.range) }
  }
}
