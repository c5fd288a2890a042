// SPDX-License-Identifier: Apache-2.0

import ICU
import Ingestion
import MailuoTestSupport
import Testing
import TextModel

@Suite struct ArticleDecoderTests {
  private func decode(
    _ bytes: [UInt8], encoding: String? = nil
  ) throws -> Article {
    try ArticleDecoder(encoding: encoding).decode(InputUnit(source: "s", content: .text(bytes)))
      .get()
  }

  private func decode(json: String) -> Result<Article, IngestionFailure> {
    ArticleDecoder().decode(InputUnit(source: "s:1", content: .json(Array(json.utf8))))
  }

  private func failure(json: String) -> IngestionFailure? {
    guard case .failure(let failure) = decode(json: json) else { return nil }
    return failure
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isBigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  // MARK: Encodings

  @Test func knowsUTF8() throws {
    for (bytes, text) in [
      (Array("中文".utf8), "中文"), (Array("\u{FEFF}中文".utf8), "中文"), ([], ""),
      ([0x61, 0, 0x62], "a\0b"),
    ] {
      let article = try decode(bytes)
      #expect(String(decoding: article.bytes, as: UTF8.self) == text)
      #expect(article.encoding == "UTF-8")
      #expect(article.warnings.isEmpty)
    }
  }

  @Test func replacesInvalidSequencesOfUTF8() throws {
    let article = try decode(Array("中".utf8) + [0xFF, 0xE4, 0xB8] + Array("文a".utf8))
    #expect(String(decoding: article.bytes, as: UTF8.self) == "中\u{FFFD}\u{FFFD}文a")
    #expect(article.warnings.map(\.offset) == [3, 6])
    #expect(article.warnings.allSatisfy { $0.kind == "invalid-sequence" })
    #expect(try String(decoding: decode([0x61, 0xFF]).bytes, as: UTF8.self) == "a\u{FFFD}")
    let many = try decode(
      Array(String(repeating: "中文", count: 40).utf8) + [UInt8](repeating: 0xFF, count: 30))
    #expect(many.warnings.count == ArticleDecoder.warningLimit)
    #expect(many.warnings.last?.offset == nil)
  }

  /// Made-up sentences in GBK and Big5, as bytes of a converter.
  @Test(arguments: [
    ("GB18030", "新公司今天发布了一款可以在手机上运行的大模型，售价为三百元。"), ("GB18030", "AI 芯片 2.0 发布"),
    ("Big5", "新公司今天發佈了一款可以在手機上運行的大模型，售價為三百元。"),
    ("Big5", "人工智慧晶片與伺服器產業的發展"), ("UTF-16LE", "一款可以在手机上运行的大模型"),
    ("UTF-16BE", "一款可以在手机上运行的大模型"), ("UTF-16LE", "plain words"), ("UTF-16BE", "plain words"),
  ])
  func detectsEncodings(name: String, text: String) throws {
    let bytes = try encode(text, name)
    let article = try decode(bytes)
    #expect(article.encoding == name)
    #expect(String(decoding: article.bytes, as: UTF8.self) == text)
  }

  /// Encodes by looking characters up in the decoder: ICU's shims do not encode.
  private func encode(_ text: String, _ name: String) throws -> [UInt8] {
    if name.hasPrefix("UTF-16") { return utf16(text, isBigEndian: name.hasSuffix("BE")) }
    let converter = try #require(Converter(name: name))
    var codes: [UInt32: [UInt8]] = [:]
    let pairs = (UInt8(0x81)...0xFE).flatMap { lead in
      (UInt8(0x40)...0xFE).map { [lead, $0] }
    }
    // One pair a line, so that an invalid one leaves the next ones alone.
    let lines = try converter.decode((pairs.flatMap { $0 + [0x0A] })[...]).bytes
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    for (pair, line) in zip(pairs, lines) {
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      if scalars.count == 1, codes[scalars[0].value] == nil { codes[scalars[0].value] = pair }
    }
    return try text.unicodeScalars.flatMap { scalar in
      scalar.isASCII ? [UInt8(scalar.value)] : try #require(codes[scalar.value])
    }
  }

  @Test func readsMarks() throws {
    for (mark, isBigEndian, name) in [
      ([0xFF, 0xFE] as [UInt8], false, "UTF-16LE"), ([0xFE, 0xFF], true, "UTF-16BE"),
    ] {
      let article = try decode(mark + utf16("一a", isBigEndian: isBigEndian))
      #expect(article.encoding == name)
      #expect(String(decoding: article.bytes, as: UTF8.self) == "一a")
    }
  }

  @Test func obeysTheEncodingThatIsAskedFor() throws {
    #expect(
      try String(decoding: decode([0xD6, 0xD0], encoding: "gbk").bytes, as: UTF8.self) == "中")
    #expect(try decode(Array("\u{FEFF}a".utf8), encoding: "utf-8").bytes == [0x61])
    let result = ArticleDecoder(encoding: "x-none").decode(
      InputUnit(source: "s", content: .text([0x61])))
    #expect(throws: IngestionFailure.self) { try result.get() }
  }

  @Test func refusesWhatIsNoText() throws {
    var random = SeededGenerator(seed: 5)
    let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]
    for bytes in [noise, png, [UInt8](repeating: 0, count: 100)] {
      let result = ArticleDecoder().decode(InputUnit(source: "s", content: .text(bytes)))
      guard case .failure(let failure) = result else {
        Issue.record("taken for text")
        continue
      }
      #expect(failure.kind == "binary")
    }
  }

  @Test func anyBytesGiveValidTextOrAFailure() {
    var random = SeededGenerator(seed: 9)
    for round in 0..<400 {
      let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
        UInt8.random(
          in: (round % 3 == 0 ? 0x20 : 0x81)...(round % 2 == 0 ? 0xFF : 0xC0), using: &random)
      }
      let result = ArticleDecoder().decode(InputUnit(source: "s", content: .text(bytes)))
      guard case .success(let article) = result else { continue }
      #expect(String(validating: article.bytes, as: UTF8.self) != nil)
    }
  }

  // MARK: JSON

  @Test func readsFields() throws {
    let article = try decode(
      json: #"{"id":"i","text":"正文","title":"题","published":"2023-04-11T08:00:00Z","x":[1]}"#
    ).get()
    #expect(article.source == "i")
    #expect(String(decoding: article.bytes, as: UTF8.self) == "正文")
    #expect(article.givenTitle == "题")
    #expect(article.givenPublished == CalendarDate(year: 2023, month: 4, day: 11))
    #expect(article.warnings.isEmpty)
    #expect(try decode(json: #"{"id":"i","source":"s","text":""}"#).get().source == "s")
    #expect(try decode(json: #"{"id":12,"text":""}"#).get().source == "12")
    #expect(try decode(json: #"{"text":"","title":null,"published":null}"#).get().source == "s:1")
  }

  @Test(arguments: [
    ("2023", "2023"), ("2023-04", "2023-04"), ("2023-4-1", "2023-04-01"),
    ("2023/04/11", "2023-04-11"),
    ("2023.4.11", "2023-04-11"), ("20230411", "2023-04-11"), ("2023年4月11日", "2023-04-11"),
    ("2023年4月", "2023-04"), (" 2023-04-11 09:30 ", "2023-04-11"),
    ("2023年4月11日 09:30", "2023-04-11"),
    ("2024-02-29", "2024-02-29"),
  ])
  func readsDates(text: String, expected: String) throws {
    let article = try decode(json: "{\"text\":\"a\",\"published\":\"\(text)\"}").get()
    #expect(article.givenPublished?.description == expected)
    #expect(article.warnings.isEmpty)
  }

  @Test(arguments: [
    "\"\"", "\"soon\"", "\"2023-13-01\"", "\"2023-02-30\"", "\"23-01-01\"", "\"2023-04-11x\"", "7",
    "\"2023-04/11\"", "\"2023年4日\"", "\"202304\"", "\"2023-\"", "\"11/04/2023\"", "[]",
  ])
  func warnsOfWhatIsNoDate(value: String) throws {
    let article = try decode(json: "{\"text\":\"a\",\"published\":\(value)}").get()
    #expect(article.givenPublished == nil)
    #expect(article.warnings.map(\.kind) == ["invalid-published"])
  }

  @Test func warnsOfWhatHadToBeReplaced() throws {
    let article = try decode(json: #"{"text":"a\ud800中\udc00"}"#).get()
    #expect(String(decoding: article.bytes, as: UTF8.self) == "a\u{FFFD}中\u{FFFD}")
    #expect(article.warnings.map(\.offset) == [1, 7])
    let line = Array("{\"text\":\"中".utf8) + [0xFF] + Array("国\"}".utf8)
    let repaired = try ArticleDecoder().decode(InputUnit(source: "s", content: .json(line))).get()
    #expect(String(decoding: repaired.bytes, as: UTF8.self) == "中\u{FFFD}国")
    #expect(repaired.warnings.map(\.offset) == [3])
  }

  @Test(arguments: [
    ("", "malformed-json", 0), ("{", "malformed-json", 1),
    ("{\"text\":\"a\"", "malformed-json", 11),
    ("[1]", "malformed-json", nil), ("{}", "missing-text", nil),
    ("{\"text\":1}", "missing-text", nil),
    ("{\"text\":null}", "missing-text", nil),
  ])
  func saysWhyALineIsNoArticle(json: String, kind: String, offset: Int?) throws {
    let failure = try #require(self.failure(json: json))
    #expect(failure.kind == kind)
    #expect(failure.offset == offset)
    #expect(failure.source == "s:1")
  }

  @Test func aFailureKeepsItsName() throws {
    #expect(failure(json: #"{"id":"x"}"#)?.source == "x")
    #expect(
      "\(try #require(failure(json: "{")))"
        == "s:1: error: the text ends inside a value (at byte 1)")
  }

  @Test func readsAHugeLine() throws {
    let line =
      Array("{\"text\":\"".utf8) + [UInt8](repeating: 0x61, count: 50_000_000)
      + Array("\"}".utf8)
    let count = try ArticleDecoder().decode(InputUnit(source: "s", content: .json(line))).get()
      .bytes.count
    #expect(count == 50_000_000)
  }
}
