// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds registered names of companies by their two ends, a place and a form of company:
/// 北京芦汀机器股份有限公司.
///
/// What stands between belongs to the name, whatever it is.
struct LegalNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 12
  private static let longestBytes = 75

  let words: CompanyWords

  private static let form = Array("有限公司".utf8)
  private static let longForm = Array("有限责任公司".utf8)
  /// What stands before the form of a company by shares.
  private static let shares = Array("股份".utf8)

  /// Whether bytes are the form of a company and nothing else: 有限公司, 股份有限公司, 有限责任公司.
  static func isForm(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.starts(with: shares) ? bytes.dropFirst(shares.count) : bytes
    return rest.elementsEqual(form) || rest.elementsEqual(longForm)
  }

  /// The form of a partnership, in brackets behind the name: (有限合伙).
  private static let partnership = Array("有限合伙".utf8)

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for suffix in view.suffixes where suffix.kinds.contains(.organizationSuffix) {
      let end = suffix.range.end
      guard view.bytes[end - 1] == LegalNames.form[LegalNames.form.count - 1],
        ends(LegalNames.form, at: end, in: view) || ends(LegalNames.longForm, at: end, in: view),
        view.isBorder(end), let start = start(before: suffix.range.start, end: end, in: view)
      else { continue }
      candidates.append(.organization(ByteRange(start, end)))
    }
    appendPartnerships(in: view, to: &candidates)
  }

  /// Appends the names that a form in brackets ends: 云汀投资中心(有限合伙).
  private func appendPartnerships(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    var offset = 3
    // 伙 is E4 BC 99.
    while let place = text.firstIndex(of: 0x99, from: offset, to: text.count) {
      offset = place + 1
      guard ends(LegalNames.partnership, at: place + 1, in: view) else { continue }
      let inside = place + 1 - LegalNames.partnership.count
      guard let open = LegalNames.bracket(endingAt: inside, in: text),
        let close = LegalNames.bracket(startingAt: place + 1, in: text),
        words.ends(.owner, at: open, in: view)
      else { continue }
      let index = view.tokenIndex(at: open - 1)
      guard index < view.segments.tokens.count else { continue }
      let noun = view.segments.tokens[index].range.start
      guard let start = start(before: noun, end: open, in: view) else { continue }
      candidates.append(.organization(ByteRange(start, close)))
    }
  }

  /// Returns where the opening bracket begins that ends at an offset.
  private static func bracket(endingAt offset: Int, in text: Span<UInt8>) -> Int? {
    guard offset > 0 else { return nil }
    if text[offset - 1] == UInt8(ascii: "(") { return offset - 1 }
    return offset >= 3 && text.starts(with: "（", at: offset - 3) ? offset - 3 : nil
  }

  /// Returns where the closing bracket ends that begins at an offset.
  private static func bracket(startingAt offset: Int, in text: Span<UInt8>) -> Int? {
    guard offset < text.count else { return nil }
    if text[offset] == UInt8(ascii: ")") { return offset + 1 }
    return text.starts(with: "）", at: offset) ? offset + 3 : nil
  }

  /// Returns the opening bracket before a closing one at a word, if a place or what a company is
  /// stands between: (上海), (集团).
  private func bracketed(_ close: Int, in view: ArticleView) -> Int? {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    guard close > 1, tokens[close].form == .punctuation,
      LegalNames.bracket(startingAt: tokens[close].range.start, in: bytes.span)
        == tokens[close].range.end
    else { return nil }
    let end = tokens[close].range.start
    var index = close - 1
    while index > 0, close - index < 4, tokens[index].form == .han { index -= 1 }
    guard index < close - 1, tokens[index].form == .punctuation,
      LegalNames.bracket(endingAt: tokens[index].range.end, in: bytes.span)
        == tokens[index].range.start
    else { return nil }
    let inside = ByteRange(tokens[index].range.end, end)
    let isPlace =
      view.starting[inside.start].contains(.knownPlace) && view.ending[end].contains(.knownPlace)
    return isPlace || words.isOne(inside, of: [.suffix, .owner], in: view) ? index : nil
  }

  /// Returns where the name of a place begins, if nothing but words of a name stands behind it.
  private func start(before suffix: Int, end: Int, in view: ArticleView) -> Int? {
    let tokens = view.segments.tokens
    var index = min(view.tokenIndex(at: suffix), tokens.count - 1)
    var found: Int?
    // Where the words of a name begin, be the first a place or not: 收购云汀融资租赁有限公司.
    var free: Int?
    var count = 0
    while index >= 0, count < LegalNames.longestCount {
      if let open = bracketed(index, in: view), open > 0 {
        free = tokens[open].range.start
        index = open - 1
        count += 1
        continue
      }
      let token = tokens[index]
      guard token.range.start < suffix || count == 0,
        end - token.range.start <= LegalNames.longestBytes
      else { break }
      if token.range.start < suffix {
        guard token.form == .han || token.form == .latin, belongs(token, in: view) else { break }
        // 北京起诉某有限公司: what somebody did to it, but 投资 before the form is of the name.
        let cues = view.starting[token.range.start].intersection(view.ending[token.range.end])
        guard
          token.range.end == suffix || cues.contains(.organizationSuffix)
            || words.isOne(token.range, of: .legalInner, in: view)
            || cues.isDisjoint(with: [.sayVerb, .organizationVerb, .acquireVerb, .releaseVerb])
        else { break }
        guard token.range.end == suffix || !words.isOne(token.range, of: .shareDeal, in: view)
        else { break }
        if view.starting[token.range.start].contains(.knownPlace) { found = token.range.start }
        guard !words.isOne(token.range, of: .legalClass, in: view) else { break }
        free = token.range.start
      }
      if index > 0, tokens[index - 1].range.end != token.range.start { break }
      index -= 1
      count += 1
    }
    // The place itself is not the whole stem.
    if let found { return found }
    // What is cut off by its length, or 一家 and what it is, is no name.
    guard let free, count < LegalNames.longestCount, suffix - free >= 6,
      index < 0 || tokens[index].range.end < free || isBorder(tokens[index]),
      view.starting[free].isDisjoint(with: [.genericStem, .organizationNoun, .organizationSuffix])
    else { return nil }
    return free
  }

  /// Verbs of one character before a name, of which there are more than of those inside names.
  private static let verbs = "收购投获让给使称说是有无到去来做建买卖持控设含找向".unicodeScalars.map(\.value)

  /// Whether a name may begin behind a word: not behind a single character that may be part of it,
  /// nor where a description does: 一家有限公司, 该有限公司.
  private func isBorder(_ token: Token) -> Bool {
    switch token.partOfSpeech {
    case .numeral, .determiner, .pronoun: false
    case .verb: token.range.count > 3
    default: true
    }
  }

  /// Whether a word may stand inside a name.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    if token.partOfSpeech == .verb, token.range.count == 3 {
      let bytes = view.bytes
      return !LegalNames.verbs.contains(bytes.span.scalar(at: token.range.start).value)
    }
    return view.mayBeInName(token)
  }

  private func ends(_ word: [UInt8], at offset: Int, in view: ArticleView) -> Bool {
    guard offset >= word.count else { return false }
    let start = offset - word.count
    for index in word.indices where view.bytes[start + index] != word[index] { return false }
    return true
  }
}
