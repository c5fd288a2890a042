// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What the forms of the lexicon mean to events: triggers, blockers, cues.
final class Vocabulary: Sendable {
  /// One trigger sense of a form.
  struct Trigger: Sendable {
    var frame: Int
    var group: Int
    var word: Int
  }

  /// All that a form means to events.
  struct Use: Sendable {
    var cues: CueSet = []
    /// The number of the preposition, or 0.
    var preposition: UInt16 = 0
    var triggers: [Trigger] = []
    /// The frames whose triggers do not count inside the form.
    var blockers: [Int] = []
  }

  /// The parts of a use that are asked for at each match.
  struct Marks: Sendable {
    var cues: CueSet
    var preposition: UInt16
    var hasTriggers: Bool
    var hasBlockers: Bool
  }

  /// The uses; the first is that of forms without one.
  let uses: [Use]
  /// What the uses are, for the scan: their cues, prepositions, and whether they hold more.
  let marks: [Marks]
  /// The bits of entity types.
  let typeBits: [String: UInt32]
  /// The number of each form's use.
  private let numbers: [UInt16]

  /// The bits of the types that rules of the extractor itself speak of.
  let person: UInt32
  let organization: UInt32
  let product: UInt32
  let place: UInt32
  let conference: UInt32
  let document: UInt32

  fileprivate init(
    uses: [Use], typeBits: [String: UInt32], numbers: [UInt16],
    bit: (EntityType) -> UInt32
  ) {
    self.uses = uses
    marks = uses.map {
      Marks(
        cues: $0.cues, preposition: $0.preposition, hasTriggers: !$0.triggers.isEmpty,
        hasBlockers: !$0.blockers.isEmpty)
    }
    self.typeBits = typeBits
    self.numbers = numbers
    person = bit(.person)
    organization = bit(.organization)
    product = bit(.product)
    place = bit(.place)
    conference = bit(.conference)
    document = bit(.document)
  }

  /// The number of a form's use, 0 for a form without one.
  func use(of form: UInt32) -> Int {
    Int(form) < numbers.count ? Int(numbers[Int(form)]) : 0
  }

  /// Collects the numbers that frames need, then looks the forms up.
  struct Builder {
    private let lexicon: Lexicon
    private var typeBits: [String: UInt32] = [:]
    private var cues: [String: CueSet] = [:]
    private var extraCount = 0
    private var prepositions: [String: UInt16] = [:]
    private var uses: [Use] = [Use()]
    private var numbers: [UInt16] = []

    init(lexicon: Lexicon) {
      self.lexicon = lexicon
      for (name, cue) in CueSet.names { cues[name] = cue }
    }

    /// The bit of an entity type; 0 where there are too many.
    mutating func typeBit(_ type: String) -> UInt32 {
      if let bit = typeBits[type] { return bit }
      let bit: UInt32 = typeBits.count < 32 ? 1 << UInt32(typeBits.count) : 0
      typeBits[type] = bit
      return bit
    }

    mutating func cue(named name: String) -> CueSet {
      if let cue = cues[name] { return cue }
      let cue = CueSet.extra(extraCount)
      extraCount += 1
      cues[name] = cue
      return cue
    }

    /// The number of a preposition, from 1.
    mutating func preposition(_ word: String) -> UInt16 {
      if let number = prepositions[word] { return number }
      let number = UInt16(prepositions.count + 1)
      prepositions[word] = number
      return number
    }

    /// Collects what all forms mean to the frames and rules.
    mutating func vocabulary() -> Vocabulary {
      let lexicon = lexicon
      let asked = (0..<UInt32(lexicon.cueClassCount)).map { number in
        cues[lexicon.cueClassName(number)] ?? []
      }
      numbers = Array(repeating: 0, count: lexicon.formCount)
      var current: UInt32?
      var use = Use()
      lexicon.forEachSense(withEntities: false) { form, sense in
        if case .cue(let identifier) = sense.kind,
          Int(identifier) >= asked.count || asked[Int(identifier)].isEmpty
        {
          return
        }
        if form != current {
          if let current { take(use, form: current) }
          use = Use()
          current = form
        }
        switch sense.kind {
        case .trigger(let frame, let group, let word):
          use.triggers.append(Trigger(frame: frame, group: group, word: word))
        case .blocker(let frame):
          use.blockers.append(frame)
        case .cue(let identifier):
          use.cues.formUnion(asked[Int(identifier)])
        case .entity:
          break
        }
      }
      if let current { take(use, form: current) }
      for (word, number) in prepositions { note(word, preposition: number) }
      let ontology: [EntityType] = [
        .person, .organization, .product, .place, .conference, .document,
      ]
      for type in ontology { _ = typeBit(type.rawValue) }
      let bits = typeBits
      return Vocabulary(uses: uses, typeBits: bits, numbers: numbers) { bits[$0.rawValue] ?? 0 }
    }

    /// Numbers a use.
    private mutating func take(_ use: Use, form: UInt32) {
      var use = use
      use.triggers.sort { ($0.frame, $0.group, $0.word) < ($1.frame, $1.group, $1.word) }
      if use.cues.contains(.preposition) {
        use.preposition = preposition(lexicon.text(ofForm: form))
      }
      numbers[Int(form)] = UInt16(uses.count)
      uses.append(use)
    }

    /// Notes that the forms of a word are a preposition, which frames may know without a cue.
    private mutating func note(_ word: String, preposition: UInt16) {
      let bytes = Array(word.utf8)
      var matches: [LexicalMatch] = []
      lexicon.scan(bytes.span, into: &matches)
      for match in matches where match.range == ByteRange(0, bytes.count) {
        if numbers[Int(match.form)] == 0 { take(Use(), form: match.form) }
        uses[Int(numbers[Int(match.form)])].preposition = preposition
        uses[Int(numbers[Int(match.form)])].cues.insert(.preposition)
      }
    }
  }
}
