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

  /// A lexicon does not tell how many forms it has; every form has a sense, so that a long run of
  /// numbers without any lies behind the last one.
  private static let longestGap = 256

  init(lexicon: Lexicon, knowledge: EntityKnowledge) {
    let kindsOfClass = FormIndex.kindsOfClasses(lexicon)
    var entries: [Entry] = []
    var senses: [EntityKnowledge.Sense] = []
    var gap = 0
    while gap < FormIndex.longestGap {
      var entry = Entry(firstSense: Int32(senses.count))
      var isEmpty = true
      lexicon.forEachSense(of: UInt32(entries.count)) { sense in
        isEmpty = false
        switch sense.kind {
        case .entity(let index):
          senses.append(EntityKnowledge.Sense(entity: index, isAmbiguous: sense.isAmbiguous))
          if !sense.isAmbiguous { entry.kinds.formUnion(knowledge.kinds(index)) }
        case .cue(let identifier):
          if Int(identifier) < kindsOfClass.count {
            entry.kinds.formUnion(kindsOfClass[Int(identifier)])
          }
        case .trigger, .blocker:
          break
        }
      }
      entry.endSense = Int32(senses.count)
      entries.append(entry)
      gap = isEmpty ? gap + 1 : 0
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
