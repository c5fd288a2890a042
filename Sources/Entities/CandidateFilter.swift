// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells of candidates that are no names, whatever stands beside them: words, grades, shortcuts,
/// files, and phrases of a class noun.
struct CandidateFilter {
  let view: ArticleView

  /// What dictionaries have, or what stands in book-title marks, is a name even where it is a word.
  private static let marked: Sources = [.dictionary, .bookTitle]

  /// Whether an account's name follows ID and a colon: （ID：zorvet_daily）.
  private func isAccount(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    var end = view.skippingSpacesBack(from: range.start)
    if end >= 3, text.starts(with: "：", at: end - 3) {
      end -= 3
    } else if end >= 1, text[end - 1] == UInt8(ascii: ":") {
      end -= 1
    } else {
      return false
    }
    return end >= 2 && text.starts(with: "ID", at: end - 2)
  }

  /// Whether a candidate is no name.
  func rejects(_ candidate: Candidate) -> Bool {
    let range = candidate.range
    let isMarked = !candidate.sources.isDisjoint(with: CandidateFilter.marked)
    if view.bytes[range.start] < 0x80, isMarkedAsCode(range, isKnown: isMarked) { return true }
    if isInsideSum(range) { return true }
    guard !isMarked else { return false }
    // Its first byte is rare enough to be asked for first.
    if view.bytes[range.start] == 0xE4, isBar(range.start) { return true }
    if candidate.sources == .latin,
      isGrade(range) || isSize(range) || isShortcut(range) || isFile(range)
        || isGenericVersion(range) || isGenericWords(range) || isToken(range)
        || isConstant(range) || isCount(range) || isPartOfCode(range) || isVariable(range)
        || view.ending[range.start].contains(.section)
    {
      return true
    }
    if candidate.sources == .quotation, hasPronoun(range) { return true }
    if fillsQuotation(range, candidate.sources) {
      let isFigurative =
        view.bytes[range.start] < 0x80
        ? isBesideFigure(range)
        : isLikeness(range) || isFigure(range)
      if isFigurative { return true }
    }
    if view.bytes[range.start] < 0x80,
      isAccount(range) || isExpansion(range) || isTechnologyNoun(range) || isNamedTechnology(range)
    {
      return true
    }
    if isForeignFirm(range) || isAnnouncement(range) || isClassed(range) { return true }
    // 2021年槐序: the 年 is no surname.
    if !candidate.sources.isDisjoint(with: [.word, .person]), view.isMidExpression(range) {
      return true
    }
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

  /// Whether a name is only a part of a sum: 亿欧 of 4.7亿欧元, 360 of 360亿港元.
  private func isInsideSum(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let isDigits = Latin.isDigit(bytes[range.start])
    guard isDigits || range.start > 0 && Latin.isDigit(bytes[range.start - 1]),
      view.marks[range.start].contains(.insideExpression), range.end < bytes.count
    else { return false }
    let next = view.marks[range.end]
    return next.contains(.insideExpression) && !next.contains(.expressionStart)
  }

  /// Whether the mark before a Latin word, or brackets behind it, make something else of it: the
  /// kind of a file or one by its name (.iso, ~/.orvlsrc), an option (--orvout), a call (orvput()).
  ///
  /// The point of .NET belongs to the name.
  private func isMarkedAsCode(_ range: ByteRange, isKnown: Bool) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    guard Latin.isLetter(text[range.start]) else { return false }
    if text.starts(with: "()", at: range.end) { return true }
    let mark = range.start - 1
    guard mark >= 0 else { return false }
    switch text[mark] {
    case 0x2E: return isAfterBreak(mark, in: text)
    case 0x2D:
      let isDoubled = mark > 0 && text[mark - 1] == 0x2D
      guard isAfterBreak(isDoubled ? mark - 1 : mark, in: text) else { return false }
      if Latin.isLower(text[range.start]) { return isDoubled || !isKnown }
      // -Orvlang may be an item of a list, --Orvan Keld who said it.
      return !isDoubled && !isKnown && mark > 1 && text[mark - 1] == 0x20 && text[mark - 2] > 0x20
        && !bytes[range.start..<range.end].contains(0x20)
    default: return false
    }
  }

  /// Whether a Latin word is the name or the value of something in code: $ORVHOME, %orv, key=value.
  private func isVariable(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    // Ideographs behind the sign tell what a name means: Orvlang=下一代语言.
    if range.end + 1 < bytes.count, bytes[range.end] == 0x3D, bytes[range.end + 1] < 0x80 {
      return true
    }
    guard range.start > 0 else { return false }
    let before = range.start > 1 ? bytes[range.start - 2] : 0x20
    switch bytes[range.start - 1] {
    case 0x24: return true
    case 0x25: return !Latin.isDigit(before)
    case 0x3D: return Latin.isAlphanumeric(before)
    default: return false
    }
  }

  /// Whether nothing that a word may go on from stands before an offset.
  private func isAfterBreak(_ offset: Int, in text: Span<UInt8>) -> Bool {
    guard let before = text.scalarStart(before: offset) else { return true }
    switch text.scalar(at: before).value {
    // Blanks, " ' ( / : < ` | ~ “ ‘ 、 （ ， and ：
    case 0x20, 0x09, 0x0A, 0x22, 0x27, 0x28, 0x2F, 0x3A, 0x3C, 0x60, 0x7C, 0x7E, 0x201C, 0x2018,
      0x3001, 0xFF08, 0xFF0C, 0xFF1A:
      return true
    default: return false
    }
  }

  /// Whether the character 丨 stands at an offset, which pages part names with: 编辑丨袁远来.
  private func isBar(_ offset: Int) -> Bool {
    let bytes = view.bytes
    return bytes.span.starts(with: "丨", at: offset)
  }

  /// Whether a word in small letters stands beside the noun of what is called so in code:
  /// orvput 函数.
  private func isPartOfCode(_ range: ByteRange) -> Bool {
    guard Latin.isLower(view.bytes[range.start]),
      !view.bytes[range.start..<range.end].contains(0x20)
    else { return false }
    let behind = view.starting[view.skippingSpaces(from: range.end)]
    // 函数 may begin 函数库.
    return behind.contains(.figureNoun) && !behind.contains(.productNoun)
      || view.ending[view.skippingSpacesBack(from: range.start)].contains(.figureNoun)
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

  /// Whether a place, a firm that dictionaries have and 公司 are all of a candidate: the place stands
  /// apart, 挪威槐序公司.
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

  /// Whether ideographs that end in what kind of firm it is, and the firm's Latin name are all of a
  /// candidate: 德商Orvanta, 泰国通路商Orvanta.
  private func isClassed(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    guard bytes[range.start] >= 0x80, bytes[range.end - 1] < 0x80 else { return false }
    var offset = range.start
    while offset < range.end, bytes[offset] >= 0x80 { offset += 1 }
    return Latin.isUpper(bytes[offset]) && view.ending[offset].contains(.organizationNoun)
  }

  /// Whether what a technology is called stands behind a name that dictionaries have: Larkmere CPU,
  /// Larkmere DNS.
  private func isNamedTechnology(_ range: ByteRange) -> Bool {
    guard view.ending[range.end].contains(.genericLatin),
      let space = view.bytes[range.start..<range.end].lastIndex(of: 0x20),
      !view.ending[space].isDisjoint(with: [.knownProduct, .knownOrganization])
    else { return false }
    return CandidateFilter.isTechnology(
      view.starting[space + 1].intersection(view.ending[range.end]), last: view.bytes[range.end - 1]
    )
  }

  /// Whether the cues of a word with a last byte are those of what a technology is called: GPU,
  /// SoC, DNS.
  ///
  /// An API, an app or an agent is a product of its own.
  static func isTechnology(_ kinds: CueKinds, last: UInt8) -> Bool {
    guard kinds.contains(.genericLatin) else { return false }
    let isChip = last == 0x55 || last == 0x43
    return kinds.contains(.looseNoun) || isChip && kinds.contains(.productNoun)
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

  /// Whether words in a bracket are what the technology before it stands for, or they are that
  /// technology: SMTP (Simple Mail Transfer Protocol).
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

  /// Whether Latin words begin with a number with a point and a letter for thousands or more: 14.7k
  /// Star.
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

  /// Whether a phrase of several words is made of technologies and nouns alone, or two words are
  /// one: `AI Agent`.
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

  /// Whether a Latin word is of capitals alone, more than the short form of a name has:
  /// `MOUNTPOINT`.
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
