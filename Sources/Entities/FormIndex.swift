// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What the forms of a lexicon say about a name.
///
/// A text has a match every few bytes, so that asking the lexicon for the senses of each would take
/// longer than all the rest: what forms of one kind say is made out once, and only those that are
/// names are asked for their meanings.
final class FormIndex: Sendable {
  private let lexicon: Lexicon
  private let formKinds: FormKinds
  /// What the forms of each set say.
  private let entries: [Entry]

  /// What a form says.
  struct Entry: Sendable {
    var kinds: CueKinds = []
    /// Whether it has meanings as a name.
    var isName = false
  }

  init(lexicon: Lexicon, knowledge: EntityKnowledge) {
    self.lexicon = lexicon
    let formKinds = lexicon.formKinds
    self.formKinds = formKinds
    let kindsOfClass = FormIndex.kindsOfClasses(lexicon)
    entries = (0..<formKinds.setCount).map { number in
      var entry = Entry()
      formKinds.forEachKind(ofSet: number) { kind in
        switch kind {
        case .name: entry.isName = true
        case .clearName(let type): entry.kinds.formUnion(knowledge.kinds(ofType: Int(type)))
        case .cue(let identifier):
          if Int(identifier) < kindsOfClass.count {
            entry.kinds.formUnion(kindsOfClass[Int(identifier)])
          }
        case .trigger, .blocker: break
        }
      }
      return entry
    }
  }

  /// Returns what a form says.
  @inline(__always)
  func entry(_ form: UInt32) -> Entry {
    let set = formKinds.set(of: form)
    return set < entries.count ? entries[set] : Entry()
  }

  /// Appends the meanings of a form as a name, and returns where they lie.
  func append(
    _ form: UInt32, to senses: inout [EntityKnowledge.Sense]
  ) -> Range<Int> {
    let start = senses.count
    lexicon.forEachSense(of: form) { sense in
      if case .entity(let index) = sense.kind {
        senses.append(EntityKnowledge.Sense(entity: index, isAmbiguous: sense.isAmbiguous))
      }
    }
    return start..<senses.count
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
