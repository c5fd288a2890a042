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
  // Null where they are not wanted: the greatest part of a start goes into them.
  private let expressionRecognizer: ExpressionRecognizer?
  private let entityRecognizer: EntityRecognizer?
  private let eventExtractor: EventExtractor?

  /// Makes the stages of a lexicon up to `depth`.
  init(lexicon: Lexicon, depth: Engine.Depth) {
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
        guard depth >= .entities else { return }
        let made = EntityRecognizer(lexicon: lexicon)
        entities.withLock { $0 = made }
      case 1:
        guard depth >= .events else { return }
        let made = EventExtractor(lexicon: lexicon)
        events.withLock { $0 = made }
      case 2:
        guard depth >= .expressions else { return }
        let made = ExpressionRecognizer(lexicon: lexicon)
        expressions.withLock { $0 = made }
      default:
        let made = (Normalizer(lexicon: lexicon), Segmenter(lexicon: lexicon))
        texts.withLock { $0 = made }
      }
    }
    (normalizer, segmenter) =
      texts.withLock { $0 } ?? (Normalizer(lexicon: lexicon), Segmenter(lexicon: lexicon))
    expressionRecognizer = expressions.withLock { $0 }
    entityRecognizer = entities.withLock { $0 }
    eventExtractor = events.withLock { $0 }
  }

  /// Makes the buffers of one thread.
  func makeBuffers(trained: TrainedStage?) -> WorkBuffers {
    WorkBuffers(
      segmentation: segmenter.makeWorker(), clauseWords: segmenter.makeClauseWords(),
      trained: trained?.segmenter.makeWorker())
  }

  /// Normalizes an article and finds its words.
  func words(
    of article: Article, worker: inout TrainedSegmentationWorker, findsPartsOfSpeech: Bool
  ) -> Document {
    var document = Document(article: article, text: normalizer.normalize(article.bytes))
    document.segments = worker.segment(document.text, findsPartsOfSpeech: findsPartsOfSpeech)
    return document
  }

  /// Reads articles through the stages up to `depth`, all of them through one before the next: the
  /// code of all stages together is larger than what a processor keeps near.
  func documents(
    for articles: [Article], depth: Engine.Depth, buffers: WorkBuffers
  ) -> [Document] {
    var documents = articles.map { normalized($0) }
    guard depth >= .segmentation else { return documents }
    for index in documents.indices {
      findWords(of: &documents[index], depth: depth, worker: &buffers.segmentation)
    }
    guard depth >= .expressions, let expressionRecognizer else { return documents }
    for index in documents.indices {
      documents[index].expressions = expressionRecognizer.expressions(
        in: documents[index].text, segments: documents[index].segments,
        published: articles[index].givenPublished)
    }
    guard depth >= .entities, let entityRecognizer else { return documents }
    while buffers.matches.count < documents.count { buffers.matches.append([]) }
    for index in documents.indices { scan(documents[index], into: &buffers.matches[index]) }
    for index in documents.indices {
      documents[index].annotations = entityRecognizer.annotations(
        in: documents[index].text, segments: documents[index].segments,
        matches: buffers.matches[index], expressions: documents[index].expressions,
        buffers: &buffers.entities)
    }
    guard depth >= .events, let eventExtractor else { return documents }
    for index in documents.indices {
      (documents[index].events, documents[index].annotations.relations) = eventExtractor.findings(
        in: documents[index].text, segments: documents[index].segments,
        matches: buffers.matches[index], expressions: documents[index].expressions,
        annotations: documents[index].annotations)
    }
    return documents
  }

  /// Returns an article with its normalized text.
  private func normalized(_ article: Article) -> Document {
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
    return document
  }

  /// Finds the words of a document.
  private func findWords(
    of document: inout Document, depth: Engine.Depth, worker: inout SegmentationWorker
  ) {
    guard depth >= .expressions, expressionRecognizer != nil else {
      document.segments = worker.segment(document.text)
      return
    }
    // The words are printed line by line; what they mean goes on behind a line's end.
    let page = normalizer.page(of: document.text)
    document.text = page.text
    document.credits = creditFinder.credits(in: page.text)
    document.segments = worker.segment(document.text)
    document.segments.markFurniture(page.furniture)
  }

  /// Finds all names, cues and triggers of a document.
  private func scan(_ document: Document, into matches: inout [LexicalMatch]) {
    matches.removeAll(keepingCapacity: true)
    lexicon.scan(document.text.bytes.span, into: &matches)
  }

  /// Returns the trigger words of a document that made no event, and why.
  func rejections(
    in document: Document, matches: inout [LexicalMatch]
  ) -> [RejectedTrigger] {
    scan(document, into: &matches)
    return eventExtractor?.rejections(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations) ?? []
  }

  /// Returns what the weights say of the possible triggers of a document.
  func judgements(
    in document: Document, matches: inout [LexicalMatch]
  ) -> [TriggerJudgement] {
    scan(document, into: &matches)
    return eventExtractor?.judgements(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations) ?? []
  }

  /// Returns what could fill the roles of the possible triggers of a document.
  func roleJudgements(
    in document: Document, matches: inout [LexicalMatch]
  ) -> [RoleJudgement] {
    scan(document, into: &matches)
    return eventExtractor?.roleJudgements(
      in: document.text, segments: document.segments, matches: matches,
      expressions: document.expressions, annotations: document.annotations) ?? []
  }

  /// Returns all readings of the dates and numbers of `article`.
  func views(
    of article: Article, reference: String?, families: Set<ExpressionView.Family>?,
    clauseWords: ClauseWords
  ) -> (document: Document, views: [ExpressionView]) {
    let document = Document(
      article: article, text: normalizer.page(of: normalizer.normalize(article.bytes)).text)
    guard let expressionRecognizer else { return (document, []) }
    let bytes = document.text.bytes
    let words = WordSource(
      run: { clauseWords.appendRun(around: $0, in: bytes, to: &$1) },
      clause: { clauseWords.append(around: $0, in: bytes, to: &$1) })
    let views = expressionRecognizer.views(
      in: document.text, reference: reference, words: words, families: families)
    return (document, views)
  }
}
