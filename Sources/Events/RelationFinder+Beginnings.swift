// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Relations that the beginnings of names tell of.
extension RelationFinder {
  /// Adds what the names of products begin with: Qwen 2.5 is a version of Qwen, Adobe Reader is
  /// Adobe's; and whose part a unit is by its name.
  mutating func readNames() {
    for (product, beginning, isModel) in beginnings() {
      if annotations.entities[product.entity].type == .organization {
        add(.part, from: product.entity, to: beginning, evidence: product.range)
      } else if annotations.entities[beginning].type == .organization {
        // 某某 has a maker in the article; that its name begins with another firm's says nothing.
        if !hasOtherMaker(product.entity, than: beginning) {
          add(
            .developer, from: maker(behind: beginning), to: product.entity, evidence: product.range)
        }
      } else {
        add(
          isModel ? .part : .version, from: product.entity, to: beginning, evidence: product.range)
      }
    }
  }

  /// Whether the article names the maker that the dictionary knows of a product, and it is another.
  private func hasOtherMaker(_ product: Int, than firm: Int) -> Bool {
    guard let maker = annotations.entities[product].parentName,
      maker != annotations.entities[firm].canonicalName
    else { return false }
    return annotations.entities.contains { $0.canonicalName == maker && $0.type == .organization }
  }

  /// Returns the products and the units of organizations whose names begin with another name of the
  /// article, that name's, and whether the rest is that of a model in its family: Pro, 13 mini.
  private func beginnings() -> [(product: EntityMention, beginning: Int, isModel: Bool)] {
    let span = text.bytes.span
    var byName: [UInt64: Int] = [:]
    for mention in annotations.mentions {
      let type = annotations.entities[mention.entity].type
      guard type == .product || type == .organization else { continue }
      var hash = ContentHash()
      for offset in mention.range.start..<mention.range.end { hash.combine(joined(span[offset])) }
      if byName[hash.value] == nil { byName[hash.value] = mention.entity }
    }
    guard byName.count > 1 else { return [] }
    var result: [(product: EntityMention, beginning: Int, isModel: Bool)] = []
    for mention in annotations.mentions {
      let entity = annotations.entities[mention.entity]
      let isPart =
        entity.type == .organization && entity.canonicalName == nil && isUnit(mention)
      guard entity.type == .product || isPart else { continue }
      let range = mention.range
      // The longest beginning that is another name and ends where a word does.
      var longest: (entity: Int, end: Int)?
      var hash = ContentHash()
      for end in (range.start + 1)..<max(range.start + 1, range.end) {
        hash.combine(joined(span[end - 1]))
        guard isBoundary(end, in: range, span), let other = byName[hash.value],
          other != mention.entity
        else { continue }
        longest = (other, end)
      }
      guard let (other, end) = longest else { continue }
      if isPart {
        if annotations.entities[other].type == .organization {
          result.append((mention, other, false))
        }
        continue
      }
      var rest = end
      while rest < range.end, span[rest] == 0x20 || span[rest] == 0x2D { rest += 1 }
      if annotations.entities[other].type == .organization || isVersion(rest, range.end, span) {
        result.append((mention, other, false))
      } else if isModel(rest, range.end, span) {
        result.append((mention, other, !isTrial(rest, range.end)))
      } else if mention.recognizer == "compound", rest < range.end, span[rest] >= 0x80,
        !text.bytes[rest..<range.end].elementsEqual("小程序".utf8)
      {
        // 甲文档: a part of 甲.
        result.append((mention, other, true))
      }
    }
    return result
  }

  /// A hyphen as the blank that may stand in its place: Qwen-2 and Qwen 2.
  private func joined(_ byte: UInt8) -> UInt8 { byte == 0x2D ? 0x20 : byte }

  /// Whether a word of the name ends at `offset`, blanks and hyphens aside.
  private func isBoundary(_ offset: Int, in range: ByteRange, _ span: Span<UInt8>) -> Bool {
    let left = span[offset - 1]
    let right = span[offset]
    if right & 0xC0 == 0x80 || left == 0x20 || left == 0x2D { return false }
    if right == 0x20 || right == 0x2D { return true }
    if left >= 0x80 { return true }
    if right >= 0x80 { return true }
    let isLeftDigit = left >= 0x30 && left <= 0x39
    let isRightDigit = right >= 0x30 && right <= 0x39
    return !isLeftDigit && isRightDigit && left != 0x2E
  }

  /// Whether what follows the family's name is a number, with a letter before it, or words such as
  /// LTS or the name of the version behind it.
  private func isVersion(_ start: Int, _ end: Int, _ span: Span<UInt8>) -> Bool {
    guard start < end else { return false }
    var offset = start
    if span[offset] | 0x20 == 0x76 || span[offset] | 0x20 == 0x72, end - start > 1 { offset += 1 }
    guard span[offset] >= 0x30 && span[offset] <= 0x39 else { return false }
    while offset < end, span[offset] >= 0x30 && span[offset] <= 0x39 || span[offset] == 0x2E {
      offset += 1
    }
    if offset == end { return true }
    guard span[offset] == 0x20 else { return false }
    return RelationFinder.editions.contains { edition in
      text.bytes[(offset + 1)..<end].elementsEqual(edition.utf8)
    } || isVersionName(offset + 1, end, span)
  }

  /// Whether words of letters, each with a capital, of which none is a model's, name a version:
  /// Odin.
  private func isVersionName(_ start: Int, _ end: Int, _ span: Span<UInt8>) -> Bool {
    text.bytes[start..<end].split(separator: 0x20).allSatisfy { word in
      word.count > 2 && word.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        && word.dropFirst().allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
        && !RelationFinder.models.contains { word.elementsEqual($0.utf8) }
    }
  }

  /// Whether what follows the family's name is made of words for models, with or without numbers.
  private func isModel(_ start: Int, _ end: Int, _ span: Span<UInt8>) -> Bool {
    var offset = start
    while offset < end {
      var wordEnd = offset
      while wordEnd < end, span[wordEnd] != 0x20, span[wordEnd] != 0x2D { wordEnd += 1 }
      let word = text.bytes[offset..<wordEnd]
      guard
        isSize(word) || RelationFinder.models.contains(where: { word.elementsEqual($0.utf8) })
      else { return false }
      offset = wordEnd + 1
    }
    return start < end
  }

  /// Whether a name ends as that of a trial version: Preview, Exp.
  private func isTrial(_ start: Int, _ end: Int) -> Bool {
    let rest = text.bytes[start..<end]
    return RelationFinder.trials.contains { rest.reversed().starts(with: $0.utf8.reversed()) }
  }

  private static let trials = ["Preview", "Exp", "Beta"]

  /// Whether a word is a number, with one letter behind it or none: 14, 2.5, 72B, 2a.
  private func isSize(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first >= 0x30 && first <= 0x39 else { return false }
    let digits = word.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    let rest = word.dropFirst(digits.count)
    return rest.isEmpty
      || rest.count == 1 && rest.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  private static let models = [
    "Pro", "Plus", "Max", "Ultra", "mini", "Mini", "Air", "SE", "Lite", "Turbo", "Flash", "Nano",
    "Vision", "VL", "Instruct", "Chat", "Thinking", "Preview", "Exp", "Base", "Coder", "Large",
    "Small",
  ]
  private static let editions = ["LTS", "Beta", "beta", "Alpha", "RC", "SP1", "SP2", "SP3"]
}
