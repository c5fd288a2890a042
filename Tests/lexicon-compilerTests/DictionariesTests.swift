// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Testing

/// The dictionaries of this repository, compiled as the build does it.
@Suite struct DictionariesTests {
  @Test func theDictionariesCompileAndReadBack() throws {
    let image = try LexiconCompiler.image(directory: Repository.root + "/Dictionaries")
    try image.verify()
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("mailuo-\(UUID().uuidString).lexicon").path
    try ImageFile.write(image.bytes, to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lexicon = try Lexicon.open(path: path)
    #expect(lexicon.version == Lexicon(image: image).version)
    #expect(lexicon.words.count > 100_000)
    #expect(lexicon.entityCount > 1000)

    // Each file's keys lead to their own rows.
    for name in lexicon.tableNames {
      let table = lexicon.table(name)
      for row in stride(from: 0, to: table.rowCount, by: 97) {
        let key = table.field(row: row, column: 0)
        if !key.isEmpty { #expect(table.rows(forKey: key).contains(row), "\(name): \(key)") }
      }
    }
  }
}
