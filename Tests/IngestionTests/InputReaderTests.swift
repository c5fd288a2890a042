// SPDX-License-Identifier: Apache-2.0

import Foundation
import Ingestion
import Testing
import TextModel

@Suite struct InputReaderTests {
  private func units(
    _ inputs: [String], _ format: InputFormat = .auto,
    sizeLimit: Int = InputReader.defaultSizeLimit
  ) -> [InputUnit] {
    var reader = InputReader(inputs: inputs, format: format, sizeLimit: sizeLimit)
    var result: [InputUnit] = []
    while let unit = reader.next() { result.append(unit) }
    return result
  }

  /// A unit as `source=kind:content`.
  private func line(_ unit: InputUnit) -> String {
    switch unit.content {
    case .text(let bytes): "\(unit.source)=text:\(String(decoding: bytes, as: UTF8.self))"
    case .json(let bytes): "\(unit.source)=json:\(String(decoding: bytes, as: UTF8.self))"
    case .failure(let failure): "\(unit.source)=\(failure.kind)"
    }
  }

  @Test func readsFilesAsTheyAreAskedFor() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a\r\nb\n\n", to: "x.txt")
    #expect(units([file]).map(line) == ["x.txt=text:a\r\nb\n\n"])
    #expect(
      units([file], .lines).map(line) == ["x.txt:1=text:a", "x.txt:2=text:b", "x.txt:3=text:"])
    #expect(units([file], .jsonl).map(line) == ["x.txt:1=json:a\r", "x.txt:2=json:b"])
    let empty = try folder.write("", to: "empty.txt")
    #expect(units([empty]).map(line) == ["empty.txt=text:"])
    #expect(units([empty], .lines).isEmpty)
    #expect(units([empty], .jsonl).isEmpty)
    #expect(units([file, file]).count == 2)
    #expect(units([folder.path + "/no such"]).map(line) == ["no such=unreadable"])
  }

  @Test(arguments: [
    ("{\"a\":1}\n{}", ["f:1=json:{\"a\":1}", "f:2=json:{}"]),
    (" \n{}\n", ["f:2=json:{}"]), ("\u{FEFF}{}\n", ["f:1=json:\u{FEFF}{}"]),
    ("{broken\n{}", ["f:1=json:{broken", "f:2=json:{}"]),
    ("{\n\"a\": 1\n}\n", ["f=json:{\n\"a\": 1\n}\n"]), ("[1]", ["f=text:[1]"]),
    ("  ", ["f=text:  "]),
    ("text\n{}", ["f=text:text\n{}"]),
  ])
  func tellsJSONLinesFromText(content: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(content, to: "f")
    #expect(units([file]).map(line) == expected)
  }

  @Test func readsLinesOfUTF16() throws {
    let folder = try TemporaryFolder()
    // U+0A00 and U+000A side by side: only the second one is a line feed.
    let text = "\u{FEFF}中\u{A00}\nb\r\n\n文"
    for isBigEndian in [false, true] {
      let bytes = text.utf16.flatMap { unit in
        isBigEndian
          ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
      let file = try folder.write(bytes, to: "wide")
      let decoder = ArticleDecoder()
      let articles = try units([file], .lines).map { try decoder.decode($0).get() }
      #expect(
        articles.map { String(decoding: $0.bytes, as: UTF8.self) } == ["中\u{A00}", "b", "", "文"])
      #expect(articles.allSatisfy { $0.encoding == (isBigEndian ? "UTF-16BE" : "UTF-16LE") })
    }
  }

  @Test func walksFoldersInTheOrderOfTheirPaths() throws {
    let folder = try TemporaryFolder()
    for name in ["b/2.txt", "a.txt", "a/z.md", "b.txt", "b/1.html", "B.txt", "c/d/e/f.jsonl"] {
      try folder.write(name.hasSuffix("jsonl") ? "{}\n" : name, to: name)
    }
    for name in [".hidden.txt", ".git/x.txt", "picture.png", "none"] {
      try folder.write("no", to: name)
    }
    #expect(
      units([folder.path]).map(\.source) == [
        "B.txt", "a.txt", "z.md", "b.txt", "1.html", "2.txt", "f.jsonl:1",
      ])
    #expect(units([folder.path + "/picture.png"]).map(\.source) == ["picture.png"])
  }

  @Test func endsWhereLinksGoRound() throws {
    let folder = try TemporaryFolder()
    try folder.write("one", to: "a/1.txt")
    try folder.link("a/loop", to: folder.path)
    try folder.link("a/self", to: ".")
    try folder.link("me.txt", to: "me.txt")
    try folder.link("gone.txt", to: "nowhere")
    try folder.link("two.txt", to: "a/1.txt")
    #expect(
      units([folder.path]).map(line) == [
        "1.txt=text:one", "gone.txt=unreadable", "me.txt=unreadable", "two.txt=text:one",
      ])
  }

  @Test func walksDeepFoldersWithoutRecursion() throws {
    let folder = try TemporaryFolder()
    let deep = String(repeating: "d/", count: 800)
    try folder.write("deep", to: deep + "f.txt")
    #expect(units([folder.path]).map(\.source) == ["f.txt"])
  }

  @Test func refusesWhatIsTooLarge() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("12345678901\nshort\n123456789012\nend", to: "x")
    #expect(units([file], .text, sizeLimit: 10).map(line) == ["x=too-large"])
    let longLine = [UInt8](repeating: 0x61, count: 3_000_000)
    let lines = try folder.write(longLine + Array("\nshort\n".utf8) + longLine, to: "y")
    #expect(
      units([lines], .lines, sizeLimit: 1_000_000).map(line) == [
        "y:1=too-large", "y:2=text:short", "y:3=too-large",
      ])
  }

  @Test func readsLinesLongerThanAnyBuffer() throws {
    let folder = try TemporaryFolder()
    let long = [UInt8](repeating: 0x61, count: 50_000_000)
    let file = try folder.write(long + [0x0A, 0x62, 0x0A], to: "long")
    var reader = InputReader(inputs: [file], format: .lines)
    // Plain values only: a failed expectation would print 50 MB.
    let first = reader.next()?.byteCount
    let isBuffered = reader.hasBufferedUnit
    let second = reader.next()?.byteCount
    let third = reader.next()?.byteCount
    #expect(first == 50_000_000)
    #expect(isBuffered)
    #expect(second == 1)
    #expect(third == nil)
  }

  @Test func readsManyLinesInLinearTime() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(String(repeating: "{}\n", count: 300_000), to: "many.jsonl")
    #expect(units([file]).count == 300_000)
  }
}
