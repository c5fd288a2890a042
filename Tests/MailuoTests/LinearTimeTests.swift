// SPDX-License-Identifier: Apache-2.0

import Export
import Ingestion
import JSON
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

@Suite struct LinearTimeTests {
  /// Ten times the input takes about ten times the time, whatever it is made of; the floor,
  /// 80 ns a byte, keeps caches that hold the smaller input whole out of the comparison.
  @Test(arguments: [
    "百度发布了新的模型。", "百度", "（", "《", "“", "3", "1,", "三", "年", "的", "GPT-4 ", "A", "。",
    "轉(zhuǎn)", "2023年3月16日至", "他安装了《Zorvet Studio》。", "由", "\n", " ", "、",
  ])
  func tenTimesTheInput(piece: String) throws {
    #expect(try ratio(of: piece, bytes: 300_000) <= GrowthRate.limit)
  }

  /// The same for an event in every few characters of a sentence without an end, whose record is a
  /// thousand times as long: less of it, for the memory that takes is the system's time, not ours.
  @Test(arguments: ["百度发布", "百度说，", "百度收购小米", "百度发布GPT-4，"])
  func tenTimesTheEvents(piece: String) throws {
    #expect(try ratio(of: piece, bytes: 30_000) <= GrowthRate.limit)
  }

  /// How much longer ten times a text of so many bytes takes, bytes to record.
  private func ratio(of piece: String, bytes: Int) throws -> Double {
    let engine = Engine(lexicon: try TestLexicon.base())
    let count = bytes / piece.utf8.count
    let small = Array(String(repeating: piece, count: count).utf8)
    let large = Array(String(repeating: piece, count: count * 10).utf8)
    let writer = RecordWriter(generator: engine.generator)
    func read(_ text: [UInt8]) {
      var worker = engine.makeWorker()
      var json = JSONWriter()
      writer.append(worker.document(for: Article(source: "-", bytes: text)), to: &json)
    }
    return GrowthRate.ratio(
      floor: Double(bytes) * 8e-7, small: { read(small) }, large: { read(large) })
  }
}
