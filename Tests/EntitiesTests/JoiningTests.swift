// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import Testing
import TextModel

/// Mentions of one thing make one entity, those of two things two.
@Suite struct JoiningTests {
  private func groups(_ text: String) throws -> [[String]] {
    EntityFinder(lexicon: try TestLexicon.world()).groups(text)
  }

  @Test func aliasesOfADictionaryEntity() throws {
    let groups = try groups("阿里巴巴集团发布公告。阿里表示，阿里云将独立。")
    #expect(groups.contains(["阿里巴巴集团", "阿里"]))
    #expect(groups.contains(["阿里云"]))
  }

  @Test func lettersCaseDoesNotPart() throws {
    #expect(try groups("OpenAI发布公告，openai股价上涨。").first == ["OpenAI", "openai"])
  }

  @Test func theLastNameOfAForeignPerson() throws {
    let groups = try groups("首席执行官约翰·哈特韦尔表示满意。哈特韦尔说，销量很好。")
    #expect(groups.contains(["约翰·哈特韦尔", "哈特韦尔"]))
  }

  @Test func theNameIsTheFullest() throws {
    let finder = EntityFinder(lexicon: try TestLexicon.world())
    let entities = finder.annotations("阿里宣布裁员。阿里巴巴集团没有评论。").annotations.entities
    #expect(entities.first?.name == "阿里巴巴集团")
  }

  @Test func ofTwoThingsOfOneNameTheOneWhoseOwnerIsNamed() throws {
    let finder = EntityFinder(lexicon: try TestLexicon.base())
    let names = ["大疆发布了“如影”稳定器。", "商汤科技发布了视频模型“如影”。"].map { text in
      finder.annotations(text).annotations.entities.map(\.canonicalName)
    }
    #expect(names == [["大疆", "如影"], ["商汤科技", "商汤如影"]])
  }

  @Test func aNicknameIsNoFullerName() throws {
    let finder = EntityFinder(lexicon: try TestLexicon.base())
    let entities = finder.annotations("张勇（花名：逍遥子）没有回应。").annotations.entities
    #expect(entities.map(\.name) == ["张勇"])
  }

  @Test func aFirmByItsFirstWord() throws {
    let groups = try groups("Larkmere Inc发布公告，Larkmere的股价上涨。")
    #expect(groups.contains(["Larkmere Inc", "Larkmere"]))
  }

  @Test func aFormerNameIsTheSameThingEvenWhereTheDictionaryHasTwo() throws {
    let groups = try groups("纸鸢实验室（原名纸鸢新材）发布公告。纸鸢新材没有评论。")
    #expect(groups.contains(["纸鸢实验室", "纸鸢新材", "纸鸢新材"]))
    let others = try self.groups("纸鸢实验室（纸鸢新材）发布公告。")
    #expect(others.contains(["纸鸢新材"]))
  }

  @Test func theOwnerIsTheNearestThatTheArticleNames() throws {
    let finder = EntityFinder(lexicon: try TestLexicon.world())
    let owners = ["星澜科技与纸鸢新材没有评论。", "星澜科技、纸鸢实验室与纸鸢新材没有评论。"].map { text in
      finder.annotations(text).annotations.entities.first { $0.name == "纸鸢新材" }?.parentName
    }
    #expect(owners == ["星澜科技", "纸鸢实验室"])
  }
}
