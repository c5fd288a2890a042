// SPDX-License-Identifier: Apache-2.0

/// One case of `Corpus/Cases/events`: a text and the events that are told by it.
struct EventCase: Decodable, Sendable {
  /// One event; what is missing is asserted, without a time and without a source.
  struct Event: Decodable, Sendable {
    var type: String
    var trigger: String
    var modality: String?
    var time: String?
    var source: String?
    var arguments: [String: [String]]
  }

  var text: String
  var published: String?
  var expect: [Event]
}

extension EventCase.Event: CustomStringConvertible {
  /// One line that two equal events share.
  var description: String {
    let roles = arguments.keys.sorted().map { role in
      "\(role)=\((arguments[role] ?? []).joined(separator: "+"))"
    }
    return ([type, trigger, modality ?? "asserted", time ?? "-", source ?? "-"] + roles)
      .joined(separator: " ")
  }
}
