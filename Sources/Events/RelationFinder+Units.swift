// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Relations to whom a sentence is about: parts that stand apart from the name of the whole, and
/// products of who is named before a colon.
extension RelationFinder {
  /// Adds whose part a team or a department is: of the only organization that its sentence names
  /// before it (甲正在重组乙团队).
  ///
  /// Those that a dictionary knows are left to it.
  ///
  /// - Complexity: O(*n*) in the number of mentions.
  mutating func readUnits() {
    var sentence = 0
    for index in annotations.mentions.indices where types.isOrganization(index) {
      let unit = annotations.mentions[index]
      guard let place = self.sentence(of: unit, from: sentence) else { return }
      sentence = place
      if unit.range.start == segments.sentences[sentence].range.start {
        readHead(index, in: segments.sentences[sentence].range)
      }
      guard isInner(unit),
        annotations.entities[unit.entity].canonicalName == nil,
        let owner = onlyOrganization(before: index, in: sentence),
        !isInner(annotations.mentions[owner])
      else { continue }
      let whole = annotations.mentions[owner]
      // Lanfeng Media. 某某实验室: the point parts two statements.
      if unit.range.start - whole.range.end == 2,
        text.bytes.span.starts(with: ". ", at: whole.range.end)
      {
        continue
      }
      add(
        .part, from: unit.entity, to: whole.entity,
        evidence: ByteRange(whole.range.start, unit.range.end))
    }
  }

  private func isInner(_ mention: EntityMention) -> Bool {
    vocabulary.ends(mention.range, with: .inner, in: text.bytes.span)
  }

  /// The sentence that a mention stands in, not before `first`.
  private func sentence(of mention: EntityMention, from first: Int) -> Int? {
    var sentence = first
    while sentence < segments.sentences.count,
      segments.sentences[sentence].range.end <= mention.range.start
    {
      sentence += 1
    }
    return sentence < segments.sentences.count ? sentence : nil
  }

  /// Adds the products that are spoken of in the name of who stands before a colon, at the
  /// beginning of a clause (甲：第二季度营收10亿元，乙用户数破百万).
  private mutating func readHead(_ head: Int, in sentence: ByteRange) {
    let mentions = annotations.mentions
    let maker = mentions[head]
    guard isMark(maker.range.end, 0xFF1A, 0x3A) else { return }
    var place = head + 1
    while place < mentions.count, mentions[place].range.end <= sentence.end,
      !types.isOrganization(place)
    {
      let product = mentions[place]
      place += 1
      guard types.isProduct(place - 1), beginsClause(product.range.start),
        mayMake(maker.entity, product.entity)
      else { continue }
      add(
        .developer, from: maker.entity, to: product.entity,
        evidence: ByteRange(maker.range.start, product.range.end))
    }
  }

  /// Whether a comma or a colon stands before an offset.
  private func beginsClause(_ offset: Int) -> Bool {
    guard let before = text.bytes.span.scalarStart(before: offset) else { return false }
    return isMark(before, 0xFF0C, 0x2C) || isMark(before, 0xFF1A, 0x3A)
  }

  /// Whether one of two characters stands at an offset.
  private func isMark(_ offset: Int, _ wide: UInt32, _ narrow: UInt32) -> Bool {
    guard offset < text.bytes.count else { return false }
    let value = text.bytes.span.scalar(at: offset).value
    return value == wide || value == narrow
  }
}
