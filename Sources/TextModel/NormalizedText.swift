// SPDX-License-Identifier: Apache-2.0

/// An article's text in simplified characters, half-width letters and digits, artefacts repaired.
public struct NormalizedText: Sendable {
  /// The normalized text, valid UTF-8.
  public let bytes: [UInt8]
  /// The way from its byte offsets to those of the raw article and back.
  public let offsets: OffsetMap
  /// How many characters were changed from traditional to simplified.
  public let simplifiedCount: Int
  /// How many injected readings were taken out.
  public let repairCount: Int

  /// Makes a normalized text.
  public init(
    bytes: [UInt8], offsets: OffsetMap, simplifiedCount: Int = 0, repairCount: Int = 0
  ) {
    self.bytes = bytes
    self.offsets = offsets
    self.simplifiedCount = simplifiedCount
    self.repairCount = repairCount
  }

  /// The text of a range, as a string.
  public func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
