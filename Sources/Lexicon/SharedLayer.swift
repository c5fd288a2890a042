// SPDX-License-Identifier: Apache-2.0

/// A layer that is connected with the others and shared from now on.
///
/// A class, for a copy of its many views would cost more than most look-ups.
final class SharedLayer: Sendable {
  let image: LexiconImageData
  let strings: StringPool
  let matcher: FormMatcher
  let tables: [String: LexiconTable.Part]
  let senses: ImageArray<UInt32>
  let entities: ImageArray<UInt32>
  let firstForm: UInt32
  let firstEntity: UInt32
  let firstFrame: Int
  let classIDs: [UInt32]
  let replacedEntities: [UInt32: UInt32]
  let lowerParents: [UInt32: UInt32]
  let lowerForms: [UInt32: UInt32]
  /// The forms whose senses as names are hidden.
  private let hiddenForms: Set<UInt32>

  init(_ layer: LexiconLayer, hiding names: HiddenNames) {
    image = layer.image
    strings = layer.strings
    matcher = layer.matcher
    tables = layer.tables
    senses = layer.senses
    entities = layer.entities
    firstForm = layer.firstForm
    firstEntity = layer.firstEntity
    firstFrame = layer.firstFrame
    classIDs = layer.classIDs
    replacedEntities = layer.replacedEntities
    lowerParents = layer.lowerParents
    lowerForms = layer.lowerForms
    var hidden: Set<UInt32> = []
    if !names.isEmpty {
      for form in 0..<layer.matcher.count
      where names.contains(
        layer.strings.string(layer.matcher.records[form * ImageFormat.formFieldCount]))
      {
        hidden.insert(UInt32(form))
      }
    }
    hiddenForms = hidden
  }

  /// The number of entities.
  var entityCount: Int { entities.count / ImageFormat.entityFieldCount }

  /// Calls `body` with the senses of a form of this layer, numbered as the whole lexicon does.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - body: Called with each sense.
  func forEachSense(
    of form: UInt32, _ body: (FormSense) -> Void
  ) {
    let withEntities = hiddenForms.isEmpty || !hiddenForms.contains(form)
    let record = Int(form) * ImageFormat.formFieldCount
    let first = Int(matcher.records[record + 2])
    let width = ImageFormat.senseFieldCount
    for index in 0..<min(Int(matcher.records[record + 3]), senses.count / width) {
      let place = (first + index) * width
      if !withEntities, FormSense.isEntity(senses[place]) { continue }
      guard place < senses.count,
        let sense = FormSense(record: (senses[place], senses[place + 1], senses[place + 2]))
      else { return }
      body(renumbered(sense))
    }
  }

  private func renumbered(_ sense: FormSense) -> FormSense {
    let kind: FormSense.Kind
    switch sense.kind {
    case .entity(let index):
      kind = .entity(replacedEntities[index] ?? firstEntity &+ index)
    case .cue(let identifier):
      kind = .cue(
        Int(identifier) < classIDs.count ? classIDs[Int(identifier)] : UInt32.max)
    case .trigger(let frame, let group, let word):
      kind = .trigger(frame: firstFrame + frame, group: group, word: word)
    case .blocker(let frame):
      kind = .blocker(frame: firstFrame + frame)
    }
    return FormSense(kind: kind, isAmbiguous: sense.isAmbiguous)
  }
}
