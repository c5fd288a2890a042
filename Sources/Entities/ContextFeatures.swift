// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads off the text what stands beside a candidate.
struct ContextFeatures {
  let view: ArticleView

  /// How far a verb is looked for.
  private static let reach = 14

  private func append(
    _ place: Feature.Place, _ kinds: CueKinds, to features: inout FeatureSum
  ) {
    var bits = kinds.subtracting(.ruled).rawValue
    while bits != 0 {
      features.add(.cue(place, kind: bits.trailingZeroBitCount))
      bits &= bits &- 1
    }
  }

  /// Appends what stands on the left of a candidate that begins at `start`.
  func appendLeft(of start: Int, to features: inout FeatureSum) {
    let bytes = view.bytes
    let text = bytes.span
    append(.first, view.starting[start], to: &features)
    appendObject(of: start, to: &features)
    var offset = view.skippingSpacesBack(from: start)
    if offset > 0, let mark = text.scalarStart(before: offset) {
      switch text.scalar(at: mark).value {
      case 0x201C, 0x300C, 0x300E, 0x22, 0x2018:
        features.add(.trait(.quoted))
        offset = view.skippingSpacesBack(from: mark)
      case 0x300A:
        features.add(.trait(.bookTitled))
        offset = view.skippingSpacesBack(from: mark)
      case 0xFF08, 0x28, 0x5B, 0x3010:
        features.add(.trait(.bracketed))
        offset = view.skippingSpacesBack(from: mark)
      default:
        break
      }
    }
    guard offset > 0, text[offset - 1] != 0x0A else {
      features.add(.trait(.lineStart))
      features.add(.trait(.clauseStart))
      return
    }
    let kinds = view.ending[offset]
    append(.left, kinds, to: &features)
    guard let before = text.scalarStart(before: offset) else { return }
    let scalar = text.scalar(at: before)
    if view.marks[offset].contains(.expressionEnd) { features.add(.trait(.numberBefore)) }
    switch scalar.value {
    case 0x7684:  // 的
      features.add(.trait(.ownerBefore))
      append(.leftOwner, view.ending[view.skippingSpacesBack(from: before)], to: &features)
    case 0x3001, 0x548C, 0x4E0E, 0x53CA, 0x26, 0x6216:  // 、 和 与 及 & 或
      features.add(.trait(.listBefore))
      append(.leftList, view.ending[skippingCloserBack(before, text: text)], to: &features)
    case 0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3B, 0xFF01, 0xFF1F, 0x21, 0x3F:
      features.add(.trait(.clauseStart))
    case 0xFF1A, 0x3A:
      features.add(.trait(.clauseStart))
      append(.left, view.ending[before], to: &features)
    case 0x2F, 0xFF0F, 0x7C: features.add(.trait(.slash))
    case 0x40: features.add(.trait(.at))
    case 0x23: features.add(.trait(.hash))
    case 0x2D, 0x2014, 0x2013: features.add(.trait(.dash))
    case 0xB7, 0x2022, 0x30FB: features.add(.trait(.dot))
    default:
      if scalar.isHan { features.add(.trait(.hanBefore)) }
      if kinds.contains(.listAnd) { appendListBefore(offset, text: text, to: &features) }
    }
    guard scalar.isHan else { return }
    // The word before, and what ends before it.
    let index = view.tokenIndex(at: offset - 1)
    guard index < view.segments.tokens.count else { return }
    let token = view.segments.tokens[index]
    append(.leftFar, view.ending[view.skippingSpacesBack(from: token.range.start)], to: &features)
    switch token.partOfSpeech {
    case .noun: features.add(.trait(.nounBefore))
    case .verb: features.add(.trait(.verbBefore))
    case .adposition, .auxiliary: features.add(.trait(.adpositionBefore))
    case .properNoun: features.add(.trait(.properBefore))
    default: break
    }
    if token.range.count <= 3 { features.add(.trait(.singleBefore)) }
  }

  /// Appends what stands before 以及, 甚至 and other conjunctions of several characters.
  private func appendListBefore(_ end: Int, text: Span<UInt8>, to features: inout FeatureSum) {
    let index = view.tokenIndex(at: end - 1)
    guard index < view.segments.tokens.count else { return }
    let word = view.segments.tokens[index].range
    guard word.end == end else { return }
    features.add(.trait(.listBefore))
    append(.leftList, view.ending[skippingCloserBack(word.start, text: text)], to: &features)
  }

  /// Goes back over spaces and a closing quotation or book-title mark.
  private func skippingCloserBack(_ offset: Int, text: Span<UInt8>) -> Int {
    let end = view.skippingSpacesBack(from: offset)
    guard let mark = text.scalarStart(before: end) else { return end }
    switch text.scalar(at: mark).value {
    case 0x201D, 0x300D, 0x300F, 0x22, 0x300B: return view.skippingSpacesBack(from: mark)
    default: return end
    }
  }

  /// Appends what stands on the right of a candidate.
  func appendRight(of range: ByteRange, to features: inout FeatureSum) {
    let bytes = view.bytes
    let text = bytes.span
    append(.last, view.ending[range.end], to: &features)
    appendSubject(of: range, to: &features)
    var offset = view.skippingSpaces(from: range.end)
    if offset < text.count {
      switch text.scalar(at: offset).value {
      case 0x201D, 0x300D, 0x300F, 0x2019, 0x300B, 0xFF09, 0x5D, 0x3011:
        offset = view.skippingSpaces(from: offset + text.scalar(at: offset).count)
      case 0x22, 0x29:
        offset = view.skippingSpaces(from: offset + 1)
      default:
        break
      }
    }
    guard offset < text.count, text[offset] != 0x0A else {
      features.add(.trait(.lineEnd))
      features.add(.trait(.clauseEnd))
      return
    }
    if text.scalar(at: offset).value == 0xFF08 || text[offset] == 0x28,
      let end = bracketEnd(from: offset, text: text)
    {
      features.add(.trait(.bracketBehind))
      // somewhere (⭐17.9k): what has stars is a project.
      if text.starts(with: "⭐", at: offset + text.scalar(at: offset).count) {
        features.add(.trait(.starred))
      }
      if view.ending[range.end].contains(.organizationSuffix),
        Latin.isUpper(text[offset + text.scalar(at: offset).count])
      {
        features.add(.trait(.glossed))
      }
      offset = view.skippingSpaces(from: end)
      guard offset < text.count, text[offset] != 0x0A else {
        features.add(.trait(.clauseEnd))
        return
      }
    }
    append(.right, view.starting[offset], to: &features)
    let scalar = text.scalar(at: offset)
    let following = view.skippingSpaces(from: offset + scalar.count)
    switch scalar.value {
    case 0x7684:
      features.add(.trait(.ownerBehind))
      append(.rightOwned, view.starting[following], to: &features)
    case 0x3001, 0x548C, 0x4E0E, 0x53CA, 0x26, 0x6216:
      features.add(.trait(.listBehind))
      append(.rightList, view.starting[skippingOpener(following, text: text)], to: &features)
    case 0xFF0C, 0x2C:
      features.add(.trait(.commaBehind))
      features.add(.trait(.clauseEnd))
      append(.rightFar, view.starting[afterAdverbs(from: following)], to: &features)
      return
    case 0x3002, 0xFF1B, 0x3B, 0xFF01, 0xFF1F, 0x21, 0x3F:
      features.add(.trait(.clauseEnd))
      return
    case 0xFF1A, 0x3A: features.add(.trait(.colonBehind))
    case 0x2F, 0xFF0F: features.add(.trait(.slash))
    case 0x2B50: features.add(.trait(.starBehind))
    default:
      if scalar.isHan { features.add(.trait(.hanBehind)) }
    }
    append(.rightFar, view.starting[afterAdverbs(from: offset)], to: &features)
    guard scalar.isHan else { return }
    let index = view.tokenIndex(at: offset)
    guard index < view.segments.tokens.count else { return }
    let token = view.segments.tokens[index]
    guard token.range.start == offset else { return }
    switch token.partOfSpeech {
    case .noun: features.add(.trait(.nounBehind))
    case .verb: features.add(.trait(.verbBehind))
    case .adposition, .auxiliary: features.add(.trait(.adpositionBehind))
    case .properNoun: features.add(.trait(.properBehind))
    default: break
    }
    if token.range.count <= 3 { features.add(.trait(.singleBehind)) }
  }

  private func skippingOpener(_ offset: Int, text: Span<UInt8>) -> Int {
    guard offset < text.count else { return offset }
    switch text.scalar(at: offset).value {
    case 0x201C, 0x300C, 0x300E, 0x300A: return offset + 3
    case 0x22: return offset + 1
    default: return offset
    }
  }

  /// Returns the end of a short bracket that opens at `offset`, or null.
  private func bracketEnd(from offset: Int, text: Span<UInt8>) -> Int? {
    var index = offset + 1
    while index < text.count, index - offset < 90, text[index] != 0x0A {
      if text[index] == 0x29 { return index + 1 }
      if text.starts(with: "）", at: index) { return index + 3 }
      index += 1
    }
    return nil
  }

  /// Returns the kinds of the cue words right behind `offset` and behind the adverbs there.
  func kindsBehind(_ offset: Int) -> CueKinds {
    let next = view.skippingSpaces(from: offset)
    return view.starting[next].union(view.starting[afterAdverbs(from: next)])
  }

  /// Returns the kinds of the words that a conjunction joins to a candidate on its left and right.
  func kindsJoined(to range: ByteRange) -> CueKinds {
    let bytes = view.bytes
    let text = bytes.span
    var kinds: CueKinds = []
    let start = view.skippingSpacesBack(from: range.start)
    if start > 0, let before = text.scalarStart(before: start) {
      if isConjunction(text.scalar(at: before).value) {
        kinds.formUnion(view.ending[skippingCloserBack(before, text: text)])
      } else {
        let index = view.tokenIndex(at: before)
        if index < view.segments.tokens.count, view.segments.tokens[index].range.end == start,
          view.ending[start].contains(.listAnd)
        {
          let word = view.segments.tokens[index].range
          kinds.formUnion(view.ending[skippingCloserBack(word.start, text: text)])
        }
      }
    }
    let end = view.skippingSpaces(from: range.end)
    if end < text.count, isConjunction(text.scalar(at: end).value) {
      let next = view.skippingSpaces(from: end + text.scalar(at: end).count)
      kinds.formUnion(view.starting[skippingOpener(next, text: text)])
    }
    return kinds
  }

  /// Whether a scalar is 、 和 与 及 & 或.
  private func isConjunction(_ value: UInt32) -> Bool {
    switch value {
    case 0x3001, 0x548C, 0x4E0E, 0x53CA, 0x26, 0x6216: true
    default: false
    }
  }

  /// Goes over adverbs, auxiliaries and times.
  private func afterAdverbs(from offset: Int) -> Int {
    let tokens = view.segments.tokens
    var offset = view.skippingSpaces(from: offset)
    var index = view.tokenIndex(at: offset)
    for _ in 0..<6 {
      guard index < tokens.count, tokens[index].range.start == offset else { return offset }
      let token = tokens[index]
      let isSkipped =
        token.partOfSpeech == .adverb || token.partOfSpeech == .auxiliary
        || view.starting[offset].contains(.adverb)
        || view.marks[offset].contains(.insideExpression)
      guard isSkipped else { return offset }
      index += 1
      offset = view.skippingSpaces(from: token.range.end)
    }
    return offset
  }

  private static let verbs: CueKinds = [
    .releaseVerb, .sayVerb, .organizationVerb, .useVerb, .acquireVerb, .trait,
  ]

  /// Appends the first verb behind a candidate in its clause.
  private func appendSubject(of range: ByteRange, to features: inout FeatureSum) {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: max(range.start, range.end - 1)) + 1
    for _ in 0..<ContextFeatures.reach {
      guard index < tokens.count else { return }
      let token = tokens[index]
      if token.form == .punctuation, isClauseEnd(token.range) { return }
      let kinds = view.starting[token.range.start].intersection(ContextFeatures.verbs)
      if !kinds.isEmpty { return append(.subject, kinds, to: &features) }
      index += 1
    }
  }

  /// Appends the last verb before a candidate in its clause.
  private func appendObject(of start: Int, to features: inout FeatureSum) {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: start)
    for _ in 0..<ContextFeatures.reach {
      guard index > 0 else { return }
      index -= 1
      let token = tokens[index]
      if token.form == .punctuation, isClauseEnd(token.range) { return }
      let kinds = view.ending[token.range.end].intersection(ContextFeatures.verbs)
      if !kinds.isEmpty { return append(.object, kinds, to: &features) }
    }
  }

  private func isClauseEnd(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    return switch bytes.span.scalar(at: range.start).value {
    case 0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3B, 0xFF01, 0xFF1F, 0x21, 0x3F, 0xFF1A, 0x3A: true
    default: false
    }
  }
}
