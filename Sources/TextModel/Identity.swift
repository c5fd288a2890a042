// SPDX-License-Identifier: Apache-2.0

/// FNV-1a in 64 bits (Fowler, Noll, Vo): a fast, portable hash for content-derived ids.
public struct ContentHash: Sendable {
  /// The hash of all bytes so far.
  public var value: UInt64 { state }

  @usableFromInline
  var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Makes the hash of nothing.
  public init() {}

  /// Takes in one byte.
  @inlinable
  public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes in bytes, in order.
  @inlinable
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// The hash as sixteen hexadecimal digits.
  public var hexadecimal: String {
    var digits: [UInt8] = []
    digits.append(addingCapacity: 16) { digits in
      for place in (0..<16).reversed() {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(place * 4) & 15)
        digits.append(digit < 10 ? digit + 0x30 : digit + 0x57)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// Which characters an article is written in.
public enum Script: String, Sendable {
  /// Simplified characters.
  case simplified = "Hans"
  /// Traditional characters.
  case traditional = "Hant"
  /// Both.
  case mixed = "Mixed"
}

extension Article {
  /// An id that depends on the decoded text alone.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var contentKey: String {
    var hash = ContentHash()
    hash.combine(bytes)
    return hash.hexadecimal
  }
}

extension Document {
  /// The script, by the share of ideographs that normalization had to simplify.
  ///
  /// Running traditional text has a simplified counterpart for about every third character; a
  /// simplified page that quotes a name has far less than one in a hundred.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var script: Script {
    guard text.simplifiedCount > 0 else { return .simplified }
    var ideographs = 0
    let bytes = text.bytes.span
    for index in 0..<bytes.count where bytes[index] >= 0xE4 && bytes[index] <= 0xE9 {
      ideographs += 1
    }
    let perThousand = ideographs == 0 ? 0 : text.simplifiedCount * 1_000 / ideographs
    return perThousand >= 120 ? .traditional : perThousand >= 15 ? .mixed : .simplified
  }
}
