// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import Testing

@testable import LexiconImage

@Suite struct LexiconLocatorTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mailuo-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/bin/Mailuo_LexiconImage.resources", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder + "/share/mailuo", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func theUsersWordGoesBeforeTheEnvironments() {
    func path(_ explicit: String?, _ environment: String?) -> String? {
      LexiconLocator.path(explicit: explicit, environment: environment, programDirectory: nil)
    }
    #expect(path("a", "b") == "a")
    #expect(path(nil, "b") == "b")
    #expect(path(nil, "") == nil)
    #expect(path(nil, nil) == nil)
  }

  @Test func theNearestFileIsTaken() throws {
    try withFolder { folder in
      func found() -> String? {
        LexiconLocator.path(
          explicit: nil, environment: nil, programDirectory: folder + "/bin")
      }
      #expect(found() == nil)
      for place in [
        "/bin/../share/mailuo", "/bin/Mailuo_LexiconImage.resources", "/bin",
      ] {
        let path = folder + place + "/mailuo.lexicon"
        try Data([0]).write(to: URL(fileURLWithPath: path))
        #expect(found() == path)
      }
    }
  }

  @Test func theProgramsDirectoryIsKnown() throws {
    let directory = try #require(LexiconLocator.programDirectory())
    #expect(FileManager.default.fileExists(atPath: directory))
  }

  @Test func aFileThatIsNoneIsNamed() {
    #expect { try LexiconLocator.open(explicit: "/no/such/file") } throws: { error in
      (error as? LexiconError)?.path == "/no/such/file"
    }
  }
}
