// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds the arguments of one trigger by the structure of its sentence.
///
/// First come the phrases behind prepositions, then what stands behind the trigger, then what
/// stands before it; earlier clauses and the sentence before are asked last.
struct ArgumentFinder {
  /// One argument found.
  struct Filler {
    var role: Int
    /// The place in the row, or -1 for what was taken over from another sentence.
    var place: Int
    var kind: SentenceItem.Kind
    /// The index of the mention or quantity.
    var index: Int
    var range: ByteRange
  }

  let row: [SentenceItem]
  /// The place of the trigger in the row.
  let trigger: Int
  let frame: FrameRule
  let group: FrameRule.Group
  let article: ArticleContext
  /// For each place of the row, whether a trigger there reports speech.
  let isSpeech: [Bool]
  /// Where the trigger's clause begins and ends.
  let clause: Range<Int>
  var fillers: [Filler] = []
  private var filled: UInt64 = 0
  /// A bit for each role of the object that a preposition brought before the trigger: 将甲应用于乙.
  private var fronted: UInt64 = 0
  private var consumed = PlaceSet()
  /// Whether what does it stands behind 由 or 被, so that the subject is what it is done to.
  var isPassive = false
  /// The role of somebody behind 由 or 被 who has no name, or null.
  var unnamedRole: Int?
  /// The role of whoever does it behind a bare 被, which the subject of the clause does not fill, or
  /// null.
  var absentRole: Int?
  /// What could be an argument if nothing better is found.
  var weak: [Int] = []
  /// The objects of other verbs that stand before the trigger.
  var objects: [Int] = []
  /// Whether the subject is a person without a name: 某公司的分析师.
  var isUnnamed = false
  /// Whether who does it is a noun behind the trigger that names nobody.
  var hasUnnamedDoer = false
  /// Whether the subject was taken from another clause.
  var isFar = false
  /// Whether the subject came from the sentence before.
  var isCarried = false
  /// Whether its only participant is likelier none.
  var isWeak = false
  /// The role whose list was opened by 与 without a first member, or null.
  var openList: Int?

  init(
    row: [SentenceItem], trigger: Int, frame: FrameRule, group: FrameRule.Group,
    article: ArticleContext, isSpeech: [Bool]
  ) {
    self.row = row
    self.trigger = trigger
    self.frame = frame
    self.group = group
    self.article = article
    self.isSpeech = isSpeech
    var start = trigger
    while start > 0, !row[start - 1].isBreak, row[start - 1].kind != .colon { start -= 1 }
    var end = trigger + 1
    while end < row.count, !row[end].isBreak { end += 1 }
    clause = start..<end
  }

  /// Finds all arguments; `carried` is the mention that the sentence before was about, `product`
  /// the product that it spoke of.
  mutating func find(carried: Int?, product: Int?) {
    findUnnamedDoer()
    findPrepositions()
    findNextPreposition()
    findCleft()
    findPredicated()
    findObject()
    findRelativeHead()
    findSubject()
    if !hasParticipant { takeWeak() }
    findCounterpart()
    if group.reach != .next, group.reach != .clause, !hasSubject || openList != nil, !hasOwnNoun {
      findFarSubject()
    }
    if group.reach != .next, !hasSubject, !isFar, isClauseInitial, !hasOwnNoun {
      findNextSubject()
    }
    if group.reach == .document && !hasSubject || openList != nil, !isFar, !hasOwnNoun,
      isClauseInitial, group.speech == .none || !tellsOfUnnamed, !beginsWithOther,
      let carried
    {
      carry(carried)
    }
    if group.reach == .document, group.speech == .none, !isFar, !hasOwnNoun, isClauseInitial,
      !beginsWithOther, let product
    {
      carry(needed: product)
    }
    findOuterObject()
    findSetting()
    if group.speech != .none { dropSelf() }
    removeDoubles()
    findConference()
    findNear()
    findTitles()
    findTopic()
    findTriggerNoun()
  }

  /// Whether a role of the participants is filled.
  var hasParticipant: Bool { frame.participants.contains { isFilled($0) } }

  /// Whether all that the group needs is there.
  var isComplete: Bool {
    hasParticipant && group.needs.allSatisfy { need in need.contains { isFilled($0) } }
      && !tellsOfNothing
  }

  /// What is missing where it is not complete.
  var lack: RejectedTrigger.Reason {
    guard hasParticipant else { return .noParticipant }
    let need =
      group.needs.first { need in !need.contains { isFilled($0) } } ?? group.object.map(\.role)
    return .missing(roles: need.map { frame.roles[$0].name })
  }

  /// Returns whether a role is filled.
  func isFilled(_ role: Int) -> Bool { filled & (1 << UInt64(role)) != 0 }

  var subjectSlots: [FrameRule.Slot] {
    guard isPassive else { return group.subject }
    return (group.object + group.subject).filter { $0.role != unnamedRole }
  }

  var hasSubject: Bool {
    let slots = subjectSlots
    return slots.isEmpty
      || slots.contains { slot in
        fronted & (1 << UInt64(slot.role)) == 0
          && fillers.contains { $0.role == slot.role && $0.place < trigger }
      }
  }

  /// Notes that what fills a role of the object stands before the trigger, where it is no subject.
  mutating func front(_ role: Int) { fronted |= 1 << UInt64(role) }

  /// Drops the speaker who came from an earlier sentence where the words that are said begin with
  /// the same person's name, for nobody speaks of himself so: 他呼吁，某某不要…….
  private mutating func dropSelf() {
    var next = trigger + 1
    while next < row.count, [.comma, .colon, .quote, .aspect].contains(row[next].kind) { next += 1 }
    guard next < row.count, row[next].kind == .mention, !isPronoun(next),
      article.types.isPerson(row[next].index)
    else { return }
    let entity = article.entity(row[next].index)
    guard
      let own = fillers.firstIndex(where: { filler in
        filler.kind == .mention && article.entity(filler.index) == entity
          && (filler.place < 0 || isPronoun(filler.place))
      })
    else { return }
    fillers.remove(at: own)
  }

  /// Lets no entity fill two roles: a pronoun gives way to a name, then what came from another
  /// clause or sentence to what stands in this one.
  private mutating func removeDoubles() {
    var kept = 0
    for index in fillers.indices {
      var filler = fillers[index]
      if let other = otherAntecedent(of: filler) { filler.index = other }
      guard filler.kind == .mention,
        let other = fillers[..<kept].firstIndex(where: { other in
          other.kind == .mention && other.role != filler.role
            && article.entity(other.index) == article.entity(filler.index)
        })
      else {
        fillers[kept] = filler
        kept += 1
        continue
      }
      if rank(filler) > rank(fillers[other]) { fillers[other] = filler }
    }
    fillers.removeLast(fillers.count - kept)
    filled = 0
    for filler in fillers { filled |= 1 << UInt64(filler.role) }
  }

  /// Returns what a pronoun behind the trigger stands for where it cannot be the subject:
  /// 甲起诉乙，指控其…….
  private func otherAntecedent(of filler: Filler) -> Int? {
    // 甲与乙合作，并向其投资: behind a preposition it is not the subject either.
    let isBehind =
      filler.place > trigger
      || filler.place > clause.lowerBound && row[filler.place - 1].kind == .preposition
    guard isBehind, filler.kind == .mention, isPronoun(filler.place),
      fillers.contains(where: {
        $0.kind == .mention && $0.place < trigger && $0.role != filler.role
          && article.entity($0.index) == article.entity(filler.index)
      })
    else { return nil }
    let role = frame.roles[filler.role]
    let place = (0..<clause.lowerBound).last { place in
      row[place].kind == .mention && article.types.mask(row[place].index) & role.types != 0
        && article.entity(row[place].index) != article.entity(filler.index)
    }
    return place.map { row[$0].index }
  }

  /// How firmly a filler holds its role.
  private func rank(_ filler: Filler) -> Int {
    if filler.place < 0 { return 0 }
    if !clause.contains(filler.place) { return 1 }
    return row[filler.place].range == article.annotations.mentions[filler.index].range ? 3 : 2
  }

  // MARK: Filling

  func accepts(_ slot: FrameRule.Slot, _ place: Int) -> Bool {
    let item = row[place]
    let rule = frame.roles[slot.role]
    switch item.kind {
    case .mention:
      guard let found = mention(of: item, for: slot) else { return false }
      if place < trigger, isPronoun(place), isTakenByNoun(slot) { return false }
      return found == item.index || rule.titleOf != nil || !isThing(place)
    case .quantity:
      return FrameRule.bit(of: article.expressions.quantities[item.index].kind) & rule.quantities
        != 0
    default: return !item.cues.isDisjoint(with: rule.cues)
    }
  }

  /// Whether a pronoun for things stands at a verb of speech: 它介绍了…… is not told of whom an earlier
  /// sentence spoke, where this one has something else before it; 它的发言人说 may be.
  private func isThing(_ place: Int) -> Bool {
    group.speech != .none && row[place].cues.contains(.anyPronoun) && place + 1 < row.count
      && row[place + 1].kind != .of
  }

  /// Returns what an item stands for in a slot, or null where it does not fit.
  func mention(of item: SentenceItem, for slot: FrameRule.Slot) -> Int? {
    guard item.kind == .mention else { return nil }
    for mention in [item.index, item.alternative] where mention >= 0 {
      if article.types.mask(mention) & slot.types != 0,
        article.endsAsAsked(mention, by: frame.roles[slot.role])
      {
        return mention
      }
    }
    return nil
  }

  func accepts(_ role: Int, _ place: Int) -> Bool {
    accepts(FrameRule.Slot(role: role, types: frame.roles[role].types), place)
  }

  /// Gives the first of the slots that is free and fits to the items of a list; returns its role.
  mutating func fill(_ slots: [FrameRule.Slot], with places: [Int]) -> Int? {
    for slot in slots where !isFilled(slot.role) || isMutual(slot.role, places) {
      var isFitting = false
      for place in places where accepts(slot, place) && !consumed[place] {
        append(place, slot: slot)
        isFitting = true
        if !frame.roles[slot.role].isMultiple { break }
      }
      if isFitting { return slot.role }
    }
    return nil
  }

  /// Returns whether a filled role takes members from before the trigger as well.
  private func isMutual(_ role: Int, _ places: [Int]) -> Bool {
    guard group.isMutual, frame.roles[role].isMultiple else { return false }
    return places.allSatisfy { $0 < trigger }
      && !fillers.contains { $0.role == role && $0.place < trigger }
  }

  mutating func append(_ place: Int, role: Int) {
    append(place, slot: FrameRule.Slot(role: role, types: frame.roles[role].types))
  }

  mutating func append(_ place: Int, slot: FrameRule.Slot) {
    let item = row[place]
    consume(place)
    append(
      Filler(
        role: slot.role, place: place, kind: item.kind,
        index: mention(of: item, for: slot) ?? item.index, range: item.range))
  }

  mutating func append(_ filler: Filler) {
    filled |= 1 << UInt64(filler.role)
    let isKnown = fillers.contains {
      guard $0.role == filler.role, $0.kind == filler.kind else { return false }
      if filler.kind == .mention { return article.entity($0.index) == article.entity(filler.index) }
      return $0.index == filler.index && $0.range == filler.range
    }
    if !isKnown { fillers.append(filler) }
  }

  /// Takes over an argument of an earlier event.
  mutating func appendShared(_ role: Int, _ argument: EventArgument) {
    let mention = argument.entity == nil ? nil : article.annotations.mention(at: argument.range)
    append(
      Filler(
        role: role, place: -1, kind: mention == nil ? .other : .mention, index: mention ?? -1,
        range: argument.range))
  }

  /// Gives a role to other fillers than it has.
  mutating func replace(_ role: Int, by others: [Filler]) {
    fillers.removeAll { $0.role == role }
    filled &= ~(1 << UInt64(role))
    for filler in others { append(filler) }
  }

  func isConsumed(_ place: Int) -> Bool { consumed[place] }

  mutating func consume(_ place: Int) { consumed.insert(place) }
}

/// What the rules ask of the article beside the row of items.
final class ArticleContext {
  let bytes: [UInt8]
  let expressions: Expressions
  let annotations: EntityAnnotations
  let types: MentionTypes
  /// For the entity of each person who spoke as somebody's officer, a mention of the organization.
  var employers: [Int: Int] = [:]
  private let vocabulary: Vocabulary

  init(
    bytes: [UInt8], expressions: Expressions, annotations: EntityAnnotations,
    vocabulary: Vocabulary
  ) {
    self.bytes = bytes
    self.expressions = expressions
    self.annotations = annotations
    types = MentionTypes(annotations, vocabulary: vocabulary)
    self.vocabulary = vocabulary
  }

  /// Whether the text of a range is a word of a class.
  func isWord(_ range: ByteRange, of words: WordClasses) -> Bool {
    let bytes = bytes
    return vocabulary.isWord(range, of: words, in: bytes.span)
  }

  /// Whether the text of a range begins with a word of a class.
  func begins(_ range: ByteRange, with words: WordClasses) -> Bool {
    let bytes = bytes
    return vocabulary.begins(range, with: words, in: bytes.span)
  }

  /// Whether the text of a range ends with a word of a class.
  func ends(_ range: ByteRange, with words: WordClasses) -> Bool {
    let bytes = bytes
    return vocabulary.ends(range, with: words, in: bytes.span)
  }

  /// Whether the name of a mention ends with a word of a class.
  func ends(_ mention: Int, with words: WordClasses) -> Bool {
    let bytes = bytes
    return vocabulary.ends(annotations.mentions[mention].range, with: words, in: bytes.span)
  }

  /// The entity of a mention.
  func entity(_ mention: Int) -> Int { annotations.mentions[mention].entity }

  /// Returns whether the name of a mention ends as a role wants it.
  func endsAsAsked(_ mention: Int, by role: FrameRule.Role) -> Bool {
    (role.endings.isEmpty || ends(mention, with: role.endings))
      && (role.notEndings.isEmpty || !ends(mention, with: role.notEndings))
  }

  /// Returns whether the name of a mention has one of the endings.
  func ends(_ mention: Int, with endings: [[UInt8]]) -> Bool {
    let range = annotations.mentions[mention].range
    return endings.contains { ending in
      ending.count <= range.count
        && bytes[(range.end - ending.count)..<range.end].elementsEqual(ending)
    }
  }
}
