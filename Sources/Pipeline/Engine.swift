// SPDX-License-Identifier: Apache-2.0

import Ingestion
public import Lexicon
import Normalization
public import TextModel

/// The stages in their order, ready to read articles: the one place that knows the order.
///
/// An engine is immutable and may be shared; each thread makes a worker of its own.
public struct Engine: Sendable {
  /// The words, names, frames and tables that the stages work with.
  public let lexicon: Lexicon
  /// The last stage that was made.
  public let depth: Depth
  fileprivate let stages: Stages
  private var trained: TrainedStage?

  /// Makes the stages of a lexicon, up to the last one that is wanted.
  ///
  /// - Parameters:
  ///   - lexicon: the words, names, frames and tables.
  ///   - depth: the last stage; documents are never read beyond it.
  public init(lexicon: Lexicon, depth: Depth = .events) {
    self.lexicon = lexicon
    self.depth = depth
    stages = Stages(lexicon: lexicon, depth: depth)
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
    trained = try TrainedStage(path: path, lexicon: lexicon)
  }

  /// Makes a worker for one thread.
  public func makeWorker() -> EngineWorker {
    EngineWorker(stages: stages, buffers: stages.makeBuffers(trained: trained))
  }
}

/// One thread's way through the stages, in buffers that it keeps.
public struct EngineWorker {
  private let stages: Stages
  private let buffers: WorkBuffers

  fileprivate init(stages: Stages, buffers: WorkBuffers) {
    self.stages = stages
    self.buffers = buffers
  }

  /// Returns `article` with its words, by trained weights where the engine has some.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - findsPartsOfSpeech: whether the words get parts of speech.
  /// - Returns: the segmented article.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func words(of article: Article, findsPartsOfSpeech: Bool) -> Document {
    guard var worker = buffers.trained.take() else {
      return document(for: article, depth: .segmentation)
    }
    let document = stages.words(
      of: article, worker: &worker, findsPartsOfSpeech: findsPartsOfSpeech)
    buffers.trained = worker
    return document
  }

  /// Returns everything that the stages up to `depth` find in `article`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func document(
    for article: Article, depth: Engine.Depth = .events
  ) -> Document {
    let documents = stages.documents(for: [article], depth: depth, buffers: buffers)
    return documents.first
      ?? Document(article: article, text: stages.normalizer.normalize(article.bytes))
  }

  /// Returns the same of several articles, which are read together in less time than one by one.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func documents(
    for articles: [Article], depth: Engine.Depth = .events
  ) -> [Document] {
    stages.documents(for: articles, depth: depth, buffers: buffers)
  }

  /// Returns the text of a document of this engine with the mainland's words for regional ones.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func mainlandText(of document: Document) -> NormalizedText {
    stages.normalizer.mainlandText(of: document.text)
  }

  /// Returns the trigger words of a document of this engine that made no event, and why.
  ///
  /// - Complexity: that of finding the events.
  public mutating func rejections(in document: Document) -> [RejectedTrigger] {
    stages.rejections(in: document, matches: &buffers.matches[0])
  }

  /// Returns what there is to see of each possible trigger of a document of this engine, and what
  /// the weights say of it.
  ///
  /// - Complexity: that of finding the events.
  public mutating func judgements(in document: Document) -> [TriggerJudgement] {
    stages.judgements(in: document, matches: &buffers.matches[0])
  }

  /// Returns what could fill the roles of the possible triggers of a document of this engine, and
  /// what the weights say of it.
  ///
  /// - Complexity: that of finding the events.
  public mutating func roleJudgements(in document: Document) -> [RoleJudgement] {
    stages.roleJudgements(in: document, matches: &buffers.matches[0])
  }

  /// Returns all readings of the dates and numbers of `article`: what `mailuo expressions` prints.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - reference: the moment that relative times count from, in ISO 8601, or null.
  ///   - families: the families that are wanted, or null for all.
  /// - Returns: the normalized article and the readings, in reading order.
  public mutating func views(
    of article: Article, reference: String?, families: Set<ExpressionView.Family>? = nil
  ) -> (document: Document, views: [ExpressionView]) {
    stages.views(
      of: article, reference: reference, families: families, clauseWords: buffers.clauseWords)
  }
}
