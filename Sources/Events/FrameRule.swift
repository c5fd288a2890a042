// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// A frame with its names resolved to numbers and bits.
///
/// Frames, roles and groups are classes: a rule that is looked at thousands of times is not copied.
final class FrameRule: Sendable {
  final class Role: Sendable {
    let hashedName: HashedName
    /// A bit for each entity type, by the numbers of ``Vocabulary``.
    let types: UInt32
    /// A bit for each kind of quantity.
    let quantities: UInt8
    let cues: CueSet
    let isMultiple: Bool
    let isNear: Bool
    let isShared: Bool
    let isFirm: Bool
    let endings: [[UInt8]]
    let notEndings: [[UInt8]]
    /// The role whose filler's title names the organizations that fill this one.
    let titleOf: Int?
    let isTrigger: Bool
    /// The keys of its rows in ``FeatureWeights``, first those that count in all texts.
    let keys: [FeatureWeights.Keys]

    /// Whether neither quantities nor words nor the trigger fill it.
    var takesMentionsAlone: Bool {
      types != 0 && quantities == 0 && cues.isEmpty && titleOf == nil && !isTrigger
    }

    /// Its name.
    var name: String { hashedName.text }

    init(_ role: Frame.Role, of frame: Frame, vocabulary: Vocabulary) {
      hashedName = HashedName(role.name)
      types = role.types.reduce(0) { $0 | vocabulary.typeBit($1) }
      quantities = role.quantities.reduce(0) { bits, kind in
        bits | (QuantityMention.Kind(rawValue: kind).map(FrameRule.bit(of:)) ?? 0)
      }
      cues = role.cues.reduce(into: []) { $0.formUnion(vocabulary.cue(named: $1)) }
      isMultiple = role.isMultiple
      isNear = role.isNear
      isShared = role.isShared
      isFirm = role.isFirm
      endings = role.endings.map { Array($0.utf8) }
      notEndings = role.notEndings.map { Array($0.utf8) }
      titleOf = role.titleOf.flatMap { name in frame.roles.firstIndex { $0.name == name } }
      isTrigger = role.isTrigger
      keys = [
        FeatureWeights.Keys(own: frame.type + "." + role.name, shared: role.name),
        FeatureWeights.Keys(
          own: "market:" + frame.type + "." + role.name, shared: "market:" + role.name),
      ]
    }
  }

  /// A role that a place in the clause may fill, with the entity types that are allowed there.
  struct Slot: Sendable {
    var role: Int
    var types: UInt32
  }

  final class Group: Sendable {
    let hashedName: HashedName
    /// The names of the rules, one for each word: `product.release/发布`.
    let rules: [String]
    let subject: [Slot]
    let object: [Slot]
    /// The roles by the numbers of the prepositions.
    let prepositions: [UInt16: Int]
    /// Of these roles those, in their order, that a conference may fill and a subject may not.
    let conferenceRoles: [Int]
    let needs: [[Int]]
    /// For each need, the types of mentions that meet it; all where anything else may.
    private let neededTypes: [UInt32]
    /// The types of mentions that fill the roles of the participants; all where anything else may.
    private let participantTypes: UInt32
    let after: TextList
    let before: TextList
    let notAfter: TextList
    let notBefore: TextList
    let context: TextList
    let notContext: TextList
    let notBehind: TextList
    let reach: Frame.Reach
    let isMutual: Bool
    let isPlanned: Bool
    let speech: Frame.Speech
    let weight: Int

    /// Its name.
    var name: String { hashedName.text }

    init(
      _ group: Frame.Group, of type: String, roles: [Role], participants: [Int],
      vocabulary: Vocabulary
    ) {
      func number(_ name: String) -> Int? { roles.firstIndex { $0.name == name } }
      func slots(_ names: [String], _ vocabulary: Vocabulary) -> [Slot] {
        names.compactMap { name in
          if !name.utf8.contains(UInt8(ascii: "/")) {
            return number(name).map { Slot(role: $0, types: roles[$0].types) }
          }
          let parts = FrameRule.parts(of: name, at: UInt8(ascii: "/"))
          guard let first = parts.first, let role = number(first) else { return nil }
          return Slot(
            role: role, types: parts.count > 1 ? vocabulary.typeBit(parts[1]) : roles[role].types)
        }
      }
      hashedName = HashedName(group.name)
      rules = group.words.map { type + "/" + $0 }
      subject = slots(group.subject, vocabulary)
      object = slots(group.object, vocabulary)
      var prepositions = [UInt16: Int](minimumCapacity: group.prepositions.count)
      for (word, role) in group.prepositions {
        if let role = number(role) { prepositions[vocabulary.preposition(word)] = role }
      }
      self.prepositions = prepositions
      let subjects = subject.map(\.role)
      conferenceRoles = roles.indices.filter { role in
        roles[role].types & vocabulary.conference != 0 && !subjects.contains(role)
          && prepositions.values.contains(role)
      }
      needs = group.needs.map { need in
        need.utf8.contains(UInt8(ascii: "|"))
          ? FrameRule.parts(of: need, at: UInt8(ascii: "|")).compactMap(number)
          : [need].compactMap(number)
      }
      let slots = subject + object
      func types(_ needed: [Int]) -> UInt32 {
        needed.reduce(0) { types, role in
          guard roles[role].takesMentionsAlone else { return .max }
          return slots.reduce(types | roles[role].types) {
            $1.role == role ? $0 | $1.types : $0
          }
        }
      }
      neededTypes = needs.map(types)
      participantTypes = types(participants)
      after = TextList(group.after)
      before = TextList(group.before)
      notAfter = TextList(group.notAfter)
      notBefore = TextList(group.notBefore)
      context = TextList(group.context)
      notContext = TextList(group.notContext)
      notBehind = TextList(group.notBehind)
      reach = group.reach
      isMutual = group.isMutual
      isPlanned = group.isPlanned
      speech = group.speech
      weight = group.weight
    }

    /// Whether mentions of some types could fill the role of a participant, and all that the group
    /// needs where `isWhole`.
    func canBeFilled(by types: UInt32, isWhole: Bool) -> Bool {
      participantTypes & types != 0
        && (!isWhole || neededTypes.allSatisfy { $0 & types != 0 })
    }
  }

  let type: EventType
  /// The keys of its rows in ``FeatureWeights``: those that count in all texts, and those that
  /// count in sentences with words of the stock market.
  let keys: [FeatureWeights.Keys]
  let roles: [Role]
  let participants: [Int]
  let groups: [Group]
  /// A relation that an event tells of, by the names of the roles.
  typealias Relation = (kind: EntityRelation.Kind, from: String, to: String)

  let relations: [Relation]
  /// The roles of who makes something and of what is made, where the frame tells of that.
  let makerRoles: Relation?
  /// Whether the weights decide of its events, first in all texts, then in sentences that speak of
  /// the stock market.
  let isJudged: [Bool]
  /// A bit for each of its roles of which the weights decide, in the same order.
  let judgedRoles: [UInt64]

  /// Resolves a frame.
  init(
    _ frame: Frame, vocabulary: Vocabulary, weights: FeatureWeights, roleWeights: FeatureWeights
  ) {
    type = EventType(rawValue: frame.type)
    keys = [
      FeatureWeights.Keys(own: frame.type, shared: ""),
      FeatureWeights.Keys(own: "market:" + frame.type, shared: "market"),
    ]
    let roles = frame.roles.map { Role($0, of: frame, vocabulary: vocabulary) }
    self.roles = roles
    participants = frame.participants.compactMap { name in
      roles.firstIndex { $0.name == name }
    }
    var groups: [Group] = []
    for group in frame.groups {
      groups.append(
        Group(
          group, of: frame.type, roles: roles, participants: participants, vocabulary: vocabulary))
    }
    self.groups = groups
    relations = frame.relations.compactMap { relation in
      EntityRelation.Kind(rawValue: relation.kind).map { ($0, relation.from, relation.to) }
    }
    makerRoles = relations.first { $0.kind == .developer }
    let always = weights.judges(keys[0])
    isJudged = [always, always || weights.judges(keys[1])]
    var masks: [UInt64] = [0, 0]
    for (number, role) in roles.enumerated() where number < 64 {
      if roleWeights.judges(role.keys[0]) { masks[0] |= 1 << UInt64(number) }
      if roleWeights.judges(role.keys[1]) { masks[1] |= 1 << UInt64(number) }
    }
    judgedRoles = [masks[0], masks[0] | masks[1]]
  }

  private static func parts(of text: String, at separator: UInt8) -> [String] {
    text.utf8.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bit of a kind of quantities.
  static func bit(of kind: QuantityMention.Kind) -> UInt8 {
    switch kind {
    case .money: 1
    case .percent: 2
    case .count: 4
    case .multiple: 8
    case .ordinal: 16
    case .measure: 32
    case .parameters: 64
    }
  }
}
