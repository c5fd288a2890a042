// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// How much each feature speaks for each type, in 1/64 of a natural logarithm of odds.
///
/// The lexicon's table `Weights/entities` holds them: the name of a feature, then one number for
/// each type.  A name such as `latin|right.sayVerb` adds to what the feature weighs in that family
/// of candidates alone.  Without the table nothing but certain names is found.
struct TypeWeights: Sendable {
  /// The weights of all features for the first family, then those for the second, and so on.
  private let rows: [SIMD8<Int32>]

  /// Reads the weights of a lexicon.
  init(lexicon: Lexicon) {
    let families = CandidateFamily.allCases.count
    var common = Array(repeating: SIMD8<Int32>(), count: Feature.count)
    var rows = Array(repeating: SIMD8<Int32>(), count: Feature.count * families)
    let names = FeatureNames()
    TypeWeights.read(
      lexicon.table("Weights/entities"), names: names, common: &common, rows: &rows)
    for index in rows.indices { rows[index] &+= common[index % Feature.count] }
    self.rows = rows
  }

  private static func read(
    _ table: LexiconTable, names: FeatureNames, common: inout [SIMD8<Int32>],
    rows: inout [SIMD8<Int32>]
  ) {
    let columns = TypeScores.types.map { table.column($0.rawValue) ?? -1 }
    // A table on top of another one overrules it row by row.
    table.forEachRow(table.column("feature") ?? -1, numbers: columns) { name, numbers in
      guard let place = names.place(of: name) else { return }
      var weights = SIMD8<Int32>()
      for index in columns.indices { weights[index + 1] = numbers[index] }
      if let family = place.family {
        rows[family * Feature.count + place.feature] = weights
      } else {
        common[place.feature] = weights
      }
    }
  }

  /// What one feature weighs for each type in a family.
  @inline(__always)
  subscript(feature: Feature, family: CandidateFamily) -> SIMD8<Int32> {
    rows[family.rawValue * Feature.count + Int(feature.rawValue)]
  }
}
