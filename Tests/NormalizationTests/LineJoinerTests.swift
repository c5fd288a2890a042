// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Normalization
import Testing
import TextModel

@Suite struct LineJoinerTests {
  private func joined(_ text: String) throws -> String {
    let result = try TestNormalizer.shared().page(of: TestNormalizer.normalize(text))
    return String(decoding: result.text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    // Behind a comma, and before what begins no line.
    ("霁川电子昨日宣布，\n澜言已经上线。", "霁川电子昨日宣布，澜言已经上线。"),
    ("他说这是团队\n的成果。", "他说这是团队的成果。"), ("他说：“已经上线。\n”大家点头。", "他说：“已经上线。”大家点头。"),
    ("收购《观汐\n》的公司", "收购《观汐》的公司"),
    // A paragraph that was wrapped by hand.
    (
      "霁川电子昨日宣布完成由远\n岫资本领投的三亿元融资，资\n金将用于研发新一代芯片。",
      "霁川电子昨日宣布完成由远岫资本领投的三亿元融资，资金将用于研发新一代芯片。"
    ),
    (
      "The new Tesser model of the company\nruns its chips on 霁川汐石芯片的手机\n平台 and every phone.",
      "The new Tesser model of the company runs its chips on 霁川汐石芯片的手机平台 and every phone."
    ),
    ("公司说，\r\n  价格不变。", "公司说，\r\n  价格不变。"),
    ("公司说，\r\n价格不变。", "公司说，价格不变。"),
  ])
  func joins(text: String, expected: String) throws {
    #expect(try joined(text) == expected)
  }

  @Test(arguments: [
    "", "一行", "标题没有标点\n\n正文的第一句。", "标题没有标点\n正文的第一句到此为止，后面还有很长的一段话。",
    "第一段。\n第二段。", "公司说，\n\n价格不变。", "要点如下：\n价格不变", "包括，\n- 第一项\n- 第二项",
    "包括、\n1. 芯片\n2. 模型", "包括、\n一、芯片", "推荐一\n推荐二\n推荐三", "a, b,\nc", "好。\n的确如此",
  ])
  func keepsLines(text: String) throws {
    #expect(try joined(text) == text)
  }

  /// A long article wrapped at any width is read as if it were not.
  @Test(arguments: 20...70)
  func wrappingAnArticleChangesNothing(width: Int) throws {
    let sentences = [
      "霁川电子昨日在沧浦发布了澜言大模型第二代，并称它的成本比上一代低四成，响应也更快",
      "公司的首席执行官陆怀川表示，今年的重点是把模型装进汽车、手机与音箱，让更多人用得上它",
      "与此同时远岫资本领投了这一轮三亿元的融资，投后估值达到四十亿元，老股东也都继续跟投",
    ]
    var random = SeededGenerator(seed: UInt64(width))
    var paragraphs: [String] = []
    for _ in 0..<4 {
      var text = ""
      for _ in 0..<4 { text += (sentences.randomElement(using: &random) ?? "") + "。" }
      paragraphs.append(text)
    }
    let wrapped = paragraphs.map { Self.wrapped($0, width: width) }.joined(separator: "\n\n")
    #expect(try joined(wrapped) == paragraphs.joined(separator: "\n\n"))
  }

  /// Breaks a text behind so many characters, later where a mark would begin the line.
  private static func wrapped(_ text: String, width: Int) -> String {
    var result = ""
    var count = 0
    for character in text {
      // A sentence that ends with its line is over either way.
      if count >= width, !"，。、".contains(character), result.last != "。" {
        result += "\n"
        count = 0
      }
      result.append(character)
      count += 1
    }
    return result
  }

  @Test func whatIsJoinedLeadsBackToTheRawText() throws {
    let raw = Array("霽(jì)川電\r\n子宣布，\r\n瀾言 2.0 上线。".utf8)
    let normalizer = try TestNormalizer.shared()
    let text = normalizer.page(of: normalizer.normalize(raw)).text
    #expect(String(decoding: text.bytes, as: UTF8.self) == "霁川电\r\n子宣布，澜言 2.0 上线。")
    let bytes = Array("宣布，澜言".utf8)
    let start = try #require(
      text.bytes.indices.first { text.bytes[$0...].starts(with: bytes) })
    let source = text.offsets.sourceRange(of: ByteRange(start, start + bytes.count))
    #expect(String(decoding: raw[source.start..<source.end], as: UTF8.self) == "宣布，\r\n瀾言")
  }

  @Test(arguments: ["，\n", "\n", "字，\n的\n", "\n\n\n字", "）\n", "((((\n"])
  func takesAnyNumberOfLines(unit: String) throws {
    let text = String(repeating: unit, count: 20_000)
    let result = try TestNormalizer.shared().page(of: TestNormalizer.normalize(text)).text
    #expect(result.bytes.count <= text.utf8.count)
  }
}
