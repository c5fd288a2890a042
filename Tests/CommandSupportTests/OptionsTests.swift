// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Testing

@Suite struct OptionsTests {
  @Test func dateOfPublicationMustBeOne() throws {
    #expect(throws: ValidationError.self) {
      try InputOptions.parse(["--published", "someday"]).makeDecoder()
    }
    _ = try InputOptions.parse(["--published", "2024-03", "a.txt"]).makeDecoder()
  }

  @Test(arguments: ["0", "257", "-1", "many"]) func threadsAreCounted(jobs: String) {
    #expect(throws: (any Error).self) { try RunOptions.parse(["--jobs=\(jobs)"]) }
  }

  @Test func threadsMayBeMany() throws {
    #expect(try RunOptions.parse(["--jobs", "256"]).jobs == 256)
  }
}
