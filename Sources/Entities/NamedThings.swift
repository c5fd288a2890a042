// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Tells what a name is that a sentence introduces with its class: 名为“苇光”的模型, 名为Tessarine的平台,
/// 一款新的产品，叫“苇光”.
struct NamedThings {
  /// How many words a class noun may be away.
  private static let reach = 6

  let view: ArticleView

  /// Returns the place of the type of the thing that the quotation in `range` names, or 0.
  func place(of range: ByteRange) -> Int {
    let opener = view.tokenIndex(at: range.start) - 1
    guard opener > 0, isMark(opener), view.segments.tokens[opener].range.end == range.start else {
      return 0
    }
    let naming = view.skippingSpacesBack(from: view.segments.tokens[opener].range.start)
    guard view.ending[naming].contains(.givesName) else { return 0 }
    let closer = view.tokenIndex(at: range.end)
    let behind =
      closer < view.segments.tokens.count && isMark(closer) ? placeBehind(closer + 1) : 0
    return behind != 0 ? behind : placeBefore(naming)
  }

  /// Returns the place of the type of the thing that `range` names without marks, or 0:
  /// 名为Tessarine的平台.
  func placeWithoutMarks(of range: ByteRange) -> Int {
    guard view.ending[view.skippingSpacesBack(from: range.start)].contains(.givesName) else {
      return 0
    }
    return placeBehind(view.tokenIndex(at: view.skippingSpaces(from: range.end)))
  }

  /// Reads 的新模型 from the word at `first` on: its last word tells the class.
  private func placeBehind(_ first: Int) -> Int {
    let tokens = view.segments.tokens
    var index = first
    let limit = min(tokens.count, index + NamedThings.reach)
    var place = 0
    while index < limit {
      switch tokens[index].partOfSpeech {
      case .noun, .properNoun, .adjective, .particle, .subordinatingConjunction, .numeral, .other:
        break
      default: return place
      }
      let own = NamedThings.place(of: kinds(index))
      if own != 0 {
        place = own
      } else if place != 0, tokens[index].partOfSpeech != .noun {
        return place
      }
      index += 1
    }
    return place
  }

  /// Reads 一款新的产品, before the word that introduces the name: the last noun tells the class.
  private func placeBefore(_ naming: Int) -> Int {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: naming)
    let first = max(0, index - NamedThings.reach)
    while index > first {
      index -= 1
      guard tokens[index].range.end <= naming else { continue }
      let place = NamedThings.place(of: kinds(index))
      if place != 0 { return place }
      if tokens[index].partOfSpeech == .noun || isStop(tokens[index]) { return 0 }
    }
    return 0
  }

  private func kinds(_ index: Int) -> CueKinds {
    let range = view.segments.tokens[index].range
    return view.starting[range.start].intersection(view.ending[range.end])
      .union(view.ending[range.end].intersection(.institution))
  }

  private static func place(of kinds: CueKinds) -> Int {
    if kinds.contains(.conferenceNoun) { return 5 }
    if !kinds.isDisjoint(with: [.productNoun, .modelNoun]) { return 3 }
    if !kinds.isDisjoint(with: [.organizationNoun, .institution, .unit]) { return 1 }
    return kinds.contains(.documentNoun) ? 6 : 0
  }

  /// Whether a token is a mark of quotation.
  private func isMark(_ index: Int) -> Bool {
    let token = view.segments.tokens[index]
    return token.form == .punctuation && !isStop(token)
  }

  /// Whether a token ends a sentence.
  private func isStop(_ token: Token) -> Bool {
    let bytes = view.bytes
    switch bytes.span.scalar(at: token.range.start).value {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0xFF1B: return true
    default: return false
    }
  }
}
