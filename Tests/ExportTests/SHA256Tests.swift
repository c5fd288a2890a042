// SPDX-License-Identifier: Apache-2.0

import Export
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4 and of the NIST test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func hashesTheKnownExamples(text: String, digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    #expect(hash.hexadecimal() == digest)
  }

  @Test func piecesGiveTheSameAsTheWhole() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var whole = SHA256()
    whole.update(bytes)
    var pieces = SHA256()
    var start = 0
    for length in [0, 1, 63, 64, 65, 200, 607] {
      pieces.update(Array(bytes[start..<(start + length)]))
      start += length
    }
    #expect(start == bytes.count)
    #expect(pieces.hexadecimal() == whole.hexadecimal())
  }
}
