// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite struct JSONLayoutTests {
  @Test func memberALine() throws {
    let compact = #"{"a":[],"b":[1,{"c":"x:{\"},["}],"d":{}}"#
    let laidOut = JSONLayout.indented(Array(compact.utf8))
    #expect(
      String(decoding: laidOut, as: UTF8.self) == """
        {
          "a": [],
          "b": [
            1,
            {
              "c": "x:{\\"},["
            }
          ],
          "d": {}
        }

        """)
    #expect(try JSONParser.parse(laidOut) == JSONParser.parse(Array(compact.utf8)))
  }
}
