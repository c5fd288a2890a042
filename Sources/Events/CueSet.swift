// SPDX-License-Identifier: Apache-2.0

/// The cue classes of a word, as the extractor's rules ask for them.
struct CueSet: OptionSet {
  let rawValue: UInt64

  static let preposition = CueSet(rawValue: 1 << 0)
  static let join = CueSet(rawValue: 1 << 1)
  static let of = CueSet(rawValue: 1 << 2)
  static let etc = CueSet(rawValue: 1 << 3)
  static let aspect = CueSet(rawValue: 1 << 4)
  static let planned = CueSet(rawValue: 1 << 5)
  static let possible = CueSet(rawValue: 1 << 6)
  static let negated = CueSet(rawValue: 1 << 7)
  static let personPronoun = CueSet(rawValue: 1 << 8)
  static let organizationPronoun = CueSet(rawValue: 1 << 9)
  static let productPronoun = CueSet(rawValue: 1 << 10)
  static let anyPronoun = CueSet(rawValue: 1 << 11)
  static let sourceBefore = CueSet(rawValue: 1 << 12)
  static let sourceAfter = CueSet(rawValue: 1 << 13)
  static let unnamedSource = CueSet(rawValue: 1 << 14)
  static let plannedAfter = CueSet(rawValue: 1 << 15)
  static let possibleAfter = CueSet(rawValue: 1 << 16)
  static let titleNoun = CueSet(rawValue: 1 << 17)
  static let neutral = CueSet(rawValue: 1 << 18)
  static let clausePreposition = CueSet(rawValue: 1 << 19)
  static let after = CueSet(rawValue: 1 << 20)
  static let naming = CueSet(rawValue: 1 << 21)
  static let including = CueSet(rawValue: 1 << 22)
  static let apposition = CueSet(rawValue: 1 << 23)
  static let genericSubject = CueSet(rawValue: 1 << 24)
  static let lightVerb = CueSet(rawValue: 1 << 25)
  static let personTitle = CueSet(rawValue: 1 << 26)
  static let owned = CueSet(rawValue: 1 << 27)
  static let former = CueSet(rawValue: 1 << 28)
  static let initialOrganization = CueSet(rawValue: 1 << 29)
  static let groupPronoun = CueSet(rawValue: 1 << 30)
  static let change = CueSet(rawValue: 1 << 31)
  static let worth = CueSet(rawValue: 1 << 32)
  static let note = CueSet(rawValue: 1 << 33)
  static let rival = CueSet(rawValue: 1 << 34)
  static let dealPrice = CueSet(rawValue: 1 << 35)
  static let share = CueSet(rawValue: 1 << 36)
  /// A word of the stock market, which says what the sentence is about; it is no item of its own.
  static let market = CueSet(rawValue: 1 << 44)
  static let firstOfTwo = CueSet(rawValue: 1 << 37)
  static let latter = CueSet(rawValue: 1 << 38)
  static let both = CueSet(rawValue: 1 << 39)
  static let allThree = CueSet(rawValue: 1 << 40)
  static let unreal = CueSet(rawValue: 1 << 41)
  static let team = CueSet(rawValue: 1 << 42)
  static let together = CueSet(rawValue: 1 << 43)

  /// The noun for who makes what is named before it: 开发商.
  static let maker = CueSet(rawValue: 1 << 45)
  /// The noun for who owns what is named before it: 母公司.
  static let parent = CueSet(rawValue: 1 << 46)
  /// Words that say that what follows is the subject's own: 自家, 自有品牌.
  static let own = CueSet(rawValue: 1 << 47)
  /// Words before the seat of an organization: 总部位于.
  static let seat = CueSet(rawValue: 1 << 48)

  /// Words that only relations ask for; they are no items of a sentence.
  static let relational: CueSet = [.maker, .parent, .own, .seat]

  static let pronouns: CueSet = [
    .personPronoun, .organizationPronoun, .productPronoun, .anyPronoun, .initialOrganization,
    .groupPronoun,
  ]

  /// Pronouns for one who, or one thing that, an earlier sentence was about.
  static let continuing: CueSet = [
    .personPronoun, .organizationPronoun, .productPronoun, .anyPronoun,
  ]

  /// Words that stand for one or all of several who were named together.
  static let pairs: CueSet = [.firstOfTwo, .latter, .both, .allThree]

  /// How many the word stands for, or null where it stands for no group.
  var groupCount: Int? {
    if contains(.both) { return 2 }
    return contains(.allThree) ? 3 : nil
  }

  /// The classes that the rules name, as `Dictionaries/Cues/events.tsv` writes them.
  static let names: [(name: String, cue: CueSet)] = [
    ("event.preposition", .preposition), ("event.join", .join), ("event.of", .of),
    ("event.etc", .etc), ("event.aspect", .aspect), ("modality.planned", .planned),
    ("modality.possible", .possible), ("modality.negated", .negated),
    ("pronoun.person", .personPronoun), ("pronoun.organization", .organizationPronoun),
    ("pronoun.product", .productPronoun), ("pronoun.any", .anyPronoun),
    ("source.before", .sourceBefore), ("source.after", .sourceAfter),
    ("source.unnamed", .unnamedSource), ("modality.planned.after", .plannedAfter),
    ("modality.possible.after", .possibleAfter), ("event.title", .titleNoun),
    ("modality.none", .neutral),
    ("event.preposition.clause", .clausePreposition), ("event.after", .after),
    ("event.naming", .naming), ("event.including", .including), ("event.apposition", .apposition),
    ("event.generic", .genericSubject), ("event.light", .lightVerb),
    ("person.title", .personTitle), ("title.person", .personTitle), ("relation.owned", .owned),
    ("relation.former", .former), ("pronoun.organization.initial", .initialOrganization),
    ("pronoun.group", .groupPronoun), ("event.change", .change),
    ("event.worth", .worth), ("event.note", .note), ("event.rival", .rival),
    ("event.price", .dealPrice), ("event.share", .share), ("event.market", .market),
    ("pronoun.former", .firstOfTwo), ("pronoun.latter", .latter), ("pronoun.both", .both),
    ("pronoun.three", .allThree), ("event.unreal", .unreal), ("event.team", .team),
    ("event.together", .together), ("relation.maker", .maker), ("relation.parent", .parent),
    ("relation.own", .own), ("relation.seat", .seat),
  ]

  /// The class of the `number`-th name that only frames speak of, or none where there are too many.
  static func extra(_ number: Int) -> CueSet {
    number < 15 ? CueSet(rawValue: 1 << (49 + UInt64(number))) : []
  }
}
