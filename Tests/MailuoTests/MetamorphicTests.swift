// SPDX-License-Identifier: Apache-2.0

import Ingestion
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing
import TextModel

/// The articles of the corpus say the same however they are shown: in traditional characters, with
/// injected readings, damaged byte by byte.
@Suite struct MetamorphicTests {
  /// What an article tells, wherever it stands in it.
  private struct Content: Equatable {
    var entities: [String]
    var times: [String]
    var events: [String]

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

    /// What one of the two tells and the other does not.
    func difference(from other: Content) -> [String] {
      let (own, others) = (
        entities + times + events, other.entities + other.times + other.events
      )
      return own.filter { !others.contains($0) } + others.filter { !own.contains($0) }
    }
  }

  /// Made once for all tests.
  private static let engine = Result { Engine(lexicon: try TestLexicon.world()) }
  private static let generator = Result { CorruptionGenerator(lexicon: try TestLexicon.base()) }

  /// The normalized text of an article, which is what all its forms should be read as.
  private func cleanText(_ name: String, _ worker: inout EngineWorker) throws -> String {
    var reader = InputReader(inputs: [GoldenTests.articles + "/" + name], format: .auto)
    let next = reader.next()
    let unit = try #require(next)
    let article = try ArticleDecoder(encoding: nil, published: nil).decode(unit).get()
    let text = worker.document(for: article, depth: .normalization).text
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func document(_ text: String, _ worker: inout EngineWorker) -> Document {
    worker.document(for: Article(source: "-", bytes: Array(text.utf8)))
  }

  /// Each mention's raw slice is what its normalized one was made of.
  private func checkOffsets(_ document: Document) {
    let raw = document.article.bytes
    for mention in document.annotations.mentions {
      let source = document.text.offsets.sourceRange(of: mention.range)
      #expect(source.end <= raw.count && !source.isEmpty)
      let again = document.text.offsets.targetRange(of: source)
      #expect(again.start <= mention.range.start && again.end >= mention.range.end)
    }
  }

  @Test(arguments: GoldenTests.names)
  func scriptAndReadingsChangeNothing(name: String) throws {
    var worker = try Self.engine.get().makeWorker()
    let clean = try cleanText(name, &worker)
    let expected = Content(document(clean, &worker))
    for density in [0, 50, 100] {
      var random = SeededGenerator(seed: UInt64(density) + 3)
      let shown = try Self.generator.get().converted(clean, density: density, using: &random)
      let document = document(shown, &worker)
      let found = Content(document)
      let difference = found.difference(from: expected)
      #expect(found.entities == expected.entities, "\(density): \(difference)")
      #expect(found.times == expected.times, "\(density): \(difference)")
      #expect(found.events == expected.events, "\(density): \(difference)")
      checkOffsets(document)
    }
  }

  /// Emphasis round numbers between ideographs leaves their values and units as they are.
  @Test(arguments: GoldenTests.names)
  func emphasisOfNumbersChangesNothing(name: String) throws {
    var worker = try Self.engine.get().makeWorker()
    let clean = try cleanText(name, &worker)
    let expected = document(clean, &worker)
    let found = document(emphasizingNumbers(clean), &worker)
    func values(_ document: Document) -> [String] {
      document.expressions.quantities.map { "\($0.value) \($0.unit)" }
        + document.expressions.times.map { "\($0.value) \(document.text.string($0.range))" }
    }
    #expect(values(found) == values(expected))
    #expect(Content(found).events == Content(expected).events)
    checkOffsets(found)
  }

  /// The text with asterisks round each number that ideographs stand on both sides of.
  private func emphasizingNumbers(_ text: String) -> String {
    func isIdeograph(_ character: Character?) -> Bool {
      character?.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
    }
    var shown = ""
    var number = ""
    var before: Character?
    for character in text {
      if character.isASCII, character.isNumber {
        number.append(character)
        continue
      }
      if !number.isEmpty {
        let isInside = isIdeograph(before) && isIdeograph(character)
        shown += isInside ? "**\(number)**" : number
        number = ""
      }
      shown.append(character)
      before = character
    }
    return shown + number
  }

  @Test(arguments: GoldenTests.names)
  func damageIsRead(name: String) throws {
    var worker = try Self.engine.get().makeWorker()
    let clean = try cleanText(name, &worker)
    let generator = try Self.generator.get()
    // What GBK lacks is lost before the damage.
    let known = generator.damaged(clean, folding: false, strippingSpaces: false)
    let left = Content(document(known, &worker))
    for strippingSpaces in [false, true] {
      let shown = generator.damaged(clean, folding: true, strippingSpaces: strippingSpaces)
      let document = document(shown, &worker)
      let right = Content(document)
      let difference = right.difference(from: left)
      #expect(Content.agreement(left.entities, right.entities) >= 0.95, "\(difference)")
      #expect(Content.agreement(left.times, right.times) >= 0.95, "\(difference)")
      #expect(Content.agreement(left.events, right.events) >= 0.93, "\(difference)")
      checkOffsets(document)
    }
  }
}
