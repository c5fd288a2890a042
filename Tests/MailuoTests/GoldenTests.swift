// SPDX-License-Identifier: Apache-2.0

import Foundation
import Ingestion
import JSON
import LexiconTestSupport
import Mailuo
import MailuoTestSupport
import Testing

/// The articles of `Corpus/Articles` and the records that were reviewed and committed for them.
///
/// `RECORD=1 scripts/test --filter GoldenTests` rewrites the records, and fails, so that nobody
/// takes a rewritten record for a reviewed one.
@Suite struct GoldenTests {
  static let articles = Repository.root + "/Corpus/Articles"
  static let goldens = Repository.root + "/Corpus/Golden"
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: articles)) ?? []).sorted()

  private func document(_ name: String) throws -> Document {
    var reader = InputReader(inputs: [Self.articles + "/" + name], format: .auto)
    let next = reader.next()
    let unit = try #require(next)
    let article = try ArticleDecoder(encoding: nil, published: nil).decode(unit).get()
    let engine = Engine(lexicon: try TestLexicon.world())
    var worker = engine.makeWorker()
    return worker.document(for: article)
  }

  /// The record as sorted, indented JSON without the versions, which change with every word.
  private func golden(of document: Document) throws -> String {
    var json = JSONWriter()
    RecordWriter(generator: Generator(mailuo: "", lexicon: "", icu: ""))
      .append(document, to: &json)
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    object["generator"] = nil
    // Both follow from the text alone, and would drown what is to be reviewed.
    object["fingerprint"] = nil
    object["events"] = (object["events"] as? [[String: Any]])?.map { event in
      event.filter { $0.key != "sentence" }
    }
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  @Test func articlesAreThere() {
    #expect(Self.names.count >= 12)
  }

  @Test(arguments: names) func recordIsAsReviewed(name: String) throws {
    let found = try golden(of: try document(name))
    let path = Self.goldens + "/" + name + ".json"
    let reviewed = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["RECORD"] == "1", found != reviewed {
      try FileManager.default.createDirectory(
        atPath: Self.goldens, withIntermediateDirectories: true)
      try found.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("\(path) was rewritten: review the difference and commit it")
    } else {
      #expect(found == reviewed, "\(LineDifference.first(reviewed, found))")
    }
  }

  @Test(arguments: names) func everySpanIsASliceOfTheRawArticle(name: String) throws {
    let document = try document(name)
    let raw = document.article.bytes
    let scalars = ScalarIndex(raw)
    let text = Array(String(decoding: raw, as: UTF8.self).unicodeScalars)
    let spans =
      document.annotations.mentions.map(\.range) + document.expressions.times.map(\.range)
      + document.expressions.quantities.map(\.range) + document.events.map(\.trigger)
      + document.events.flatMap { $0.arguments.map(\.range) }
      + document.segments.tokens.map(\.range)
    #expect(!spans.isEmpty)
    for span in spans {
      let source = document.text.offsets.sourceRange(of: span)
      let range = scalars.scalarRange(of: source)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: text[range])
      #expect(
        String(slice) == String(decoding: raw[source.start..<source.end], as: UTF8.self))
      #expect(!source.isEmpty)
    }
  }

  @Test func noGoldenIsLeftOver() throws {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.goldens)) ?? []
    #expect(files.sorted() == Self.names.map { $0 + ".json" })
  }
}

/// Where two texts begin to differ, in a form to read in a test's output.
enum LineDifference {
  static func first(_ old: String, _ new: String) -> String {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = line ?? min(old.count, new.count)
    let context = max(0, index - 6)
    return """
      line \(index + 1):
      \(old[min(context, old.count)..<min(index + 4, old.count)].map { "- " + $0 }
        .joined(separator: "\n"))
      \(new[min(context, new.count)..<min(index + 4, new.count)].map { "+ " + $0 }
        .joined(separator: "\n"))
      """
  }
}
