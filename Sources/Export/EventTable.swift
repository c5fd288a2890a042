// SPDX-License-Identifier: Apache-2.0

public import EventGraph
import TextModel

/// The flat table of events: one row an event as one article tells it.
///
/// A role is a column of its own; several fillers of one role are parted by ` | `.  Roles that a
/// user's own frames add stand together in the column `other`, as `role=text`.
public struct EventTable: Sendable {
  /// A column of the table.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// `string` or `integer`, as data packages name the types.
    public let type: String
    /// What it holds, in a sentence.
    public let meaning: String

    init(_ name: String, _ meaning: String, type: String = "string") {
      self.name = name
      self.type = type
      self.meaning = meaning
    }
  }

  /// The roles that have a column, in the order of the columns.
  public static let roles = [
    "agent", "product", "host", "version", "venue", "investor", "recipient", "round", "buyer",
    "seller", "target", "company", "founder", "metric", "amount", "from", "to", "person",
    "organization", "position", "speaker", "topic", "document", "plaintiff", "defendant", "prize",
    "conference", "place",
  ]

  /// All columns, in order.
  public static let columns: [Column] =
    [
      Column("source", "where the article came from"),
      Column("published", "when it was published, ISO 8601"),
      Column("event", "the event's number in the article's record"),
      Column("type", "the event's type"),
      Column("date", "the event's time, ISO 8601 or a TIMEX3 value"),
      Column("modality", "asserted, planned, possible or negated"),
      Column("trigger", "the word that names the event"),
    ]
    + roles.map { Column($0, "who or what fills the role \($0)") }
    + [
      Column("other", "fillers of further roles, as role=text"),
      Column("amount_value", "the first amount as a plain decimal number"),
      Column("amount_unit", "its unit: an ISO 4217 code, %, a classifier, a symbol"),
      Column("said_by", "who says so, if the article says it"),
      Column("sentence", "the sentence that tells the event"),
      Column("start", "where the trigger begins, in Unicode scalars", type: "integer"),
      Column("end", "where it ends", type: "integer"),
      Column("confidence", "how sure the rule is, in thousandths", type: "integer"),
      Column("rule", "the rule that found the event"),
      Column("article", "the article's id: a hash of its text"),
    ]

  private let writer: TableWriter

  /// Makes a table of a format.
  public init(_ format: TableWriter.Format) {
    writer = TableWriter(format)
  }

  /// Appends the head.
  public func appendHead(to bytes: inout [UInt8]) {
    writer.append(EventTable.columns.map(\.name), to: &bytes)
  }

  /// Appends the events of a graph, sorted by source, article and number.
  public func append(
    _ graph: EventGraph, filter: EventFilter = EventFilter(), to bytes: inout [UInt8]
  ) {
    var articles: [String: ArticleReport] = [:]
    for article in graph.articles {
      let known = articles[article.id]
      if known.map({ article.source < $0.source }) ?? true { articles[article.id] = article }
    }
    let events = graph.events.sorted { left, right in
      let leftSource = articles[left.article]?.source ?? ""
      let rightSource = articles[right.article]?.source ?? ""
      if leftSource != rightSource { return leftSource < rightSource }
      return (left.article, left.number) < (right.article, right.number)
    }
    for event in events
    where filter.accepts(type: event.type, confidence: event.confidence) {
      writer.append(row(of: event, in: articles[event.article]), to: &bytes)
    }
  }

  private func row(of event: EventReport, in article: ArticleReport?) -> [String] {
    var row = [
      article?.source ?? "", article?.published ?? "", "v\(event.number)", event.type.rawValue,
      event.time ?? "", event.modality.rawValue, event.trigger,
    ]
    for role in EventTable.roles {
      row.append(
        event.arguments.filter { $0.role == role }.map(\.text).joined(separator: " | "))
    }
    row.append(
      event.arguments.filter { !EventTable.roles.contains($0.role) }
        .map { "\($0.role)=\($0.text)" }.joined(separator: " | "))
    let amount = event.arguments.first { $0.role == "amount" && $0.value != nil }?.value ?? ""
    let space = amount.firstIndex(of: " ") ?? amount.endIndex
    row += [String(amount[..<space]), String(amount[space...].dropFirst())]
    row += [
      event.saidBy ?? "", event.sentence ?? "", "\(event.start)", "\(event.end)",
      "\(event.confidence)", event.rule, event.article,
    ]
    return row
  }
}
