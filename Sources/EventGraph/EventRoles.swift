// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What the roles of events mean for their identity.
enum EventRoles {
  /// Where and in what frame something happens: two reports may differ in it.
  static let circumstances: Set<String> = ["venue", "place", "topic"]
  /// Who acts: a report may leave it out where what is acted on is named.
  static let subjects: Set<String> = [
    "agent", "investor", "buyer", "seller", "founder", "speaker", "plaintiff",
  ]
  /// Free texts without which two events are not the same: revenue is not profit.
  static let identifyingTexts: Set<String> = ["metric", "position", "round"]
  /// Types of which one participant makes many on one day: only the same sentence is the same
  /// event.
  static let statements: Set<String> = ["people.say"]
}

/// What two reports must have in common to speak of one event, time aside.
struct EventIdentity: Hashable {
  let type: String
  /// The participants and identifying texts, as `role=…`.
  let features: Set<String>
  /// Whether at least one feature is a thing that is acted on.
  let hasObject: Bool

  init(_ report: EventReport) {
    type = report.type.rawValue
    var features: Set<String> = []
    var hasObject = false
    var hasParticipant = false
    for argument in report.arguments where !EventRoles.circumstances.contains(argument.role) {
      if let entity = argument.entity {
        features.insert(argument.role + "=" + entity.id)
        hasParticipant = true
        if !EventRoles.subjects.contains(argument.role) { hasObject = true }
      } else if EventRoles.identifyingTexts.contains(argument.role) {
        features.insert(argument.role + "=" + argument.text)
      }
    }
    if !hasParticipant || EventRoles.statements.contains(type) {
      let place = "\(report.article) \(report.start)"
      features.insert("sentence=" + (report.sentence.map { $0 + report.trigger } ?? place))
    }
    self.features = features
    self.hasObject = hasObject
  }

  /// Returns whether this tells less of the same event than `other` does: what it leaves out is who
  /// acts, or a free text.
  func isPart(of other: EventIdentity) -> Bool {
    guard hasObject, type == other.type, features.count < other.features.count,
      features.isSubset(of: other.features)
    else { return false }
    return other.features.subtracting(features).allSatisfy { feature in
      let role = String(feature.prefix { $0 != "=" })
      return EventRoles.subjects.contains(role) || EventRoles.identifyingTexts.contains(role)
    }
  }
}
