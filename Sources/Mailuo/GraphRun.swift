// SPDX-License-Identifier: Apache-2.0

public import EventGraph
public import Export
public import Ingestion
import JSON
public import Pipeline
import Synchronization
import TextModel

/// One pass over many inputs, articles or records of articles, that gathers their graph.
///
/// Each record goes to the output, in the order of the input: a new one for an article, the line as
/// it is for a record.  The graph is the same in any order and on any number of threads.
public struct GraphRun: Sendable {
  /// What was read and gathered.
  public struct Result: Sendable {
    /// What all documents tell.
    public var graph = EventGraph()
    /// The number of documents, failed ones included.
    public var documents = 0
    /// The number of documents that could not be read.
    public var failed = 0
    /// Whether the run stopped early, at a failure under `isStrict`.
    public var isStopped = false
  }

  /// The number of threads that extract.
  public var jobs: Int
  /// Whether the first failure ends the run.
  public var isStrict: Bool

  /// Makes the options of a run.
  public init(jobs: Int, isStrict: Bool = false) {
    self.jobs = jobs
    self.isStrict = isStrict
  }

  /// The outcome of one batch of inputs.
  private struct Batch: Sendable {
    var bytes: [UInt8] = []
    var graph = EventGraph()
    var documents = 0
    var failures: [IngestionFailure] = []
  }

  /// Reads all inputs and writes their records; the output is not committed.
  ///
  /// - Parameters:
  ///   - reader: where the inputs come from.
  ///   - decoder: what makes articles of them.
  ///   - engine: the stages.
  ///   - output: where the records go.
  ///   - report: is told of each failure, in order.
  /// - Returns: the graph, and how much was read.
  /// - Throws: ``OutputError`` where the output cannot be written.
  public func run(
    reader: consuming sending InputReader, decoder: ArticleDecoder, engine: Engine,
    output: OutputFile, report: (IngestionFailure) -> Void
  ) throws(OutputError) -> Result {
    let source = Mutex(BatchReader(reader: reader))
    var result = Result()
    var outputError: OutputError?
    let isStrict = isStrict
    OrderedPipeline(jobs: jobs).run(
      read: { source.withLock { $0.next() } },
      makeTransform: {
        var worker = engine.makeWorker()
        let writer = RecordWriter(generator: engine.generator)
        return { (units: UnitBatch) -> Batch in
          var batch = Batch()
          var json = JSONWriter()
          for unit in units.units {
            do throws(IngestionFailure) {
              if let (line, graph) = try GraphRun.record(of: unit) {
                guard let graph else { continue }
                json.append(raw: line)
                json.newline()
                batch.graph.merge(graph)
              } else {
                let document = worker.document(for: try decoder.decode(unit).get())
                writer.append(document, to: &json)
                json.newline()
                batch.graph.merge(EventGraph(document))
              }
              batch.documents += 1
            } catch {
              batch.documents += 1
              batch.failures.append(error)
              if isStrict { break }
            }
          }
          batch.bytes = json.bytes
          return batch
        }
      },
      write: { batch in
        result.documents += batch.documents
        result.failed += batch.failures.count
        result.graph.merge(batch.graph)
        for failure in batch.failures { report(failure) }
        do throws(OutputError) {
          try output.write(batch.bytes)
        } catch {
          outputError = error
          return false
        }
        if isStrict && !batch.failures.isEmpty {
          result.isStopped = true
          return false
        }
        return true
      })
    if let outputError { throw outputError }
    return result
  }

  /// Returns the line and the graph of a unit that is a record of Mailuo's, or null where it is an
  /// article; the graph is null for the records that are no documents.
  private static func record(
    of unit: InputUnit
  ) throws(IngestionFailure) -> (line: [UInt8], graph: EventGraph?)? {
    guard case .json(let line) = unit.content, RecordReader.isRecord(line) else { return nil }
    let record: JSONValue
    do throws(JSONError) {
      record = try JSONParser.parse(line)
    } catch {
      throw IngestionFailure(
        source: unit.source, kind: "malformed-json", message: "\(error)", offset: error.offset)
    }
    do throws(RecordError) {
      return (line, try RecordReader.graph(of: record))
    } catch {
      throw IngestionFailure(source: unit.source, kind: "malformed-record", message: "\(error)")
    }
  }
}
