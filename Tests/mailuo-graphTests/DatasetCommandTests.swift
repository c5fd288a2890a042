// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

@Suite struct DatasetCommandTests {
  private static let articles = Repository.root + "/Corpus/Articles"
  private static let world = Repository.root + "/Corpus/World"
  private static let texts = ["datapackage.json", "events.csv", "graph.txt", "records.jsonl"]

  /// Copies the corpus, builds its data set in the folder `set`, and hands the folder over.
  private func withDataset(_ body: (String) throws -> Void) throws {
    try GraphProgram.withFolder { folder in
      try FileManager.default.copyItem(atPath: Self.articles, toPath: folder + "/articles")
      try FileManager.default.copyItem(atPath: Self.world, toPath: folder + "/world")
      let result = try build(folder, "set")
      #expect(result.status == 0, "\(result.errors)")
      try body(folder)
    }
  }

  private func build(
    _ folder: String, _ name: String, _ options: String..., environment: [String: String] = [:]
  ) throws -> GraphProgram.Result {
    try GraphProgram.run(
      [
        "dataset", "build", folder + "/articles", "--dictionaries", folder + "/world", "-o",
        folder + "/" + name,
      ] + options, environment: environment)
  }

  private func check(_ folder: String) throws -> GraphProgram.Result {
    try GraphProgram.run(["dataset", "check", folder + "/set"])
  }

  private func replace(_ old: String, _ new: String, in path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func sameBytesOnTwoThreadsElsewhereAndAfterAMove() throws {
    try withDataset { folder in
      let other = try build(
        folder, "other", "--jobs", "2",
        environment: ["LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"])
      #expect(other.status == 0)
      for name in Self.texts {
        let first = try Data(contentsOf: URL(fileURLWithPath: folder + "/set/" + name))
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: folder + "/other/" + name)) == first, "\(name)")
      }
      let passed = try check(folder)
      #expect(passed.status == 0, "\(passed.text)")
      #expect(passed.text.contains("nothing differs"))
      // The database need not be kept, and all may be moved together.
      try FileManager.default.removeItem(atPath: folder + "/set/graph.sqlite")
      try FileManager.default.createDirectory(
        atPath: folder + "/moved", withIntermediateDirectories: false)
      for name in ["set", "articles", "world"] {
        try FileManager.default.moveItem(
          atPath: folder + "/" + name, toPath: folder + "/moved/" + name)
      }
      #expect(try check(folder + "/moved").status == 0)
    }
  }

  @Test func oneChangedWordIsNamed() throws {
    try withDataset { folder in
      try replace("8.3%", "9.9%", in: folder + "/articles/01-flash-model-release.txt")
      let result = try check(folder)
      #expect(result.status == 1)
      #expect(result.text.contains("changed  finance.stock"))
      #expect(result.text.contains("8.3%") && result.text.contains("9.9%"))
      #expect(result.text.contains("record changed: 01-flash-model-release.txt"))
      #expect(!result.text.contains("record changed: 02"))
    }
  }

  @Test func articleThatWentTakesItsEventsAlong() throws {
    try withDataset { folder in
      try FileManager.default.removeItem(
        atPath: folder + "/articles/02-flash-chip-results.txt")
      let result = try check(folder)
      #expect(result.status == 1)
      #expect(result.text.contains("article went: 02-flash-chip-results.txt"))
      #expect(result.text.contains("went     "))
      #expect(!result.text.contains("came     "))
    }
  }

  @Test func fileThatWasEditedIsNamed() throws {
    try withDataset { folder in
      try replace("澜言2.0", "澜言3.0", in: folder + "/set/events.csv")
      let result = try check(folder)
      #expect(result.status == 1)
      #expect(result.text.contains("events.csv: was changed after it was built"))
    }
  }

  @Test func dataSetThatIsNoneIsAnError() throws {
    try GraphProgram.withFolder(["datapackage.json": Data("{\"resources\":[]}".utf8)]) { folder in
      let result = try GraphProgram.run(["dataset", "check", folder])
      #expect(result.status == 2)
      #expect(result.errors.contains("datapackage.json: the record has no 'mailuo'"))
      #expect(try GraphProgram.run(["dataset", "check", folder + "/none"]).status == 2)
      let missing = try GraphProgram.run(
        ["dataset", "build", folder + "/none", "-o", folder + "/set"])
      #expect(missing.status == 2)
    }
  }
}
