// SPDX-License-Identifier: Apache-2.0

public import Export
public import Ingestion
public import JSON
public import Pipeline
import Synchronization
public import TextModel

/// One pass over many inputs: a record for each document, in the order of the input.
public struct BatchRun: Sendable {
  /// How documents that follow each other are printed.
  public typealias Print =
    @Sendable (
      _ articles: [Article], _ worker: inout EngineWorker, _ json: inout JSONWriter
    ) -> Void

  /// Prints documents one by one.
  ///
  /// - Parameter print: prints one document.
  /// - Returns: what prints several.
  public static func each(
    _ print:
      @escaping @Sendable (
        _ article: Article, _ worker: inout EngineWorker, _ json: inout JSONWriter
      ) -> Void
  ) -> Print {
    { articles, worker, json in
      for article in articles { print(article, &worker, &json) }
    }
  }

  /// How many documents are read together at most.
  public static let groupLimit = 16
  /// How many bytes of input a worker takes at a time, the last document aside.
  public static let byteLimit = 1 << 15

  /// What was read and how much of it failed.
  public struct Summary: Sendable {
    /// The number of documents, failed ones included.
    public var documents = 0
    /// The number of documents that could not be read.
    public var failed = 0
    /// The bytes of the documents that were read.
    public var bytes = 0
    /// Whether the run stopped early, at a failure under `isStrict`.
    public var isStopped = false

    /// Makes the summary of a run that has read nothing yet.
    public init() {}
  }

  /// The number of threads that extract.
  public var jobs: Int
  /// Whether the first failure ends the run.
  public var isStrict: Bool
  /// Whether a trailer record ends the output.
  public var hasTrailer: Bool
  /// Whether failures are printed as records among the documents.
  public var printsErrorRecords: Bool
  /// Whether the documents whose records are in the output already are left out.
  public var isResumed: Bool

  /// Makes the options of a run.
  public init(
    jobs: Int, isStrict: Bool = false, hasTrailer: Bool = false, printsErrorRecords: Bool = true,
    isResumed: Bool = false
  ) {
    self.jobs = jobs
    self.isStrict = isStrict
    self.hasTrailer = hasTrailer
    self.printsErrorRecords = printsErrorRecords
    self.isResumed = isResumed
  }

  /// The outcome of one batch of inputs.
  private struct Batch: Sendable {
    var bytes: [UInt8] = []
    var documents = 0
    var inputBytes = 0
    var failures: [IngestionFailure] = []
    var isFlushed = true
  }

  /// Reads all inputs, prints each document, and commits the output.
  ///
  /// - Parameters:
  ///   - reader: where the inputs come from.
  ///   - decoder: what makes articles of them.
  ///   - engine: the stages.
  ///   - output: where the records go.
  ///   - report: is told of each failure, in order.
  ///   - progress: is told what was written so far, after each batch.
  ///   - tail: makes what stands behind the last document.
  ///   - print: prints documents.
  /// - Returns: how much was read, and how much of it failed.
  /// - Throws: ``OutputError`` where the output cannot be written; a closed pipe is no error but
  ///   ends the run.
  public func run(
    reader: consuming sending InputReader, decoder: ArticleDecoder, engine: Engine,
    output: OutputFile, report: (IngestionFailure) -> Void,
    progress: (Summary) -> Void = { _ in }, tail: () -> [UInt8] = { [] },
    print: @escaping Print
  ) throws(OutputError) -> Summary {
    var reader = reader
    var summary = Summary()
    var hash = SHA256()
    if isResumed, let path = output.resumedPath {
      let records = KeptRecords(path: path, decoder: decoder, generator: engine.generator)
      let kept =
        try records
        .skip(in: &reader) { line in
          if hasTrailer { hash.update(line) }
        }
      summary.documents = kept.documents
      summary.failed = kept.failed
      try output.truncate(to: kept.byteCount)
    }
    let source = Mutex(BatchReader(reader: reader))
    var outputError: OutputError?
    let isStrict = isStrict
    let printsErrorRecords = printsErrorRecords
    OrderedPipeline(jobs: jobs).run(
      read: { source.withLock { $0.next() } },
      makeTransform: {
        var worker = engine.makeWorker()
        var json = JSONWriter()
        return { (units: UnitBatch) -> Batch in
          var batch = Batch()
          batch.isFlushed = units.isFlushed
          json.removeAll(keepingCapacity: true)
          var articles: [Article] = []
          for unit in units.units {
            batch.documents += 1
            batch.inputBytes += unit.byteCount
            switch decoder.decode(unit) {
            case .success(let article):
              articles.append(article)
              if articles.count == BatchRun.groupLimit {
                print(articles, &worker, &json)
                articles.removeAll(keepingCapacity: true)
              }
            case .failure(let failure):
              print(articles, &worker, &json)
              articles.removeAll(keepingCapacity: true)
              batch.failures.append(failure)
              if printsErrorRecords {
                StreamRecords.appendError(
                  source: failure.source, kind: failure.kind, message: failure.message,
                  offset: failure.offset, to: &json)
                json.newline()
              }
              if isStrict {
                batch.bytes = json.bytes
                return batch
              }
            }
          }
          print(articles, &worker, &json)
          batch.bytes = json.bytes
          return batch
        }
      },
      write: { batch in
        summary.documents += batch.documents
        summary.failed += batch.failures.count
        summary.bytes += batch.inputBytes
        for failure in batch.failures { report(failure) }
        do throws(OutputError) {
          try output.write(batch.bytes)
          if batch.isFlushed { try output.flush() }
        } catch {
          outputError = error
          return false
        }
        if hasTrailer { hash.update(batch.bytes) }
        progress(summary)
        if isStrict && !batch.failures.isEmpty {
          summary.isStopped = true
          return false
        }
        return true
      })
    if let outputError {
      if outputError.isClosedPipe { return summary }
      throw outputError
    }
    let tail = tail()
    try output.write(tail)
    if hasTrailer {
      hash.update(tail)
      var json = JSONWriter()
      StreamRecords.appendTrailer(
        documents: summary.documents, failed: summary.failed, sha256: hash.hexadecimal(),
        to: &json)
      json.newline()
      try output.write(json.bytes)
    }
    try output.commit()
    return summary
  }
}
