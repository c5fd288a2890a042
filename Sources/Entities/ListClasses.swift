// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads what the members of a list are: 甲、乙等平台, 这些公司包括甲、乙, and a heading with the lines
/// below it.
struct ListClasses {
  /// How many words behind 等 may lead to the noun.
  private static let reach = 6

  let view: ArticleView
  /// The lines below headings that name a class, in the order of the text.
  private let headed: [Headed]

  /// Lines below a heading: 自家产品： with one name or list a line.
  private struct Headed {
    var range: ByteRange
    var place: Int
  }

  init(view: ArticleView) {
    self.view = view
    headed = ListClasses.headed(in: view)
  }

  /// Tells the type of a list of organizations or products.
  ///
  /// - Parameters:
  ///   - range: The list, from its first to its last name.
  ///   - isLone: Whether it is a single name.
  ///   - isKnown: Whether dictionaries have that name.
  /// - Returns: The place of the type, or 0 where nothing tells.
  func place(of range: ByteRange, isLone: Bool, isKnown: Bool) -> Int {
    let end = view.skippingCloser(from: view.skippingSpaces(from: range.end))
    let behind = placeBehind(end)
    if behind != 0 { return behind }
    let led = placeLed(end)
    if led != 0 { return led }
    let before = isLone ? isKnown ? placeApposed(range) : 0 : placeBefore(range)
    return before != 0 ? before : placeAbove(range)
  }

  /// Reads 等主流平台.
  private func placeBehind(_ offset: Int) -> Int {
    guard view.starting[offset].contains(.listEtc) else { return 0 }
    let index = view.tokenIndex(at: offset)
    guard index < view.segments.tokens.count, view.segments.tokens[index].form == .han else {
      return 0
    }
    return ListClasses.place(of: ListClasses.kinds(behind: index, in: view))
  }

  /// Reads 开源社区甲， and 短视频平台甲上, in which nobody acts.
  private func placeApposed(_ range: ByteRange) -> Int {
    guard view.ending[range.start].contains(.productNoun),
      !view.ending[range.start].contains(.looseNoun), range.end < view.bytes.count
    else { return 0 }
    let next = view.tokenIndex(at: range.end)
    guard next < view.segments.tokens.count,
      view.segments.tokens[next].form == .punctuation
        || view.starting[range.end].contains(.locative)
    else { return 0 }
    return 3
  }

  /// Reads 为代表的开源社区.
  private func placeLed(_ offset: Int) -> Int {
    let bytes = view.bytes
    guard bytes.span.starts(with: "为代表的", at: offset) else { return 0 }
    let of = view.tokenIndex(at: offset + 9)
    guard of < view.segments.tokens.count, view.segments.tokens[of].range.end == offset + 12 else {
      return 0
    }
    return ListClasses.place(of: ListClasses.kinds(behind: of, in: view))
  }

  /// The kinds of nouns that tell what the members of a list are.
  private static let classes: CueKinds = [
    .organizationNoun, .productNoun, .modelNoun, .personTitle, .placeNoun, .looseNoun,
  ]

  /// Returns the kinds of the last class noun of the phrase that 等, the word at `index`, begins.
  static func kinds(behind index: Int, in view: ArticleView) -> CueKinds {
    let tokens = view.segments.tokens
    // 等 may be one word with its noun: 等人.
    var kinds =
      tokens[index].range.count > 3
      ? view.ending[tokens[index].range.end].intersection(classes) : []
    for next in (index + 1)..<min(index + 1 + reach, max(tokens.count, index + 1)) {
      let ending = view.ending[tokens[next].range.end]
      let own = ending.intersection(classes)
      guard own.isEmpty else {
        kinds = own
        continue
      }
      switch tokens[next].partOfSpeech {
      case .noun, .properNoun, .adjective, .numeral, .other, .determiner: break
      default:
        // 知名, 著名: words of any kind that praise what follows.
        guard ending.contains(.owner) else { return kinds }
      }
    }
    return kinds
  }

  private func placeBefore(_ range: ByteRange) -> Int {
    let bytes = view.bytes
    // 甲平台为乙、丙提供服务 tells nothing of them, 领投方为乙、丙。 does.
    if range.start >= 3, bytes.span.starts(with: "为", at: range.start - 3),
      range.end < bytes.count
    {
      let index = view.tokenIndex(at: range.end)
      guard index < view.segments.tokens.count, view.segments.tokens[index].form == .punctuation
      else { return 0 }
    }
    return ListClasses.place(before: range.start, in: view)
  }

  /// Tells what a list is of by the words before it: 这些公司包括, 常用应用（, 自家产品：.
  static func place(before start: Int, in view: ArticleView) -> Int {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: start) - 1
    while index >= 0, isOpening(tokens[index], in: view) { index -= 1 }
    guard index >= 0 else { return 0 }
    let opener = tokens[index]
    if view.ending[opener.range.end].contains(.listOpener) {
      // The opener may be of two words.
      var first = index
      while first > 0, index - first < 2,
        !view.starting[tokens[first].range.start].contains(.listOpener)
      {
        first -= 1
      }
      index = first - 1
      guard index >= 0 else { return 0 }
      if tokens[index].form == .punctuation, !isStop(tokens[index], in: view) { index -= 1 }
    } else if !isColon(opener, in: view) {
      return 0
    } else {
      index -= 1
    }
    while index >= 0, tokens[index].partOfSpeech == .adverb { index -= 1 }
    guard index >= 0 else { return 0 }
    return ListClasses.place(of: view.ending[tokens[index].range.end])
  }

  /// Returns what the heading above a line tells.
  private func placeAbove(_ range: ByteRange) -> Int {
    guard !headed.isEmpty else { return 0 }
    var low = 0
    var high = headed.count
    while low < high {
      let middle = (low + high) / 2
      if headed[middle].range.end < range.end { low = middle + 1 } else { high = middle }
    }
    guard low < headed.count, headed[low].range.contains(range) else { return 0 }
    return headed[low].place
  }

  /// Tells what a noun is of; what is both, such as 网站, has products.
  ///
  /// - Parameter kinds: The kinds of the noun.
  /// - Returns: The place of the type, or 0.
  static func place(of kinds: CueKinds) -> Int {
    if kinds.contains(.looseNoun) { return 0 }
    if !kinds.isDisjoint(with: [.productNoun, .modelNoun]) { return 3 }
    return kinds.contains(.organizationNoun) ? 1 : 0
  }
}

extension ListClasses {
  /// Finds the headings that end in a colon and name a class, and the lines below them that begin
  /// with a mark.
  ///
  /// - Complexity: O(*n*) in the number of lines.
  private static func headed(in view: ArticleView) -> [Headed] {
    let bytes = view.bytes
    let text = bytes.span
    var result: [Headed] = []
    var start = 0
    var heading = 0
    while start < text.count {
      let end = text.firstIndex(of: 0x0A, from: start, to: text.count) ?? text.count
      if heading != 0, let first = itemStart(start, end, in: text) {
        result.append(Headed(range: ByteRange(first, end), place: heading))
      } else {
        heading = headingPlace(before: end, in: view, text: text)
      }
      start = end + 1
    }
    return result
  }

  /// Returns what a line tells that ends at `end`, if it ends in a colon.
  private static func headingPlace(before end: Int, in view: ArticleView, text: Span<UInt8>) -> Int
  {
    var colon = end
    while colon > 0, text[colon - 1] == 0x20 || text[colon - 1] == 0x0D { colon -= 1 }
    if colon > 0, text[colon - 1] == 0x3A {
      colon -= 1
    } else if colon > 2, text.starts(with: "：", at: colon - 3) {
      colon -= 3
    } else {
      return 0
    }
    let tokens = view.segments.tokens
    let last = view.tokenIndex(at: colon)
    for index in stride(from: last - 1, through: max(0, last - headingReach), by: -1) {
      if tokens[index].form == .punctuation { return 0 }
      let place = place(of: view.ending[tokens[index].range.end])
      if place != 0 { return place }
    }
    return 0
  }

  /// How many words at a heading's end may name the class.
  private static let headingReach = 3

  /// Returns where the words of a line begin that a mark begins: • - * · ● ▪, or null.
  private static func itemStart(_ start: Int, _ end: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while offset < end, text[offset] == 0x20 || text[offset] == 0x09 { offset += 1 }
    guard offset < end else { return nil }
    let scalar = text.scalar(at: offset)
    switch scalar.value {
    case 0x2D, 0x2A, 0xB7, 0x2022, 0x25AA, 0x25CF, 0x25C6, 0x25A0, 0x30FB:
      return offset + scalar.count
    default: return nil
    }
  }

  /// Whether a mark may stand between an opener and the first name: a bracket, a quotation mark.
  private static func isOpening(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .punctuation else { return false }
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0x201C, 0x300C, 0x300E, 0x300A, 0x22: return true
    default: return false
    }
  }

  /// Whether a class noun and a list may stand on the two sides of a mark: a colon, an opening
  /// bracket.
  private static func isColon(_ token: Token, in view: ArticleView) -> Bool {
    guard token.form == .punctuation else { return false }
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0x3A, 0xFF1A, 0x28, 0xFF08: return true
    default: return false
    }
  }

  /// Whether a token ends a sentence.
  private static func isStop(_ token: Token, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0xFF1B: return true
    default: return false
    }
  }
}
