// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

/// Every record that the program prints is as `docs/schema` says.
@Suite struct SchemaTests {
  private static let articles = Repository.root + "/Corpus/Articles"
  private static let world = Repository.root + "/Corpus/World"

  private func records(_ command: String) throws -> [[String: Any]] {
    let result = try Program.run(command, "--dictionaries", Self.world, Self.articles)
    #expect(result.status == 0)
    return result.records
  }

  @Test(arguments: ["extract", "entities"]) func documents(command: String) throws {
    let validator = try SchemaValidator(schema: "document")
    let records = try records(command)
    #expect(records.count >= 12)
    for record in records {
      let faults = try validator.faults(of: record)
      #expect(faults.isEmpty, "\(record["source"] ?? ""): \(faults.prefix(3))")
    }
  }

  @Test func expressions() throws {
    let validator = try SchemaValidator(schema: "expressions")
    for record in try records("expressions") {
      let faults = try validator.faults(of: record)
      #expect(faults.isEmpty, "\(faults.prefix(3))")
    }
  }

  @Test func errorsAndTrailer() throws {
    let input = "{\"text\":7}\n{\n{\"text\":\"\\ud800甲\",\"published\":\"someday\"}\n"
    let result = try Program.run("extract", "--trailer", "-", input: Data(input.utf8))
    let names = ["error", "error", "document", "trailer"]
    #expect(result.records.count == names.count)
    for (record, name) in zip(result.records, names) {
      let faults = try SchemaValidator(schema: name).faults(of: record)
      #expect(faults.isEmpty, "\(name): \(faults)")
      let other = name == "trailer" ? "error" : "trailer"
      #expect(try !SchemaValidator(schema: other).faults(of: record).isEmpty)
    }
  }

  /// A schema that accepts everything would pass the tests above.
  @Test func whatIsWrongIsSeen() throws {
    let validator = try SchemaValidator(schema: "document")
    let record = try #require(try records("extract").first)
    let events = try #require(record["events"] as? [[String: Any]])
    func faults(_ change: (inout [String: Any]) -> Void) throws -> [String] {
      var copy = record
      change(&copy)
      return try validator.faults(of: copy)
    }
    #expect(try faults { $0["id"] = "xyz" } == ["$.id: 'xyz' does not match ^[0-9a-f]{16}$"])
    #expect(try faults { $0["published"] = "someday" }.count == 1)
    #expect(try faults { $0["entities"] = nil } == ["$: has no 'entities'"])
    #expect(try faults { $0["extra"] = 1 } == ["$: has a 'extra'"])
    #expect(try faults { $0["script"] = "Latn" }.count == 1)
    #expect(
      try faults { record in
        var event = events[0]
        event["confidence"] = 1_001
        event["modality"] = nil
        event["trigger"] = ["start": -1]
        record["events"] = [event]
      }.count >= 4)
  }
}
