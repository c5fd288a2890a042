// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Mentions in reading order, in groups of those that name one thing.
struct MentionGroups {
  /// What mentions of one thing share: a number for their type and their text.
  static func key(place: Int, text: UInt64) -> UInt64 {
    text ^ UInt64(truncatingIfNeeded: place) &* 0xD6E8_FEB8_6659_FD93
  }

  /// One mention.
  struct Mention {
    var range: ByteRange
    /// The place of its type; see ``TypeScores``.
    var place: Int
    /// The dictionary entity that it names, or null.
    var entity: UInt32?
    var textKey: UInt64
  }

  private(set) var mentions: [Mention] = []
  private var parents: [Int] = []
  private var firstOfEntity: KeyTable
  private var firstOfText: KeyTable
  /// The dictionary entity of each group, by its root.
  private var entities: [UInt32?] = []

  /// Makes no groups yet, with room for `capacity` mentions.
  init(capacity: Int) {
    firstOfEntity = KeyTable(capacity: capacity / 2)
    firstOfText = KeyTable(capacity: capacity)
    mentions.reserveCapacity(capacity)
    parents.reserveCapacity(capacity)
    entities.reserveCapacity(capacity)
  }

  /// Appends a mention to the group of its dictionary entity or of its text.
  mutating func append(range: ByteRange, place: Int, key: UInt64, entity: UInt32?) {
    let index = mentions.count
    let textKey = MentionGroups.key(place: place, text: key)
    mentions.append(Mention(range: range, place: place, entity: entity, textKey: textKey))
    parents.append(index)
    entities.append(entity)
    if let entity {
      let first = firstOfEntity.number(of: UInt64(entity), orInsert: index)
      if first != index { join(first, index) }
    }
    let first = firstOfText.number(of: textKey, orInsert: index)
    if first != index { join(first, index) }
  }

  /// Returns the first mention of a type and text, or null where there is none.
  func first(ofText key: UInt64) -> Int? { firstOfText[key] }

  /// Returns the first mention of an entity of the dictionaries, or null where there is none.
  func first(ofEntity entity: UInt32) -> Int? { firstOfEntity[UInt64(entity)] }

  /// Returns the first mention of the group.
  mutating func root(_ index: Int) -> Int {
    var root = index
    while parents[root] != root { root = parents[root] }
    var index = index
    while parents[index] != root {
      let next = parents[index]
      parents[index] = root
      index = next
    }
    return root
  }

  /// Makes the groups of two mentions one, unless the dictionary knows them as two things and
  /// `isCertain` is false.
  mutating func join(_ left: Int, _ right: Int, evenKnown isCertain: Bool = false) {
    let left = root(left)
    let right = root(right)
    guard left != right else { return }
    if let one = entities[left], let other = entities[right], one != other, !isCertain { return }
    let entity = entities[left] ?? entities[right]
    parents[max(left, right)] = min(left, right)
    entities[min(left, right)] = entity
  }
}
