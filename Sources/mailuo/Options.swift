// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Ingestion
import LexiconCompiler
import Mailuo

/// Where the words come from.
struct LexiconOptions: ParsableArguments {
  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  @Option(
    name: .customLong("dictionaries"),
    help: "A folder of dictionaries on top of the lexicon; may be given again.")
  var dictionaries: [String] = []

  /// Opens the lexicon with its overlays and makes the stages.
  func makeEngine() throws -> Engine {
    do {
      var engine = try Engine(lexiconPath: lexicon)
      for directory in dictionaries {
        let image = try LexiconCompiler.image(directory: directory, base: engine.lexicon)
        engine = Engine(lexicon: engine.lexicon.overlaid(by: image))
      }
      return engine
    } catch let faults as DictionaryFaults {
      Diagnostics.write(faults.description)
      throw ExitCode.usage
    } catch let error as LexiconError {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
  }
}

/// What is read.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files or folders; - or nothing is standard input.")
  var inputs: [String] = []

  @Option(help: "auto, text (a file is an article), lines (a line is one) or jsonl.")
  var inputFormat: InputFormat = .auto

  @Option(help: "The encoding of the input, such as GB18030, where it is not to be detected.")
  var encoding: String?

  @Option(help: "The date of publication (2023-04-11) of articles that give none themselves.")
  var published: String?

  func makeReader() -> InputReader {
    InputReader(inputs: inputs.isEmpty ? ["-"] : inputs, format: inputFormat)
  }

  func makeDecoder() throws -> ArticleDecoder {
    var date: CalendarDate?
    if let published {
      date = CalendarDate(iso8601: published)
      guard date != nil else {
        throw ValidationError("--published \(published) is no date of the form 2023-04-11.")
      }
    }
    return ArticleDecoder(encoding: encoding, published: date)
  }
}

extension InputFormat: ExpressibleByArgument {}

/// How the run goes and where its output lands.
struct RunOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The output file, which appears whole or not at all.")
  var output: String?

  @Option(name: .shortAndLong, help: "The number of threads.")
  var jobs: Int = 1

  @Flag(help: "Stop at the first document that cannot be read.")
  var strict = false

  @Flag(help: "End the stream with a record that counts its documents.")
  var trailer = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must lie between 1 and 256.")
    }
  }
}

/// One command's run over its inputs.
struct Run {
  let lexicon: LexiconOptions
  let input: InputOptions
  let options: RunOptions
  var printsErrorRecords = true

  /// Prints each document with what `makePrint` makes of the engine.
  ///
  /// - Throws: the exit code, where it is not 0.
  func callAsFunction(_ makePrint: (Engine) -> BatchRun.Print) throws {
    let decoder = try input.makeDecoder()
    let engine = try lexicon.makeEngine()
    let summary: BatchRun.Summary
    do {
      let output = try OutputFile(path: options.output)
      summary = try BatchRun(
        jobs: options.jobs, isStrict: options.strict, hasTrailer: options.trailer,
        printsErrorRecords: printsErrorRecords
      ).run(
        reader: input.makeReader(), decoder: decoder, engine: engine, output: output,
        report: { failure in
          Diagnostics.write("\(failure)")
        }, print: makePrint(engine))
    } catch {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
    if summary.failed > 0 { throw ExitCode.someDocumentsFailed }
  }
}
