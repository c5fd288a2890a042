// SPDX-License-Identifier: Apache-2.0

import Export
import Mailuo
import Pipeline
import SQLiteStore

/// Builds a data set anew and compares.
struct DatasetCheck {
  /// How many lines are printed that are not of events.
  private static let lineLimit = 40

  let directory: String
  let package: DataPackage

  init(directory: String) throws {
    self.directory = directory
    let path = directory + "/" + Dataset.package
    do {
      package = try DataPackage.read(try FileBytes.read(path))
    } catch let error as RecordError {
      throw DatasetFault(description: "\(path): \(error)")
    }
  }

  /// The folders of dictionaries that the data set was built with.
  var dictionaries: [String] {
    package.dictionaries.map { RelativePath.resolve($0, from: directory) }
  }

  /// Returns what differs, a line each.
  ///
  /// That is nothing where the data set is as it was built and would be built so again.  A lexicon
  /// of another version alone is no difference.
  func differences(engine: Engine, jobs: Int) throws -> [String] {
    let temporary = try Folder.temporary()
    defer { temporary.remove(files: Dataset.texts + [Dataset.package, GraphFiles.database]) }
    let built = try Dataset(folder: temporary, engine: engine, jobs: jobs).build(
      of: RelativePath.resolve(package.folder, from: directory), origin: package.folder,
      dictionaries: package.dictionaries)
    var lines = try changedFiles()
    func texts(_ name: String) throws -> (old: String, new: String) {
      let old = try FileBytes.read(directory + "/" + name)
      let new = try FileBytes.read(temporary.file(name))
      return (String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self))
    }
    let graphs = try texts(Dataset.text)
    let difference = GraphDifference(old: graphs.old, new: graphs.new)
    lines += difference.lines
    lines += difference.otherLines.prefix(DatasetCheck.lineLimit)
    if difference.otherLines.count > DatasetCheck.lineLimit {
      lines.append("… and \(difference.otherLines.count - DatasetCheck.lineLimit) further lines")
    }
    let records = try texts(Dataset.records)
    lines += DatasetCheck.changedRecords(old: records.old, new: records.new)
    let tables = try texts(Dataset.events)
    if lines.isEmpty, tables.old != tables.new { lines.append("events.csv: rows differ") }
    if lines.isEmpty, built.dumpSHA256 != package.dumpSHA256 {
      lines.append("graph.sqlite: its dump has another SHA-256")
    }
    return lines
  }

  /// Returns the files that are not what the description says, and a database that is another one.
  private func changedFiles() throws -> [String] {
    var lines: [String] = []
    for resource in package.resources {
      let found = DataPackage.Resource(
        path: resource.path, bytes: try FileBytes.read(directory + "/" + resource.path))
      if found != resource {
        lines.append("\(resource.path): was changed after it was built")
      }
    }
    let database = directory + "/" + GraphFiles.database
    if FileBytes.exists(database) {
      var hash = SHA256()
      hash.update(Array(try GraphStore(path: database).dump().utf8))
      if hash.hexadecimal() != package.dumpSHA256 {
        lines.append("\(GraphFiles.database): was changed after it was built")
      }
    }
    return lines
  }

  /// Compares records by their sources, the versions that made them left out.
  private static func changedRecords(old: String, new: String) -> [String] {
    func bySource(_ text: String) -> [Substring: [Substring]] {
      Dictionary(grouping: text.split(separator: "\n")) { line in
        guard let key = line.firstRange(of: "\"source\":\"") else { return "?" }
        return line[key.upperBound...].prefix { $0 != "\"" }
      }
    }
    func content(_ lines: [Substring]) -> [String] {
      lines.map { line in
        guard let start = line.firstRange(of: "\"generator\":{")?.lowerBound,
          let end = line[start...].firstRange(of: "},")?.upperBound
        else { return String(line) }
        return String(line[..<start] + line[end...])
      }
    }
    let before = bySource(old)
    let after = bySource(new)
    return Set(before.keys).union(after.keys).sorted().compactMap { source in
      switch (before[source], after[source]) {
      case (nil, _): "article came: \(source)"
      case (_, nil): "article went: \(source)"
      case (let old?, let new?): content(old) == content(new) ? nil : "record changed: \(source)"
      }
    }
  }
}
