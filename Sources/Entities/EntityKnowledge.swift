// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What the recognizer asks about dictionary entities again and again, read once.
struct EntityKnowledge: Sendable {
  /// A dictionary entity, without its strings.
  struct Entry: Sendable {
    /// The place of its type in ``TypeScores/types``, or the count of these for a user's type.
    var type: UInt8
    /// The trait of its kind, or null.
    var trait: Feature.Trait?
    var parent: UInt32?
  }

  /// One meaning of a form as a name.
  struct Sense: Sendable {
    var entity: UInt32
    var isAmbiguous: Bool
  }

  private let entries: [Entry]
  /// The kinds of cue of each type of name.
  private static let knownKinds = TypeScores.types.map { CueKinds.known($0) }

  init(lexicon: Lexicon) {
    let (outlines, names) = lexicon.entityOutlines()
    let types = names.map { name in
      UInt8(
        TypeScores.types.firstIndex { $0.rawValue == name } ?? TypeScores.types.count)
    }
    let traits = names.map { EntityKnowledge.trait(ofKind: $0) }
    entries = outlines.map {
      Entry(type: types[Int($0.type)], trait: traits[Int($0.kind)], parent: $0.parent)
    }
  }

  /// Returns what is known about an entity.
  func entry(_ index: UInt32) -> Entry {
    Int(index) < entries.count ? entries[Int(index)] : Entry(type: 6, trait: nil, parent: nil)
  }

  /// Returns the kind of cue that an entity's name is.
  func kinds(_ index: UInt32) -> CueKinds {
    let type = Int(entry(index).type)
    return type < EntityKnowledge.knownKinds.count ? EntityKnowledge.knownKinds[type] : []
  }

  private static func trait(ofKind kind: String) -> Feature.Trait? {
    switch kind {
    case "media": .isMedia
    case "cloud": .isCloud
    case "app": .isApp
    case "platform": .isPlatform
    case "model": .isModel
    case "game": .isGame
    case "company": .isCompany
    case "lab", "university": .isLab
    case "fund": .isFund
    case "country", "region", "continent": .isCountry
    case "city", "province", "district": .isCity
    case "brand", "car", "phone": .isBrand
    case "venue": .isVenue
    case "benchmark", "ranking": .isBenchmark
    case "team", "group": .isTeam
    case "exchange": .isExchange
    case "service": .isService
    default: nil
    }
  }
}
