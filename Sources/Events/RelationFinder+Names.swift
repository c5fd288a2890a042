// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Relations that the names, the dictionaries and the events tell of.
extension RelationFinder {
  /// Adds what the events that happened say of their participants.
  mutating func read(
    _ events: [EventMention], frames: FrameRules
  ) {
    for event in events where event.modality != .negated {
      guard let relations = frames[event.type]?.relations else { continue }
      // What is only planned to be bought is no part yet.
      for relation in relations where relation.kind != .part || event.modality == .asserted {
        for from in event.arguments where from.role == relation.from {
          for to in event.arguments where to.role == relation.to {
            guard var source = from.entity, var target = to.entity,
              fits(relation.kind, source, target)
                || relation.kind == .developer
                  && annotations.entities[source].type == .organization
                  && isJointly(event, relation.from, target)
            else { continue }
            if relation.kind == .developer { source = maker(behind: source) }
            // Who founds an alliance is a part of it.
            if relation.kind == .part, isAlliance(source) { swap(&source, &target) }
            let low = min(from.range.start, to.range.start, event.trigger.start)
            let high = max(from.range.end, to.range.end, event.trigger.end)
            add(relation.kind, from: source, to: target, evidence: ByteRange(low, high))
          }
        }
      }
    }
  }

  /// Returns the firm behind a brand that acts as one, where the article names it and the product
  /// of the brand's name.
  ///
  /// - Complexity: O(*n*) in the number of entities for the first brand with a parent, then O(1).
  mutating func maker(behind brand: Int) -> Int {
    let entity = annotations.entities[brand]
    guard let parent = entity.parentName, parent != entity.canonicalName else { return brand }
    if makers == nil { makers = firmsOfProducts() }
    guard let maker = makers?[entity.name], annotations.entities[maker].canonicalName == parent
    else { return brand }
    return maker
  }

  /// The makers that the article names of the products that dictionaries know, by the products'
  /// names.
  private func firmsOfProducts() -> [String: Int] {
    var firms: [String: Int] = [:]
    for (index, entity) in annotations.entities.enumerated() where entity.type == .organization {
      if let name = entity.canonicalName, firms[name] == nil { firms[name] = index }
    }
    var result: [String: Int] = [:]
    for entity in annotations.entities where entity.type == .product {
      if let maker = entity.parentName, let firm = firms[maker] { result[entity.name] = firm }
    }
    return result
  }

  /// Whether two entities have the types that a relation is between, and the dictionary does not
  /// know another maker.
  private func fits(_ kind: EntityRelation.Kind, _ from: Int, _ to: Int) -> Bool {
    let source = annotations.entities[from]
    let target = annotations.entities[to]
    switch kind {
    case .developer:
      guard source.type == .organization, target.type == .product else { return false }
      return mayMake(from, to)
    case .position: return source.type == .person && target.type == .organization
    case .seat: return source.type == .organization && target.type == .place
    case .part: return source.type == target.type
    case .version: return source.type == .product && target.type == .product
    }
  }

  /// Whether several make a product together, one of whom the dictionary knows as its maker.
  private func isJointly(_ event: EventMention, _ role: String, _ product: Int) -> Bool {
    let makers = event.arguments.filter { $0.role == role }
    let products = Set(event.arguments.filter { $0.role != role }.map(\.entity))
    return makers.count > 1 && products == [product]
      && makers.contains { maker in maker.entity.map { fits(.developer, $0, product) } ?? false }
  }

  private func isAlliance(_ entity: Int) -> Bool {
    ends(annotations.entities[entity].name, with: .alliance)
  }

  /// Adds the makers that the dictionaries know and a sentence names beside what they made.
  mutating func readDictionary() {
    guard annotations.entities.contains(where: { $0.type == .product && $0.parentName != nil })
    else { return }
    var byName = [String: Int](minimumCapacity: annotations.entities.count)
    for (index, entity) in annotations.entities.enumerated() {
      if let name = entity.canonicalName, byName[name] == nil { byName[name] = index }
    }
    guard !byName.isEmpty else { return }
    // The owner of each entity that has one in the article.
    let owners = annotations.entities.map { entity in
      entity.type == .product ? entity.parentName.flatMap { byName[$0] } : nil
    }
    guard owners.contains(where: { $0 != nil }) else { return }
    var first = 0
    var sentence = 0
    for index in annotations.mentions.indices {
      let mention = annotations.mentions[index]
      while sentence < segments.sentences.count,
        segments.sentences[sentence].range.end <= mention.range.start
      {
        sentence += 1
      }
      guard sentence < segments.sentences.count else { return }
      let start = beginning(of: sentence)
      while annotations.mentions[first].range.start < start { first += 1 }
      guard let owner = owners[mention.entity],
        annotations.entities[owner].type == .organization,
        !isMeans(mention.range.start, in: start)
      else { continue }
      let end = segments.sentences[sentence].range.end
      var isFound = false
      var place = max(first, index - RelationFinder.reach)
      while place < annotations.mentions.count, place <= index + RelationFinder.reach,
        annotations.mentions[place].range.start < end
      {
        let other = annotations.mentions[place]
        let isSister =
          place + 1 == index && isSister(other.entity, of: owner)
          && !areSameName(other.entity, mention.entity)
          && !isSeparated(other.range.end, mention.range.start)
        if other.entity == owner || isSister {
          let evidence = ByteRange(
            min(other.range.start, mention.range.start), max(other.range.end, mention.range.end))
          add(.developer, from: other.entity, to: mention.entity, evidence: evidence)
          isFound = true
          break
        }
        place += 1
      }
      if isFound { continue }
      let rowStart =
        isRow(index, owners)
        ? segments.sentences[max(0, sentence - 1)].range.start : heading(above: mention.range.start)
      if let rowStart, let place = firm(owner, before: index, from: rowStart) {
        add(
          .developer, from: owner, to: mention.entity,
          evidence: ByteRange(annotations.mentions[place].range.start, mention.range.end))
      }
    }
  }

  /// Whether a product stands in a row with another of its maker: 甲手机、甲平板.
  private func isRow(_ index: Int, _ owners: [Int?]) -> Bool {
    let mentions = annotations.mentions
    let owner = owners[mentions[index].entity]
    return index + 1 < mentions.count && owners[mentions[index + 1].entity] == owner
      && areJoined(index)
      || index > 0 && owners[mentions[index - 1].entity] == owner && areJoined(index - 1)
  }

  /// Returns the mention of a firm before another mention, from `start` on.
  private func firm(_ firm: Int, before index: Int, from start: Int) -> Int? {
    var place = index - 1
    while place >= 0, index - place <= RelationFinder.furthestFirm,
      annotations.mentions[place].range.start >= start
    {
      if annotations.mentions[place].entity == firm { return place }
      place -= 1
    }
    return nil
  }

  /// How far a heading is looked for, in lines and bytes.
  static let mostItems = 16
  private static let longestItems = 900

  /// Returns where the heading begins that ends in a colon above the lines with marks, one of which
  /// an offset is in: 某某家的产品： with • and names below.
  private func heading(above offset: Int) -> Int? {
    let span = text.bytes.span
    var end = offset
    for _ in 0..<RelationFinder.mostItems {
      var start = end
      while start > 0, span[start - 1] != 0x0A {
        guard offset - start < RelationFinder.longestItems else { return nil }
        start -= 1
      }
      guard start < end else { return nil }
      if !RelationFinder.isBullet(span.scalar(at: start).value) {
        let isHeading =
          end < offset && (span[end - 1] == 0x3A || end >= 3 && span.starts(with: "：", at: end - 3))
        return isHeading ? start : nil
      }
      guard start > 0 else { return nil }
      end = start - 1
    }
    return nil
  }

  /// Whether a mark begins a line of a list: - * · • ▪ ● ◆ ■ ・.
  static func isBullet(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2A, 0xB7, 0x2022, 0x25AA, 0x25CF, 0x25C6, 0x25A0, 0x30FB: true
    default: false
    }
  }

  /// How many mentions the maker of a row of products may be away.
  private static let furthestFirm = 32

  /// Where a sentence begins; 其中 goes on with the one before.
  private func beginning(of sentence: Int) -> Int {
    let start = segments.sentences[sentence].range.start
    guard sentence > 0, text.bytes.span.starts(with: "其中", at: start) else { return start }
    return segments.sentences[sentence - 1].range.start
  }

  /// Whether a preposition or a verb of using governs the name at `offset`: 基于甲, 接入甲, 在甲上.
  ///
  /// Such a sentence speaks of what is done with it, not of whose it is.
  private func isMeans(_ offset: Int, in sentence: Int) -> Bool {
    var token = segments.tokenIndex(at: offset) - 1
    while token >= 0, segments.tokens[token].range.start >= sentence {
      let range = segments.tokens[token].range
      token -= 1
      switch text.bytes.span.scalar(at: range.start).value {
      case 0x201C, 0x300C, 0x300A, 0x22, 0x20: continue
      default: break
      }
      return vocabulary.isWord(range, of: .means, in: text.bytes.span)
    }
    return false
  }

  /// Whether an organization belongs to an owner: 阿里云 to 阿里巴巴.
  private func isSister(_ organization: Int, of owner: Int) -> Bool {
    let entity = annotations.entities[organization]
    return entity.type == .organization && entity.parentName != nil
      && entity.parentName == annotations.entities[owner].canonicalName
  }

  /// Whether a mark or a conjunction alone parts two names: 甲，乙.
  private func isSeparated(_ end: Int, _ start: Int) -> Bool {
    let token = segments.tokenIndex(at: end)
    guard token + 1 < segments.tokens.count, segments.tokens[token + 1].range.start >= start else {
      return false
    }
    let word = segments.tokens[token]
    return word.form == .punctuation
      && !RelationFinder.isQuote(text.bytes.span.scalar(at: word.range.start).value)
      || word.partOfSpeech == .coordinatingConjunction
  }

  static func isQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x22: true
    default: false
    }
  }

  /// Whether a firm and a product are known by one name: of the firm's product the name says
  /// nothing more.
  func areSameName(_ firm: Int, _ product: Int) -> Bool {
    let name = annotations.entities[firm].canonicalName
    return name != nil && name == annotations.entities[product].canonicalName
  }

  /// How many mentions an owner may be away.
  private static let reach = 3
}
