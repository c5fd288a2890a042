// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Entities
import Events
import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Normalization
import Segmentation
import TextModel

/// All stages up to the events, on the real dictionaries with the invented world on top.
struct EventReader: Sendable {
  /// The reader that all tests share; the dictionaries are compiled once.
  static let shared = Result { try EventReader() }

  let lexicon: Lexicon
  private let normalizer: Normalizer
  private let segmenter: Segmenter
  private let expressions: ExpressionRecognizer
  private let entities: EntityRecognizer
  private let extractor: EventExtractor

  /// Compiles the dictionaries and makes all stages.
  init() throws {
    let base = Lexicon(
      image: try LexiconCompiler.image(directory: Repository.root + "/Dictionaries"))
    lexicon = base.overlaid(
      by: try LexiconCompiler.image(directory: Repository.root + "/Corpus/World", base: base))
    normalizer = Normalizer(lexicon: lexicon)
    segmenter = Segmenter(lexicon: lexicon)
    expressions = ExpressionRecognizer(lexicon: lexicon)
    entities = EntityRecognizer(lexicon: lexicon)
    extractor = EventExtractor(lexicon: lexicon)
  }

  /// Returns the events of a text, written as those of cases are, and the rules that made them.
  func events(
    in text: String, published: String?, extractor other: EventExtractor? = nil
  ) -> [(event: EventCase.Event, rule: String)] {
    read(text, published: published, extractor: other).events
  }

  /// Returns the relations of a text, written as those of cases are.
  func relations(in text: String) -> [RelationCase.Relation] {
    read(text, published: nil, extractor: nil).relations
  }

  /// Returns what the weights of an extractor say of the possible triggers of a text, and what it
  /// rejects.
  func judgements(
    in text: String, extractor: EventExtractor
  ) -> (judged: [TriggerJudgement], rejected: [RejectedTrigger]) {
    let stages = stages(of: text)
    return (
      extractor.judgements(
        in: stages.text, segments: stages.segments, matches: stages.matches,
        expressions: stages.expressions, annotations: stages.annotations),
      extractor.rejections(
        in: stages.text, segments: stages.segments, matches: stages.matches,
        expressions: stages.expressions, annotations: stages.annotations)
    )
  }

  /// Returns what the weights of an extractor say of the names and sums that could fill roles.
  func roleJudgements(in text: String, extractor: EventExtractor) -> [RoleJudgement] {
    let stages = stages(of: text)
    return extractor.roleJudgements(
      in: stages.text, segments: stages.segments, matches: stages.matches,
      expressions: stages.expressions, annotations: stages.annotations)
  }

  /// What the stages before the events make of a text.
  private func stages(
    of text: String, published: String? = nil
  ) -> (
    text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, annotations: EntityAnnotations
  ) {
    let normalized = normalizer.normalize(Array(text.utf8))
    var worker = segmenter.makeWorker()
    let segments = worker.segment(normalized)
    var matches: [LexicalMatch] = []
    lexicon.scan(normalized.bytes.span, into: &matches)
    let found = expressions.expressions(
      in: normalized, segments: segments,
      published: published.flatMap { CalendarDate(iso8601: $0) })
    let annotations = entities.annotations(
      in: normalized, segments: segments, matches: matches, expressions: found)
    return (normalized, segments, matches, found, annotations)
  }

  private func read(
    _ text: String, published: String?, extractor other: EventExtractor?
  ) -> (
    events: [(event: EventCase.Event, rule: String)], relations: [RelationCase.Relation]
  ) {
    let (normalized, segments, matches, found, annotations) = stages(
      of: text, published: published)
    let findings = (other ?? extractor).findings(
      in: normalized, segments: segments, matches: matches, expressions: found,
      annotations: annotations)
    let relations = findings.relations.map { relation in
      RelationCase.Relation(
        relation: relation.kind.rawValue, from: annotations.entities[relation.from].name,
        to: annotations.entities[relation.to].name,
        position: relation.position.map { normalized.string($0) },
        former: relation.isFormer ? true : nil)
    }
    let events = findings.events.map { event in
      var arguments: [String: [String]] = [:]
      for argument in event.arguments {
        arguments[argument.role, default: []].append(normalized.string(argument.range))
      }
      return (
        EventCase.Event(
          type: event.type.rawValue, trigger: normalized.string(event.trigger),
          modality: event.modality.rawValue, time: event.time.map { found.times[$0].value },
          source: event.source.map { normalized.string($0) }, arguments: arguments), event.rule
      )
    }
    return (events, relations)
  }
}
