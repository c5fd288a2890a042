// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Chooses, of candidates that overlap, those that together fit best.
struct Selection {
  /// By how much the best type of a name must beat `none`.
  var threshold = 0

  private struct Item {
    var end: Int
    var start: Int
    var index: Int
    var weight: Int
  }

  /// Returns the indices of the chosen candidates in reading order.
  ///
  /// This is weighted interval scheduling.
  ///
  /// - Complexity: O(*n* log *n*) in the number of candidates.
  func chosen(of candidates: [Candidate]) -> [Int] {
    var order: [Item] = []
    order.reserveCapacity(candidates.count)
    for (index, candidate) in candidates.enumerated() {
      let margin = candidate.scores.best.margin - threshold
      guard margin > 0 else { continue }
      // Of two that fit alike, the longer wins.
      let weight = margin * 64 + candidate.range.count
      order.append(
        Item(
          end: candidate.range.end, start: candidate.range.start, index: index, weight: weight))
    }
    // Candidates come in the order of their starts and indices; the sort is stable.
    order.sort { $0.end < $1.end }
    guard !order.isEmpty else { return [] }
    var totals = [0]
    totals.reserveCapacity(order.count + 1)
    var previous: [Int] = []
    previous.reserveCapacity(order.count)
    for (place, item) in order.enumerated() {
      // How many of the earlier ones end at or before the start of this one.
      var low = 0
      var high = place
      while low < high {
        let middle = (low + high) / 2
        if order[middle].end <= item.start { low = middle + 1 } else { high = middle }
      }
      previous.append(low)
      totals.append(max(totals[place], totals[low] + item.weight))
    }
    var result: [Int] = []
    result.reserveCapacity(order.count)
    var place = order.count
    while place > 0 {
      if totals[place] == totals[place - 1] {
        place -= 1
      } else {
        result.append(order[place - 1].index)
        place = previous[place - 1]
      }
    }
    result.reverse()
    return result
  }
}
