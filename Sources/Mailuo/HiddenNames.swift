// SPDX-License-Identifier: Apache-2.0

public import Ingestion
import Lexicon

extension Engine {
  /// Returns this engine without what its dictionaries know of the names in a file, one a line.
  ///
  /// - Parameter path: the file, in any encoding that `mailuo` reads.
  /// - Returns: the engine, of another version than this one.
  /// - Throws: ``IngestionFailure`` where the file cannot be read.
  public func hiding(namesIn path: String) throws(IngestionFailure) -> Engine {
    var reader = InputReader(inputs: [path], format: .lines)
    let decoder = ArticleDecoder()
    var worker = makeWorker()
    var names: [String] = []
    while let unit = reader.next() {
      let article = try decoder.decode(unit).get()
      // The forms of a lexicon are normalized text; traditional names are read as such.
      let normalized = worker.document(for: article, depth: .normalization).text.bytes
      for bytes in [article.bytes, normalized] {
        let name = String(decoding: bytes, as: UTF8.self)
        let words = name.split { $0.isWhitespace }
        if !words.isEmpty { names.append(words.joined(separator: " ")) }
      }
    }
    return Engine(lexicon: lexicon.hiding(names), depth: depth)
  }
}
