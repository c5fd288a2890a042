// SPDX-License-Identifier: Apache-2.0

import Events
import Foundation
import Lexicon
import LexiconCompiler
import Testing
import TextModel

@Suite("Weights of roles")
struct RoleWeightsTests {
  /// Makes an extractor with rows of weights on top of those of the dictionaries.
  private func extractor(_ rows: String..., triggers: [String] = []) throws -> EventExtractor {
    let lexicon = try EventReader.shared.get().lexicon
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "mailuo-weights-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Weights"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ rows: [String], _ name: String) throws {
      try ("feature\tweight\n" + rows.sorted().map { $0 + "\n" }.joined())
        .write(
          to: folder.appending(path: "Weights/\(name).tsv"), atomically: true, encoding: .utf8)
    }
    try write(rows, "roles-market")
    if !triggers.isEmpty { try write(triggers, "events") }
    return EventExtractor(
      lexicon: lexicon.overlaid(
        by: try LexiconCompiler.image(directory: folder.path, base: lexicon)))
  }

  private func arguments(
    _ text: String, _ extractor: EventExtractor
  ) throws -> [[String: [String]]] {
    try EventReader.shared.get().events(in: text, published: nil, extractor: extractor)
      .map(\.event.arguments)
  }

  @Test("A sum below nought empties a role that the rules fill")
  func lightNameIsDropped() throws {
    let light = try extractor("product.release.agent|always\t-5000")
    #expect(try arguments("雾屿科技发布了澜言3.0。", light) == [["product": ["澜言3.0"]]])
  }

  @Test("A sum above nought fills a role with what the rules passed over")
  func heavyNameIsTaken() throws {
    let text = "云栖鹿和澜言助手同日亮相，雾屿科技发布了澜言3.0。"
    let heavy = try extractor(
      "product.release.agent|always\t-5000", "product.release.agent|first-name\t9000")
    let found = try arguments(text, heavy).last
    #expect(found?["agent"] == ["云栖鹿"])
  }

  @Test("No name gets two roles, and a role for one thing gets the best")
  func heaviestRoleWins() throws {
    let greedy = try extractor(
      "business.acquire.buyer|always\t5000", "business.acquire.target|always\t6000")
    let found = try #require(try arguments("远岫汽车收购晴衡光电。", greedy).first)
    #expect(found["target"] == ["远岫汽车", "晴衡光电"])
    #expect(found["buyer"] == nil)
    let sums = try extractor(
      "business.acquire.amount|always\t100", "business.acquire.amount|away-behind=4\t50")
    let amount = try #require(
      try arguments("远岫汽车收购晴衡光电，3亿元和5亿元都有人说。", sums).first)
    #expect(amount["amount"]?.count == 1)
  }

  @Test("Only what the frame allows in a role is weighed")
  func frameConstrains() throws {
    let heavy = try extractor("business.acquire.amount|always\t5000")
    let found = try arguments("2022年8月，远岫汽车收购晴衡光电60%股权。", heavy).first
    #expect(found?["amount"] == nil)
  }

  @Test("Weights for the stock market count in its sentences alone")
  func marketStaysApart() throws {
    let market = try extractor("market:business.acquire.target|always\t-9000")
    let plain = try arguments("远岫汽车收购晴衡光电。", market).first
    #expect(plain?["target"] == ["晴衡光电"])
    let told = try arguments("远岫汽车收购晴衡光电60%股权。", market).first
    #expect(told?["target"] == nil)
  }

  @Test("Where weights decide of the event too, a likely name takes part for want of another")
  func likelyNameTakesPart() throws {
    let weak = try extractor(
      "business.acquire.buyer|always\t-100", "business.acquire.buyer|rules=own\t1",
      "business.acquire.target|always\t-5000", triggers: ["business.acquire|always\t5000"])
    let found = try arguments("远岫汽车收购晴衡光电。", weak).first
    #expect(found == ["buyer": ["远岫汽车"]])
  }

  @Test("What is seen of a name tells where it stands, what the rules did, and what decided")
  func featuresAreTold() throws {
    let light = try extractor("product.release.agent|always\t-5000")
    let judged = try EventReader.shared.get().roleJudgements(
      in: "雾屿科技发布了澜言3.0。", extractor: light)
    let agent = try #require(
      judged.first { $0.rule == "product.release/发布" && $0.role == "agent" && $0.isProposed })
    #expect(agent.isDecisive && agent.score == -5000 && agent.entity != nil)
    #expect(agent.leading.map(\.name) == ["always"])
    for feature in ["rules=own", "clauses-before=0", "type=organization", "verb-before=trigger"] {
      #expect(agent.features.map(\.name).contains(feature), "\(feature)")
    }
    #expect(judged.contains { $0.role == "product" && !$0.isDecisive })
  }
}
