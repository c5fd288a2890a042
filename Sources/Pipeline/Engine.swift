// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Dispatch
import Entities
import Events
import Ingestion
public import Lexicon
import Normalization
import Segmentation
import Synchronization
public import TextModel

/// The stages in their order, ready to read articles: the one place that knows the order.
///
/// An engine is immutable and may be shared; each thread makes a worker of its own.
public struct Engine: Sendable {
  /// The words, names, frames and tables that the stages work with.
  public let lexicon: Lexicon
  fileprivate let normalizer: Normalizer
  private let segmenter: Segmenter
  private var trainedSegmenter: TrainedSegmenter?
  private let expressionRecognizer: ExpressionRecognizer
  private let entityRecognizer: EntityRecognizer
  private let eventExtractor: EventExtractor

  /// Makes the stages of a lexicon.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    // Each stage takes milliseconds to make; side by side a run on one line starts sooner.  The
    // heaviest comes first, so that two cores end about together.
    let entities = Mutex<EntityRecognizer?>(nil)
    let events = Mutex<EventExtractor?>(nil)
    let expressions = Mutex<ExpressionRecognizer?>(nil)
    let texts = Mutex<(Normalizer, Segmenter)?>(nil)
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      switch number {
      case 0:
        let made = EntityRecognizer(lexicon: lexicon)
        entities.withLock { $0 = made }
      case 1:
        let made = EventExtractor(lexicon: lexicon)
        events.withLock { $0 = made }
      case 2:
        let made = ExpressionRecognizer(lexicon: lexicon)
        expressions.withLock { $0 = made }
      default:
        let made = (Normalizer(lexicon: lexicon), Segmenter(lexicon: lexicon))
        texts.withLock { $0 = made }
      }
    }
    (normalizer, segmenter) =
      texts.withLock { $0 } ?? (Normalizer(lexicon: lexicon), Segmenter(lexicon: lexicon))
    expressionRecognizer =
      expressions.withLock { $0 } ?? ExpressionRecognizer(lexicon: lexicon)
    entityRecognizer = entities.withLock { $0 } ?? EntityRecognizer(lexicon: lexicon)
    eventExtractor = events.withLock { $0 } ?? EventExtractor(lexicon: lexicon)
  }

  /// The last stage that is wanted; the stages behind it are left out.
  public enum Depth: Int, Comparable, Sendable {
    case normalization, segmentation, expressions, entities, events

    /// Orders the stages as articles flow through them.
    public static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
  }

  /// Makes ``EngineWorker/words(of:findsPartsOfSpeech:)`` work by the weights of a file.
  ///
  /// The stages behind the words stay with the dictionary's path, with which their patterns and
  /// weights were made.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be used.
  public mutating func useWeights(path: String) throws(LexiconError) {
    trainedSegmenter = TrainedSegmenter(model: try WordModel(path: path), lexicon: lexicon)
  }

  /// Makes a worker for one thread.
  public func makeWorker() -> EngineWorker {
    EngineWorker(
      engine: self, segmentationWorker: segmenter.makeWorker(),
      trainedWorker: trainedSegmenter?.makeWorker())
  }

  /// Normalizes an article and finds its words.
  fileprivate func words(
    of article: Article, worker: inout TrainedSegmentationWorker, findsPartsOfSpeech: Bool
  ) -> Document {
    var document = Document(article: article, text: normalizer.normalize(article.bytes))
    document.segments = worker.segment(document.text, findsPartsOfSpeech: findsPartsOfSpeech)
    return document
  }

  /// Reads one article through the stages up to `depth`.
  fileprivate func document(
    for article: Article, depth: Depth, worker: inout SegmentationWorker,
    matches: inout [LexicalMatch]
  ) -> Document {
    var document = Document(
      article: article, text: normalizer.normalize(article.bytes),
      title: HeadlineFinder.title(in: article.bytes))
    for doubt in document.text.doubts {
      document.article.warnings.append(
        InputWarning(
          kind: "damaged-text",
          message: "What stands here looks damaged, and nothing likelier was found.",
          offset: doubt.start))
    }
    guard depth >= .segmentation else { return document }
    guard depth >= .expressions else {
      document.segments = worker.segment(document.text)
      return document
    }
    // The words are printed line by line; what they mean goes on behind a line's end.
    let page = normalizer.page(of: document.text)
    document.text = page.text
    document.segments = worker.segment(document.text)
    document.segments.markFurniture(page.furniture)
    document.expressions = expressionRecognizer.expressions(
      in: document.text, segments: document.segments, published: article.givenPublished)
    guard depth >= .entities else { return document }
    matches.removeAll(keepingCapacity: true)
    lexicon.scan(document.text.bytes.span, into: &matches)
    document.annotations = entityRecognizer.annotations(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions)
    guard depth >= .events else { return document }
    (document.events, document.annotations.relations) = eventExtractor.findings(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations)
    return document
  }

  /// Returns the trigger words of a document that made no event, and why.
  fileprivate func rejections(
    in document: Document, matches: inout [LexicalMatch]
  ) -> [RejectedTrigger] {
    matches.removeAll(keepingCapacity: true)
    lexicon.scan(document.text.bytes.span, into: &matches)
    return eventExtractor.rejections(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations)
  }

  /// Returns all readings of the dates and numbers of `article`.
  fileprivate func views(
    of article: Article, reference: String?, worker: inout SegmentationWorker
  ) -> (document: Document, views: [ExpressionView]) {
    var document = Document(
      article: article, text: normalizer.page(of: normalizer.normalize(article.bytes)).text)
    document.segments = worker.segment(document.text)
    let views = expressionRecognizer.views(
      in: document.text, segments: document.segments, reference: reference)
    return (document, views)
  }
}

/// One thread's way through the stages, in buffers that it keeps.
public struct EngineWorker {
  private let engine: Engine
  private var segmentationWorker: SegmentationWorker
  private var trainedWorker: TrainedSegmentationWorker?
  private var matches: [LexicalMatch] = []

  fileprivate init(
    engine: Engine, segmentationWorker: SegmentationWorker,
    trainedWorker: TrainedSegmentationWorker?
  ) {
    self.engine = engine
    self.segmentationWorker = segmentationWorker
    self.trainedWorker = trainedWorker
  }

  /// Returns `article` with its words, by trained weights where the engine has some.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - findsPartsOfSpeech: whether the words get parts of speech.
  /// - Returns: the segmented article.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func words(of article: Article, findsPartsOfSpeech: Bool) -> Document {
    guard var worker = trainedWorker.take() else {
      return document(for: article, depth: .segmentation)
    }
    let document = engine.words(
      of: article, worker: &worker, findsPartsOfSpeech: findsPartsOfSpeech)
    trainedWorker = worker
    return document
  }

  /// Returns everything that the stages up to `depth` find in `article`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func document(
    for article: Article, depth: Engine.Depth = .events
  ) -> Document {
    engine.document(
      for: article, depth: depth, worker: &segmentationWorker, matches: &matches)
  }

  /// Returns the text of a document of this engine with the mainland's words for regional ones.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func mainlandText(of document: Document) -> NormalizedText {
    engine.normalizer.mainlandText(of: document.text)
  }

  /// Returns the trigger words of a document of this engine that made no event, and why.
  ///
  /// - Complexity: that of finding the events.
  public mutating func rejections(in document: Document) -> [RejectedTrigger] {
    engine.rejections(in: document, matches: &matches)
  }

  /// Returns all readings of the dates and numbers of `article`: what `mailuo expressions` prints.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - reference: the moment that relative times count from, in ISO 8601, or null.
  /// - Returns: the segmented article and the readings, in reading order.
  public mutating func views(
    of article: Article, reference: String?
  ) -> (document: Document, views: [ExpressionView]) {
    engine.views(of: article, reference: reference, worker: &segmentationWorker)
  }
}
