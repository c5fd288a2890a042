// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What each form of a lexicon says about a name, read once.
///
/// A text has a match every few bytes, so that asking the lexicon for the senses of each would take
/// longer than all the rest.
struct FormIndex: Sendable {
  /// What one form says.
  struct Entry: Sendable {
    var kinds: CueKinds = []
    /// Its meanings as a name, as a range of ``FormIndex/senses``.
    var firstSense: Int32 = 0
    var endSense: Int32 = 0
  }

  private let entries: [Entry]
  /// The meanings of all forms as names.
  let senses: [EntityKnowledge.Sense]

  init(lexicon: Lexicon, knowledge: EntityKnowledge) {
    let kindsOfClass = FormIndex.kindsOfClasses(lexicon)
    var entries = Array(repeating: Entry(), count: lexicon.formCount)
    var senses: [EntityKnowledge.Sense] = []
    senses.reserveCapacity(entries.count)
    lexicon.forEachSense { form, sense in
      let form = Int(form)
      switch sense.kind {
      case .entity(let index):
        if entries[form].endSense == 0 { entries[form].firstSense = Int32(senses.count) }
        senses.append(EntityKnowledge.Sense(entity: index, isAmbiguous: sense.isAmbiguous))
        entries[form].endSense = Int32(senses.count)
        if !sense.isAmbiguous { entries[form].kinds.formUnion(knowledge.kinds(index)) }
      case .cue(let identifier):
        if Int(identifier) < kindsOfClass.count {
          entries[form].kinds.formUnion(kindsOfClass[Int(identifier)])
        }
      case .trigger, .blocker:
        break
      }
    }
    self.entries = entries
    self.senses = senses
  }

  /// Returns what a form says.
  func entry(_ form: UInt32) -> Entry {
    Int(form) < entries.count ? entries[Int(form)] : Entry()
  }

  private static func kindsOfClasses(_ lexicon: Lexicon) -> [CueKinds] {
    var kinds: [CueKinds] = []
    for (name, value) in CueKinds.classes {
      guard let identifier = lexicon.cueClass(name) else { continue }
      let index = Int(identifier)
      while kinds.count <= index { kinds.append([]) }
      kinds[index].formUnion(value)
    }
    return kinds
  }
}
