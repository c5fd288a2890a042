// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Makers that a heading tells of: 甲系产品：, with a mark and names on each line below.
extension RelationFinder {
  /// Adds the organization that a heading names as the owner of all that the lines below it name.
  ///
  /// - Complexity: O(*n*) in the number of mentions.
  mutating func readHeadings() {
    let mentions = annotations.mentions
    for index in mentions.indices where types.isOrganization(index) {
      let owner = mentions[index]
      guard isAtLineStart(owner.range.start), let start = lineBehindHeading(owner.range.end) else {
        continue
      }
      let end = itemsEnd(from: start)
      var place = index + 1
      while place < mentions.count, mentions[place].range.end <= end {
        readItem(mentions[place], of: owner)
        place += 1
      }
    }
  }

  /// The longest words between an owner and the colon, in bytes.
  private static let longestHeading = 24

  private func isAtLineStart(_ offset: Int) -> Bool {
    let span = text.bytes.span
    return offset == 0 || span[offset - 1] == 0x0A || span[offset - 1] == 0x2A
  }

  /// Returns where the line behind a heading begins of which the rest, from `start` on, is 系产品： or
  /// the like.
  private func lineBehindHeading(_ start: Int) -> Int? {
    let span = text.bytes.span
    var colon = start
    while colon < span.count, span[colon] >= 0x80 || (span[colon] | 0x20) &- 0x61 < 26,
      !span.starts(with: "：", at: colon)
    {
      guard colon - start <= RelationFinder.longestHeading else { return nil }
      colon += span.scalar(at: colon).count
    }
    guard colon > start, colon < span.count,
      span[colon] == 0x3A || span.starts(with: "：", at: colon),
      vocabulary.isWord(ByteRange(start, colon), of: .products, in: span)
    else { return nil }
    var end = colon + span.scalar(at: colon).count
    while end < span.count, span[end] == 0x20 || span[end] == 0x2A || span[end] == 0x0D { end += 1 }
    return end < span.count && span[end] == 0x0A ? end + 1 : nil
  }

  /// Returns where the lines with marks end that begin at an offset.
  private func itemsEnd(from start: Int) -> Int {
    let span = text.bytes.span
    var line = start
    for _ in 0..<RelationFinder.mostItems {
      guard line < span.count, RelationFinder.isBullet(span.scalar(at: line).value) else { break }
      line = (span.firstIndex(of: 0x0A, from: line, to: span.count) ?? span.count) + 1
    }
    return min(line, span.count)
  }

  private mutating func readItem(_ item: EntityMention, of owner: EntityMention) {
    let evidence = ByteRange(owner.range.start, item.range.end)
    let entity = annotations.entities[item.entity]
    let maker = annotations.entities[owner.entity].canonicalName
    switch entity.type {
    case .product:
      // The heading's word counts where the article names no other maker that the dictionary knows.
      guard
        mayMake(owner.entity, item.entity)
          || !annotations.entities.contains(where: { $0.canonicalName == entity.parentName })
      else { return }
      add(.developer, from: owner.entity, to: item.entity, evidence: evidence)
    case .organization where entity.parentName != nil && entity.parentName == maker:
      add(.part, from: item.entity, to: owner.entity, evidence: evidence)
    default: break
    }
  }
}
