// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CHeapShims
import Export
public import Mailuo

/// How the run goes and where its output lands.
public struct RunOptions: ParsableArguments {
  /// The path of the output file, or null for standard output.
  @Option(
    name: .shortAndLong,
    help: help("The output file, which appears whole or not at all.", "输出文件；要么完整写出，要么不出现。"))
  public var output: String?

  /// The number of threads.
  @Option(name: .shortAndLong, help: help("The number of threads.", "线程数。"))
  public var jobs: Int = 1

  /// Whether the first failure ends the run.
  @Flag(help: help("Stop at the first document that cannot be read.", "遇到第一篇无法读取的文章就停止。"))
  public var strict = false

  /// Whether a trailer ends the stream.
  @Flag(help: help("End the stream with a record that counts its documents.", "在末尾写一条统计文章数的记录。"))
  public var trailer = false

  /// Makes options that are still to be parsed.
  public init() {}

  /// Checks the number of threads.
  public func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must lie between 1 and 256.")
    }
  }
}

/// One command's run over its inputs.
public struct Run {
  private let lexicon: LexiconOptions
  private let input: InputOptions
  private let options: RunOptions
  private let printsErrorRecords: Bool
  private let isResumed: Bool
  private let head: [UInt8]
  private let findsWords: Bool
  private let depth: Engine.Depth
  private let usesLargePages: Bool

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - lexicon: where the words come from.
  ///   - input: what is read.
  ///   - options: how it goes and where the output lands.
  ///   - printsErrorRecords: whether failures are printed among the documents.
  ///   - isResumed: whether it goes on where an interrupted run stopped.
  ///   - head: what stands before the first document.
  ///   - findsWords: whether words are wanted for themselves.
  ///   - depth: the last stage that is wanted.
  ///   - usesLargePages: whether the heap asks for large pages: where one article may be megabytes.
  public init(
    lexicon: LexiconOptions, input: InputOptions, options: RunOptions,
    printsErrorRecords: Bool = true, isResumed: Bool = false, head: [UInt8] = [],
    findsWords: Bool = false, depth: Engine.Depth = .events, usesLargePages: Bool = false
  ) {
    self.lexicon = lexicon
    self.input = input
    self.options = options
    self.printsErrorRecords = printsErrorRecords
    self.isResumed = isResumed
    self.head = head
    self.findsWords = findsWords
    self.depth = depth
    self.usesLargePages = usesLargePages
  }

  /// Prints each document with what `makePrint` makes of the engine.
  ///
  /// - Parameters:
  ///   - makePrint: makes what prints a document.
  ///   - tail: makes what stands behind the last document.
  /// - Throws: the exit code, where it is not 0.
  public func callAsFunction(
    _ makePrint: (Engine) throws -> BatchRun.Print, tail: (Engine) -> [UInt8] = { _ in [] }
  ) throws {
    // A quarter of a gigabyte of addresses; what is not used takes no memory.
    if usesLargePages { _ = mailuo_heap_ask_for_large_pages(256 << 20) }
    let decoder = try input.makeDecoder()
    let engine = try lexicon.makeEngine(findsWords: findsWords, depth: depth)
    let print = try makePrint(engine)
    let summary: BatchRun.Summary
    do {
      let output = try OutputFile(path: options.output, isResumed: isResumed)
      try output.write(head)
      var line = ProgressLine(inputs: input.inputs, output: options.output)
      defer { line?.finish() }
      summary = try BatchRun(
        jobs: options.jobs, isStrict: options.strict, hasTrailer: options.trailer,
        printsErrorRecords: printsErrorRecords, isResumed: isResumed
      ).run(
        reader: input.makeReader(), decoder: decoder, engine: engine, output: output,
        report: { Diagnostics.write("\($0)") }, progress: { line?.show($0) },
        tail: { tail(engine) }, print: print)
    } catch {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
    if summary.failed > 0 { throw ExitCode.someDocumentsFailed }
  }
}

extension DiscoveryWriter.Format: ExpressibleByArgument {}
