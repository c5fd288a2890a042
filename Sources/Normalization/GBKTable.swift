// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Synchronization
import TextModel

/// The two bytes of each character in GBK, and the character of each two bytes.
struct GBKTable: Sendable {
  private static let firsts: ClosedRange<UInt8> = 0x81...0xFE
  private static let seconds: ClosedRange<UInt8> = 0x40...0xFE

  /// The characters by their bytes, 0 for none.
  private var characters: [UInt16]
  /// The bytes by the character, 0 for none.
  private var codes = [UInt16](repeating: 0, count: 0x10000)

  /// Makes the table of a lexicon's rows: the first byte, and the characters of all second ones.
  init(_ rows: LexiconTable) {
    let width = GBKTable.seconds.count
    characters = [UInt16](repeating: 0, count: GBKTable.firsts.count * width)
    for row in 0..<rows.rowCount {
      guard let first = UInt8(rows.field(row: row, column: 0)), GBKTable.firsts.contains(first),
        let text = rows.text(row: row, column: 1)
      else { continue }
      var offset = 0
      var second = 0
      while offset < text.count, second < width {
        let scalar = text.scalar(at: offset)
        if scalar.value != 0xFFFD, let character = UInt16(exactly: scalar.value) {
          characters[Int(first - GBKTable.firsts.lowerBound) * width + second] = character
          codes[Int(character)] = UInt16(first) << 8 | UInt16(second + 0x40)
        }
        offset += scalar.count
        second += 1
      }
    }
  }

  /// Returns the character of two bytes, 0 where there is none.
  func character(_ first: UInt8, _ second: UInt8) -> UInt32 {
    guard GBKTable.firsts.contains(first), GBKTable.seconds.contains(second) else { return 0 }
    let row = Int(first - GBKTable.firsts.lowerBound) * GBKTable.seconds.count
    return UInt32(characters[row + Int(second - GBKTable.seconds.lowerBound)])
  }

  /// Returns the two bytes of a character, or null where it has none.
  func bytes(of character: UInt32) -> (first: UInt8, second: UInt8)? {
    guard character < 0x10000, codes[Int(character)] != 0 else { return nil }
    let code = codes[Int(character)]
    return (UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code))
  }
}

/// A ``GBKTable`` that is made when it is first needed: few pages are damaged.
final class LazyGBKTable: Sendable {
  private let rows: LexiconTable
  private let made = Mutex<GBKTable?>(nil)

  init(_ rows: LexiconTable) { self.rows = rows }

  /// The table.
  var table: GBKTable {
    made.withLock { made in
      if let made { return made }
      let table = GBKTable(rows)
      made = table
      return table
    }
  }
}
