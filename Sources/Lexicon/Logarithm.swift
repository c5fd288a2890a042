// SPDX-License-Identifier: Apache-2.0

/// Logarithms in whole numbers, the same on every machine.
package enum Logarithm {
  /// Returns log2 of `number` in 64ths, rounded down; 0 for 0.
  package static func binary(_ number: UInt64) -> Int {
    guard number > 1 else { return 0 }
    let exponent = 63 - number.leadingZeroBitCount
    // The number as a fraction 1 ≤ x < 2 with 31 bits; each squaring yields one bit of log2 x.
    var fraction =
      exponent >= 31 ? number >> UInt64(exponent - 31) : number << UInt64(31 - exponent)
    var result = exponent
    for _ in 0..<6 {
      fraction = (fraction * fraction) >> 31
      let bit = fraction >> 32
      result = result << 1 | Int(bit)
      fraction >>= bit
    }
    return result
  }
}
