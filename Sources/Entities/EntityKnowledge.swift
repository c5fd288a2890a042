// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// What the recognizer asks about dictionary entities again and again, read once.
final class EntityKnowledge: Sendable {
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

  private let outlines: EntityOutlines
  /// For each name of a type or kind what it is as a type, and as a kind.
  private let types: [UInt8]
  private let traits: [Feature.Trait?]
  /// The kinds of cue of each type of name.
  private static let knownKinds = TypeScores.types.map { CueKinds.known($0) }
  /// No type of the ontology.
  private static let noType = UInt8(TypeScores.types.count)

  init(lexicon: Lexicon) {
    outlines = lexicon.entityOutlines
    types = outlines.names.map { name in
      TypeScores.types.firstIndex { $0.rawValue == name }.map { UInt8($0) }
        ?? EntityKnowledge.noType
    }
    traits = outlines.names.map { EntityKnowledge.trait(ofKind: $0) }
  }

  /// Returns what is known about an entity.
  func entry(_ index: UInt32) -> Entry {
    let outline = outlines[index]
    guard Int(index) < outlines.count, outline.type < types.count, outline.kind < traits.count
    else { return Entry(type: EntityKnowledge.noType, trait: nil, parent: nil) }
    return Entry(
      type: types[outline.type], trait: traits[outline.kind], parent: outline.parent)
  }

  /// Returns the kind of cue that a name of a type is.
  func kinds(ofType place: Int) -> CueKinds {
    guard place < types.count, Int(types[place]) < EntityKnowledge.knownKinds.count else {
      return []
    }
    return EntityKnowledge.knownKinds[Int(types[place])]
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
