// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler
import LexiconTestSupport
import MailuoTestSupport
import Segmentation
import Testing
import TextModel

@Suite struct TrainedSegmenterTests {
  private func words(
    _ text: String, model: WordModel, lexicon: Lexicon? = nil
  ) -> [String] {
    var worker = TrainedSegmenter(model: model, lexicon: lexicon).makeWorker()
    let normalized = NormalizedText(bytes: Array(text.utf8), offsets: OffsetMap())
    return worker.segment(normalized).tokens.map { normalized.string($0.range) }
  }

  @Test func followsTheLikeliestPath() throws {
    let model = try ToyModel().model()
    #expect(words("星澜科技发布大模型。", model: model) == ["星澜科技", "发布", "大模型", "。"])
    #expect(words("的发布人", model: model) == ["的", "发布", "人"])
  }

  @Test func aPairSpeaksForTheFourUnitsAroundIt() throws {
    // The places of a row are the unit before the pair, its two units, and the one behind.
    var row = [Int16](repeating: 0, count: 16)
    row[1 * 4 + 3] = 1_000
    row[2 * 4 + 3] = 1_000
    let parting = try ToyModel(pairs: [("发布", row)]).model()
    #expect(words("星澜发布模型", model: parting) == ["星澜", "发", "布", "模型"])
    row = [Int16](repeating: 0, count: 16)
    row[0 * 4 + 0] = 1_000
    row[1 * 4 + 2] = 1_000
    let joining = try ToyModel(pairs: [("人的", row)]).model()
    #expect(words("新人的模型", model: joining) == ["新人", "的", "模型"])
  }

  @Test func spacesAndRunsAreKept() throws {
    let model = try ToyModel().model()
    #expect(
      words("星 澜 发布GPT-4和iOS 17的 3.5%", model: model)
        == ["星", "澜", "发布", "GPT-4", "和", "iOS", "17", "的", "3.5", "%"])
    #expect(words("", model: model).isEmpty)
    #expect(words(" \n \n", model: model).isEmpty)
  }

  @Test func theUsersWordsWin() throws {
    let model = try ToyModel().model()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mailuo-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Words"), withIntermediateDirectories: true)
    try Data("word\tfrequency\tpos\n技发布\t5\tNOUN\n澜科\t5\tNOUN\n".utf8).write(
      to: folder.appendingPathComponent("Words/own.tsv"))
    let base = try TestLexicon.base()
    let lexicon = base.overlaid(by: try LexiconCompiler.image(directory: folder.path, base: base))
    #expect(words("星澜科技发布模型", model: model, lexicon: lexicon) == ["星", "澜科", "技发布", "模型"])
  }

  @Test func alwaysOnePartOfSpeech() throws {
    let model = try ToyModel(certain: [("发布", 14), ("澜言", 10)]).model()
    var worker = TrainedSegmenter(model: model).makeWorker()
    let text = NormalizedText(bytes: Array("澜言发布".utf8), offsets: OffsetMap())
    #expect(worker.segment(text).tokens.map(\.partOfSpeech) == [.properNoun, .verb])
    #expect(
      worker.segment(text, findsPartsOfSpeech: false).tokens.map(\.partOfSpeech)
        == [.other, .other])
  }

  @Test func aWordSpeaksForFivePlaces() throws {
    let text = NormalizedText(bytes: Array("模型澜言发布星澜科技".utf8), offsets: OffsetMap())
    let places: [(TagPlace, Int)] = [
      (.own, 2), (.before, 3), (.after, 1), (.twoBefore, 4), (.twoAfter, 0),
    ]
    for (place, expected) in places {
      let model = try ToyModel(speaking: [("发布", place, 14)]).model()
      var worker = TrainedSegmenter(model: model).makeWorker()
      let tags = worker.segment(text).tokens.map(\.partOfSpeech)
      #expect(tags.indices.filter { tags[$0] == .verb } == [expected].filter { $0 < tags.count })
    }
  }

  @Test func partsSpeakForAWordThatWasNotSeen() throws {
    var weights = [Int16](repeating: 0, count: 16)
    weights[6] = 50
    let last = try ToyModel().code(of: "言")
    let model = try ToyModel(parts: [
      (mixed: TagFeatures.key(7, 2 << 20 | last), weights: weights)
    ]).model()
    var worker = TrainedSegmenter(model: model).makeWorker()
    let text = NormalizedText(bytes: Array("模型澜言".utf8), offsets: OffsetMap())
    #expect(worker.segment(text).tokens.map(\.partOfSpeech) == [.adjective, .noun])
  }

  @Test func theBordersOfKnownNamesAreThoseOfWords() throws {
    let text = "新发布人的大模型"
    let free = try ToyModel().model()
    #expect(words(text, model: free) == ["新", "发布", "人", "的", "大模型"])
    let named = try ToyModel(names: ["布人的大"]).model()
    #expect(words(text, model: named) == ["新", "发", "布", "人", "的", "大", "模型"])
    // The longest name wins, and one inside of it sets no border.
    let nested = try ToyModel(names: ["人的大模型", "的大"]).model()
    #expect(words(text, model: nested) == ["新", "发布", "人", "的", "大模型"])
  }

  @Test func aLineStandsByItself() throws {
    let model = try ToyModel().model()
    let lines = ["星澜科技发布大模型。“新模型！”澜言", "大模型的人", "", "在澜言，发布"]
    let apart = lines.flatMap { words($0, model: model) }
    #expect(words(lines.joined(separator: "\n"), model: model) == apart)
    #expect(words(lines.joined(separator: "\r\n"), model: model) == apart)
  }

  @Test func longLinesAreCutAndCovered() throws {
    let model = try ToyModel().model()
    let text = String(repeating: "大模型", count: 3_000)
    let found = words(text, model: model)
    #expect(found.joined() == text)
    #expect(found.filter { $0 == "大模型" }.count > 2_990)
  }

  @Test func sentencesEndAtFullStops() throws {
    let model = try ToyModel().model()
    var worker = TrainedSegmenter(model: model).makeWorker()
    let text = NormalizedText(bytes: Array("发布模型。“大模型！”的人\n澜言".utf8), offsets: OffsetMap())
    let sentences = worker.segment(text).sentences.map { text.string($0.range) }
    #expect(sentences == ["发布模型。", "“大模型！”", "的人", "澜言"])
  }

  @Test func damagedWeightsAreRefusedOrHarmless() throws {
    let bytes = try ToyModel(pairs: [("发布", [Int16](repeating: 7, count: 16))]).bytes()
    #expect(throws: LexiconError.self) { try WordModel(bytes: [1, 2, 3]) }
    #expect(throws: LexiconError.self) { try WordModel(bytes: Array(bytes.prefix(20))) }
    var random = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      var damaged = bytes
      for _ in 0..<200 {
        damaged[Int.random(in: 128..<damaged.count, using: &random)] = .random(in: 0...255)
      }
      let text = "星澜科技发布大模型GPT-4。"
      #expect(words(text, model: try WordModel(bytes: damaged)).joined() == text)
    }
  }
}

@Suite struct SparseRowsTests {
  @Test func findsEachRowAndNoOther() throws {
    let entries = (0..<5_000).map { number in
      (
        mixed: SparseRows.mixed(UInt64(number) * 3),
        weights: [Int16](repeating: Int16(number), count: 16)
      )
    }
    let table = try #require(SparseRows.layOut(entries))
    #expect(table.rows.count == 5_001 * 16)
    let wide = try #require(SparseRows.layOut([(mixed: 7, weights: [1, 2, 3])]))
    #expect(wide.rows == [0, 0, 0, 1, 2, 3])
    let numbers = Set(table.slots.filter { $0 != 0 }.map { $0 & 0x3_FFFF })
    #expect(numbers.count >= 4_995)
    #expect(table.slots.count < 40_000)
  }
}
