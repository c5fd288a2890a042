// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Ingestion
import JSON
import Mailuo

/// `mailuo-bench pipeline`: the speed of the stages and of the whole, beside peers on the same text.
struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Measures MB/s, peak memory, and the ratio to jieba and rjieba in the same run.")

  @Argument(help: "Text files, one article each, or .jsonl files; Corpus/Articles by default.")
  var inputs: [String] = ["Corpus/Articles"]

  @Option(help: "Repeat the input up to this many megabytes.")
  var megabytes = 8

  @Option(help: "How often each measurement is taken; the best counts.")
  var rounds = 3

  @Option(help: "A Python with jieba and rjieba; without one the peers are left out.")
  var python: String?

  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  func run() throws {
    let engine = try Engine(lexiconPath: lexicon)
    let articles = try loadArticles()
    let byteCount = articles.reduce(0) { $0 + $1.bytes.count }
    print("text: \(articles.count) articles, \(formatted(Double(byteCount) / 1e6)) MB")

    let lexiconBenchmark = LexiconBenchmark(lexicon: engine.lexicon, articles: articles)
    print("lexicon, all prefixes: \(formatted(best { lexiconBenchmark.prefixes() })) MB/s")
    print("lexicon, all forms: \(formatted(best { lexiconBenchmark.forms() })) MB/s")
    let stages: [(String, Engine.Depth)] = [
      ("normalize", .normalization), ("… + segment", .segmentation),
      ("… + dates and numbers", .expressions), ("… + entities", .entities),
      ("… + events", .events),
    ]
    for (name, depth) in stages {
      print("\(name): \(formatted(best { speed(engine, articles, depth, prints: false) })) MB/s")
    }
    var whole = 0.0
    var peers: [String: Double] = [:]
    // In turns, so that a busy machine slows all alike.
    for _ in 0..<rounds {
      whole = max(whole, speed(engine, articles, .events, prints: true))
      if let python {
        let text = articles.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(
          separator: "\n")
        for (name, speed) in try PythonPeers(python: python).speeds(on: text) {
          peers[name] = max(peers[name] ?? 0, speed)
        }
      }
    }
    print("whole, records printed, one thread: \(formatted(whole)) MB/s")
    for (name, speed) in peers.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name): \(formatted(speed)) MB/s; whole pipeline is \(formatted(whole / speed)) times")
    }
    print("peak memory: \(peakMemory()) MB")
  }

  private func loadArticles() throws -> [Article] {
    var articles: [Article] = []
    var reader = InputReader(inputs: inputs, format: .auto)
    let decoder = ArticleDecoder(encoding: nil, published: nil)
    while let unit = reader.next() {
      switch decoder.decode(unit) {
      case .success(let article): articles.append(article)
      case .failure(let failure): throw ValidationError("\(failure)")
      }
    }
    let byteCount = articles.reduce(0) { $0 + $1.bytes.count }
    guard byteCount > 0 else { throw ValidationError("There is no text in \(inputs).") }
    let repetitions = max(1, megabytes * 1_000_000 / byteCount)
    return Array((0..<repetitions).map { _ in articles }.joined())
  }

  private func best(_ measure: () -> Double) -> Double {
    (0..<rounds).map { _ in measure() }.max() ?? 0
  }

  private func speed(
    _ engine: Engine, _ articles: [Article], _ depth: Engine.Depth, prints: Bool
  ) -> Double {
    var worker = engine.makeWorker()
    var json = JSONWriter()
    let writer = RecordWriter(generator: engine.generator)
    var byteCount = 0
    let start = ContinuousClock.now
    var group: [Article] = []
    var groupBytes = 0
    func read() {
      let documents = worker.documents(for: group, depth: depth)
      byteCount += groupBytes
      if prints {
        json.removeAll(keepingCapacity: true)
        for document in documents { writer.append(document, to: &json) }
      }
      group.removeAll(keepingCapacity: true)
      groupBytes = 0
    }
    // As many at once as the program takes.
    for article in articles {
      group.append(article)
      groupBytes += article.bytes.count
      if group.count == BatchRun.groupLimit || groupBytes >= BatchRun.byteLimit { read() }
    }
    read()
    return Double(byteCount) / 1e6 / (ContinuousClock.now - start).seconds
  }

  private func formatted(_ number: Double) -> String { String(format: "%.2f", number) }

  /// The largest resident set so far in megabytes, as Linux counts it.
  private func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
  }
}
