// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import Testing
import TextModel

@Suite struct OverlayTests {
  private static let header = "name\taliases\tkind\tparent\torigin\n"

  private func base() throws -> Lexicon {
    Lexicon(
      image: try LexiconCompiler.image(files: [
        (
          "Entities/organization.tsv",
          OverlayTests.header + "乙公司\t?乙|!乙集团\tcompany\t\tknown\n甲公司\t甲司\tcompany\t\tknown\n"
        ),
        ("Entities/product.tsv", OverlayTests.header + "甲一\t\tmodel\t甲公司\tknown\n"),
        ("Cues/person.tsv", "word\tclass\n先生\tperson.title\n张\tperson.surname\n"),
        ("DatesAndNumbers/units.tsv", "word\tunit\n公里\tkm\n米\tm\n"),
        ("Words/a.tsv", "word\tfrequency\tpos\n公\t100\tNOUN\n公司\t900\tNOUN\n"),
        ("Normalization/characters.tsv", "# icu: 72.1\ntraditional\tsimplified\n張\t张\n"),
      ]))
  }

  private func overlay(_ files: [(path: String, text: String)]) throws -> Lexicon {
    let base = try base()
    return base.overlaid(by: try LexiconCompiler.image(files: files, base: base))
  }

  private func senses(_ text: String, in lexicon: Lexicon) -> [FormSense] {
    var matches: [LexicalMatch] = []
    let bytes = Array(text.utf8)
    lexicon.scan(bytes.span, into: &matches)
    return matches.filter { $0.range == ByteRange(0, bytes.count) }
      .flatMap { lexicon.senses(of: $0.form) }
  }

  private func entities(_ text: String, in lexicon: Lexicon) -> [String] {
    senses(text, in: lexicon).compactMap { sense in
      guard case .entity(let index) = sense.kind else { return nil }
      let entity = lexicon.entity(index)
      let parent = entity.parent.map { "<" + lexicon.entity($0).name } ?? ""
      return "\(entity.type.rawValue):\(entity.name):\(entity.kind)\(parent)"
        + (sense.isAmbiguous ? "?" : "")
    }
  }

  private func words(_ text: String, in lexicon: Lexicon) -> [Int] {
    let bytes = Array(text.utf8)
    var ends: [Int] = []
    lexicon.words.forEachPrefix(in: bytes.span, at: 0) { end, _, _ in ends.append(end) }
    let codes = text.unicodeScalars.map { lexicon.words.code(of: $0.value) }
    var starts = Array(repeating: WordStart(), count: codes.count)
    var span = starts.mutableSpan
    lexicon.words.lookUp(codes: codes.span, into: &span)
    var coded: [Int] = []
    lexicon.words.forEachPrefix(from: starts[0], ofCodes: codes.span, at: 0) { end, _, _ in
      coded.append(end * 3)
    }
    #expect(coded == ends)
    return ends
  }

  @Test func hiddenNamesAreNeitherNamesNorWords() throws {
    let lexicon = try base()
    #expect(words("甲公司", in: lexicon) == [9])
    let hidden = lexicon.hiding(["甲公司", "甲司"])
    #expect(entities("甲公司", in: hidden) == [])
    #expect(entities("甲司", in: hidden) == [])
    #expect(words("甲公司", in: hidden) == [])
    // A general word stays one, and other names stay names.
    #expect(words("公司", in: hidden.hiding(["公司"])) == [3, 6])
    #expect(entities("甲一", in: hidden) == ["product:甲一:model<甲公司"])
    #expect(hidden.version != lexicon.version)
    #expect(entities("甲一", in: hidden.hiding(["甲一"])) == [])
    #expect(lexicon.hiding([]).version == lexicon.version)
  }

  @Test func aBaseLexiconKnowsItsEntities() throws {
    let lexicon = try base()
    #expect(entities("甲司", in: lexicon) == ["organization:甲公司:company"])
    #expect(entities("乙", in: lexicon) == ["organization:乙公司:company?"])
    #expect(entities("乙集团", in: lexicon) == [])
    #expect(entities("甲一", in: lexicon) == ["product:甲一:model<甲公司"])
    #expect(lexicon.icuVersion == "72.1")
    #expect(lexicon.version.utf8.count == 16)
    #expect(lexicon.entityCount == 3)
    #expect(lexicon.entity(99).name == "")
    #expect(lexicon.tableNames.contains("Cues/person"))
    #expect(lexicon.table("no/such").rowCount == 0)
    let missing = lexicon.table("no/such").longestKey(in: Array("甲".utf8).span, at: 0)
    #expect(missing == nil)
  }

  @Test func anOverlayAddsAndReplaces() throws {
    let lexicon = try overlay([
      (
        "Entities/organization.tsv",
        OverlayTests.header + "丙公司\t張氏\tlab\t甲公司\tmine\n甲公司\t阿甲|乙\tfund\t\tmine\n"
      ),
      ("Entities/product.tsv", OverlayTests.header + "丙一\t\tapp\t丙公司\tmine\n"),
    ])
    #expect(entities("甲司", in: lexicon) == ["organization:甲公司:fund"])
    #expect(entities("阿甲", in: lexicon) == ["organization:甲公司:fund"])
    #expect(entities("甲公司", in: lexicon) == ["organization:甲公司:fund"])
    #expect(
      entities("乙", in: lexicon) == ["organization:甲公司:fund", "organization:乙公司:company?"])
    #expect(entities("丙公司", in: lexicon) == ["organization:丙公司:lab<甲公司"])
    #expect(entities("张氏", in: lexicon) == ["organization:丙公司:lab<甲公司"])
    #expect(entities("丙一", in: lexicon) == ["product:丙一:app<丙公司"])
    #expect(entities("甲一", in: lexicon) == ["product:甲一:model<甲公司"])
    let other = try base().version
    #expect(lexicon.version != other)
  }

  @Test func cueClassesKeepOneNumber() throws {
    let lexicon = try overlay([
      ("Cues/more.tsv", "word\tclass\n先生\tperson.surname\n局\torganization.suffix\n")
    ])
    let surname = try #require(lexicon.cueClass("person.surname"))
    let title = try #require(lexicon.cueClass("person.title"))
    let suffix = try #require(lexicon.cueClass("organization.suffix"))
    #expect(Set([surname, title, suffix]).count == 3)
    #expect(senses("先生", in: lexicon).map(\.kind) == [.cue(surname), .cue(title)])
    #expect(senses("张", in: lexicon).map(\.kind) == [.cue(surname)])
    #expect(senses("局", in: lexicon).map(\.kind) == [.cue(suffix)])
    #expect(lexicon.cueClassName(suffix) == "organization.suffix")
    #expect(lexicon.cueClass("no.such") == nil)
  }

  @Test func tablesGrowAndAnOverlaysKeyHidesTheLowerOne() throws {
    let lexicon = try overlay([("DatesAndNumbers/units.tsv", "unit\tword\nkm2\t平方公里\n里\t公里\n")])
    let units = lexicon.table("DatesAndNumbers/units")
    #expect(units.columns == ["word", "unit"])
    #expect(units.rowCount == 4)
    #expect(units.rows(forKey: "公里") == 0..<1)
    #expect(units.rows(forKey: "里") == 3..<4)
    #expect(units.field(row: 3, column: 0) == "公里")
    #expect(units.field(row: 3, column: 1) == "里")
    #expect(units.field(row: 4, column: 0) == "")

    let other = try overlay([("DatesAndNumbers/units.tsv", "word\tunit\n公里\tKM\n公里路\tK\n")])
      .table("DatesAndNumbers/units")
    let text = Array("公里路".utf8)
    var found: [String] = []
    other.forEachKey(in: text.span, at: 0) { rows, end in
      found.append(other.field(row: rows.lowerBound, column: 1) + "@\(end)")
    }
    #expect(found == ["KM@6", "K@9"])
    let longestKey = other.longestKey(in: text.span, at: 0)
    let longest = try #require(longestKey)
    #expect(longest.rows == 3..<4)
    #expect(longest.end == 9)
  }

  private func words(in text: String, of lexicon: Lexicon) -> [String] {
    var found: [String] = []
    lexicon.words.forEachPrefix(in: Array(text.utf8).span, at: 0) { end, cost, tag in
      found.append("\(end):\(cost):\(tag.tag)")
    }
    return found
  }

  @Test func wordsOfAnOverlayWin() throws {
    let header = "word\tfrequency\tpos\n"
    let base = Lexicon(
      image: try LexiconCompiler.image(files: [
        ("Words/a.tsv", header + "公\t256\tNOUN\n公司\t768\tNOUN\n")
      ]))
    let lexicon = base.overlaid(
      by: try LexiconCompiler.image(
        files: [("Words/mine.tsv", header + "公司\t512\tPROPN\n公司法\t16\tNOUN\n")], base: base))
    #expect(words(in: "公司法", of: base) == ["3:128:NOUN", "6:27:NOUN"])
    #expect(words(in: "公司法", of: lexicon) == ["3:128:NOUN", "6:64:PROPN", "9:384:NOUN"])
  }

  @Test func unambiguousNamesAreWordsToo() throws {
    let lexicon = try base()
    #expect(words(in: "甲公司", of: lexicon).contains { $0.hasPrefix("9:") && $0.hasSuffix("PROPN") })
    #expect(words(in: "乙", of: lexicon) == [])
  }

  @Test func anUnknownParentIsAFaultInAnOverlayToo() throws {
    #expect(throws: DictionaryFaults.self) {
      try overlay([
        ("Entities/product.tsv", OverlayTests.header + "丙一\t\tapp\t无此公司\tmine\n")
      ])
    }
  }

  @Test func rowsOfOneKeyComeTogether() throws {
    let image = try LexiconCompiler.image(files: [
      ("Cues/a.tsv", "word\tclass\tnote\n周\ta\t\n周\tb\tx\n周一\tc\t\n")
    ])
    let table = Lexicon(image: image).table("Cues/a")
    #expect(table.rows(forKey: "周") == 0..<2)
    #expect(table.rows(forKey: "周一") == 2..<3)
    #expect(table.rows(forKey: "一") == 0..<0)
  }

  @Test func imagesComeBackFromTheirRow() throws {
    let images = try ["甲公司", "乙公司"].map {
      try LexiconCompiler.image(files: [
        ("Entities/organization.tsv", OverlayTests.header + "\($0)\t\tcompany\t\tknown\n")
      ])
    }
    var row: [UInt8] = []
    for image in images { image.append(to: &row) }
    #expect(try LexiconImageData.images(in: row).map(\.bytes) == images.map(\.bytes))
    #expect(try LexiconImageData.images(in: []).isEmpty)
    for length in [1, 8, images[0].bytes.count, row.count - 1] {
      #expect(throws: LexiconError.self) { try LexiconImageData.images(in: Array(row[..<length])) }
    }
  }
}
