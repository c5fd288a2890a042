// SPDX-License-Identifier: Apache-2.0

import Lexicon
import MailuoTestSupport
import Normalization
import Testing
import TextModel

@Suite struct NormalizerTests {
  @Test(arguments: [
    ("", ""), ("abc", "abc"), ("国产芯片", "国产芯片"), ("國產晶片", "国产晶片"),
    ("「國」“産”", "「国」“产”"), ("ＧＰＴ４　ａ", "GPT4 a"), ("（１）", "（1）"),
    ("①㎡。，！", "①㎡。，！"), ("a\u{200B}b\u{FEFF}c\u{AD}d\u{2060}", "abcd"),
    ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"), ("中\u{200D}國", "中国"),
    ("a&nbsp;&#22283;&amp;nbsp;b", "a 国 b"),
    ("&ldquo;好&rdquo;&#x2014;&hellip;", "“好”—…"), ("AT&T;&foo;&#;&#xZ;&", "AT&T;&foo;&#;&#xZ;&"),
    ("a&#10;b&#8203;c", "a bc"),
    ("转为 \\&lt;", "转为 \\&lt;"), ("<p>一</p><br/>二<a href=\"x\">三</a>", " 一  二 三 "),
    ("x<b>y", "x<b>y"), ("a < b<p", "a < b<p"), ("行\r\n行\n", "行\r\n行\n"), ("𠀀國é", "𠀀国é"),
  ])
  func normalizes(text: String, expected: String) throws {
    #expect(try TestNormalizer.string(text) == expected)
  }

  /// What ICU's rules get wrong, and characters whose forms differ in length.
  @Test(arguments: [
    ("看著這份名著", "看着这份名著"), ("著作權與顯著", "著作权与显著"), ("大阪、乾隆、瞭望", "大阪、乾隆、瞭望"),
    ("憑藉口碑", "凭借口碑"), ("慰藉", "慰藉"), ("擡頭、甲冑", "抬头、甲胄"), ("答覆、反覆", "答复、反复"),
    ("老么說什么", "老幺说什么"), ("諮詢鉅額", "咨询巨额"), ("月兒圞，𨧀", "月儿𪢮，𬭊"), ("蒜薹", "蒜薹"),
    ("葡萄乾、葡萄乾(gān)", "葡萄干、葡萄干"),
  ])
  func decidesOtherwiseThanICU(text: String, expected: String) throws {
    #expect(try TestNormalizer.string(text) == expected)
    #expect(try TestNormalizer.string(expected) == expected)
  }

  /// Readings are looked up one by one, and from some thousands on in a table made of them all.
  @Test func thousandsOfReadingsGoAsTheFirstDoes() throws {
    let raw = "轉(zhuǎn)為(wéi)兒(yuán)，"
    let expected = "转为儿(yuán)，"
    #expect(try TestNormalizer.string(raw) == expected)
    let text = try TestNormalizer.string(String(repeating: raw, count: 3_000))
    #expect(text == String(repeating: expected, count: 3_000))
  }

  /// A character of three bytes for which one of four stands is an edit like any other.
  @Test func aLongerCharacterLeadsBackToItsSource() throws {
    let raw = Array("兒圞(luán)月".utf8)
    let result = try TestNormalizer.shared().normalize(raw)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "儿𪢮月")
    #expect(result.offsets.sourceRange(of: ByteRange(3, 7)) == ByteRange(3, 6))
    #expect(result.offsets.sourceRange(of: ByteRange(7, 10)) == ByteRange(raw.count - 3, raw.count))
  }

  @Test(arguments: [
    ("轉(zhuǎn)化", "转化"), ("轉（zhuǎn）化", "转化"), ("轉(zhua\u{30C}n)化", "转化"),
    ("轉 (zhuǎn) 化", "转化"), ("轉(zhuǎn) AI", "转 AI"), ("綠(lǜ)、綠(lu\u{308}\u{300})", "绿、绿"),
    ("为(wéi)了", "为了"), ("為(wei) 了", "为了"), ("乾(gān)燥(zào)", "干燥"),
    ("轉(zhuǎn)化，他的(de)", "转化，他的"), ("和(he)、的(de)、了(le)", "和、的、了"),
    ("打開，F(xiàn)acebook", "打开，Facebook"), ("最好的技g(shù)。", "最好的技术。"),
    ("，F(xiàn)", "，F"),
  ])
  func takesInjectedReadingsOut(text: String, expected: String) throws {
    let result = try TestNormalizer.normalize(text)
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.repairCount > 0)
  }

  @Test(arguments: [
    "(AI)", "Qualcomm(高通)", "高通(Qualcomm)", "云(cloud)", "他(she)", "马(ma)和的(de)", "马(Ma)",
    "转(zhuān)化", "转(zhuǎn化", "转()化", "转(zhuǎnhuà)化", "f(x)", "(zhuǎn)", "转((zhuǎn))", "转  (zhuǎn)",
    "转\n(zhuǎn)", "转(", "转（", "F(a)", "F(xiàn)", "云(yun-1)", "a:F(xiao)",
  ])
  func leavesTheAuthorsBrackets(text: String) throws {
    let result = try TestNormalizer.normalize(text)
    #expect(String(decoding: result.bytes, as: UTF8.self) == text)
    #expect(result.offsets.edits.isEmpty)
  }

  @Test func phrasesAreFoundAcrossReadings() throws {
    let phrases = try TestNormalizer.lexicon().table("Normalization/phrases")
    for row in 0..<phrases.rowCount {
      let key = Array(phrases.field(row: row, column: 0).unicodeScalars).map {
        String(Character($0))
      }
      let plain = try TestNormalizer.string(key.joined())
      #expect(try TestNormalizer.string(key.joined(separator: "\u{200B}")) == plain)
    }
    // 幺 and 麼 stay apart in 幺麼, also where readings stand between them.
    #expect(try TestNormalizer.string("下(xià)嚥(yàn)") == TestNormalizer.string("下嚥"))
  }

  @Test func editsLeadBackToTheRawText() throws {
    let result = try TestNormalizer.normalize("轉(zhuǎn)化Ｎ９\u{200B}，F(xiàn)acebook技g(shù)好")
    #expect(String(decoding: result.bytes, as: UTF8.self) == "转化N9，Facebook技术好")
    #expect(result.simplifiedCount == 1)
    #expect(result.repairCount == 3)
    let raw = Array("轉(zhuǎn)化Ｎ９\u{200B}，F(xiàn)acebook技g(shù)好".utf8)
    func rawText(_ part: String) -> String? {
      let bytes = Array(part.utf8)
      guard
        let start = result.bytes.indices.first(where: { result.bytes[$0...].starts(with: bytes) })
      else { return nil }
      let source = result.offsets.sourceRange(of: ByteRange(start, start + bytes.count))
      return String(decoding: raw[source.start..<source.end], as: UTF8.self)
    }
    #expect(rawText("转") == "轉")
    #expect(rawText("转化") == "轉(zhuǎn)化")
    #expect(rawText("化") == "化")
    #expect(rawText("N") == "Ｎ")
    #expect(rawText("N9") == "Ｎ９")
    #expect(rawText("9，") == "９\u{200B}，")
    #expect(rawText("F") == "F")
    #expect(rawText("Facebook") == "F(xiàn)acebook")
    #expect(rawText("术") == "g(shù)")
    #expect(rawText("技") == "技")
  }

  /// A case of `Corpus/Cases/normalization.yaml`.
  private struct Case: Decodable {
    var raw: String
    var expect: String
  }

  @Test func casesOfTheCorpus() throws {
    for each in try CaseFile.cases("normalization.yaml", as: Case.self) {
      #expect(try TestNormalizer.string(each.raw) == each.expect)
    }
  }

  /// The mainland's words for regional ones, where the page is a regional one.
  @Test(arguments: [
    ("伺服器的記憶體與軟體", "服务器的内存与软件"), ("人工智慧晶片由輝達釋出", "人工智能芯片由英伟达发布"), ("演算法", "算法"),
    ("這套軟體模擬軟體動物", "这套软件模拟软体动物"), ("執行長期計畫的執行長", "执行长期计划的首席执行官"),
    // Pages that mirror the mainland's keep 資料, 核心 and 執行.
    ("芯片的核心資料由服務器執行", "芯片的核心资料由服务器执行"), ("核心资料", "核心资料"), ("", ""),
  ])
  func putsTheMainlandsWords(text: String, expected: String) throws {
    let normalizer = try TestNormalizer.shared()
    let result = normalizer.mainlandText(of: try TestNormalizer.normalize(text))
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
  }

  @Test func theMainlandsWordsLeadBackToTheAuthors() throws {
    let raw = Array("新的伺(sì)服(fú)器、２臺".utf8)
    let normalizer = try TestNormalizer.shared()
    let text = normalizer.mainlandText(of: normalizer.normalize(raw))
    #expect(String(decoding: text.bytes, as: UTF8.self) == "新的服务器、2台")
    let source = text.offsets.sourceRange(of: ByteRange(6, 15))
    #expect(String(decoding: raw[source.start..<source.end], as: UTF8.self) == "伺(sì)服(fú)器")
    let digit = text.offsets.sourceRange(of: ByteRange(18, 19))
    #expect(String(decoding: raw[digit.start..<digit.end], as: UTF8.self) == "２")
  }
}
