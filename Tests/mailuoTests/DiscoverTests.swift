// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

@Suite struct DiscoverTests {
  /// Three articles: one firm in two of them, one in the third alone, and firms that are known.
  private static let articles = [
    "a.txt": "霜泽智能科技有限公司宣布完成首轮融资，由红杉中国领投。\n霜泽智能科技有限公司表示，资金用于研发。\n",
    "b.txt": "3月1日，霜泽智能科技有限公司与百度签署了合作协议。\n",
    "c.txt": "棠溪机器人有限公司发布了新品，棠溪机器人有限公司称价格未定。\n",
  ].mapValues { Data($0.utf8) }

  /// The rows of the output that are no comments and no heads.
  private func rows(_ result: Program.Result) -> [[String]] {
    result.lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("name\t") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func namesOfTwoArticlesComeAsLinesForADictionary() throws {
    try Program.withFolder(Self.articles) { folder in
      let result = try Program.run("entities", "discover", folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.lines.first == "# Entities/organization.tsv")
      let rows = rows(result)
      #expect(rows.map { $0[0] } == ["霜泽智能科技有限公司"])
      #expect(rows.allSatisfy { $0.count == 5 && $0[4] == "discovered" })
      #expect(result.lines.contains("# 2 documents, 3 mentions: organization 3"))
      #expect(result.lines.contains { $0.hasPrefix("#   a.txt: ") && $0.contains("首轮融资") })
      #expect(!result.text.contains("棠溪"))
      let all = try Program.run(
        "entities", "discover", "--min-documents", "1", "--contexts", "0", folder)
      #expect(self.rows(all).map { $0[0] } == ["霜泽智能科技有限公司", "棠溪机器人有限公司"])
      #expect(!all.text.contains("红杉中国") && !all.text.contains("融资"))
      let other = try Program.run(
        "entities", "discover", "--min-documents", "1", "--types", "person", folder)
      #expect(self.rows(other).isEmpty)
    }
  }

  /// What is pasted is known from then on.
  @Test func aDictionaryOfItsLinesLeavesNothingToDiscover() throws {
    try Program.withFolder(Self.articles) { folder in
      let found = try Program.run("entities", "discover", "--contexts", "0", folder)
      try Program.withFolder([:]) { dictionaries in
        try FileManager.default.createDirectory(
          atPath: dictionaries + "/Entities", withIntermediateDirectories: true)
        try found.output.write(
          to: URL(fileURLWithPath: dictionaries + "/Entities/organization.tsv"))
        let check = try Program.run("dictionaries", "check", dictionaries)
        #expect(check.status == 0, "\(check.errors)")
        let again = try Program.run(
          "entities", "discover", "--dictionaries", dictionaries, folder)
        #expect(rows(again).isEmpty)
      }
    }
  }

  @Test func jobsAndOrderDoNotMatter() throws {
    try Program.withFolder(Self.articles) { folder in
      let arguments = ["entities", "discover", "--format", "jsonl", "--min-documents", "1"]
      let paths = ["a.txt", "b.txt", "c.txt"].map { folder + "/" + $0 }
      let one = try Program.run(arguments + paths)
      #expect(one.records.count == 2)
      #expect(one.records[0]["documents"] as? Int == 2)
      #expect((one.records[0]["contexts"] as? [[String: Any]])?.count == 2)
      #expect(try Program.run(arguments + paths.reversed()).output == one.output)
      #expect(try Program.run(arguments + ["--jobs", "3"] + paths).output == one.output)
      let output = folder + "/names.jsonl"
      let file = try Program.run(arguments + ["-o", output] + paths)
      #expect(file.status == 0 && file.output.isEmpty)
      #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == one.output)
    }
  }

  @Test func wrongOptionsAreErrors() throws {
    for arguments in [
      ["--min-documents", "0"], ["--contexts", "9"], ["--limit", "0"], ["--format", "xml"],
    ] {
      let result = try Program.run(["entities", "discover"] + arguments)
      #expect(result.status != 0, "\(arguments)")
      #expect(result.output.isEmpty)
    }
  }

  /// `mailuo entities` prints records as before.
  @Test func listIsTheDefault() throws {
    try Program.withFolder(Self.articles) { folder in
      let short = try Program.run("entities", folder)
      #expect(short.records.count == 3)
      #expect(try Program.run("entities", "list", folder).output == short.output)
    }
  }
}
