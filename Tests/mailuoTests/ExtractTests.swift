// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

@Suite struct ExtractTests {
  private static let articles = Repository.root + "/Corpus/Articles"
  private static let world = Repository.root + "/Corpus/World"
  private let sentence = "2024年3月1日，百度发布了新款大模型“长河”，华为宣布接入。\n"

  @Test func folderFilesPipeJobsLocaleAndZoneGiveTheSame() throws {
    let whole = try Program.run("extract", Self.articles)
    #expect(whole.status == 0)
    #expect(whole.errors == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.articles).sorted()
    #expect(whole.records.count == names.count)
    #expect(whole.records.map { $0["source"] as? String } == names)
    let parallel = try Program.run("extract", "--jobs", "2", Self.articles)
    #expect(parallel.output == whole.output)
    let elsewhere = try Program.run(
      "extract", Self.articles,
      environment: ["LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"])
    #expect(elsewhere.output == whole.output)
    for (name, record) in zip(names, whole.records) {
      let path = Self.articles + "/" + name
      let file = try Program.run("extract", path)
      #expect(try file.records.map { try $0.withoutSource() } == [record.withoutSource()])
      let pipe = try Program.run(
        "extract", "-", input: try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(try pipe.records.map { try $0.withoutSource() } == [record.withoutSource()])
    }
  }

  @Test func badLinesBecomeErrorRecordsAndTheRestGoesOn() throws {
    let input = """
      {"id": "a", "text": "百度发布文心一言。", "published": "2023-03-16"}
      {"id": "b", "text": 7}
      {"id": "c", "text": "没有结束
      {"id": "d", "text": "谷歌\\ud800发布", "published": "someday"}

      """
    let result = try Program.run("extract", "-", input: Data(input.utf8))
    #expect(result.status == 3)
    let records = result.records
    #expect(records.count == 4)
    #expect(
      records.map { $0["schema"] as? String } == [
        "mailuo.document/1", "mailuo.error/1", "mailuo.error/1", "mailuo.document/1",
      ])
    #expect(records[0]["published"] as? String == "2023-03-16")
    #expect(Set(records[1].keys) == ["schema", "source", "kind", "message", "offset"])
    let warnings = try #require(records[3]["warnings"] as? [[String: Any]])
    #expect(warnings.count == 2)
    #expect(!result.errors.isEmpty)
  }

  @Test func strictStopsAtTheFirstFailure() throws {
    let input = "{\"id\":\"a\",\"text\":\"甲\"}\n{bad\n{\"id\":\"c\",\"text\":\"丙\"}\n"
    let result = try Program.run("extract", "--strict", "-", input: Data(input.utf8))
    #expect(result.status == 3)
    #expect(result.records.count == 2)
  }

  @Test func trailerCountsAndHashes() throws {
    let input = "{\"id\":\"a\",\"text\":\"甲\"}\n{bad\n"
    let result = try Program.run("extract", "--trailer", "-", input: Data(input.utf8))
    let trailer = try #require(result.records.last)
    #expect(trailer["schema"] as? String == "mailuo.trailer/1")
    #expect(trailer["documents"] as? Int == 2)
    #expect(trailer["failed"] as? Int == 1)
    #expect((trailer["sha256"] as? String)?.count == 64)
  }

  @Test func unreadableAndBinaryFilesAreReported() throws {
    let files = [
      "a.txt": Data(sentence.utf8), "b.txt": Data((0..<4_096).map { _ in UInt8(0) }),
      "empty.txt": Data(), "z.txt": Data(sentence.utf8),
    ]
    try Program.withFolder(files) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/loop", withDestinationPath: folder)
      let result = try Program.run("extract", folder, folder + "/missing.txt")
      #expect(result.status == 3)
      let sources = result.records.map { $0["source"] as? String ?? "" }
      #expect(sources.filter { $0 == "a.txt" }.count == 1)
      #expect(sources.contains("z.txt"))
      #expect(sources.contains("missing.txt"))
      let failed = result.records.filter { $0["schema"] as? String == "mailuo.error/1" }
      #expect(failed.compactMap { $0["source"] as? String }.sorted() == ["b.txt", "missing.txt"])
    }
  }

  @Test(arguments: [
    ["extract", "--no-such-option"], ["extract", "--published", "someday", "-"],
    ["extract", "--jobs", "0", "-"], ["extract", "--lexicon", "/nonexistent", "-"],
    ["extract", "--dictionaries", "/nonexistent", "-"], ["no-such-command"],
    ["extract", "--output", "/nonexistent/folder/x", "-"],
  ])
  func wrongUsageEndsWithTwo(arguments: [String]) throws {
    let path = try #require(Program.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(!message.isEmpty)
  }

  @Test func prettyIsForReaders() throws {
    let result = try Program.run(
      "extract", "--format", "pretty", "-", input: Data(sentence.utf8))
    #expect(result.status == 0)
    #expect(result.text.contains("product.release"))
    #expect(result.text.contains("2024-03-01"))
  }

  @Test func outputFileAppearsWhole() throws {
    try Program.withFolder(["a.txt": Data(sentence.utf8)]) { folder in
      let path = folder + "/out.jsonl"
      let result = try Program.run("extract", "--output", path, folder + "/a.txt")
      #expect(result.status == 0)
      #expect(result.output.isEmpty)
      let direct = try Program.run("extract", folder + "/a.txt")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == direct.output)
    }
  }

  @Test func closedPipeEndsQuietly() throws {
    let path = try #require(Program.path)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c",
      "yes '百度发布文心一言。' | head -n 100000 | ('\(path)' extract --input-format lines -;"
        + " echo $? >&2) | head -n 1 > /dev/null",
    ]
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(String(decoding: message, as: UTF8.self) == "0\n")
  }
}
