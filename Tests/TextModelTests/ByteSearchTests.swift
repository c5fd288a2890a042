// SPDX-License-Identifier: Apache-2.0

import Testing
import TextModel

@Suite struct ByteSearchTests {
  /// More than a block of bytes, all of them or every third the one that is looked for.
  @Test(arguments: [0, 1, 254, 255, 256, 1_000])
  func countsABlockAndMore(size: Int) {
    let all = [UInt8](repeating: 0x0A, count: size)
    #expect(all.span.count(of: 0x0A) == size)
    #expect(all.span.count(of: 0x0B) == 0)
    let third = (0..<size).map { UInt8($0 % 3) }
    #expect(third.span.count(of: 2) == size / 3)
  }

  /// Near the end of the text they are read one by one, before it at once: with the same outcome.
  @Test(arguments: 0..<12)
  func bytesAsANumber(start: Int) {
    let bytes = (1...12).map { UInt8($0) }
    for end in start...bytes.count {
      let taken = bytes[start..<min(end, start + 8)].enumerated()
      let expected = taken.reduce(UInt64(0)) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
      #expect(bytes.span.number(from: start, to: end) == expected)
    }
    #expect(bytes.span.number(from: start, to: start - 1) == 0)
  }

  @Test func findsTheFirstInARange() {
    let bytes = Array("甲\n乙\n".utf8)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 0, to: bytes.count) == 3)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 4, to: 100) == 7)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 4, to: 7) == nil)
    #expect(bytes.span.firstIndex(of: 0x0A, from: -1, to: 7) == nil)
  }
}
