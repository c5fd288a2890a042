// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// A frame with its names resolved to numbers and bits.
///
/// Frames and groups are classes: a rule that is looked at thousands of times is not copied.
final class FrameRule: Sendable {
  struct Role: Sendable {
    var name: String
    /// A bit for each entity type, by the numbers of ``Vocabulary``.
    var types: UInt32
    /// A bit for each kind of quantity.
    var quantities: UInt8
    var cues: CueSet
    var isMultiple: Bool
    var isNear: Bool
    var isShared: Bool
    var endings: [[UInt8]]
    var notEndings: [[UInt8]]
    /// The role whose filler's title names the organizations that fill this one.
    var titleOf: Int?
    var isTrigger: Bool
    /// The keys of its rows in ``FeatureWeights``, first those that count in all texts.
    var keys: [FeatureWeights.Keys]
  }

  /// A role that a place in the clause may fill, with the entity types that are allowed there.
  struct Slot: Sendable {
    var role: Int
    var types: UInt32
  }

  final class Group: Sendable {
    let name: String
    /// The names of the rules, one for each word: `product.release/发布`.
    let rules: [String]
    let subject: [Slot]
    let object: [Slot]
    /// The roles by the numbers of the prepositions.
    let prepositions: [UInt16: Int]
    let needs: [[Int]]
    let after: [[UInt8]]
    let before: [[UInt8]]
    let notAfter: [[UInt8]]
    let notBefore: [[UInt8]]
    let context: [[UInt8]]
    let notContext: [[UInt8]]
    let reach: Frame.Reach
    let isMutual: Bool
    let isPlanned: Bool
    let speech: Frame.Speech
    let weight: Int

    init(
      _ group: Frame.Group, of type: String, roles: [Role], vocabulary: inout Vocabulary.Builder
    ) {
      func number(_ name: String) -> Int? { roles.firstIndex { $0.name == name } }
      func slots(_ names: [String], _ vocabulary: inout Vocabulary.Builder) -> [Slot] {
        names.compactMap { name in
          let parts = FrameRule.parts(of: name, at: UInt8(ascii: "/"))
          guard let first = parts.first, let role = number(first) else { return nil }
          return Slot(
            role: role, types: parts.count > 1 ? vocabulary.typeBit(parts[1]) : roles[role].types)
        }
      }
      name = group.name
      rules = group.words.map { type + "/" + $0 }
      subject = slots(group.subject, &vocabulary)
      object = slots(group.object, &vocabulary)
      var prepositions: [UInt16: Int] = [:]
      for (word, role) in group.prepositions {
        if let role = number(role) { prepositions[vocabulary.preposition(word)] = role }
      }
      self.prepositions = prepositions
      needs = group.needs.map { FrameRule.parts(of: $0, at: UInt8(ascii: "|")).compactMap(number) }
      after = group.after.map { Array($0.utf8) }
      before = group.before.map { Array($0.utf8) }
      notAfter = group.notAfter.map { Array($0.utf8) }
      notBefore = group.notBefore.map { Array($0.utf8) }
      context = group.context.map { Array($0.utf8) }
      notContext = group.notContext.map { Array($0.utf8) }
      reach = group.reach
      isMutual = group.isMutual
      isPlanned = group.isPlanned
      speech = group.speech
      weight = group.weight
    }
  }

  let type: EventType
  /// The keys of its rows in ``FeatureWeights``: those that count in all texts, and those that count in
  /// sentences with words of the stock market.
  let keys: [FeatureWeights.Keys]
  let roles: [Role]
  let participants: [Int]
  let groups: [Group]
  /// A relation that an event tells of, by the names of the roles.
  typealias Relation = (kind: EntityRelation.Kind, from: String, to: String)

  let relations: [Relation]
  /// The roles of who makes something and of what is made, where the frame tells of that.
  let makerRoles: Relation?

  /// Resolves a frame.
  init(_ frame: Frame, vocabulary: inout Vocabulary.Builder) {
    type = EventType(rawValue: frame.type)
    keys = [
      FeatureWeights.Keys(own: frame.type, shared: ""),
      FeatureWeights.Keys(own: "market:" + frame.type, shared: "market"),
    ]
    var roles: [Role] = []
    for role in frame.roles {
      var types: UInt32 = 0
      for type in role.types { types |= vocabulary.typeBit(type) }
      var quantities: UInt8 = 0
      for kind in role.quantities {
        if let kind = QuantityMention.Kind(rawValue: kind) { quantities |= FrameRule.bit(of: kind) }
      }
      var cues: CueSet = []
      for cue in role.cues { cues.formUnion(vocabulary.cue(named: cue)) }
      let titleOf = role.titleOf.flatMap { name in frame.roles.firstIndex { $0.name == name } }
      roles.append(
        Role(
          name: role.name, types: types, quantities: quantities, cues: cues,
          isMultiple: role.isMultiple, isNear: role.isNear, isShared: role.isShared,
          endings: role.endings.map { Array($0.utf8) },
          notEndings: role.notEndings.map { Array($0.utf8) }, titleOf: titleOf,
          isTrigger: role.isTrigger,
          keys: [
            FeatureWeights.Keys(own: frame.type + "." + role.name, shared: role.name),
            FeatureWeights.Keys(
              own: "market:" + frame.type + "." + role.name, shared: "market:" + role.name),
          ]))
    }
    self.roles = roles
    participants = frame.participants.compactMap { name in
      roles.firstIndex { $0.name == name }
    }
    var groups: [Group] = []
    for group in frame.groups {
      groups.append(Group(group, of: frame.type, roles: roles, vocabulary: &vocabulary))
    }
    self.groups = groups
    relations = frame.relations.compactMap { relation in
      EntityRelation.Kind(rawValue: relation.kind).map { ($0, relation.from, relation.to) }
    }
    makerRoles = relations.first { $0.kind == .developer }
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
