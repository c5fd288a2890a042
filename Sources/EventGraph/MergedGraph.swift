// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The things, relations and events that a set of reports speaks of: what is exported.
///
/// It is a function of the set alone, and all its lists are sorted: the same articles give the
/// same merged graph in whatever order and grouping their reports were brought together.
public struct MergedGraph: Hashable, Sendable {
  /// The articles by id.
  public let articles: [GraphArticle]
  /// The things by type and name.
  public let nodes: [GraphNode]
  /// The relations by type and ends.
  public let relations: [GraphRelation]
  /// The events by id.
  public let events: [GraphEvent]

  /// Merges all reports of a graph.
  ///
  /// - Complexity: O(*n* log *n*) in the number of reports, and quadratic in that of one event.
  public init(_ graph: EventGraph) {
    let articles = MergedGraph.articles(graph.articles)
    let groups = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0.group) })
    self.articles = articles
    nodes = MergedGraph.nodes(graph)
    relations = MergedGraph.relations(graph.relations, groups)
    let facts = Dictionary(
      uniqueKeysWithValues: articles.map { article in
        (
          article.id,
          EventClustering.ArticleFacts(
            group: article.group,
            published: article.published.flatMap(DaySpan.init(value:))?.first)
        )
      })
    events = GraphEvent.events(
      of: EventClustering(articles: facts).clusters(of: graph.events), groups: groups)
  }

  private static func articles(_ reports: Set<ArticleReport>) -> [GraphArticle] {
    let byID = Dictionary(grouping: reports, by: \.id).sorted { $0.key < $1.key }
    let merged = byID.map { id, reports in
      GraphArticle(
        id: id, sources: Set(reports.map(\.source)).sorted(),
        title: reports.compactMap(\.title).min(),
        published: reports.compactMap(\.published).min(),
        fingerprint: reports.compactMap(\.fingerprint).min { $0.hexadecimal < $1.hexadecimal },
        reprintOf: nil)
    }
    let groups = ReprintFinder.groups(of: merged.map(\.fingerprint))
    var firsts: [Int: GraphArticle] = [:]
    for (article, group) in zip(merged, groups) {
      guard let first = firsts[group] else {
        firsts[group] = article
        continue
      }
      let isEarlier = (article.published ?? "~", article.id) < (first.published ?? "~", first.id)
      if isEarlier { firsts[group] = article }
    }
    return zip(merged, groups).map { article, group in
      let first = firsts[group]?.id
      return GraphArticle(
        id: article.id, sources: article.sources, title: article.title,
        published: article.published, fingerprint: article.fingerprint,
        reprintOf: first == article.id ? nil : first)
    }
  }

  private static func nodes(_ graph: EventGraph) -> [GraphNode] {
    var keys = Set(graph.names.map(\.entity))
    // A record may name a thing in an event or relation alone.
    for event in graph.events { keys.formUnion(event.arguments.compactMap(\.entity)) }
    for relation in graph.relations { keys.formUnion([relation.from, relation.to]) }
    let reports = Dictionary(grouping: graph.names, by: \.entity)
    return keys.sorted().map { key in
      let own = reports[key] ?? []
      let counts = Dictionary(grouping: own, by: \.form).mapValues { reports in
        reports.reduce(0) { $0 + $1.count }
      }
      return GraphNode(
        key: key, isKnown: own.contains(where: \.isKnown),
        names: counts.sorted { $0.key < $1.key }.map {
          GraphNode.Name(form: $0.key, count: $0.value)
        }, articles: Set(own.map(\.article)).sorted())
    }
  }

  private struct Ends: Hashable {
    let type: String
    let from: EntityKey
    let to: EntityKey
  }

  private static func relations(
    _ reports: Set<RelationReport>, _ groups: [String: String]
  ) -> [GraphRelation] {
    Dictionary(grouping: reports) { Ends(type: $0.type, from: $0.from, to: $0.to) }
      .map { ends, reports in
        let articles = Set(reports.map(\.article))
        return GraphRelation(
          type: ends.type, from: ends.from, to: ends.to,
          positions: Set(reports.compactMap(\.position)).sorted(),
          isFormer: reports.allSatisfy(\.isFormer), articles: articles.sorted(),
          sourceCount: Set(articles.map { groups[$0] ?? $0 }).count)
      }
      .sorted { ($0.type, $0.from, $0.to) < ($1.type, $1.from, $1.to) }
  }
}
