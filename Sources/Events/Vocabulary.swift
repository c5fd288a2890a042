// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Synchronization
import TextModel

/// What the forms of the lexicon mean to events: triggers, blockers, cues; and the numbers of what
/// frames speak of by name.
final class Vocabulary: Sendable {
  /// One trigger sense of a form.
  struct Trigger: Sendable {
    var frame: Int
    var group: Int
    var word: Int
  }

  /// What is asked of a form at each match.
  struct Marks: Sendable {
    var cues: CueSet = []
    /// What a rule may ask of the form where it stands; it makes no item of it.
    var words: WordClasses = []
    var hasTriggers = false
    var hasBlockers = false
    /// Whether some forms of the set are prepositions by the word of frames alone.
    fileprivate var mayBePreposition = false

    /// Whether the form means nothing to events.
    var isEmpty: Bool { cues.isEmpty && !hasTriggers && !hasBlockers }
  }

  private let lexicon: Lexicon
  private let formKinds: FormKinds
  /// What the forms of each set of kinds are.
  private let marks: [Marks]
  /// The bits of entity types.
  let typeBits: [String: UInt32]
  private let cues: [String: CueSet]
  /// The numbers of the prepositions that frames name, from 1.
  private let prepositions: [String: UInt16]
  /// The numbers of the forms of those, and where each form's number is looked for first: a table
  /// of open addressing, known by the lowest bits of the form.
  private let prepositionForms: [(form: UInt32, number: UInt16)]
  /// The triggers of the forms that texts had so far.
  private let known = Mutex<[UInt32: [Trigger]]>([:])
  /// The number of a preposition that no frame names.
  private static let otherPreposition = UInt16.max

  /// The bits of the types that rules of the extractor itself speak of.
  let person: UInt32
  let organization: UInt32
  let product: UInt32
  let place: UInt32
  let conference: UInt32
  let document: UInt32

  /// Numbers what the frames of a lexicon speak of.
  ///
  /// - Complexity: O(*n*) in the number of the frames' rows; no frame is decoded.
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    formKinds = lexicon.formKinds
    let frames = lexicon.frameTable
    let typeBits = Vocabulary.typeBits(frames.entityTypes + lexicon.entityOutlines.names)
    self.typeBits = typeBits
    func bit(_ type: EntityType) -> UInt32 { typeBits[type.rawValue] ?? 0 }
    person = bit(.person)
    organization = bit(.organization)
    product = bit(.product)
    place = bit(.place)
    conference = bit(.conference)
    document = bit(.document)
    let cues = Vocabulary.cues(frames.cues)
    self.cues = cues
    var marks = Vocabulary.marks(lexicon: lexicon, cues: cues)
    var numbers: [String: UInt16] = [:]
    var forms: [(form: UInt32, number: UInt16)] = []
    for word in frames.prepositions where numbers[word] == nil {
      let number = UInt16(numbers.count + 1)
      numbers[word] = number
      guard let form = lexicon.form(word) else { continue }
      forms.append((form, number))
      let set = formKinds.set(of: form)
      if set < marks.count, !marks[set].cues.contains(.preposition) {
        marks[set].mayBePreposition = true
      }
    }
    self.marks = marks
    prepositions = numbers
    prepositionForms = Vocabulary.slots(of: forms)
  }

  /// Puts forms into slots, of which at least half stay free: those of number 0.
  private static func slots(
    of forms: [(form: UInt32, number: UInt16)]
  ) -> [(form: UInt32, number: UInt16)] {
    var size = 16
    while size < 2 * forms.count { size *= 2 }
    var slots = Array(repeating: (form: UInt32(0), number: UInt16(0)), count: size)
    for entry in forms {
      var place = Int(entry.form) & (size - 1)
      while slots[place].number != 0 { place = (place + 1) & (size - 1) }
      slots[place] = entry
    }
    return slots
  }

  /// The bits of the ontology's types and of some more; 0 where there are too many.
  private static func typeBits(_ more: [String]) -> [String: UInt32] {
    let ontology: [EntityType] = [
      .person, .organization, .product, .place, .conference, .document,
    ]
    var bits: [String: UInt32] = [:]
    for type in ontology.map(\.rawValue) + more where bits[type] == nil {
      bits[type] = bits.count < 32 ? 1 << UInt32(bits.count) : 0
    }
    return bits
  }

  /// The classes of cues that rules ask for, and some more of which only frames speak.
  private static func cues(_ more: [String]) -> [String: CueSet] {
    var cues: [String: CueSet] = [:]
    for (name, cue) in CueSet.names { cues[name] = cue }
    var count = 0
    for name in more where cues[name] == nil {
      cues[name] = CueSet.extra(count)
      count += 1
    }
    return cues
  }

  /// What the forms of each set of kinds are.
  private static func marks(lexicon: Lexicon, cues: [String: CueSet]) -> [Marks] {
    let asked = (0..<UInt32(lexicon.cueClassCount)).map { number in
      cues[lexicon.cueClassName(number)] ?? []
    }
    let words = (0..<UInt32(lexicon.cueClassCount)).map { number in
      WordClasses.named(lexicon.cueClassName(number))
    }
    let formKinds = lexicon.formKinds
    return (0..<formKinds.setCount).map { number in
      var marks = Marks()
      formKinds.forEachKind(ofSet: number) { kind in
        switch kind {
        case .trigger: marks.hasTriggers = true
        case .blocker: marks.hasBlockers = true
        case .cue(let identifier):
          if Int(identifier) < asked.count {
            marks.cues.formUnion(asked[Int(identifier)])
            marks.words.formUnion(words[Int(identifier)])
          }
        case .name, .clearName: break
        }
      }
      return marks
    }
  }

  /// The bit of an entity type; 0 where there are too many.
  func typeBit(_ type: String) -> UInt32 { typeBits[type] ?? 0 }

  /// The bit of an entity type, of the ontology mostly; 0 where there are too many.
  func typeBit(_ type: EntityType) -> UInt32 {
    switch type {
    case .organization: organization
    case .product: product
    case .person: person
    case .place: place
    case .conference: conference
    case .document: document
    default: typeBit(type.rawValue)
    }
  }

  /// The class of cues of a name; none where there are too many.
  func cue(named name: String) -> CueSet { cues[name] ?? [] }

  /// The number of a preposition that a frame names, from 1.
  func preposition(_ word: String) -> UInt16 { prepositions[word] ?? Vocabulary.otherPreposition }

  /// What a form is.
  @inline(__always)
  func marks(of form: UInt32) -> Marks {
    let set = formKinds.set(of: form)
    let known = set < marks.count ? marks[set] : Marks()
    guard known.mayBePreposition, namedPreposition(form) != 0 else { return known }
    var marks = known
    marks.cues.insert(.preposition)
    return marks
  }

  /// Whether the text of a range is a word of a class.
  ///
  /// - Complexity: O(*n*) in the length of the range.
  func isWord(_ range: ByteRange, of words: WordClasses, in text: Span<UInt8>) -> Bool {
    guard let form = lexicon.form(in: text, range) else { return false }
    return !marks(of: form).words.isDisjoint(with: words)
  }

  /// The number of the preposition that a form is which is one.
  func preposition(of form: UInt32) -> UInt16 {
    let number = namedPreposition(form)
    return number != 0 ? number : Vocabulary.otherPreposition
  }

  /// The number of the preposition that frames name so, or 0.
  private func namedPreposition(_ form: UInt32) -> UInt16 {
    let mask = prepositionForms.count - 1
    var place = Int(form) & mask
    while prepositionForms[place].number != 0 {
      if prepositionForms[place].form == form { return prepositionForms[place].number }
      place = (place + 1) & mask
    }
    return 0
  }

  /// The trigger senses of a form, ordered by frame, group and word.
  func triggers(of form: UInt32) -> [Trigger] {
    known.withLock { known in
      if let triggers = known[form] { return triggers }
      let triggers = self.triggers(read: form)
      known[form] = triggers
      return triggers
    }
  }

  private func triggers(read form: UInt32) -> [Trigger] {
    var triggers: [Trigger] = []
    lexicon.forEachSense(of: form) { sense in
      if case .trigger(let frame, let group, let word) = sense.kind {
        triggers.append(Trigger(frame: frame, group: group, word: word))
      }
    }
    triggers.sort { ($0.frame, $0.group, $0.word) < ($1.frame, $1.group, $1.word) }
    return triggers
  }

  /// Returns the one word of a trigger that names the event: 领投 in 共同领投, 集成 in 集成到; it is a trigger
  /// of the same frame itself.
  ///
  /// - Complexity: O(*n*²) in the number of characters of the trigger, which are few.
  func core(of trigger: ByteRange, frame: Int, in text: Span<UInt8>) -> ByteRange {
    var core = trigger
    while let shorter = shortened(core, frame: frame, in: text) { core = shorter }
    return core
  }

  /// Returns what is left of a trigger without what stands before or behind its word, or null.
  private func shortened(_ range: ByteRange, frame: Int, in text: Span<UInt8>) -> ByteRange? {
    var offset = range.start
    while offset < range.end {
      offset = min(offset + text.scalar(at: offset).count, range.end)
      let (front, rest) = (ByteRange(range.start, offset), ByteRange(offset, range.end))
      if isWord(front, of: .triggerHead, in: text), isTrigger(rest, of: frame, in: text) {
        return rest
      }
      if isWord(rest, of: .triggerTail, in: text), isTrigger(front, of: frame, in: text) {
        return front
      }
    }
    return nil
  }

  private func isTrigger(_ range: ByteRange, of frame: Int, in text: Span<UInt8>) -> Bool {
    // 推 in 推出 is no word that names an event.
    guard range.count > 3, let form = lexicon.form(in: text, range), marks(of: form).hasTriggers
    else { return false }
    return triggers(of: form).contains { $0.frame == frame }
  }

  /// Calls `body` with each frame whose triggers do not count inside a form.
  func forEachBlocked(by form: UInt32, _ body: (Int) -> Void) {
    lexicon.forEachSense(of: form) { sense in
      if case .blocker(let frame) = sense.kind { body(frame) }
    }
  }
}
