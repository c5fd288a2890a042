// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Raises the scores of institutions whose ends are a known name and their noun: 某市中级人民法院,
/// 鹭汀大学高分子系.
struct Institutions {
  let view: ArticleView
  let knowledge: EntityKnowledge

  /// Returns the scores of a candidate, raised where it is an institution's whole name.
  func adjusted(_ scores: SIMD8<Int32>, of candidate: Candidate) -> SIMD8<Int32> {
    let range = candidate.range
    guard candidate.sources.contains(.organization), range.count >= 15 else { return scores }
    let ending = view.ending[range.end]
    let least: Int32
    if isDepartment(range) {
      least = Institutions.instituteLeast
    } else {
      guard ending.contains(.institution), scores[1] > Institutions.institutionDoubt else {
        return scores
      }
      let isInstitute = isInstitute(range)
      guard
        isInstitute
          || ending.contains(.strongSuffix) && view.starting[range.start].contains(.knownPlace)
      else { return scores }
      least =
        isOffice(range)
        ? Institutions.officeLeast
        : isInstitute ? Institutions.instituteLeast : Institutions.institutionLeast
    }
    var scores = scores
    scores[1] = max(scores[1], least)
    return scores
  }

  /// What an institution of a place weighs at the least: more than the place alone mostly does.
  private static let institutionLeast: Int32 = 320

  /// What an institute of a firm or university weighs at the least: more than its owner and its
  /// place.
  private static let instituteLeast: Int32 = 960

  /// What a part of an institution weighs at the least: more than both by themselves.
  private static let officeLeast: Int32 = 1600

  /// By how much the weights may speak against it.
  private static let institutionDoubt: Int32 = -320

  /// Whether a university that a dictionary has, one or two nouns and 系 are all of a name:
  /// 鹭汀大学高分子系.
  private func isDepartment(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    guard range.count >= 18, text.starts(with: "系", at: range.end - 3),
      view.starting[range.start].contains(.knownOrganization)
    else { return false }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.end - 3)
    guard index < tokens.count, tokens[index].range.start == range.end - 3 else { return false }
    for _ in 0..<2 {
      index -= 1
      guard index >= 0, tokens[index].partOfSpeech == .noun else { return false }
      let end = tokens[index].range.start
      if end - range.start >= 9, text.starts(with: "大学", at: end - 6),
        view.names(startingAt: range.start).contains(where: { $0.range.end == end })
      {
        return true
      }
    }
    return false
  }

  /// Whether an institution inside a name has what the name ends in as its part: 沧浦市公安局雁回分局.
  private func isOffice(_ range: ByteRange) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    var offset = range.start + 9
    while offset + 9 <= range.end {
      if view.ending[offset].isSuperset(of: [.institution, .strongSuffix]) {
        switch text.scalar(at: offset).value {
        case 0x548C, 0x4E0E, 0x53CA, 0x3001, 0x66A8: return false  // 和 与 及 、 暨
        default: return true
        }
      }
      offset += 3
    }
    return false
  }

  /// Whether a known organization begins a long name, and no other one and no verb of firms stands
  /// in it: 鹭汀大学新一代材料研究中心.
  private func isInstitute(_ range: ByteRange) -> Bool {
    guard range.count >= 24, view.bytes[range.start] >= 0x80,
      view.starting[range.start].contains(.knownOrganization)
    else { return false }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start) + 1
    while index < tokens.count, tokens[index].range.end < range.end {
      let start = tokens[index].range.start
      guard view.starting[start].isDisjoint(with: Institutions.breaks),
        view.names(startingAt: start).allSatisfy({ name in
          name.range.end == range.end
            || view.senses[name.senses].allSatisfy { knowledge.entry($0.entity).type == 3 }
        })
      else { return false }
      index += 1
    }
    return true
  }

  /// What no name of an institution holds.
  static let breaks: CueKinds = [
    .organizationVerb, .acquireVerb, .sayVerb, .releaseVerb, .preposition, .listAnd,
  ]
}
