// SPDX-License-Identifier: Apache-2.0

/// What kinds of things the forms of a lexicon stand for.
///
/// Thousands of forms stand for the same kinds of things, so that each has but the number of a set.
/// What a stage makes of a set it makes once for all its forms; the sets of an image were collected
/// when it was compiled.
@usableFromInline
package struct FormKinds: Sendable {
  /// One kind of thing that a form can stand for.
  package enum Kind: Hashable, Sendable {
    /// An entity, if only in one of several meanings.
    case name
    /// An entity of a type and nothing else, by the type's place in ``EntityOutlines/names``.
    case clearName(type: UInt32)
    /// A word of a cue class, by its id.
    case cue(UInt32)
    /// A trigger word of some frame.
    case trigger
    /// A phrase that holds a trigger and tells of no event.
    case blocker

    /// The number that stands for the kind in an image.
    fileprivate var number: UInt32 {
      switch self {
      case .name: 0
      case .trigger: 1
      case .blocker: 2
      case .clearName(let type): Kind.firstType + min(type, 0xFFFF)
      case .cue(let identifier): Kind.firstCue | identifier
      }
    }

    fileprivate init(number: UInt32) {
      switch number {
      case 0: self = .name
      case 1: self = .trigger
      case 2: self = .blocker
      case ..<Kind.firstCue: self = .clearName(type: number &- Kind.firstType)
      default: self = .cue(number & (Kind.firstCue - 1))
      }
    }

    private static let firstType: UInt32 = 16
    private static let firstCue: UInt32 = 1 << 31
  }

  @usableFromInline let sets: ImageArray<UInt32>
  private let ends: ImageArray<UInt32>
  private let kinds: ImageArray<UInt32>

  /// Takes the sections of an image.
  init(image: LexiconImageData) {
    sets = image.array(.formKinds, of: UInt32.self)
    ends = image.array(.kindEnds, of: UInt32.self)
    kinds = image.array(.kinds, of: UInt32.self)
  }

  /// Takes what a collector has.
  init(_ collector: Collector) {
    sets = ImageArray(copying: collector.sets)
    ends = ImageArray(copying: collector.ends)
    kinds = ImageArray(copying: collector.kinds)
  }

  /// The number of sets; the first is empty.
  package var setCount: Int { ends.count }

  /// The number of a form's set, below ``setCount`` but for a damaged image.
  @inlinable
  @inline(__always)
  package func set(of form: UInt32) -> Int { Int(sets[Int(form)]) }

  /// Calls `body` with each kind of a set.
  package func forEachKind(ofSet number: Int, _ body: (Kind) -> Void) {
    let start = number > 0 ? Int(ends[number - 1]) : 0
    for place in start..<max(start, min(Int(ends[number]), kinds.count)) {
      body(Kind(number: kinds[place]))
    }
  }
}

extension FormKinds {
  /// Collects the sets of forms, which come in the order of their numbers.
  package struct Collector {
    /// The set of each form.
    package private(set) var sets: [UInt32] = []
    /// Where each set ends among the kinds.
    package private(set) var ends: [UInt32] = [0]
    /// The kinds of all sets.
    package private(set) var kinds: [UInt32] = []
    private var numbers: [[UInt32]: UInt32] = [[]: 0]

    /// Makes an empty collector.
    package init() {}

    /// Appends a form.
    ///
    /// - Parameters:
    ///   - senses: what the form stands for.
    ///   - typeOf: returns the place of the name of an entity's type.
    package mutating func append(_ senses: [FormSense], typeOf: (UInt32) -> UInt32) {
      var set: Set<UInt32> = []
      for sense in senses {
        switch sense.kind {
        case .entity(let index):
          set.insert(Kind.name.number)
          if !sense.isAmbiguous { set.insert(Kind.clearName(type: typeOf(index)).number) }
        case .cue(let identifier): set.insert(Kind.cue(identifier).number)
        case .trigger: set.insert(Kind.trigger.number)
        case .blocker: set.insert(Kind.blocker.number)
        }
      }
      let list = set.sorted()
      let number = numbers[list] ?? UInt32(ends.count)
      if Int(number) == ends.count {
        numbers[list] = number
        kinds += list
        ends.append(UInt32(kinds.count))
      }
      sets.append(number)
    }
  }
}
