// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

extension ReadingCost {
  /// What stands on both sides of a character that is sought: all that its candidates share.
  struct Gap {
    fileprivate var left: [UInt32] = []
    fileprivate var right: [UInt32] = []
    /// The words that may go on with the character: what of them stands before it, and the cost of
    /// the cheapest path up to their start.
    fileprivate var beginnings: [(cost: Int, beginning: WordBeginning)] = []
    /// The cost of the cheapest path up to the character.
    fileprivate var leftCost = 0
    /// The cost of the cheapest path from each character on the right to the end.
    fileprivate var rightCosts: [Int] = []
  }

  /// Returns the gap between two texts in either script.
  func gap(_ left: [UInt32], _ right: [UInt32], _ scratch: inout Scratch) -> Gap {
    let left = left.map(shown)
    let right = right.map(shown)
    guard words.isPlain else { return Gap(left: left, right: right) }
    var beginnings: [(cost: Int, beginning: WordBeginning)] = []
    var costs = [Int](filled: ReadingCost.unreached, count: left.count + 1)
    costs[0] = 0
    for index in left.indices {
      let cost = costs[index]
      forEachStep(in: left, at: index) { end, step in
        costs[end] = min(costs[end], cost + step)
      } beginning: { beginning in
        beginnings.append((cost, beginning))
      }
    }
    var rightCosts = [Int](filled: ReadingCost.unreached, count: right.count + 1)
    rightCosts[right.count] = 0
    for index in right.indices.reversed() {
      var best = ReadingCost.unreached
      forEachStep(in: right, at: index) { end, step in
        best = min(best, step + rightCosts[end])
      } beginning: { _ in
      }
      rightCosts[index] = best
    }
    return Gap(
      left: left, right: right, beginnings: beginnings, leftCost: costs[left.count],
      rightCosts: rightCosts)
  }

  /// Returns the cost of both sides of a gap with a character in it.
  ///
  /// - Complexity: O(1): the sides are short.
  func cost(of character: UInt32, in gap: Gap, _ scratch: inout Scratch) -> Int {
    guard words.isPlain else { return cost(gap.left, [character], gap.right, &scratch) }
    let value = shown(character)
    let isHan = DecodedScalar(value: value, count: 3).isHan
    let single =
      isHan ? ReadingCost.unknown : ReadingCost.markCost(value) * ReadingCost.bit
    var best = gap.leftCost + single + gap.rightCosts[0]
    for (cost, beginning) in gap.beginnings {
      best = min(best, cost + costOfWords(beginning, with: value, in: gap))
    }
    if isHan {
      best = min(best, gap.leftCost + costOfWords(words.emptyBeginning, with: value, in: gap))
    }
    return best
  }

  /// Returns the least cost of a word that goes on with a character, and of what stands behind it.
  private func costOfWords(
    _ beginning: WordBeginning, with character: UInt32, in gap: Gap
  ) -> Int {
    var best = ReadingCost.unreached
    var beginning = words.beginning(beginning, with: character)
    var next = 0
    while let word = beginning {
      if let cost = words.cost(of: word) { best = min(best, cost + gap.rightCosts[next]) }
      guard next < gap.right.count else { break }
      beginning = words.beginning(word, with: gap.right[next])
      next += 1
    }
    return best
  }

  /// Calls `step` with the end and cost of each step from a character on, and `beginning` with what
  /// of a word reaches the end.
  private func forEachStep(
    in characters: [UInt32], at index: Int, _ step: (_ end: Int, _ cost: Int) -> Void,
    beginning: (WordBeginning) -> Void
  ) {
    let first = characters[index]
    guard DecodedScalar(value: first, count: 3).isHan else {
      return step(index + 1, ReadingCost.markCost(first) * ReadingCost.bit)
    }
    step(index + 1, ReadingCost.unknown)
    var word = words.emptyBeginning
    var end = index
    while end < characters.count {
      guard let next = words.beginning(word, with: characters[end]) else { return }
      word = next
      end += 1
      if let cost = words.cost(of: word) { step(end, cost) }
    }
    beginning(word)
  }

  /// Returns what counts for a character: its simplified form, or a mark of no meaning.
  private func shown(_ character: UInt32) -> UInt32 {
    let character = simplified(character)
    return character < 0x10000 ? character : 0
  }
}
