// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells what stands between book-title marks: always a name, and nothing in it is one of its own
/// (《如何用苇光记笔记》).
///
/// Media and what the dictionaries know keep their type. Anything else is a document, or a product
/// where games or other things of its class are spoken of beside it.
struct TitledNames {
  /// What a title weighs beyond what its surroundings say: more than all the names that it may
  /// hold.
  static let surplus: Int32 = 1200
  /// How many bytes before and behind a title tell what it is.
  private static let window = 48

  let view: ArticleView

  /// Returns the scores of a title, raised for the type that it is of.
  func adjusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    let range = candidate.range
    guard range.count >= 3, !view.marks[range.start].contains(.insideCode) else { return scores }
    var scores = scores
    let place = place(scores, of: candidate)
    scores[place] = max(scores[place], 0) &+ TitledNames.surplus
    return scores
  }

  private func place(_ scores: SIMD8<Int32>, of candidate: Candidate) -> Int {
    // 《…》杂志 is a medium.
    if view.starting[candidate.range.end + 3].contains(.periodical) { return 1 }
    var best = 1
    for place in 2..<TypeScores.customPlace where scores[place] > scores[best] { best = place }
    if !candidate.senses.isEmpty { return best }
    switch best {
    case 1: return scores[1] > 0 && endsAsMedium(candidate.range) ? 1 : 6
    case 3: return isThing(candidate.range) ? 3 : 6
    default: return 6
    }
  }

  /// Whether a title ends as the name of a medium does: 某某周刊.
  private func endsAsMedium(_ range: ByteRange) -> Bool {
    !view.ending[range.end].isDisjoint(with: [.organizationSuffix, .media, .periodical])
  }

  /// Whether a noun of what products are stands beside a title, or it is told what it is for, or
  /// games are spoken of.
  private func isThing(_ range: ByteRange) -> Bool {
    let before = view.skippingSpacesBack(from: range.start - 3)
    let behind = view.skippingSpaces(from: range.end + 3)
    if view.ending[before].contains(.productNoun) { return true }
    if view.starting[behind].contains(.trait) { return true }
    return view.games(from: range.start - TitledNames.window, to: range.start) > 0
      || view.games(from: range.end, to: range.end + TitledNames.window) > 0
      || view.isAboutGames
  }
}
