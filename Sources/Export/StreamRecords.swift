// SPDX-License-Identifier: Apache-2.0

public import JSON

/// The records that are no documents: what could not be read, and the end of a stream.
public enum StreamRecords {
  /// Appends the record of an input that could not be read, `mailuo.error/1`.
  public static func appendError(
    source: String, kind: String, message: String, offset: Int?, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("schema")
    json.string("mailuo.error/1")
    json.key("source")
    json.string(source)
    json.key("kind")
    json.string(kind)
    json.key("message")
    json.string(message)
    json.key("offset")
    if let offset { json.integer(offset) } else { json.null() }
    json.endObject()
  }

  /// Appends the record that ends a stream, `mailuo.trailer/1`.
  ///
  /// - Parameters:
  ///   - documents: the number of documents and errors before it.
  ///   - failed: the number of errors among them.
  ///   - sha256: the hash of all bytes before it.
  ///   - json: where to append.
  public static func appendTrailer(
    documents: Int, failed: Int, sha256: String, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("schema")
    json.string("mailuo.trailer/1")
    json.key("documents")
    json.integer(documents)
    json.key("failed")
    json.integer(failed)
    json.key("sha256")
    json.string(sha256)
    json.endObject()
  }
}
