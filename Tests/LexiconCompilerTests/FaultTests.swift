// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler
import Testing

@Suite struct FaultTests {
  private static let entityHeader = "name\taliases\tkind\tparent\torigin\n"

  private func faults(_ path: String, _ text: String) -> [String] {
    do throws(DictionaryFaults) {
      _ = try LexiconCompiler.image(files: [(path, text)])
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test(arguments: [
    (
      "Words/a.tsv", "word\tfrequency\tpos\n甲\t5\n",
      "Words/a.tsv:2: error: The line has 2 fields instead of 3."
    ),
    (
      "Words/a.tsv", "word\tfrequency\tpos\n甲\t0\tNOUN\n",
      "Words/a.tsv:2: error: The frequency 0 is not a whole number of at least 1."
    ),
    (
      "Words/a.tsv", "word\tfrequency\tpos\n甲\tx\tNOUN\n",
      "Words/a.tsv:2: error: The frequency x is not a whole number of at least 1."
    ),
    (
      "Words/a.tsv", "word\tfrequency\tpos\n甲\t5\tN\n",
      "Words/a.tsv:2: error: The part of speech N is none of UD's."
    ),
    (
      "Words/a.tsv", "word\tcount\n甲\t5\n",
      "Words/a.tsv: error: The columns of a word file are word, frequency, pos."
    ),
    ("t.tsv", "a\tb\n乙\t1\n\t2\n", "t.tsv:3: error: The a is empty."),
    ("t.tsv", "a\tb\n乙\t1\n丁\t2\n", "t.tsv:3: error: The line is not sorted: 丁 belongs before 乙."),
    ("t.tsv", "a\tb\n丁\t1\n丁\t2\n", "t.tsv:3: error: The a 丁 stands twice."),
    ("t.tsv", "a\tb\n丁\t1 \n", "t.tsv:2: error: A field begins or ends with a space."),
    ("t.tsv", "a\tb\n丁\t1\r\n", "t.tsv:2: error: The line holds a carriage return."),
    ("t.tsv", "a\tb\n\n丁\t1\n", "t.tsv:2: error: The line is empty."),
    ("t.tsv", "a\tb\n丁\t1", "t.tsv:2: error: The last line does not end with a line feed."),
    (
      "t.tsv", "# only a comment\n",
      "t.tsv: error: The file has no header line that names its columns."
    ),
    ("t.tsv", "a\ta\n", "t.tsv:1: error: The header has an empty or repeated column name."),
    ("Cues/a.tsv", "word\tclass\n丁\tx\n丁\tx\n", "Cues/a.tsv:3: error: The word 丁 stands twice."),
    ("Cues/a.tsv", "word\tclass\n丁\t\n", "Cues/a.tsv:2: error: The class is empty."),
    (
      "Entities/place.tsv", entityHeader + "甲城\t\tcity\t乙国\tknown\n",
      "Entities/place.tsv:2: error: The parent 乙国 is no entity of these dictionaries."
    ),
    (
      "Entities/place.tsv", entityHeader + "甲城\t甲||乙\tcity\t\tknown\n",
      "Entities/place.tsv:2: error: An alias is empty."
    ),
    (
      "Entities/place.tsv", entityHeader + "甲城\t甲市|?甲市\tcity\t\tknown\n",
      "Entities/place.tsv:2: error: The alias 甲市 stands twice."
    ),
    (
      "Weights/names.tsv", "class\tweights\n00000\tWWW\n",
      "Weights/names.tsv:2: error: The row has 3 weights instead of 49."
    ),
    (
      "Weights/names.tsv", "class\tweight\n00000\tWWW\n",
      "Weights/names.tsv: error: The columns of this file are class, weights."
    ),
    (
      "Weights/name-words.tsv", "word\tclass\n甲\t0\n",
      "Weights/name-words.tsv:2: error: The class 0 is none of Weights/names.tsv."
    ),
    ("Extra/a.yaml", "a: 1\n", "Extra/a.yaml: error: A YAML file belongs into Events."),
  ])
  func aFaultIsNamedWithItsPlace(path: String, text: String, expected: String) {
    #expect(faults(path, text) == [expected])
  }

  @Test func invalidTextIsNamed() {
    let file = DictionaryFile(
      path: "t.tsv", bytes: Array("a\n".utf8) + [0xFF, 0x0A] + Array("b\n".utf8))
    #expect(
      throws: DictionaryFaults([
        DictionaryFault(file: "t.tsv", line: 2, reason: "The line is not valid UTF-8.")
      ])
    ) {
      try LexiconCompiler.image(files: [file])
    }
  }

  @Test func allFaultsComeSorted() {
    let text = "word\tfrequency\tpos\n乙\tx\tNOUN\n丁\t5\tQ\n丙\t1\n"
    #expect(
      faults("Words/a.tsv", text) == [
        "Words/a.tsv:2: error: The frequency x is not a whole number of at least 1.",
        "Words/a.tsv:3: error: The line is not sorted: 丁 belongs before 乙.",
        "Words/a.tsv:3: error: The part of speech Q is none of UD's.",
        "Words/a.tsv:4: error: The line has 2 fields instead of 3.",
      ])
  }

  @Test func anEntityOfTwoFilesIsAFault() throws {
    let files = [
      ("Entities/place-a.tsv", FaultTests.entityHeader + "甲城\t\tcity\t\tknown\n"),
      ("Entities/place-b.tsv", FaultTests.entityHeader + "甲城\t\tcity\t\tknown\n"),
      ("Entities/product.tsv", FaultTests.entityHeader + "甲城\t\tapp\t\tknown\n"),
    ]
    #expect(
      throws: DictionaryFaults([
        DictionaryFault(
          file: "Entities/place-b.tsv", line: 2,
          reason: "The place 甲城 stands in Entities/place-a.tsv:2 too.")
      ])
    ) {
      try LexiconCompiler.image(files: files)
    }
  }

  @Test func aDirectoryThatIsNoneIsNamed() {
    #expect {
      try LexiconCompiler.image(directory: "no/such/directory")
    } throws: { error in
      (error as? DictionaryFaults)?.faults.map(\.file) == ["no/such/directory"]
    }
  }
}
