// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import MailuoTestSupport
import Normalization
import Testing
import TextModel

@Suite struct ByteShiftTests {
  /// What byte-wise converters make of clean text; each was made by their steps, not by hand.
  @Test(arguments: [
    // 。” with ！ found across it.
    ("他说“价格不变!彪S后公司发布了新品", "他说“价格不变。”随后公司发布了新品"),
    // A reading across two characters, before the one that lost a byte.
    ("模型的落地(māo)(chǎng)景很多", "模型的落地场景很多"),
    // The letter of another character stands before a reading: Facebook, and 。現.
    ("7月19日,F(xiàn)acebook發布新品", "7月19日,Facebook发布新品"),
    ("不要一哄而下，F(xiàn)在的問題是價格", "不要一哄而下。现在的问题是价格"),
    // An ideographic space taken out of 础。
    ("为行业发展打下坚实的基矗公司表示会继续投入", "为行业发展打下坚实的基础。公司表示会继续投入"),
    ("打下了坚实的基矗", "打下了坚实的基础。"),
    // Out of 场。 before the end of a line that has sentences, and out of 选、 before it was made
    // traditional.
    ("价格战打响后,各家都想守住自己的市常\n新品发布", "价格战打响后,各家都想守住自己的市场。\n新品发布"),
    ("委員會負責篩癬(xuǎn)甄別", "委员会负责筛选、甄别"),
    // What is left of 。” where a line ends, in a text that has other damage.
    ("发布(bù)会上说：“价格不变!\n公司发布了新品", "发布会上说：“价格不变。”\n公司发布了新品"),
    ("他说“价格不变\u{FFFD}!\u{FFFD}\n公司发布(bù)了新品", "他说“价格不变。”\n公司发布了新品"),
    // The quotation was opened by a mark that had been lost itself.
    ("公司宣布降价!凹夹g(shù)在进步!彪S后发布", "公司宣布降价。“技术在进步。”随后发布"),
    // A lost byte of a character that begins a word with the next one: 罚款。 with ？ found across it.
    ("监管部门可能作出?睢Ｓ型友反对", "监管部门可能作出罚款。有网友反对"),
  ])
  func repairs(text: String, expected: String) throws {
    let result = try TestNormalizer.normalize(text)
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.repairCount > 0)
    // What was repaired stays so.
    #expect(try TestNormalizer.string(expected) == expected)
  }

  @Test(arguments: [
    "他说：“价格不变！”随后公司发布了新品", "太好了!彪悍的机器", "矗立在江边", "高楼矗立", "价格,凹陷,凸起", "你看(kàn)", "什么?春天来了!",
    "他说：“价格不变!\n新品", "新品发布会一切正常\n公司", "价格不变,一切正常\n新品", "他守住市常\n", "结果:皞", "(彪)", "!彪", "!", "，F",
    "",
  ])
  func leavesWhatIsNotDamaged(text: String) throws {
    let result = try TestNormalizer.string(text)
    #expect(result == text.replacing("(kàn)", with: ""))
  }

  /// Ornaments between the characters of words.
  @Test(arguments: [
    ("霁川电子发🔥布了新品", "霁川电子发布了新品"), ("重★磅★发★布★，价格不变", "重磅发布★，价格不变"),
    ("全❤️新❤️手❤️机❤️来了", "全新手机来了"), ("公司宣🚀🚀布降价", "公司宣布降价"),
  ])
  func takesOrnamentsOutOfWords(text: String, expected: String) throws {
    #expect(try TestNormalizer.string(text) == expected)
  }

  @Test(arguments: [
    "霁川在主板上市🔥公司还有新品", "价格不变🔥🔥🔥手机热卖", "二○二三年", "🔥重磅", "他说❤", "■产品■价格■服务", "★★★★★",
  ])
  func leavesOtherOrnaments(text: String) throws {
    #expect(try TestNormalizer.string(text) == text)
  }

  @Test func aRepairLeadsBackToTheDamage() throws {
    let raw = Array("他说“价格不变!彪S(suí)后公司发布了新品".utf8)
    let text = try TestNormalizer.shared().normalize(raw)
    let bytes = Array("随".utf8)
    let start = try #require(text.bytes.indices.first { text.bytes[$0...].starts(with: bytes) })
    let source = text.offsets.sourceRange(of: ByteRange(start, start + bytes.count))
    #expect(String(decoding: raw[source.start..<source.end], as: UTF8.self) == "!彪S(suí)")
    let price = Array("价格".utf8)
    let place = try #require(text.bytes.indices.first { text.bytes[$0...].starts(with: price) })
    let same = text.offsets.sourceRange(of: ByteRange(place, place + price.count))
    #expect(String(decoding: raw[same.start..<same.end], as: UTF8.self) == "价格")
  }

  /// Clean text goes through the converters' steps; what is repaired is the clean text again.
  @Test(arguments: 0..<40)
  func repairsWhatTheGeneratorDamages(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let sentences = [
      "公司说：“价格不会变。”随着用户增加，服务还会更快。", "他表示：“这只是开始。”国内的企业都在观望。",
      "这为行业的发展打下了基础。", "“我们没有放弃。”张先生对记者说，“技术还在进步。”", "模型有很多落地场景，应用也在增加。",
      "董事会主席认为，市场会给出答案。",
    ]
    var text = ""
    for _ in 0..<8 { text += sentences.randomElement(using: &random) ?? "" }
    let gbk = CorruptionGenerator(lexicon: try TestNormalizer.lexicon())
    let damaged = gbk.damaged(text, folding: true, strippingSpaces: seed % 2 == 0)
    let result = try TestNormalizer.string(damaged)
    let distance = CorruptionGenerator.distance(
      CorruptionGenerator.folded(result), CorruptionGenerator.folded(text))
    // A person could not tell the rest either: hardly two characters in a hundred.
    #expect(distance * 50 <= text.unicodeScalars.count, "\(damaged) → \(result)")
  }

  @Test(arguments: ["!彪", "(māo)", "基矗", "，F(xiàn)在", "?cè)", "!(", "\u{FFFD}(a)", "发🔥", "★"])
  func takesAnyAmountOfDamage(unit: String) throws {
    let text = String(repeating: unit, count: 20_000)
    let result = try TestNormalizer.normalize(text)
    for edit in result.offsets.edits { #expect(edit.source.end <= text.utf8.count) }
  }
}
