// SPDX-License-Identifier: Apache-2.0

/// One thing that was seen of a trigger word, and how much it speaks for an event.
public struct TriggerFeature: Hashable, Sendable {
  /// Its name, such as `next=的`.
  public let name: String
  /// Its weight, in 1/64 of a natural logarithm of odds.
  public let weight: Int

  /// Makes a feature.
  public init(name: String, weight: Int) {
    self.name = name
    self.weight = weight
  }

  /// The six features that weigh most, the heaviest first.
  static func leading(of features: [TriggerFeature]) -> [TriggerFeature] {
    let heavy = features.filter { $0.weight != 0 }
    return Array(
      heavy.sorted { left, right in
        (abs(right.weight), left.name) < (abs(left.weight), right.name)
      }.prefix(6))
  }
}

/// How the weights judged a trigger word.
public struct TriggerJudgement: Hashable, Sendable {
  /// Where it stands in the normalized text.
  public let trigger: ByteRange
  /// The rule that proposed it, such as `business.fund/投资`.
  public let rule: String
  /// The sum of the weights; from 0 on it makes an event.
  public let score: Int
  /// What the rule says of it without the weights.
  public let isProposed: Bool
  /// Whether the weights decide of the events of its frame.
  public let isDecisive: Bool
  /// What was seen of it.
  public let features: [TriggerFeature]

  /// Makes a judgement.
  public init(
    trigger: ByteRange, rule: String, score: Int, isProposed: Bool, isDecisive: Bool,
    features: [TriggerFeature]
  ) {
    self.trigger = trigger
    self.rule = rule
    self.score = score
    self.isProposed = isProposed
    self.isDecisive = isDecisive
    self.features = features
  }

  /// The features that weigh most, the heaviest first: what decided.
  public var leading: [TriggerFeature] { TriggerFeature.leading(of: features) }
}

/// How the weights judged what could fill a role of a possible event.
public struct RoleJudgement: Hashable, Sendable {
  /// Where the trigger stands in the normalized text.
  public let trigger: ByteRange
  /// The rule that is tried for it, such as `business.fund/投资`.
  public let rule: String
  /// The role's name.
  public let role: String
  /// Where stands what could fill it.
  public let argument: ByteRange
  /// The index of the entity that is named there, or null.
  public let entity: Int?
  /// The sum of the weights; from 0 on it fills the role, if nothing better does.
  public let score: Int
  /// Whether the rules fill the role with it.
  public let isProposed: Bool
  /// Whether the weights decide of what fills the role.
  public let isDecisive: Bool
  /// What was seen of it.
  public let features: [TriggerFeature]

  /// Makes a judgement.
  public init(
    trigger: ByteRange, rule: String, role: String, argument: ByteRange, entity: Int?, score: Int,
    isProposed: Bool, isDecisive: Bool, features: [TriggerFeature]
  ) {
    self.trigger = trigger
    self.rule = rule
    self.role = role
    self.argument = argument
    self.entity = entity
    self.score = score
    self.isProposed = isProposed
    self.isDecisive = isDecisive
    self.features = features
  }

  /// The features that weigh most, the heaviest first: what decided.
  public var leading: [TriggerFeature] { TriggerFeature.leading(of: features) }
}
