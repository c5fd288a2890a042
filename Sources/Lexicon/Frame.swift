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
/// notBehind: [你]                    # words behind which, in a clause, no trigger counts
/// triggers:
///   - name: verb
///     words: [收购, 并购]
///     subject: [buyer]
///     object: [target]
/// ```
/// The keys of a role are `types` (entity types), `quantities` (kinds of quantities), `cues`
/// (cue classes whose words fill it), `many` (several fillers), `near` (the nearest quantity or cue
/// of the clause fills it, wherever it stands), `shared` (it is taken over from the last event of
/// the type), `endings` (a name must end so),
/// `notEndings` (it must not end so), `titleOf` (the organizations in the title of the
/// person who fills the named role fill this one), and `trigger` (the trigger word itself fills it,
/// with the nouns that stand directly before it: 广告收入).
///
/// `relations: {developer_of: [agent, product]}` says what an event that happened tells of its
/// participants: who fills the first role is related so to who fills the second.
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
    /// Whether an organization fills it where a person says what that organization does: 某公司董事长表示，
    /// 将…….
    public var isFirm = false
    /// The endings of which a name must have one to fill it; empty for no condition.
    public var endings: [String] = []
    /// The endings that a name that fills it must not have.
    public var notEndings: [String] = []
    /// The role whose filler's title names the organizations that fill this one.
    public var titleOf: String?
    /// Whether the trigger word fills it.
    public var isTrigger = false

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
    /// Right before the trigger.
    case next
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
    /// Texts that must not stand in the trigger's clause.
    public var notContext: [String] = []
    /// Texts that must not stand in the trigger's clause before it.
    public var notBehind: [String] = []
    /// How far back a subject may be taken from.
    public var reach = Reach.document
    /// Whether subject and object do the same together: 甲联合乙.
    public var isMutual = false
    /// Whether the word itself tells of what is to come: 递表.
    public var isPlanned = false
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
  /// The relations that an event of the type tells of, from the filler of a role to that of
  /// another.
  public var relations: [(kind: String, from: String, to: String)] = []

  /// Makes a frame without roles and triggers.
  public init(type: String) { self.type = type }
}
