// SPDX-License-Identifier: Apache-2.0

import Export
import Foundation
import Ingestion
import JSON
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

@Suite struct LinearTimeTests {
  /// The processor time of this thread that `count` readings of `text` take, bytes to record.
  private func time(_ text: [UInt8], count: Int, engine: Engine) -> Double {
    var worker = engine.makeWorker()
    let writer = RecordWriter(generator: engine.generator)
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    for _ in 0..<count {
      var json = JSONWriter()
      writer.append(worker.document(for: Article(source: "-", bytes: text)), to: &json)
    }
    return now() - start
  }

  /// What ten times the input may take, in times of the input's own.
  ///
  /// Linear work takes ten times as long, quadratic work a hundred times: this is about their
  /// geometric mean, so that neither a busy machine nor memory that no cache holds decides.
  private static let limit = 30.0

  /// Ten times the input takes about ten times the time, whatever it is made of; the floor,
  /// 80 ns a byte, keeps caches that hold the smaller input whole out of the comparison.
  @Test(arguments: [
    "百度发布了新的模型。", "百度", "（", "《", "“", "3", "1,", "三", "年", "的", "GPT-4 ", "A", "。",
    "轉(zhuǎn)", "2023年3月16日至", "由", "\n", " ", "、",
  ])
  func tenTimesTheInput(piece: String) throws {
    #expect(try ratio(of: piece, bytes: 300_000) <= LinearTimeTests.limit)
  }

  /// The same for an event in every few characters of a sentence without an end, whose record is a
  /// thousand times as long: less of it, for the memory that takes is the system's time, not ours.
  @Test(arguments: ["百度发布", "百度说，", "百度收购小米"])
  func tenTimesTheEvents(piece: String) throws {
    #expect(try ratio(of: piece, bytes: 30_000) <= LinearTimeTests.limit)
  }

  /// How much longer ten times a text of so many bytes takes.
  ///
  /// The same number of bytes is read on either side, in ten readings and in one, right after each
  /// other: what else the machine does then weighs on both.
  private func ratio(of piece: String, bytes: Int) throws -> Double {
    let engine = Engine(lexicon: try TestLexicon.base())
    let count = bytes / piece.utf8.count
    let small = Array(String(repeating: piece, count: count).utf8)
    let large = Array(String(repeating: piece, count: count * 10).utf8)
    let floor = Double(bytes) * 8e-7
    var ratio = Double.infinity
    // A pause of the machine may fall on one attempt, not on each of five.
    for _ in 0..<5 where ratio > LinearTimeTests.limit {
      let ten = max(time(small, count: 10, engine: engine), floor)
      ratio = min(ratio, 10 * max(time(large, count: 1, engine: engine), floor) / ten)
    }
    return ratio
  }
}
