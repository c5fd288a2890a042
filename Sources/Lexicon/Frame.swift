// SPDX-License-Identifier: Apache-2.0

/// One event type's description: its roles, its trigger words, and how their arguments stand.
///
/// A frame is written as one YAML file, `Dictionaries/Events/<type>.yaml`:
/// ```
/// type: business.acquire
/// roles:
///   buyer: {types: [organization, person], many: true}
///   target: {types: [organization, product], many: true}
///   amount: {quantities: [money], near: true}
/// participants: [buyer, target]      # one of them must be a named entity
/// prepositions: {被: buyer, 由: buyer, 对: target}
/// blockers: [收购价]                  # longer words in which no trigger counts
/// triggers:
///   - name: verb
///     words: [收购, 并购]
///     subject: [buyer]
///     object: [target]
/// ```
/// The keys of a role are `types` (entity types), `quantities` (kinds of quantities), `cues`
/// (cue classes whose words fill it), `many` (several fillers), `near` (the nearest quantity or cue
/// of the clause fills it, wherever it stands), `shared` (it is taken over from the last event of
/// the type), `endings` (a name must end so), and `titleOf` (the organizations in the title of the
/// person who fills the named role fill this one).
///
/// In `subject` and `object` of a group `agent/product` lets an entity of the type product fill the
/// role agent, beside its own types.
///
/// The keys of a group of triggers are described at ``Frame/Group``.
public struct Frame: Sendable {
  /// A participant or detail of the event.
  public struct Role: Sendable {
    /// The role's name, as records print it.
    public var name: String
    /// The entity types that may fill it.
    public var types: [String] = []
    /// The kinds of quantities that may fill it.
    public var quantities: [String] = []
    /// The cue classes whose words may fill it.
    public var cues: [String] = []
    /// Whether several arguments may have it.
    public var isMultiple = false
    /// Whether the nearest quantity or cue of the clause fills it.
    public var isNear = false
    /// Whether it is taken over from the last event of the same type, in this sentence or the one
    /// before.
    public var isShared = false
    /// The endings of which a name must have one to fill it; empty for no condition.
    public var endings: [String] = []
    /// The role whose filler's title names the organizations that fill this one.
    public var titleOf: String?

    /// Makes a role that nothing fills yet.
    public init(name: String, titleOf: String? = nil) {
      self.name = name
      self.titleOf = titleOf
    }
  }

  /// What a trigger says about who tells of events.
  public enum Speech: String, Sendable {
    /// Nothing.
    case none
    /// Its subject is the source of the events told behind it.
    case claim
    /// As ``claim``; and where another event follows, this one is none of its own.
    case announce
  }

  /// How far from its trigger a subject may stand.
  public enum Reach: String, Sendable {
    /// In the trigger's own clause.
    case clause
    /// In its sentence.
    case sentence
    /// In its sentence or as the subject of the one before.
    case document
  }

  /// Trigger words whose arguments stand in the same way.
  public struct Group: Sendable {
    /// The group's name, unique in its frame.
    public var name: String
    /// The trigger words.
    public var words: [String] = []
    /// The roles that what stands before the trigger may fill, in order of preference.
    public var subject: [String] = []
    /// The roles that what stands behind the trigger may fill, in order of preference.
    public var object: [String] = []
    /// The roles of what stands behind a preposition; those of the frame included.
    public var prepositions: [(word: String, role: String)] = []
    /// What must be filled: each entry is one role, or alternatives separated by `|`.
    public var needs: [String] = []
    /// Texts of which one must stand directly before the trigger; empty for no condition.
    public var after: [String] = []
    /// Texts of which one must stand directly behind the trigger; empty for no condition.
    public var before: [String] = []
    /// Texts that must not stand directly before the trigger.
    public var notAfter: [String] = []
    /// Texts that must not stand directly behind the trigger.
    public var notBefore: [String] = []
    /// Texts of which one must stand in the sentence; empty for no condition.
    public var context: [String] = []
    /// How far back a subject may be taken from.
    public var reach = Reach.document
    /// Whether subject and object do the same together: 甲联合乙.
    public var isMutual = false
    /// What the trigger says about sources.
    public var speech = Speech.none
    /// What is added to the confidence of its events, in thousandths.
    public var weight = 0

    /// Makes a group of some words, without places for arguments.
    public init(name: String, words: [String] = []) {
      self.name = name
      self.words = words
    }
  }

  /// The event type.
  public var type: String
  /// The roles, in the order in which arguments are printed.
  public var roles: [Role] = []
  /// The roles of which at least one must be filled by a named entity.
  public var participants: [String] = []
  /// The groups of triggers.
  public var groups: [Group] = []

  /// Makes a frame without roles and triggers.
  public init(type: String) { self.type = type }

  /// The name of the table that holds the frames of an image.
  package static let tableName = "Events/frames"
  /// The columns of that table: a row's number, what it tells, of what, and how.
  package static let columns = ["number", "key", "name", "value"]
  /// The name of the table that lists the blockers of all frames.
  package static let blockerTableName = "Events/blockers"

  /// Decodes the frames of all layers, in the order of their numbers.
  ///
  /// A layer's frames follow those of the layer below it, as the rows of its tables do.
  static func frames(in lexicon: Lexicon) -> [Frame] {
    let table = lexicon.table(tableName)
    guard table.columns.count == columns.count else { return [] }
    var frames: [Frame] = []
    for row in 0..<table.rowCount {
      let key = table.field(row: row, column: 1)
      let name = table.field(row: row, column: 2)
      let value = table.field(row: row, column: 3)
      if key == "type" {
        frames.append(Frame(type: name))
      } else if !frames.isEmpty {
        frames[frames.count - 1].read(key: key, name: name, value: value)
      }
    }
    return frames
  }
}

extension Frame {
  /// The rows that describe the frame, without their numbers.
  package var rows: [[String]] {
    var rows = [["type", type, ""]]
    rows.append(["participants", "", participants.joined(separator: "|")])
    for role in roles {
      rows.append(["role", role.name, role.titleOf ?? ""])
      rows.append(["role.types", "", role.types.joined(separator: "|")])
      rows.append(["role.quantities", "", role.quantities.joined(separator: "|")])
      rows.append(["role.cues", "", role.cues.joined(separator: "|")])
      rows.append(["role.endings", "", role.endings.joined(separator: "|")])
      let flags = [
        role.isMultiple ? "m" : "", role.isNear ? "n" : "", role.isShared ? "s" : "",
      ]
      rows.append(["role.flags", "", flags.joined()])
    }
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
      rows.append(["group.reach", group.reach.rawValue, ""])
      rows.append(["group.mutual", group.isMutual ? "1" : "", ""])
      rows.append(["group.speech", group.speech.rawValue, ""])
      rows.append(["group.weight", String(group.weight), ""])
    }
    return rows
  }

  /// Takes in one row behind that of the type.
  private mutating func read(key: String, name: String, value: String) {
    let list = value.utf8.split(separator: UInt8(ascii: "|")).map {
      String(decoding: $0, as: UTF8.self)
    }
    let role = roles.count - 1
    let group = groups.count - 1
    switch key {
    case "participants": participants = list
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
    case "role.endings": endings = list
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
    case "group.reach": reach = Frame.Reach(rawValue: name) ?? .document
    case "group.mutual": isMutual = !name.isEmpty
    case "group.speech": speech = Frame.Speech(rawValue: name) ?? .none
    case "group.weight": weight = Int(name) ?? 0
    default: break
    }
  }
}
