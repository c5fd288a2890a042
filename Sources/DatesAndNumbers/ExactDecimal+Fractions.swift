// SPDX-License-Identifier: Apache-2.0

extension ExactDecimal {
  /// The quotient of two numbers, cut behind at most 13 digits, or null where it does not fit.
  static func quotient(_ top: ExactDecimal, _ bottom: ExactDecimal) -> ExactDecimal? {
    guard bottom.digits > 0 else { return nil }
    var digits = top.digits / bottom.digits
    var rest = top.digits % bottom.digits
    var exponent = top.exponent - bottom.exponent
    while rest > 0, digits < 1_000_000_000_000 {
      let (next, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { break }
      digits = digits * 10 + next / bottom.digits
      rest = next % bottom.digits
      exponent -= 1
    }
    var result = ExactDecimal(digits, exponent: exponent)
    result.isNegative = top.isNegative != bottom.isNegative
    return result
  }

  /// The number to a whole power, cut to 18 digits, or null where it does not fit.
  func raised(to power: Int) -> ExactDecimal? {
    guard abs(power) <= 64 else { return nil }
    var digits: UInt64 = 1
    var exponent = 0
    for _ in 0..<abs(power) {
      var (high, low) = digits.multipliedFullWidth(by: self.digits)
      exponent += self.exponent
      // Drop the last digits of what is too long.
      while high > 0 || low >= 1_000_000_000_000_000_000 {
        let (quotient, _) = UInt64(10).dividingFullWidth((high % 10, low))
        (high, low) = (high / 10, quotient)
        exponent += 1
      }
      digits = low
    }
    var result = ExactDecimal(digits, exponent: exponent)
    result.isNegative = isNegative && power % 2 != 0
    return power < 0 ? ExactDecimal.quotient(ExactDecimal(1), result) : result
  }

  /// The product of two numbers, or null where it does not fit.
  func multiplied(with other: ExactDecimal) -> ExactDecimal? {
    multiplied(by: other.digits)?.shifted(by: other.exponent)
  }
}
