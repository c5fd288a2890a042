// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Finds the events of an article by the frames of the lexicon.
///
/// Each trigger word that is no part of a name or of a longer word is tried with each frame that
/// knows it; the frame that fills its roles best makes the event.  The work is linear in the text.
public final class EventExtractor: Sendable {
  let frames: FrameRules
  let vocabulary: Vocabulary
  let weights: FeatureWeights
  let roles: RoleScorer

  /// Makes an extractor for the frames of a lexicon.
  public convenience init(lexicon: Lexicon) {
    self.init(
      lexicon: lexicon, frames: nil,
      weights: FeatureWeights(
        lexicon: lexicon, tables: ["Weights/events", "Weights/events-market"]),
      roleWeights: FeatureWeights(
        lexicon: lexicon, tables: ["Weights/roles", "Weights/roles-market"]))
  }

  /// Makes an extractor for other descriptions of the lexicon's frames, with the same groups of
  /// triggers in the same order, where the rules alone decide; tests weaken them to see that each
  /// is needed.
  package convenience init(lexicon: Lexicon, frames: [Frame]) {
    self.init(
      lexicon: lexicon, frames: frames, weights: FeatureWeights(), roleWeights: FeatureWeights())
  }

  private init(
    lexicon: Lexicon, frames given: [Frame]?, weights: FeatureWeights, roleWeights: FeatureWeights
  ) {
    self.weights = weights
    vocabulary = Vocabulary(lexicon: lexicon)
    frames = FrameRules(
      lexicon.frameTable, given: given, vocabulary: vocabulary, weights: weights,
      roleWeights: roleWeights)
    roles = RoleScorer(weights: roleWeights)
  }

  /// Returns the events in the order of their triggers, and the relations that the article states.
  ///
  /// - Complexity: O(*n*) in the number of tokens and matches.
  public func findings(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) -> (events: [EventMention], relations: [EntityRelation]) {
    guard !annotations.mentions.isEmpty else { return ([], []) }
    let scan = TriggerScan(
      text: text, segments: segments, matches: matches, annotations: annotations,
      vocabulary: vocabulary)
    var events: [EventMention] = []
    if !scan.triggers.isEmpty {
      var run = ExtractionRun(
        extractor: self, text: text, segments: segments, expressions: expressions,
        annotations: annotations, scan: scan)
      events = run.events()
    }
    var finder = RelationFinder(
      text: text, segments: segments, annotations: annotations, scan: scan,
      vocabulary: vocabulary)
    finder.readNeighbours()
    finder.readOwners()
    finder.readUnits()
    finder.read(events, frames: frames)
    finder.readDictionary()
    finder.readHeadings()
    finder.readNames()
    finder.readSisters()
    return (events, finder.relations)
  }

  /// Returns the trigger words that made no event and why, in reading order: what
  /// `mailuo explain` prints beside the events.
  ///
  /// - Complexity: O(*n*) in the number of tokens and matches.
  public func rejections(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) -> [RejectedTrigger] {
    let run = traced(
      in: text, segments: segments, matches: matches, expressions: expressions,
      annotations: annotations)
    return (run.scan.rejected + run.rejected).sorted { $0.trigger < $1.trigger }
  }

  /// Returns what there is to see of each possible trigger and what the weights say of it, in
  /// reading order: what they are learned from, and what `mailuo explain` prints of an event.
  ///
  /// - Complexity: O(*n*) in the number of tokens and matches.
  public func judgements(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) -> [TriggerJudgement] {
    let run = traced(
      in: text, segments: segments, matches: matches, expressions: expressions,
      annotations: annotations)
    // What announces another event is none of its own, whatever the weights say.
    let announcing = run.rejected.filter { $0.reason == .announcement }.map(\.trigger)
    return run.judged.filter { judgement in
      !announcing.contains { judgement.trigger.contains($0) }
    }
  }

  /// Returns what could fill the roles of each possible trigger and what the weights say of it,
  /// trigger by trigger in reading order: what they are learned from, and what `mailuo explain`
  /// prints.
  ///
  /// - Complexity: O(*n*) in the number of tokens and matches.
  public func roleJudgements(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) -> [RoleJudgement] {
    traced(
      in: text, segments: segments, matches: matches, expressions: expressions,
      annotations: annotations
    ).judgedRoles
  }

  /// Returns a run to the article's end that kept what it rejected and what it judged.
  private func traced(
    in text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) -> ExtractionRun {
    let scan = TriggerScan(
      text: text, segments: segments, matches: matches, annotations: annotations,
      vocabulary: vocabulary, isTracing: true)
    var run = ExtractionRun(
      extractor: self, text: text, segments: segments, expressions: expressions,
      annotations: annotations, scan: scan, isTracing: true)
    _ = run.events()
    return run
  }
}
