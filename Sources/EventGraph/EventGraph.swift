// SPDX-License-Identifier: Apache-2.0

/// What many articles tell: a set of reports, to be merged in any order and any grouping.
///
/// Each report says what one article holds at one place.  Merging is the union of sets, and so
/// associative, commutative and idempotent.  Which reports speak of the same event is decided
/// afterwards, by ``MergedGraph``, a function of the whole set.
///
///     var graph = EventGraph(first)
///     graph.merge(EventGraph(second))
///     for event in MergedGraph(graph).events { … }
public struct EventGraph: Hashable, Sendable {
  /// The articles.
  public private(set) var articles: Set<ArticleReport> = []
  /// The names that they use.
  public private(set) var names: Set<NameReport> = []
  /// The relations that they state.
  public private(set) var relations: Set<RelationReport> = []
  /// The events that they tell of.
  public private(set) var events: Set<EventReport> = []

  /// Makes an empty graph.
  public init() {}

  /// Makes a graph of reports.
  public init(
    articles: some Sequence<ArticleReport>, names: some Sequence<NameReport>,
    relations: some Sequence<RelationReport>, events: some Sequence<EventReport>
  ) {
    self.articles = Set(articles)
    self.names = Set(names)
    self.relations = Set(relations)
    self.events = Set(events)
  }

  /// Takes in all reports of `other`.
  ///
  /// - Complexity: O(*n*) in the size of `other`.
  public mutating func merge(_ other: EventGraph) {
    articles.formUnion(other.articles)
    names.formUnion(other.names)
    relations.formUnion(other.relations)
    events.formUnion(other.events)
  }

  /// Returns this graph and `other` as one.
  public func merged(with other: EventGraph) -> EventGraph {
    var result = self
    result.merge(other)
    return result
  }
}
