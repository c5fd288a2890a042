// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// How the bytes of an input are cut into articles.
public enum InputFormat: String, CaseIterable, Sendable {
  /// JSON Lines where the first byte that is no space is `{`, else text.
  case auto
  /// Each file, and the whole of standard input, is one article.
  case text
  /// Each line is one article, an empty one too.
  case lines
  /// Each line is a JSON object with `text`, and maybe `id`, `source`, `title`, `published`.
  case jsonl
}

/// The bytes of one article as they were read, still to be decoded.
public struct InputUnit: Sendable {
  /// What the bytes are.
  public enum Content: Sendable {
    /// The text itself.
    case text([UInt8])
    /// A JSON object that holds the text.
    case json([UInt8])
    /// Nothing, for it could not be read.
    case failure(IngestionFailure)
  }

  /// The base name of the path (or `-`), with `:<line>` where each line is an article.
  public var source: String
  /// The bytes, or why there are none.
  public var content: Content
  /// The encoding that the reader saw at the start of the file, for lines have no mark of their
  /// own.
  public var encoding: String?
  /// The day in UTC on which the file was last changed, or null for what is no file.
  public var modified: CalendarDate?

  /// Makes a unit.
  public init(
    source: String, content: Content, encoding: String? = nil, modified: CalendarDate? = nil
  ) {
    self.source = source
    self.content = content
    self.encoding = encoding
    self.modified = modified
  }

  /// The number of bytes.
  public var byteCount: Int {
    switch content {
    case .text(let bytes), .json(let bytes): bytes.count
    case .failure: 0
    }
  }
}

/// Why an input is no article.
public struct IngestionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the article should have come from.
  public var source: String
  /// A stable name: `unreadable`, `binary`, `too-large`, `malformed-json`, `missing-text`,
  /// `unknown-encoding`, `invalid-encoding`.
  public var kind: String
  /// One sentence for a reader, without the source.
  public var message: String
  /// The byte offset of the fault in the file or line, or null where it concerns the whole.
  public var offset: Int?

  /// Makes a failure.
  public init(source: String, kind: String, message: String, offset: Int? = nil) {
    self.source = source
    self.kind = kind
    self.message = message
    self.offset = offset
  }

  /// The failure as a compiler would print it.
  public var description: String {
    "\(source): error: \(message)" + (offset.map { " (at byte \($0))" } ?? "")
  }
}
