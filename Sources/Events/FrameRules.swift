// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Synchronization
import TextModel

/// The frames of a lexicon as rules, each made when a text first asks for it: most texts tell of a
/// few types of events.
final class FrameRules: Sendable {
  /// The place of a rule that is made at most once.
  private final class Place: Sendable {
    let rule = Mutex<FrameRule?>(nil)
  }

  private let table: FrameTable
  /// Frames that stand for those of the lexicon, or none.
  private let given: [Frame]
  private let vocabulary: Vocabulary
  private let weights: FeatureWeights
  private let roleWeights: FeatureWeights
  private let places: [Place]
  /// The number of the frame of each type of events.
  private let numbers: [EventType: Int]

  init(
    _ table: FrameTable, given: [Frame]?, vocabulary: Vocabulary, weights: FeatureWeights,
    roleWeights: FeatureWeights
  ) {
    self.table = table
    self.given = given ?? []
    self.vocabulary = vocabulary
    self.weights = weights
    self.roleWeights = roleWeights
    var numbers: [EventType: Int] = [:]
    let types = given?.map(\.type) ?? table.types
    for (number, type) in types.enumerated() { numbers[EventType(rawValue: type)] = number }
    self.numbers = numbers
    places = types.map { _ in Place() }
  }

  /// The rule of a frame.
  subscript(number: Int) -> FrameRule {
    places[number].rule.withLock { rule in
      if let rule { return rule }
      let frame = number < given.count ? given[number] : table.frame(number)
      let made = FrameRule(
        frame, vocabulary: vocabulary, weights: weights, roleWeights: roleWeights)
      rule = made
      return made
    }
  }

  /// The rule of the frame of a type of events, or null.
  subscript(type: EventType) -> FrameRule? { numbers[type].map { self[$0] } }
}
