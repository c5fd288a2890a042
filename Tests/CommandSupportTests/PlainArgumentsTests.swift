// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Ingestion
import Testing

@Suite struct PlainArgumentsTests {
  private static let names = ["--jobs", "--output"]

  private func read(_ line: String) -> PlainArguments? {
    PlainArguments.read(line.split(separator: " ").map(String.init)[...], options: Self.names)
  }

  @Test func pathsAndOptionsAreRead() throws {
    let plain = try #require(read("a.txt --jobs 2 - b"))
    #expect(plain.paths == ["a.txt", "-", "b"])
    #expect(plain.value("--jobs") == "2")
    #expect(plain.values("--jobs") == ["2"])
    #expect(plain.value("--output") == nil)
    #expect(try #require(read("")).paths.isEmpty)
  }

  @Test(arguments: [
    "--help", "help", "--jobs", "--jobs -1", "--jobs=2", "--jobs 1 --jobs 2", "-o a", "--",
    "--strict",
    "a --version", "--jobs -",
  ])
  func allElseIsLeftToTheParser(line: String) { #expect(read(line) == nil) }

  /// What a plain command line leaves out is what the parser takes for it.
  @Test func defaultsAreThoseOfTheParser() throws {
    let input = try InputOptions.parse([])
    let plainInput = InputOptions.plain([], format: .auto)
    #expect(plainInput.inputs == input.inputs)
    #expect(plainInput.inputFormat == input.inputFormat)
    #expect(plainInput.encoding == input.encoding)
    #expect(plainInput.published == input.published)
    #expect(plainInput.publishedFrom == input.publishedFrom)
    let run = try RunOptions.parse([])
    let plainRun = RunOptions.plain(output: nil, jobs: 1)
    #expect(plainRun.output == run.output)
    #expect(plainRun.jobs == run.jobs)
    #expect(plainRun.strict == run.strict)
    #expect(plainRun.trailer == run.trailer)
    let lexicon = try LexiconOptions.parse([])
    let plainLexicon = LexiconOptions.plain(lexicon: nil, dictionaries: [])
    #expect(plainLexicon.lexicon == lexicon.lexicon)
    #expect(plainLexicon.dictionaries == lexicon.dictionaries)
    #expect(plainLexicon.hideNames == lexicon.hideNames)
    let filter = try EventFilterOptions.parse([])
    #expect(EventFilterOptions.plain.types == filter.types)
    #expect(EventFilterOptions.plain.minConfidence == filter.minConfidence)
  }
}
