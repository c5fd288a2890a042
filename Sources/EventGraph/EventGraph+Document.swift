// SPDX-License-Identifier: Apache-2.0

public import TextModel

extension EventGraph {
  /// Makes the graph of one article.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ document: Document) {
    let reporter = DocumentReporter(document)
    self.init(
      articles: [reporter.article], names: reporter.names, relations: reporter.relations,
      events: document.events.indices.map(reporter.report(ofEvent:)))
  }
}

/// Says what one document holds.
private struct DocumentReporter {
  let document: Document
  let id: String
  let scalars: ScalarIndex

  init(_ document: Document) {
    self.document = document
    id = document.article.contentKey
    scalars = ScalarIndex(document.article.bytes)
  }

  var article: ArticleReport {
    let title = document.title.map {
      String(decoding: document.article.bytes[$0.start..<$0.end], as: UTF8.self)
    }
    return ArticleReport(
      id: id, source: document.article.source, title: title ?? document.article.givenTitle,
      published: document.expressions.published?.description,
      fingerprint: Fingerprint(document.text.bytes))
  }

  var names: [NameReport] {
    var counts: [[String: Int]] = Array(
      repeating: [:], count: document.annotations.entities.count)
    for mention in document.annotations.mentions {
      counts[mention.entity][document.text.string(mention.range), default: 0] += 1
    }
    return zip(document.annotations.entities, counts).flatMap { entity, forms in
      forms.map { form, count in
        NameReport(
          article: id, entity: EntityKey(entity), form: form, count: count,
          isKnown: entity.canonicalName != nil)
      }
    }
  }

  var relations: [RelationReport] {
    document.annotations.relations.map { relation in
      let place = scalars.scalarRange(
        of: document.text.offsets.sourceRange(of: relation.evidence))
      return RelationReport(
        article: id, type: relation.kind.rawValue, from: key(relation.from), to: key(relation.to),
        position: relation.position.map(document.text.string), isFormer: relation.isFormer,
        start: place.lowerBound, end: place.upperBound,
        evidence: document.text.string(relation.evidence))
    }
  }

  func report(ofEvent index: Int) -> EventReport {
    let event = document.events[index]
    let trigger = scalars.scalarRange(of: document.text.offsets.sourceRange(of: event.trigger))
    return EventReport(
      article: id, number: index + 1, type: event.type, start: trigger.lowerBound,
      end: trigger.upperBound, trigger: document.text.string(event.trigger),
      modality: event.modality,
      time: event.time.map { document.expressions.times[$0].value },
      arguments: event.arguments.map { argument in
        ReportedArgument(
          role: argument.role, entity: argument.entity.map(key),
          text: document.text.string(argument.range), value: value(of: argument))
      },
      saidBy: event.source.map(document.text.string),
      sentence: document.sentence(of: event).map(document.text.string), rule: event.rule,
      confidence: event.confidence)
  }

  private func key(_ entity: Int) -> EntityKey {
    EntityKey(document.annotations.entities[entity])
  }

  private func value(of argument: EventArgument) -> String? {
    guard argument.entity == nil else { return nil }
    return document.quantity(at: argument.range).map {
      EventGraph.quantityValue($0.value, upper: $0.upper, unit: $0.unit)
    }
  }
}

extension EventGraph {
  /// The form in which quantities are compared: the value, maybe the top of the range, the unit.
  public static func quantityValue(_ value: String, upper: String?, unit: String) -> String {
    value + (upper.map { "/" + $0 } ?? "") + " " + unit
  }
}
