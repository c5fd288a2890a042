// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Relations that a noun or a possessive tells of: 乙的开发商甲, 母公司, 自有品牌, 总部位于.
extension RelationFinder {
  /// Reads the words that only relations ask for.
  mutating func readOwners() {
    let mentions = annotations.mentions
    var next = 0
    var sentence = 0
    for cue in relationCues {
      while next < mentions.count, mentions[next].range.start < cue.range.end { next += 1 }
      while sentence < segments.sentences.count,
        segments.sentences[sentence].range.end <= cue.range.start
      {
        sentence += 1
      }
      guard sentence < segments.sentences.count else { return }
      if cue.cues.contains(.maker) || cue.cues.contains(.parent) {
        readMaker(cue, next: next, sentence: sentence)
      }
      if cue.cues.contains(.own) { readOwn(cue.range, next: next, sentence: sentence) }
      if cue.cues.contains(.seat) { readSeat(cue.range, next: next, sentence: sentence) }
    }
  }

  // MARK: Makers and parents

  /// Reads 乙的开发商甲, 甲，乙的开发商, 乙的母公司甲.
  private mutating func readMaker(_ cue: CueMatch, next: Int, sentence: Int) {
    let mentions = annotations.mentions
    let bounds = segments.sentences[sentence].range
    guard next > 0, mentions[next - 1].range.start >= bounds.start,
      mentions[next - 1].range.end <= cue.range.start,
      isNominal(ByteRange(mentions[next - 1].range.end, cue.range.start), most: 3)
    else { return }
    let named = next - 1
    guard
      types.isProduct(named) || cue.cues.contains(.parent) && types.isOrganization(named)
    else { return }
    var first = named
    // 甲、乙母公司丙 is the parent of 乙 alone.
    while types.isProduct(named), first > 0, named - first < 8, areJoined(first - 1),
      types.mask(first - 1) == types.mask(named)
    {
      first -= 1
    }
    let owner: Int
    if next < mentions.count, types.isOrganization(next), mentions[next].range.end <= bounds.end,
      isSetBeside(ByteRange(cue.range.end, mentions[next].range.start))
    {
      owner = next
    } else if first > 0, types.isOrganization(first - 1),
      mentions[first - 1].range.start >= bounds.start, endsPhrase(cue.range.end, in: bounds),
      isApposition(ByteRange(mentions[first - 1].range.end, mentions[first].range.start))
    {
      owner = first - 1
    } else {
      return
    }
    for place in first...named {
      own(mentions[place], by: mentions[owner], isProduct: types.isProduct(named))
    }
  }

  private mutating func own(_ owned: EntityMention, by owner: EntityMention, isProduct: Bool) {
    let evidence = ByteRange(
      min(owned.range.start, owner.range.start), max(owned.range.end, owner.range.end))
    if !isProduct {
      add(.part, from: owned.entity, to: owner.entity, evidence: evidence)
    } else if mayMake(owner.entity, owned.entity) {
      add(.developer, from: owner.entity, to: owned.entity, evidence: evidence)
    }
  }

  // MARK: What is the subject's own

  /// Reads 甲……，旗下品牌包括乙、丙 and 甲……，自研模型乙.
  private mutating func readOwn(_ cue: ByteRange, next: Int, sentence: Int) {
    let mentions = annotations.mentions
    let bounds = segments.sentences[sentence].range
    guard next < mentions.count, mentions[next].range.end <= bounds.end,
      isNominal(ByteRange(cue.end, mentions[next].range.start), isListing: true)
    else { return }
    let between = ByteRange(cue.start, mentions[next].range.start)
    let isProduct = types.isProduct(next)
    if !isProduct {
      guard types.isOrganization(next), vocabulary.holds(between, .body, in: text.bytes.span)
      else { return }
    }
    if vocabulary.holds(between, .counterpart, in: text.bytes.span) { return }
    // A name right before the word is the owner itself, which the neighbours tell.
    if next > 0, mentions[next - 1].range.start >= bounds.start,
      cue.start - mentions[next - 1].range.end <= 3,
      !isClauseEnd(mentions[next - 1].range.end)
    {
      return
    }
    for owner in owners(before: next, in: sentence) {
      for owned in list(from: next) {
        own(owned, by: mentions[owner], isProduct: isProduct)
      }
    }
  }

  // MARK: Seats

  /// Reads 甲……，总部位于某地.
  private mutating func readSeat(_ cue: ByteRange, next: Int, sentence: Int) {
    let mentions = annotations.mentions
    let bounds = segments.sentences[sentence].range
    guard next < mentions.count, types.isPlace(next), mentions[next].range.end <= bounds.end,
      isNominal(ByteRange(cue.end, mentions[next].range.start), most: 3)
    else { return }
    // 总部位于某地的甲: the neighbours tell it.
    if next + 1 < mentions.count, types.isOrganization(next + 1),
      isNominal(ByteRange(mentions[next].range.end, mentions[next + 1].range.start))
    {
      return
    }
    let owners = owners(before: next, in: sentence)
    guard let owner = owners.first, owners.count == 1 else { return }
    let seat = mentions[next]
    add(
      .seat, from: mentions[owner].entity, to: seat.entity,
      evidence: ByteRange(mentions[owner].range.start, seat.range.end))
  }

  // MARK: Names

  /// How many mentions are looked at to find the only organization.
  private static let furthest = 16

  /// The only organization that a sentence names before a mention, those of its only row of them,
  /// or, where it names none, those of the sentence before.
  func owners(before mention: Int, in sentence: Int) -> [Int] {
    let (found, place) = row(from: mention - 1, downTo: segments.sentences[sentence].range.start)
    guard found.isEmpty, sentence > 0, place >= 0 else { return found }
    let bounds = segments.sentences[sentence - 1].range
    guard annotations.mentions[place].range.end <= bounds.end else { return [] }
    return row(from: place, downTo: bounds.start).found
  }

  /// The only organization that a sentence names before a mention, or nil where it names none or
  /// more.
  func onlyOrganization(before mention: Int, in sentence: Int) -> Int? {
    let (found, _) = row(from: mention - 1, downTo: segments.sentences[sentence].range.start)
    return found.count == 1 ? found[0] : nil
  }

  /// The organizations from a mention back to an offset where they are one or stand in one row,
  /// else none; and the mention before them all.
  private func row(from last: Int, downTo start: Int) -> (found: [Int], place: Int) {
    var found: [Int] = []
    var isSeveral = false
    var place = last
    while place >= 0, annotations.mentions[place].range.start >= start {
      if last - place >= RelationFinder.furthest { return ([], -1) }
      if types.isOrganization(place), !found.contains(where: { types.areSame($0, place) }) {
        if let other = found.last, other != place + 1 || !areTogether(place) { isSeveral = true }
        found.append(place)
      }
      place -= 1
    }
    return isSeveral ? ([], -1) : (found, place)
  }

  /// A name and those that are listed with it, of its type.
  func list(from first: Int) -> ArraySlice<EntityMention> {
    var last = first
    while last + 1 < annotations.mentions.count, last - first < 16, areJoined(last),
      types.mask(last + 1) == types.mask(first)
    {
      last += 1
    }
    return annotations.mentions[first...last]
  }

  /// Whether a conjunction or 联合 alone stands between a mention and the next.
  private func areTogether(_ left: Int) -> Bool {
    if areJoined(left) { return true }
    var start = annotations.mentions[left].range.end
    var end = annotations.mentions[left + 1].range.start
    if start < end, text.bytes[start] == 0x20 { start += 1 }
    if start < end, text.bytes[end - 1] == 0x20 { end -= 1 }
    return vocabulary.isWord(ByteRange(start, end), of: .together, in: text.bytes.span)
  }

  /// Whether a conjunction alone, quotation marks aside, stands between a mention and the next.
  func areJoined(_ left: Int) -> Bool {
    let first = annotations.mentions[left].range.end
    let end = annotations.mentions[left + 1].range.start
    let start = bracketEnd(from: first, before: end)
    guard end - start <= 16 else { return false }
    var joins = 0
    var token = segments.tokenIndex(at: start)
    while token < segments.tokens.count, segments.tokens[token].range.start < end {
      let range = segments.tokens[token].range
      switch text.bytes.span.scalar(at: range.start).value {
      case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x22: break
      case 0x3001: joins += 1
      // 甲（……）；乙（……）
      case 0xFF1B, 0x3B:
        guard start > first else { return false }
        joins += 1
      default:
        guard segments.tokens[token].partOfSpeech == .coordinatingConjunction else { return false }
        joins += 1
      }
      token += 1
    }
    return joins == 1
  }

  /// Returns the end of the bracket that opens at an offset, or the offset.
  private func bracketEnd(from start: Int, before end: Int) -> Int {
    let closers: [UInt32: UInt32] = [0xFF08: 0xFF09, 0x28: 0x29]
    let span = text.bytes.span
    guard start < end, let closer = closers[span.scalar(at: start).value] else { return start }
    var offset = start
    while offset < end {
      let scalar = span.scalar(at: offset)
      offset += scalar.count
      if scalar.value == closer { return offset }
    }
    return start
  }

  /// Whether an organization may have made a product as far as the dictionaries know: they know no
  /// maker, it, the one that it belongs to, or one that belongs to it; a team may be anybody's.
  func mayMake(_ organization: Int, _ product: Int) -> Bool {
    guard let maker = annotations.entities[product].parentName else { return true }
    let entity = annotations.entities[organization]
    return maker == entity.canonicalName || maker == entity.parentName
      || entity.canonicalName == nil && ends(entity.name, with: .unit)
      || entity.canonicalName != nil && owners[maker] == entity.canonicalName
  }

  /// Whether a name is that of a part of an organization.
  func isUnit(_ mention: EntityMention) -> Bool {
    vocabulary.ends(mention.range, with: .unit, in: text.bytes.span)
  }
}
