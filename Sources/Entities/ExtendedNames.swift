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
    // What the known names weigh that begin at the same place, the class noun inside or not: 澜言大模型
    // 2.0.
    var most: Int32 = 0
    for index in candidates.indices {
      let range = candidates[index].range
      if let known = base, candidates[known].range.start != range.start { base = nil }
      if base == nil { most = 0 }
      let isKnown =
        isSurelyProduct(candidates[index]) || isNumberedProduct(candidates[index])
      if let known = base, isVersion(range, of: candidates[known].range),
        !hasLonger(candidates, behind: index)
      {
        let least = Int(most) + ExtendedNames.advantage
        if candidates[index].scores.best.margin < least {
          candidates[index].scores.values[3] = Int32(truncatingIfNeeded: least)
        }
      }
      if isKnown {
        base = index
        most = max(most, candidates[index].scores.values[3])
      }
    }
  }

  /// Raises the scores of names that a dictionary has, without another meaning, over those of the
  /// known names that they begin with where letters and digits follow these: 小鹏P7 is no firm and
  /// what follows.
  ///
  /// A class noun stays outside of a name, so that others decide of 芦汀内核.
  ///
  /// - Complexity: O(*n*) in the number of candidates, which are in order, for names are short.
  func preferLonger(_ candidates: inout [Candidate]) {
    for index in candidates.indices {
      let range = candidates[index].range
      guard index > 0, candidates[index - 1].range.start == range.start,
        let place = clearPlace(of: candidates[index]), !goesOn(range)
      else { continue }
      var most = 0
      var other = index
      while other > 0, candidates[other - 1].range.start == range.start {
        other -= 1
        if !candidates[other].senses.isEmpty, isLatin(candidates[other].range.end, range.end) {
          most = max(most, candidates[other].scores.best.margin)
        }
      }
      guard most > 0, candidates[index].scores.best.margin <= most else { continue }
      candidates[index].scores.values[place] = Int32(truncatingIfNeeded: most + 1)
    }
  }

  /// Whether a number follows a name, which may be its version.
  private func goesOn(_ range: ByteRange) -> Bool {
    let next = view.skippingSpaces(from: range.end)
    return next < view.bytes.count && Latin.isDigit(view.bytes[next])
  }

  private func isLatin(_ start: Int, _ end: Int) -> Bool {
    start < end && view.bytes[start..<end].allSatisfy { $0 < 0x80 }
  }

  /// The place of the only type that a dictionary gives a name, or nil.
  private func clearPlace(of candidate: Candidate) -> Int? {
    guard candidate.certainPlace == 0, candidate.sources.contains(.dictionary) else { return nil }
    var place: Int?
    for sense in view.senses[candidate.senses] {
      let type = Int(knowledge.entry(sense.entity).type) + 1
      guard !sense.isAmbiguous, type < TypeScores.customPlace, place == nil || place == type else {
        return nil
      }
      place = type
    }
    return place
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

  /// Whether a dictionary has the whole name, as a product and nothing else; what may be a word
  /// too, where it is a name here.
  private func isSurelyProduct(_ candidate: Candidate) -> Bool {
    guard candidate.certainPlace == 0, !candidate.senses.isEmpty,
      candidate.sources.contains(.dictionary)
    else { return false }
    return view.senses[candidate.senses].allSatisfy { sense in
      (!sense.isAmbiguous || candidate.scores.values[3] > 0)
        && Int(knowledge.entry(sense.entity).type) == 2
    }
  }

  /// Whether a dictionary has the whole name as a product and perhaps as something else, and a
  /// version with an edition follows, as no firm has: 澜言 2.2 Pro.
  private func isNumberedProduct(_ candidate: Candidate) -> Bool {
    guard candidate.certainPlace == 0, candidate.sources.contains(.dictionary),
      view.senses[candidate.senses].contains(where: { sense in
        !sense.isAmbiguous && Int(knowledge.entry(sense.entity).type) == 2
      })
    else { return false }
    let end = candidate.range.end
    let bytes = view.bytes
    let start = end < bytes.count && bytes[end] == 0x20 ? end + 1 : end
    guard start < bytes.count, Latin.isDigit(bytes[start]),
      !view.marks[start].contains(.insideExpression)
    else { return false }
    var offset = start
    while offset < bytes.count, Latin.isDigit(bytes[offset]) || bytes[offset] == 0x2E {
      offset += 1
    }
    if offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    return ExtendedNames.editions.contains { edition in
      offset + edition.count <= bytes.count
        && bytes[offset..<(offset + edition.count)].elementsEqual(edition)
    }
  }

  /// Whether what follows the shorter name is a version number or an edition, with a class noun
  /// before it or not, or the noun of a model behind a point: 澜言 2.0, 澜言大模型 2.0, 澜言·语音模型.
  private func isVersion(_ range: ByteRange, of name: ByteRange) -> Bool {
    let bytes = view.bytes
    var start = name.end
    let point = bytes.span.namePointLength(at: start)
    if point > 0 || view.starting[start].contains(.modelNoun) {
      start += point
      while start < range.end, bytes[start] >= 0x80 { start += 1 }
      guard view.ending[start].contains(.modelNoun) else { return false }
      if point > 0, start == range.end { return true }
    }
    if start < range.end, bytes[start] == 0x20 { start += 1 }
    guard start < range.end, !view.marks[start].contains(.insideExpression) else { return false }
    let rest = bytes[start..<range.end]
    if ExtendedNames.editions.contains(where: { rest.elementsEqual($0) }) { return true }
    var digits = rest
    // 澜言 2.2 Pro: both.
    if let edition = ExtendedNames.editions.first(where: {
      rest.count > $0.count && rest.suffix($0.count).elementsEqual($0)
    }) {
      digits = digits.dropLast(edition.count)
      if digits.last == 0x20 { digits = digits.dropLast() }
    }
    if let first = digits.first, first | 0x20 == 0x76 { digits = digits.dropFirst() }
    return digits.count <= 8 && digits.contains { $0 >= 0x30 && $0 <= 0x39 }
      && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
  }
}
