// SPDX-License-Identifier: Apache-2.0

import JSON
import TextModel

/// Prints ranges of the normalized text as spans of the raw article.
struct SpanPrinter {
  private let bytes: [UInt8]
  private let text: NormalizedText
  private let scalars: ScalarIndex

  init(_ document: Document) {
    bytes = document.article.bytes
    text = document.text
    scalars = ScalarIndex(bytes)
  }

  /// The text of a range of the raw article.
  func raw(_ range: ByteRange) -> ArraySlice<UInt8> {
    bytes[range.start..<range.end]
  }

  /// Appends start, end, text, normalized and the byte offsets of a range of the normalized text.
  func append(_ range: ByteRange, to json: inout JSONWriter) {
    let source = text.offsets.sourceRange(of: range)
    append(source: source, normalized: text.bytes[range.start..<range.end], to: &json)
  }

  /// Appends start, end, text and the byte offsets of a range of the raw article.
  func appendRaw(_ source: ByteRange, to json: inout JSONWriter) {
    append(source: source, normalized: nil, to: &json)
  }

  private func append(
    source: ByteRange, normalized: ArraySlice<UInt8>?, to json: inout JSONWriter
  ) {
    json.member("start", scalars.scalarOffset(ofByte: source.start))
    json.member("end", scalars.scalarOffset(ofByte: source.end))
    json.key("text")
    json.string(raw(source))
    if let normalized {
      json.key("normalized")
      json.string(normalized)
    }
    json.member("byte_start", source.start)
    json.member("byte_end", source.end)
  }
}
