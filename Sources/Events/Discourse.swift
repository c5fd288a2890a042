// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What earlier sentences spoke of, so that pronouns and missing subjects find their names.
struct Discourse {
  /// A mention and the sentence that it stood in.
  struct Memory {
    var mention: Int
    var sentence: Int
  }

  /// How many sentences back a pronoun may look.
  private static let reach = 4

  private(set) var subject: Memory?
  private(set) var person: Memory?
  private(set) var organization: Memory?
  private(set) var product: Memory?
  /// What the last sentence that named anything named, and the one before that.
  private(set) var lastNamed = Named()
  private(set) var olderNamed = Named()
  /// What was spoken of before the list began that is being read, or null.
  private var outside: Outside?
  /// Whether a line without a mark stood behind the last item of the list.
  private var hasLeftList = false

  /// What a list does not change for its other items.
  private struct Outside {
    var subject: Memory?
    var person: Memory?
    var organization: Memory?
    var product: Memory?
    var lastNamed: Named
    var olderNamed: Named
  }

  /// What a sentence named.
  struct Named {
    var mentions: [Int] = []
    var sentence = -100

    /// Its parties.
    func parties(_ types: MentionTypes) -> NamedParties {
      var parties = NamedParties()
      for mention in mentions { parties.add(mention, types: types) }
      return parties
    }
  }

  /// Whether anything is remembered that a sentence could speak of without naming it.
  func recalls(at sentence: Int) -> Bool {
    recall(subject, sentence) != nil || recall(person, sentence) != nil
      || recall(organization, sentence) != nil || recall(product, sentence) != nil
  }

  /// The first named participant of the sentence before `sentence`.
  func carriedSubject(into sentence: Int) -> Int? {
    guard let subject, sentence - subject.sentence <= 1 else { return nil }
    return subject.mention
  }

  /// The product that the sentence before `sentence` spoke of.
  func carriedProduct(into sentence: Int) -> Int? {
    guard let product, sentence - product.sentence <= 1 else { return nil }
    return product.mention
  }

  /// Notes what the line that a sentence begins is: behind a heading nothing goes on, and the items
  /// of a list know what was told before the list and nothing of one another.
  mutating func open(_ line: LineOpening) {
    switch line {
    case .none: break
    case .plain: hasLeftList = true
    case .heading:
      self = Discourse()
    case .item(let isFirst, let isUnnumbered):
      if let outside, !isFirst, !(hasLeftList && isUnnumbered) {
        subject = outside.subject
        person = outside.person
        organization = outside.organization
        product = outside.product
        lastNamed = outside.lastNamed
        olderNamed = outside.olderNamed
      } else {
        outside = Outside(
          subject: subject, person: person, organization: organization, product: product,
          lastNamed: lastNamed, olderNamed: olderNamed)
      }
      hasLeftList = false
    }
  }

  /// Remembers the product that a sentence made known as the one that the next goes on about.
  mutating func prefer(product mention: Int, sentence: Int, types: MentionTypes) {
    guard types.isProduct(mention) else { return }
    product = Memory(mention: mention, sentence: sentence)
  }

  /// Turns the pronouns of a sentence into mentions of what they stand for.
  func resolvePronouns(
    in items: inout [SentenceItem], sentence: Int, types: MentionTypes
  ) {
    resolvePairs(in: &items, sentence: sentence, types: types)
    var firstPerson: Int?
    var firstOrganization: Int?
    var lastOrganization = recall(organization, sentence)
    var lastProduct = recall(product, sentence)
    var first: Int?
    var hasOrganization = false
    for index in items.indices {
      if items[index].kind == .mention {
        if items[index].depth > 0 { continue }
        // 据某报报道: who only tells it.
        if index > 0, items[index - 1].cues.contains(.sourceBefore) { continue }
        let mention = items[index].index
        if types.isPerson(mention), firstPerson == nil { firstPerson = mention }
        if types.isOrganization(mention), firstOrganization == nil { firstOrganization = mention }
        if types.isOrganization(mention),
          !(hasOrganization
            && (Discourse.isObject(index, of: items) || Discourse.isPlace(index, of: items)))
        {
          lastOrganization = mention
          hasOrganization = true
        }
        if types.isProduct(mention) { lastProduct = mention }
        if first == nil, types.isParticipant(mention), !Discourse.isInRelative(index, of: items),
          !Discourse.isOwner(index, of: items, types: types)
        {
          first = mention
        }
        continue
      }
      let cues = items[index].cues
      guard !cues.isDisjoint(with: .pronouns) else { continue }
      var isOwnShare = false
      if cues.contains(.initialOrganization), !Discourse.isSubject(index, of: items) {
        guard Discourse.isShared(index, of: items) else { continue }
        isOwnShare = true
      }
      let antecedent =
        if isOwnShare {
          // 某公司公告，股东某集团增持公司股份: whose announcement it is.
          firstOrganization ?? recall(organization, sentence)
        } else if cues.contains(.personPronoun) {
          firstPerson ?? recall(person, sentence)
        } else if cues.contains(.groupPronoun) {
          lastOrganization ?? firstPerson ?? recall(person, sentence)
        } else if !cues.isDisjoint(with: [.organizationPronoun, .initialOrganization]) {
          lastOrganization
        } else if cues.contains(.productPronoun) {
          lastProduct
        } else {
          first ?? recall(product, sentence) ?? recall(subject, sentence)
        }
      if let antecedent {
        items[index].kind = .mention
        items[index].index = antecedent
        if cues.contains(.anyPronoun), let other = recall(subject, sentence) {
          items[index].alternative = other
        }
      }
    }
  }

  /// Whether a verb or a preposition stands directly before a name: 接受某报采访, 对某报说.
  private static func isObject(_ index: Int, of items: [SentenceItem]) -> Bool {
    index > 0 && (items[index - 1].kind == .verb || items[index - 1].kind == .preposition)
  }

  /// Whether a name only tells more of the one that follows: 甲 in 甲创立的乙.
  private static func isInRelative(_ index: Int, of items: [SentenceItem]) -> Bool {
    index + 3 < items.count && items[index + 1].isVerbal && items[index + 2].kind == .of
      && items[index + 3].kind == .mention
  }

  /// Whether a name only says who owns the organization that follows: 甲 in 甲旗下的乙.
  private static func isOwner(
    _ index: Int, of items: [SentenceItem], types: MentionTypes
  ) -> Bool {
    guard index + 2 < items.count, items[index + 1].cues.contains(.owned) else { return false }
    var next = index + 2
    while next < items.count, items[next].kind == .of || items[next].isNominal { next += 1 }
    return next < items.count && items[next].kind == .mention
      && types.isOrganization(items[next].index)
  }

  /// Whether a noun such as 公司 begins a clause and a verb follows, so that it stands for a name.
  private static func isSubject(_ index: Int, of items: [SentenceItem]) -> Bool {
    var before = index - 1
    while before >= 0, items[before].kind == .quote { before -= 1 }
    guard index + 1 < items.count else { return false }
    guard before < 0 || items[before].isBreak || items[before].kind == .colon else {
      // 否认公司将…: a verb, and then a plan of whom it tells.
      return items[before].isVerbal && items[index + 1].cues.contains(.planned)
    }
    switch items[index + 1].kind {
    case .verb, .trigger, .adverb, .time: return true
    case .preposition: return true
    // 公司与某公司签订……
    case .join: return items[index + 1].cues.contains(.join) && index + 2 < items.count
    default: return false
    }
  }

  /// Whether the name at `index` says where something was: 在某平台上表示.
  private static func isPlace(_ index: Int, of items: [SentenceItem]) -> Bool {
    var before = index - 1
    while before >= 0, items[before].isNominal { before -= 1 }
    return before >= 0 && items[before].kind == .preposition
      && items[before].cues.contains(.clausePreposition)
  }

  /// Whether a noun such as 公司 stands between a trigger and its shares: 增持公司股份.
  private static func isShared(_ index: Int, of items: [SentenceItem]) -> Bool {
    guard index > 0, index + 1 < items.count, items[index - 1].kind == .trigger else {
      return false
    }
    return items[index + 1].cues.contains(.share)
  }

  /// Takes in the mentions of a sentence, as indices in reading order.
  ///
  /// Those that are only the sources of its events are not what it is about, nor who only owns the
  /// firm that follows, and 公司 stands for no public body.  What the first `pronoun` stands for goes
  /// on, if it stands before what else could be meant.
  mutating func take(
    _ mentions: Range<Int>, sentence: Int, types: MentionTypes, pronoun: CueMatch?,
    isSource: (Int) -> Bool, isPublic: (Int) -> Bool, isOwner: (Int) -> Bool
  ) {
    var hasSubject = false
    var hasPerson = false
    var hasOrganization = false
    var hasProduct = false
    var pending = pronoun
    for mention in mentions where !isSource(mention) {
      if let pronoun = pending, pronoun.range.start < types.start(of: mention) {
        pending = nil
        if !hasSubject {
          hasPerson = goOn(with: \.person, .personPronoun, pronoun, sentence)
          hasOrganization = goOn(with: \.organization, .organizationPronoun, pronoun, sentence)
          hasProduct = goOn(with: \.product, [.productPronoun, .anyPronoun], pronoun, sentence)
          hasSubject = hasPerson || hasOrganization || hasProduct
        }
      }
      let memory = Memory(mention: mention, sentence: sentence)
      if types.isPerson(mention), !hasPerson {
        person = memory
        hasPerson = true
      }
      // 甲旗下的乙: the sentence is about 乙.
      if !hasSubject || !hasOrganization, mention + 1 < mentions.upperBound,
        types.isOrganization(mention + 1), isOwner(mention)
      {
        continue
      }
      if types.isOrganization(mention), !hasOrganization, !isPublic(mention) {
        organization = memory
        hasOrganization = true
      }
      if types.isProduct(mention), !hasProduct {
        product = memory
        hasProduct = true
      }
      if types.isParticipant(mention), !hasSubject {
        subject = memory
        hasSubject = true
      }
    }
    // 某某表示，将发布……。他还说: who told it is whom 他 means.
    if !hasPerson, let teller = mentions.first(where: { isSource($0) && types.isPerson($0) }) {
      person = Memory(mention: teller, sentence: sentence)
    }
    guard hasSubject, !mentions.isEmpty else { return }
    olderNamed = lastNamed
    lastNamed = Named(mentions: mentions.filter { !isSource($0) }, sentence: sentence)
  }

  /// Lets a sentence be about what was spoken of, where a pronoun of a class stands for it.
  private mutating func goOn(
    with memory: WritableKeyPath<Discourse, Memory?>, _ cues: CueSet, _ pronoun: CueMatch,
    _ sentence: Int
  ) -> Bool {
    guard !pronoun.cues.isDisjoint(with: cues),
      let mention = recall(self[keyPath: memory], sentence)
    else { return false }
    let known = Memory(mention: mention, sentence: sentence)
    self[keyPath: memory] = known
    subject = known
    return true
  }

  private func recall(_ memory: Memory?, _ sentence: Int) -> Int? {
    guard let memory, sentence - memory.sentence <= Discourse.reach else { return nil }
    return memory.mention
  }
}

/// The types of an article's mentions as bits.
struct MentionTypes {
  private let masks: [UInt32]
  private let mentions: [EntityMention]
  private let vocabulary: Vocabulary

  init(_ annotations: EntityAnnotations, vocabulary: Vocabulary) {
    masks = annotations.entities.map { vocabulary.typeBit($0.type) }
    mentions = annotations.mentions
    self.vocabulary = vocabulary
  }

  /// The type bit of a mention.
  func mask(_ mention: Int) -> UInt32 {
    let entity = mentions[mention].entity
    return entity < masks.count ? masks[entity] : 0
  }

  /// Where a mention begins.
  func start(of mention: Int) -> Int { mentions[mention].range.start }

  /// The bit of conferences.
  var conference: UInt32 { vocabulary.conference }
  /// The bit of documents.
  var document: UInt32 { vocabulary.document }
  /// The bit of products.
  var product: UInt32 { vocabulary.product }
  /// The bit of organizations.
  var organization: UInt32 { vocabulary.organization }

  /// Whether two mentions are of one entity.
  func areSame(_ left: Int, _ right: Int) -> Bool {
    mentions[left].entity == mentions[right].entity
  }

  /// The bit of persons.
  var person: UInt32 { vocabulary.person }

  func isPerson(_ mention: Int) -> Bool { mask(mention) & vocabulary.person != 0 }
  func isOrganization(_ mention: Int) -> Bool { mask(mention) & vocabulary.organization != 0 }
  func isProduct(_ mention: Int) -> Bool { mask(mention) & vocabulary.product != 0 }

  func isPlace(_ mention: Int) -> Bool { mask(mention) & vocabulary.place != 0 }

  /// Whether something can happen in it: a place, a conference.
  func isPlaceLike(_ mention: Int) -> Bool {
    mask(mention) & (vocabulary.place | vocabulary.conference) != 0
  }

  /// Whether it may be the subject of a sentence that says what somebody or something did.
  func isParticipant(_ mention: Int) -> Bool {
    mask(mention) & (vocabulary.person | vocabulary.organization | vocabulary.product) != 0
  }
}
