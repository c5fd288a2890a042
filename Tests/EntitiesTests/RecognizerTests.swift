// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import Testing
import TextModel

/// Each recognizer on sentences of its own, with names that no dictionary has.
@Suite struct RecognizerTests {
  private func found(_ text: String) throws -> [String] {
    EntityFinder(lexicon: try TestLexicon.world()).mentions(text).map(\.description)
  }

  @Test func latinProductsKeepTheirVersions() throws {
    #expect(try found("微软发布了开源模型 Quorvex 3.5 Turbo。").contains("product:Quorvex 3.5 Turbo"))
    #expect(try found("这款手机搭载 Zephyra-9B-Instruct 模型。").contains("product:Zephyra-9B-Instruct"))
  }

  @Test func genericLatinIsNoName() throws {
    #expect(try found("后端使用 Python 和 JSON，接口走 HTTP。").isEmpty)
    #expect(try found("请访问 https://example.org/Docs/Guide 查看。").isEmpty)
  }

  @Test func shortcutsSizesAndFilesAreNoNames() throws {
    #expect(try found("按 C-x 剪切，模型有 80B 参数，说明写在 INSTALL.md 里。").isEmpty)
  }

  @Test func genericPhrasesInQuotationMarksAreNoNames() throws {
    #expect(try found("外部企业可以训练各自的“垂类大模型”。").isEmpty)
  }

  @Test func whoseViewAnArticleIsNot() throws {
    #expect(try found("本文仅供参考，不代表霜桥火种的观点。").contains("organization:霜桥火种"))
    #expect(!(try found("本文仅供参考，不代表本站的观点。").contains { $0.contains("本站") }))
  }

  @Test func personsInCredits() throws {
    #expect(try found("编辑｜袁远来 新的一年开始了。").contains("person:袁远来"))
    #expect(try found("三家分站并成一处，负责人周立刚。其余人手不变。").contains("person:周立刚"))
  }

  @Test func latinOrganizationBehindItsNoun() throws {
    #expect(try found("人工智能初创公司 Brenvale 宣布完成 A 轮融资。").contains("organization:Brenvale"))
  }

  @Test func personsBesideTitles() throws {
    #expect(try found("该公司首席执行官顾时雨表示，明年不会涨价。").contains("person:顾时雨"))
    #expect(try found("公司创始人约翰·哈特韦尔没有回应。").contains("person:约翰·哈特韦尔"))
  }

  @Test func personsWhosePartsAPointJoins() throws {
    #expect(try found("公司创始人约翰·哈特韦尔因引用虚构的案例被罚。").contains("person:约翰·哈特韦尔"))
    #expect(try found("首席执行官莱恩·李没有回应。").contains("person:莱恩·李"))
  }

  @Test(arguments: ["·", "・", "‧"])
  func anyPointJoinsTheParts(_ point: String) throws {
    #expect(
      try found("约翰\(point)哈特韦尔表示，明年不会涨价。").contains("person:约翰\(point)哈特韦尔"))
  }

  @Test func whatIsCountedIsNoName() throws {
    #expect(!(try found("翎洲一家汽车公司宣布破产。").contains { $0.contains("一家") }))
  }

  @Test func phrasesOfVerbsAreNoNames() throws {
    #expect(try found("管理层宣布清仓旗下业务，调整团队。").isEmpty)
    #expect(!(try found("产品将在美国市场上市。").contains { $0.contains("市场") }))
  }

  /// What the tagger finds before a point goes on behind it.
  @Test func aTaggedNameGoesOnBehindThePoint() throws {
    #expect(try found("杂志采访了乔纳森·托雷斯这位学者。").contains("person:乔纳森·托雷斯"))
  }

  @Test func membersOfAListOfOneType() throws {
    let makers = try found("产业链上的企业如博远光、玉清光、广德、仁和等厂商也将涨价。")
    #expect(makers.contains("organization:玉清光"))
    #expect(makers.contains("organization:广德"))
    #expect(makers.contains("organization:仁和"))
    #expect(try found("技术、产品、服务等能力决定胜负。").isEmpty)
    #expect(try found("、、、和、等等、").isEmpty)
  }

  @Test func organizationsBySuffix() throws {
    #expect(try found("翎川大学的研究人员参加了实验。").contains("organization:翎川大学"))
  }

  @Test func institutionsWithTheirAbbreviation() throws {
    #expect(
      try found("后来成立了翎川数据安全研究所（LDSI）。").contains("organization:翎川数据安全研究所"))
    #expect(try found("这份清单由云栖协议基金会（YPF）维护。").contains("organization:云栖协议基金会"))
  }

  @Test func teamsOfFirmsAndProducts() throws {
    #expect(try found("最近，百度长河研究团队开源了新的模型。").contains("organization:百度长河研究团队"))
    #expect(try found("Windows 团队正在重组。").contains("organization:Windows 团队"))
    // The firm alone is a name there, and a person is no part of one.
    #expect(try found("百度团队没有回应。") == ["organization:百度"])
    #expect(try found("北陵大学沈听澜团队发表了论文。").contains("person:沈听澜"))
  }

  @Test func namesWithoutACue() throws {
    let persons = try found("他把书寄给陈望尧和李拾光。")
    #expect(persons.contains("person:陈望尧"))
    #expect(persons.contains("person:李拾光"))
    #expect(try found("他出生在翎川县。").contains("place:翎川县"))
    #expect(try found("加密的文件需要一段时间。").isEmpty)
    #expect(try found("他买了两张网卡。").isEmpty)
  }

  @Test func titlesOfBooksAndLaws() throws {
    #expect(try found("新规依据《低空物流安全管理条例》制定。").contains("document:低空物流安全管理条例"))
  }

  @Test func countryPairsAreTwoPlaces() throws {
    #expect(try found("中美两国的公司都来了。") == ["place:中", "place:美"])
    #expect(try found("他买了一些美股。").isEmpty)
  }

  @Test func mentionsAreOrderedAndDoNotOverlap() throws {
    let text = "星澜科技（简称“星澜”）与OpenAI合作，CEO沈听澜展示了GPT-4和「观汐」。"
    let finder = EntityFinder(lexicon: try TestLexicon.world())
    let (annotations, normalized) = finder.annotations(text)
    var end = 0
    for mention in annotations.mentions {
      #expect(mention.range.start >= end)
      #expect(mention.range.end <= normalized.bytes.count)
      #expect(annotations.entities.indices.contains(mention.entity))
      #expect(!mention.recognizer.isEmpty)
      end = mention.range.end
    }
  }

  @Test func anEmptyTextHasNone() throws {
    #expect(try found("").isEmpty)
    #expect(try found("\n\n").isEmpty)
  }
}
