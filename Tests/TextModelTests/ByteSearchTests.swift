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

  @Test func findsTheFirstInARange() {
    let bytes = Array("甲\n乙\n".utf8)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 0, to: bytes.count) == 3)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 4, to: 100) == 7)
    #expect(bytes.span.firstIndex(of: 0x0A, from: 4, to: 7) == nil)
    #expect(bytes.span.firstIndex(of: 0x0A, from: -1, to: 7) == nil)
  }
}
