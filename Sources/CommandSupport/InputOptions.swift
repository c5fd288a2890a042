// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Ingestion
import TextModel

/// What is read.
public struct InputOptions: ParsableArguments {
  /// The paths of files and folders.
  @Argument(help: "Files or folders; - or nothing is standard input.")
  public var inputs: [String] = []

  /// How files are cut into articles.
  @Option(help: "auto, text (a file is an article), lines (a line is one) or jsonl.")
  public var inputFormat: InputFormat = .auto

  /// The encoding, or null to detect it.
  @Option(help: "The encoding of the input, such as GB18030, where it is not to be detected.")
  public var encoding: String?

  /// The date of articles that give none.
  @Option(help: "The date of publication (2023-04-11) of articles that give none themselves.")
  public var published: String?

  /// Where else such a date is looked for.
  @Option(
    help: "Where the date of an article is that gives none: filename, mtime, or a field's name.")
  public var publishedFrom: String?

  /// Makes options that are still to be parsed.
  public init() {}

  /// Makes the reader of the inputs.
  public func makeReader() -> InputReader {
    InputReader(inputs: inputs.isEmpty ? ["-"] : inputs, format: inputFormat)
  }

  /// Makes what turns the inputs into articles.
  ///
  /// - Throws: a `ValidationError` where the date is none.
  public func makeDecoder() throws -> ArticleDecoder {
    var date: CalendarDate?
    if let published {
      date = CalendarDate(iso8601: published)
      guard date != nil else {
        throw ValidationError("--published \(published) is no date of the form 2023-04-11.")
      }
    }
    return ArticleDecoder(
      encoding: encoding, published: date,
      publishedSource: publishedFrom.map(PublishedSource.init(name:)))
  }
}

extension InputFormat: ExpressibleByArgument {}
