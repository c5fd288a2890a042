// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Finds features by their names, as the table of weights has them.
///
/// It is made anew at each start, so that it holds hashes: a thousand strings would take longer to
/// make than all else that the recognizer needs.
struct FeatureNames {
  /// FNV-1a with 64 bits.
  private struct Hash {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func add(_ text: String) { for byte in text.utf8 { add(byte) } }
  }

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
    for place in Feature.Place.allCases {
      var prefix = Hash()
      prefix.add("\(place).")
      for (kind, name) in CueKinds.names.enumerated() {
        var hash = prefix
        hash.add(name)
        insert(hash.value, Feature.cue(place, kind: kind))
      }
    }
    for number in Feature.cueCount..<Feature.count {
      let feature = Feature(rawValue: UInt16(number))
      var hash = Hash()
      hash.add(feature.name)
      insert(hash.value, feature)
    }
    for family in CandidateFamily.allCases {
      var hash = Hash()
      hash.add(family.name)
      families.append(hash.value)
    }
  }

  private mutating func insert(_ hash: UInt64, _ feature: Feature) {
    var slot = Int(truncatingIfNeeded: hash) & (FeatureNames.slotCount - 1)
    while slots[slot].feature != 0 { slot = (slot + 1) & (FeatureNames.slotCount - 1) }
    slots[slot] = Slot(hash: hash, feature: Int32(feature.rawValue) + 1)
  }

  /// Returns the number of a feature and of the family before the bar, or null where there is no
  /// such feature or family.
  func place(of name: ImageText) -> (feature: Int, family: Int?)? {
    var hash = Hash()
    var family: Int?
    for index in 0..<name.count {
      let byte = name[index]
      if byte == UInt8(ascii: "|") {
        family = families.firstIndex(of: hash.value)
        guard family != nil else { return nil }
        hash = Hash()
      } else {
        hash.add(byte)
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
