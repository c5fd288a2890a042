// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel
import Yams

/// Reads one frame from its YAML file, and notes all that is wrong with its line.
struct FrameReader {
  /// Something wrong, at a line from 1.
  struct Fault {
    var line: Int
    var reason: String
  }

  private static let quantityKinds: Set<String> = [
    "money", "percent", "count", "multiple", "ordinal", "measure", "parameters",
  ]

  let file: DictionaryFile
  /// The entity types that a role may name.
  let types: Set<String>
  /// What was wrong.
  private(set) var faults: [Fault] = []
  /// The words in which no trigger counts.
  private(set) var blockers: [String] = []
  private var roles: [String: Int] = [:]

  init(file: DictionaryFile, types: Set<String>) {
    self.file = file
    self.types = types
  }

  /// Returns the frame, or null where the file holds none.
  mutating func frame() -> Frame? {
    let root: Node?
    do {
      root = try Yams.compose(yaml: String(decoding: file.bytes, as: UTF8.self))
    } catch {
      note("The file is no YAML: \(FrameError.reason(of: error))", FrameError.line(of: error))
      return nil
    }
    guard let root, root.mapping != nil else {
      note("The file holds no mapping.", root)
      return nil
    }
    let top = entries(
      of: root,
      known: [
        "type", "roles", "participants", "prepositions", "blockers", "notBehind", "triggers",
        "relations",
      ])
    guard let type = top["type"]?.string, !type.isEmpty else {
      note("The key type is missing.", root)
      return nil
    }
    var frame = Frame(type: type)
    readRoles(top["roles"] ?? root, isMissing: top["roles"] == nil, into: &frame)
    frame.participants = roleList(top["participants"])
    if frame.participants.isEmpty { note("The key participants is missing.", root) }
    readRelations(top["relations"], into: &frame)
    let prepositions = prepositions(top["prepositions"])
    blockers = words(top["blockers"])
    let notBehind = words(top["notBehind"])
    var names: Set<String> = []
    for node in sequence(top["triggers"] ?? root, of: "triggers") {
      if var group = group(node, prepositions: prepositions) {
        group.notBehind = notBehind
        if !names.insert(group.name).inserted {
          note("The group \(group.name) is described twice.", node)
        }
        frame.groups.append(group)
      }
    }
    if frame.groups.isEmpty { note("The frame has no triggers.", root) }
    return frame
  }

  private mutating func readRoles(_ node: Node, isMissing: Bool, into frame: inout Frame) {
    guard !isMissing, let mapping = node.mapping else {
      return note("The key roles is missing.", node)
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      let fields = entries(
        of: value,
        known: [
          "types", "quantities", "cues", "many", "near", "shared", "firm", "endings", "notEndings",
          "titleOf",
          "trigger",
        ])
      var role = Frame.Role(name: name)
      role.types = words(fields["types"])
      for type in role.types where !types.contains(type) {
        note("The entity type \(type) is unknown.", fields["types"] ?? value)
      }
      role.quantities = words(fields["quantities"])
      for kind in role.quantities where !FrameReader.quantityKinds.contains(kind) {
        note("The kind of quantities \(kind) is unknown.", fields["quantities"] ?? value)
      }
      role.cues = words(fields["cues"])
      role.isMultiple = flag(fields["many"])
      role.isNear = flag(fields["near"])
      role.isShared = flag(fields["shared"])
      role.isFirm = flag(fields["firm"])
      role.endings = words(fields["endings"])
      role.notEndings = words(fields["notEndings"])
      role.titleOf = fields["titleOf"]?.string
      role.isTrigger = flag(fields["trigger"])
      if role.types.isEmpty && role.quantities.isEmpty && role.cues.isEmpty && !role.isTrigger {
        note("Nothing can fill the role \(name).", value)
      }
      roles[name] = frame.roles.count
      frame.roles.append(role)
    }
    for role in frame.roles {
      if let other = role.titleOf, roles[other] == nil {
        note("The role \(other) is unknown.", node)
      }
    }
  }

  private mutating func readRelations(_ node: Node?, into frame: inout Frame) {
    guard let node else { return }
    guard let mapping = node.mapping else {
      return note("The relations are no mapping of kinds to two roles each.", node)
    }
    for (key, value) in mapping {
      let kind = key.string ?? ""
      let pair = roleList(value)
      guard let from = pair.first, let to = pair.last, pair.count == 2 else {
        note("The relation \(kind) needs two roles.", value)
        continue
      }
      if EntityRelation.Kind(rawValue: kind) == nil {
        note("The relation \(kind) is unknown.", key)
      }
      frame.relations.append((kind, from, to))
    }
  }

  private mutating func group(
    _ node: Node, prepositions shared: [(word: String, role: String)]
  ) -> Frame.Group? {
    let fields = entries(
      of: node,
      known: [
        "name", "words", "subject", "object", "prepositions", "needs", "after", "before",
        "notAfter", "notBefore", "context", "notContext", "reach", "mutual", "planned", "speech",
        "weight",
      ])
    guard let name = fields["name"]?.string else {
      note("The group has no name.", node)
      return nil
    }
    var group = Frame.Group(name: name)
    group.words = words(fields["words"])
    if group.words.isEmpty { note("The group \(name) has no words.", node) }
    if Set(group.words).count < group.words.count {
      note("A word of the group \(name) stands there twice.", fields["words"] ?? node)
    }
    group.subject = roleList(fields["subject"])
    group.object = roleList(fields["object"])
    let own = self.prepositions(fields["prepositions"])
    group.prepositions =
      own + shared.filter { general in !own.contains { $0.word == general.word } }
    group.needs = words(fields["needs"], mayHoldBars: true)
    for need in group.needs {
      for role in need.split(separator: "|") { check(String(role), fields["needs"] ?? node) }
    }
    group.after = words(fields["after"])
    group.before = words(fields["before"])
    group.notAfter = words(fields["notAfter"])
    group.notBefore = words(fields["notBefore"])
    group.context = words(fields["context"])
    group.notContext = words(fields["notContext"])
    if let reach = fields["reach"] {
      if let value = Frame.Reach(rawValue: reach.string ?? "") {
        group.reach = value
      } else {
        note("The reach is next, clause, sentence or document.", reach)
      }
    }
    group.isMutual = flag(fields["mutual"])
    group.isPlanned = flag(fields["planned"])
    if let speech = fields["speech"] {
      if let value = Frame.Speech(rawValue: speech.string ?? "") {
        group.speech = value
      } else {
        note("The speech is none, claim or announce.", speech)
      }
    }
    if let weight = fields["weight"] {
      if let value = weight.int {
        group.weight = value
      } else {
        note("The weight is no number.", weight)
      }
    }
    return group
  }

  /// Returns what a mapping holds, and notes keys that are not known.
  private mutating func entries(of node: Node, known: Set<String>) -> [String: Node] {
    guard let mapping = node.mapping else {
      note("A mapping is wanted here.", node)
      return [:]
    }
    var result: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      if known.contains(name) {
        result[name] = value
      } else {
        note("The key \(name) is unknown.", key)
      }
    }
    return result
  }

  private mutating func prepositions(_ node: Node?) -> [(word: String, role: String)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      note("A mapping is wanted here.", node)
      return []
    }
    var result: [(word: String, role: String)] = []
    for (key, value) in mapping {
      let role = value.string ?? ""
      check(role, value)
      result.append((key.string ?? "", role))
    }
    return result
  }

  /// Reads role names, each with an entity type behind a slash or without.
  private mutating func roleList(_ node: Node?) -> [String] {
    let names = words(node)
    guard let node else { return names }
    for name in names {
      let parts = name.split(separator: "/", maxSplits: 1)
      check(String(parts.first ?? ""), node)
      if parts.count > 1, !types.contains(String(parts[1])) {
        note("The entity type \(parts[1]) is unknown.", node)
      }
    }
    return names
  }

  private mutating func words(_ node: Node?, mayHoldBars: Bool = false) -> [String] {
    guard let node else { return [] }
    return sequence(node, of: "words").compactMap { item in
      let text = item.scalar?.string ?? ""
      if text.isEmpty || (text.contains("|") && !mayHoldBars) {
        note("A word is wanted here.", item)
        return nil
      }
      return text
    }
  }

  private mutating func sequence(_ node: Node, of what: String) -> [Node] {
    guard let sequence = node.sequence else {
      note("A list of \(what) is wanted here.", node)
      return []
    }
    return Array(sequence)
  }

  private mutating func flag(_ node: Node?) -> Bool {
    guard let node else { return false }
    guard let value = node.bool else {
      note("The value is true or false.", node)
      return false
    }
    return value
  }

  private mutating func check(_ role: String, _ node: Node) {
    if roles[role] == nil { note("The role \(role) is unknown.", node) }
  }

  private mutating func note(_ reason: String, _ node: Node?) {
    note(reason, node?.mark?.line ?? 0)
  }
  private mutating func note(_ reason: String, _ line: Int) {
    faults.append(Fault(line: line, reason: reason))
  }
}
