// SPDX-License-Identifier: Apache-2.0

/// How sure an event is by the sum of its weights, which are logarithms of odds.
enum TriggerConfidence {
  /// The logistic function in thousandths at 0, 16, 32 … 64ths of a natural logarithm: a table, so
  /// that all machines agree.
  private static let table = [
    500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982, 986, 989,
    991, 993,
  ]

  /// Returns the confidence of a sum in thousandths.
  static func confidence(of score: Int) -> Int {
    let place = min(abs(score) / 16, table.count - 1)
    let value = table[place]
    return min(max(score < 0 ? 1_000 - value : value, 100), 980)
  }
}
