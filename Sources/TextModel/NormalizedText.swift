// SPDX-License-Identifier: Apache-2.0

/// An article's text in simplified characters, half-width letters and digits, artefacts repaired.
public struct NormalizedText: Sendable {
  /// The normalized text, valid UTF-8.
  public let bytes: [UInt8]
  /// The way from its byte offsets to those of the raw article and back.
  public let offsets: OffsetMap
  /// How many characters were changed from traditional to simplified.
  public let simplifiedCount: Int
  /// How many injected readings were taken out, and how many damaged places were repaired.
  public let repairCount: Int
  /// The places whose bytes were put back by likelihood, in reading order.
  public let repairs: [TextRepair]
  /// The places of the raw article that look damaged and were left as they are.
  public let doubts: [ByteRange]

  /// Makes a normalized text.
  public init(
    bytes: [UInt8], offsets: OffsetMap, simplifiedCount: Int = 0, repairCount: Int = 0,
    repairs: [TextRepair] = [], doubts: [ByteRange] = []
  ) {
    self.repairs = repairs
    self.doubts = doubts
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

/// A damaged place of a raw article that was repaired because what then stands there is far
/// likelier.
public struct TextRepair: Hashable, Sendable {
  /// The damaged stretch of the raw article.
  public var range: ByteRange
  /// How sure it is, in percent.
  public var confidence: Int

  /// Makes a repair.
  public init(range: ByteRange, confidence: Int) {
    self.range = range
    self.confidence = confidence
  }
}
