// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the name of the medium that an article disclaims to speak for: 本文不代表云栖鹿的观点.
struct DisclaimerNames {
  /// The longest name, in words.
  private static let longest = 6

  let words: CompanyWords

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let text = bytes.span
    var offset = 0
    // 代表 is E4 BB A3 E8 A1 A8: its last byte is rare.
    while let place = text.firstIndex(of: 0xA8, from: offset, to: text.count) {
      offset = place + 1
      guard place >= 5, text.starts(with: "代表", at: place - 5),
        words.ends(.disclaimer, at: offset, in: view)
      else { continue }
      let first = view.tokenIndex(at: offset)
      var index = first
      while index < tokens.count, index - first < DisclaimerNames.longest,
        tokens[index].form == .han || tokens[index].form == .latin,
        tokens[index].range.start == offset || index > first
      {
        let end = tokens[index].range.end
        guard belongs(tokens[index], in: view) else { break }
        index += 1
        if words.end(of: .view, at: end, in: view) != nil {
          if !words.isOne(ByteRange(offset, end), of: .speaker, in: view) {
            append(ByteRange(offset, end), to: &candidates)
          }
          break
        }
      }
    }
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    guard range.count >= 6 else { return }
    candidates.append(.organization(range))
  }

  /// Whether a word may be part of such a name: no pronoun, no person, nothing that tells what
  /// speaks.
  private func belongs(_ token: Token, in view: ArticleView) -> Bool {
    switch token.partOfSpeech {
    case .pronoun, .determiner, .particle, .auxiliary, .coordinatingConjunction, .numeral,
      .adposition:
      return false
    case .adjective where token.range.count <= 3: return true
    default:
      return view.starting[token.range.start].intersection(view.ending[token.range.end])
        .isDisjoint(with: [
          .genericStem, .personTitle, .organizationNoun, .knownPerson, .media, .outside,
          .genericLatin, .listAnd,
        ])
    }
  }
}
