// SPDX-License-Identifier: Apache-2.0

/// A decimal number without rounding: `digits` × 10 ^ `exponent`.
struct ExactDecimal: Hashable, Sendable {
  /// The digits as one number, without sign and point.
  private(set) var digits: UInt64
  /// The power of ten.
  private(set) var exponent: Int
  /// Whether it is below zero.
  var isNegative = false

  /// Makes the number `digits` × 10 ^ `exponent`.
  init(_ digits: UInt64, exponent: Int = 0) {
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
    while self.exponent < 0, self.digits % 10 == 0 {
      self.digits /= 10
      self.exponent += 1
    }
  }

  /// Reads digits with a point at most, as ``description`` writes them; null for anything else.
  init?(plain text: String) {
    var digits: UInt64 = 0
    var places = 0
    var sawPoint = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (tenfold, isTooLarge) = digits.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tenfold.addingReportingOverflow(UInt64(byte - 0x30))
      guard !isTooLarge, !overflow else { return nil }
      digits = sum
      if sawPoint { places += 1 }
    }
    self.init(digits, exponent: -places)
  }

  /// The number as an integer, or null where it is none or too large.
  var integer: Int? {
    guard exponent >= 0, exponent <= 18 else { return nil }
    var result = digits
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    guard let value = Int(exactly: result) else { return nil }
    return isNegative ? -value : value
  }

  /// The number times 10 ^ `power`.
  func shifted(by power: Int) -> ExactDecimal {
    var result = ExactDecimal(digits, exponent: exponent + power)
    result.isNegative = isNegative
    return result
  }

  /// The number times a small factor, or null where it does not fit.
  func multiplied(by factor: UInt64) -> ExactDecimal? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    var result = ExactDecimal(product, exponent: exponent)
    result.isNegative = isNegative
    return result
  }

  /// The sum with another number of the same sign, or null where it does not fit.
  func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if digits == 0 { return other }
    if other.digits == 0 { return self }
    let low = min(exponent, other.exponent)
    guard let left = aligned(to: low), let right = other.aligned(to: low) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { return nil }
    return ExactDecimal(sum, exponent: low)
  }

  private func aligned(to low: Int) -> UInt64? {
    guard exponent - low <= 19 else { return nil }
    var result = digits
    for _ in low..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  /// Whether the number is less than `other`; both must not be negative.
  func isLess(than other: ExactDecimal) -> Bool {
    let low = min(exponent, other.exponent)
    guard let left = aligned(to: low) else { return false }
    guard let right = other.aligned(to: low) else { return true }
    return left < right
  }

  /// The quotient of two whole numbers as a percentage: exact where the whole is a power of ten,
  /// else rounded to two places.
  static func percentage(
    _ part: Int, of whole: Int, _ top: ExactDecimal, _ bottom: ExactDecimal
  ) -> ExactDecimal? {
    if bottom.digits == 1 { return top.shifted(by: 2 - bottom.exponent) }
    var digits = bottom.digits
    var power = bottom.exponent
    while digits > 1, digits % 10 == 0 { (digits, power) = (digits / 10, power + 1) }
    return digits == 1 ? top.shifted(by: 2 - power) : percentage(part, of: whole)
  }

  /// The quotient of two whole numbers as a percentage, rounded to two places.
  static func percentage(_ part: Int, of whole: Int) -> ExactDecimal? {
    guard whole > 0, part >= 0, part < 1_000_000_000 else { return nil }
    let (scaled, overflow) = UInt64(part).multipliedReportingOverflow(by: 20_000)
    guard !overflow else { return nil }
    return ExactDecimal((scaled / UInt64(whole) + 1) / 2, exponent: -2)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number without exponent: `23700`, `0.01`, `-5.5`.
  var description: String {
    // Nearly all numbers are short: their characters are written from the last to the first.
    guard exponent >= -20, exponent <= 20 else { return longDescription }
    var bytes = InlineArray<48, UInt8>(repeating: UInt8(ascii: "0"))
    var start = bytes.count
    var rest = digits
    if digits != 0, exponent > 0 { start -= exponent }
    let end = start
    repeat {
      // The digit before which the point stands is written, be it a zero.
      if exponent < 0, end - start == -exponent {
        start -= 1
        bytes[start] = UInt8(ascii: ".")
      }
      start -= 1
      let tenth = rest / 10
      bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest - tenth * 10)
      rest = tenth
    } while rest > 0 || end - start <= -exponent
    if isNegative, digits != 0 {
      start -= 1
      bytes[start] = UInt8(ascii: "-")
    }
    return DateText.string(bytes.span.extracting(start...))
  }

  private var longDescription: String {
    var text = String(digits)
    if exponent >= 0 {
      if digits != 0 { text += String(repeating: "0", count: exponent) }
    } else {
      let places = -exponent
      if text.utf8.count <= places {
        text = String(repeating: "0", count: places - text.utf8.count + 1) + text
      }
      text = String(text.dropLast(places)) + "." + String(text.suffix(places))
    }
    return isNegative && digits != 0 ? "-" + text : text
  }
}
