// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Entities

@Suite struct FeatureNamesTests {
  /// The lists of names save asking for each at every start; the compiler knows them too.
  @Test func namesAreThoseOfTheCases() {
    #expect(
      Feature.Trait.allCases.map { "\($0) " }.joined() == Feature.Trait.names)
    #expect(Feature.Place.allCases.map { "\($0)" } == Feature.Place.names)
    #expect(CandidateFamily.allCases.map { "\($0)" } == CandidateFamily.names)
  }

  @Test func eachFeatureIsFoundByItsName() {
    let names = FeatureNames()
    for number in 0..<Feature.count {
      let name = Feature(rawValue: UInt16(number)).name
      let alone = Array(name.utf8)
      #expect(names.place(of: alone.span)?.feature == number, "\(name)")
      let inFamily = Array(("quoted|" + name).utf8)
      #expect(names.place(of: inFamily.span)?.family == CandidateFamily.quoted.rawValue)
    }
    let unknown = Array("nothing|always".utf8)
    #expect(names.place(of: unknown.span) == nil)
  }
}
