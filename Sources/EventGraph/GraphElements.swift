// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// One article of a merged graph.
public struct GraphArticle: Hashable, Sendable {
  /// The article's content key.
  public let id: String
  /// Where it came from, sorted: more than one where the same text lay in several files.
  public let sources: [String]
  /// Its headline, or null.
  public let title: String?
  /// When it was published, or null.
  public let published: String?
  /// The fingerprint of its text, or null.
  public let fingerprint: Fingerprint?
  /// The article that it is a reprint of: the earliest of its group; null for that one itself.
  public let reprintOf: String?

  /// What it counts as, together with its reprints.
  public var group: String { reprintOf ?? id }
}

/// One thing of a merged graph.
public struct GraphNode: Hashable, Sendable {
  /// Its type and name.
  public let key: EntityKey
  /// Whether a dictionary knows it.
  public let isKnown: Bool
  /// The names that articles use for it, sorted, with how often.
  public let names: [Name]
  /// The articles that name it, sorted.
  public let articles: [String]

  /// A name and how often it is used.
  public struct Name: Hashable, Sendable {
    /// The name.
    public let form: String
    /// How often all articles together use it.
    public let count: Int
  }

  /// Its id: the hash of its type and name.
  public var id: String { key.id }
}

/// One relation of a merged graph.
public struct GraphRelation: Hashable, Sendable {
  /// The relation's type.
  public let type: String
  /// The thing that it goes from.
  public let from: EntityKey
  /// The thing that it goes to.
  public let to: EntityKey
  /// The posts that articles name, sorted.
  public let positions: [String]
  /// Whether all articles that state it say that it holds no longer.
  public let isFormer: Bool
  /// The articles that state it, sorted.
  public let articles: [String]
  /// How many independent articles state it: reprints count once.
  public let sourceCount: Int
}

/// One event of a merged graph, as all its articles tell it.
public struct GraphEvent: Hashable, Sendable {
  /// Its id: a hash of its type, participants and time.
  public let id: String
  /// Its type.
  public let type: EventType
  /// The most exact of the times that articles give, or null.
  public let time: String?
  /// How real most of its independent articles tell it.
  public let modality: Modality
  /// Its participants, sorted.
  public let participants: [Participant]
  /// Its quantities and free texts, sorted, each with the articles that give it.
  public let details: [Detail]
  /// What articles disagree on: names of roles, and `modality`; sorted.
  public let conflicts: [String]
  /// How many independent articles tell of it: reprints count once.
  public let sourceCount: Int
  /// How sure the surest of its reports is, in thousandths.
  public let confidence: Int
  /// All reports of it, in the order of article and place.
  public let reports: [EventReport]

  /// A thing and its role.
  public struct Participant: Hashable, Sendable {
    /// The role's name.
    public let role: String
    /// The thing.
    public let entity: EntityKey
  }

  /// A quantity or free text and its role.
  public struct Detail: Hashable, Sendable {
    /// The role's name.
    public let role: String
    /// The first of the texts that name it.
    public let text: String
    /// A quantity's value and unit, or null.
    public let value: String?
    /// The articles that give it, sorted.
    public let articles: [String]
  }
}
