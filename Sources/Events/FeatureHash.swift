// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The hash of a text, which can be made of the hashes of its pieces: a polynomial of its bytes.
///
/// Dozens of features are asked for of each candidate; their names and most of their values are
/// known beforehand, and so are the hashes of these.
struct FeatureHash: Sendable {
  private static var base: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The polynomial of all bytes so far.
  private var value: UInt64 = 0
  /// The base to the power of their number.
  private var power: UInt64 = 1

  /// Hashes bytes in order.
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// Hashes a range of a text.
  init(_ text: Span<UInt8>, _ range: ByteRange) {
    for offset in range.start..<range.end { combine(text[offset]) }
  }

  /// Takes in one byte.
  @inline(__always)
  mutating func combine(_ byte: UInt8) {
    value = value &* FeatureHash.base &+ UInt64(byte) &+ 1
    power &*= FeatureHash.base
  }

  /// Takes in a text that was hashed before.
  @inline(__always)
  mutating func combine(_ other: FeatureHash) {
    value = value &* other.power &+ other.value
    power &*= other.power
  }

  /// The key in a table that is known by its lowest bits.
  @inline(__always)
  var key: UInt64 {
    let product = (value ^ value &>> 32) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product &>> 32
  }
}

/// A name of the dictionaries with its hash.
struct HashedName: Sendable {
  let text: String
  let hash: FeatureHash

  init(_ text: String) {
    self.text = text
    hash = FeatureHash(text.utf8)
  }
}
