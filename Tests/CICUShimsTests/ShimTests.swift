// SPDX-License-Identifier: Apache-2.0

import CICUShims
// Foundation carries an ICU of its own: that both can be imported together is what is tested.
import Foundation
import Testing

@Suite struct ShimTests {
  @Test func namesItsVersionBesideFoundation() throws {
    var text = [CChar](repeating: 0, count: 20)
    mailuo_icu_version(&text)
    let end = try #require(text.firstIndex(of: 0))
    let version = String(decoding: text[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let parts = version.split(separator: ".")
    #expect(parts.count >= 2)
    #expect(parts.allSatisfy { Int($0) != nil })
  }

  @Test func namesErrors() {
    #expect(String(cString: mailuo_icu_error_name(0)) == "U_ZERO_ERROR")
    #expect(String(cString: mailuo_icu_error_name(15)) == "U_BUFFER_OVERFLOW_ERROR")
  }

  @Test func refusesUnknownNames() {
    var status: Int32 = 0
    #expect(mailuo_converter_open("no such encoding", &status) == nil)
    #expect(status > 0)
    #expect(mailuo_converter_standard_name("no such encoding") == nil)
    let id = Array("No-Such".utf16)
    status = 0
    #expect(mailuo_transliterator_open(id, Int32(id.count), nil, 0, &status) == nil)
    #expect(status > 0)
  }
}
