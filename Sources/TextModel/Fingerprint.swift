// SPDX-License-Identifier: Apache-2.0

/// What tells a reprinted article from another one: a MinHash of the letters of its text.
///
/// Each run of five letters (ideographs, Latin letters, digits; white space, punctuation and case
/// do not count) is hashed once.  The hash's top bits choose one of 64 lanes, and a lane keeps its
/// smallest hash (one-permutation hashing: Li, Owen and Zhang, 2012).  Of two texts about as many
/// lanes are equal as they share runs.  All arithmetic is on integers, so that every machine
/// gives the same fingerprint.
public struct Fingerprint: Hashable, Sendable {
  /// The number of lanes.
  public static let laneCount = 64
  private static let runLength = 5
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Eight bits of each lane's smallest hash, 1…255; 0 where no run fell into the lane.
  public let lanes: [UInt8]

  /// Makes the fingerprint of a normalized text, which must be valid UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ text: [UInt8]) {
    var smallest = [UInt64](filled: .max, count: Fingerprint.laneCount)
    var lanes = smallest.mutableSpan
    // The last five letters, the oldest first.
    var (first, second, third, fourth, fifth): (UInt64, UInt64, UInt64, UInt64, UInt64) =
      (0, 0, 0, 0, 0)
    let oldestFactor = Fingerprint.power(Fingerprint.runLength)
    var rolling: UInt64 = 0
    var count = 0
    var index = 0
    let span = text.span
    while index < span.count {
      let lead = span[index]
      let letter: UInt64
      if lead < 0x80 {
        letter = UInt64(Fingerprint.folded(lead))
        index += 1
      } else if lead >= 0xE4 && lead <= 0xE9 && index + 2 < span.count {
        letter = UInt64(lead) << 16 | UInt64(span[index + 1]) << 8 | UInt64(span[index + 2])
        index += 3
      } else {
        letter = Fingerprint.rarerLetter(span, at: &index)
      }
      guard letter != 0 else { continue }
      rolling = rolling &* Fingerprint.multiplier &+ letter &- first &* oldestFactor
      (first, second, third, fourth, fifth) = (second, third, fourth, fifth, letter)
      count += 1
      guard count >= Fingerprint.runLength else { continue }
      let mixed = Fingerprint.mixed(rolling)
      let lane = Int(truncatingIfNeeded: mixed >> 58)
      let rest = mixed & 0x03FF_FFFF_FFFF_FFFF
      if rest < lanes[lane] { lanes[lane] = rest }
    }
    self.lanes = smallest.map { $0 == .max ? 0 : UInt8($0 % 255) + 1 }
  }

  /// Reads the letter at `index`, which is no ASCII and no common ideograph, and moves `index`
  /// behind it: 0 where it is none.
  @inline(never)
  private static func rarerLetter(_ text: Span<UInt8>, at index: inout Int) -> UInt64 {
    let start = index
    let lead = text[start]
    index += lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    // U+2000…U+3FFF is mostly punctuation.
    guard lead >= 0xE4 && lead <= 0xE9 || lead >= 0xF0 || lead < 0xE2 else { return 0 }
    var letter: UInt64 = 0
    for offset in start..<min(index, text.count) { letter = letter << 8 | UInt64(text[offset]) }
    return letter
  }

  private static func power(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power &*= multiplier }
    return power
  }

  /// Makes a fingerprint from its hexadecimal form, or null where the text is none.
  public init?(hexadecimal: String) {
    let digits = Array(hexadecimal.utf8)
    guard digits.count == Fingerprint.laneCount * 2 else { return nil }
    var lanes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Fingerprint.value(ofDigit: digits[index]),
        let low = Fingerprint.value(ofDigit: digits[index + 1])
      else { return nil }
      lanes.append(high << 4 | low)
    }
    self.lanes = lanes
  }

  /// The lanes as 128 hexadecimal digits.
  public var hexadecimal: String {
    var digits: [UInt8] = []
    digits.append(addingCapacity: lanes.count * 2) { digits in
      for lane in lanes {
        digits.append(Fingerprint.digit(lane >> 4))
        digits.append(Fingerprint.digit(lane & 15))
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The number of lanes that a run fell into: small where a text is too short to compare.
  public var filledCount: Int { lanes.count { $0 != 0 } }

  /// Returns the estimated share of common runs of two texts, in thousandths.
  public func similarity(to other: Fingerprint) -> Int {
    var equal = 0
    var filled = 0
    for lane in 0..<Fingerprint.laneCount where lanes[lane] != 0 || other.lanes[lane] != 0 {
      filled += 1
      if lanes[lane] == other.lanes[lane] { equal += 1 }
    }
    return filled == 0 ? 0 : equal * 1_000 / filled
  }

  /// An ASCII letter in lower case, a digit as it is, and 0 for anything else.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte + 0x20
    case 0x30...0x39, 0x61...0x7A: byte
    default: 0
    }
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  private static func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? nibble + 0x30 : nibble + 0x57
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
