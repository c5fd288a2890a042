// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

@Suite struct FilterTests {
  private let page = "第一行\r\n\n轉(zhuǎn)化７％　GPT-4發佈。\n最後一行，沒有換行"

  @Test(arguments: ["normalize", "segment"], ["text", "lines", "auto"])
  func keepsTheLines(command: String, format: String) throws {
    let result = try Program.run(
      command, "--input-format", format, "-", input: Data(page.utf8))
    #expect(result.status == 0)
    let breaks = result.output.filter { $0 == 0x0A }.count
    // A last line without a break is a line all the same where each line is a text.
    #expect(breaks == (format == "lines" ? 4 : 3))
  }

  @Test func normalizes() throws {
    let result = try Program.run("normalize", "-", input: Data(page.utf8))
    #expect(result.text == "第一行\r\n\n转化7％ GPT-4发布。\n最后一行，没有换行")
  }

  @Test func segmentsWithPartsOfSpeech() throws {
    let plain = try Program.run("segment", "-", input: Data("我们使用GPT-4。\n".utf8))
    #expect(plain.text == "我们 使用 GPT-4 。\n")
    let tagged = try Program.run("segment", "--pos", "-", input: Data("我们使用GPT-4。\n".utf8))
    #expect(tagged.text == "我们/PRON 使用/VERB GPT-4/X 。/PUNCT\n")
  }

  @Test func segmentKeepsTraditionalCharacters() throws {
    let result = try Program.run("segment", "-", input: Data("我們發佈了軟體，\n價格為３５０。".utf8))
    #expect(result.text == "我們 發佈 了 軟體 ，\n價格 為 ３５０ 。")
  }

  @Test func segmentGivesTheSameForAnyJobsAndPlace() throws {
    let lines = (0..<40).map { "第\($0)行：我们在北京发布了GPT-\($0)模型。" }
    let alone = try lines.map {
      try Program.run("segment", "--pos", "-", input: Data($0.utf8)).text
    }
    let text = Data(lines.joined(separator: "\n").utf8)
    for jobs in ["1", "3"] {
      let result = try Program.run(
        "segment", "--pos", "--input-format", "lines", "-j", jobs, "-", input: text)
      #expect(result.text == alone.map { $0 + "\n" }.joined())
      let reversed = Data(lines.reversed().joined(separator: "\n").utf8)
      let back = try Program.run(
        "segment", "--pos", "--input-format", "lines", "-j", jobs, "-", input: reversed)
      #expect(back.text == alone.reversed().map { $0 + "\n" }.joined())
    }
    // One text of many lines, longer than what is read at a time, and its lines one by one.
    let copies = 400
    let many = Data(
      Array(repeating: lines.joined(separator: "\n"), count: copies)
        .joined(separator: "\n").utf8)
    let whole = try Program.run("segment", "--pos", "--input-format", "text", "-", input: many)
    let expected = Array(repeating: alone.joined(separator: "\n"), count: copies)
    #expect(whole.text == expected.joined(separator: "\n"))
  }

  @Test func segmentWritesConllu() throws {
    let result = try Program.run(
      "segment", "--format", "conllu", "-", input: Data("我們發佈模型。价格 20元\n".utf8))
    #expect(result.status == 0)
    let blocks = result.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    #expect(blocks.count == 2)
    #expect(blocks.first?.contains("# text = 我們發佈模型。\n1\t我們\t我们\tPRON\t_\t_\t0\troot\t_\t") == true)
    #expect(blocks.last?.contains("# text = 价格 20元\n1\t价格\t价格\tNOUN") == true)
    for block in blocks {
      let rows = block.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      #expect(rows.map { String($0[0]) } == (1...rows.count).map(String.init))
      #expect(rows.allSatisfy { $0.count == 10 })
      #expect(rows.count { $0[6] == "0" && $0[7] == "root" } == 1)
    }
  }

  /// What levels 1 and 2 of UD's validator ask for.
  @Test func conlluKeepsTheRulesOfUniversalDependencies() throws {
    let text = "　我們 發佈了GPT-4 \t模型（“新”）！价格为 3,000.5元…\n\n#a|b=c_d e\u{200b}\n😀 50％。 。\r\n最後"
    let result = try Program.run(
      "segment", "--format", "conllu", "-", input: Data(text.utf8))
    #expect(result.text.hasPrefix("# newdoc id = "))
    #expect(result.text.hasSuffix("\n\n") && !result.text.hasSuffix("\n\n\n"))
    #expect(!result.text.contains("\r"))
    let tags: Set = [
      "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
      "PUNCT", "SCONJ", "SYM", "VERB", "X",
    ]
    var names: Set<String> = []
    for block in result.text.components(separatedBy: "\n\n").dropLast() {
      let lines = block.components(separatedBy: "\n")
      let comments = lines.prefix { $0.hasPrefix("# ") && !$0.contains("\t") }
      let name = comments.first { $0.hasPrefix("# sent_id = ") }
      #expect(names.insert(try #require(name)).inserted)
      let told = try #require(comments.last?.dropFirst("# text = ".count))
      let rows = lines.dropFirst(comments.count).map { $0.components(separatedBy: "\t") }
      var joined = ""
      for (index, row) in rows.enumerated() {
        #expect(row.count == 10)
        #expect(row[0] == "\(index + 1)")
        #expect(row.allSatisfy { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
        #expect(tags.contains(row[3]))
        let head = try #require(Int(row[6]))
        #expect((0...rows.count).contains(head) && head != index + 1)
        #expect((head == 0) == (row[7] == "root"))
        #expect(row[4] == "_" && row[5] == "_" && row[8] == "_")
        let misc = row[9].components(separatedBy: "|")
        #expect(misc == misc.sorted() && Set(misc).count == misc.count)
        joined += row[1]
        if misc.first != "SpaceAfter=No" { joined += " " }
      }
      #expect(rows.count { $0[6] == "0" } == 1)
      #expect(joined == told)
    }
    #expect(names.count >= 5)
  }

  @Test func segmentWritesOffsets() throws {
    let result = try Program.run(
      "segment", "--format", "jsonl", "-", input: Data("發佈 模型".utf8))
    let words = try #require(result.records.first?["words"] as? [[String: Any]])
    #expect(words.map { $0["text"] as? String } == ["發佈", "模型"])
    #expect(words.map { $0["start"] as? Int } == [0, 3])
    #expect(words.map { $0["end"] as? Int } == [2, 5])
    #expect(words.map { $0["upos"] as? String } == ["VERB", "NOUN"])
  }

  @Test func expressionsAnswerByTheContract() throws {
    let input = """
      {"id":"x1","text":"去年营收达3.5亿元","reference_time":"2024-05-01T00:00:00"}

      """
    let result = try Program.run("expressions", "-", input: Data(input.utf8))
    let record = try #require(result.records.first)
    #expect(record["id"] as? String == "x1")
    let expressions = try #require(record["expressions"] as? [[String: Any]])
    let money = try #require(expressions.first { $0["family"] as? String == "money" })
    #expect(money["value"] as? String == "350000000")
    #expect(money["unit"] as? String == "CNY")
    #expect(money["start"] as? Int == 5)
    #expect(money["end"] as? Int == 10)
    let time = try #require(expressions.first { $0["family"] as? String == "temporal" })
    #expect(time["value"] as? String == "2023")
    #expect((time["interval"] as? [String])?.first?.hasPrefix("2023-01-01") == true)
  }

  @Test func hiddenNamesAreNamesToNoDictionary() throws {
    let text = Data("英伟达说，百度、OpenAI和昆仑芯都在北京。".utf8)
    func dictionaryNames(_ arguments: [String]) throws -> [String] {
      let result = try Program.run(["entities"] + arguments + ["-"], input: text)
      #expect(result.status == 0)
      let entities = try #require(result.records.first?["entities"] as? [[String: Any]])
      return entities.compactMap { entity in
        let mentions = entity["mentions"] as? [[String: Any]]
        return mentions?.first?["recognizer"] as? String == "dictionary"
          ? entity["name"] as? String : nil
      }
    }
    #expect(try dictionaryNames([]) == ["英伟达", "百度", "OpenAI", "昆仑芯", "北京"])
    try Program.withFolder(["names.txt": Data("英偉達\n\nopenai \n昆仑芯\n".utf8)]) { folder in
      #expect(try dictionaryNames(["--hide-names", folder + "/names.txt"]) == ["百度", "北京"])
      let missing = try Program.run("entities", "--hide-names", folder + "/none", "-", input: text)
      #expect(missing.status == 2)
      #expect(missing.errors.contains("none"))
    }
  }

  @Test func entitiesAlone() throws {
    let result = try Program.run("entities", "-", input: Data("百度和谷歌都在北京。".utf8))
    let record = try #require(result.records.first)
    #expect(record["events"] == nil)
    let names = (record["entities"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(names == ["百度", "谷歌", "北京"])
  }

  @Test func explainNamesRulesAndReasons() throws {
    let result = try Program.run("explain", "-", input: Data("百度发布文心一言。大家都在等发布。".utf8))
    #expect(result.status == 0)
    #expect(result.text.contains("✓ 百度【发布】文心一言"))
    #expect(result.text.contains("rule product.release/发布"))
    #expect(result.text.contains("agent: 百度 (organization, by dictionary)"))
    #expect(result.text.contains("✗ 大家都在等【发布】"))
    #expect(result.text.contains("product.release/发布: no participant is named"))
  }

  @Test func explainNamesPronouns() throws {
    let result = try Program.run(
      "explain", "-", input: Data("百度与腾讯签约。后者将发布混元，双方将研发文心一言。".utf8))
    #expect(result.text.contains("agent: 腾讯 (organization, by dictionary), meant by 后者"))
    #expect(result.text.contains("agent: 百度 (organization, by dictionary), meant by 双方"))
    #expect(result.text.contains("product: 混元 (product, by dictionary)\n"))
  }
}

@Suite struct HelpTests {
  @Test func helpSpeaksTheReadersLanguage() throws {
    let english = try Program.run("extract", "--help", environment: ["LC_ALL": "C"])
    #expect(english.text.contains("Prints the entities, times, quantities and events"))
    let chinese = try Program.run(
      "extract", "--help", environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"])
    #expect(chinese.text.contains("抽取文章中的实体"))
    #expect(chinese.text.contains("线程数。"))
  }
}

@Suite struct DictionariesTests {
  @Test func ownDictionariesHaveNoFaults() throws {
    let result = try Program.run(
      "dictionaries", "check", Repository.root + "/Dictionaries", Repository.root + "/Corpus/World")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func faultsNameFileAndLine() throws {
    let files = [
      "Entities/organization.tsv": Data(
        "name\taliases\tkind\tparent\torigin\n甲公司\t\tcompany\t\tknown\n甲公司\t\tcompany\n".utf8)
    ]
    try Program.withFolder(files) { folder in
      let result = try Program.run("dictionaries", "check", folder)
      #expect(result.status == 1)
      #expect(result.errors.contains("organization.tsv:3: error: "))
    }
  }

  @Test func compiledFolderIsALexicon() throws {
    let files = [
      "Entities/product.tsv": Data(
        "name\taliases\tkind\tparent\torigin\n澜沧江引擎\t\tsoftware\t\tuser\n".utf8)
    ]
    try Program.withFolder(files) { folder in
      let lexicon = folder + "/own.lexicon"
      let compiled = try Program.run("dictionaries", "compile", folder, "-o", lexicon)
      #expect(compiled.status == 0, "\(compiled.errors)")
      let checked = try Program.run("dictionaries", "check", "--lexicon", lexicon)
      #expect(checked.status == 0, "\(checked.errors)")
    }
  }

  @Test func overlaysLieUponEachOther() throws {
    let header = "name\taliases\tkind\tparent\torigin\n"
    let files = [
      "one/Entities/organization.tsv": Data((header + "澜沧江实验室\t\tlab\t\tuser\n").utf8),
      "two/Entities/product.tsv": Data(
        (header + "澜沧江引擎\t\tsoftware\t澜沧江实验室\tuser\n").utf8),
    ]
    try Program.withFolder(files) { folder in
      let one = ["--dictionaries", folder + "/one"]
      let two = ["--dictionaries", folder + "/two"]
      let alone = try Program.run(["entities"] + two + ["-"], input: Data())
      #expect(alone.status == 2)
      #expect(alone.errors.contains("product.tsv:2: error: "), "\(alone.errors)")
      let both = try Program.run(["entities"] + one + two + ["-"], input: Data("澜沧江引擎来了。".utf8))
      let entities = try #require(both.records.first?["entities"] as? [[String: Any]])
      #expect(entities.first?["canonical"] as? String == "澜沧江引擎", "\(both.errors)")
    }
  }

  @Test func overlayIsKnownAtOnce() throws {
    let files = [
      "Entities/product.tsv": Data(
        "name\taliases\tkind\tparent\torigin\n澜沧江引擎\t澜引\tsoftware\t\tuser\n".utf8)
    ]
    try Program.withFolder(files) { folder in
      let input = Data("他们用澜引做了一个网站。".utf8)
      let without = try Program.run("entities", "-", input: input)
      #expect((without.records.first?["entities"] as? [Any])?.isEmpty == true)
      let with = try Program.run("entities", "--dictionaries", folder, "-", input: input)
      let entities = try #require(with.records.first?["entities"] as? [[String: Any]])
      #expect(entities.first?["canonical"] as? String == "澜沧江引擎")
    }
  }

  /// The folder that CONTRIBUTING shows: one event type and one company, without a build.
  @Test func exampleOfOwnWordsWorks() throws {
    let example = Repository.root + "/docs/examples/relocate"
    let result = try Program.run(
      "extract", "--format", "csv", "--types", "business.relocate", "--dictionaries",
      example + "/words", example + "/article.txt")
    #expect(result.status == 0, "\(result.errors)")
    let expected = try String(contentsOfFile: example + "/expected.csv", encoding: .utf8)
    #expect(result.text == expected)
  }

  @Test func damagedLexiconIsAnError() throws {
    try Program.withFolder(["broken.lexicon": Data("MAILUO is no lexicon".utf8)]) { folder in
      let result = try Program.run(
        "extract", "--lexicon", folder + "/broken.lexicon", "-", input: Data("百度".utf8))
      #expect(result.status == 2)
      #expect(result.errors.contains("broken.lexicon"))
    }
  }
}
