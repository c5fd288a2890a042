// SPDX-License-Identifier: Apache-2.0

import Ingestion
import JSON

/// What a record says, as far as it is scored.
struct ScoredDocument {
  /// A stretch of the article with what is said of it.
  struct Item {
    var start: Int
    var end: Int
    var text: String
    /// The type of a mention or event, the kind of a quantity, the role of an argument.
    var label: String
    /// The values that must be equal.
    var values: [String]
    /// The arguments of an event.
    var arguments: [Item] = []

    func overlap(_ other: Item) -> Int { min(end, other.end) - max(start, other.start) }

    func isSameSpan(_ other: Item) -> Bool { start == other.start && end == other.end }

    /// Whether both share at least half of the longer one.
    func isMostly(_ other: Item) -> Bool {
      overlap(other) * 2 >= max(end - start, other.end - other.start)
    }
  }

  /// A relation between entities.
  struct Relation {
    var type: String
    var from: String
    var to: String
  }

  var mentions: [Item] = []
  var times: [Item] = []
  var quantities: [Item] = []
  var events: [Item] = []
  var relations: [Relation] = []
  /// The spans of each entity by its id.
  var entities: [String: [Item]] = [:]

  init() {}

  init(_ record: JSONValue) {
    for entity in record.elements("entities") {
      let type = entity.text("type")
      let own = entity.elements("mentions").map { Item($0, label: type) }
      entities[entity.text("id")] = own
      mentions += own
    }
    mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    times = record.elements("times").map { Item($0, label: "", values: [$0.text("value")]) }
    quantities = record.elements("quantities").map {
      Item(
        $0, label: $0.text("kind"),
        values: [
          ScoredDocument.number($0.text("value")), ScoredDocument.number($0.text("upper")),
          $0.text("unit"),
        ])
    }
    events = record.elements("events").map { event in
      var item = Item(event["trigger"] ?? .null, label: event.text("type"))
      item.arguments = event.elements("arguments").map { Item($0, label: $0.text("role")) }
      return item
    }
    relations = record.elements("relations").map {
      Relation(type: $0.text("type"), from: $0.text("from"), to: $0.text("to"))
    }
  }

  /// A number in one form, so that 3.0 is 3.
  private static func number(_ text: String) -> String { Double(text).map { "\($0)" } ?? text }

  /// Reads the records of a file or folder by the base names of their sources.
  ///
  /// - Throws: ``IngestionFailure`` where a file cannot be read or is no JSON.
  static func read(_ path: String) throws(IngestionFailure) -> [String: ScoredDocument] {
    var documents: [String: ScoredDocument] = [:]
    var reader = InputReader(inputs: [path])
    while let unit = reader.next() {
      switch unit.content {
      case .text: continue
      case .failure(let failure): throw failure
      case .json(let bytes):
        let record: JSONValue
        do throws(JSONError) {
          record = try JSONParser.parse(bytes)
        } catch {
          throw IngestionFailure(
            source: unit.source, kind: "malformed-json", message: "\(error)", offset: error.offset)
        }
        guard record["entities"] != nil || record["events"] != nil else { continue }
        let source = record.text("source")
        let name = source.split(separator: "/").last.map(String.init)
        documents[name ?? unit.source] = ScoredDocument(record)
      }
    }
    return documents
  }
}

extension ScoredDocument.Item {
  fileprivate init(_ span: JSONValue, label: String, values: [String] = []) {
    self.init(
      start: span["start"]?.integer ?? 0, end: span["end"]?.integer ?? 0, text: span.text("text"),
      label: label, values: values)
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String { self[name]?.string?.text ?? "" }

  fileprivate func elements(_ name: String) -> [JSONValue] {
    guard case .array(let elements) = self[name] else { return [] }
    return elements
  }
}
