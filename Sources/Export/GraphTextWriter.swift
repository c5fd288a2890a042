// SPDX-License-Identifier: Apache-2.0

public import EventGraph
import TextModel

/// Writes a merged graph as sorted lines of text: the form in which graphs are compared.
///
/// Each line is complete in itself, its fields parted by tabs, and begins with what it is of:
/// `article`, `entity`, `event`, `relation` or `report`.  Only the lines of reports speak of
/// offsets, so that a line of an event changes when the event does.
public struct GraphTextWriter: Sendable {
  /// Makes a writer.
  public init() {}

  /// Returns all lines of a graph, sorted by their bytes.
  public func text(of graph: MergedGraph) -> String {
    lines(of: graph).map { $0 + "\n" }.joined()
  }

  /// Returns the lines without their ends.
  public func lines(of graph: MergedGraph) -> [String] {
    let files = Dictionary(
      uniqueKeysWithValues: graph.articles.map { ($0.id, $0.sources.first ?? $0.id) })
    let articles = graph.articles.map { article in
      line([
        "article", article.id, article.sources.joined(separator: " | "), article.published ?? "-",
        article.reprintOf.map { "reprint of \($0)" } ?? "-", article.title ?? "-",
      ])
    }
    let nodes = graph.nodes.map { node in
      line([
        "entity", node.key.type.rawValue, node.key.name, node.isKnown ? "known" : "new",
        node.names.map { "\($0.form) ×\($0.count)" }.joined(separator: " | "),
        "\(node.articles.count) articles",
      ])
    }
    let relations = graph.relations.map { relation in
      line([
        "relation", relation.type, label(relation.from), label(relation.to),
        relation.positions.joined(separator: " | "), relation.isFormer ? "former" : "-",
        "\(relation.sourceCount) sources",
      ])
    }
    var events: [String] = []
    var reports: [String] = []
    for event in graph.events {
      events.append(line(of: event, files: files))
      reports += event.reports.map { line(of: $0, event: event.id, files: files) }
    }
    return (articles + nodes + relations + events + reports).sorted()
  }

  private func line(of event: GraphEvent, files: [String: String]) -> String {
    line([
      "event", event.type.rawValue, event.time ?? "-", event.id, event.modality.rawValue,
      event.participants.map { "\($0.role)=\(label($0.entity))" }.joined(separator: "; "),
      event.details.map { detail in
        let places = Set(detail.articles.map { files[$0] ?? $0 }).sorted()
        return "\(detail.role)=\(detail.text)" + (detail.value.map { " (\($0))" } ?? "")
          + " [\(places.joined(separator: " "))]"
      }.joined(separator: "; "),
      event.conflicts.isEmpty ? "-" : "conflict: " + event.conflicts.joined(separator: " "),
      "\(event.sourceCount) sources",
      Set(event.reports.map { files[$0.article] ?? $0.article }).sorted().joined(separator: " "),
    ])
  }

  private func line(
    of report: EventReport, event: String, files: [String: String]
  ) -> String {
    line([
      "report", event, files[report.article] ?? report.article, "\(report.start)-\(report.end)",
      report.trigger, report.modality.rawValue, report.time ?? "-",
      report.arguments.map { "\($0.role)=\($0.text)" }.joined(separator: "; "),
      report.saidBy ?? "-", report.rule, "\(report.confidence)", report.sentence ?? "-",
    ])
  }

  private func label(_ key: EntityKey) -> String { "\(key.type.rawValue):\(key.name)" }

  /// Joins fields by tabs; what would break the line is escaped.
  private func line(_ fields: [String]) -> String {
    fields.map { field in
      var result: [UInt8] = []
      for byte in field.utf8 {
        switch byte {
        case 0x5C: result += [0x5C, 0x5C]
        case 0x09: result += Array("\\t".utf8)
        case 0x0A: result += Array("\\n".utf8)
        case 0x0D: result += Array("\\r".utf8)
        default: result.append(byte)
        }
      }
      return String(decoding: result, as: UTF8.self)
    }.joined(separator: "\t")
  }
}
