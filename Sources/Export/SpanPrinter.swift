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
    bytes.withUnsafeBufferPointer { raw in
      text.bytes.withUnsafeBufferPointer { normalized in
        append(
          source, JSONText(UnsafeBufferPointer(rebasing: raw[source.start..<source.end])),
          JSONText(UnsafeBufferPointer(rebasing: normalized[range.start..<range.end])), to: &json)
      }
    }
  }

  /// Appends start, end, text and the byte offsets of a range of the raw article.
  func appendRaw(_ source: ByteRange, to json: inout JSONWriter) {
    bytes.withUnsafeBufferPointer { raw in
      let text = JSONText(UnsafeBufferPointer(rebasing: raw[source.start..<source.end]))
      append(source, text, nil, to: &json)
    }
  }

  private func append(
    _ source: ByteRange, _ text: JSONText, _ normalized: JSONText?, to json: inout JSONWriter
  ) {
    let capacity = SpanPrinter.capacity + text.capacity + (normalized?.capacity ?? 0)
    json.members(capacity: capacity) { room in
      room.member("start", scalars.scalarOffset(ofByte: source.start))
      room.member("end", scalars.scalarOffset(ofByte: source.end))
      room.member("text", text)
      if let normalized { room.member("normalized", normalized) }
      room.member("byte_start", source.start)
      room.member("byte_end", source.end)
    }
  }

  /// The most bytes of the names of a span's members and of its numbers.
  private static let capacity =
    ["start", "end", "text", "normalized", "byte_start", "byte_end"].reduce(0) {
      $0 + $1.utf8.count + JSONRoom.keyCapacity
    } + 4 * JSONRoom.numberCapacity
}
