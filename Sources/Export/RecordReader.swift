// SPDX-License-Identifier: Apache-2.0

public import EventGraph
public import JSON
import TextModel

/// Why a record is none that a graph can be made of.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence that names the key.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Reads records of the schema `mailuo.document/1` back, as far as a graph needs them.
///
/// The graph of a record is the graph of the article that it was made from.
public enum RecordReader {
  /// Returns whether a line begins as Mailuo's records do, of whatever schema.
  public static func isRecord(_ line: [UInt8]) -> Bool {
    line.starts(with: "{\"schema\":\"mailuo.".utf8)
  }

  /// Returns the graph of a record, or null for one that is no document (an error, a trailer).
  ///
  /// - Throws: ``RecordError`` where a key is missing or of the wrong kind.
  /// - Complexity: O(*n*) in the size of the record.
  public static func graph(of record: JSONValue) throws(RecordError) -> EventGraph? {
    let schema = try record.text("schema")
    guard schema.hasPrefix("mailuo.document/") else { return nil }
    guard schema == "mailuo.document/1" else {
      throw RecordError("the schema '\(schema)' is newer than this program")
    }
    let article = try record.text("id")
    let entities = try Entities(record, article: article)
    let quantities = try quantities(of: record)
    var relations: [RelationReport] = []
    for relation in try record.list("relations") {
      let evidence = try relation.member("evidence")
      let place = try Place(evidence)
      relations.append(
        RelationReport(
          article: article, type: try relation.text("type"),
          from: try entities.key(try relation.text("from")),
          to: try entities.key(try relation.text("to")),
          position: try relation.optionalText("position"),
          isFormer: try relation.optionalText("status") == "former", start: place.start,
          end: place.end, evidence: try evidence.text("normalized")))
    }
    var events: [EventReport] = []
    for event in record["events"] == nil ? [] : try record.list("events") {
      events.append(try report(of: event, article: article, entities, quantities))
    }
    return EventGraph(
      articles: [
        ArticleReport(
          id: article, source: try record.text("source"), title: try record.optionalText("title"),
          published: try record.optionalText("published"),
          fingerprint: try record.optionalText("fingerprint")
            .flatMap(Fingerprint.init(hexadecimal:)))
      ], names: entities.names, relations: relations, events: events)
  }

  private static func report(
    of event: JSONValue, article: String, _ entities: Entities, _ quantities: [Place: String]
  ) throws(RecordError) -> EventReport {
    let trigger = try event.member("trigger")
    let place = try Place(trigger)
    guard let modality = Modality(rawValue: try event.text("modality")) else {
      throw RecordError("'modality' is none that is known")
    }
    var arguments: [ReportedArgument] = []
    for argument in try event.list("arguments") {
      var key: EntityKey?
      if let id = try argument.optionalText("entity") { key = try entities.key(id) }
      arguments.append(
        ReportedArgument(
          role: try argument.text("role"), entity: key, text: try argument.text("normalized"),
          value: key == nil ? quantities[try Place(argument)] : nil))
    }
    return EventReport(
      article: article, number: try number(of: event),
      type: EventType(rawValue: try event.text("type")), start: place.start, end: place.end,
      trigger: try trigger.text("normalized"), modality: modality,
      time: try event.optional("time")?.text("value"), arguments: arguments,
      saidBy: try event.optional("source")?.text("normalized"),
      sentence: try event.optional("sentence")?.text("normalized"),
      rule: try event.text("rule"), confidence: try event.number("confidence"))
  }

  /// The number of an event: its id is `v` with the number.
  private static func number(of event: JSONValue) throws(RecordError) -> Int {
    let id = try event.text("id")
    guard id.hasPrefix("v"), let number = Int(id.dropFirst()) else {
      throw RecordError("the event's id '\(id)' is none of ours")
    }
    return number
  }

  /// A stretch of the raw article, in Unicode scalars.
  private struct Place: Hashable {
    let start: Int
    let end: Int

    init(_ span: JSONValue) throws(RecordError) {
      start = try span.number("start")
      end = try span.number("end")
    }
  }

  private static func quantities(of record: JSONValue) throws(RecordError) -> [Place: String] {
    var values: [Place: String] = [:]
    for quantity in record["quantities"] == nil ? [] : try record.list("quantities") {
      let place = try Place(quantity)
      guard values[place] == nil else { continue }
      values[place] = EventGraph.quantityValue(
        try quantity.text("value"), upper: try quantity.optionalText("upper"),
        unit: try quantity.text("unit"))
    }
    return values
  }

  /// The entities of one record.
  private struct Entities {
    private var keys: [String: EntityKey] = [:]
    var names: [NameReport] = []

    init(_ record: JSONValue, article: String) throws(RecordError) {
      for entity in try record.list("entities") {
        let canonical = try entity.optionalText("canonical")
        let name = try entity.text("name")
        let key = EntityKey(
          type: EntityType(rawValue: try entity.text("type")), name: canonical ?? name)
        keys[try entity.text("id")] = key
        var counts: [String: Int] = [:]
        for mention in try entity.list("mentions") {
          counts[try mention.text("normalized"), default: 0] += 1
        }
        for (form, count) in counts {
          names.append(
            NameReport(
              article: article, entity: key, form: form, count: count, isKnown: canonical != nil))
        }
      }
    }

    func key(_ id: String) throws(RecordError) -> EntityKey {
      guard let key = keys[id] else { throw RecordError("there is no entity '\(id)'") }
      return key
    }
  }
}

extension JSONValue {
  /// The member of that name, null included.
  func member(_ name: String) throws(RecordError) -> JSONValue {
    guard let value = self[name] else { throw RecordError("the record has no '\(name)'") }
    return value
  }

  /// The member of that name, or null where there is none or it is `null`.
  func optional(_ name: String) -> JSONValue? {
    guard let value = self[name], value != .null else { return nil }
    return value
  }

  func text(_ name: String) throws(RecordError) -> String {
    let value = try member(name)
    guard let string = value.string else {
      throw RecordError("'\(name)' is \(value.kind), not a string")
    }
    return string.text
  }

  func optionalText(_ name: String) throws(RecordError) -> String? {
    optional(name) == nil ? nil : try text(name)
  }

  func number(_ name: String) throws(RecordError) -> Int {
    let value = try member(name)
    guard let number = value.integer else {
      throw RecordError("'\(name)' is \(value.kind), not a whole number")
    }
    return number
  }

  func list(_ name: String) throws(RecordError) -> [JSONValue] {
    let value = try member(name)
    guard case .array(let elements) = value else {
      throw RecordError("'\(name)' is \(value.kind), not an array")
    }
    return elements
  }
}
