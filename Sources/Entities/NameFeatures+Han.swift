// SPDX-License-Identifier: Apache-2.0

import TextModel

extension NameFeatures {
  /// The traits that a word inside a name may give it, in the order of the bits.
  private static let tokenTraits: [Feature.Trait] = [
    .knownInside, .hasVerb, .hasParticle, .adposition, .properToken, .endsNoun,
  ]

  /// Appends the features of a name that holds Chinese characters.
  func appendHan(
    _ range: ByteRange, count: Int, text: Span<UInt8>, to features: inout FeatureSum
  ) {
    switch count {
    case 1, 2: features.add(.trait(.twoCharacters))
    case 3: features.add(.trait(.threeCharacters))
    case 4: features.add(.trait(.fourCharacters))
    case 5: features.add(.trait(.fiveCharacters))
    case 6...8: features.add(.trait(.sixToEight))
    default: features.add(.trait(.nineOrMore))
    }
    let surname = persons.surname(text.scalar(at: range.start).value)
    if surname.isSurname {
      features.add(.trait(surname.isUsual ? .startsSurname : .startsWeakSurname))
    }
    var offset = range.start
    var isTransliterated = true
    while offset < range.end, isTransliterated {
      let scalar = text.scalar(at: offset)
      isTransliterated =
        persons.transliterates(scalar.value) || scalar.value == 0xB7 || scalar.value == 0x30FB
      offset += scalar.count
    }
    if isTransliterated { features.add(.trait(.isTransliterated)) }
    appendBeginning(range, to: &features)
    appendTokens(range, to: &features)
  }

  private func appendBeginning(_ range: ByteRange, to features: inout FeatureSum) {
    let kinds = view.starting[range.start]
    if kinds.contains(.knownPlace) { features.add(.trait(.startsPlace)) }
    if kinds.contains(.knownOrganization) { features.add(.trait(.startsOrganization)) }
    if kinds.contains(.knownPerson) { features.add(.trait(.startsPerson)) }
    if kinds.contains(.knownProduct) { features.add(.trait(.startsProduct)) }
  }

  private func appendTokens(_ range: ByteRange, to features: inout FeatureSum) {
    let tokens = view.segments.tokens
    var index = view.segments.tokenIndex(at: range.start)
    guard index < tokens.count else { return }
    if !view.isBorder(range.start) || !view.isBorder(range.end) {
      features.add(.trait(.cutsWord))
    }
    let first = tokens[index]
    if first.range == range {
      switch first.partOfSpeech {
      case .verb, .adverb, .adjective: features.add(.trait(.wordVerb))
      case .properNoun: features.add(.trait(.wordProper))
      case .noun: features.add(.trait(.wordNoun))
      default: features.add(.trait(.isWord))
      }
    }
    switch first.partOfSpeech {
    case .properNoun: features.add(.trait(.startsProper))
    case .verb: features.add(.trait(.startsVerb))
    case .adjective: features.add(.trait(.startsAdjective))
    case .numeral: features.add(.trait(.startsNumeral))
    default: break
    }
    if first.range.count <= 3 { features.add(.trait(.startsSingle)) }
    if view.starting[first.range.start].intersection(view.ending[first.range.end])
      .contains(.genericStem)
    {
      features.add(.trait(.firstGeneric))
    }
    var count = 0
    var singles = 0
    var seen: UInt8 = 0
    while index < tokens.count, tokens[index].range.start < range.end {
      let token = tokens[index]
      count += 1
      if token.form == .han, token.range.count <= 3 { singles += 1 }
      if count > 1 {
        if !view.starting[token.range.start].isDisjoint(with: .known) { seen |= 1 }
        switch token.partOfSpeech {
        case .verb: seen |= 2
        case .particle: seen |= 4
        case .adposition, .coordinatingConjunction: seen |= 8
        case .properNoun: seen |= 16
        case .noun where token.range.end == range.end: seen |= 32
        default: break
        }
      }
      index += 1
    }
    for bit in NameFeatures.tokenTraits.indices where seen & (1 << UInt8(bit)) != 0 {
      features.add(.trait(NameFeatures.tokenTraits[bit]))
    }
    if singles >= 2 { features.add(.trait(.singleTokens)) }
    features.add(.trait(count == 1 ? .oneToken : count == 2 ? .twoTokens : .manyTokens))
  }
}
