// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The matches of a text that mean something to events: possible triggers, and cues.
struct TriggerScan {
  /// The possible triggers in reading order; none overlaps another, a name or a blocker.
  private(set) var triggers: [TriggerCandidate] = []
  /// The cue words, ordered by start, then the longer first.
  private(set) var cues: [CueMatch] = []
  /// The cue words that only relations ask for, in reading order.
  private(set) var relationCues: [CueMatch] = []
  /// Where words of the stock market begin, in reading order.
  private(set) var marketWords: [Int] = []
  /// The words that are no triggers where they stand, if it is asked for them.
  private(set) var rejected: [RejectedTrigger] = []

  /// The classes of words that are no items of a sentence.
  private static let special = CueSet.relational.union(.market)

  init(
    text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    annotations: EntityAnnotations, vocabulary: Vocabulary, isTracing: Bool = false
  ) {
    func reject(_ range: ByteRange, _ reason: RejectedTrigger.Reason) {
      if isTracing {
        rejected.append(RejectedTrigger(trigger: range, rule: "", reason: reason))
      }
    }
    var blockers: [LexicalMatch] = []
    var found: [LexicalMatch] = []
    /// Where titles of persons stand: 创始 in 创始人 founds nothing.
    var titles: [ByteRange] = []
    cues.reserveCapacity(matches.count / 2)
    // About one match in eight may be a trigger.
    found.reserveCapacity(matches.count / 8 + 4)
    relationCues.reserveCapacity(8)
    titles.reserveCapacity(8)
    for match in matches {
      let marks = vocabulary.marks(of: match.form)
      guard !marks.isEmpty else { continue }
      if marks.cues.contains(.market) { marketWords.append(match.range.start) }
      if !marks.cues.isDisjoint(with: .relational) {
        relationCues.append(
          CueMatch(
            range: match.range, cues: marks.cues.intersection(.relational), preposition: 0))
      }
      let general = marks.cues.subtracting(TriggerScan.special)
      if !general.isEmpty {
        cues.append(
          CueMatch(
            range: match.range, cues: general,
            preposition: general.contains(.preposition)
              ? vocabulary.preposition(of: match.form) : 0))
      }
      if !marks.cues.isDisjoint(with: [.titleNoun, .personTitle]) { titles.append(match.range) }
      if marks.hasTriggers { found.append(match) }
      if marks.hasBlockers { blockers.append(match) }
    }
    guard !found.isEmpty else { return }
    triggers.reserveCapacity(found.count)
    var mention = 0
    var blocker = 0
    var title = 0
    var token = 0
    for match in found {
      let range = match.range
      if let last = triggers.last, last.range.overlaps(range) {
        reject(range, .overlapped)
        continue
      }
      while mention < annotations.mentions.count,
        annotations.mentions[mention].range.end <= range.start
      {
        mention += 1
      }
      if mention < annotations.mentions.count,
        annotations.mentions[mention].range.overlaps(range)
      {
        reject(range, .insideName)
        continue
      }
      while blocker < blockers.count, blockers[blocker].range.start + 60 < range.start {
        blocker += 1
      }
      while title < titles.count, titles[title].start + 60 < range.start { title += 1 }
      if titles[title...].prefix(while: { $0.start <= range.start }).contains(where: {
        $0.contains(range) && $0.count > range.count
      }) {
        reject(range, .blocked)
        continue
      }
      let name = mention > 0 ? annotations.mentions[mention - 1].range : ByteRange(0, 0)
      let blockedFrames = TriggerScan.blockedFrames(
        range, by: blockers[blocker...], behind: name, vocabulary: vocabulary)
      if !blockedFrames.isEmpty,
        vocabulary.triggers(of: match.form).allSatisfy({
          blockedFrames.contains($0.frame)
        })
      {
        reject(range, .blocked)
        continue
      }
      while token < segments.tokens.count, segments.tokens[token].range.end <= range.start {
        token += 1
      }
      guard
        TriggerScan.isAligned(range, with: segments.tokens[token...])
          || TriggerScan.hasComplement(range, tokens: segments.tokens[token...], text: text)
      else {
        reject(range, .noWord)
        continue
      }
      triggers.append(
        TriggerCandidate(
          range: range, triggers: vocabulary.triggers(of: match.form),
          blockedFrames: blockedFrames))
    }
  }

  /// Returns the frames for which a longer word that holds the trigger is none.
  ///
  /// A word that begins inside the name before the trigger is none: 周小人称 is no 人称.
  private static func blockedFrames(
    _ range: ByteRange, by blockers: ArraySlice<LexicalMatch>,
    behind name: ByteRange, vocabulary: Vocabulary
  ) -> [Int] {
    var frames: [Int] = []
    for blocker in blockers {
      if blocker.range.start > range.start { break }
      if blocker.range.start < name.end, blocker.range.start != name.start { continue }
      if blocker.range.contains(range), blocker.range.count > range.count {
        vocabulary.forEachBlocked(by: blocker.form) { frames.append($0) }
      }
    }
    return frames
  }

  /// Returns whether a complement stands behind a trigger that was cut in two with it: 打造成 as
  /// 打|造成.
  private static func hasComplement(
    _ range: ByteRange, tokens: ArraySlice<Token>, text: NormalizedText
  ) -> Bool {
    guard range.count == 6, tokens.count > 1, let first = tokens.first,
      first.range.start == range.start, first.range.end == range.start + 3,
      tokens[tokens.startIndex + 1].range.end == range.end + 3
    else { return false }
    // 成 为 出 到 给
    let complements: [UInt32] = [0x6210, 0x4E3A, 0x51FA, 0x5230, 0x7ED9]
    return complements.contains(text.bytes.span.scalar(at: range.end).value)
  }

  /// Returns whether a trigger stands on the borders of tokens, or begins or ends a longer one.
  private static func isAligned(_ range: ByteRange, with tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first else { return false }
    if first.range == range { return true }
    // A trigger of one character must be a word of its own.
    guard range.count > 3 else { return false }
    if first.range.contains(range) {
      return first.range.start == range.start || first.range.end == range.end
    }
    guard first.range.start == range.start else { return false }
    for token in tokens {
      if token.range.end == range.end { return true }
      if token.range.end > range.end { return false }
    }
    return false
  }
}
