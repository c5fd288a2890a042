// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Lets a product's version or edition win over the bare name inside it.
///
/// Where a dictionary surely knows 澜言 as a product, 澜言 2.0 and 澜言Mini are products too, however
/// much oftener the bare name stands in the article.
struct ExtendedNames {
  /// By how much the longer name must fit better than the shorter one.
  private static let advantage = 64
  private static let editions: [[UInt8]] = [
    "Pro", "Max", "Mini", "mini", "Plus", "Air", "Ultra", "Turbo", "Lite", "Flash",
  ].map { Array($0.utf8) }

  let view: ArticleView
  let knowledge: EntityKnowledge

  /// Raises the scores of longer names over those of the shorter ones that they begin with.
  ///
  /// - Complexity: O(*n*) in the number of candidates, which are in order.
  func adjust(_ candidates: inout [Candidate]) {
    var base: Int?
    for index in candidates.indices {
      let range = candidates[index].range
      if let known = base, candidates[known].range.start != range.start { base = nil }
      let isKnown = isSurelyProduct(candidates[index])
      if let known = base, isVersion(range, of: candidates[known].range),
        !hasLonger(candidates, behind: index)
      {
        let least = max(Int(candidates[known].scores.values[3]), 0) + ExtendedNames.advantage
        if candidates[index].scores.best.margin < least {
          candidates[index].scores.values[3] = Int32(truncatingIfNeeded: least)
        }
      }
      if isKnown { base = index }
    }
  }

  /// Whether a still longer candidate is a name already: a version with an edition behind it.
  private func hasLonger(_ candidates: [Candidate], behind index: Int) -> Bool {
    var next = index + 1
    while next < candidates.count, candidates[next].range.start == candidates[index].range.start {
      if candidates[next].scores.best.margin > 0 { return true }
      next += 1
    }
    return false
  }

  /// Whether a dictionary has the whole name, as a product and nothing else.
  private func isSurelyProduct(_ candidate: Candidate) -> Bool {
    guard candidate.certainPlace == 0, !candidate.senses.isEmpty,
      candidate.sources.contains(.dictionary)
    else { return false }
    return view.senses[candidate.senses].allSatisfy { sense in
      !sense.isAmbiguous && Int(knowledge.entry(sense.entity).type) == 2
    }
  }

  /// Whether what follows the shorter name is a version number or an edition.
  private func isVersion(_ range: ByteRange, of name: ByteRange) -> Bool {
    let bytes = view.bytes
    var start = name.end
    if start < range.end, bytes[start] == 0x20 { start += 1 }
    guard start < range.end, !view.marks[start].contains(.insideExpression) else { return false }
    let rest = bytes[start..<range.end]
    if ExtendedNames.editions.contains(where: { rest.elementsEqual($0) }) { return true }
    var digits = rest
    if let first = digits.first, first | 0x20 == 0x76 { digits = digits.dropFirst() }
    return rest.count <= 8 && digits.contains { $0 >= 0x30 && $0 <= 0x39 }
      && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
  }
}
