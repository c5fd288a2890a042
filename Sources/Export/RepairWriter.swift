// SPDX-License-Identifier: Apache-2.0

public import JSON
public import TextModel

/// Writes what normalization repaired in an article, one JSON object a line.
///
///     {"source":"a.txt","kind":"reading","start":1,"end":8,"text":"(zhuǎn)","normalized":"","confidence":99}
///
/// Kinds: `reading` (an injected one was taken out), `invisible` (a character that shows nothing),
/// `bytes` (lost bytes were put back), `symbol` (ornaments inside a word were taken out), `markup`
/// (an entity or a tag), `damaged` (left as it is).
/// Full-width letters and simplified characters are no repairs.
public enum RepairWriter {
  /// Appends the repairs of a document, in reading order.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func append(_ document: Document, to json: inout JSONWriter) {
    let raw = document.article.bytes
    let index = ScalarIndex(raw)
    var repairs = document.text.repairs[...]
    var doubts = document.text.doubts[...]
    for edit in document.text.offsets.edits {
      while let doubt = doubts.first, doubt.start < edit.source.start {
        append(Place(kind: "damaged", range: doubt, confidence: 0), document, index, &json)
        doubts.removeFirst()
      }
      if let repair = repairs.first, repair.range.overlaps(edit.source) {
        let isGone = document.text.offsets.targetRange(of: repair.range).isEmpty
        append(
          Place(
            kind: isGone ? "symbol" : "bytes", range: repair.range, confidence: repair.confidence),
          document, index, &json)
        repairs.removeFirst()
      } else if let kind = kind(of: raw[edit.source.start..<edit.source.end]) {
        append(Place(kind: kind, range: edit.source, confidence: 99), document, index, &json)
      }
    }
    for doubt in doubts {
      append(Place(kind: "damaged", range: doubt, confidence: 0), document, index, &json)
    }
  }

  private struct Place {
    var kind: String
    var range: ByteRange
    var confidence: Int
  }

  /// Returns what kind of repair the change of a stretch was, null where it is none.
  private static func kind(of raw: ArraySlice<UInt8>) -> String? {
    if raw.contains(0x28) || raw.starts(with: "（".utf8) { return "reading" }
    if raw.first == 0x26 || raw.first == 0x3C { return "markup" }
    guard raw.count <= 3, let first = raw.first else { return nil }
    return first == 0xE2 || first == 0xC2 || raw.elementsEqual("\u{FEFF}".utf8) ? "invisible" : nil
  }

  private static func append(
    _ place: Place, _ document: Document, _ index: ScalarIndex, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("source")
    json.string(document.article.source)
    json.key("kind")
    json.string(place.kind)
    json.key("start")
    json.integer(index.scalarOffset(ofByte: place.range.start))
    json.key("end")
    json.integer(index.scalarOffset(ofByte: place.range.end))
    json.key("text")
    json.string(Array(document.article.bytes[place.range.start..<place.range.end]))
    json.key("normalized")
    json.string(document.text.string(document.text.offsets.targetRange(of: place.range)))
    json.key("confidence")
    json.integer(place.confidence)
    json.endObject()
    json.newline()
  }
}
