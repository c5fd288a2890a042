// SPDX-License-Identifier: Apache-2.0

public import JSON
public import TextModel

/// Prints the words of a document as one JSON object.
///
/// `words` holds for each word its `text`, its `start` and `end` in Unicode scalars of the article,
/// and its universal part of speech `upos`.
public enum WordRecord {
  /// Appends the record of a document, and a line break.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func append(_ document: Document, to json: inout JSONWriter) {
    var source = SourceWords(document)
    let scalars = ScalarIndex(document.article.bytes)
    json.beginObject()
    json.key("source")
    json.string(document.article.source)
    json.key("words")
    json.beginArray()
    for token in document.segments.tokens {
      let place = source.range(token.range)
      let range = scalars.scalarRange(of: place)
      json.beginObject()
      json.key("text")
      json.string(source.word(token.range, at: place))
      json.key("start")
      json.integer(range.lowerBound)
      json.key("end")
      json.integer(range.upperBound)
      json.key("upos")
      json.string(token.partOfSpeech.tag)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
  }
}
