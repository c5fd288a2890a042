// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the relations that an article states: by what stands between two names that follow each
/// other, by the names themselves, and by what its events say of their participants.
///
/// The work is linear in the mentions, but for the names of products, which are looked up by their
/// beginnings.
struct RelationFinder {
  /// What stands between two names, as far as relations ask.
  private struct Gap {
    /// Whether only nouns, 的 and quotation marks stand there.
    var isNominal = true
    var hasOf = false
    /// A conjunction alone: 甲、乙.
    var isJoin = false
    /// A comma or an opening bracket alone, or 是.
    var isApposition = false
    var isOwned = false
    var isFormer = false
    /// From the first title noun on, without 的.
    var title: ByteRange?
  }

  let text: NormalizedText
  let segments: SegmentedText
  let annotations: EntityAnnotations
  let cues: [CueMatch]
  let types: MentionTypes
  private var found: Set<Key> = []
  private(set) var relations: [EntityRelation] = []

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
    types = MentionTypes(annotations, vocabulary: vocabulary)
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

  /// Finds what neighbouring names of a sentence say.
  mutating func readNeighbours() {
    let mentions = annotations.mentions
    guard mentions.count > 1 else { return }
    var cue = 0
    var sentence = 0
    /// The relation of the last person to an organization, for those who share the title.
    var shared: (organizations: [Int], position: ByteRange?, isFormer: Bool)?
    /// The organizations that stand in a list directly before the next name.
    var list: [Int] = []
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
        shared = nil
        list = []
        continue
      }
      while cue < cues.count, cues[cue].range.start < left.range.end { cue += 1 }
      let gap = gap(between: left.range, and: right.range, cue: cue)
      if types.isOrganization(index), types.isOrganization(index + 1), gap.isJoin {
        list.append(index)
        continue
      }
      defer { list = [] }
      if types.isPerson(index + 1) {
        if types.isOrganization(index), gap.title != nil || isOnlyOf(gap) {
          let organizations = list + [index]
          for organization in organizations {
            add(
              .position, from: right.entity, to: mentions[organization].entity,
              evidence: ByteRange(mentions[organization].range.start, right.range.end),
              position: gap.title, isFormer: gap.isFormer)
          }
          shared = (organizations, gap.title, gap.isFormer)
          continue
        }
        if types.isPerson(index), gap.isJoin, let shared {
          for organization in shared.organizations {
            add(
              .position, from: right.entity, to: mentions[organization].entity,
              evidence: ByteRange(mentions[organization].range.start, right.range.end),
              position: shared.position, isFormer: shared.isFormer)
          }
          continue
        }
      }
      shared = nil
      readPair(index, gap)
    }
  }

  /// Relations of two neighbours other than posts before a name.
  private mutating func readPair(_ index: Int, _ gap: Gap) {
    let left = annotations.mentions[index]
    let right = annotations.mentions[index + 1]
    let evidence = ByteRange(left.range.start, right.range.end)
    if types.isPerson(index), types.isOrganization(index + 1), gap.isApposition,
      let title = title(behind: right.range)
    {
      let next = index + 2
      let isAnothers =
        next < annotations.mentions.count && types.isPerson(next)
        && annotations.mentions[next].range.start - title.end <= 3
      if !isAnothers {
        add(
          .position, from: left.entity, to: right.entity,
          evidence: ByteRange(left.range.start, title.end), position: title)
      }
      return
    }
    if types.isOrganization(index), types.isProduct(index + 1), gap.isNominal || gap.isOwned {
      let parent = annotations.entities[right.entity].parentName
      let isOthers =
        parent.map { $0 != annotations.entities[left.entity].canonicalName } ?? false
      if !isOthers {
        add(.developer, from: left.entity, to: right.entity, evidence: evidence)
      }
      return
    }
    if types.isOrganization(index), types.isOrganization(index + 1), gap.isOwned {
      add(.part, from: right.entity, to: left.entity, evidence: evidence)
      return
    }
    if types.isPlace(index), types.isOrganization(index + 1), gap.isNominal {
      add(.seat, from: right.entity, to: left.entity, evidence: evidence)
    }
  }

  private func isOnlyOf(_ gap: Gap) -> Bool {
    gap.isNominal && gap.hasOf && gap.title == nil && !gap.isOwned
  }

  /// Reads what stands between two names.
  private func gap(between left: ByteRange, and right: ByteRange, cue first: Int) -> Gap {
    var gap = Gap()
    var token = segments.tokenIndex(at: left.end)
    var cue = first
    var count = 0
    var titleStart: Int?
    var titleEnd = left.end
    var end = left.end
    while token < segments.tokens.count, segments.tokens[token].range.start < right.start {
      let range = segments.tokens[token].range
      count += 1
      var matched: CueSet = []
      var longest = range.end
      while cue < cues.count, cues[cue].range.start < range.end {
        if cues[cue].range.start >= end, cues[cue].range.end <= right.start {
          matched.formUnion(cues[cue].cues)
          if !cues[cue].cues.isDisjoint(with: [.titleNoun, .personTitle]) {
            titleStart = titleStart ?? cues[cue].range.start
            longest = max(longest, cues[cue].range.end)
          }
        }
        cue += 1
      }
      if longest > range.end || !matched.isDisjoint(with: [.titleNoun, .personTitle]) {
        titleEnd = longest
        while token < segments.tokens.count, segments.tokens[token].range.end <= longest {
          token += 1
        }
        end = longest
        continue
      }
      end = range.end
      read(segments.tokens[token], matched, into: &gap, isFirst: count == 1)
      token += 1
    }
    gap.isJoin = gap.isJoin && count == 1
    gap.isApposition = gap.isApposition && count == 1
    if let titleStart, gap.isNominal, isNearTitle(titleEnd, right.start) {
      gap.title = position(from: left.end, titleStart: titleStart, to: titleEnd)
    }
    if count > 8 { gap.isNominal = false }
    return gap
  }

  private func read(_ token: Token, _ cues: CueSet, into gap: inout Gap, isFirst: Bool) {
    let bytes = text.bytes[token.range.start..<token.range.end]
    if cues.contains(.owned) {
      gap.isOwned = true
      return
    }
    if cues.contains(.former) {
      gap.isFormer = true
      return
    }
    if cues.contains(.of) {
      gap.hasOf = true
      return
    }
    if cues.contains(.join) {
      gap.isJoin = isFirst
      if !isFirst || bytes.count > 3 { gap.isNominal = false }
      return
    }
    if token.form == .punctuation {
      switch text.bytes.span.scalar(at: token.range.start).value {
      case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x22: return
      case 0x3001, 0x2F, 0x26: gap.isJoin = isFirst
      case 0xFF0C, 0x2C, 0xFF08, 0x28, 0x2014: gap.isApposition = isFirst
      default: break
      }
      gap.isNominal = false
      return
    }
    switch token.partOfSpeech {
    case .noun, .properNoun, .adjective, .symbol: return
    case .verb where bytes.elementsEqual("是".utf8): gap.isApposition = isFirst
    default: break
    }
    gap.isNominal = false
  }

  /// Whether nothing but 的, blanks or quotation marks stands between a title and a name.
  private func isNearTitle(_ end: Int, _ start: Int) -> Bool { start - end <= 7 }

  /// The post without the class noun of its organization and 的: 公司的首席执行官 → 首席执行官.
  private func position(from start: Int, titleStart: Int, to end: Int) -> ByteRange {
    var begin = start
    var token = segments.tokenIndex(at: start)
    while token < segments.tokens.count, segments.tokens[token].range.start < titleStart {
      let range = segments.tokens[token].range
      let word = text.bytes[range.start..<range.end]
      if RelationFinder.leading.contains(where: { word.elementsEqual($0.utf8) }) {
        begin = range.end
      }
      token += 1
    }
    let span = text.bytes.span
    while begin < titleStart, span[begin] == 0x20 { begin += 1 }
    return ByteRange(begin, end)
  }

  private static let leading = ["的", "公司", "集团", "前", "原", "现任", "现", "时任", "新任", "前任"]

  /// The title that follows the name of an organization, its class noun aside.
  private func title(behind range: ByteRange) -> ByteRange? {
    var low = 0
    var high = cues.count
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].range.start < range.end { low = middle + 1 } else { high = middle }
    }
    var token = segments.tokenIndex(at: range.end)
    var steps = 0
    while token < segments.tokens.count, steps < 4 {
      let start = segments.tokens[token].range.start
      while low < cues.count, cues[low].range.start < start { low += 1 }
      var place = low
      while place < cues.count, cues[place].range.start == start {
        if !cues[place].cues.isDisjoint(with: [.titleNoun, .personTitle]) {
          return position(from: range.end, titleStart: start, to: cues[place].range.end)
        }
        place += 1
      }
      switch segments.tokens[token].partOfSpeech {
      case .noun, .adjective, .particle: break
      default: return nil
      }
      token += 1
      steps += 1
    }
    return nil
  }
}
