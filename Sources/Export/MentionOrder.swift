// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The mentions of each entity of a document, in reading order.
struct MentionOrder {
  /// Where the mentions of each entity begin in ``order``, and where the last ones end.
  private var starts: [Int]
  /// The places of the mentions, entity by entity.
  private var order: [Int32]

  /// Sorts the mentions by their entities.
  ///
  /// - Complexity: O(*n*) in the number of mentions and entities.
  init(_ annotations: EntityAnnotations) {
    starts = Array(filled: 0, count: annotations.entities.count + 1)
    order = Array(filled: 0, count: annotations.mentions.count)
    for mention in annotations.mentions { starts[mention.entity] += 1 }
    var total = 0
    for entity in starts.indices {
      total += starts[entity]
      starts[entity] = total
    }
    // From the last one on: what is counted down ends where the entity's mentions begin.
    for place in annotations.mentions.indices.reversed() {
      let entity = annotations.mentions[place].entity
      starts[entity] -= 1
      order[starts[entity]] = Int32(truncatingIfNeeded: place)
    }
  }

  /// Returns the places of the mentions of an entity.
  func places(ofEntity entity: Int) -> ArraySlice<Int32> {
    order[starts[entity]..<starts[entity + 1]]
  }
}
