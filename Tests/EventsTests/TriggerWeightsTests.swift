// SPDX-License-Identifier: Apache-2.0

import Events
import Foundation
import Lexicon
import LexiconCompiler
import TextModel
import Testing

@Suite("Weights of triggers")
struct TriggerWeightsTests {
  /// Makes an extractor with rows of weights on top of those of the dictionaries.
  private func extractor(_ rows: String...) throws -> EventExtractor {
    let lexicon = try EventReader.shared.get().lexicon
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "mailuo-weights-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Weights"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try ("feature\tweight\n" + rows.sorted().map { $0 + "\n" }.joined())
      .write(to: folder.appending(path: "Weights/events.tsv"), atomically: true, encoding: .utf8)
    return EventExtractor(
      lexicon: lexicon.overlaid(
        by: try LexiconCompiler.image(directory: folder.path, base: lexicon)))
  }

  private func types(_ text: String, _ extractor: EventExtractor) throws -> [String] {
    try EventReader.shared.get().events(in: text, published: nil, extractor: extractor)
      .map(\.event.type)
  }

  @Test("A sum below nought rejects what the rules propose, and says why")
  func lightTriggerIsRejected() throws {
    let light = try extractor(
      "product.release|always\t-5000", "product.release|prev=organization\t7")
    #expect(try types("雾屿科技发布了澜言3.0。", light).isEmpty)
    let (judged, rejected) = try EventReader.shared.get().judgements(
      in: "雾屿科技发布了澜言3.0。", extractor: light)
    let judgement = try #require(judged.first { $0.rule == "product.release/发布" })
    #expect(judgement.isDecisive && judgement.isProposed)
    #expect(judgement.score < -4000)
    #expect(
      judgement.leading.first
        == TriggerFeature(name: "always", weight: judgement.features[0].weight))
    #expect(judgement.features.map(\.name).contains("prev=organization"))
    #expect(judgement.features.map(\.name).contains("role=product:product:directly-behind"))
    let reasons = rejected.filter { $0.rule == "product.release/发布" }.map(\.reason.description)
    #expect(reasons.contains { $0.hasPrefix("scores -") })
  }

  @Test("A sum above nought makes an event where a role lacks that the rule needs")
  func heavyTriggerIsTaken() throws {
    let heavy = try extractor("product.develop|always\t5000")
    #expect(try types("云栖鹿让开发新应用变得容易。", heavy) == ["product.develop"])
  }

  @Test("No sum makes an event of words that the rule does not ask for, or without a participant")
  func conditionsStay() throws {
    let heavy = try extractor("finance.result|always\t5000", "business.acquire|always\t5000")
    #expect(try types("雾屿科技亏损的原因很多。", heavy).isEmpty)
    #expect(try types("此次收购还要等待批准。", heavy).isEmpty)
  }

  @Test("In sentences about the stock market a deal knows how many stand before and behind it")
  func dealsAreCounted() throws {
    let reader = try EventReader.shared.get()
    let extractor = EventExtractor(lexicon: reader.lexicon)
    func orders(_ text: String) -> [String] {
      reader.judgements(in: text, extractor: extractor).judged
        .filter { $0.rule.hasPrefix("business.acquire/") && $0.isProposed }
        .flatMap { $0.features.map(\.name).filter { $0.hasPrefix("order=") } }
    }
    #expect(
      orders("远岫汽车公告，公司收购了晴衡光电股权，此前收购了霁川电子股权。")
        == ["order=1", "order=3"])
    #expect(orders("远岫汽车收购了晴衡光电，此前收购了霁川电子。").isEmpty)
  }

  @Test("A verb of speech that is rejected still says who tells of an event")
  func rejectedSpeechGivesSource() throws {
    let mute = try extractor("people.say|always\t-5000")
    let events = try EventReader.shared.get().events(
      in: "霁川电子否认收购棱川微电子。", published: nil, extractor: mute)
    #expect(events.map(\.event.type) == ["business.acquire"])
    #expect(events.first?.event.source == "霁川电子")
  }

  @Test("Frames without weights are left to the rules")
  func otherFramesAreLeftAlone() throws {
    let light = try extractor("product.release|always\t-5000")
    #expect(try types("远岫汽车收购晴衡光电。", light) == ["business.acquire"])
    let (judged, _) = try EventReader.shared.get().judgements(
      in: "远岫汽车收购晴衡光电。", extractor: light)
    #expect(judged.allSatisfy { !$0.isDecisive })
  }
}
