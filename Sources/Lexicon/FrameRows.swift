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
        role.isFirm ? "f" : "", role.isMultiple ? "m" : "", role.isNear ? "n" : "",
        role.isShared ? "s" : "", role.isTrigger ? "t" : "",
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
      if !group.notBehind.isEmpty {
        rows.append(["group.notBehind", "", group.notBehind.joined(separator: "|")])
      }
      rows.append(["group.reach", group.reach.rawValue, ""])
      rows.append(["group.mutual", group.isMutual ? "1" : "", ""])
      rows.append(["group.planned", group.isPlanned ? "1" : "", ""])
      rows.append(["group.speech", group.speech.rawValue, ""])
      rows.append(["group.weight", String(group.weight), ""])
    }
    return rows
  }

  /// Takes in one row behind that of the type.
  mutating func read(key: ImageText, name: ImageText, value text: ImageText) {
    let role = roles.count - 1
    let group = groups.count - 1
    if key.hasPrefix("group."), group >= 0 {
      groups[group].read(key: key, name: name, value: text)
    } else if key.hasPrefix("role."), role >= 0 {
      roles[role].read(key: key, value: text)
    } else if key.equals("group") {
      groups.append(Group(name: name.string, words: text.list))
    } else if key.equals("role") {
      let titleOf = text.value
      roles.append(Role(name: name.string, titleOf: titleOf.isEmpty ? nil : titleOf))
    } else if key.equals("participants") {
      participants = text.list
    } else if key.equals("relation") {
      let list = text.list
      if let from = list.first, let to = list.last { relations.append((name.string, from, to)) }
    }
  }
}

extension ImageText {
  /// The members of a list in a row.
  fileprivate var list: [String] { parts(at: UInt8(ascii: "|")) }

  /// The text, without the bars around a single member.
  fileprivate var value: String {
    guard index(of: UInt8(ascii: "|"), from: 0) < count else { return string }
    let list = list
    return list.count > 1 ? string : list.first ?? ""
  }
}

extension Frame.Role {
  fileprivate mutating func read(key: ImageText, value: ImageText) {
    if key.equals("role.types") {
      types = value.list
    } else if key.equals("role.quantities") {
      quantities = value.list
    } else if key.equals("role.cues") {
      cues = value.list
    } else if key.equals("role.flags") {
      func has(_ flag: UInt8) -> Bool { value.index(of: flag, from: 0) < value.count }
      isFirm = has(UInt8(ascii: "f"))
      isMultiple = has(UInt8(ascii: "m"))
      isNear = has(UInt8(ascii: "n"))
      isShared = has(UInt8(ascii: "s"))
      isTrigger = has(UInt8(ascii: "t"))
    } else if key.equals("role.endings") {
      endings = value.list
    } else if key.equals("role.notEndings") {
      notEndings = value.list
    }
  }
}

extension Frame.Group {
  fileprivate mutating func read(key: ImageText, name: ImageText, value: ImageText) {
    if key.equals("group.preposition") {
      prepositions.append((name.string, value.value))
    } else if key.equals("group.subject") {
      subject = value.list
    } else if key.equals("group.object") {
      object = value.list
    } else if key.equals("group.need") {
      needs.append(name.string)
    } else if key.equals("group.after") {
      after = value.list
    } else if key.equals("group.before") {
      before = value.list
    } else if key.equals("group.notAfter") {
      notAfter = value.list
    } else if key.equals("group.notBefore") {
      notBefore = value.list
    } else if key.equals("group.context") {
      context = value.list
    } else if key.equals("group.notContext") {
      notContext = value.list
    } else if key.equals("group.notBehind") {
      notBehind = value.list
    } else {
      readKind(key: key, name: name)
    }
  }

  private mutating func readKind(key: ImageText, name: ImageText) {
    if key.equals("group.reach") {
      reach = Frame.Reach(rawValue: name.string) ?? .document
    } else if key.equals("group.mutual") {
      isMutual = name.count > 0
    } else if key.equals("group.planned") {
      isPlanned = name.count > 0
    } else if key.equals("group.speech") {
      speech = Frame.Speech(rawValue: name.string) ?? .none
    } else if key.equals("group.weight") {
      weight = Int(name.string) ?? 0
    }
  }
}
