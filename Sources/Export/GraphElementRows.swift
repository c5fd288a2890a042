// SPDX-License-Identifier: Apache-2.0

import EventGraph
import TextModel

/// The nodes and edges of a merged graph in the one shape that GraphML and the tables share.
///
/// A node is an entity, an event or an article.  An edge leads from an event to its participants
/// (`argument`, its type the role) and to the articles that tell of it (`told_by`), from an
/// article to the entities that it names (`mention`) and to what it is a reprint of (`reprint_of`),
/// and from an entity to another (`relation`).
struct GraphElementRows {
  static let nodeColumns = [
    "id", "kind", "type", "name", "names", "known", "time", "modality", "published", "sources",
    "confidence", "conflicts",
  ]
  static let edgeColumns = ["source", "target", "kind", "type", "text", "count"]
  /// The columns that hold whole numbers, and those that hold truth values.
  static let integers: Set<String> = ["sources", "confidence", "count"]
  static let truths: Set<String> = ["known"]

  let graph: MergedGraph

  /// The rows of the nodes; a field without a value is empty.
  var nodes: [[String]] {
    graph.nodes.map { node in
      [
        node.id, "entity", node.key.type.rawValue, node.key.name,
        node.names.map(\.form).joined(separator: "|"), node.isKnown ? "true" : "false", "", "", "",
        "\(node.articles.count)", "", "",
      ]
    }
      + graph.events.map { event in
        [
          event.id, "event", event.type.rawValue, GraphElementRows.label(of: event), "", "",
          event.time ?? "", event.modality.rawValue, "", "\(event.sourceCount)",
          "\(event.confidence)", event.conflicts.joined(separator: "|"),
        ]
      }
      + graph.articles.map { article in
        [
          "a" + article.id, "article", "", article.title ?? article.sources.first ?? "",
          article.sources.joined(separator: "|"), "", "", "", article.published ?? "", "", "", "",
        ]
      }
  }

  /// The rows of the edges.
  var edges: [[String]] {
    var rows: [[String]] = []
    for event in graph.events {
      for participant in event.participants {
        rows.append([event.id, participant.entity.id, "argument", participant.role, "", ""])
      }
      for (article, reports) in Dictionary(grouping: event.reports, by: \.article)
        .sorted(by: { $0.key < $1.key })
      {
        rows.append([
          event.id, "a" + article, "told_by", "", reports.compactMap(\.sentence).first ?? "",
          "\(reports.count)",
        ])
      }
    }
    for node in graph.nodes {
      for article in node.articles { rows.append(["a" + article, node.id, "mention", "", "", ""]) }
    }
    for relation in graph.relations {
      rows.append([
        relation.from.id, relation.to.id, "relation", relation.type,
        (relation.positions + (relation.isFormer ? ["former"] : [])).joined(separator: "|"),
        "\(relation.sourceCount)",
      ])
    }
    for article in graph.articles {
      guard let first = article.reprintOf else { continue }
      rows.append(["a" + article.id, "a" + first, "reprint_of", "", "", ""])
    }
    return rows
  }

  /// An event in a few words: its details and participants in the order of their roles.
  private static func label(of event: GraphEvent) -> String {
    let names = event.participants.map { "\($0.role)=\($0.entity.name)" }
    let details = event.details.map { "\($0.role)=\($0.text)" }
    return ([event.type.rawValue] + names + details).joined(separator: " ")
  }
}
