// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Posts of persons.
extension RelationFinder {
  /// The post that the words between an organization and the person behind it tell of.
  func post(of person: Int, behind organization: Int, _ gap: RelationGap) -> OpenPost? {
    if gap.title != nil && !gap.isTitleJoined || gap.isNominal && gap.hasOf && !gap.isOwned {
      return OpenPost(organization: organization, position: gap.title, isFormer: gap.isFormer)
    }
    // 某大学某某教授
    let left = annotations.mentions[organization].range
    let right = annotations.mentions[person].range
    guard right.start - left.end <= 1 else { return nil }
    if let title = title(behind: right, within: 1), title.start - right.end <= 1 {
      return OpenPost(organization: organization, position: title, isFormer: false)
    }
    return isOwnPerson(person, of: organization)
      ? OpenPost(organization: organization, position: nil, isFormer: false) : nil
  }

  /// Whether the dictionaries know a person as somebody of the organization whose name stands
  /// directly before his: 甲公司某某.
  private func isOwnPerson(_ person: Int, of organization: Int) -> Bool {
    let mentions = annotations.mentions
    guard mentions[organization].range.end == mentions[person].range.start,
      let firm = annotations.entities[mentions[person].entity].parentName
    else { return false }
    let entity = annotations.entities[mentions[organization].entity]
    return firm == entity.canonicalName || firm == entity.parentName
  }

  /// Reads the post that follows a person's name: 某某，甲公司总裁 and 某某是甲公司的总裁.
  mutating func readPost(behind person: Int, _ gap: RelationGap, cue: Int) {
    let mentions = annotations.mentions
    guard gap.isApposition || gap.isCopular else { return }
    var place = person + 1
    // 是某地电池公司甲的总裁
    if gap.isCopular, types.isPlace(place), place + 1 < mentions.count,
      types.isOrganization(place + 1)
    {
      let between = ByteRange(mentions[place].range.end, mentions[place + 1].range.start)
      guard isNominal(between) else { return }
      place += 1
    }
    guard types.isOrganization(place),
      let title = title(behind: mentions[place].range, within: 8)
    else { return }
    let next = place + 1
    let isAnothers =
      next < mentions.count && types.isPerson(next)
      && mentions[next].range.start - title.end <= 3
      && !text.bytes[title.end..<mentions[next].range.start].contains(0x0A)
    if isAnothers { return }
    add(
      .position, from: mentions[person].entity, to: mentions[place].entity,
      evidence: ByteRange(mentions[person].range.start, title.end), position: title,
      isFormer: gap.isFormer)
  }

  /// Whether a title is that of who leads an organization or a part of it, so that its holder needs
  /// no other organization than the one that is spoken of.
  func isOffice(_ title: ByteRange) -> Bool {
    vocabulary.ends(title, with: .office, in: text.bytes.span)
  }

  /// Whether nothing but 的, blanks or quotation marks stands between a title and a name.
  func isNearTitle(_ end: Int, _ start: Int) -> Bool { start - end <= 7 }

  /// The post without the class noun of its organization and 的: 公司的首席执行官 → 首席执行官.
  func position(from start: Int, titleStart: Int, to end: Int) -> ByteRange {
    var begin = start
    var token = segments.tokenIndex(at: start)
    while token < segments.tokens.count, segments.tokens[token].range.start < titleStart {
      let range = segments.tokens[token].range
      if segments.tokens[token].form == .punctuation
        || vocabulary.isWord(range, of: .beforePost, in: text.bytes.span)
      {
        begin = range.end
      }
      token += 1
    }
    let span = text.bytes.span
    while begin < titleStart, span[begin] == 0x20 { begin += 1 }
    return ByteRange(begin, end)
  }

  /// The title that follows the name of an organization, its class noun aside.
  private func title(behind range: ByteRange, within most: Int) -> ByteRange? {
    var low = 0
    var high = cues.count
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].range.start < range.end { low = middle + 1 } else { high = middle }
    }
    var token = segments.tokenIndex(at: range.end)
    var steps = 0
    while token < segments.tokens.count, steps < most {
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
      case .noun, .adjective, .particle, .properNoun: break
      default:
        // 数据库/中间件负责人
        guard text.bytes[start] == 0x2F else { return nil }
      }
      token += 1
      steps += 1
    }
    return nil
  }
}
