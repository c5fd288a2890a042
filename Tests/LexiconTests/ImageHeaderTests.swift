// SPDX-License-Identifier: Apache-2.0

import Lexicon
import MailuoTestSupport
import Testing

@Suite struct ImageHeaderTests {
  @Test(arguments: [0, 1, 7, 63, 64, 65, 1000])
  func bytesThatAreNoImageAreRefused(count: Int) {
    #expect(throws: LexiconError.self) {
      try LexiconImageData(bytes: [UInt8](repeating: 0x4D, count: count))
    }
  }

  @Test func aFutureVersionIsNamed() throws {
    var bytes: [UInt8] = []
    for number in [ImageFormat.magic, 99, 0, 0, 64, 0, 0, 0] {
      for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }
    #expect(
      throws: LexiconError(
        path: "memory",
        reason:
          "has format version 99, not \(ImageFormat.version); it must be compiled anew by this program"
      )
    ) {
      try LexiconImageData(bytes: bytes)
    }
  }

  @Test func noiseBehindTheMagicIsRefused() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      var bytes = (0..<Int.random(in: 64..<400, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      for place in 0..<8 {
        bytes[place] = UInt8(truncatingIfNeeded: ImageFormat.magic >> UInt64(8 * place))
        bytes[8 + place] = place == 0 ? 3 : 0
        bytes[16 + place] = place == 0 ? 3 : 0
        bytes[32 + place] = UInt8(truncatingIfNeeded: bytes.count >> (8 * place))
      }
      #expect(throws: LexiconError.self) { try LexiconImageData(bytes: bytes) }
    }
  }

  @Test func checksumsSeeEveryByte() {
    let bytes = [UInt8](repeating: 5, count: 21)
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(ImageFormat.checksum(other.span) != ImageFormat.checksum(bytes.span))
    }
  }

  @Test func sectionNamesFitTheirPlaceAndDiffer() {
    let sections = ImageFormat.Section.allCases
    #expect(sections.allSatisfy { $0.rawValue.utf8.count <= 8 })
    #expect(Set(sections.map(\.tag)).count == sections.count)
  }
}
