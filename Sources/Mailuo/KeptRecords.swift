// SPDX-License-Identifier: Apache-2.0

import Export
import Ingestion
import JSON
import TextModel

/// The records that an interrupted run left: a new run goes on behind them.
struct KeptRecords {
  /// How much is kept.
  struct Count {
    var documents = 0
    var failed = 0
    var byteCount = 0
  }

  let path: String
  let decoder: ArticleDecoder
  let generator: Generator

  init(path: String, decoder: ArticleDecoder, generator: Generator) {
    self.path = path
    self.decoder = decoder
    self.generator = generator
  }

  /// Passes over the inputs whose records are there.
  ///
  /// - Parameters:
  ///   - reader: where the inputs come from, the first one first.
  ///   - visit: is told of each line that is kept, its end included.
  /// - Returns: how much is kept.
  /// - Throws: ``OutputError`` where a record is not that of its input, or was made by another
  ///   version.
  func skip(
    in reader: inout InputReader, visit: ([UInt8]) -> Void
  ) throws(OutputError) -> Count {
    var count = Count()
    var kept = InputReader(inputs: [path], format: .jsonl)
    while let line = kept.next() {
      let number = count.documents + 1
      guard case .json(let bytes) = line.content, let record = try? JSONParser.parse(bytes) else {
        throw fault(number, "is no record")
      }
      let schema = record["schema"]?.string?.text
      // A trailer ends a run that was not interrupted; it is written anew.
      if schema == "mailuo.trailer/1" { break }
      guard let unit = reader.next() else {
        throw fault(number, "is of a document that is not in the input")
      }
      switch decoder.decode(unit) {
      case .success(let article):
        guard schema == "mailuo.document/1",
          record["source"]?.string?.isEqual(to: article.source) == true,
          record["id"]?.string?.isEqual(to: article.contentKey) == true
        else { throw fault(number, "is not of '\(article.source)' as it is now") }
        guard isOurs(record["generator"]) else {
          throw fault(number, "was made by another version of the program or its dictionaries")
        }
      case .failure(let failure):
        guard schema == "mailuo.error/1",
          record["source"]?.string?.isEqual(to: failure.source) == true
        else { throw fault(number, "is not of '\(failure.source)' as it is now") }
        count.failed += 1
      }
      visit(bytes + [0x0A])
      count.documents += 1
      count.byteCount += bytes.count + 1
    }
    return count
  }

  private func isOurs(_ value: JSONValue?) -> Bool {
    value?["mailuo"]?.string?.isEqual(to: generator.mailuo) == true
      && value?["lexicon"]?.string?.isEqual(to: generator.lexicon) == true
      && value?["icu"]?.string?.isEqual(to: generator.icu) == true
  }

  private func fault(_ line: Int, _ reason: String) -> OutputError {
    OutputError(
      path: "\(path):\(line)", reason: "\(reason); remove the file to begin from the start")
  }
}
