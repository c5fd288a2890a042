// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Testing

/// One case of `Corpus/Cases/relations.yaml`: a text and the relations that it states.
struct RelationCase: Decodable, Sendable {
  /// One relation between two entities, by their names in the text.
  struct Relation: Decodable, Hashable, Sendable {
    var relation: String
    var from: String
    var to: String
    var position: String?
    var former: Bool?
  }

  var text: String
  var expect: [Relation]
}

@Suite("Cases of relations")
struct RelationCasesTests {
  @Test("Each text states exactly the relations that are expected")
  func textStatesExpectedRelations() throws {
    let reader = try EventReader.shared.get()
    let cases = try CaseFile.cases("relations.yaml", as: RelationCase.self)
    #expect(cases.count >= 12)
    for example in cases {
      #expect(Set(reader.relations(in: example.text)) == Set(example.expect), "\(example.text)")
    }
  }
}
