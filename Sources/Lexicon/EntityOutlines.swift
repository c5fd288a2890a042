// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What each entity of a lexicon is, with the strings left out.
@usableFromInline
package struct EntityOutlines: Sendable {
  /// What one entity is.
  @usableFromInline
  package struct Outline: Sendable {
    /// The places of its type's and its kind's names among ``EntityOutlines/names``.
    @usableFromInline package var type: Int
    @usableFromInline package var kind: Int
    /// The index of its owner, developer or containing place, or null.
    @usableFromInline package var parent: UInt32?

    @usableFromInline
    init(type: Int, kind: Int, parent: UInt32?) {
      self.type = type
      self.kind = kind
      self.parent = parent
    }
  }

  /// The names of all types and kinds.
  package let names: [String]
  /// The number of entities.
  package let count: Int
  /// For each entity the place of its type's name, and that of its kind's in the upper half.
  @usableFromInline let places: ImageArray<UInt32>
  /// For each entity one more than the index of its parent, or 0: number `field` of `width`.
  @usableFromInline let parents: ImageArray<UInt32>
  @usableFromInline let width: Int
  @usableFromInline let field: Int

  /// Takes the sections of an image.
  init(image: LexiconImageData, strings: StringPool) {
    let numbers = image.array(.entityNames, of: UInt32.self)
    names = (0..<numbers.count).map { strings.string(numbers[$0]) }
    places = image.array(.entityKinds, of: UInt32.self)
    parents = image.array(.entities, of: UInt32.self)
    width = ImageFormat.entityFieldCount
    field = 4
    count = places.count
  }

  /// Takes the entities of several layers.
  init(entities: [DictionaryEntity]) {
    var collector = Collector()
    for entity in entities { collector.append(type: entity.type.rawValue, kind: entity.kind) }
    names = collector.names
    places = ImageArray(copying: collector.places)
    parents = ImageArray(copying: entities.map { $0.parent.map { $0 + 1 } ?? 0 })
    width = 1
    field = 0
    count = entities.count
  }

  /// What the entity with an index is.
  @inlinable
  package subscript(index: UInt32) -> Outline {
    let place = places[Int(index)]
    let parent = parents[Int(index) * width + field]
    return Outline(
      type: Int(place & 0xFFFF), kind: Int(place >> 16), parent: parent > 0 ? parent - 1 : nil)
  }

  /// Numbers the types and kinds of entities.
  package struct Collector {
    /// The names of types and kinds.
    package private(set) var names: [String] = []
    /// For each entity the places of its names.
    package private(set) var places: [UInt32] = []
    private var numbers: [String: UInt32] = [:]

    /// Makes an empty collector.
    package init() {}

    /// Appends an entity.
    package mutating func append(type: String, kind: String) {
      places.append(place(of: type) | place(of: kind) << 16)
    }

    /// Returns the place of a name, which it gets where it has none; those beyond 65,534 share one.
    private mutating func place(of name: String) -> UInt32 {
      if let number = numbers[name] { return number }
      let number = UInt32(min(names.count, 0xFFFF))
      if names.count <= 0xFFFF { names.append(name) }
      numbers[name] = number
      return number
    }
  }
}
