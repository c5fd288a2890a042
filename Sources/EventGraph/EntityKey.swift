// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// What tells one thing of the graph from another: its type and its name.
///
/// The name is the dictionary's where it knows the thing, else the fullest one of the article, so
/// that a thing is the same in every article that a dictionary or its own name ties together.
public struct EntityKey: Hashable, Sendable {
  /// The type.
  public let type: EntityType
  /// The name.
  public let name: String

  /// Makes a key.
  public init(type: EntityType, name: String) {
    self.type = type
    self.name = name
  }

  /// The key of an entity of an article.
  public init(_ entity: Entity) {
    self.init(type: entity.type, name: entity.canonicalName ?? entity.name)
  }

  /// The node's id: the hash of type and name.
  public var id: String {
    var hash = ContentHash()
    hash.combine(type.rawValue.utf8)
    hash.combine(0)
    hash.combine(name.utf8)
    return "n" + hash.hexadecimal
  }
}

extension EntityKey: Comparable {
  /// Orders by type, then by the bytes of the name.
  public static func < (left: EntityKey, right: EntityKey) -> Bool {
    left.type != right.type
      ? left.type.rawValue < right.type.rawValue : left.name < right.name
  }
}
