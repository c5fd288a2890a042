// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Export
import Foundation
import JSON
import Testing
import TextModel

@Suite struct GraphExportTests {
  private let lab = EntityKey(type: .organization, name: "星澜<&>\u{1}科技")

  private var graph: MergedGraph {
    let event = EventReport(
      article: "0123456789abcdef", type: EventType(rawValue: "business.fund"), start: 3, end: 5,
      trigger: "融资", time: "2024",
      arguments: [
        ReportedArgument(role: "recipient", entity: lab, text: lab.name),
        ReportedArgument(role: "amount", text: "3亿元", value: "300000000 CNY"),
        ReportedArgument(role: "round", text: "B\t轮"),
      ], sentence: "一句，\n“两”句。")
    return MergedGraph(
      EventGraph(
        articles: [ArticleReport(id: "0123456789abcdef", source: "a.txt", title: "标题,\"一\"")],
        names: [
          NameReport(
            article: "0123456789abcdef", entity: lab, form: "星澜", count: 2, isKnown: true)
        ], relations: [], events: [event]))
  }

  @Test func textIsSortedAndComplete() {
    let lines = GraphTextWriter().lines(of: graph)
    #expect(lines == lines.sorted())
    #expect(
      lines.map { String($0.prefix { $0 != "\t" }) } == ["article", "entity", "event", "report"])
    #expect(lines.allSatisfy { !$0.contains("\n") })
    #expect(lines[2].contains("round=B\\t轮"))
    #expect(lines[2].contains("amount=3亿元 (300000000 CNY) [a.txt]"))
  }

  @Test func graphMLIsWellFormed() throws {
    let document = GraphMLWriter.document(of: graph)
    let text = String(decoding: document, as: UTF8.self)
    #expect(text.contains("星澜&lt;&amp;&gt;\u{FFFD}科技"))
    #expect(!text.contains("\u{1}"))
    #expect(text.components(separatedBy: "<node ").count == 4)
    #expect(text.components(separatedBy: "<edge ").count == 4)
  }

  @Test func tablesQuote() {
    let nodes = String(decoding: GraphTables.nodes(of: graph, .csv), as: UTF8.self)
    #expect(nodes.contains("\"标题,\"\"一\"\"\""))
    let tabs = String(decoding: GraphTables.edges(of: graph, .tsv), as: UTF8.self)
    #expect(tabs.split(separator: "\n").count == 4)
    #expect(tabs.split(separator: "\n").allSatisfy { $0.filter { $0 == "\t" }.count == 5 })
  }

  @Test func differenceTellsWhatCameWentAndChanged() {
    let old = """
      event\tproduct.release\t2024\tv1\tasserted\tagent=甲\t\t-\t1 sources\ta.txt
      event\tproduct.release\t2024\tv2\tasserted\tagent=乙\t\t-\t1 sources\ta.txt
      event\tfinance.stock\t2024\tv3\tasserted\tcompany=丙\tamount=1%\t-\t1 sources\ta.txt
      entity\torganization\t甲
      """
    let new = """
      event\tproduct.release\t2025\tv4\tasserted\tagent=甲\t\t-\t1 sources\ta.txt
      event\tproduct.update\t2024\tv5\tasserted\tagent=乙\t\t-\t1 sources\ta.txt
      event\tfinance.stock\t2024\tv3\tasserted\tcompany=丙\tamount=2%\t-\t1 sources\ta.txt
      entity\torganization\t甲
      """
    let difference = GraphDifference(old: old, new: new)
    #expect(
      difference.lines == [
        "came     product.update  2024  agent=乙  [a.txt]",
        "changed  finance.stock  2024  company=丙  amount=1%  [a.txt]: details “amount=1%” → “amount=2%”",
        "changed  product.release  2024  agent=甲  [a.txt]: time “2024” → “2025”",
        "went     product.release  2024  agent=乙  [a.txt]",
      ])
    #expect(difference.otherLines.isEmpty)
    #expect(GraphDifference(old: old, new: old).lines.isEmpty)
    #expect(GraphDifference(old: old, new: "").otherLines == ["- entity\torganization\t甲"])
  }

  @Test func dataPackageComesBack() throws {
    let package = DataPackage(
      folder: "../Articles", dictionaries: ["../World"],
      generator: Generator(mailuo: "1", lexicon: "2", icu: "3"), documents: 4,
      dumpSHA256: String(repeating: "a", count: 64),
      resources: [
        DataPackage.Resource(path: "events.csv", bytes: Array("a,b\n".utf8)),
        DataPackage.Resource(path: "graph.txt", bytes: []),
      ])
    #expect(try DataPackage.read(package.bytes) == package)
    #expect(throws: RecordError.self) { try DataPackage.read(Array("{}".utf8)) }
    #expect(throws: RecordError.self) { try DataPackage.read(Array("{".utf8)) }
  }
}
