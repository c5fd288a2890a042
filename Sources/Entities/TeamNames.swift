// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the teams that are called by their firm and by what they make: 芦汀Larkmere团队.
///
/// A firm's team without such a name (芦汀团队, 芦汀研发团队) is none: there the firm is the name.
struct TeamNames {
  /// The longest name, in words.
  private static let longest = 8

  /// Appends the candidates of a text.
  ///
  /// - Complexity: O(*n*) in the number of suffixes.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for suffix in view.suffixes where suffix.kinds.contains(.unit) {
      guard view.isBorder(suffix.range.end),
        let start = start(before: suffix.range.start, in: view)
      else { continue }
      candidates.append(.organization(ByteRange(start, suffix.range.end)))
    }
  }

  /// Returns where the firm's name begins before what it makes, or nil where one of them is not
  /// there.
  private func start(before end: Int, in view: ArticleView) -> Int? {
    let tokens = view.segments.tokens
    var end = view.skippingSpacesBack(from: end)
    var isMade = false
    for _ in 0..<TeamNames.longest {
      if isMade, let firm = known(.knownOrganization, endingAt: end, in: view) { return firm }
      if let product = known(.knownProduct, endingAt: end, in: view) {
        isMade = true
        end = view.skippingSpacesBack(from: product)
        continue
      }
      let index = view.tokenIndex(at: end) - 1
      guard index >= 0 else { return nil }
      let token = tokens[index]
      guard token.range.count > 3, view.skippingSpaces(from: token.range.end) >= end,
        isNominal(token) || token.partOfSpeech == .verb && !isMade
      else { return nil }
      if token.form == .latin, Latin.isUpper(view.bytes[token.range.start]),
        view.starting[token.range.start].isDisjoint(with: [.genericLatin, .knownOrganization])
      {
        isMade = true
      }
      end = view.skippingSpacesBack(from: token.range.start)
    }
    return nil
  }

  /// Returns where the longest name of a kind that ends at an offset begins.
  private func known(_ kind: CueKinds, endingAt end: Int, in view: ArticleView) -> Int? {
    guard view.ending[end].contains(kind) else { return nil }
    return view.names(endingAt: end).map(\.start).filter { view.starting[$0].contains(kind) }.min()
  }

  private func isNominal(_ token: Token) -> Bool {
    guard token.form == .han || token.form == .latin else { return false }
    switch token.partOfSpeech {
    case .noun, .properNoun, .adjective, .other: return true
    default: return false
    }
  }
}
