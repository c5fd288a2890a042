// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Makes candidates of the names that ``NameTagger`` finds.
struct SequenceNames {
  let weights: TaggerWeights
  let persons: PersonNames

  /// Appends the candidates of a text; returns what is said of its words.
  func append(in view: ArticleView, to candidates: inout [Candidate]) -> SequenceScores {
    var tagger = NameTagger(weights: weights)
    tagger.read(view.segments, of: view.bytes)
    var end = 0
    for var name in tagger.names {
      name.range = trimmed(name.range, in: view)
      guard isPossible(name, in: view) else { continue }
      let isPerson = TypeScores.types[name.place - 1] == .person
      if isPerson {
        name.range = joined(name.range, in: view)
        let whole = name.range
        name.range = ByteRange(whole.start, persons.endOfName(whole, in: view))
        name.range = ByteRange(whole.start, persons.endWithAdverb(name.range, in: view))
      }
      // What stands behind the point of a person's name is a part of it.
      guard name.range.start >= end else { continue }
      end = name.range.end
      var candidate = Candidate(range: name.range, sources: .sequence)
      candidate.sequence = SequenceTraits.number(place: name.place, margin: name.margin)
      candidates.append(candidate)
    }
    return SequenceScores(sums: tagger.sums, steps: weights.steps)
  }

  /// Returns a range without the words at its beginning that stand in no name: 老股东.
  private func trimmed(_ range: ByteRange, in view: ArticleView) -> ByteRange {
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: range.start)
    while index < tokens.count, tokens[index].range.end < range.end, view.isOutside(index) {
      index += 1
    }
    return index < tokens.count && tokens[index].range.start > range.start
      ? ByteRange(tokens[index].range.start, range.end) : range
  }

  /// How many further parts of a name points may join.
  private static let maximalParts = 3

  /// Returns the range of a person's name with what points join to its end: 乔纳森 in 乔纳森·托马斯.
  private func joined(_ range: ByteRange, in view: ArticleView) -> ByteRange {
    let tokens = view.segments.tokens
    let bytes = view.bytes
    let text = bytes.span
    var end = range.end
    for _ in 0..<SequenceNames.maximalParts {
      let point = text.namePointLength(at: end)
      guard point > 0 else { break }
      let index = view.tokenIndex(at: end) + 1
      guard index < tokens.count, tokens[index].range.start == end + point,
        tokens[index].form == .han
      else { break }
      end = tokens[index].range.end
      var next = index + 1
      while next < tokens.count, tokens[next].range.start == end, tokens[next].form == .han,
        end - range.start < SequenceNames.longest, persons.transliterates(tokens[next], in: text)
      {
        end = tokens[next].range.end
        next += 1
      }
    }
    return ByteRange(range.start, end)
  }

  /// The longest name that points join, in bytes.
  private static let longest = 60

  /// Whether what the tagger found may be a name.
  ///
  /// A name stands in no code, is no common word, begins with no function word, and no
  /// organization's with a known company that ends inside (百度团队: the company alone is the name).
  /// Of one character there are places alone.  What a quantity holds (三台) and a dateline (（某地讯，…)
  /// are none.
  private func isPossible(_ name: NameTagger.Name, in view: ArticleView) -> Bool {
    let range = name.range
    let (start, end) = (view.starting[range.start], view.ending[range.end])
    let first = view.segments.tokens[view.tokenIndex(at: range.start)]
    return !view.marks[range.start].contains(.insideCode)
      && !beginsWithTitle(range, first, in: view)
      && !view.isMidExpression(range) && !view.isDateline(range)
      && (range.count > 3 || TypeScores.types[name.place - 1] == .place)
      && (first.form != .han || view.mayBeInName(first))
      && !start.intersection(end).contains(.commonWord)
      && !persons.endsInAdverb(range, in: view) && !holdsGap(range, in: view)
      && (!start.contains(.knownOrganization) || end.contains(.knownOrganization)
        || TypeScores.types[name.place - 1] != .organization)
  }
}

extension SequenceNames {
  /// Whether a title in Latin letters and a further word make it: CEO Josh Miller.
  private func beginsWithTitle(_ range: ByteRange, _ first: Token, in view: ArticleView) -> Bool {
    first.form == .latin && first.range.end < range.end
      && view.starting[first.range.start].intersection(view.ending[first.range.end]).contains(
        .personTitle)
  }

  /// Whether a space parts two ideographs: 讯 上交所 in a dateline.
  private func holdsGap(_ range: ByteRange, in view: ArticleView) -> Bool {
    guard range.count >= 7 else { return false }
    return (range.start + 1..<range.end - 1).contains { offset in
      view.bytes[offset] == 0x20 && view.bytes[offset - 1] >= 0x80 && view.bytes[offset + 1] >= 0x80
    }
  }
}

/// Tells the traits of candidates, in their order, that come of what ``NameTagger`` found.
struct SequenceTraits {
  /// From which margins on a name is likelier than doubtful, likely and sure.
  private static let margins = [0, 6, 14]
  private static let types: [(place: Int, first: Feature.Trait)] = [
    (1, .sequenceOrganization0), (2, .sequencePerson0), (4, .sequencePlace0),
  ]

  /// The ranges of the names that the tagger found; none overlap.
  private let names: [ByteRange]
  /// The first of them that does not end before the candidate at hand.
  private var next = 0

  /// Takes the candidates that are to be asked for, in their order.
  init(candidates: [Candidate]) {
    names = candidates.filter { $0.sequence != 0 }.map(\.range)
  }

  /// The number of a trait by type and margin, from 1 on.
  static func number(place: Int, margin: Int) -> UInt8 {
    let type = types.firstIndex { $0.place == place } ?? 0
    return UInt8(1 + type * 4 + margins.count { $0 <= margin })
  }

  /// Returns the trait of a candidate, which begins nowhere before the one asked for last.
  mutating func trait(of candidate: Candidate, family: CandidateFamily) -> Feature.Trait? {
    if candidate.sequence != 0 {
      let first = Feature.Trait.sequenceOrganization0.rawValue
      return Feature.Trait(rawValue: first + Int(candidate.sequence) - 1)
    }
    while next < names.count, names[next].end <= candidate.range.start { next += 1 }
    if next < names.count, names[next].start < candidate.range.end { return .sequenceOther }
    // What dictionaries or cues say needs no other witness.
    return family == .uncued ? .sequenceNone : nil
  }
}
