// SPDX-License-Identifier: Apache-2.0

/// Everything that Mailuo found in one article: what a record of the output is printed from.
public struct Document: Sendable {
  /// The article as it was read.
  public var article: Article
  /// Its normalized text.
  public var text: NormalizedText
  /// Where the headline stands in the raw article, or null.
  public var title: ByteRange?
  /// Who wrote it and where it appeared, as lines of the page say.
  public var credits = Credits()
  /// Its words, clauses and sentences.
  public var segments: SegmentedText
  /// Its times and quantities.
  public var expressions: Expressions
  /// Its entities.
  public var annotations: EntityAnnotations
  /// Its events, in the order of their triggers.
  public var events: [EventMention]

  /// Makes a document.
  public init(
    article: Article, text: NormalizedText, title: ByteRange? = nil,
    segments: SegmentedText = SegmentedText(), expressions: Expressions = Expressions(),
    annotations: EntityAnnotations = EntityAnnotations(), events: [EventMention] = []
  ) {
    self.article = article
    self.text = text
    self.title = title
    self.segments = segments
    self.expressions = expressions
    self.annotations = annotations
    self.events = events
  }
}

/// What a page says about an article, besides its headline and date.
public struct Credits: Hashable, Sendable {
  /// Who wrote it: where the names stand in the normalized text.
  public var author: ByteRange?
  /// Where it appeared first: where the outlet's name stands in the normalized text.
  public var outlet: ByteRange?

  /// Makes credits.
  public init(author: ByteRange? = nil, outlet: ByteRange? = nil) {
    self.author = author
    self.outlet = outlet
  }
}
