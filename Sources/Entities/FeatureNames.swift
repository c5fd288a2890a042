// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds features by their names, as the table of weights has them.
///
/// It is made anew at each start, so that it holds hashes: a thousand strings would take longer to
/// make than all else that the recognizer needs.
struct FeatureNames {
  private struct Slot {
    var hash: UInt64 = 0
    /// One more than the number of the feature; 0 for a free slot.
    var feature: Int32 = 0
  }

  /// Twice as many slots as there are features at least.
  private static let slotCount = 4_096
  private var slots = Array(repeating: Slot(), count: slotCount)
  private var families: [UInt64] = []

  init() {
    for (place, name) in zip(Feature.Place.allCases, Feature.Place.names) {
      var prefix = ContentHash()
      prefix.combine(name.utf8)
      prefix.combine(UInt8(ascii: "."))
      for (kind, name) in CueKinds.names.enumerated() {
        var hash = prefix
        hash.combine(name.utf8)
        insert(hash.value, Feature.cue(place, kind: kind))
      }
    }
    for number in Feature.cueCount..<Feature.traitBase {
      let feature = Feature(rawValue: UInt16(number))
      var hash = ContentHash()
      hash.combine(feature.name.utf8)
      insert(hash.value, feature)
    }
    insertTraits()
    for name in CandidateFamily.names {
      var hash = ContentHash()
      hash.combine(name.utf8)
      families.append(hash.value)
    }
  }

  /// Reads the names of the traits off a list; asking each for its name would take longer than all
  /// else.
  private mutating func insertTraits() {
    var hash = ContentHash()
    var trait = 0
    for byte in Feature.Trait.names.utf8 {
      if byte == 0x20 {
        insert(hash.value, Feature(rawValue: UInt16(Feature.traitBase + trait)))
        hash = ContentHash()
        trait += 1
      } else {
        hash.combine(byte)
      }
    }
  }

  private mutating func insert(_ hash: UInt64, _ feature: Feature) {
    var slot = Int(truncatingIfNeeded: hash) & (FeatureNames.slotCount - 1)
    while slots[slot].feature != 0 { slot = (slot + 1) & (FeatureNames.slotCount - 1) }
    slots[slot] = Slot(hash: hash, feature: Int32(feature.rawValue) + 1)
  }

  /// Returns the number of a feature and of the family before the bar, or null where there is no
  /// such feature or family.
  func place(of name: Span<UInt8>) -> (feature: Int, family: Int?)? {
    var hash = ContentHash()
    var family: Int?
    for index in 0..<name.count {
      let byte = name[index]
      if byte == UInt8(ascii: "|") {
        family = families.firstIndex(of: hash.value)
        guard family != nil else { return nil }
        hash = ContentHash()
      } else {
        hash.combine(byte)
      }
    }
    var slot = Int(truncatingIfNeeded: hash.value) & (FeatureNames.slotCount - 1)
    while slots[slot].feature != 0 {
      if slots[slot].hash == hash.value { return (Int(slots[slot].feature) - 1, family) }
      slot = (slot + 1) & (FeatureNames.slotCount - 1)
    }
    return nil
  }
}
