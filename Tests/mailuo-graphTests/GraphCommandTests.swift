// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import SQLiteStore
import Testing

@Suite struct GraphCommandTests {
  static let articles = Repository.root + "/Corpus/Articles"
  static let world = Repository.root + "/Corpus/World"
  static let files = [
    "documents.jsonl", "edges.csv", "graph.graphml", "graph.sqlite", "graph.txt", "nodes.csv",
  ]

  private func read(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  private func graph(_ arguments: String..., output: String) throws {
    let result = try GraphProgram.run(
      ["graph", "--dictionaries", Self.world, "-o", output] + arguments)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func sameGraphInAnyOrderFileByFileFromRecordsAndOnTwoThreads() throws {
    try GraphProgram.withFolder { folder in
      try graph(Self.articles, output: folder + "/whole")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/whole").sorted()
          == Self.files)
      let whole = try read(folder + "/whole", "graph.txt")
      for kind in ["article", "entity", "event", "report"] {
        #expect(whole.contains("\n\(kind)\t") || whole.hasPrefix("\(kind)\t"))
      }
      let paths = try FileManager.default.contentsOfDirectory(atPath: Self.articles).sorted()
        .reversed().map { Self.articles + "/" + $0 }
      let reversed = try GraphProgram.run(
        ["graph", "--dictionaries", Self.world, "-o", folder + "/reversed", "--jobs", "2"] + paths)
      #expect(reversed.status == 0)
      for name in Self.files where name != "documents.jsonl" && name != "graph.sqlite" {
        #expect(try read(folder + "/reversed", name) == read(folder + "/whole", name), "\(name)")
      }
      // File by file, then their records together, in another order again.
      var records: [String] = []
      for (number, path) in paths.enumerated() {
        try graph(path, output: folder + "/part\(number)")
        records.insert(folder + "/part\(number)/documents.jsonl", at: number / 2)
      }
      let joined = try GraphProgram.run(
        ["graph", "-o", folder + "/joined"] + records)
      #expect(joined.status == 0, "\(joined.errors)")
      #expect(try read(folder + "/joined", "graph.txt") == whole)
      let dumps = try ["whole", "reversed", "joined"].map { name in
        try GraphStore(path: folder + "/\(name)/graph.sqlite").dump()
      }
      #expect(dumps[0] == dumps[1])
      #expect(dumps[0].contains("event_report\t"))
      // The joined graph was indexed without the world's words: all but the index is the same.
      func rows(_ dump: String) -> [Substring] {
        dump.split(separator: "\n").filter { !$0.hasPrefix("search\t") }
      }
      #expect(rows(dumps[2]) == rows(dumps[0]))
    }
  }

  @Test func brokenRecordsAreNamedAndTheRestGoesOn() throws {
    let files = [
      "a.jsonl": Data(
        """
        {"schema":"mailuo.document/1","id":"1","source":"a.txt","entities":[],"relations":[],"events":[]}
        {"schema":"mailuo.document/1","source":"b.txt"}
        {"schema":"mailuo.document/2","id":"1"}
        {"schema":"mailuo.error/1","source":"c.txt"}
        {"schema":"mailuo.trailer/1","documents":3}
        {"text":"百度发布了文心一言。","source":"d"}

        """.utf8)
    ]
    try GraphProgram.withFolder(files) { folder in
      let result = try GraphProgram.run(
        ["graph", folder + "/a.jsonl", "-o", folder + "/out"])
      #expect(result.status == 3)
      #expect(result.errors.contains("a.jsonl:2: error: the record has no 'id'"))
      #expect(result.errors.contains("a.jsonl:3: error: the schema 'mailuo.document/2'"))
      let text = try read(folder + "/out", "graph.txt")
      #expect(text.split(separator: "\n").count { $0.hasPrefix("article\t") } == 2)
      #expect(text.contains("product.release"))
      let strict = try GraphProgram.run(
        ["graph", "--strict", folder + "/a.jsonl", "-o", folder + "/strict"])
      #expect(strict.status == 3)
      #expect(!FileManager.default.fileExists(atPath: folder + "/strict/graph.txt"))
    }
  }

  @Test func reprintCountsOnceAndWordsAreFound() throws {
    let body = try String(
      contentsOfFile: Self.articles + "/01-flash-model-release.txt", encoding: .utf8)
    let files = [
      "first.txt": Data(body.utf8), "reprint.txt": Data((body + "\n（本文转载自折桂财经）\n").utf8),
    ]
    try GraphProgram.withFolder(files) { folder in
      try graph(folder, output: folder + "/out")
      let lines = try read(folder + "/out", "graph.txt").split(separator: "\n")
      // Closures stay outside of the macros: the compiler takes one for another where they are
      // alike.
      let reprints = lines.filter { $0.hasPrefix("article\t") && $0.contains("reprint of ") }
      let events = lines.filter { $0.hasPrefix("event\t") }
      let once = events.filter { $0.contains("\t1 sources\t") }
      let ofBoth = events.filter { $0.hasSuffix("first.txt reprint.txt") }
      #expect(reprints.count == 1)
      #expect(events.count >= 5)
      #expect(once == events)
      #expect(ofBoth == events)
      let found = try GraphProgram.run(
        ["search", folder + "/out/graph.sqlite", "星澜", "--dictionaries", Self.world])
      #expect(found.status == 0)
      for kind in ["article\t", "event\t", "node\t"] { #expect(found.text.contains(kind)) }
      let none = try GraphProgram.run(["search", folder + "/out/graph.sqlite", "不见"])
      #expect(none.text == "")
    }
  }

  @Test(arguments: [
    ["graph", "x.txt"], ["graph", "-o", "/proc/nothing", "x.txt"], ["graph", "--jobs", "0"],
    ["search", "/nonexistent/graph.sqlite", "百度"], ["no-such-command"],
  ]) func wrongUsageEndsWithTwo(arguments: [String]) throws {
    let result = try GraphProgram.run(arguments)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }
}
