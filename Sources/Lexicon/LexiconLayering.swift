// SPDX-License-Identifier: Apache-2.0

extension Lexicon {
  /// Numbers the layers' forms, entities, frames and classes as one sequence, and finds what each
  /// layer says about things of the layers below it.
  ///
  /// Returns the ids and the names of all cue classes.
  static func connect(
    _ layers: inout [LexiconLayer]
  ) -> (ids: [String: UInt32], names: [String]) {
    var ids: [String: UInt32] = [:]
    var names: [String] = []
    for index in layers.indices {
      if index > 0 {
        let below = layers[index - 1]
        layers[index].firstForm = below.firstForm + UInt32(below.matcher.count)
        layers[index].firstEntity = below.firstEntity + UInt32(below.entityCount)
        layers[index].firstFrame = below.firstFrame + below.number(.frameCount)
      }
      for name in layers[index].classes {
        let identifier = ids[name] ?? UInt32(names.count)
        if ids[name] == nil {
          ids[name] = identifier
          names.append(name)
        }
        layers[index].classIDs.append(identifier)
      }
    }
    if layers.count > 1 { connectEntities(&layers) }
    for index in layers.indices.dropFirst() { connectForms(of: index, in: &layers) }
    return (ids, names)
  }

  /// Returns a hash of the content of all layers, 16 hexadecimal digits.
  static func version(of layers: [LexiconLayer], hiding names: HiddenNames) -> String {
    var hash = layers[0].image.contentHash ^ names.hash
    for layer in layers.dropFirst() {
      hash = ((hash << 7 | hash >> 57) ^ layer.image.contentHash) &* 0x9E37_79B9_7F4A_7C15
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private struct EntityKey: Hashable {
    var type: String
    var name: String
  }

  private static func connectEntities(_ layers: inout [LexiconLayer]) {
    // From the top down: an entity that a layer above has too is that one.
    var above: [EntityKey: UInt32] = [:]
    for index in layers.indices.reversed() {
      let layer = layers[index]
      for entity in 0..<layer.entityCount {
        let key = EntityKey(
          type: layer.entityField(entity, 0), name: layer.entityField(entity, 1))
        if let other = above[key] {
          layers[index].replacedEntities[UInt32(entity)] = other
        } else {
          above[key] = layer.firstEntity + UInt32(entity)
        }
      }
    }
    // A parent that an overlay names but does not hold is one of a lower layer.
    var byName: [String: UInt32] = [:]
    for index in layers.indices {
      let layer = layers[index]
      for entity in 0..<layer.entityCount where index > 0 {
        let parent = layer.entityField(entity, 3)
        let isOwn = layer.entities[entity * ImageFormat.entityFieldCount + 4] > 0
        if !isOwn, !parent.isEmpty, let lower = byName[parent] {
          layers[index].lowerParents[UInt32(entity)] = lower
        }
      }
      guard index + 1 < layers.count else { return }
      for entity in 0..<layer.entityCount {
        byName[layer.entityField(entity, 1)] =
          layers[index].replacedEntities[UInt32(entity)] ?? layer.firstEntity + UInt32(entity)
      }
    }
  }

  private static func connectForms(of index: Int, in layers: inout [LexiconLayer]) {
    let layer = layers[index]
    for form in 0..<layer.matcher.count {
      let text = layer.strings.string(
        layer.matcher.records[form * ImageFormat.formFieldCount])
      for lower in layers[..<index].reversed() {
        guard let found = lower.matcher.form(text) else { continue }
        layers[index].lowerForms[UInt32(form)] = lower.firstForm + found
        break
      }
    }
  }
}
