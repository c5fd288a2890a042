// SPDX-License-Identifier: Apache-2.0

import ICU
import MailuoTestSupport
import Testing

@Suite struct TransliteratorTests {
  @Test func transformsAndPrintsItsRules() throws {
    let transliterator = Transliterator(id: "Traditional-Simplified")
    #expect(try transliterator.transform("軟體") == "软体")
    #expect(try transliterator.transform(["", "後", "a"]) == ["", "后", "a"])
    #expect(try transliterator.rules().utf8.count > 50_000)
    let long = String(repeating: "國", count: 3000)
    #expect(try transliterator.transform(long) == String(repeating: "国", count: 3000))
  }

  @Test func saysWhatFailed() {
    #expect(throws: ICUError.self) { try Transliterator(id: "No-Such").transform("a") }
  }
}

@Suite struct ConverterTests {
  private func decode(_ bytes: [UInt8], _ name: String) throws -> DecodedText {
    try #require(Converter(name: name)).decode(bytes[...])
  }

  @Test func knowsNames() throws {
    #expect(try #require(Converter(name: "gbk")).name == "GBK")
    #expect(try #require(Converter(name: "big5")).name == "Big5")
    #expect(try #require(Converter(name: "GB18030")).name == "GB18030")
    #expect(try #require(Converter(name: "utf-16le")).name == "UTF-16LE")
    #expect(Converter(name: "no such") == nil)
    #expect(Converter(name: "") == nil)
  }

  @Test(arguments: [
    ("GB18030", [0xD6, 0xD0, 0xCE, 0xC4, 0x41] as [UInt8], "中文A"),
    ("Big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
    ("UTF-16LE", [0x2D, 0x4E, 0x3D, 0xD8, 0x00, 0xDE], "中😀"),
    ("UTF-16BE", [0x4E, 0x2D], "中"),
    ("GB18030", [0x94, 0x39, 0xFC, 0x36], "😀"),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
  ])
  func decodes(name: String, bytes: [UInt8], expected: String) throws {
    let result = try decode(bytes, name)
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.invalidOffsets.isEmpty)
  }

  @Test(arguments: [
    ("GB18030", [0xD6, 0xD0, 0xFF, 0x41, 0xD6] as [UInt8], "中\u{FFFD}A\u{FFFD}", [3, 7]),
    ("GB18030", [0xD6], "\u{FFFD}", [0]),
    ("UTF-16LE", [0x00, 0xD8, 0x41, 0x00], "\u{FFFD}A", [0]),
    ("UTF-16LE", [0x41, 0x00, 0x42], "A\u{FFFD}", [1]),
  ])
  func replacesWhatIsInvalid(
    name: String, bytes: [UInt8], expected: String, offsets: [Int]
  ) throws {
    let result = try decode(bytes, name)
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.invalidOffsets == offsets)
  }

  @Test func decodesLongTextsAcrossSteps() throws {
    // An odd number of units before each pair moves the pair over the end of a step.
    let text = String(repeating: "中😀", count: 20_000)
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let result = try decode(bytes, "UTF-16LE")
    #expect(result.bytes == Array(text.utf8))
    #expect(try decode([], "GBK") == DecodedText(bytes: []))
  }

  @Test func anyBytesGiveValidText() throws {
    var random = SeededGenerator(seed: 3)
    for name in ["GB18030", "Big5", "UTF-16LE", "UTF-8", "EUC-JP", "ISO-2022-CN", "windows-1252"] {
      for _ in 0..<50 {
        let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
        let result = try decode(bytes, name)
        #expect(String(validating: result.bytes, as: UTF8.self) != nil)
        for offset in result.invalidOffsets {
          #expect(Array(result.bytes[offset..<(offset + 3)]) == [0xEF, 0xBF, 0xBD])
        }
      }
    }
  }
}

@Suite struct EncodingDetectorTests {
  @Test func guesses() {
    let text = String(repeating: "this is an English sentence. ", count: 20)
    #expect(EncodingDetector.guess(Array(text.utf8)[...])?.confidence ?? 0 > 0)
    #expect(EncodingDetector.guess([]) == nil)
  }
}
