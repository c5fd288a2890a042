// SPDX-License-Identifier: Apache-2.0

import TextModel

/// One thing that is true of a candidate and speaks for or against a type.
///
/// Features are numbered: first each place beside the candidate with each kind of cue word, then
/// the recognizers, the dictionary's types and the traits of the name itself.
struct Feature: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A place beside a candidate at which cue words are looked for.
  enum Place: Int, CaseIterable {
    /// Right before it, quotation marks and spaces aside.
    case left
    /// Before 的 or before 、 on its left.
    case leftOwner, leftList
    /// Before the word before it.
    case leftFar
    /// Right behind it.
    case right
    /// Behind adverbs, times and a bracket on its right.
    case rightFar
    /// Behind 的 or behind 、 on its right.
    case rightOwned, rightList
    /// Further to the right in the clause that it begins.
    case subject
    /// Further to the left in its clause.
    case object
    /// At its own beginning and end.
    case first, last
  }

  static func cue(_ place: Place, kind: Int) -> Feature {
    Feature(rawValue: UInt16(place.rawValue * CueKinds.count + kind))
  }

  // Computed, so that they are constants to the compiler.

  /// The number of features that are a cue at a place; they come first.
  static var cueCount: Int { (Place.last.rawValue + 1) * CueKinds.count }
  private static var sourceBase: Int { cueCount }
  private static var clearBase: Int { sourceBase + Sources.count }
  private static var ambiguousBase: Int { clearBase + 6 }
  static var traitBase: Int { ambiguousBase + 6 }
  /// The number of features.
  static var count: Int { traitBase + Trait.generalBegins3.rawValue + 1 }

  static func source(_ index: Int) -> Feature { Feature(rawValue: UInt16(sourceBase + index)) }

  /// The dictionary has it as the type of that place, without or with other meanings.
  static func dictionary(type: Int, isAmbiguous: Bool) -> Feature {
    Feature(rawValue: UInt16((isAmbiguous ? ambiguousBase : clearBase) + type))
  }

  static func trait(_ trait: Trait) -> Feature {
    Feature(rawValue: UInt16(traitBase + trait.rawValue))
  }

  /// The name of a feature, as the table of weights has it.
  var name: String {
    let index = Int(rawValue)
    if index < Feature.sourceBase {
      let place = Place.names[index / CueKinds.count]
      return "\(place).\(CueKinds.names[index % CueKinds.count])"
    }
    if index < Feature.clearBase { return "source.\(Sources.names[index - Feature.sourceBase])" }
    if index < Feature.ambiguousBase {
      return "dictionary.\(TypeScores.types[index - Feature.clearBase].rawValue)"
    }
    if index < Feature.traitBase {
      return "ambiguous.\(TypeScores.types[index - Feature.ambiguousBase].rawValue)"
    }
    return "\(Trait.allCases[index - Feature.traitBase])"
  }

  /// A property of the name itself or of its surroundings that no cue word tells.
  enum Trait: Int, CaseIterable {
    case always
    // Latin words.
    case isLatin, isMixed, oneWord, twoWords, threeWords, manyWords
    case allCapitals, shortCapitals, titleCase, camelCase, lowerCase, lowerFirst, singleLetter
    case hasDigit, endsDigit, hasPoint, hasHyphen, hasUnderscore, hasPlus, hasAmpersand, hasVersion
    case startsDigit, startsNumber, endsNumber, isForeign, domain, allTitleCase, shortWord, longWord
    case genericWhole, genericFirst, genericLast, genericInside, commonInside, defined, starred
    case givenFirst, knownFirst, knownLast, knownWhole
    case latinBefore, latinBehind, capitalBefore, capitalBehind, numberBehind
    case isCode, isPath, isOption, prose, endsAI, startsAI, endsBench, standard, hanBehindTight,
      hanBeforeTight
    // Chinese words.
    case isHan, twoCharacters, threeCharacters, fourCharacters, fiveCharacters, sixToEight
    case nineOrMore, startsSurname, startsWeakSurname, isTransliterated, hasPointInside, noSurname
    // The text speaks of technology.
    case technical
    case startsPlace, startsOrganization, startsPerson, startsProduct, hasParticle, cutsWord,
      oneToken
    case twoTokens, manyTokens, singleTokens, hasNumber, firstGeneric, secondGeneric
    case startsProper, startsVerb, hasVerb, startsAdjective, startsNumeral, properToken, hasUnknown
    case knownInside, adposition, startsSingle, endsNoun, isWord, wordVerb, wordProper, wordNoun
    // Surroundings.
    case quoted, bracketed, bookTitled, lineStart, clauseStart, clauseEnd, lineEnd, lineAlone
    case hanBefore, hanBehind, commaBehind, listBefore, listBehind, colonBehind, ownerBefore
    case ownerBehind, bracketBehind, definitionBehind, slash, starBehind, at, hash, dash, dot
    case nounBefore, verbBefore, adpositionBefore, nounBehind, verbBehind, adpositionBehind
    case singleBefore, singleBehind, properBefore, properBehind, numberBefore
    case quotedBehindHan, insideQuote
    // The article.
    case twiceHere, oftenHere, alsoClear, ownerHere, productHere, alsoQuoted, longerHere
    // The dictionary's kinds.
    case isMedia, isCloud, isApp, isPlatform, isModel, isGame, isCompany, isLab, isFund, isCountry
    case isCity, isBrand, isVenue, isBenchmark, isTeam, isExchange, isService, twoTypes
    case shortHanName, ambiguousSense, ambiguousCounted, ambiguousPredicate
    case ambiguousBare, ambiguousCommon, ambiguousUsual
    // The other members of the list.
    case organizationList, personList, productList, placeList
    // 自由软件基金会（FSF）; 阿里心流研究团队, Windows 团队.
    case glossed, namedUnit
    // What the tagger says of it: a name of that type, the likelier the higher; others; none.
    case sequenceOrganization0, sequenceOrganization1, sequenceOrganization2, sequenceOrganization3
    case sequencePerson0, sequencePerson1, sequencePerson2, sequencePerson3
    case sequencePlace0, sequencePlace1, sequencePlace2, sequencePlace3
    case sequenceOther, sequenceNone
    // What it says of just these words, the likelier a name of that type the higher; that they are
    // surely none; that they are no whole words.
    case wordsOrganization1, wordsOrganization2, wordsOrganization3, wordsOrganization4
    case wordsOrganization5, wordsOrganization6, wordsOrganization7, wordsOrganization8
    case wordsPerson1, wordsPerson2, wordsPerson3, wordsPerson4
    case wordsPerson5, wordsPerson6, wordsPerson7, wordsPerson8
    case wordsPlace1, wordsPlace2, wordsPlace3, wordsPlace4
    case wordsPlace5, wordsPlace6, wordsPlace7, wordsPlace8
    case wordsNone, wordsCut
    // Whether the name would go on behind them, and had begun before them.
    case goesOn0, goesOn1, goesOn2, goesOn3, begins0, begins1, begins2, begins3
    // The same where the text speaks of no technology: the tagger was trained on such texts.
    case generalSequenceOrganization0, generalSequenceOrganization1
    case generalSequenceOrganization2, generalSequenceOrganization3, generalSequencePerson0
    case generalSequencePerson1, generalSequencePerson2, generalSequencePerson3
    case generalSequencePlace0, generalSequencePlace1, generalSequencePlace2
    case generalSequencePlace3, generalSequenceOther, generalSequenceNone
    case generalWordsOrganization1, generalWordsOrganization2, generalWordsOrganization3
    case generalWordsOrganization4, generalWordsOrganization5, generalWordsOrganization6
    case generalWordsOrganization7, generalWordsOrganization8, generalWordsPerson1
    case generalWordsPerson2, generalWordsPerson3, generalWordsPerson4, generalWordsPerson5
    case generalWordsPerson6, generalWordsPerson7, generalWordsPerson8, generalWordsPlace1
    case generalWordsPlace2, generalWordsPlace3, generalWordsPlace4, generalWordsPlace5
    case generalWordsPlace6, generalWordsPlace7, generalWordsPlace8, generalWordsNone
    case generalWordsCut, generalGoesOn0, generalGoesOn1, generalGoesOn2, generalGoesOn3
    case generalBegins0, generalBegins1, generalBegins2, generalBegins3
  }
}
