// SPDX-License-Identifier: Apache-2.0

/// How much each feature speaks for each type, in 1/64 of a natural logarithm of odds.
struct TypeWeights: Sendable {
  private let rows: [SIMD8<Int32>]

  /// The learned weights.
  static let standard = TypeWeights(table: standardTable)

  /// Reads a table: one feature a line, its name and six numbers.
  init(table: String) {
    var rows = Array(repeating: SIMD8<Int32>(), count: Feature.count)
    var places: [String: Int] = [:]
    for index in 0..<Feature.count {
      places[Feature(rawValue: UInt16(index)).name] = index
    }
    for line in table.utf8.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20)
      guard fields.count >= 7, let place = places[String(Substring(fields[0]))] else { continue }
      for column in 1...6 {
        rows[place][column] = Int32(String(Substring(fields[column]))) ?? 0
      }
    }
    self.rows = rows
  }

  /// What one feature weighs for each type.
  @inline(__always)
  subscript(feature: Feature) -> SIMD8<Int32> { rows[Int(feature.rawValue)] }
}
