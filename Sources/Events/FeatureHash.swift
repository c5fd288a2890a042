// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The key of a feature of events: of its name eight bytes are taken at a step, of its value one.
///
/// Dozens of features are asked for of each candidate, and their names are longer than their values.
struct FeatureHash {
  /// The hash of all bytes so far.
  private(set) var value: UInt64

  /// Begins with the name of a feature.
  @inline(__always)
  init(name: Span<UInt8>) {
    let count = name.count
    var hash = UInt64(truncatingIfNeeded: count)
    guard count >= 8 else {
      value = FeatureHash.mixed(hash ^ FeatureHash.short(name) &<< 8)
      return
    }
    var index = 0
    while index &+ 8 < count {
      hash = FeatureHash.mixed(hash ^ name.number(from: index, to: index &+ 8))
      index &+= 8
    }
    // The last eight bytes, of which some may have been taken before.
    value = FeatureHash.mixed(hash ^ name.number(from: count &- 8, to: count))
  }

  /// Begins with the name of a feature.
  @inline(__always)
  init(name: StaticString) {
    self = name.withUTF8Buffer { bytes in FeatureHash(name: bytes.span) }
  }

  /// Takes in one byte of the value.
  @inline(__always)
  mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes in bytes of the value, in order.
  @inline(__always)
  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// Takes in a word of the value.
  @inline(__always)
  mutating func combine(_ text: StaticString) {
    self = text.withUTF8Buffer { bytes in
      var hash = self
      for byte in bytes { hash.combine(byte) }
      return hash
    }
  }

  /// The bytes of a name of less than eight.
  @inline(__always)
  private static func short(_ name: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<name.count { number = number &<< 8 | UInt64(name[index]) }
    return number
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = hash &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }
}
