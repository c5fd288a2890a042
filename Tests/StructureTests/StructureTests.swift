// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

/// The rules of the house that a compiler does not check.
@Suite struct StructureTests {
  /// The modules through which every article flows.
  static let hotPath: Set<String> = [
    "TextModel", "JSON", "Lexicon", "Ingestion", "Normalization", "Segmentation",
    "DatesAndNumbers", "Entities", "Events", "Pipeline", "ICU",
  ]
  static let stages: Set<String> = [
    "Normalization", "Segmentation", "DatesAndNumbers", "Entities", "Events",
  ]
  static let seesFoundation: Set<String> = [
    "LexiconCompiler", "SQLiteStore", "Export", "mailuo-bench", "mailuo-train",
    "lexicon-compiler", "CompileLexicon",
  ]
  static let system: Set<String> = ["Glibc", "Dispatch", "Synchronization"]
  /// The only files that may touch memory without a check, each with its reason.
  static let seesMemory: [String: String] = [
    "Sources/Lexicon/MappedFile.swift": "maps the lexicon",
    "Sources/TextModel/ByteSearch.swift": "memchr(3) takes a pointer; reads eight bytes at once",
    "Sources/JSON/JSONWriter.swift": "writes each piece of its output with one look at the room",
    "Sources/Export/OutputFile.swift": "write(2) takes a pointer",
    "Sources/Ingestion/FolderWalk.swift": "readdir(3) gives a pointer",
    "Sources/Ingestion/OpenFile.swift": "read(2) takes a pointer",
  ]

  /// The rows of the table in Package.swift: each module's name and the modules that it may see.
  static let modules: [(name: String, dependencies: [String])] = {
    let path = Repository.root + "/Package.swift"
    guard let manifest = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    let row = /Module\(\s*"([^"]+)"(?:,\s*\[([^\]]*)\])?/
    return manifest.matches(of: row).map { match in
      let list = match.2.map(String.init) ?? ""
      return (String(match.1), list.matches(of: /"([^"]+)"/).map { String($0.1) })
    }
  }()

  @Test func tableIsFound() {
    #expect(StructureTests.modules.count >= 20)
    #expect(SourceFile.all.count >= 50)
    #expect(StructureTests.hotPath.isSubset(of: Set(StructureTests.modules.map(\.name))))
  }

  @Test func arrowsGoOneWay() {
    var known: Set<String> = []
    for module in StructureTests.modules {
      for dependency in module.dependencies {
        #expect(known.contains(dependency), "\(module.name) sees \(dependency), which comes later")
      }
      known.insert(module.name)
    }
  }

  @Test func stagesMeetInTheTextModelAlone() {
    for module in StructureTests.modules where StructureTests.stages.contains(module.name) {
      #expect(Set(module.dependencies) == ["TextModel", "Lexicon"], "\(module.name)")
    }
  }

  @Test(arguments: SourceFile.all) func importsWhatItsModuleMaySee(file: SourceFile) {
    let own = StructureTests.modules.first { $0.name == file.module }?.dependencies ?? []
    var allowed = Set(own).union(StructureTests.system)
    if StructureTests.seesFoundation.contains(file.module) { allowed.insert("Foundation") }
    switch file.module {
    case "LexiconCompiler": allowed.insert("Yams")
    case "SQLiteStore": allowed.insert("GRDB")
    case "CompileLexicon": allowed.insert("PackagePlugin")
    case "mailuo", "mailuo-graph", "mailuo-bench", "mailuo-train", "CommandSupport":
      allowed.insert("ArgumentParser")
    default: break
    }
    for name in file.imports {
      #expect(allowed.contains(name), "\(file.path) imports \(name)")
    }
  }

  @Test(arguments: SourceFile.all.filter { hotPath.contains($0.module) })
  func walksBytesNotCharacters(file: SourceFile) {
    for word in [
      "Character(", ": Character", "[Character]", "String.Index", "components(separatedBy",
      "NSRegularExpression", "Regex", ".index(after:", ".startIndex..<", ".matches(of:",
    ] {
      #expect(!file.uses(word), "\(file.path) uses \(word)")
    }
  }

  @Test(arguments: SourceFile.all.filter { hotPath.contains($0.module) })
  func doesNotCallItself(file: SourceFile) {
    let functions = Function.all(in: file.code)
    for function in functions {
      // Which of several functions of one name and the same labels is called, only types tell.
      let isOverloaded =
        functions.count { $0.name == function.name && $0.labels == function.labels } > 1
      if isOverloaded { continue }
      #expect(!function.callsItself, "\(file.path): \(function.name) calls itself")
    }
  }

  @Test func recursionIsSeen() {
    let code = "func walk(_ node: Int) { if node > 0 { walk(node - 1) } }"
    #expect(Function.all(in: code).map(\.callsItself) == [true])
    let overload = "func walk(_ node: Int) { walk(node, from: 1) }"
    #expect(Function.all(in: overload).map(\.callsItself) == [false])
    let method = "func walk(_ node: Int) { other.walk(node) }"
    #expect(Function.all(in: method).map(\.callsItself) == [false])
  }

  @Test(arguments: SourceFile.all) func keepsTheHouseStyle(file: SourceFile) {
    #expect(
      file.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n")
        || file.text.hasPrefix("// swift-tools-version"), "\(file.path)")
    #expect(!file.code.contains("try!"), "\(file.path)")
    #expect(!file.code.contains("fatalError("), "\(file.path)")
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 400, "\(file.path) is longer than 400 lines")
    if StructureTests.seesMemory[file.path] == nil && file.module != "ICU" {
      for word in ["Unsafe", "unsafe", "Unmanaged", "@unchecked"] {
        #expect(!file.code.contains(word), "\(file.path) uses \(word)")
      }
    }
  }

  @Test func everyModuleHasItsTests() {
    for module in StructureTests.modules {
      let folder = Repository.root + "/Tests/\(module.name)Tests"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      #expect(files.contains { $0.hasSuffix(".swift") }, "\(folder) is empty")
    }
  }

  /// The classes that the rules of the events ask for have words, and those of the words are asked
  /// for.
  @Test func cueClassesAndTheirWordsAgree() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOfFile: Repository.root + "/" + path, encoding: .utf8)
    }
    func classes(_ path: String) throws -> Set<String> {
      let rows = try text(path).split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      return Set(
        rows.flatMap { row in
          row.split(separator: "\t").dropFirst().prefix(1).flatMap { $0.split(separator: "|") }
        }.map(String.init))
    }
    var asked: Set<String> = []
    for name in ["CueSet", "WordClasses"] {
      asked.formUnion(
        try text("Sources/Events/\(name).swift").matches(of: /"([a-z]+(?:[.-][a-z]+)+)"/)
          .map { String($0.1) })
    }
    #expect(asked.count >= 60)
    let words = try classes("Dictionaries/Cues/events.tsv")
    let others = try classes("Dictionaries/Cues/person.tsv")
      .union(try classes("Dictionaries/Cues/entities.tsv"))
    #expect(asked.subtracting(words).isSubset(of: others))
    // Only frames ask for rounds.
    #expect(words.subtracting(asked) == ["fund.round"])
  }
}
