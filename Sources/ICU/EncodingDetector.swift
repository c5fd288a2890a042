// SPDX-License-Identifier: Apache-2.0

import CICUShims

/// ICU's guess at the encoding of a text.
public struct EncodingGuess: Hashable, Sendable {
  /// ICU's name of the encoding, such as `Big5`.
  public var name: String
  /// How sure ICU is, 0…100.
  public var confidence: Int
}

/// ICU's statistical detector of encodings.
///
/// It is wrong on short texts, and slow: it sees at most the first 1,024 bytes.
public enum EncodingDetector {
  /// The number of bytes that are looked at.
  public static let sampleCount = 1024

  /// Returns the likeliest encoding of `bytes`, or null where none fits.
  public static func guess(_ bytes: ArraySlice<UInt8>) -> EncodingGuess? {
    let sample = Array(bytes.prefix(sampleCount))
    guard !sample.isEmpty else { return nil }
    var name = [UInt8](repeating: 0, count: 64)
    var confidence: Int32 = 0
    let status = name.withUnsafeMutableBytes { buffer in
      mailuo_detect_encoding(
        sample, Int32(sample.count), buffer.baseAddress?.assumingMemoryBound(to: CChar.self), 64,
        &confidence)
    }
    let end = name.firstIndex(of: 0) ?? 0
    guard status <= 0, end > 0 else { return nil }
    return EncodingGuess(
      name: String(decoding: name[..<end], as: UTF8.self), confidence: Int(confidence))
  }
}
