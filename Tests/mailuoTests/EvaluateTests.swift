// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

@Suite struct EvaluateTests {
  private func rows(_ text: String) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: " ").map(String.init)
      rows[fields[0]] = Array(fields.dropFirst())
    }
    return rows
  }

  @Test func recordsAgreeWithThemselves() throws {
    let records = try Program.run("extract", Repository.root + "/Corpus/Articles")
    try Program.withFolder(["a.jsonl": records.output]) { folder in
      let result = try Program.run("evaluate", folder + "/a.jsonl", folder)
      #expect(result.status == 0)
      let rows = rows(result.text)
      #expect(rows.count == 6)
      for (name, row) in rows { #expect(row[..<3] == ["1.0000", "1.0000", "1.0000"], "\(name)") }
    }
  }

  @Test func countsWhatIsMissedAndWhatIsTooMuch() throws {
    func mention(_ start: Int, _ end: Int) -> String {
      #"{"start":\#(start),"end":\#(end),"text":"甲"}"#
    }
    let gold = """
      {"source":"x/a.txt","entities":[
        {"id":"e1","type":"product","mentions":[\(mention(0, 2)),\(mention(5, 7))]},
        {"id":"e2","type":"organization","mentions":[\(mention(9, 11))]}],
       "times":[{"start":1,"end":3,"value":"2024"}],
       "quantities":[{"start":1,"end":3,"kind":"count","value":"3","upper":null,"unit":"个"}],
       "events":[{"type":"product.release","trigger":\(mention(3, 5)),"arguments":[
          {"role":"agent","start":9,"end":11,"text":"乙"},{"role":"product","start":0,"end":2,"text":"丙"}]}],
       "relations":[{"type":"developer_of","from":"e2","to":"e1"}]}
      """.replacing("\n", with: "")
    let system = """
      {"source":"a.txt","entities":[
        {"id":"e7","type":"product","mentions":[\(mention(0, 2))]},
        {"id":"e8","type":"person","mentions":[\(mention(9, 11)),\(mention(20, 22))]}],
       "times":[{"start":2,"end":3,"value":"2024"},{"start":8,"end":9,"value":"2025"}],
       "quantities":[{"start":1,"end":2,"kind":"count","value":"3.0","upper":null,"unit":"个"}],
       "events":[{"type":"product.release","trigger":\(mention(3, 6)),"arguments":[
          {"role":"agent","start":9,"end":10,"text":"丁"}]},
         {"type":"people.say","trigger":\(mention(3, 5)),"arguments":[
          {"role":"speaker","start":9,"end":11,"text":"乙"}]}],
       "relations":[{"type":"developer_of","from":"e8","to":"e7"}]}
      """.replacing("\n", with: "")
    let files = ["gold.json": Data(gold.utf8), "system.jsonl": Data(system.utf8)]
    try Program.withFolder(files) { folder in
      let result = try Program.run(
        "evaluate", folder + "/gold.json", folder + "/system.jsonl")
      #expect(result.status == 0, "\(result.errors)")
      let rows = rows(result.text)
      #expect(rows["entity_strict"] == ["0.3333", "0.3333", "0.3333", "3", "3", "1"])
      #expect(rows["time_value"] == ["0.5000", "1.0000", "0.6667", "1", "2", "1"])
      #expect(rows["quantity_value"] == ["1.0000", "1.0000", "1.0000", "1", "1", "1"])
      #expect(rows["event_type"] == ["0.5000", "1.0000", "0.6667", "1", "2", "1"])
      #expect(rows["event_argument"] == ["0.5000", "0.5000", "0.5000", "2", "2", "1"])
      #expect(rows["relation"] == ["1.0000", "1.0000", "1.0000", "1", "1", "1"])
    }
  }

  @Test func nothingToCompareIsAnError() throws {
    try Program.withFolder(["gold.json": Data("{}".utf8), "bad.json": Data("{".utf8)]) { folder in
      #expect(try Program.run("evaluate", folder + "/gold.json", folder + "/gold.json").status == 2)
      let bad = try Program.run("evaluate", folder + "/bad.json", folder + "/gold.json")
      #expect(bad.status == 2)
      #expect(bad.errors.contains("bad.json"))
    }
  }
}
