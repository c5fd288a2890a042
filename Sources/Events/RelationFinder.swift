// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the relations that an article states: by what stands between two names that follow each
/// other, by the names themselves, and by what its events say of their participants.
///
/// The work is linear in the mentions, but for the names of products, which are looked up by their
/// beginnings.
struct RelationFinder {
  let text: NormalizedText
  let segments: SegmentedText
  let annotations: EntityAnnotations
  let cues: [CueMatch]
  /// The words that only relations ask for.
  let relationCues: [CueMatch]
  let types: MentionTypes
  let vocabulary: Vocabulary
  private var found: Set<Key> = []
  private(set) var relations: [EntityRelation] = []
  /// The owners of the organizations of the article that dictionaries know, by name.
  let owners: [String: String]
  /// The makers of products that the article names, by the products' names, once they are asked
  /// for.
  var makers: [String: Int]?

  private struct Key: Hashable {
    var kind: EntityRelation.Kind
    var from: Int
    var to: Int
  }

  init(
    text: NormalizedText, segments: SegmentedText, annotations: EntityAnnotations,
    scan: TriggerScan, vocabulary: Vocabulary
  ) {
    self.text = text
    self.segments = segments
    self.annotations = annotations
    cues = scan.cues
    relationCues = scan.relationCues
    types = MentionTypes(annotations, vocabulary: vocabulary)
    self.vocabulary = vocabulary
    var owners: [String: String] = [:]
    for entity in annotations.entities where entity.type == .organization {
      if let name = entity.canonicalName, let owner = entity.parentName { owners[name] = owner }
    }
    self.owners = owners
  }

  /// Adds a relation that is not known yet.
  mutating func add(
    _ kind: EntityRelation.Kind, from: Int, to: Int, evidence: ByteRange,
    position: ByteRange? = nil, isFormer: Bool = false
  ) {
    guard from != to, found.insert(Key(kind: kind, from: from, to: to)).inserted else { return }
    relations.append(
      EntityRelation(
        kind: kind, from: from, to: to, evidence: evidence, position: position,
        isFormer: isFormer))
  }

  // MARK: Neighbours

  /// A post that an organization is named with, before it is known whose: 甲公司总裁、乙公司董事长某某.
  struct OpenPost {
    var organization: Int
    var position: ByteRange?
    var isFormer: Bool
  }

  /// Finds what neighbouring names of a sentence say.
  mutating func readNeighbours() {
    let mentions = annotations.mentions
    guard mentions.count > 1 else { return }
    var cue = 0
    var sentence = 0
    /// The posts of the last person, for those who share the title.
    var shared: [OpenPost] = []
    /// The organizations and posts that stand directly before the next name.
    var open: [OpenPost] = []
    for index in 0..<(mentions.count - 1) {
      let left = mentions[index]
      let right = mentions[index + 1]
      while sentence < segments.sentences.count,
        segments.sentences[sentence].range.end <= left.range.start
      {
        sentence += 1
      }
      guard sentence < segments.sentences.count,
        right.range.start < segments.sentences[sentence].range.end,
        right.range.start - left.range.end <= 60
      else {
        shared = []
        open = []
        continue
      }
      while cue < cues.count, cues[cue].range.start < left.range.end { cue += 1 }
      let gap = gap(between: left.range, and: right.range, cue: cue)
      if types.isOrganization(index), types.isOrganization(index + 1),
        gap.isJoin || gap.isTitleJoined, open.count < 8
      {
        open.append(OpenPost(organization: index, position: gap.title, isFormer: gap.isFormer))
        continue
      }
      defer { open = [] }
      if types.isPerson(index + 1) {
        if types.isOrganization(index), let post = post(of: index + 1, behind: index, gap) {
          shared = open.map { open in
            open.position == nil
              ? OpenPost(
                organization: open.organization, position: post.position, isFormer: post.isFormer)
              : open
          }
          shared.append(post)
          add(shared, of: right)
          continue
        }
        if types.isPerson(index), gap.isJoin, !gap.isWith, !shared.isEmpty {
          add(shared, of: right)
          continue
        }
        if let title = gap.loneTitle, isOffice(title),
          let owner = onlyOrganization(before: index + 1, in: sentence)
        {
          add(
            [OpenPost(organization: owner, position: title, isFormer: gap.isFormer)], of: right)
        }
      }
      shared = []
      readPair(index, gap, cue: cue)
      if gap.hasOf, gap.isNominal, !open.isEmpty, types.isProduct(index + 1) {
        readMakers(open, of: right)
      }
    }
  }

  /// Whether a name is that of the exchange where the shares of the organization before it are:
  /// 甲(TWSE: 3706).
  private func isTicker(_ index: Int) -> Bool {
    let exchange = annotations.mentions[index].range
    guard index > 0, types.isOrganization(index), types.isOrganization(index - 1),
      exchange.start - annotations.mentions[index - 1].range.end <= 4,
      exchange.end < text.bytes.count
    else { return false }
    let bytes = text.bytes
    let mark = bytes.span.scalar(at: exchange.end)
    guard mark.value == 0x3A || mark.value == 0xFF1A else { return false }
    var offset = exchange.end + mark.count
    if offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    return offset < bytes.count && bytes[offset] &- 0x30 < 10
  }

  private mutating func add(_ posts: [OpenPost], of person: EntityMention) {
    for post in posts {
      let organization = annotations.mentions[post.organization]
      add(
        .position, from: person.entity, to: organization.entity,
        evidence: ByteRange(organization.range.start, person.range.end),
        position: post.position, isFormer: post.isFormer)
    }
  }

  /// Adds those who are joined to the owner of a product that no dictionary knows: 甲与乙团队的丙.
  private mutating func readMakers(_ open: [OpenPost], of product: EntityMention) {
    guard annotations.entities[product.entity].canonicalName == nil else { return }
    for post in open {
      let maker = annotations.mentions[post.organization]
      add(
        .developer, from: maker.entity, to: product.entity,
        evidence: ByteRange(maker.range.start, product.range.end))
    }
  }

  /// Relations of two neighbours other than posts before a name.
  private mutating func readPair(_ index: Int, _ gap: RelationGap, cue: Int) {
    if types.isPerson(index) {
      readPost(behind: index, gap, cue: cue)
      return
    }
    let left = annotations.mentions[isTicker(index) ? index - 1 : index]
    let right = annotations.mentions[index + 1]
    let evidence = ByteRange(left.range.start, right.range.end)
    readWare(index, gap, cue: cue)
    if types.isOrganization(index), types.isProduct(index + 1) {
      guard !gap.isJoin, gap.isNominal || gap.isOwned || gap.isHaving,
        mayMake(left.entity, right.entity) || isStatedOwner(left, of: right, gap)
      else { return }
      for product in list(from: index + 1)
      where mayMake(left.entity, product.entity) || product.range == right.range {
        add(.developer, from: left.entity, to: product.entity, evidence: evidence)
      }
      readInner(index + 1, of: left)
      return
    }
    if types.isOrganization(index), types.isOrganization(index + 1),
      gap.isOwned || gap.isNominal && isUnit(right)
    {
      add(.part, from: right.entity, to: left.entity, evidence: evidence)
      return
    }
    if types.isPlace(index), types.isOrganization(index + 1), gap.isNominal {
      add(.seat, from: right.entity, to: left.entity, evidence: evidence)
    }
  }

  /// Whether 的 alone makes a product an organization's, and the article names no other maker that
  /// the dictionary knows.
  private func isStatedOwner(
    _ owner: EntityMention, of product: EntityMention, _ gap: RelationGap
  ) -> Bool {
    guard gap.hasOf, product.range.start - owner.range.end <= 4,
      annotations.entities[owner.entity].canonicalName != nil,
      let maker = annotations.entities[product.entity].parentName
    else { return false }
    return !annotations.entities.contains { $0.canonicalName == maker }
  }

  /// Reads the name in quotation marks that follows the product that it is a part of: 甲有乙“丙”.
  private mutating func readInner(_ index: Int, of maker: EntityMention) {
    let mentions = annotations.mentions
    guard index + 1 < mentions.count, types.isProduct(index + 1) else { return }
    let outer = mentions[index]
    let inner = mentions[index + 1]
    let between = text.bytes[outer.range.end..<inner.range.start]
    guard ["“", "「"].contains(where: { between.elementsEqual($0.utf8) }),
      mayMake(maker.entity, inner.entity)
    else { return }
    let evidence = ByteRange(maker.range.start, inner.range.end)
    add(.developer, from: maker.entity, to: inner.entity, evidence: evidence)
    add(
      .part, from: inner.entity, to: outer.entity,
      evidence: ByteRange(outer.range.start, inner.range.end))
  }
}
