// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Which events are printed.
public struct EventFilter: Hashable, Sendable {
  /// The types that are printed, or null for all.
  public var types: Set<String>?
  /// How sure a rule must be, in thousandths.
  public var minimumConfidence: Int

  /// Makes a filter; without conditions it accepts everything.
  public init(types: Set<String>? = nil, minimumConfidence: Int = 0) {
    self.types = types
    self.minimumConfidence = minimumConfidence
  }

  /// Returns whether an event is printed.
  public func accepts(_ event: EventMention) -> Bool {
    accepts(type: event.type, confidence: event.confidence)
  }

  /// Returns whether an event of that type and confidence is printed.
  public func accepts(type: EventType, confidence: Int) -> Bool {
    confidence >= minimumConfidence && types?.contains(type.rawValue) != false
  }
}
