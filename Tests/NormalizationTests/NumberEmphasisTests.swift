// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Normalization
import Testing
import TextModel

@Suite struct NumberEmphasisTests {
  private func plain(_ text: String) throws -> Normalizer.Page {
    try TestNormalizer.shared().page(of: TestNormalizer.normalize(text))
  }

  @Test(arguments: [
    ("用了 **17 亿**张图片", "用了 17 亿张图片"), ("收获**5886** 颗星", "收获5886 颗星"),
    ("融资**超过 3.5亿**美元", "融资超过 3.5亿美元"), ("增长**12**%，", "增长12%，"),
    ("**8** 月 **15** 日", "8 月 15 日"), ("每天 16.4万亿 **tokens** 的量", "每天 16.4万亿 tokens 的量"),
    ("共3**个**版本", "共3个版本"), ("坐拥 20460 **Star**。", "坐拥 20460 Star。"),
    ("已有**⭐4.4k**的关注", "已有⭐4.4k的关注"),
    ("第一行\n有 **13.6B** 参数\n", "第一行\n有 13.6B 参数\n"),
  ])
  func takesOutMarksInsideNumbers(text: String, expected: String) throws {
    #expect(try String(decoding: plain(text).text.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "", "**", "****", "**3", "3**", "发布**澜言 2**模型", "**LarmioAI** 3 发布", "GPT-4 **模型**",
    "1. **霁川电子**发布",
    "3 **LarmioAI**", "***3***个", "**3\n**个", "价格**3亿美元**整", "**第三**家", "2 ** 3 ** 4个", "第3**个**",
    "x**2**y",
    "2**10**3", "截至 2024 **LarmioAI** 发布", "用澜言 2 **LarmioAI**", "步骤如下 1. **霁川电子**发布",
    "**甲*乙**5**丙**", "***甲**3**乙**",
  ])
  func keepsOtherMarks(text: String) throws {
    #expect(try String(decoding: plain(text).text.bytes, as: UTF8.self) == text)
  }

  /// What was marked is told by the text as it was: a range takes in the marks inside of it only.
  @Test func offsetsLeadBack() throws {
    let raw = "用了 **17 亿**张图片"
    let text = try plain(raw).text
    let range = try #require(text.string(ByteRange(0, text.bytes.count)).utf8RangeOf("17 亿张"))
    let source = text.offsets.sourceRange(of: range)
    #expect(
      String(decoding: Array(raw.utf8)[source.start..<source.end], as: UTF8.self) == "17 亿**张")
  }
}

extension String {
  /// Where the bytes of a word stand.
  fileprivate func utf8RangeOf(_ word: String) -> ByteRange? {
    let bytes = Array(utf8)
    let part = Array(word.utf8)
    guard part.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - part.count)
    where Array(bytes[start..<(start + part.count)]) == part {
      return ByteRange(start, start + part.count)
    }
    return nil
  }
}
