// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// What many articles tell, merged: each thing one node, each event with its sources.
///
/// Ids are derived from content, so that the same articles give the same graph in any order:
/// merging is associative and commutative, and merging a graph with itself changes nothing.
public struct EventGraph: Hashable, Sendable {
  /// The nodes by id.
  public private(set) var nodes: [String: GraphNode] = [:]
  /// The events by id.
  public private(set) var events: [String: GraphEvent] = [:]

  /// Makes an empty graph.
  public init() {}

  /// Makes the graph of one article.
  ///
  /// - Complexity: O(*n*) in the number of mentions and arguments.
  public init(_ document: Document) {
    let article = document.article.contentKey
    var identifiers: [String] = []
    for entity in document.annotations.entities {
      let node = GraphNode(entity)
      identifiers.append(node.id)
      insert(node)
    }
    for event in document.events {
      insert(GraphEvent(event, in: document, article: article, nodes: identifiers))
    }
  }

  /// Makes a graph of stored nodes and events.
  public init(nodes: some Sequence<GraphNode>, events: some Sequence<GraphEvent>) {
    for node in nodes { insert(node) }
    for event in events { insert(event) }
  }

  /// Takes in all nodes and events of `other`.
  ///
  /// - Complexity: O(*n*) in the size of `other`.
  public mutating func merge(_ other: EventGraph) {
    for node in other.nodes.values { insert(node) }
    for event in other.events.values { insert(event) }
  }

  /// Returns this graph and `other` as one.
  public func merged(with other: EventGraph) -> EventGraph {
    var result = self
    result.merge(other)
    return result
  }

  private mutating func insert(_ node: GraphNode) {
    nodes[node.id] = nodes[node.id]?.merged(with: node) ?? node
  }

  private mutating func insert(_ event: GraphEvent) {
    events[event.id] = events[event.id]?.merged(with: event) ?? event
  }
}

/// One thing that articles name.
public struct GraphNode: Hashable, Sendable {
  /// Its id: the hash of its type and name.
  public let id: String
  /// Its type.
  public let type: EntityType
  /// The dictionary's name, or the name in the articles.
  public let name: String
  /// All names that the articles use for it.
  public private(set) var names: Set<String>

  init(_ entity: Entity) {
    name = entity.canonicalName ?? entity.name
    type = entity.type
    names = [entity.name, name]
    var hash = ContentHash()
    hash.combine(entity.type.rawValue.utf8)
    hash.combine(0)
    hash.combine(name.utf8)
    id = "n" + hash.hexadecimal
  }

  /// Makes a node from its stored parts.
  public init(id: String, type: EntityType, name: String, names: Set<String>) {
    self.id = id
    self.type = type
    self.name = name
    self.names = names
  }

  func merged(with other: GraphNode) -> GraphNode {
    var result = self
    result.names.formUnion(other.names)
    return result
  }
}

/// One event, as all the articles that tell of it tell it.
public struct GraphEvent: Hashable, Sendable {
  /// Its id: the hash of its type, participants, time and modality.
  public let id: String
  /// Its type.
  public let type: EventType
  /// The ISO 8601 value of its time, or null.
  public let time: String?
  /// How real it is.
  public let modality: Modality
  /// Its participants and details.
  public let arguments: Set<GraphArgument>
  /// Where it is told.
  public private(set) var sources: Set<GraphSource>

  init(_ event: EventMention, in document: Document, article: String, nodes: [String]) {
    type = event.type
    time = event.time.map { document.expressions.times[$0].value }
    modality = event.modality
    arguments = Set(
      event.arguments.map { argument in
        GraphArgument(
          role: argument.role, node: argument.entity.map { nodes[$0] },
          text: document.text.string(argument.range))
      })
    let source = document.text.offsets.sourceRange(of: event.trigger)
    sources = [GraphSource(article: article, start: source.start, end: source.end)]
    var hash = ContentHash()
    // Two mentions without a named participant are never the same event.
    let participants = arguments.compactMap { argument in
      argument.node.map { argument.role + "=" + $0 }
    }.sorted()
    for part in [type.rawValue, time ?? "", modality.rawValue] + participants {
      hash.combine(part.utf8)
      hash.combine(0)
    }
    if participants.isEmpty {
      hash.combine("\(article) \(source)".utf8)
    }
    // Details that differ (an amount in dispute) are kept apart as events of their own.
    for detail in arguments.filter({ $0.node == nil }).map({ $0.role + "=" + $0.text }).sorted() {
      hash.combine(detail.utf8)
      hash.combine(0)
    }
    id = "v" + hash.hexadecimal
  }

  /// Makes an event from its stored parts.
  public init(
    id: String, type: EventType, time: String?, modality: Modality, arguments: Set<GraphArgument>,
    sources: Set<GraphSource>
  ) {
    self.id = id
    self.type = type
    self.time = time
    self.modality = modality
    self.arguments = arguments
    self.sources = sources
  }

  func merged(with other: GraphEvent) -> GraphEvent {
    // Node arguments are alike by the id's making; their texts may differ, and all are kept.
    GraphEvent(
      id: id, type: type, time: time, modality: modality,
      arguments: arguments.union(other.arguments), sources: sources.union(other.sources))
  }
}

/// A participant or detail of an event.
public struct GraphArgument: Hashable, Sendable {
  /// The role's name.
  public let role: String
  /// The node's id, or null for a quantity or free text.
  public let node: String?
  /// The normalized text of the argument.
  public let text: String

  /// Makes an argument.
  public init(role: String, node: String?, text: String) {
    self.role = role
    self.node = node
    self.text = text
  }
}

/// The place in an article that tells of an event.
public struct GraphSource: Hashable, Sendable {
  /// The article's content key.
  public let article: String
  /// The byte offset of the trigger in the decoded raw article.
  public let start: Int
  /// The byte offset behind the trigger.
  public let end: Int

  /// Makes a source.
  public init(article: String, start: Int, end: Int) {
    self.article = article
    self.start = start
    self.end = end
  }
}
