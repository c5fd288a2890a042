// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Foundation
import MailuoTestSupport
import Testing
import TextModel
import Yams

/// One sentence of `Corpus/Cases` with all expressions that it holds.
struct ExpressionCase: Decodable, CustomTestStringConvertible {
  struct Expected: Decodable, Equatable {
    var text: String
    var type: String?
    var kind: String?
    var value: String
    var upper: String?
    var unit: String?
    var mod: String?
  }

  var text: String
  var published: String?
  var expect: [Expected]

  var testDescription: String { text }

  static func load(_ name: String) -> [ExpressionCase] {
    let path = Repository.root + "/Corpus/Cases/" + name + ".yaml"
    do {
      let yaml = try String(contentsOfFile: path, encoding: .utf8)
      return try YAMLDecoder().decode([ExpressionCase].self, from: yaml)
    } catch {
      Issue.record(error)
      return []
    }
  }
}

@Suite struct CaseTests {
  @Test(arguments: ExpressionCase.load("times"))
  func times(sentence: ExpressionCase) throws {
    let published = sentence.published.flatMap { CalendarDate(iso8601: $0) }
    let (text, found) = try TestLexicon.expressions(in: sentence.text, published: published)
    let times = found.times.map {
      ExpressionCase.Expected(
        text: TestLexicon.raw($0.range, of: text, in: sentence.text), type: $0.kind.rawValue,
        value: $0.value, mod: $0.modifier)
    }
    #expect(times == sentence.expect)
  }

  @Test(arguments: ExpressionCase.load("quantities"))
  func quantities(sentence: ExpressionCase) throws {
    let (text, found) = try TestLexicon.expressions(in: sentence.text)
    let quantities = found.quantities.map {
      ExpressionCase.Expected(
        text: TestLexicon.raw($0.range, of: text, in: sentence.text), kind: $0.kind.rawValue,
        value: $0.value, upper: $0.upper, unit: $0.unit, mod: $0.modifier)
    }
    #expect(quantities == sentence.expect)
  }

  /// All readings of one family, and nothing else of it.
  @Test(arguments: ViewCase.load())
  func views(sentence: ViewCase) throws {
    let (text, views) = try TestLexicon.views(in: sentence.text, reference: sentence.reference)
    let found = views.filter { $0.family.rawValue == sentence.family }.map { view in
      ViewCase.Expected(
        text: TestLexicon.raw(view.range, of: text, in: sentence.text), value: view.value,
        upper: view.upper, unit: view.unit, interval: view.interval.map(ViewCase.text(of:)),
        readings: view.readings.isEmpty ? nil : view.readings.map(ViewCase.text(of:)))
    }
    #expect(found == sentence.expect)
  }
}

/// One sentence of `Corpus/Cases/expressions.yaml` with all views of one family.
struct ViewCase: Decodable, CustomTestStringConvertible {
  struct Expected: Decodable, Equatable {
    var text: String
    var value: String
    var upper: String?
    var unit: String?
    /// `begin/end`, `..` for an open end.
    var interval: String?
    var readings: [String]?
  }

  var family: String
  var text: String
  var reference: String?
  var expect: [Expected]

  var testDescription: String { text }

  static func text(of interval: TimeMention.Interval) -> String {
    (interval.begin ?? "..") + "/" + (interval.end ?? "..")
  }

  static func load() -> [ViewCase] {
    do {
      let path = Repository.root + "/Corpus/Cases/expressions.yaml"
      return try YAMLDecoder().decode(
        [ViewCase].self, from: try String(contentsOfFile: path, encoding: .utf8))
    } catch {
      Issue.record(error)
      return []
    }
  }
}
