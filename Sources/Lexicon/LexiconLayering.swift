// SPDX-License-Identifier: Apache-2.0

import TextModel

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

  /// Calls `body` with each sense of a form of all layers, those of later layers first.
  static func forEachSense(
    of form: UInt32, in layers: [SharedLayer], _ body: (FormSense) -> Void
  ) {
    if layers.count == 1 {
      layers[0].forEachSense(of: form, body)
      return
    }
    guard var layer = layers.lastIndex(where: { $0.firstForm <= form }) else { return }
    var seen: Set<FormSense.Kind> = []
    var form = form
    while true {
      let local = form - layers[layer].firstForm
      layers[layer].forEachSense(of: local) { sense in
        if seen.insert(sense.kind).inserted { body(sense) }
      }
      guard let lower = layers[layer].lowerForms[local],
        let place = layers.lastIndex(where: {
          $0.firstForm <= lower && $0.matcher.count > 0
        }),
        place < layer
      else { return }
      form = lower
      layer = place
    }
  }

  /// Returns an entity of all layers; one without a name where the index is out of range.
  static func entity(_ index: UInt32, in layers: [SharedLayer]) -> DictionaryEntity {
    guard let layer = layers.last(where: { $0.firstEntity <= index }) else {
      return DictionaryEntity(type: EntityType(rawValue: ""), name: "", kind: "")
    }
    let local = index - layer.firstEntity
    let record = Int(local) * ImageFormat.entityFieldCount
    let parent = layer.entities[record + 4]
    return DictionaryEntity(
      type: EntityType(rawValue: layer.strings.string(layer.entities[record])),
      name: layer.strings.string(layer.entities[record + 1]),
      kind: layer.strings.string(layer.entities[record + 2]),
      parent: parent > 0
        ? layer.replacedEntities[parent - 1] ?? layer.firstEntity + parent - 1
        : layer.lowerParents[local])
  }

  /// Returns the entities of all layers.
  static func entities(of layers: [SharedLayer]) -> [DictionaryEntity] {
    let count = layers.reduce(0) { $0 + $1.entityCount }
    return (0..<UInt32(count)).map { entity($0, in: layers) }
  }

  /// Collects what kinds of things the forms of all layers stand for.
  static func formKinds(of layers: [SharedLayer], outlines: EntityOutlines) -> FormKinds {
    var collector = FormKinds.Collector()
    let count = layers.reduce(0) { $0 + $1.matcher.count }
    for form in 0..<UInt32(count) {
      var senses: [FormSense] = []
      forEachSense(of: form, in: layers) { senses.append($0) }
      collector.append(senses) { UInt32(outlines[$0].type) }
    }
    return FormKinds(collector)
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
