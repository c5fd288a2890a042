// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Ingestion
import TextModel

/// What is read.
public struct InputOptions: ParsableArguments {
  /// The paths of files and folders.
  @Argument(help: help("Files or folders; - or nothing is standard input.", "文件或文件夹；- 或不写表示标准输入。"))
  public var inputs: [String] = []

  /// How files are cut into articles.
  @Option(
    help: help(
      "auto, text (a file is an article), lines (a line is one) or jsonl.",
      "auto、text（一个文件一篇）、lines（一行一篇）或 jsonl。"))
  public var inputFormat: InputFormat = .auto

  /// The encoding, or null to detect it.
  @Option(
    help: help(
      "The encoding of the input, such as GB18030, where it is not to be detected.",
      "输入的编码，如 GB18030；不写则自动判断。"))
  public var encoding: String?

  /// The date of articles that give none.
  @Option(
    help: help(
      "The date of publication (2023-04-11) of articles that give none themselves.",
      "文章自身没有日期时采用的发布日期（2023-04-11）。"))
  public var published: String?

  /// Where else such a date is looked for.
  @Option(
    help: help(
      "Where the date of an article is that gives none: filename, mtime, or a field's name.",
      "文章自身没有日期时从何处取：filename、mtime 或字段名。"))
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
