// SPDX-License-Identifier: Apache-2.0

import Testing
import TextModel

@Suite struct FilledArrayTests {
  @Test(arguments: [0, 1, 7, 1_000])
  func holdsAsManyAsAskedFor(count: Int) {
    #expect([Int32](filled: -1, count: count) == Array(repeating: -1, count: count))
    #expect([String?](filled: "云", count: count) == Array(repeating: "云", count: count))
  }
}
