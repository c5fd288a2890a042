// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

/// Tables, filters, dates from elsewhere, and runs that go on where they stopped.
@Suite struct OutputFormTests {
  private static let articles = Repository.root + "/Corpus/Articles"
  private let sentence = "百度发布了新款大模型“长河”，华为宣布接入。"

  private func events(_ record: [String: Any]) -> [[String: Any]] {
    record["events"] as? [[String: Any]] ?? []
  }

  @Test func tableHasARowForEachEvent() throws {
    let records = try Program.run("extract", Self.articles)
    let table = try Program.run("extract", "--format", "tsv", "--jobs", "2", Self.articles)
    #expect(table.status == 0)
    let rows = table.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let head = try #require(rows.first)
    #expect(rows.allSatisfy { $0.count == head.count })
    let all = records.records.flatMap(events)
    #expect(rows.count == all.count + 1)
    let type = try #require(head.firstIndex(of: "type"))
    let sentence = try #require(head.firstIndex(of: "sentence"))
    let trigger = try #require(head.firstIndex(of: "trigger"))
    #expect(rows.dropFirst().map { String($0[type]) } == all.compactMap { $0["type"] as? String })
    #expect(rows.dropFirst().allSatisfy { $0[sentence].contains($0[trigger]) })
  }

  @Test func csvQuotesWhatHoldsCommas() throws {
    let result = try Program.run(
      "extract", "--format", "csv", "-", input: Data("百度,“发布了”文心一言, 很\"好\"。".utf8))
    #expect(result.status == 0)
    #expect(result.lines.first?.hasPrefix("source,published,event,type,date,modality") == true)
    if result.lines.count > 1 { #expect(result.text.contains("\"\"好\"\"")) }
  }

  @Test func typesAndConfidenceFilterEventsAndKeepTheirIds() throws {
    let all = try Program.run("extract", Self.articles).records
    let some = try Program.run("extract", "--types", "product.release,finance", Self.articles)
    #expect(some.status == 0)
    var count = 0
    for (whole, part) in zip(all, some.records) {
      let expected = events(whole).filter {
        let type = $0["type"] as? String ?? ""
        return type == "product.release" || type.hasPrefix("finance.")
      }
      #expect(events(part).map { $0["id"] as? String } == expected.map { $0["id"] as? String })
      count += expected.count
    }
    #expect(count > 5)
    let sure = try Program.run("extract", "--min-confidence", "0.75", Self.articles)
    let kept = sure.records.flatMap(events).compactMap { $0["confidence"] as? Int }
    let expected = all.flatMap(events).compactMap { $0["confidence"] as? Int }.filter { $0 >= 750 }
    #expect(kept == expected)
    #expect(!kept.isEmpty)
  }

  @Test(arguments: [
    ["--types", "product.fly"], ["--min-confidence", "2"], ["--min-confidence", "sure"],
    ["--resume"], ["--resume", "--output", "/tmp/x", "--format", "csv"],
  ]) func wrongConditionsEndWithTwo(options: [String]) throws {
    let result = try Program.run(["extract"] + options + ["-"], input: Data("甲".utf8))
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }

  @Test func datesComeFromNamesTimesAndFields() throws {
    let files = [
      "2024-02-29-news.txt": Data(sentence.utf8), "x.txt": Data(sentence.utf8),
      "y.jsonl": Data(
        """
        {"text":"\(sentence)","meta":{"day":"2023年4月11日"}}
        {"text":"\(sentence)","published":"2022-01-02"}

        """.utf8),
    ]
    try Program.withFolder(files) { folder in
      func published(_ options: String...) throws -> [String?] {
        let result = try Program.run(["extract", folder] + options)
        return result.records.map { $0["published"] as? String }
      }
      #expect(try published("--published-from", "filename")[0] == "2024-02-29")
      #expect(
        try published("--published-from", "meta.day", "--published", "2020-05-06")
          == ["2020-05-06", "2020-05-06", "2023-04-11", "2022-01-02"])
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
        ofItemAtPath: folder + "/x.txt")
      #expect(try published("--published-from", "mtime")[1] == "2023-11-14")
    }
  }

  @Test func interruptedRunGoesOn() throws {
    let whole = try Program.run("extract", "--trailer", Self.articles)
    let lines = whole.text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines[..<5].joined(separator: "\n") + "\n" + lines[5].prefix(100)
    for name in ["out.jsonl.partial", "out.jsonl"] {
      try Program.withFolder([name: Data(kept.utf8)]) { folder in
        let path = folder + "/out.jsonl"
        let result = try Program.run(
          "extract", "--trailer", "--resume", "--output", path, Self.articles)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole.output)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.jsonl"])
        // A whole file stays as it is.
        let again = try Program.run(
          "extract", "--trailer", "--resume", "--output", path, Self.articles)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole.output)
      }
    }
  }

  @Test func recordsOfOtherArticlesAreNotKept() throws {
    let other = try Program.run("extract", "-", input: Data(sentence.utf8))
    try Program.withFolder(["out.jsonl.partial": other.output]) { folder in
      let result = try Program.run(
        "extract", "--resume", "--output", folder + "/out.jsonl", Self.articles)
      #expect(result.status == 2)
      #expect(result.errors.contains("out.jsonl.partial:1"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.jsonl.partial"])
    }
  }

  @Test func graphIsDoneByTheProgramBeside() throws {
    try Program.withFolder(["a.txt": Data(sentence.utf8)]) { folder in
      let result = try Program.run("graph", folder + "/a.txt", "-o", folder + "/out")
      #expect(result.status == 0, "\(result.errors)")
      #expect(FileManager.default.fileExists(atPath: folder + "/out/graph.txt"))
      let help = try Program.run("dataset", "check", "--help")
      #expect(help.status == 0)
      #expect(help.text.contains("mailuo dataset check DIR"))
      #expect(try Program.run("graph", "--no-such-option").status == 2)
      // Alone the program says what is missing.
      let path = try #require(Program.path)
      try FileManager.default.copyItem(atPath: path, toPath: folder + "/mailuo")
      let alone = try Program.run(at: folder + "/mailuo", ["graph", "x", "-o", "y"])
      #expect(alone.status == 2)
      #expect(alone.errors.contains("mailuo-graph: is not there"))
    }
  }
}
