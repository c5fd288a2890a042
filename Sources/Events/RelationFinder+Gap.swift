// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What stands between two names, as far as relations ask.
struct RelationGap {
  /// Whether only nouns, 的 and quotation marks stand there.
  var isNominal = true
  var hasOf = false
  /// A conjunction alone: 甲、乙.
  var isJoin = false
  /// A conjunction alone that joins those who do something: 与, 跟, 同.
  var isWith = false
  /// A comma or an opening bracket alone, or 是.
  var isApposition = false
  /// 是 with nothing but adverbs before it and nouns behind it.
  var isCopular = false
  /// 有 with nothing but nouns behind it.
  var isHaving = false
  var isOwned = false
  var isFormer = false
  /// From the first title noun on, without 的.
  var title: ByteRange?
  /// A title and a conjunction end it: 甲公司董事长、乙…….
  var isTitleJoined = false
  /// The title right before the second name where nothing but nouns stands between it and the last
  /// mark or verb: ……，总裁某某.
  var loneTitle: ByteRange?

  // What only the reading asks for.
  fileprivate var hasNumber = false
  fileprivate var hasCopula = false
  fileprivate var isPlain = true
  fileprivate var isTailNominal = true
  fileprivate var isAfterTitle = false
  fileprivate var isTitleSetOff = false
  fileprivate var hasOpenJoin = false
  fileprivate var endsInJoin = false
  fileprivate var isClauseStart = false
  fileprivate var lastTitle: (start: Int, end: Int)?
}

/// Reading what stands between two names.
extension RelationFinder {
  /// Reads what stands between two names.
  func gap(between left: ByteRange, and right: ByteRange, cue first: Int) -> RelationGap {
    var gap = RelationGap()
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
          // 目前 is no 前.
          let isInside = cues[cue].range.start > range.start
          matched.formUnion(isInside ? cues[cue].cues.subtracting(.former) : cues[cue].cues)
          if !cues[cue].cues.isDisjoint(with: [.titleNoun, .personTitle]) {
            titleStart = titleStart ?? cues[cue].range.start
            longest = max(longest, cues[cue].range.end)
          }
        }
        cue += 1
      }
      if longest > range.end || !matched.isDisjoint(with: [.titleNoun, .personTitle]) {
        titleEnd = longest
        gap.takeTitle(
          from: max(titleStart ?? range.start, range.start), to: longest, isFirst: count == 1)
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
    gap.isHaving = gap.isHaving && gap.isTailNominal && count <= 5
    gap.isCopular = gap.hasCopula && gap.isTailNominal && count <= 8
    let isOpen = gap.hasOpenJoin && !gap.endsInJoin
    if let titleStart, gap.isNominal, !isOpen, isNearTitle(titleEnd, right.start) {
      gap.title = position(from: left.end, titleStart: titleStart, to: titleEnd)
      gap.isTitleJoined = gap.endsInJoin
    }
    if let (start, end) = gap.lastTitle, right.start - end <= 1 {
      gap.loneTitle = ByteRange(start, end)
    }
    if count > 8 || gap.hasNumber || gap.isTitleSetOff || gap.hasOpenJoin {
      gap.isNominal = false
    }
    return gap
  }

  private func read(
    _ token: Token, _ cues: CueSet, into gap: inout RelationGap, isFirst: Bool
  ) {
    let first = text.bytes.span.scalar(at: token.range.start).value
    let count = token.range.count
    let isAfterTitle = gap.isAfterTitle
    gap.isAfterTitle = false
    gap.endsInJoin = false
    let isClauseStart = gap.isClauseStart
    gap.isClauseStart = false
    if gap.isTitleSetOff { gap.isNominal = false }
    if isAfterTitle, RelationFinder.isNaming(first, count) {
      gap.isTitleSetOff = true
      gap.isTailNominal = false
      return
    }
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
      // 与 跟 同
      gap.isWith = first == 0x4E0E || first == 0x8DDF || first == 0x540C
      if isAfterTitle {
        gap.hasOpenJoin = true
        gap.endsInJoin = true
      } else if !isFirst || count > 3 {
        gap.isNominal = false
      }
      return
    }
    if token.form == .punctuation {
      readPunctuation(token, into: &gap, isFirst: isFirst, isAfterTitle: isAfterTitle)
      return
    }
    switch token.partOfSpeech {
    case .noun, .properNoun, .adjective, .symbol:
      gap.isClauseStart = isClauseStart
      return
    case .numeral:
      gap.hasNumber = true
      return
    case .verb where first == 0x662F && count == 3,
      .auxiliary where first == 0x662F && count == 3:
      // 是
      gap.isApposition = isFirst
      gap.hasCopula = gap.isPlain
      gap.isTailNominal = true
      gap.isNominal = false
      return
    case .adverb: break
    case .verb where first == 0x6709 && count == 3 || first == 0x62E5 && count == 6:
      // 有 拥有
      gap.isHaving = isFirst
      gap.isPlain = false
      gap.isTailNominal = true
      gap.isNominal = false
      return
    default: gap.isPlain = false
    }
    gap.isClauseStart = true
    gap.isTailNominal = false
    gap.isNominal = false
  }

  /// Whether a word may stand between a title and the name of who holds it: 是 为 有 ： 包括.
  private static func isNaming(_ first: UInt32, _ count: Int) -> Bool {
    switch first {
    case 0x662F, 0x4E3A, 0x6709, 0xFF1A: count == 3
    case 0x5305: count == 6
    default: false
    }
  }

  private func readPunctuation(
    _ token: Token, into gap: inout RelationGap, isFirst: Bool, isAfterTitle: Bool
  ) {
    switch text.bytes.span.scalar(at: token.range.start).value {
    case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x22: return
    case 0x3001, 0x2F, 0x26:
      gap.isJoin = isFirst
      if isAfterTitle {
        gap.hasOpenJoin = true
        gap.endsInJoin = true
        return
      }
    case 0xFF0C, 0x2C:
      gap.isApposition = isFirst
      gap.isClauseStart = true
      if isAfterTitle {
        gap.isTitleSetOff = true
        gap.isTailNominal = false
        gap.isPlain = false
        return
      }
    case 0xFF08, 0x28, 0x2014: gap.isApposition = isFirst
    case 0xFF1A, 0x3A, 0xFF1B, 0x3B: gap.isClauseStart = true
    default: break
    }
    gap.isPlain = false
    gap.isTailNominal = false
    gap.isNominal = false
  }
}

extension RelationGap {
  /// Notes a title.
  fileprivate mutating func takeTitle(from start: Int, to end: Int, isFirst: Bool) {
    if isTitleSetOff { isNominal = false }
    lastTitle = isClauseStart ? (start, end) : nil
    isClauseStart = false
    isAfterTitle = true
    hasOpenJoin = false
    endsInJoin = false
  }
}
