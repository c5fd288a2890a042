// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Reads off a name itself what type it may be of.
struct NameFeatures {
  let view: ArticleView
  let persons: PersonNames

  /// Whether no Chinese character stands in `range`.
  func isLatin(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    var offset = range.start
    while offset < range.end {
      if text.startsIdeograph(at: offset) { return false }
      let scalar = text.scalar(at: offset)
      if scalar.isHan { return false }
      offset += scalar.count
    }
    return true
  }

  /// Appends the features of the letters and words of `range`, in which a Chinese character stands
  /// or not.
  func append(for range: ByteRange, isLatin: Bool, to features: inout FeatureSum) {
    let bytes = view.bytes
    let text = bytes.span
    var hanCount = 0
    var latinCount = 0
    var offset = range.start
    while offset < range.end {
      if isLatin, text[offset] < 0x80 {
        offset += 1
        continue
      }
      if text.startsIdeograph(at: offset) {
        hanCount += 1
        offset += 3
        continue
      }
      let scalar = text.scalar(at: offset)
      if scalar.isHan {
        hanCount += 1
      } else if Latin.isWordScalar(scalar.value) {
        latinCount += 1
      } else if scalar.value == 0xB7 || scalar.value == 0x30FB {
        features.add(.trait(.hasPointInside))
      }
      offset += scalar.count
    }
    if hanCount == 0 {
      features.add(.trait(.isLatin))
      appendLatin(range, text: text, to: &features)
    } else if latinCount == 0 {
      features.add(.trait(.isHan))
    } else {
      features.add(.trait(.isMixed))
    }
    if hanCount > 0 { appendHan(range, count: hanCount, text: text, to: &features) }
    if view.marks[range.start].contains(.insideCode) { features.add(.trait(.isCode)) }
    if view.marks[range.start].contains(.expressionStart),
      view.marks[range.end].contains(.expressionEnd)
    {
      features.add(.trait(.hasNumber))
    }
  }

  // MARK: - Latin

  private func appendLatin(
    _ range: ByteRange, text: Span<UInt8>, to features: inout FeatureSum
  ) {
    var scanner = LatinWordScanner(from: range.start, to: range.end)
    guard let first = scanner.next(in: text) else { return }
    var last = first
    var count = 1
    var shape = first.shape
    var isTitleCase = first.isTitleCase
    var hasCommon = isCommon(first)
    while let word = scanner.next(in: text) {
      // What was the last word so far stands inside.
      if count > 1, isGeneric(last) { features.add(.trait(.genericInside)) }
      count += 1
      last = word
      shape.formUnion(word.shape)
      isTitleCase = isTitleCase && word.isTitleCase
      hasCommon = hasCommon || isCommon(word)
    }
    if hasCommon, count > 1 { features.add(.trait(.commonInside)) }
    switch count {
    case 1: features.add(.trait(.oneWord))
    case 2: features.add(.trait(.twoWords))
    case 3: features.add(.trait(.threeWords))
    default: features.add(.trait(.manyWords))
    }
    if count == 1 { appendWord(first, to: &features) }
    if isTitleCase, count > 1 { features.add(.trait(.allTitleCase)) }
    appendShape(shape, to: &features)
    if first.isNumber { features.add(.trait(.startsNumber)) }
    if last.isNumber { features.add(.trait(.endsNumber)) }
    if last.shape.contains(.endsDigit) { features.add(.trait(.endsDigit)) }
    if last.shape.contains([.hasPoint, .hasDigit]) { features.add(.trait(.hasVersion)) }
    if count > 1 {
      if isGeneric(first) { features.add(.trait(.genericFirst)) }
      if isGeneric(last) { features.add(.trait(.genericLast)) }
      if !view.starting[first.range.start].isDisjoint(with: .givenName) {
        features.add(.trait(.givenFirst))
      }
      if !view.ending[first.range.end].intersection(view.starting[first.range.start])
        .isDisjoint(with: .known)
      {
        features.add(.trait(.knownFirst))
      }
      if !view.ending[last.range.end].intersection(view.starting[last.range.start])
        .isDisjoint(with: .known)
      {
        features.add(.trait(.knownLast))
      }
    } else if isGeneric(first) {
      features.add(.trait(.genericWhole))
    }
    if text.starts(with: "AI", at: last.range.end - 2) { features.add(.trait(.endsAI)) }
    if count > 1, last.shape.contains(.hasDigit), isStandard(first.range, text: text) {
      features.add(.trait(.standard))
    }
    if endsBenchmark(last.range, text: text) { features.add(.trait(.endsBench)) }
    if text.starts(with: "AI", at: first.range.start), first.length == 2 {
      features.add(.trait(.startsAI))
    }
    appendLatinNeighbors(range, text: text, to: &features)
  }

  /// Whether a word ends like the name of a benchmark or meeting: `RLBench`, `AlpacaEval`.
  private func endsBenchmark(_ range: ByteRange, text: Span<UInt8>) -> Bool {
    let endings: [StaticString] = [
      "Bench", "BENCH", "bench", "Eval", "Arena", "Con", "Conf", "Hack",
    ]
    for ending in endings where range.count > ending.utf8CodeUnitCount {
      if text.starts(with: ending, at: range.end - ending.utf8CodeUnitCount) { return true }
    }
    return false
  }

  /// Whether a word is a body whose numbers are standards: `ISO 9001`.
  private func isStandard(_ range: ByteRange, text: Span<UInt8>) -> Bool {
    let bodies: [StaticString] = ["ISO", "IEC", "IEEE", "GB/T", "GB", "RFC", "ISO/IEC", "ECMA"]
    for body in bodies where range.count == body.utf8CodeUnitCount {
      if text.starts(with: body, at: range.start) { return true }
    }
    return false
  }

  private func isGeneric(_ word: LatinWord) -> Bool {
    view.starting[word.range.start].intersection(view.ending[word.range.end])
      .contains(.genericLatin)
  }

  /// Whether a word is an English noun or verb that no person is called: Learning, Settings.
  private func isCommon(_ word: LatinWord) -> Bool {
    view.starting[word.range.start].intersection(view.ending[word.range.end])
      .contains(.commonWord)
  }

  private func appendWord(_ word: LatinWord, to features: inout FeatureSum) {
    let shape = word.shape
    if word.length == 1 { features.add(.trait(.singleLetter)) }
    if word.length <= 3 { features.add(.trait(.shortWord)) }
    if word.length >= 9 { features.add(.trait(.longWord)) }
    if shape.contains(.hasUpper), !shape.contains(.hasLower) {
      features.add(.trait(word.length <= 4 ? .shortCapitals : .allCapitals))
    } else if shape.contains(.hasInnerUpper) {
      features.add(.trait(shape.contains(.startsUpper) ? .camelCase : .lowerFirst))
    } else if shape.contains(.startsUpper) {
      features.add(.trait(.titleCase))
    } else if !shape.contains(.hasUpper) {
      features.add(.trait(.lowerCase))
      if word.length > 2, isDefined(behind: word.range.end) { features.add(.trait(.defined)) }
    }
    if shape.contains(.hasPoint), !shape.contains(.hasDigit) { features.add(.trait(.domain)) }
  }

  /// Whether the sentence says of the word before `offset` what it is: `serena` 是一个工具包.
  private func isDefined(behind offset: Int) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let definitions: [StaticString] = ["是一个", "是一款", "是一种", "是一套", "是一项", "是个", "是款"]
    let start = view.skippingSpaces(from: offset)
    return definitions.contains { text.starts(with: $0, at: start) }
  }

  private func appendShape(_ shape: LatinWord.Shape, to features: inout FeatureSum) {
    if shape.contains(.hasDigit) { features.add(.trait(.hasDigit)) }
    if shape.contains(.startsDigit) { features.add(.trait(.startsDigit)) }
    if shape.contains(.hasPoint) { features.add(.trait(.hasPoint)) }
    if shape.contains(.hasHyphen) { features.add(.trait(.hasHyphen)) }
    if shape.contains(.hasUnderscore) { features.add(.trait(.hasUnderscore)) }
    if shape.contains(.hasPlus) { features.add(.trait(.hasPlus)) }
    if shape.contains(.hasAmpersand) { features.add(.trait(.hasAmpersand)) }
    if shape.contains(.isForeign) { features.add(.trait(.isForeign)) }
  }

  /// Appends whether the name is a part of a longer Latin run, a path or an option.
  private func appendLatinNeighbors(
    _ range: ByteRange, text: Span<UInt8>, to features: inout FeatureSum
  ) {
    if range.start > 0 {
      let byte = text[range.start - 1]
      if byte == 0x2F && !isAlternative(at: range.start - 1, text: text) || byte == 0x5C
        || byte == 0x7E || byte == 0x24
      {
        features.add(.trait(.isPath))
      }
      if byte == 0x2D { features.add(.trait(.isOption)) }
      if byte >= 0x80 { features.add(.trait(.hanBeforeTight)) }
      if byte == 0x20, range.start > 1, Latin.isAlphanumeric(text[range.start - 2]) {
        var start = range.start - 1
        while start > 0, Latin.isAlphanumeric(text[start - 1]) { start -= 1 }
        features.add(.trait(Latin.isUpper(text[start]) ? .capitalBefore : .latinBefore))
      }
    }
    guard range.end < text.count else { return }
    let byte = text[range.end]
    if byte == 0x2F && !isAlternative(at: range.end, text: text) || byte == 0x3D || byte == 0x5C
      || byte == 0x5F
    {
      features.add(.trait(.isPath))
    }
    if byte >= 0x80 { features.add(.trait(.hanBehindTight)) }
    if byte == 0x20, range.end + 1 < text.count, Latin.isAlphanumeric(text[range.end + 1]) {
      let next = text[range.end + 1]
      if Latin.isDigit(next), isAmount(at: range.end + 1, text: text) { return }
      let trait: Feature.Trait =
        Latin.isUpper(next) ? .capitalBehind : Latin.isDigit(next) ? .numberBehind : .latinBehind
      features.add(.trait(trait))
    }
  }

  /// Whether a slash parts two words with capitals, one of them a known name, and neither goes on
  /// with another slash: 芦汀(L2/Reed).
  private func isAlternative(at slash: Int, text: Span<UInt8>) -> Bool {
    var start = slash
    while start > 0, Latin.isAlphanumeric(text[start - 1]) { start -= 1 }
    var end = slash + 1
    while end < text.count, Latin.isAlphanumeric(text[end]) { end += 1 }
    guard start < slash, end > slash + 1, Latin.isUpper(text[start]),
      Latin.isUpper(text[slash + 1]),
      !view.names(startingAt: slash + 1).isEmpty || !view.names(startingAt: start).isEmpty
    else { return false }
    return (start == 0 || !Latin.isAddress(text[start - 1]))
      && (end == text.count || !Latin.isAddress(text[end]))
  }

  /// Whether a number begins a sum, a count or a date: 40亿元 behind a name is no version of it.
  private func isAmount(at start: Int, text: Span<UInt8>) -> Bool {
    guard view.marks[start].contains(.insideExpression) else { return false }
    var end = start
    while end < text.count, Latin.isDigit(text[end]) || text[end] == 0x2E { end += 1 }
    return end < text.count && view.marks[end].contains(.insideExpression)
  }

  // MARK: - Chinese

  private func appendHan(
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
    if isTransliterated {
      features.add(.trait(.isTransliterated))
    } else if count <= 4, !surname.isSurname {
      features.add(.trait(.noSurname))
    }
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
    var index = view.tokenIndex(at: range.start)
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
    let traits: [Feature.Trait] = [
      .knownInside, .hasVerb, .hasParticle, .adposition, .properToken, .endsNoun,
    ]
    for (bit, trait) in traits.enumerated() where seen & (1 << UInt8(bit)) != 0 {
      features.add(.trait(trait))
    }
    if singles >= 2 { features.add(.trait(.singleTokens)) }
    if count > 1, view.ending[range.end].contains(.unit),
      isNamedUnit(range, suffix: tokens[index - 1].range, count: count)
    {
      features.add(.trait(.namedUnit))
    }
    features.add(.trait(count == 1 ? .oneToken : count == 2 ? .twoTokens : .manyTokens))
  }

  /// Whether the name of a firm with words of its own, or of a product, stands before 团队.
  ///
  /// 阿里心流研究团队 is a name; in 微软团队 the firm alone is one.
  private func isNamedUnit(_ range: ByteRange, suffix: ByteRange, count: Int) -> Bool {
    let kinds = view.starting[range.start]
    let before = view.ending[view.skippingSpacesBack(from: suffix.start)]
    if kinds.contains(.knownProduct) { return !before.contains(.knownOrganization) }
    return kinds.contains(.knownOrganization) && count > 2
      && !before.contains(.knownOrganization) && !endsWithPerson(before: suffix.start)
  }

  /// Whether the two or three characters before a place may be a person's name.
  private func endsWithPerson(before end: Int) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    var start = end
    for count in 1...3 {
      guard let before = text.scalarStart(before: start), text.scalar(at: before).isHan else {
        return false
      }
      start = before
      if count > 1, view.isBorder(start), persons.nameUse(text.scalar(at: start).value).isSurname {
        return true
      }
    }
    return false
  }
}
