// SPDX-License-Identifier: Apache-2.0

/// The tables of a stored graph; `docs/graph.md` explains each column.
///
/// The `…report` tables hold what articles say, all of it, so that a graph comes back from its
/// file; the others hold what was merged from it.
enum GraphSchema {
  /// The number of this form of the tables, kept in SQLite's `user_version`.
  static let version = 1

  static let statements = """
    PRAGMA user_version = \(version);
    CREATE TABLE article (
      id TEXT PRIMARY KEY, title TEXT, published TEXT, reprint_of TEXT) WITHOUT ROWID;
    CREATE TABLE node (
      id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, known INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE node_name (
      node TEXT NOT NULL REFERENCES node, name TEXT NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (node, name)) WITHOUT ROWID;
    CREATE TABLE relation (
      type TEXT NOT NULL, "from" TEXT NOT NULL REFERENCES node, "to" TEXT NOT NULL REFERENCES node,
      former INTEGER NOT NULL, sources INTEGER NOT NULL, PRIMARY KEY (type, "from", "to"))
      WITHOUT ROWID;
    CREATE TABLE event (
      id TEXT PRIMARY KEY, type TEXT NOT NULL, time TEXT, modality TEXT NOT NULL,
      sources INTEGER NOT NULL, confidence INTEGER NOT NULL, conflicts TEXT NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE participant (
      event TEXT NOT NULL REFERENCES event, role TEXT NOT NULL, node TEXT NOT NULL REFERENCES node,
      PRIMARY KEY (event, role, node)) WITHOUT ROWID;
    CREATE TABLE detail (
      event TEXT NOT NULL REFERENCES event, role TEXT NOT NULL, text TEXT NOT NULL, value TEXT,
      article TEXT NOT NULL);
    CREATE TABLE article_report (
      id TEXT NOT NULL, source TEXT NOT NULL, title TEXT, published TEXT, fingerprint TEXT);
    CREATE TABLE name_report (
      article TEXT NOT NULL, node TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
      known INTEGER NOT NULL);
    CREATE TABLE relation_report (
      article TEXT NOT NULL, type TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL,
      position TEXT, former INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
      evidence TEXT NOT NULL);
    CREATE TABLE event_report (
      id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES event, article TEXT NOT NULL,
      number INTEGER NOT NULL,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, trigger TEXT NOT NULL,
      modality TEXT NOT NULL, time TEXT, said_by TEXT, sentence TEXT, rule TEXT NOT NULL,
      confidence INTEGER NOT NULL);
    CREATE TABLE argument_report (
      report INTEGER NOT NULL REFERENCES event_report, number INTEGER NOT NULL,
      role TEXT NOT NULL, node TEXT, text TEXT NOT NULL, value TEXT,
      PRIMARY KEY (report, number)) WITHOUT ROWID;
    CREATE INDEX participant_node ON participant (node);
    CREATE INDEX detail_event ON detail (event);
    CREATE INDEX event_report_event ON event_report (event);
    CREATE INDEX name_report_article ON name_report (article);
    CREATE VIRTUAL TABLE search USING fts5 (
      kind UNINDEXED, id UNINDEXED, words, parts, tokenize = "unicode61 remove_diacritics 0");
    """

  /// The tables in the order of a dump, each with its columns.
  static let tables: [(name: String, columns: [String])] = [
    ("article", ["id", "title", "published", "reprint_of"]),
    ("node", ["id", "type", "name", "known"]),
    ("node_name", ["node", "name", "count"]),
    ("relation", ["type", "from", "to", "former", "sources"]),
    ("event", ["id", "type", "time", "modality", "sources", "confidence", "conflicts"]),
    ("participant", ["event", "role", "node"]),
    ("detail", ["event", "role", "text", "value", "article"]),
    ("article_report", ["id", "source", "title", "published", "fingerprint"]),
    ("name_report", ["article", "node", "name", "count", "known"]),
    (
      "relation_report",
      ["article", "type", "from", "to", "position", "former", "start", "end", "evidence"]
    ),
    (
      "event_report",
      [
        "id", "event", "article", "number", "start", "end", "trigger", "modality", "time",
        "said_by",
        "sentence", "rule", "confidence",
      ]
    ),
    ("argument_report", ["report", "number", "role", "node", "text", "value"]),
    ("search", ["kind", "id", "words", "parts"]),
  ]
}
