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
}
