// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells of candidates that are no names, whatever stands beside them: words, grades, shortcuts, files, and
/// phrases of a class noun.
struct CandidateFilter {
  let view: ArticleView

  /// What dictionaries have, or what stands in book-title marks, is a name even where it is a word.
  private static let marked: Sources = [.dictionary, .bookTitle]

  /// Whether a candidate is no name.
  func rejects(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    guard candidate.sources.isDisjoint(with: CandidateFilter.marked) else { return false }
    // Its first byte is rare enough to be asked for first.
    if view.bytes[range.start] == 0xE4, isBar(range.start) { return true }
    if candidate.sources == .latin,
      isGrade(range) || isSize(range) || isShortcut(range) || isFile(range)
        || isGenericVersion(range) || isGenericWords(range) || isToken(range)
        || isConstant(range) || isCount(range)
        || view.ending[range.start].contains(.section)
    {
      return true
    }
    if candidate.sources == .quotation, hasPronoun(range) { return true }
    if view.bytes[range.start] >= 0x80, fillsQuotation(range, candidate.sources),
      isLikeness(range) || isFigure(range)
    {
      return true
    }
    if view.bytes[range.start] < 0x80,
      isExpansion(range) || isTechnologyNoun(range) || isChip(range)
    {
      return true
    }
    if isForeignFirm(range) || isAnnouncement(range) { return true }
    if isConcept(range) { return true }
    if isGenericPhrase(range) { return true }
    let isHan = view.bytes[range.start] >= 0x80
    // A Latin word in quotation marks may be anything: “Operator”.
    guard isHan || !candidate.sources.contains(.quotation) else { return false }
    // The point belongs to the legal form: `Corp.`
    if range.end < view.bytes.count, view.bytes[range.end] == 0x2E,
      view.ending[range.end].contains(.organizationSuffix),
      view.ending[range.end + 1].contains(.organizationSuffix)
    {
      return true
    }
    guard view.starting[range.start].intersection(view.ending[range.end]).contains(.commonWord)
    else { return false }
    // Two words may be common, and their compound a name: `Open Code`.
    return !view.bytes[range.start..<range.end].contains { byte in
      byte == 0x20 || byte == 0x2D || byte == 0x5F
    }
  }

  /// Whether the character 丨 stands at an offset, which pages part names with: 编辑丨袁远来.
  private func isBar(_ offset: Int) -> Bool {
    let bytes = view.bytes
    return bytes.span.starts(with: "丨", at: offset)
  }

  /// Whether a Latin word is a grade or a rating (`A+`, `B-`), or the size of a matrix (`3x3`).
  private func isGrade(_ range: ByteRange) -> Bool {
    guard range.count <= 7 else { return false }
    let first = view.bytes[range.start]
    let last = view.bytes[range.end - 1]
    if range.count == 2 { return Latin.isUpper(first) && (last == 0x2B || last == 0x2D) }
    guard Latin.isDigit(first), Latin.isDigit(last) else { return false }
    var crosses = 0
    for offset in range.start..<range.end where !Latin.isDigit(view.bytes[offset]) {
      guard view.bytes[offset] | 0x20 == 0x78 else { return false }
      crosses += 1
    }
    return crosses > 0
  }

  /// Whether a Latin word is a size: `80B`, `1-bit`.
  private func isSize(_ range: ByteRange) -> Bool {
    var offset = range.start
    while offset < range.end, Latin.isDigit(view.bytes[offset]) || view.bytes[offset] == 0x2E {
      offset += 1
    }
    guard offset > range.start, offset < range.end else { return false }
    if range.end - offset == 1 { return "BMKTbmkt".utf8.contains(view.bytes[offset]) }
    return view.bytes[offset] == 0x2D
      && view.bytes[(offset + 1)..<range.end].allSatisfy { Latin.isLower($0) }
  }

  /// Whether 公告 ends a candidate: some firm's announcement, or what it announces.
  private func isAnnouncement(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    return range.count > 6 && bytes.span.starts(with: "公告", at: range.end - 6)
  }

  /// Whether a place, a firm that dictionaries have and 公司 are all of a candidate: the place stands apart, 挪威槐序公司.
  private func isForeignFirm(_ range: ByteRange) -> Bool {
    let end = range.end - 6
    guard end > range.start + 6, view.ending[end].contains(.knownOrganization),
      view.starting[range.start].contains(.knownPlace), view.bytes[range.start] >= 0x80
    else { return false }
    let bytes = view.bytes
    return bytes.span.starts(with: "公司", at: end)
      && view.names(startingAt: range.start).allSatisfy { $0.range.end < end }
      && view.names(endingAt: end).contains { view.ending[$0.start].contains(.knownPlace) }
  }

  /// Whether the noun of a chip stands behind one that dictionaries have: Larkmere CPU.
  private func isChip(_ range: ByteRange) -> Bool {
    let end = range.end - 4
    guard end > range.start, view.bytes[end] == 0x20, view.bytes[range.end - 1] == 0x55,
      view.ending[end].contains(.knownProduct)
    else { return false }
    return view.starting[end + 1].intersection(view.ending[range.end])
      .isSuperset(of: [.productNoun, .genericLatin])
  }

  /// Whether a technology and a noun of what a product is are all of a candidate: Web 浏览器.
  private func isTechnologyNoun(_ range: ByteRange) -> Bool {
    guard view.bytes[range.end - 1] >= 0x80, view.starting[range.start].contains(.genericLatin),
      !view.ending[range.end].isDisjoint(with: [.productNoun, .modelNoun])
    else { return false }
    var end = range.start + 1
    while end < range.end, view.bytes[end] < 0x80 { end += 1 }
    let noun = end
    end = view.skippingSpacesBack(from: end)
    guard end - range.start > 1, view.ending[end].contains(.genericLatin) else { return false }
    return !view.starting[noun].intersection(view.ending[range.end])
      .isDisjoint(with: [.productNoun, .modelNoun])
  }

  /// Whether words in a bracket are what the technology before it stands for, or they are that technology: SMTP (Simple Mail
  /// Transfer Protocol).
  private func isExpansion(_ range: ByteRange) -> Bool {
    if ExpandedNames(view: view).isSpelledOut(range) { return true }
    guard range.start > 3, range.count > 8, let opener = view.opener(before: range.start) else {
      return false
    }
    let end = view.skippingSpacesBack(from: opener)
    guard view.ending[end].contains(.genericLatin) else { return false }
    let tokens = view.segments.tokens
    let index = view.tokenIndex(at: end) - 1
    return index >= 0 && tokens[index].range.end == end
      && ExpandedNames(view: view).isExpansion(range, of: tokens[index].range)
  }

  /// Whether Latin words begin with a number with a point and a letter for thousands or more: 14.7k Star.
  private func isCount(_ range: ByteRange) -> Bool {
    guard Latin.isDigit(view.bytes[range.start]) else { return false }
    var offset = range.start
    var hasPoint = false
    while offset < range.end, Latin.isDigit(view.bytes[offset]) || view.bytes[offset] == 0x2E {
      if view.bytes[offset] == 0x2E { hasPoint = true }
      offset += 1
    }
    return hasPoint && offset + 1 < range.end && view.bytes[offset + 1] == 0x20
      && "kmbw".utf8.contains(view.bytes[offset])
  }

  /// Whether a quotation speaks of you and me: “直接帮你做”.
  private func hasPronoun(_ range: ByteRange) -> Bool {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start)
    while index < tokens.count, tokens[index].range.start < range.end {
      if tokens[index].partOfSpeech == .pronoun, isPersonal(tokens[index].range.start) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a candidate is all that stands between quotation marks, whoever proposes it.
  private func fillsQuotation(_ range: ByteRange, _ sources: Sources) -> Bool {
    if sources.contains(.quotation) { return true }
    let bytes = view.bytes
    let text = bytes.span
    guard range.start > 2, range.end < text.count else { return false }
    // The last byte of “ ‘ 「 『 and ".
    switch text[range.start - 1] {
    case 0x22, 0x98, 0x9C, 0x8C, 0x8E: break
    default: return false
    }
    guard let opener = text.scalarStart(before: range.start) else { return false }
    switch text.scalar(at: opener).value {
    case 0x22, 0x2018, 0x201C, 0x300C, 0x300E: break
    default: return false
    }
    switch text.scalar(at: range.end).value {
    case 0x22, 0x2019, 0x201D, 0x300D, 0x300F: return true
    default: return false
    }
  }

  /// How many words before a quotation may make it a likeness.
  private static let likenessReach = 8

  /// Whether a quotation is what something is like: 它就像一位“小管家”.
  private func isLikeness(_ range: ByteRange) -> Bool {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start) - 1
    let first = max(0, index - CandidateFilter.likenessReach)
    while index > first {
      index -= 1
      let own = tokens[index].range
      if view.starting[own.start].intersection(view.ending[own.end]).contains(.likeness) {
        return true
      }
      if tokens[index].form == .punctuation { return false }
    }
    return false
  }

  /// Whether a quotation is a figure of speech by what stands right beside its marks, or by being a sentence:
  /// 那些“小个子”模型, “闪电”级速度, “苦练”时代, “把灯关掉”.
  private func isFigure(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let tokens = view.segments.tokens
    let first = view.tokenIndex(at: range.start)
    guard first > 0, first < tokens.count, tokens[first].range.start == range.start,
      tokens[first - 1].form == .punctuation
    else { return false }
    if view.ending[view.skippingSpacesBack(from: tokens[first - 1].range.start)].contains(.figure) {
      return true
    }
    guard range.end < text.count else { return false }
    let behind = view.skippingSpaces(from: range.end + text.scalar(at: range.end).count)
    guard behind < text.count else { return false }
    if !view.starting[behind].union(view.ending[range.end]).isDisjoint(
      with: [.conceptNoun, .figureNoun])
    {
      return true
    }
    let scalar = text.scalar(at: behind)
    // 级 式 般
    if scalar.value == 0x7EA7 || scalar.value == 0x5F0F || scalar.value == 0x822C { return true }
    return isClause(from: first, to: range.end)
  }

  /// Whether a clause stands between two places: 把灯关掉, 纸即是墙.
  private func isClause(from first: Int, to end: Int) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    let tokens = view.segments.tokens
    let start = tokens[first].range.start
    if text.starts(with: "把", at: start), tokens[first].range.count == 3 { return true }
    var index = first
    while index < tokens.count, tokens[index].range.end <= end {
      let token = tokens[index]
      if token.range.count == 3, index > first, token.range.end < end,
        text.starts(with: "即", at: token.range.start)
          || text.starts(with: "是", at: token.range.start)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether 我 你 您 他 她 它 咱 stands at an offset.
  private func isPersonal(_ offset: Int) -> Bool {
    let bytes = view.bytes
    return switch bytes.span.scalar(at: offset).value {
    case 0x6211, 0x4F60, 0x60A8, 0x4ED6, 0x5979, 0x5B83, 0x54B1: true
    default: false
    }
  }

  /// Whether a Latin word is keys that are pressed together: `C-x`.
  private func isShortcut(_ range: ByteRange) -> Bool {
    range.count == 3 && Latin.isUpper(view.bytes[range.start])
      && view.bytes[range.start + 1] == 0x2D && Latin.isLower(view.bytes[range.start + 2])
  }

  /// Whether a Latin word is the name of a file: `INSTALL.md`.
  private func isFile(_ range: ByteRange) -> Bool {
    guard let point = view.bytes[range.start..<range.end].lastIndex(of: 0x2E) else { return false }
    return view.starting[point + 1].intersection(view.ending[range.end]).contains(.fileEnding)
  }

  /// Whether a number with a point behind a technology is all of a Latin candidate: `Web 3.0`.
  private func isGenericVersion(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    var number = range.end
    while number > range.start, Latin.isDigit(bytes[number - 1]) || bytes[number - 1] == 0x2E {
      number -= 1
    }
    guard number > range.start, number < range.end,
      bytes[number..<range.end].contains(0x2E)
    else { return false }
    let end = bytes[number - 1] == 0x20 ? number - 1 : number
    return view.starting[range.start].contains(.genericLatin)
      && view.ending[end].contains(.genericLatin)
      && !bytes[range.start..<end].contains(0x20)
  }

  /// Whether a phrase of several words is made of technologies and nouns alone, or two words are one: `AI Agent`.
  private func isGenericWords(_ range: ByteRange) -> Bool {
    guard view.starting[range.start].contains(.genericLatin),
      view.ending[range.end].contains(.genericLatin)
    else { return false }
    let bytes = view.bytes
    let text = bytes.span
    var scanner = LatinWordScanner(from: range.start, to: range.end)
    var count = 0
    var isAll = true
    while let word = scanner.next(in: text) {
      let kinds = view.starting[word.range.start].intersection(view.ending[word.range.end])
      // 甲 Pro may be a name.
      if kinds.contains(.version), !kinds.contains(.productNoun) { return false }
      if word.length == 1 { return false }
      if !kinds.contains(.genericLatin) { isAll = false }
      count += 1
    }
    return count == 2 || count > 2 && isAll
  }

  /// The fewest letters of a constant.
  private static let constantLength = 9

  /// Whether a Latin word is of capitals alone, more than the short form of a name has: `MOUNTPOINT`.
  private func isConstant(_ range: ByteRange) -> Bool {
    range.count >= CandidateFilter.constantLength
      && view.bytes[range.start..<range.end].allSatisfy { Latin.isUpper($0) }
  }

  /// The fewest letters and digits of what only a machine writes.
  private static let tokenLength = 20

  /// Whether a Latin word is a key or a hash: digits within letters, longer than any name.
  private func isToken(_ range: ByteRange) -> Bool {
    guard range.count >= CandidateFilter.tokenLength else { return false }
    var changes = 0
    var wasDigit = false
    for offset in range.start..<range.end {
      let byte = view.bytes[offset]
      let isDigit = Latin.isDigit(byte)
      guard isDigit || Latin.isLower(byte) || Latin.isUpper(byte) else { return false }
      if isDigit != wasDigit { changes += 1 }
      wasDigit = isDigit
    }
    return changes > 4
  }

  /// Whether a noun for what is only thought of follows: 大图书馆理念.
  private func isConcept(_ range: ByteRange) -> Bool {
    view.starting[range.end].contains(.conceptNoun)
  }

  /// What ends a phrase that a generic word begins: 垂类大模型, 平民版.
  private static let heads: CueKinds = [.productNoun, .modelNoun, .version]

  /// Whether generic words and a noun of what a product is are all of a candidate.
  private func isGenericPhrase(_ range: ByteRange) -> Bool {
    guard view.starting[range.start].contains(.genericPhrase), range.count > 6,
      !view.ending[range.end].isDisjoint(with: CandidateFilter.heads)
    else { return false }
    var offset = range.start + 1
    while offset < range.end {
      if view.ending[offset].contains(.genericPhrase),
        !view.starting[offset].isDisjoint(with: CandidateFilter.heads)
      {
        return true
      }
      offset += 1
    }
    return false
  }
}
