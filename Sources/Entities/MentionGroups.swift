// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Mentions in reading order, in groups of those that name one thing.
struct MentionGroups {
  /// What mentions of one thing share: their type and their text.
  struct Key: Hashable {
    var place: Int
    var text: UInt64
  }

  /// One mention.
  struct Mention {
    var range: ByteRange
    /// The place of its type; see ``TypeScores``.
    var place: Int
    /// The dictionary entity that it names, or null.
    var entity: UInt32?
    var textKey: Key
  }

  private(set) var mentions: [Mention] = []
  private var parents: [Int] = []
  private var firstOfEntity: [UInt32: Int] = [:]
  private var firstOfText: [Key: Int] = [:]
  /// The dictionary entity of each group, by its root.
  private var entities: [UInt32?] = []

  /// Appends a mention to the group of its dictionary entity or of its text.
  mutating func append(range: ByteRange, place: Int, key: UInt64, entity: UInt32?) {
    let index = mentions.count
    let textKey = Key(place: place, text: key)
    mentions.append(Mention(range: range, place: place, entity: entity, textKey: textKey))
    parents.append(index)
    entities.append(entity)
    if let entity {
      if let first = firstOfEntity[entity] {
        join(first, index)
      } else {
        firstOfEntity[entity] = index
      }
    }
    if let first = firstOfText[textKey] { join(first, index) } else { firstOfText[textKey] = index }
  }

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

  /// Makes the groups of two mentions one, unless the dictionary knows them as two things.
  mutating func join(_ left: Int, _ right: Int) {
    let left = root(left)
    let right = root(right)
    guard left != right else { return }
    if let one = entities[left], let other = entities[right], one != other { return }
    let entity = entities[left] ?? entities[right]
    parents[max(left, right)] = min(left, right)
    entities[min(left, right)] = entity
  }
}
