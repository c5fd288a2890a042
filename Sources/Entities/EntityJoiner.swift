// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Joins the mentions of one real thing to one entity.
struct EntityJoiner {
  let view: ArticleView
  let lexicon: Lexicon
  let knowledge: EntityKnowledge

  /// Returns the entities of chosen candidates, which are in reading order and do not overlap.
  func annotations(of chosen: [Candidate]) -> EntityAnnotations {
    var groups = MentionGroups(capacity: chosen.count)
    var named: Set<UInt32>?
    for candidate in chosen {
      let place = candidate.scores.best.place
      groups.append(
        range: candidate.range, place: place, key: candidate.key,
        entity: entity(of: candidate, place: place, among: chosen, named: &named))
    }
    joinBrackets(&groups)
    joinParts(&groups)
    return annotations(of: chosen, groups: &groups)
  }

  /// Returns the type that fits best.
  private func type(of candidate: Candidate) -> EntityType {
    let place = candidate.scores.best.place
    if place < TypeScores.customPlace { return TypeScores.types[place - 1] }
    for sense in view.senses[candidate.senses]
    where Int(knowledge.entry(sense.entity).type) >= TypeScores.types.count {
      return lexicon.entity(sense.entity).type
    }
    return .product
  }

  /// Returns the dictionary entity of the type at `place` that a candidate names: of several, the
  /// first whose owner the article names, else the first.
  ///
  /// What the chosen names may be is put into `named` once it is asked for.
  private func entity(
    of candidate: Candidate, place: Int, among chosen: [Candidate], named: inout Set<UInt32>?
  ) -> UInt32? {
    var first: UInt32?
    for index in candidate.senses {
      let entity = view.senses[index].entity
      let entry = knowledge.entry(entity)
      guard Int(entry.type) == place - 1 else { continue }
      // Many products may be called by one English word: where the maker is not named, another may
      // be meant.
      if place == 3, view.bytes[candidate.range.start] < 0x80, view.senses[index].isAmbiguous,
        let owner = entry.parent
      {
        let present = named ?? entities(of: chosen)
        named = present
        guard present.contains(owner) else { continue }
      }
      guard let known = first else {
        first = entity
        continue
      }
      let present = named ?? entities(of: chosen)
      named = present
      if let owner = knowledge.entry(known).parent, present.contains(owner) { return known }
      if let owner = entry.parent, present.contains(owner) { return entity }
    }
    return first
  }

  private func entities(of chosen: [Candidate]) -> Set<UInt32> {
    var result: Set<UInt32> = []
    for candidate in chosen {
      for sense in view.senses[candidate.senses] { result.insert(sense.entity) }
    }
    return result
  }

  /// Joins 星澜科技（Starlan） and 神达数位股份有限公司（以下简称神达数位）.
  private func joinBrackets(_ groups: inout MentionGroups) {
    let bytes = view.bytes
    let text = bytes.span
    guard groups.mentions.count > 1 else { return }
    for index in 1..<groups.mentions.count {
      let left = groups.mentions[index - 1]
      let right = groups.mentions[index]
      guard left.place == right.place, right.range.start - left.range.end <= 36 else { continue }
      var offset = left.range.end
      while offset < right.range.start, isCloser(text.scalar(at: offset).value) {
        offset += text.scalar(at: offset).count
      }
      guard offset < right.range.start else { continue }
      let opener = text.scalar(at: offset).value
      guard opener == 0xFF08 || opener == 0x28 else { continue }
      offset += text.scalar(at: offset).count
      // Between bracket and name: nothing, 简称, 以下简称, 英文名 …, and an opening quotation mark.
      let introduction = ByteRange(offset, right.range.start)
      guard isIntroduction(introduction, text: text) else { continue }
      var end = right.range.end
      while end < text.count, isCloser(text.scalar(at: end).value) {
        end += text.scalar(at: end).count
      }
      guard end < text.count else { continue }
      let closer = text.scalar(at: end).value
      // 某某科技(TWSE: 3706): the exchange and the number of the shares.
      let isListing =
        (closer == 0xFF1A || closer == 0x3A)
        && view.isDigit(at: view.skippingSpaces(from: end + text.scalar(at: end).count))
      if closer == 0xFF09 || closer == 0x29 || closer == 0xFF0C || closer == 0x2C
        || !isListing && (closer == 0xFF1A || closer == 0x3A)
      {
        // 甲（原名乙）: that the name was another's tells more than what a dictionary knows of both.
        let isRenamed = !introduction.isEmpty && areOwned(left.entity, right.entity)
        groups.join(index - 1, index, evenKnown: isRenamed)
      }
    }
  }

  /// Whether one of two entities of the dictionaries is the owner of the other.
  private func areOwned(_ left: UInt32?, _ right: UInt32?) -> Bool {
    guard let left, let right else { return false }
    return knowledge.entry(left).parent == right || knowledge.entry(right).parent == left
  }

  private func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x201D, 0x300D, 0x300F, 0x22, 0x201C, 0x300C, 0x300E: true
    default: false
    }
  }

  private func isIntroduction(_ range: ByteRange, text: Span<UInt8>) -> Bool {
    var offset = range.start
    var hasNaming = false
    while offset < range.end {
      let scalar = text.scalar(at: offset)
      if view.starting[offset].contains(.naming) { hasNaming = true }
      if !isCloser(scalar.value), !hasNaming, scalar.value != 0xFF1A, scalar.value != 0x3A {
        // 以下简称: the naming word need not be the first.
        guard range.end - offset <= 18, scalar.isHan else { return false }
      }
      offset += scalar.count
    }
    return range.isEmpty || hasNaming || range.count <= 3
  }

  /// Joins 商汤 with 商汤科技, and Kshetri with Nir Kshetri.
  private func joinParts(_ groups: inout MentionGroups) {
    for index in groups.mentions.indices
    where groups.first(ofText: groups.mentions[index].textKey) == index {
      let mention = groups.mentions[index]
      let parts =
        mention.place == 3
        ? withoutBrand(mention.range, groups).map { [$0] } ?? [] : parts(of: mention)
      for part in parts {
        let key = MentionGroups.key(place: mention.place, text: view.key(part))
        if let other = groups.first(ofText: key), other != index {
          groups.join(index, other)
        } else if let entity = firm(named: part, legally: mention),
          let other = groups.first(ofEntity: entity)
        {
          groups.join(index, other)
        }
      }
    }
  }

  /// Returns the firm that dictionaries have by a part of a name where only its legal form is left
  /// out: 槐序科技 in 槐序科技股份有限公司.
  private func firm(named part: ByteRange, legally mention: MentionGroups.Mention) -> UInt32? {
    guard mention.place == 1, mention.entity == nil, part.start == mention.range.start,
      view.ending[part.end].contains(.knownOrganization),
      LegalNames.isForm(view.bytes[part.end..<mention.range.end])
    else { return nil }
    for name in view.names(startingAt: part.start) where name.range.end == part.end {
      for sense in view.senses[name.senses] where knowledge.entry(sense.entity).type == 0 {
        return sense.entity
      }
    }
    return nil
  }

  /// Returns the name of a product without its maker or brand that stands before it: MiSund 12 for
  /// Reedbank MiSund 12.
  private func withoutBrand(_ range: ByteRange, _ groups: MentionGroups) -> ByteRange? {
    guard view.bytes[range.start] < 0x80,
      let space = view.bytes[range.start..<range.end].firstIndex(of: 0x20), space + 3 < range.end
    else { return nil }
    let brand = view.key(ByteRange(range.start, space))
    guard
      groups.first(ofText: MentionGroups.key(place: 1, text: brand)) != nil
        || groups.first(ofText: MentionGroups.key(place: 3, text: brand)) != nil
        || view.starting[range.start].intersection(view.ending[space]).contains(.knownOrganization)
    else { return nil }
    return ByteRange(space + 1, range.end)
  }

  /// Returns the shorter names that a name is also known by.
  private func parts(of mention: MentionGroups.Mention) -> [ByteRange] {
    let range = mention.range
    var result: [ByteRange] = []
    switch mention.place {
    case 1:
      // The name without 科技, 集团, 股份有限公司, Inc.
      var end = range.end
      while let start = view.legalFormStart(of: ByteRange(range.start, end)) {
        end = view.skippingSpacesBack(from: start)
        if end - range.start >= 4 { result.append(ByteRange(range.start, end)) }
      }
      if let word = view.firstLatinWord(of: range) { result.append(word) }
    case 2:
      result = view.nameParts(of: range)
    default:
      break
    }
    return result
  }

  /// Whether a mention has a fuller name than another of its entity: the longer one, but for
  /// persons whose name the dictionary has; a nickname may be longer.
  private func isFuller(_ mention: MentionGroups.Mention, than other: ByteRange) -> Bool {
    guard mention.place == 2, let entity = mention.entity else {
      return mention.range.count > other.count
    }
    let name = lexicon.entityName(entity).utf8
    if view.bytes[other.start..<other.end].elementsEqual(name) { return false }
    return mention.range.count > other.count
      || view.bytes[mention.range.start..<mention.range.end].elementsEqual(name)
  }

  /// How many owners one behind the other are looked at.
  private static let owners = 3

  /// Returns the nearest owner of an entity that the article names, else its own: a firm owns what
  /// its firms make.
  private func owner(of entity: UInt32, in groups: MentionGroups) -> UInt32? {
    let first = knowledge.entry(entity).parent
    var next = first
    for _ in 0..<EntityJoiner.owners {
      guard let owner = next else { break }
      let entry = knowledge.entry(owner)
      guard entry.type == 0 else { break }
      if groups.first(ofEntity: owner) != nil { return owner }
      next = entry.parent
    }
    return first
  }

  private func annotations(
    of chosen: [Candidate], groups: inout MentionGroups
  ) -> EntityAnnotations {
    var result = EntityAnnotations()
    result.mentions.reserveCapacity(chosen.count)
    var entityOfGroup = Array(filled: -1, count: chosen.count)
    var longest: [ByteRange] = []
    longest.reserveCapacity(chosen.count)
    result.entities.reserveCapacity(chosen.count)
    for (index, candidate) in chosen.enumerated() {
      let mention = groups.mentions[index]
      let group = groups.root(index)
      if entityOfGroup[group] < 0 {
        entityOfGroup[group] = result.entities.count
        result.entities.append(Entity(type: type(of: candidate), name: ""))
        longest.append(mention.range)
      }
      let place = entityOfGroup[group]
      if isFuller(mention, than: longest[place]) { longest[place] = mention.range }
      if result.entities[place].canonicalName == nil, let entity = mention.entity {
        result.entities[place].canonicalName = lexicon.entityName(entity)
        result.entities[place].parentName = owner(of: entity, in: groups).map {
          lexicon.entityName($0)
        }
      }
      result.mentions.append(
        EntityMention(
          range: mention.range, entity: place, recognizer: candidate.sources.name))
    }
    for index in longest.indices { result.entities[index].name = view.string(longest[index]) }
    return result
  }
}
