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

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for suffix in view.suffixes where suffix.kinds.contains(.organizationSuffix) {
      let end = suffix.range.end
      guard view.bytes[end - 1] == LegalNames.form[LegalNames.form.count - 1],
        ends(LegalNames.form, at: end, in: view) || ends(LegalNames.longForm, at: end, in: view),
        view.isBorder(end), let start = start(before: suffix.range.start, end: end, in: view)
      else { continue }
      var candidate = Candidate(range: ByteRange(start, end), sources: .organization)
      candidate.certainPlace = 1
      candidates.append(candidate)
    }
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
