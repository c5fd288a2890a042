// SPDX-License-Identifier: Apache-2.0

/// The rows of an image's table that hold the frames.
extension Frame {
  /// The name of the table that holds the frames of an image.
  package static let tableName = "Events/frames"
  /// The columns of that table: a row's number, what it tells, of what, and how.
  package static let columns = ["number", "key", "name", "value"]
  /// The name of the table that lists the blockers of all frames.
  package static let blockerTableName = "Events/blockers"
}

extension Frame {
  /// The rows that describe the frame, without their numbers.
  ///
  /// What is empty needs no row: each row is read again at each start.
  package var rows: [[String]] {
    let heads: Set<String> = ["type", "role", "group"]
    return allRows.filter { heads.contains($0[0]) || !$0[1].isEmpty || !$0[2].isEmpty }
  }

  private var allRows: [[String]] {
    var rows = [["type", type, ""]]
    rows.append(["participants", "", participants.joined(separator: "|")])
    for role in roles {
      rows.append(["role", role.name, role.titleOf ?? ""])
      rows.append(["role.types", "", role.types.joined(separator: "|")])
      rows.append(["role.quantities", "", role.quantities.joined(separator: "|")])
      rows.append(["role.cues", "", role.cues.joined(separator: "|")])
      rows.append(["role.endings", "", role.endings.joined(separator: "|")])
      rows.append(["role.notEndings", "", role.notEndings.joined(separator: "|")])
      let flags = [
        role.isMultiple ? "m" : "", role.isNear ? "n" : "", role.isShared ? "s" : "",
        role.isTrigger ? "t" : "",
      ]
      rows.append(["role.flags", "", flags.joined()])
    }
    for (kind, from, to) in relations { rows.append(["relation", kind, from + "|" + to]) }
    for group in groups {
      rows.append(["group", group.name, group.words.joined(separator: "|")])
      rows.append(["group.subject", "", group.subject.joined(separator: "|")])
      rows.append(["group.object", "", group.object.joined(separator: "|")])
      for (word, role) in group.prepositions { rows.append(["group.preposition", word, role]) }
      for need in group.needs { rows.append(["group.need", need, ""]) }
      rows.append(["group.after", "", group.after.joined(separator: "|")])
      rows.append(["group.before", "", group.before.joined(separator: "|")])
      rows.append(["group.notAfter", "", group.notAfter.joined(separator: "|")])
      rows.append(["group.notBefore", "", group.notBefore.joined(separator: "|")])
      rows.append(["group.context", "", group.context.joined(separator: "|")])
      rows.append(["group.notContext", "", group.notContext.joined(separator: "|")])
      rows.append(["group.reach", group.reach.rawValue, ""])
      rows.append(["group.mutual", group.isMutual ? "1" : "", ""])
      rows.append(["group.planned", group.isPlanned ? "1" : "", ""])
      rows.append(["group.speech", group.speech.rawValue, ""])
      rows.append(["group.weight", String(group.weight), ""])
    }
    return rows
  }

  /// Takes in one row behind that of the type.
  mutating func read(key: String, name: String, value text: ImageText) {
    let list = text.parts(at: UInt8(ascii: "|"))
    let value = list.count > 1 ? text.string : list.first ?? ""
    let role = roles.count - 1
    let group = groups.count - 1
    switch key {
    case "participants": participants = list
    case "relation":
      if let from = list.first, let to = list.last { relations.append((name, from, to)) }
    case "role":
      roles.append(Role(name: name, titleOf: value.isEmpty ? nil : value))
    case "group":
      groups.append(Group(name: name, words: list))
    case _ where key.utf8.starts(with: "role.".utf8) && role >= 0:
      roles[role].read(key: key, value: value, list: list)
    case _ where group >= 0:
      groups[group].read(key: key, name: name, value: value, list: list)
    default: break
    }
  }
}

extension Frame.Role {
  fileprivate mutating func read(key: String, value: String, list: [String]) {
    switch key {
    case "role.types": types = list
    case "role.quantities": quantities = list
    case "role.cues": cues = list
    case "role.flags":
      isMultiple = value.utf8.contains(UInt8(ascii: "m"))
      isNear = value.utf8.contains(UInt8(ascii: "n"))
      isShared = value.utf8.contains(UInt8(ascii: "s"))
      isTrigger = value.utf8.contains(UInt8(ascii: "t"))
    case "role.endings": endings = list
    case "role.notEndings": notEndings = list
    default: break
    }
  }
}

extension Frame.Group {
  fileprivate mutating func read(key: String, name: String, value: String, list: [String]) {
    switch key {
    case "group.subject": subject = list
    case "group.object": object = list
    case "group.preposition": prepositions.append((name, value))
    case "group.need": needs.append(name)
    case "group.after": after = list
    case "group.before": before = list
    case "group.notAfter": notAfter = list
    case "group.notBefore": notBefore = list
    case "group.context": context = list
    case "group.notContext": notContext = list
    case "group.reach": reach = Frame.Reach(rawValue: name) ?? .document
    case "group.mutual": isMutual = !name.isEmpty
    case "group.planned": isPlanned = !name.isEmpty
    case "group.speech": speech = Frame.Speech(rawValue: name) ?? .none
    case "group.weight": weight = Int(name) ?? 0
    default: break
    }
  }
}
