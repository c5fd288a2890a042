// SPDX-License-Identifier: Apache-2.0

import TextModel

extension NameFeatures {
  /// How the names of benchmarks and of meetings end.
  private static let benchmarkEndings: [StaticString] = [
    "Bench", "BENCH", "bench", "Eval", "Arena", "Con", "Conf", "Hack",
  ]
  /// The bodies whose numbers are standards.
  private static let standardBodies: [StaticString] = [
    "ISO", "IEC", "IEEE", "GB/T", "GB", "RFC", "ISO/IEC", "ECMA",
  ]

  /// Appends the features of a name in Latin letters.
  func appendLatin(
    _ range: ByteRange, text: Span<UInt8>, to features: inout FeatureSum
  ) {
    var scanner = LatinWordScanner(from: range.start, to: range.end)
    guard let first = scanner.next(in: text) else { return }
    var last = first
    var count = 1
    var shape = first.shape
    var isTitleCase = isTitleCased(first)
    while let word = scanner.next(in: text) {
      if count > 1, isGeneric(last) { features.add(.trait(.genericInside)) }
      last = word
      count += 1
      shape.formUnion(word.shape)
      isTitleCase = isTitleCase && isTitleCased(word)
    }
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
    for ending in NameFeatures.benchmarkEndings where range.count > ending.utf8CodeUnitCount {
      if text.starts(with: ending, at: range.end - ending.utf8CodeUnitCount) { return true }
    }
    return false
  }

  /// Whether a word is a body whose numbers are standards: `ISO 9001`.
  private func isStandard(_ range: ByteRange, text: Span<UInt8>) -> Bool {
    for body in NameFeatures.standardBodies where range.count == body.utf8CodeUnitCount {
      if text.starts(with: body, at: range.start) { return true }
    }
    return false
  }

  /// Whether a word is one capital and then small letters.
  private func isTitleCased(_ word: LatinWord) -> Bool {
    word.shape.isSuperset(of: [.startsUpper, .hasLower])
      && word.shape.isDisjoint(with: [.hasDigit, .hasInnerUpper])
  }

  private func isGeneric(_ word: LatinWord) -> Bool {
    view.starting[word.range.start].intersection(view.ending[word.range.end])
      .contains(.genericLatin)
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
    }
    if shape.contains(.hasPoint), !shape.contains(.hasDigit) { features.add(.trait(.domain)) }
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
      if byte == 0x2F || byte == 0x5C || byte == 0x7E || byte == 0x24 {
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
    if byte == 0x2F || byte == 0x3D || byte == 0x5C || byte == 0x5F {
      features.add(.trait(.isPath))
    }
    if byte >= 0x80 { features.add(.trait(.hanBehindTight)) }
    if byte == 0x20, range.end + 1 < text.count, Latin.isAlphanumeric(text[range.end + 1]) {
      let next = text[range.end + 1]
      let trait: Feature.Trait =
        Latin.isUpper(next) ? .capitalBehind : Latin.isDigit(next) ? .numberBehind : .latinBehind
      features.add(.trait(trait))
    }
  }
}
