// SPDX-License-Identifier: Apache-2.0

/// A trigger word that made no event, and why: one reading of what a frame asked for.
public struct RejectedTrigger: Hashable, Sendable {
  /// Why a trigger word makes no event.
  public enum Reason: Hashable, Sendable {
    /// It stands inside a name.
    case insideName
    /// It is a part of a longer word that tells of no event.
    case blocked
    /// It is no word of its own here.
    case noWord
    /// It overlaps the trigger before it.
    case overlapped
    /// The words around it are not such as its group asks for.
    case condition
    /// The verb of speech before it names the event.
    case secondSpeech
    /// None of the participants is named.
    case noParticipant
    /// Roles that its group needs stay empty: the alternatives of the first need that does.
    case missing(roles: [String])
    /// What is announced is an event of its own.
    case announcement
    /// The weights speak against it: their sum, and the features that weigh most.
    case score(Int, features: [TriggerFeature])
  }

  /// Where it stands in the normalized text.
  public let trigger: ByteRange
  /// The rule that was tried, such as `product.release/发布`; empty where none was.
  public let rule: String
  /// Why it makes no event.
  public let reason: Reason

  /// Makes a rejection.
  public init(trigger: ByteRange, rule: String, reason: Reason) {
    self.trigger = trigger
    self.rule = rule
    self.reason = reason
  }
}

extension RejectedTrigger.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .insideName: "stands inside a name"
    case .blocked: "is a part of a longer word that is no trigger"
    case .noWord: "is no word of its own"
    case .overlapped: "overlaps another trigger"
    case .condition: "the words around it are not those that the rule asks for"
    case .secondSpeech: "the verb of speech before it names the event"
    case .noParticipant: "no participant is named"
    case .missing(let roles): "nothing fills " + roles.joined(separator: " or ")
    case .announcement: "announces another event"
    case .score(let score, let features):
      "scores \(score): " + features.map { "\($0.name) \($0.weight)" }.joined(separator: ", ")
    }
  }
}
