// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import MailuoTestSupport

/// Damages clean text as converters do that work byte by byte on GBK.
public struct CorruptionGenerator: Sendable {
  private var codes: [UInt32: [UInt8]] = [:]
  private var characters: [UInt16: Unicode.Scalar] = [:]
  /// The one traditional character of each simplified one that has just one.
  private var traditional: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var readings: [Unicode.Scalar: String] = [:]

  /// Makes a generator of a lexicon's tables.
  public init(lexicon: Lexicon) {
    let table = lexicon.table("Normalization/gbk")
    for row in 0..<table.rowCount {
      guard let first = UInt8(table.field(row: row, column: 0)) else { continue }
      var second = UInt8(0x40)
      for scalar in table.field(row: row, column: 1).unicodeScalars {
        if scalar.value != 0xFFFD {
          codes[scalar.value] = [first, second]
          characters[UInt16(first) << 8 | UInt16(second)] = scalar
        }
        if second < 0xFE { second += 1 }
      }
    }
    readTraditional(lexicon)
  }

  private mutating func readTraditional(_ lexicon: Lexicon) {
    var sources: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for name in ["characters", "variants", "phrases", "words"] {
      let table = lexicon.table("Normalization/\(name)")
      for row in 0..<table.rowCount {
        let from = table.field(row: row, column: 0).unicodeScalars
        let to = table.field(row: row, column: 1).unicodeScalars
        // What phrases decide is left out: the other way round is not one to one.
        for (source, target) in zip(from, to) {
          sources[target, default: []].append(source)
          if from.count > 1 { sources[target, default: []].append(target) }
        }
      }
    }
    for (target, list) in sources {
      guard Set(list).count == 1, let source = list.first, source.value < 0x10000,
        codes[source.value] != nil
      else { continue }
      traditional[target] = source
    }
    let table = lexicon.table("Normalization/readings")
    for row in 0..<table.rowCount {
      guard let character = table.field(row: row, column: 0).unicodeScalars.first,
        let reading = table.field(row: row, column: 1).split(separator: " ").first
      else { continue }
      readings[character] = String(reading)
    }
  }

  /// Returns a simplified text in traditional characters, a part of them with their readings.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - density: how many of a hundred converted characters get their reading.
  ///   - random: what chooses them.
  /// - Returns: the traditional text.
  public func converted(
    _ text: String, density: Int, using random: inout SeededGenerator
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let source = traditional[scalar] else {
        result.append(scalar)
        continue
      }
      result.append(source)
      if Int.random(in: 0..<100, using: &random) < density, let reading = readings[source] {
        result.append(contentsOf: "(\(reading))".unicodeScalars)
      }
    }
    return String(result)
  }

  /// Returns a text whose full-width marks were folded byte by byte, and of which ideographic
  /// spaces were taken out byte by byte.
  public func damaged(_ text: String, folding: Bool, strippingSpaces: Bool) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes += codes[scalar.value] ?? []
      }
    }
    if strippingSpaces { bytes = Self.replacing([0xA1, 0xA1], with: [], in: bytes) }
    if folding {
      for mark in "，？！：；（）".unicodeScalars {
        bytes = Self.replacing(
          codes[mark.value] ?? [], with: [UInt8(mark.value - 0xFF00 + 0x20)], in: bytes)
      }
    }
    return decoded(bytes)
  }

  /// Decodes GBK; a byte that begins no character is dropped.
  private func decoded(_ bytes: [UInt8]) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        result.append(Unicode.Scalar(bytes[index]))
        index += 1
      } else if index + 1 < bytes.count,
        let scalar = characters[UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])]
      {
        result.append(scalar)
        index += 2
      } else {
        index += 1
      }
    }
    return String(result)
  }

  private static func replacing(
    _ pattern: [UInt8], with replacement: [UInt8], in bytes: [UInt8]
  ) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: pattern) {
        result += replacement
        index += pattern.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Returns a text in which both widths of a mark are one.
  public static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map {
      $0.value >= 0xFF01 && $0.value <= 0xFF5E ? $0.value - 0xFEE0 : $0.value
    }
  }

  /// Returns the number of characters to change, add or take out.
  public static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let change = diagonal + (right[place] == character ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }
}
