// SPDX-License-Identifier: Apache-2.0

import ICU
import JSON
public import TextModel

/// Makes articles of what an ``InputReader`` read: encodings, JSON, fields.
///
/// An empty text is an article without content, no failure.  Sequences that are invalid in the
/// encoding, and lone surrogates in JSON, become U+FFFD with a warning of their place.
public struct ArticleDecoder: Sendable {
  /// The number of warnings that an article carries at most.
  public static let warningLimit = 20

  private let encoding: String?
  private let converter: Converter?
  private let published: CalendarDate?
  private let publishedSource: PublishedSource?

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - encoding: the encoding of all texts, or null to detect that of each.
  ///   - published: the date of publication of articles that give none themselves.
  ///   - publishedSource: where else such a date is looked for before that.
  public init(
    encoding: String? = nil, published: CalendarDate? = nil,
    publishedSource: PublishedSource? = nil
  ) {
    self.encoding = encoding
    self.published = published
    self.publishedSource = publishedSource
    converter = encoding.flatMap(Converter.init(name:))
  }

  /// Returns the article that a unit holds, or why it holds none.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func decode(_ unit: InputUnit) -> Result<Article, IngestionFailure> {
    do throws(IngestionFailure) {
      switch unit.content {
      case .failure(let failure): throw failure
      case .text(let bytes): return .success(try article(bytes, unit))
      case .json(let bytes): return .success(try jsonArticle(bytes, unit))
      }
    } catch {
      return .failure(error)
    }
  }

  private func article(_ bytes: [UInt8], _ unit: InputUnit) throws(IngestionFailure) -> Article {
    let (text, name) = try text(bytes, unit)
    return Article(
      source: unit.source, bytes: text.bytes,
      givenPublished: publishedSource?.date(of: unit) ?? published, encoding: name,
      warnings: warnings(for: text.invalidOffsets))
  }

  /// Decodes bytes to UTF-8 without a byte-order mark, and names their encoding.
  private func text(
    _ bytes: [UInt8], _ unit: InputUnit
  ) throws(IngestionFailure) -> (text: DecodedText, encoding: String) {
    if let encoding, converter == nil {
      throw failure(unit, "unknown-encoding", "the encoding '\(encoding)' is unknown")
    }
    var finding = TextEncoding.Finding(name: converter?.name ?? unit.encoding ?? "")
    if finding.name.isEmpty {
      finding = TextEncoding.find(in: bytes)
      if finding.isBinary { throw failure(unit, "binary", "the file is no text") }
      if finding.isWellFormed { return (DecodedText(bytes: bytes), finding.name) }
    }
    // A mark is stripped where it is one of the encoding at hand.
    if let mark = TextEncoding.mark(bytes.prefix(4)), mark.name == finding.name {
      finding.markCount = mark.markCount
    }
    if finding.name == TextEncoding.utf8 {
      return (UTF8Repair.repair(bytes, from: finding.markCount), TextEncoding.utf8)
    }
    guard let converter = converter ?? Converter(name: finding.name) else {
      throw failure(unit, "unknown-encoding", "the encoding '\(finding.name)' is unknown")
    }
    let text: DecodedText
    do throws(ICUError) {
      text = try converter.decode(bytes[finding.markCount...])
    } catch {
      throw failure(unit, "invalid-encoding", "\(error)")
    }
    // Each U+FFFD takes three bytes: a quarter of them in number is a text of little else.
    if encoding == nil, text.invalidOffsets.count > 16,
      text.invalidOffsets.count * 8 > text.bytes.count
    {
      throw failure(
        unit, "invalid-encoding", "the bytes fit no encoding that Chinese is written in")
    }
    return (text, converter.name)
  }

  private func jsonArticle(
    _ bytes: [UInt8], _ unit: InputUnit
  ) throws(IngestionFailure) -> Article {
    let isPlain = encoding == nil && unit.encoding == nil && TextEncoding.isValidUTF8(bytes)
    let (line, name) =
      isPlain
      ? (DecodedText(bytes: bytes), TextEncoding.utf8) : try text(bytes, unit)
    let value: JSONValue
    do throws(JSONError) {
      let markCount = TextEncoding.mark(line.bytes.prefix(3))?.markCount ?? 0
      value = try JSONParser.parse(
        line.bytes, in: markCount..<line.bytes.count, isValid: isPlain)
    } catch {
      throw failure(unit, "malformed-json", "\(error)", offset: error.offset)
    }
    guard case .object = value else {
      throw failure(unit, "malformed-json", "the line is \(value.kind), not an object")
    }
    let source = sourceName(of: value) ?? unit.source
    guard let content = value["text"] else {
      throw failure(unit, "missing-text", "the object has no 'text'", source: source)
    }
    guard let text = content.string else {
      throw failure(
        unit, "missing-text", "the 'text' is \(content.kind), not a string", source: source)
    }
    // A mark at the start is no content.
    var bytes = text.bytes
    var replacements = text.replacements
    if let mark = TextEncoding.mark(bytes.prefix(3)), mark.name == TextEncoding.utf8 {
      bytes.removeFirst(mark.markCount)
      replacements = replacements.map { $0 - mark.markCount }
    }
    if !line.invalidOffsets.isEmpty {
      replacements = ArticleDecoder.replacementOffsets(in: bytes)
    }
    var article = Article(
      source: source, bytes: bytes,
      givenPublished: publishedSource?.date(of: unit) ?? published, isStructured: true,
      encoding: name, warnings: warnings(for: replacements))
    readFields(of: value, into: &article)
    if case .field(let path) = publishedSource {
      readPublished(from: value.member(at: path), named: path, into: &article)
    }
    return article
  }

  /// The `source` of an object, else its `id`.
  private func sourceName(of object: JSONValue) -> String? {
    name(object["source"]) ?? name(object["id"])
  }

  private func name(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text.bytes.isEmpty ? nil : text.text
    case .integer(let number): String(number)
    default: nil
    }
  }

  /// Reads `title`, `published` and `reference_time`; null and what is missing say nothing.
  private func readFields(of object: JSONValue, into article: inout Article) {
    article.givenReference = object["reference_time"]?.string?.text
    switch object["title"] {
    case nil, .null: break
    case .string(let title): article.givenTitle = title.text
    case let other?:
      article.warnings.append(
        InputWarning(kind: "invalid-title", message: "the 'title' is \(other.kind), not a string"))
    }
    readPublished(from: object["published"], named: "published", into: &article)
  }

  private func readPublished(
    from value: JSONValue?, named name: String, into article: inout Article
  ) {
    switch value {
    case nil, .null: break
    case .string(let text):
      if let date = PublishedDate.date(text.bytes) {
        article.givenPublished = date
      } else {
        article.warnings.append(
          InputWarning(kind: "invalid-published", message: "'\(text.text)' is no date"))
        article.givenPublished = nil
      }
    case let other?:
      article.warnings.append(
        InputWarning(
          kind: "invalid-published", message: "the '\(name)' is \(other.kind), not a date"))
      article.givenPublished = nil
    }
  }

  /// Returns the warnings for the offsets of U+FFFD, the last one summing up where there are many.
  private func warnings(for offsets: [Int]) -> [InputWarning] {
    let isTooMany = offsets.count > ArticleDecoder.warningLimit
    var result = offsets.prefix(ArticleDecoder.warningLimit - (isTooMany ? 1 : 0)).map {
      InputWarning(
        kind: "invalid-sequence", message: "an invalid sequence became U+FFFD",
        range: ByteRange($0, $0 + 3))
    }
    if isTooMany {
      let count = offsets.count - result.count
      result.append(
        InputWarning(
          kind: "invalid-sequence", message: "\(count) more invalid sequences became U+FFFD"))
    }
    return result
  }

  /// Returns the offset of each U+FFFD.
  private static func replacementOffsets(in bytes: [UInt8]) -> [Int] {
    let span = bytes.span
    var offsets: [Int] = []
    var index = 0
    while index < span.count {
      if span[index] == 0xEF, span.starts(with: "\u{FFFD}", at: index) { offsets.append(index) }
      index += 1
    }
    return offsets
  }

  private func failure(
    _ unit: InputUnit, _ kind: String, _ message: String, source: String? = nil,
    offset: Int? = nil
  ) -> IngestionFailure {
    IngestionFailure(
      source: source ?? unit.source, kind: kind, message: message, offset: offset)
  }
}
