// SPDX-License-Identifier: Apache-2.0

/// The type of an event, such as `product.release`; open, for frames may add more.
public struct EventType: RawRepresentable, Hashable, Sendable {
  /// The name, as records print it.
  public let rawValue: String

  /// Makes a type of a name.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// How real an event is, as the article tells it.
public enum Modality: String, Hashable, Sendable {
  case asserted, planned, possible, negated
}

/// One event that the article tells of, named by one trigger word.
public struct EventMention: Hashable, Sendable {
  /// Its type.
  public var type: EventType
  /// Where its trigger stands in the normalized text.
  public var trigger: ByteRange
  /// Its arguments, in the order of the frame's roles, then of the text.
  public var arguments: [EventArgument]
  /// The index of its time in ``Expressions/times``, or null.
  public var time: Int?
  /// How real it is.
  public var modality: Modality
  /// Where the article names who says so, or null.
  public var source: ByteRange?
  /// The frame and rule that made it, such as `product.release/发布`.
  public var rule: String
  /// How sure the rule is, in thousandths.
  public var confidence: Int

  /// Makes an event.
  public init(
    type: EventType, trigger: ByteRange, arguments: [EventArgument], time: Int? = nil,
    modality: Modality = .asserted, source: ByteRange? = nil, rule: String, confidence: Int
  ) {
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
    self.time = time
    self.modality = modality
    self.source = source
    self.rule = rule
    self.confidence = confidence
  }
}

/// One participant or detail of an event.
public struct EventArgument: Hashable, Sendable {
  /// The role's name, such as `agent` or `amount`.
  public var role: String
  /// Where it stands in the normalized text.
  public var range: ByteRange
  /// The index of the entity in ``EntityAnnotations/entities``, or null for a quantity or free
  /// text.
  public var entity: Int?
  /// Where the pronoun stands that the event's sentence has for the name, or null where it has
  /// none.
  public var pronoun: ByteRange?

  /// Makes an argument.
  public init(role: String, range: ByteRange, entity: Int? = nil, pronoun: ByteRange? = nil) {
    self.role = role
    self.range = range
    self.entity = entity
    self.pronoun = pronoun
  }
}
