// SPDX-License-Identifier: Apache-2.0

/// One article as it was read: decoded, and otherwise untouched.
///
/// `bytes` is the raw article of which all offsets of the output speak: valid UTF-8, without a
/// byte-order mark, each maximal subpart of an invalid sequence replaced by U+FFFD.
public struct Article: Sendable {
  /// Where the article came from: a path's base name, a JSON Lines `source` or `id`, or `-`.
  public var source: String
  /// The decoded text.
  public var bytes: [UInt8]
  /// The headline that was given beside the text, if any.
  public var givenTitle: String?
  /// The date of publication that was given beside the text, if any.
  public var givenPublished: CalendarDate?
  /// The moment that relative times count from where it was given more finely than a date, as
  /// ISO 8601; only `mailuo expressions` reads it.
  public var givenReference: String?
  /// Whether the article came as an object of JSON Lines.
  public var isStructured: Bool
  /// The IANA name of the encoding that the text was decoded from.
  public var encoding: String
  /// What was odd about the input, in the order of its offsets.
  public var warnings: [InputWarning]

  /// Makes an article from decoded text.
  public init(
    source: String, bytes: [UInt8], givenTitle: String? = nil,
    givenPublished: CalendarDate? = nil, givenReference: String? = nil,
    isStructured: Bool = false, encoding: String = "UTF-8",
    warnings: [InputWarning] = []
  ) {
    self.source = source
    self.bytes = bytes
    self.givenTitle = givenTitle
    self.givenPublished = givenPublished
    self.givenReference = givenReference
    self.isStructured = isStructured
    self.encoding = encoding
    self.warnings = warnings
  }
}

/// Something odd in an input that did not keep it from being read.
public struct InputWarning: Hashable, Sendable {
  /// A stable name, such as `invalid-sequence` or `invalid-published`.
  public var kind: String
  /// One sentence for a reader.
  public var message: String
  /// The byte offset in the decoded article, or null where it concerns the whole.
  public var offset: Int? { range?.start }
  /// The stretch of the decoded article that it is about, or null where it concerns the whole.
  public var range: ByteRange?

  /// Makes a warning.
  public init(kind: String, message: String, range: ByteRange? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
  }
}
