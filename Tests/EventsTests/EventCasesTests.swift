// SPDX-License-Identifier: Apache-2.0

import Events
import Foundation
import Lexicon
import MailuoTestSupport
import Testing

@Suite("Cases of events")
struct EventCasesTests {
  /// The case files, one for each event type.
  static let files: [String] = {
    let folder = Repository.root + "/Corpus/Cases/events"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test("Each text tells exactly the events that are expected", arguments: files)
  func textTellsExpectedEvents(file: String) throws {
    let reader = try EventReader.shared.get()
    for example in try CaseFile.cases("events/" + file, as: EventCase.self) {
      let events = reader.events(in: example.text, published: example.published)
      #expect(
        events.map(\.event.description) == example.expect.map(\.description),
        "\(example.text)")
      for (event, rule) in events {
        #expect(rule.hasPrefix(event.type + "/"))
      }
    }
  }

  @Test("Each group of triggers has a case that fails without it", arguments: files)
  func groupHasCase(file: String) throws {
    let reader = try EventReader.shared.get()
    let cases = try CaseFile.cases("events/" + file, as: EventCase.self)
    let frames = reader.lexicon.frames
    let type = String(file.dropLast(".yaml".count))
    let number = try #require(frames.firstIndex { $0.type == type })
    for group in frames[number].groups.indices {
      var weakened = frames
      // No text holds this, so that no trigger of the group counts.
      weakened[number].groups[group].after = ["\u{0}"]
      let extractor = EventExtractor(lexicon: reader.lexicon, frames: weakened)
      let fails = cases.contains { example in
        reader.events(in: example.text, published: example.published, extractor: extractor)
          .map(\.event.description) != example.expect.map(\.description)
      }
      #expect(fails, "\(type): \(frames[number].groups[group].name)")
    }
  }

  @Test("Each type has enough cases, and cases in which nothing happens", arguments: files)
  func typeHasEnoughCases(file: String) throws {
    let cases = try CaseFile.cases("events/" + file, as: EventCase.self)
    #expect(cases.count { !$0.expect.isEmpty } >= 6)
    #expect(cases.count { $0.expect.isEmpty } >= 4)
  }
}
