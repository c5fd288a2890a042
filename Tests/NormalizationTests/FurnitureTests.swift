// SPDX-License-Identifier: Apache-2.0

import Normalization
import Testing
import TextModel

@Suite struct FurnitureTests {
  /// Returns the lines that are marked, and the text that the stages read.
  private func read(_ text: String) throws -> (marked: [String], text: String) {
    let page = try TestNormalizer.shared().page(of: TestNormalizer.normalize(text))
    return (
      page.furniture.map(page.text.string), String(decoding: page.text.bytes, as: UTF8.self)
    )
  }

  @Test(arguments: [
    "责任编辑:黄柏澄", "來源：滄浦日報　作者：賀蘭舟", "©2025 沧浦网 版权所有", "题图来自 Unsplash,基于 CC0 协议",
    "免责声明:本站内容来自用户投稿,不代表本站观点,如有侵权请联系我们。", "关于我们 | 联系我们 | 广告服务 | 隐私条款", "分享至脸书",
    "上一篇:霁川电子发布澜言", "转载请注明“沧浦报道”并附本文链接",
    "编辑:贺兰舟 相关热词:和解 涨价 诉讼 霁川电子 沧浦", "編輯：賀蘭舟 關鍵詞：和解 漲價 訴訟 霽川電子 滄浦",
  ])
  func marksTheLinesOfThePage(line: String) throws {
    let article = "霁川电子在沧浦发布了澜言。"
    let result = try read("\(article)\n\(line)\n\(article)")
    #expect(result.marked == [try TestNormalizer.string(line)])
  }

  @Test(arguments: [
    "霁川电子发布澜言，来源可靠。", "作者表示，公司收藏了这批芯片。", "公司来源于沧浦的一家工厂", "编辑部搬到了沧浦", "图灵奖得主加入霁川",
    "版权纠纷落幕：霁川胜诉", "首页改版后，观汐的用户增长了三成", "登录霁川账号的人数翻倍", "搜索引擎公司发布新品", "注册资本为三亿元",
    "展开合作的公司有霁川和远岫", "打印机厂商推出新品",
  ])
  func leavesTheArticle(line: String) throws {
    #expect(try read("\(line)\n\(line)").marked.isEmpty)
  }

  @Test func aListOfOtherArticlesEndsWithIt() throws {
    let result = try read(
      "相关阅读\n霁川发布澜言\n远岫汽车收购鹿图\n他说，这些都是旧闻。\n霁川又发布了一款产品\n")
    #expect(result.marked == ["相关阅读", "霁川发布澜言", "远岫汽车收购鹿图"])
  }

  @Test func whatTemplatesLeaveIsNotRead() throws {
    let raw = "收藏\n{{ postmeta.bookmark }}\n正文，\n在此。\n.nav{margin:0 auto;padding:3px;}\n完"
    let result = try read(raw)
    #expect(result.text == "收藏\n\n正文，在此。\n\n完")
    #expect(result.marked == ["收藏"])
  }

  @Test(arguments: ["相关阅读\n", "来源:", "{{\n", "|\n", "©\n\n", "版权所有\n霁川\n"])
  func takesAnyNumberOfLines(unit: String) throws {
    let text = String(repeating: unit, count: 10_000)
    let page = try TestNormalizer.shared().page(of: TestNormalizer.normalize(text))
    for range in page.furniture { #expect(range.end <= page.text.bytes.count) }
  }
}
