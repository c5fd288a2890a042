// SPDX-License-Identifier: Apache-2.0

public import JSON
public import TextModel

/// The versions that made a record.
public struct Generator: Hashable, Sendable {
  /// The version of Mailuo, such as `0.1.0`.
  public var mailuo: String
  /// The content hash of the lexicon, overlays included.
  public var lexicon: String
  /// The ICU version that the conversion table was derived from.
  public var icu: String

  /// Makes the triple.
  public init(mailuo: String, lexicon: String, icu: String) {
    self.mailuo = mailuo
    self.lexicon = lexicon
    self.icu = icu
  }
}

/// Writes documents as records of the schema `mailuo.document/1`.
///
/// Offsets are Unicode scalars of the decoded raw article, end exclusive; `byte_start` and
/// `byte_end` count bytes of its UTF-8.
public struct RecordWriter: Sendable {
  private let generator: Generator
  private let filter: EventFilter

  /// Makes a writer that names `generator` in each record, and leaves out the events that `filter`
  /// does not accept; the others keep their ids.
  public init(generator: Generator, filter: EventFilter = EventFilter()) {
    self.generator = generator
    self.filter = filter
  }

  /// Which part of a document a record holds.
  public enum Content: Sendable {
    /// Everything.
    case whole
    /// Entities alone: what `mailuo entities` prints.
    case entities
  }

  /// Appends the record of `document`, without a newline.
  ///
  /// - Complexity: O(*n* log *n*) in the number of mentions.
  public func append(_ document: Document, content: Content = .whole, to json: inout JSONWriter) {
    let spans = SpanPrinter(document)
    let articleKey = document.article.contentKey
    json.beginObject()
    json.key("schema")
    json.string("mailuo.document/1")
    json.key("id")
    json.string(articleKey)
    json.key("source")
    json.string(document.article.source)
    json.key("title")
    if let title = document.title {
      json.string(spans.raw(title))
    } else if let title = document.article.givenTitle {
      json.string(title)
    } else {
      json.null()
    }
    json.key("published")
    append(document.expressions.published?.description, to: &json)
    appendCredit(document.credits.author, named: "author", spans, to: &json)
    appendCredit(document.credits.outlet, named: "outlet", spans, to: &json)
    json.key("script")
    json.string(document.script.rawValue)
    json.key("encoding")
    json.string(document.article.encoding)
    if content == .whole {
      json.key("fingerprint")
      json.string(Fingerprint(document.text.bytes).hexadecimal)
    }
    json.key("generator")
    json.beginObject()
    json.key("mailuo")
    json.string(generator.mailuo)
    json.key("lexicon")
    json.string(generator.lexicon)
    json.key("icu")
    json.string(generator.icu)
    json.endObject()
    appendEntities(document, spans, to: &json)
    if content == .whole {
      appendExpressions(document, spans, to: &json)
      appendEvents(document, spans, to: &json)
    }
    appendRelations(document, spans, to: &json)
    appendWarnings(document, spans, to: &json)
    json.endObject()
  }

  /// Appends who wrote an article, or where it appeared, if a line of it says so.
  private func appendCredit(
    _ range: ByteRange?, named name: String, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    guard let range else { return }
    json.key(name)
    json.beginObject()
    spans.append(range, to: &json)
    json.endObject()
  }

  private func append(_ text: String?, to json: inout JSONWriter) {
    if let text { json.string(text) } else { json.null() }
  }

  private func appendEntities(
    _ document: Document, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    let mentions = MentionOrder(document.annotations)
    json.key("entities")
    json.beginArray()
    for (index, entity) in document.annotations.entities.enumerated() {
      json.beginObject()
      json.key("id")
      json.string("e", index + 1)
      json.key("type")
      json.string(entity.type.rawValue)
      json.key("name")
      json.string(entity.name)
      json.key("canonical")
      append(entity.canonicalName, to: &json)
      json.key("mentions")
      json.beginArray()
      for place in mentions.places(ofEntity: index) {
        let mention = document.annotations.mentions[Int(place)]
        json.beginObject()
        spans.append(mention.range, to: &json)
        json.key("recognizer")
        json.string(mention.recognizer)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  private func appendExpressions(
    _ document: Document, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    json.key("times")
    json.beginArray()
    for time in document.expressions.times {
      json.beginObject()
      spans.append(time.range, to: &json)
      json.key("type")
      json.string(time.kind.rawValue)
      json.key("value")
      json.string(time.value)
      if let upper = time.upper {
        json.key("upper")
        json.string(upper)
      }
      json.key("mod")
      append(time.modifier, to: &json)
      if let interval = time.interval {
        json.key("interval")
        json.beginArray()
        append(interval.begin, to: &json)
        append(interval.end, to: &json)
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
    json.key("quantities")
    json.beginArray()
    for quantity in document.expressions.quantities {
      json.beginObject()
      spans.append(quantity.range, to: &json)
      json.key("kind")
      json.string(quantity.kind.rawValue)
      json.key("value")
      json.string(quantity.value)
      json.key("upper")
      append(quantity.upper, to: &json)
      json.key("unit")
      json.string(quantity.unit)
      json.key("mod")
      append(quantity.modifier, to: &json)
      json.endObject()
    }
    json.endArray()
  }

  private func appendEvents(
    _ document: Document, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    json.key("events")
    json.beginArray()
    for (index, event) in document.events.enumerated() where filter.accepts(event) {
      json.beginObject()
      json.key("id")
      json.string("v", index + 1)
      json.key("type")
      json.string(event.type.rawValue)
      json.key("trigger")
      json.beginObject()
      spans.append(event.trigger, to: &json)
      json.endObject()
      json.key("arguments")
      json.beginArray()
      for argument in event.arguments {
        json.beginObject()
        json.key("role")
        json.string(argument.role)
        spans.append(argument.range, to: &json)
        if let entity = argument.entity {
          json.key("entity")
          json.string("e", entity + 1)
        }
        json.endObject()
      }
      json.endArray()
      json.key("time")
      if let time = event.time.map({ document.expressions.times[$0] }) {
        json.beginObject()
        spans.append(time.range, to: &json)
        json.key("value")
        json.string(time.value)
        json.endObject()
      } else {
        json.null()
      }
      json.key("modality")
      json.string(event.modality.rawValue)
      json.key("source")
      if let source = event.source {
        json.beginObject()
        spans.append(source, to: &json)
        json.endObject()
      } else {
        json.null()
      }
      if let sentence = document.sentence(of: event) {
        json.key("sentence")
        json.beginObject()
        spans.append(sentence, to: &json)
        json.endObject()
      }
      json.key("rule")
      json.string(event.rule)
      json.key("confidence")
      json.integer(event.confidence)
      json.endObject()
    }
    json.endArray()
  }

  private func appendRelations(
    _ document: Document, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    json.key("relations")
    json.beginArray()
    for relation in document.annotations.relations {
      json.beginObject()
      json.key("type")
      json.string(relation.kind.rawValue)
      json.key("from")
      json.string("e", relation.from + 1)
      json.key("to")
      json.string("e", relation.to + 1)
      if let position = relation.position {
        json.key("position")
        json.string(document.text.bytes[position.start..<position.end])
      }
      if relation.isFormer {
        json.key("status")
        json.string("former")
      }
      json.key("evidence")
      json.beginObject()
      spans.append(relation.evidence, to: &json)
      json.endObject()
      json.endObject()
    }
    json.endArray()
  }

  private func appendWarnings(
    _ document: Document, _ spans: SpanPrinter, to json: inout JSONWriter
  ) {
    guard !document.article.warnings.isEmpty else { return }
    json.key("warnings")
    json.beginArray()
    for warning in document.article.warnings {
      json.beginObject()
      json.key("kind")
      json.string(warning.kind)
      json.key("message")
      json.string(warning.message)
      json.key("offset")
      if let offset = warning.offset { json.integer(offset) } else { json.null() }
      if let range = warning.range { spans.appendRaw(range, to: &json) }
      json.endObject()
    }
    json.endArray()
  }
}
