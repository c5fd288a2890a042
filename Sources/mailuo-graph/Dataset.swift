// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Export
import Ingestion
import Mailuo
import Pipeline

/// Why a data set cannot be built: articles that cannot be read.
struct DatasetFault: Error, CustomStringConvertible {
  let description: String
}

/// Builds the files of a data set.
struct Dataset {
  static let records = "records.jsonl"
  static let events = "events.csv"
  static let text = GraphFiles.text
  static let package = "datapackage.json"
  /// The files that are the same bytes everywhere.
  static let texts = [events, text, records]

  let folder: Folder
  let engine: Engine
  let jobs: Int

  /// Builds the data set of the articles in `source`.
  ///
  /// - Parameters:
  ///   - source: the folder of the articles.
  ///   - origin: that folder as the description names it.
  ///   - dictionaries: the folders of dictionaries as the description names them.
  /// - Returns: the description, which was written as well.
  /// - Throws: ``DatasetFault`` where an article cannot be read; what the file system or SQLite
  ///   says.
  @discardableResult
  func build(of source: String, origin: String, dictionaries: [String]) throws -> DataPackage {
    let output = try OutputFile(path: folder.file(Dataset.records))
    var failures: [IngestionFailure] = []
    let result = try GraphRun(jobs: jobs).run(
      reader: InputReader(inputs: [source]), decoder: ArticleDecoder(), engine: engine,
      output: output, report: { failures.append($0) })
    guard failures.isEmpty else {
      throw DatasetFault(description: failures.map(\.description).joined(separator: "\n"))
    }
    try output.commit()
    let files = GraphFiles(folder: folder, engine: engine)
    var table: [UInt8] = []
    let events = EventTable(.csv)
    events.appendHead(to: &table)
    events.append(result.graph, to: &table)
    try files.write(table, to: Dataset.events)
    try files.write(
      GraphTextWriter().text(of: MergedGraph(result.graph)), to: Dataset.text)
    let dump = try files.writeDatabase(of: result.graph)
    var hash = SHA256()
    hash.update(Array(dump.utf8))
    let package = DataPackage(
      folder: origin, dictionaries: dictionaries, generator: engine.generator,
      documents: result.documents, dumpSHA256: hash.hexadecimal(),
      resources: try Dataset.texts.map { name in
        DataPackage.Resource(path: name, bytes: try FileBytes.read(folder.file(name)))
      })
    try files.write(package.bytes, to: Dataset.package)
    return package
  }
}
