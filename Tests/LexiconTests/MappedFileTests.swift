// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import MailuoTestSupport
import Testing

@Suite struct MappedFileTests {
  @Test func viewsOutsideTheBytesAreEmpty() {
    let file = MappedFile(bytes: Array(0..<32))
    #expect(file.array(of: UInt32.self, at: 0, count: 8).count == 8)
    #expect(file.array(of: UInt32.self, at: 0, count: 9).count == 0)
    #expect(file.array(of: UInt32.self, at: 2, count: 1).count == 0)
    #expect(file.array(of: UInt32.self, at: -4, count: 1).count == 0)
    #expect(file.array(of: UInt32.self, at: 32, count: 1).count == 0)
    #expect(file.array(of: UInt64.self, at: Int.max - 7, count: Int.max).count == 0)
  }

  @Test func indicesOutsideReadAsZero() {
    let view = MappedFile(bytes: [1, 2, 3, 4]).array(of: UInt8.self, at: 1, count: 3)
    #expect((-1...3).map { view[$0] } == [0, 2, 3, 4, 0])
    #expect(view[Int.max] == 0)
    #expect(view[Int.min] == 0)
    #expect(view.string(0..<4) == "")
    #expect(view.copy() == [2, 3, 4])
  }

  @Test func numbersAreLittleEndian() {
    let file = MappedFile(bytes: [1, 2, 0, 0, 0, 0, 0, 0])
    #expect(file.array(of: UInt64.self, at: 0, count: 1)[0] == 0x201)
  }

  @Test func filesThatAreNoneAreNamed() throws {
    let folder = FileManager.default.temporaryDirectory.path
    for path in [folder, folder + "/mailuo-no-such-file", "/dev/null"] {
      #expect { try MappedFile(path: path) } throws: { error in
        (error as? LexiconError)?.path == path
      }
    }
  }
}
