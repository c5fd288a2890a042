// SPDX-License-Identifier: Apache-2.0

/// How much each feature speaks for each type, in 1/64 of a natural logarithm of odds.
struct TypeWeights: Sendable {
  /// The weights of all features for the first family, then those for the second, and so on.
  private let rows: [SIMD8<Int32>]

  /// The learned weights.
  static let standard = TypeWeights(table: standardTable)

  /// Reads a table: one feature a line, its name and six numbers.
  ///
  /// A name such as `latin|right.sayVerb` adds to what the feature weighs in that family alone.
  init(table: String) {
    let familyCount = CandidateFamily.allCases.count
    var rows = Array(repeating: SIMD8<Int32>(), count: Feature.count * familyCount)
    var places: [String: Int] = [:]
    for index in 0..<Feature.count {
      let name = Feature(rawValue: UInt16(index)).name
      places[name] = index
    }
    var families: [String: Int] = [:]
    for family in CandidateFamily.allCases { families[family.name] = family.rawValue }
    for line in table.utf8.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20)
      guard fields.count >= 7 else { continue }
      let key = fields[0].split(separator: 0x7C)
      guard let last = key.last, let place = places[String(Substring(last))] else { continue }
      let family = key.count > 1 ? families[String(Substring(key[0]))] : nil
      guard family != nil || key.count == 1 else { continue }
      var row = SIMD8<Int32>()
      for column in 1...6 { row[column] = Int32(String(Substring(fields[column]))) ?? 0 }
      for index in 0..<familyCount where family == nil || family == index {
        rows[index * Feature.count + place] &+= row
      }
    }
    self.rows = rows
  }

  /// What one feature weighs for each type in a family.
  @inline(__always)
  subscript(feature: Feature, family: CandidateFamily) -> SIMD8<Int32> {
    rows[family.rawValue * Feature.count + Int(feature.rawValue)]
  }
}
