// SPDX-License-Identifier: Apache-2.0

/// One thing that a dictionary form can stand for.
public struct FormSense: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: Hashable, Sendable {
    /// A name or alias of an entity, by its index for ``Lexicon/entity(_:)``.
    case entity(UInt32)
    /// A word of a cue class, by its id as ``Lexicon/cueClass(_:)`` gives it.
    case cue(UInt32)
    /// A trigger word of a frame, by the index in ``Lexicon/frames``, the group of triggers
    /// inside the frame, and the word inside the group.
    case trigger(frame: Int, group: Int, word: Int)
    /// A phrase that holds a trigger word but tells of no event, by the frame's index.
    case blocker(frame: Int)
  }

  /// What it stands for.
  public let kind: Kind
  /// Whether the form is also a common word or another thing, and needs evidence.
  public let isAmbiguous: Bool

  /// Makes a sense.
  public init(kind: Kind, isAmbiguous: Bool = false) {
    self.kind = kind
    self.isAmbiguous = isAmbiguous
  }

  /// The three numbers that stand for the sense in an image.
  package var record: (UInt32, UInt32, UInt32) {
    let flag: UInt32 = isAmbiguous ? 0x100 : 0
    switch kind {
    case .entity(let index): return (flag, index, 0)
    case .cue(let identifier): return (flag | 1, identifier, 0)
    case .trigger(let frame, let group, let word):
      return (
        flag | 2 | UInt32(truncatingIfNeeded: group) << 16, UInt32(truncatingIfNeeded: frame),
        UInt32(truncatingIfNeeded: word)
      )
    case .blocker(let frame): return (flag | 3, UInt32(truncatingIfNeeded: frame), 0)
    }
  }

  /// Whether the first of an image's three numbers is that of an entity's name.
  static func isEntity(_ number: UInt32) -> Bool { number & 0xFF == 0 }

  /// Makes the sense of an image's three numbers, or null where they are damaged.
  package init?(record: (UInt32, UInt32, UInt32)) {
    isAmbiguous = record.0 & 0x100 != 0
    switch record.0 & 0xFF {
    case 0: kind = .entity(record.1)
    case 1: kind = .cue(record.1)
    case 2: kind = .trigger(frame: Int(record.1), group: Int(record.0 >> 16), word: Int(record.2))
    case 3: kind = .blocker(frame: Int(record.1))
    default: return nil
    }
  }
}
