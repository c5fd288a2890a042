// SPDX-License-Identifier: Apache-2.0

import Foundation
import Ingestion
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

/// The articles of the corpus say the same however they are shown: in traditional characters, with
/// injected readings, damaged byte by byte, wrapped.
@Suite struct MetamorphicTests {
  /// What an article tells, wherever it stands in it.
  private struct Content: Equatable {
    var entities: [String] = []
    var times: [String] = []
    var events: [String] = []

    init(_ document: Document) {
      entities = document.annotations.entities.map { "\($0.type.rawValue) \($0.name)" }.sorted()
      times = document.expressions.times.map { document.text.string($0.range) }.sorted()
      events = document.events.map {
        "\($0.type.rawValue) \(document.text.string($0.trigger))"
      }.sorted()
    }

    /// The share of what both tell in what either tells.
    static func agreement(_ left: [String], _ right: [String]) -> Double {
      var counts: [String: Int] = [:]
      for each in left { counts[each, default: 0] += 1 }
      var common = 0
      for each in right where counts[each, default: 0] > 0 {
        counts[each, default: 0] -= 1
        common += 1
      }
      let total = left.count + right.count
      return total > 0 ? Double(2 * common) / Double(total) : 1
    }
  }

  /// The normalized text of an article, which is what all its forms should be read as.
  private func cleanText(_ name: String) throws -> String {
    var reader = InputReader(inputs: [GoldenTests.articles + "/" + name], format: .auto)
    let next = reader.next()
    let unit = try #require(next)
    let article = try ArticleDecoder(encoding: nil, published: nil).decode(unit).get()
    var worker = Engine(lexicon: try TestLexicon.world()).makeWorker()
    let text = worker.document(for: article, depth: .normalization).text
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func document(_ text: String) throws -> Document {
    var worker = Engine(lexicon: try TestLexicon.world()).makeWorker()
    return worker.document(for: Article(source: "-", bytes: Array(text.utf8)))
  }

  /// Each mention's raw slice is what its normalized one was made of.
  private func checkOffsets(_ document: Document) throws {
    let raw = document.article.bytes
    for mention in document.annotations.mentions {
      let source = document.text.offsets.sourceRange(of: mention.range)
      #expect(source.end <= raw.count && !source.isEmpty)
      let again = document.text.offsets.targetRange(of: source)
      #expect(again.start <= mention.range.start && again.end >= mention.range.end)
    }
  }

  @Test(arguments: GoldenTests.names, [0, 10, 50, 100])
  func scriptAndReadingsChangeNothing(name: String, density: Int) throws {
    let clean = try cleanText(name)
    let generator = CorruptionGenerator(lexicon: try TestLexicon.base())
    var random = SeededGenerator(seed: UInt64(density) + 3)
    let shown = generator.converted(clean, density: density, using: &random)
    let document = try document(shown)
    #expect(Content(document) == Content(try self.document(clean)))
    try checkOffsets(document)
  }

  @Test(arguments: GoldenTests.names, [false, true])
  func damageIsRead(name: String, strippingSpaces: Bool) throws {
    let clean = try cleanText(name)
    let generator = CorruptionGenerator(lexicon: try TestLexicon.base())
    // What GBK lacks is lost before the damage.
    let known = generator.damaged(clean, folding: false, strippingSpaces: false)
    let shown = generator.damaged(clean, folding: true, strippingSpaces: strippingSpaces)
    let (left, right) = (Content(try document(known)), Content(try document(shown)))
    #expect(Content.agreement(left.entities, right.entities) >= 0.9)
    #expect(Content.agreement(left.times, right.times) >= 0.9)
    #expect(Content.agreement(left.events, right.events) >= 0.8)
    try checkOffsets(try document(shown))
  }
}
