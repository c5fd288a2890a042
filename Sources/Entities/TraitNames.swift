// SPDX-License-Identifier: Apache-2.0

extension Feature.Place {
  /// The names of all places in their order.
  static let names = [
    "left", "leftOwner", "leftList", "leftFar", "right", "rightFar", "rightOwned", "rightList",
    "subject", "object", "first", "last",
  ]
}

extension Feature.Trait {
  /// The names of all traits in their order, a space behind each.
  ///
  /// The compiler keeps them as well, but to ask for a few hundred of them takes longer than a
  /// short article.  A test compares the two.
  static let names = """
    always isLatin isMixed oneWord twoWords threeWords manyWords allCapitals \
    shortCapitals titleCase camelCase lowerCase lowerFirst singleLetter hasDigit \
    endsDigit hasPoint hasHyphen hasUnderscore hasPlus hasAmpersand hasVersion \
    startsDigit startsNumber endsNumber isForeign domain allTitleCase shortWord longWord \
    genericWhole genericFirst genericLast genericInside commonInside defined starred \
    givenFirst knownFirst knownLast knownWhole latinBefore latinBehind capitalBefore \
    capitalBehind numberBehind isCode isPath isOption prose endsAI startsAI endsBench \
    standard hanBehindTight hanBeforeTight isHan twoCharacters threeCharacters \
    fourCharacters fiveCharacters sixToEight nineOrMore startsSurname startsWeakSurname \
    isTransliterated hasPointInside noSurname technical startsPlace startsOrganization \
    startsPerson startsProduct hasParticle cutsWord oneToken twoTokens manyTokens \
    singleTokens hasNumber firstGeneric secondGeneric startsProper startsVerb hasVerb \
    startsAdjective startsNumeral properToken hasUnknown knownInside adposition \
    startsSingle endsNoun isWord wordVerb wordProper wordNoun quoted bracketed \
    bookTitled lineStart clauseStart clauseEnd lineEnd lineAlone hanBefore hanBehind \
    commaBehind listBefore listBehind colonBehind ownerBefore ownerBehind bracketBehind \
    definitionBehind slash starBehind at hash dash dot nounBefore verbBefore \
    adpositionBefore nounBehind verbBehind adpositionBehind singleBefore singleBehind \
    properBefore properBehind numberBefore quotedBehindHan insideQuote twiceHere \
    oftenHere alsoClear ownerHere productHere alsoQuoted longerHere isMedia isCloud \
    isApp isPlatform isModel isGame isCompany isLab isFund isCountry isCity isBrand \
    isVenue isBenchmark isTeam isExchange isService twoTypes shortHanName ambiguousSense \
    ambiguousCounted ambiguousPredicate ambiguousBare ambiguousCommon ambiguousUsual organizationList \
    personList productList placeList glossed namedUnit sequenceOrganization0 sequenceOrganization1 \
    sequenceOrganization2 sequenceOrganization3 sequencePerson0 sequencePerson1 \
    sequencePerson2 sequencePerson3 sequencePlace0 sequencePlace1 sequencePlace2 \
    sequencePlace3 sequenceOther sequenceNone wordsOrganization1 wordsOrganization2 \
    wordsOrganization3 wordsOrganization4 wordsOrganization5 wordsOrganization6 \
    wordsOrganization7 wordsOrganization8 wordsPerson1 wordsPerson2 wordsPerson3 \
    wordsPerson4 wordsPerson5 wordsPerson6 wordsPerson7 wordsPerson8 wordsPlace1 \
    wordsPlace2 wordsPlace3 wordsPlace4 wordsPlace5 wordsPlace6 wordsPlace7 wordsPlace8 \
    wordsNone wordsCut goesOn0 goesOn1 goesOn2 goesOn3 begins0 begins1 begins2 begins3 \
    generalSequenceOrganization0 generalSequenceOrganization1 \
    generalSequenceOrganization2 generalSequenceOrganization3 generalSequencePerson0 \
    generalSequencePerson1 generalSequencePerson2 generalSequencePerson3 \
    generalSequencePlace0 generalSequencePlace1 generalSequencePlace2 \
    generalSequencePlace3 generalSequenceOther generalSequenceNone \
    generalWordsOrganization1 generalWordsOrganization2 generalWordsOrganization3 \
    generalWordsOrganization4 generalWordsOrganization5 generalWordsOrganization6 \
    generalWordsOrganization7 generalWordsOrganization8 generalWordsPerson1 \
    generalWordsPerson2 generalWordsPerson3 generalWordsPerson4 generalWordsPerson5 \
    generalWordsPerson6 generalWordsPerson7 generalWordsPerson8 generalWordsPlace1 \
    generalWordsPlace2 generalWordsPlace3 generalWordsPlace4 generalWordsPlace5 \
    generalWordsPlace6 generalWordsPlace7 generalWordsPlace8 generalWordsNone \
    generalWordsCut generalGoesOn0 generalGoesOn1 generalGoesOn2 generalGoesOn3 \
    generalBegins0 generalBegins1 generalBegins2 generalBegins3 \

    """
}
