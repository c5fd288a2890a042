// SPDX-License-Identifier: Apache-2.0

/// Where a trigger stands, and what was told before it.
struct Scene {
  /// How much of what a trigger tells of was told by an earlier one of its sentence.
  enum Retold {
    case nothing, some, all
  }

  /// The number of the sentence.
  var sentence: Int
  /// Whether it speaks of the stock market.
  var isMarket: Bool
  /// How many of those who take part did so in an event of the same type that an earlier trigger of
  /// the sentence may tell of.
  var retold = Retold.nothing
  /// How many triggers of the sentence that are judged for the stock market stand before, and
  /// behind.
  var rivals = (before: 0, behind: 0)
}

/// Who takes part in what a trigger may tell of.
struct ToldParticipants {
  private let place: Int
  private let frame: ObjectIdentifier
  private let entities: [Int]

  init(_ finder: ArgumentFinder) {
    place = finder.trigger
    frame = ObjectIdentifier(finder.frame)
    entities = finder.fillers.compactMap { filler in
      finder.frame.participants.contains(filler.role) ? finder.entity(of: filler) : nil
    }
  }

  /// Returns how many of those who take part did so before, in an event of the same type.
  func retold(after earlier: [ToldParticipants]) -> Scene.Retold {
    var most = Scene.Retold.nothing
    for other in earlier where other.place != place && other.frame == frame {
      let count = entities.reduce(0) { $0 + (other.entities.contains($1) ? 1 : 0) }
      if count == entities.count { return .all }
      if count > 0 { most = .some }
    }
    return most
  }
}
