// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// One real thing that a dictionary knows.
public struct DictionaryEntity: Hashable, Sendable {
  /// Its type: the name of its file up to the first hyphen.
  public let type: EntityType
  /// Its canonical name.
  public let name: String
  /// What it is more narrowly, such as `company` or `model`; may be empty.
  public let kind: String
  /// The index of its owner, developer or containing place, or null.
  public let parent: UInt32?

  /// Makes an entity.
  public init(type: EntityType, name: String, kind: String, parent: UInt32? = nil) {
    self.type = type
    self.name = name
    self.kind = kind
    self.parent = parent
  }
}
