// SPDX-License-Identifier: Apache-2.0

import ICU

/// Finds out in which encoding a text was written.
///
/// In this order: a byte-order mark; strict UTF-8; the encodings of Chinese, by how many common
/// characters each one makes of a sample and how much of it is invalid; ICU's detector, for
/// Japanese, Korean and the like.  UTF-8 wins a draw, so that a page of UTF-8 with some bad bytes
/// stays one.
enum TextEncoding {
  static let utf8 = "UTF-8"
  static let utf16LittleEndian = "UTF-16LE"
  static let utf16BigEndian = "UTF-16BE"

  /// What a text was found to be.
  struct Finding: Equatable {
    var name: String
    /// The number of bytes of the mark at the start.
    var markCount = 0
    /// Whether the bytes are a picture, a program or the like, and no text.
    var isBinary = false
    /// Whether all bytes were read, and are well-formed UTF-8 without a mark.
    var isWellFormed = false
  }

  /// The number of bytes that are scored.
  private static let sampleCount = 8192

  /// Returns the encoding of `bytes`.
  static func find(in bytes: [UInt8]) -> Finding {
    if let mark = mark(bytes[...]) { return mark }
    let sample = bytes.prefix(sampleCount)
    let noise = controlCount(sample)
    let isNoisy = noise > 4 && noise * 20 > sample.count
    if !isNoisy && isValidUTF8(bytes) { return Finding(name: utf8, isWellFormed: true) }
    if hasMagic(bytes) { return Finding(name: utf8, isBinary: true) }
    // From the first byte on that tells anything; but pairs stay pairs.
    let first = sample.firstIndex { $0 >= 0x80 || $0 == 0 } ?? 0
    let telling = bytes[(first & ~1)...].prefix(sampleCount)
    var best = (name: utf8, score: EncodingScore(of: bytes[first...].prefix(sampleCount), in: utf8))
    for name in ["GB18030", "Big5"] {
      let score = EncodingScore(of: bytes[first...].prefix(sampleCount), in: name)
      let isLikely = score.commonCount > 0 || score.foreignCount + score.invalidCount == 0
      if isLikely && score.total > best.score.total { best = (name, score) }
    }
    for name in [utf16LittleEndian, utf16BigEndian] {
      // A chance pair of bytes makes a character of almost anything.
      let score = EncodingScore(of: telling, in: name)
      let isLikely = score.commonCount > 1 || (isNoisy && score.total > 0)
      if isLikely && score.total > best.score.total { best = (name, score) }
    }
    let isWide = best.name == utf16LittleEndian || best.name == utf16BigEndian
    if isNoisy && !isWide { return Finding(name: utf8, isBinary: true) }
    if best.score.isDoubtful, let other = guess(bytes[first...]) { return Finding(name: other) }
    return Finding(name: best.name)
  }

  /// Returns the encoding that a byte-order mark at the start names.
  static func mark(_ bytes: ArraySlice<UInt8>) -> Finding? {
    guard let first = bytes.first, first >= 0x80 || first == 0 else { return nil }
    return marks.first { bytes.starts(with: $0.0) }.map {
      Finding(name: $0.1, markCount: $0.0.count)
    }
  }

  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], utf8), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
    ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], utf16LittleEndian), ([0xFE, 0xFF], utf16BigEndian),
    ([0x84, 0x31, 0x95, 0x33], "GB18030"),
  ]

  /// Returns which UTF-16 a text is whose first four bytes are these, or null where they do not
  /// say.
  static func wide(_ start: ArraySlice<UInt8>) -> String? {
    if let name = mark(start)?.name {
      return name == utf16LittleEndian || name == utf16BigEndian ? name : nil
    }
    let bytes = Array(start)
    guard bytes.count == 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, false, true): return utf16LittleEndian
    case (true, false, true, false): return utf16BigEndian
    default: return nil
    }
  }

  /// Asks ICU's detector for an encoding that is none of those that are scored.
  private static func guess(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let guess = EncodingDetector.guess(bytes), guess.confidence >= 30,
      guess.name.hasPrefix("EUC-") || guess.name.hasPrefix("Shift")
        || guess.name.hasPrefix("ISO-2022") || guess.name.hasPrefix("UTF-32")
    else { return nil }
    // The end of a sample may cut a character.
    let sample = bytes.prefix(EncodingDetector.sampleCount)
    let score = EncodingScore(of: sample, in: guess.name)
    guard score.invalidCount <= (sample.count < bytes.count ? 1 : 0) else { return nil }
    return guess.name
  }

  /// The number of bytes that stand in no text: control characters but for white space and escape.
  private static func controlCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { count, byte in
      let isControl = byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1B
      return count + (isControl || byte == 0x7F ? 1 : 0)
    }
  }

  /// Returns whether the file begins as well-known kinds of files do that are no text.
  private static func hasMagic(_ bytes: [UInt8]) -> Bool {
    let magics: [[UInt8]] = [
      Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
      [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], [0x28, 0xB5, 0x2F, 0xFD],
      [0xFD, 0x37, 0x7A, 0x58, 0x5A], Array("BZh".utf8), Array("SQLite format".utf8),
      [0xD0, 0xCF, 0x11, 0xE0], Array("RIFF".utf8), Array("OggS".utf8), Array("ID3".utf8),
    ]
    return magics.contains { bytes.starts(with: $0) }
  }

  /// Returns whether all bytes are well-formed UTF-8.
  static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    UTF8Repair.firstFault(in: bytes.span, from: 0) == bytes.count
  }
}
