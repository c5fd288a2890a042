// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Testing
import TextModel

@Suite struct CorruptionTests {
  private let text = Array("张先生说，甲公司于2023年发布了OpenAI的甲一，售价5公里。".utf8)

  private func image() throws -> LexiconImageData {
    let header = "name\taliases\tkind\tparent\torigin\n"
    let zeros = String(repeating: "W", count: 49)
    return try LexiconCompiler.image(files: [
      (
        "Weights/names.tsv",
        "class\tweights\n0\t\(zeros)\n1\t\(zeros.prefix(30))\n2\t\(zeros.prefix(30))\n"
      ),
      ("Weights/name-words.tsv", "word\tclass\n甲城\t1\n百川\t0\n"),
      ("Entities/organization.tsv", header + "OpenAI\t\tcompany\t\tk\n甲公司\t?甲\tcompany\t\tk\n"),
      ("Entities/product.tsv", header + "甲一\t\tmodel\t甲公司\tk\n"),
      ("Cues/person.tsv", "word\tclass\n先生\tperson.title\n张\tperson.surname\n"),
      ("DatesAndNumbers/units.tsv", "word\tunit\n公里\tkm\n米\tm\n"),
      ("Words/a.tsv", "word\tfrequency\tpos\n公\t100\tNOUN\n公司\t900\tNOUN\n发布\t50\tVERB\n"),
    ])
  }

  /// Where the bodies of the sections begin.
  private static let headerSize =
    ImageFormat.headerSize + ImageFormat.Section.allCases.count * ImageFormat.sectionSize

  /// Uses all of a lexicon; what it answers does not matter.
  private func exercise(_ image: LexiconImageData) {
    let lexicon = Lexicon(image: image)
    var matches: [LexicalMatch] = []
    lexicon.scan(text.span, into: &matches)
    for match in matches.prefix(200) {
      _ = lexicon.text(ofForm: match.form)
      for sense in lexicon.senses(of: match.form).prefix(200) {
        if case .entity(let index) = sense.kind { _ = lexicon.entity(index) }
        if case .cue(let identifier) = sense.kind { _ = lexicon.cueClassName(identifier) }
      }
    }
    for offset in text.indices {
      lexicon.words.forEachPrefix(in: text.span, at: offset) { _, _, _ in }
    }
    for name in lexicon.tableNames {
      let table = lexicon.table(name)
      for offset in text.indices { _ = table.longestKey(in: text.span, at: offset) }
      for row in 0..<min(table.rowCount, 20) {
        for column in table.columns.indices { _ = table.field(row: row, column: column) }
      }
    }
    let (words, rows) = (lexicon.taggerWords, lexicon.taggerRows)
    for offset in text.indices {
      let number = words.number(in: text.span, from: offset, to: min(offset + 6, text.count)) ?? 0
      _ = rows.octet(at: number * TaggerFormat.classSize)
    }
    for index in 0..<UInt32(min(lexicon.entityCount, 20)) { _ = lexicon.entity(index) }
    _ = lexicon.overlaid(by: image).senses(of: 1)
  }

  @Test func theSameFilesGiveTheSameBytes() throws {
    let first = try image()
    #expect(try image().bytes == first.bytes)
    try first.verify()
    exercise(first)
  }

  @Test func truncatedImagesAreRefused() throws {
    let bytes = try image().bytes
    var length = 0
    while length < bytes.count {
      #expect(throws: LexiconError.self) { try LexiconImageData(bytes: Array(bytes[..<length])) }
      length += length < 600 ? 1 : 61
    }
  }

  @Test func aDamagedHeaderIsRefused() throws {
    let bytes = try image().bytes
    // Two words behind the header's checksum are spare.
    for index in 0..<Self.headerSize where index < 48 || index >= 64 {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: LexiconError.self) { try LexiconImageData(bytes: damaged) }
    }
  }

  @Test(arguments: 0..<8)
  func aDamagedBodyNeverStopsTheProgram(seed: Int) throws {
    let bytes = try image().bytes
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let index = Int.random(in: Self.headerSize..<bytes.count, using: &generator)
        damaged[index] =
          Bool.random(using: &generator)
          ? 0xFF
          : UInt8.random(
            in: 0...255, using: &generator)
      }
      guard damaged != bytes else { continue }
      let image = try LexiconImageData(bytes: damaged)
      exercise(image)
    }
  }

  @Test func damageIsFoundByVerifying() throws {
    let bytes = try image().bytes
    var damaged = bytes
    damaged[bytes.count - 3] ^= 1
    let image = try LexiconImageData(bytes: damaged)
    #expect(throws: LexiconError.self) { try image.verify() }
  }
}
