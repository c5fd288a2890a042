// SPDX-License-Identifier: Apache-2.0

/// The type of an entity: one of the six of the ontology, or one that a user's dictionary adds.
public struct EntityType: RawRepresentable, Hashable, Sendable {
  /// The name, as records print it.
  public let rawValue: String

  /// Makes a type of a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A company, institution, lab, ministry, media outlet, fund.
  public static let organization = EntityType(rawValue: "organization")
  /// A named person.
  public static let person = EntityType(rawValue: "person")
  /// A named model, app, chip, device, service, platform.
  public static let product = EntityType(rawValue: "product")
  /// A country, region, city, or venue used as a place.
  public static let place = EntityType(rawValue: "place")
  /// A named meeting, fair, award, competition, benchmark.
  public static let conference = EntityType(rawValue: "conference")
  /// A law, regulation, report, paper, book.
  public static let document = EntityType(rawValue: "document")
}

/// The entities of one article, all mentions of a thing together, and how they are related.
public struct EntityAnnotations: Sendable {
  /// The entities, in the order of their first mention.
  public var entities: [Entity]
  /// All mentions in reading order; no two overlap.
  public var mentions: [EntityMention]
  /// The relations that the article states.
  public var relations: [EntityRelation]

  /// Makes a set of annotations.
  public init(
    entities: [Entity] = [], mentions: [EntityMention] = [], relations: [EntityRelation] = []
  ) {
    self.entities = entities
    self.mentions = mentions
    self.relations = relations
  }
}

/// One real thing that an article names.
public struct Entity: Hashable, Sendable {
  /// Its type.
  public var type: EntityType
  /// The fullest simplified form in the article.
  public var name: String
  /// The dictionary's name for it, or null where no dictionary knows it.
  public var canonicalName: String?
  /// The dictionary's name of its owner, maker or family, or null where none is known.
  public var parentName: String?

  /// Makes an entity.
  public init(
    type: EntityType, name: String, canonicalName: String? = nil, parentName: String? = nil
  ) {
    self.type = type
    self.name = name
    self.canonicalName = canonicalName
    self.parentName = parentName
  }
}

/// One place where an article names an entity.
public struct EntityMention: Hashable, Sendable {
  /// Where it stands in the normalized text.
  public var range: ByteRange
  /// The index of its entity in ``EntityAnnotations/entities``.
  public var entity: Int
  /// The recognizer that found it, such as `dictionary` or `book-title`.
  public var recognizer: String

  /// Makes a mention.
  public init(range: ByteRange, entity: Int, recognizer: String) {
    self.range = range
    self.entity = entity
    self.recognizer = recognizer
  }
}

/// A relation between two entities that the article states.
public struct EntityRelation: Hashable, Sendable {
  /// What entities are to each other.
  public enum Kind: String, Hashable, Sendable {
    /// An organization made or owns a product.
    case developer = "developer_of"
    /// An organization belongs to another, or a product to a family of products.
    case part = "part_of"
    /// A person has or had a post in an organization.
    case position = "position_at"
    /// An organization has its seat in a place.
    case seat = "based_in"
    /// A product is a version of another.
    case version = "version_of"
  }

  /// The relation's type.
  public var kind: Kind
  /// The index of the entity that it goes from.
  public var from: Int
  /// The index of the entity that it goes to.
  public var to: Int
  /// The stretch of the normalized text that states it.
  public var evidence: ByteRange
  /// The post of a ``Kind/position``, or null.
  public var position: ByteRange?
  /// Whether a post is a former one.
  public var isFormer: Bool

  /// Makes a relation.
  public init(
    kind: Kind, from: Int, to: Int, evidence: ByteRange, position: ByteRange? = nil,
    isFormer: Bool = false
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.evidence = evidence
    self.position = position
    self.isFormer = isFormer
  }
}
