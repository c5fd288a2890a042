// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What the words that begin or end at one place of a text say about a name beside them.
struct CueKinds: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  /// Class nouns of what a name may be: 模型, 公司, CEO, 大会, 论文, 机场.
  static let productNoun = CueKinds(rawValue: 1 << 0)
  static let organizationNoun = CueKinds(rawValue: 1 << 1)
  static let personTitle = CueKinds(rawValue: 1 << 2)
  static let conferenceNoun = CueKinds(rawValue: 1 << 3)
  static let documentNoun = CueKinds(rawValue: 1 << 4)
  static let placeNoun = CueKinds(rawValue: 1 << 5)
  /// Verbs: 发布, 表示, 宣布, 使用, 收购了.
  static let releaseVerb = CueKinds(rawValue: 1 << 6)
  static let sayVerb = CueKinds(rawValue: 1 << 7)
  static let organizationVerb = CueKinds(rawValue: 1 << 8)
  static let useVerb = CueKinds(rawValue: 1 << 9)
  static let acquireVerb = CueKinds(rawValue: 1 << 10)
  /// Function words: 由, 上, 名为, 旗下, 、, 等, 近日.
  static let preposition = CueKinds(rawValue: 1 << 11)
  static let locative = CueKinds(rawValue: 1 << 12)
  static let naming = CueKinds(rawValue: 1 << 13)
  static let owner = CueKinds(rawValue: 1 << 14)
  static let listAnd = CueKinds(rawValue: 1 << 15)
  static let listEtc = CueKinds(rawValue: 1 << 16)
  static let adverb = CueKinds(rawValue: 1 << 17)
  /// 版, 用户, 全家桶; Pro, Max.
  static let version = CueKinds(rawValue: 1 << 18)
  /// 是一款, 支持, 允许.
  static let trait = CueKinds(rawValue: 1 << 19)
  /// Latin technologies, formats, languages: API, PDF, Rust.
  static let genericLatin = CueKinds(rawValue: 1 << 20)
  /// Ends of names: 科技, 大会, 条例, 市.
  static let organizationSuffix = CueKinds(rawValue: 1 << 21)
  static let conferenceSuffix = CueKinds(rawValue: 1 << 22)
  static let documentSuffix = CueKinds(rawValue: 1 << 23)
  static let placeSuffix = CueKinds(rawValue: 1 << 24)
  static let personAfter = CueKinds(rawValue: 1 << 25)
  static let personBefore = CueKinds(rawValue: 1 << 26)
  static let media = CueKinds(rawValue: 1 << 27)
  static let placeBefore = CueKinds(rawValue: 1 << 28)
  static let placeAfter = CueKinds(rawValue: 1 << 29)
  static let conferenceContext = CueKinds(rawValue: 1 << 30)
  static let documentContext = CueKinds(rawValue: 1 << 31)
  /// Words that make a phrase with a suffix no name: 这家, 各大.
  static let genericStem = CueKinds(rawValue: 1 << 32)
  static let givenName = CueKinds(rawValue: 1 << 33)
  /// Names of dictionaries whose form is not ambiguous.
  static let knownOrganization = CueKinds(rawValue: 1 << 34)
  static let knownPerson = CueKinds(rawValue: 1 << 35)
  static let knownProduct = CueKinds(rawValue: 1 << 36)
  static let knownPlace = CueKinds(rawValue: 1 << 37)
  static let knownConference = CueKinds(rawValue: 1 << 38)
  static let knownDocument = CueKinds(rawValue: 1 << 39)

  /// Suffixes that hardly ever end anything but a name: 基金会, 研究院, 股份有限公司.
  static let strongSuffix = CueKinds(rawValue: 1 << 40)
  /// Nouns that make the name of a product of a brand's name: 钉钉文档, 支付宝小程序.
  static let productSuffix = CueKinds(rawValue: 1 << 41)

  /// Two countries by their single characters: 中美.
  static let countryPair = CueKinds(rawValue: 1 << 42)

  /// 大模型, 语言模型: nouns that are never part of the name before them.
  static let modelNoun = CueKinds(rawValue: 1 << 43)

  /// Institutions, whose names tell what they are for: 基金会, 研究院, 图书馆, 法院.
  static let institution = CueKinds(rawValue: 1 << 44)
  /// Parts of a firm or project: 团队, 项目组.
  static let unit = CueKinds(rawValue: 1 << 45)

  /// Words that lists of words have as proper nouns and that are none: 加密, 易用性.
  static let commonWord = CueKinds(rawValue: 1 << 46)

  /// Words that stand in no name that only its end or its place gives away: 一个, 让, 用于, 快来.
  static let outside = CueKinds(rawValue: 1 << 47)

  /// The endings of files' names: md, conf.
  static let fileEnding = CueKinds(rawValue: 1 << 48)

  /// Words that with a noun of what a product is make no name: 垂类, 平民.
  static let genericPhrase = CueKinds(rawValue: 1 << 49)

  /// What a firm of market research does: 统计.
  static let statistics = CueKinds(rawValue: 1 << 50)

  /// 杂志, 期刊.
  static let periodical = CueKinds(rawValue: 1 << 51)

  /// Nouns for what is thought of and not made: 理念, 概念.
  static let conceptNoun = CueKinds(rawValue: 1 << 52)

  /// What stands before a name that something is given: 名为, 叫; 称为 may tell what it is like.
  static let givesName = CueKinds(rawValue: 1 << 53)

  /// What makes a likeness of what follows: 就像, 堪称.
  static let likeness = CueKinds(rawValue: 1 << 54)

  /// Parts of a page, which stand before no name: 热门栏目.
  static let section = CueKinds(rawValue: 1 << 55)

  /// What stands between a class and the names that are of it: 包括, 例如.
  static let listOpener = CueKinds(rawValue: 1 << 56)

  /// Nouns that tell what part somebody or something plays, and not what it is: 对手, 市场.
  static let looseNoun = CueKinds(rawValue: 1 << 57)

  /// What stands right before quotation marks that set off a figure of speech: 那些, 成为.
  static let figure = CueKinds(rawValue: 1 << 58)

  /// Nouns that a figure of speech in quotation marks stands before or ends in: 时代, 效应.
  static let figureNoun = CueKinds(rawValue: 1 << 59)

  /// Short names that are words of everyday far more often: 得到, 大众.
  static let usualWord = CueKinds(rawValue: 1 << 60)

  /// What stands behind two languages: 双语 in 中英双语.
  static let languageNoun = CueKinds(rawValue: 1 << 61)

  /// What firms and media alone are said to do or have: 成立于, 获悉, 股价.
  static let firmPredicate = CueKinds(rawValue: 1 << 62)

  /// East Asian family names in Latin letters: Zhang, Kim, Nguyen.
  static let familyName = CueKinds(rawValue: 1 << 63)

  /// The kinds that rules ask for and no weight does.
  static let ruled: CueKinds = [
    .listOpener, .looseNoun, .figure, .figureNoun, .usualWord, .languageNoun, .firmPredicate,
    .familyName,
  ]

  /// The number of kinds.
  static let count = 64

  /// Any name of a dictionary.
  static let known: CueKinds = [
    .knownOrganization, .knownPerson, .knownProduct, .knownPlace, .knownConference,
    .knownDocument,
  ]

  /// The suffixes that end a name of some type.
  static let suffix: CueKinds = [
    .organizationSuffix, .conferenceSuffix, .documentSuffix, .placeSuffix, .productSuffix,
  ]

  /// The names of the kinds, in the order of their bits.
  static let names = [
    "productNoun", "organizationNoun", "personTitle", "conferenceNoun", "documentNoun",
    "placeNoun", "releaseVerb", "sayVerb", "organizationVerb", "useVerb", "acquireVerb",
    "preposition", "locative", "naming", "owner", "listAnd", "listEtc", "adverb", "version",
    "trait", "genericLatin", "organizationSuffix", "conferenceSuffix", "documentSuffix",
    "placeSuffix", "personAfter", "personBefore", "media", "placeBefore", "placeAfter",
    "conferenceContext", "documentContext", "genericStem", "givenName", "knownOrganization",
    "knownPerson", "knownProduct", "knownPlace", "knownConference", "knownDocument",
    "strongSuffix", "productSuffix", "countryPair", "modelNoun", "institution", "unit",
    "commonWord", "outside", "fileEnding", "genericPhrase",
    "statistics", "periodical", "conceptNoun", "givesName",
    "likeness", "section", "listOpener", "looseNoun", "figure", "figureNoun",
    "usualWord", "languageNoun", "firmPredicate", "familyName",
  ]

  /// The kinds that each class of the cue dictionaries stands for.
  static let classes: [(name: String, kinds: CueKinds)] = [
    ("noun.product", .productNoun), ("product.head", .productNoun),
    ("noun.organization", .organizationNoun), ("organization.context", .organizationNoun),
    ("suffix.organization.strong", [.organizationSuffix, .strongSuffix]),
    ("noun.model", [.productNoun, .modelNoun]),
    ("suffix.institution", [.organizationSuffix, .institution]),
    ("suffix.unit", [.organizationSuffix, .unit]),
    ("word.usual", .usualWord), ("word.common", .commonWord), ("word.outside", .outside),
    ("place.pair", .countryPair),
    ("place.language", .languageNoun),
    ("suffix.product", .productSuffix),
    ("noun.product.suffix", [.productNoun, .productSuffix]),
    ("noun.organization.suffix", [.organizationNoun, .organizationSuffix]),
    ("title.person", .personTitle), ("person.title", .personTitle),
    ("noun.conference", [.conferenceNoun, .conferenceSuffix]),
    ("conference.suffix", .conferenceSuffix), ("suffix.conference", .conferenceSuffix),
    ("noun.document", [.documentNoun, .documentSuffix]),
    ("document.suffix", .documentSuffix), ("suffix.document", .documentSuffix),
    ("noun.place", [.placeNoun, .placeSuffix]),
    ("place.suffix", .placeSuffix), ("suffix.place", .placeSuffix),
    ("organization.suffix", .organizationSuffix), ("suffix.organization", .organizationSuffix),
    ("verb.release", .releaseVerb), ("verb.say", .sayVerb), ("person.verb", .sayVerb),
    ("verb.organization", .organizationVerb), ("organization.after", .organizationVerb),
    ("verb.use", .useVerb), ("product.verb", .useVerb), ("verb.acquire", .acquireVerb),
    ("preposition.agent", .preposition), ("locative", .locative), ("naming", .naming),
    ("owner", .owner), ("list.and", .listAnd), ("list.etc", .listEtc),
    ("adverb.skip", .adverb), ("version", .version), ("product.version", .version),
    ("trait.product", .trait), ("latin.generic", .genericLatin),
    ("honorific", .personAfter), ("person.after", .personAfter),
    ("person.before", .personBefore), ("media", .media),
    ("place.before", .placeBefore), ("place.after", .placeAfter),
    ("conference.before", .conferenceContext), ("conference.after", .conferenceContext),
    ("document.before", .documentContext), ("document.after", .documentContext),
    ("organization.generic", .genericStem), ("conference.generic", .genericStem),
    ("document.generic", .genericStem), ("place.generic", .genericStem),
    ("latin.file", .fileEnding), ("product.generic", .genericPhrase),
    ("verb.statistics", .statistics), ("noun.concept", .conceptNoun),
    ("naming.proper", .givesName), ("word.likeness", .likeness),
    ("noun.section", .section), ("list.opener", .listOpener),
    ("noun.loose", .looseNoun), ("word.figure", .figure),
    ("noun.figure", .figureNoun), ("firm.predicate", .firmPredicate),
    ("person.family-latin", .familyName),
    ("media.periodical", .periodical), ("person.given-foreign", .givenName),
    ("person.given-latin", .givenName),
  ]

  /// The kind of a name of a type.
  static func known(_ type: EntityType) -> CueKinds {
    switch type {
    case .organization: .knownOrganization
    case .person: .knownPerson
    case .product: .knownProduct
    case .place: .knownPlace
    case .conference: .knownConference
    case .document: .knownDocument
    default: []
    }
  }
}
