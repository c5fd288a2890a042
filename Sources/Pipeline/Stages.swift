// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Dispatch
import Entities
import Events
import Ingestion
import Lexicon
import Normalization
import Segmentation
import Synchronization
import TextModel

/// The stages themselves, and the order in which an article flows through them.
///
/// They stand behind a reference, so that the size of an ``Engine`` is the same whatever its stages
/// hold: a module that only keeps an engine need not be built again when a stage changes.
final class Stages: Sendable {
  let normalizer: Normalizer
  private let creditFinder: CreditFinder
  private let lexicon: Lexicon
  private let segmenter: Segmenter
  private let expressionRecognizer: ExpressionRecognizer
  private let entityRecognizer: EntityRecognizer
  private let eventExtractor: EventExtractor

  /// Makes the stages of a lexicon.
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    creditFinder = CreditFinder(lexicon: lexicon)
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

  /// Makes the buffers of one thread.
  func makeBuffers(trained: TrainedStage?) -> WorkBuffers {
    WorkBuffers(
      segmentation: segmenter.makeWorker(), trained: trained?.segmenter.makeWorker())
  }

  /// Normalizes an article and finds its words.
  func words(
    of article: Article, worker: inout TrainedSegmentationWorker, findsPartsOfSpeech: Bool
  ) -> Document {
    var document = Document(article: article, text: normalizer.normalize(article.bytes))
    document.segments = worker.segment(document.text, findsPartsOfSpeech: findsPartsOfSpeech)
    return document
  }

  /// Reads one article through the stages up to `depth`.
  func document(
    for article: Article, depth: Engine.Depth, worker: inout SegmentationWorker,
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
          range: doubt))
    }
    guard depth >= .segmentation else { return document }
    guard depth >= .expressions else {
      document.segments = worker.segment(document.text)
      return document
    }
    // The words are printed line by line; what they mean goes on behind a line's end.
    let page = normalizer.page(of: document.text)
    document.text = page.text
    document.credits = creditFinder.credits(in: page.text)
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
  func rejections(
    in document: Document, matches: inout [LexicalMatch]
  ) -> [RejectedTrigger] {
    matches.removeAll(keepingCapacity: true)
    lexicon.scan(document.text.bytes.span, into: &matches)
    return eventExtractor.rejections(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations)
  }

  /// Returns all readings of the dates and numbers of `article`.
  func views(
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

/// Words by trained weights.
final class TrainedStage: Sendable {
  let segmenter: TrainedSegmenter

  /// Maps the weights of a file.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be used.
  init(path: String, lexicon: Lexicon) throws(LexiconError) {
    segmenter = TrainedSegmenter(model: try WordModel(path: path), lexicon: lexicon)
  }
}

/// What one thread keeps from article to article.
final class WorkBuffers {
  var segmentation: SegmentationWorker
  var trained: TrainedSegmentationWorker?
  var matches: [LexicalMatch] = []

  init(segmentation: SegmentationWorker, trained: TrainedSegmentationWorker?) {
    self.segmentation = segmentation
    self.trained = trained
  }
}
