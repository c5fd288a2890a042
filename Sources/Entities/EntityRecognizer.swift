// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Finds the named entities of an article and joins the mentions of one thing.
///
/// Recognizers propose candidates, from the dictionaries and by pattern; a linear model over what
/// stands in and around each candidate tells how well each type fits; the best set of candidates
/// that do not overlap is chosen, and their mentions are joined to entities.
public final class EntityRecognizer: Sendable {
  private let lexicon: Lexicon
  private let forms: FormIndex
  private let knowledge: EntityKnowledge
  private let persons: PersonNames
  private let companyWords: CompanyWords
  private let weights: TypeWeights
  private let tagger: TaggerWeights?

  /// Makes a recognizer of a lexicon's names and cue words.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    weights = TypeWeights(lexicon: lexicon)
    tagger = TaggerWeights(lexicon: lexicon)
    knowledge = EntityKnowledge(lexicon: lexicon)
    forms = FormIndex(lexicon: lexicon, knowledge: knowledge)
    persons = PersonNames(lexicon: lexicon)
    companyWords = CompanyWords(lexicon: lexicon)
  }

  /// Returns the entities of an article with all their mentions, none of which overlap.
  ///
  /// - Parameters:
  ///   - text: The normalized article.
  ///   - segments: Its words, clauses and sentences.
  ///   - matches: All that the lexicon finds in it.
  ///   - expressions: Its times and quantities.
  /// - Returns: Entities in the order of their first mention.
  public func annotations(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions
  ) -> EntityAnnotations {
    var buffers = EntityBuffers()
    return annotations(
      in: text, segments: segments, matches: matches, expressions: expressions, buffers: &buffers)
  }

  /// Returns the same, in buffers that were used for other articles before.
  public func annotations(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, buffers: inout EntityBuffers
  ) -> EntityAnnotations {
    guard !text.bytes.isEmpty else { return EntityAnnotations() }
    var tables = ArticleTables(
      text: text, segments: segments, matches: matches, expressions: expressions,
      forms: forms, buffers: &buffers)
    let result = annotations(in: ArticleView(tables: tables))
    tables.empty(matches)
    buffers.take(tables)
    return result
  }

  private func annotations(in view: ArticleView) -> EntityAnnotations {
    let proposals = proposals(in: view)
    var candidates = EntityRecognizer.merged(proposals.candidates)
    var scorer = CandidateScorer(
      view: view, knowledge: knowledge, persons: persons, weights: weights,
      words: proposals.words)
    scorer.score(&candidates)
    proposals.market.raise(&candidates, in: view)
    ArticleConsistency().adjust(&candidates)
    let extended = ExtendedNames(view: view, knowledge: knowledge)
    extended.adjust(&candidates)
    extended.preferLonger(&candidates)
    scorer.raiseClear(&candidates)
    var chosen = Selection().chosen(of: candidates)
    if ArticleConsistency().adjustNameParts(
      &candidates, chosen: chosen, in: view, knowledge: knowledge)
    {
      chosen = Selection().chosen(of: candidates)
    }
    let names = chosen.map { candidates[$0] }
    let further =
      RepeatedNames().candidates(of: names, in: view)
      + ExpandedNames(view: view).candidates(of: names)
    if !further.isEmpty {
      candidates = names + further
      chosen = Selection().chosen(of: candidates)
    }
    ArticleConsistency().unifyTypes(&candidates, chosen: chosen)
    ArticleConsistency().unifyGlosses(
      &candidates, chosen: chosen, in: view)
    ArticleConsistency().unifyLists(
      &candidates, chosen: chosen, in: view, knowledge: knowledge)
    return EntityJoiner(view: view, lexicon: lexicon, knowledge: knowledge).annotations(
      of: chosen.map { candidates[$0] })
  }

  /// Returns what the recognizers propose, and what the tagger of names says of the words.
  private func proposals(
    in view: ArticleView
  ) -> (candidates: [Candidate], words: SequenceScores?, market: MarketNames) {
    var candidates: [Candidate] = []
    candidates.reserveCapacity(view.bytes.count / 12 + 16)
    DictionaryNames(knowledge: knowledge).append(in: view, to: &candidates)
    var latin = LatinNames()
    latin.append(in: view, to: &candidates)
    QuotedNames().append(in: view, to: &candidates)
    persons.append(in: view, to: &candidates)
    SuffixNames().append(in: view, to: &candidates)
    BareNames().append(in: view, to: &candidates)
    SubjectNames().append(in: view, to: &candidates)
    ShareNames(words: companyWords).append(in: view, to: &candidates)
    LegalNames(words: companyWords).append(in: view, to: &candidates)
    TeamNames().append(in: view, to: &candidates)
    FirmNames(words: companyWords).append(in: view, to: &candidates)
    DisclaimerNames(words: companyWords).append(in: view, to: &candidates)
    CopyrightNames(words: companyWords).append(in: view, to: &candidates)
    DealNames(words: companyWords).append(in: view, to: &candidates)
    let market = MarketNames(words: companyWords, knowledge: knowledge, view: view)
    market.append(in: view, to: &candidates)
    UncuedNames(persons: persons).append(in: view, to: &candidates)
    ListNames().append(in: view, to: &candidates)
    CountryPairs().append(in: view, to: &candidates)
    let words = tagger.map { weights in
      SequenceNames(weights: weights, persons: persons).append(in: view, to: &candidates)
    }
    let filter = CandidateFilter(view: view)
    candidates.removeAll { filter.rejects($0) }
    RepositoryNames(words: companyWords).append(in: view, to: &candidates)
    appendPlaces(in: view, to: &candidates)
    return (candidates, words, market)
  }

  /// Appends a known place together with what follows it and may be one that no dictionary has:
  /// 南非夸祖鲁省.
  private func appendPlaces(in view: ArticleView, to candidates: inout [Candidate]) {
    for index in candidates.indices {
      let candidate = candidates[index]
      let range = candidate.range
      guard view.ending[range.start].contains(.knownPlace), candidate.senses.isEmpty,
        view.bytes[range.start] >= 0x80,
        !candidate.sources.isDisjoint(with: [.sequence, .place, .word])
      else { continue }
      for left in view.names(endingAt: range.start)
      where view.starting[left.start].contains(.knownPlace) {
        candidates.append(Candidate(range: ByteRange(left.start, range.end), sources: .place))
      }
    }
  }

  /// What candidates are ordered by: start, end, recognizers, then the order of the proposals.
  private struct SortKey: Comparable {
    var range: UInt64
    var sources: UInt32
    var index: Int32

    static func < (left: SortKey, right: SortKey) -> Bool {
      if left.range != right.range { return left.range < right.range }
      if left.sources != right.sources { return left.sources < right.sources }
      return left.index < right.index
    }
  }

  /// Returns the candidates in reading order, those of one range made one.
  private static func merged(_ candidates: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    result.reserveCapacity(candidates.count)
    // Candidates are large; what is sorted is small.
    var order = candidates.indices.map { index in
      let candidate = candidates[index]
      return SortKey(
        range: UInt64(candidate.range.start) << 32 | UInt64(candidate.range.end),
        sources: candidate.sources.rawValue, index: Int32(truncatingIfNeeded: index))
    }
    order.sort()
    for key in order {
      let candidate = candidates[Int(key.index)]
      if let last = result.last, last.range == candidate.range {
        result[result.count - 1].sources.formUnion(candidate.sources)
        result[result.count - 1].listTypes |= candidate.listTypes
        if candidate.isListed { result[result.count - 1].isListed = true }
        result[result.count - 1].sequence |= candidate.sequence
        // A name whose class noun stayed outside brings the meanings of the longer form.
        if last.senses.isEmpty || candidate.sources.isSuperset(of: [.dictionary, .version]) {
          result[result.count - 1].senses = candidate.senses
        }
        if last.certainPlace == 0 {
          result[result.count - 1].certainPlace = candidate.certainPlace
        }
      } else {
        result.append(candidate)
      }
    }
    return result
  }

  /// Returns the candidates of an article with the names of their features: what weights are
  /// learned from.
  package func candidateFeatures(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions
  ) -> [(range: ByteRange, features: [String])] {
    guard !text.bytes.isEmpty else { return [] }
    var buffers = EntityBuffers()
    let view = ArticleView(
      tables: ArticleTables(
        text: text, segments: segments, matches: matches, expressions: expressions,
        forms: forms, buffers: &buffers))
    let proposals = proposals(in: view)
    var candidates = EntityRecognizer.merged(proposals.candidates)
    let ranges = candidates.map(\.range)
    var scorer = CandidateScorer(
      view: view, knowledge: knowledge, persons: persons, weights: weights,
      words: proposals.words, isTracing: true)
    var result: [(range: ByteRange, features: [String])] = []
    scorer.score(&candidates) { index, family, features in
      result.append((ranges[index], features.map(\.name) + ["family=" + family.name]))
    }
    return result
  }
}
