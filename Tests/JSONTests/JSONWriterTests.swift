// SPDX-License-Identifier: Apache-2.0

import JSON
import MailuoTestSupport
import Testing

@Suite struct JSONWriterTests {
  @Test func writesKeysWithTheirNumbers() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("start", 0)
    writer.member("末", Int.min)
    writer.key("text")
    writer.string("a")
    writer.member("end", 12)
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"start":0,"末":-9223372036854775808,"text":"a","end":12}"#)
  }

  @Test func writesNumbersOfAnyLength() {
    var number = 1
    for _ in 0..<18 {
      for value in [number - 1, number, -number] {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
      }
      number *= 10
    }
  }

  @Test func seesAnEscapeAtAnyPlace() throws {
    for count in 1..<20 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 0x61, count: count)
        bytes[place] = 0x22
        var writer = JSONWriter()
        writer.string(bytes)
        #expect(writer.bytes.count == count + 3)
        #expect(try JSONParser.parse(writer.bytes).string?.bytes == bytes)
      }
    }
  }

  @Test func separatesByCommas() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("名")
    writer.string("值")
    writer.key("list")
    writer.beginArray()
    writer.integer(1)
    writer.integer(-20)
    writer.integer(0)
    writer.integer(Int.min)
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.bool(true)
    writer.bool(false)
    writer.number("0.5")
    writer.endArray()
    writer.key(String("a\"b"))
    writer.beginObject()
    writer.key("x")
    writer.integer(7)
    writer.endObject()
    writer.endObject()
    writer.newline()
    writer.beginArray()
    writer.endArray()
    let expected =
      #"{"名":"值","list":[1,-20,0,-9223372036854775808,null,{},[],true,false,0.5],"#
      + #""a\"b":{"x":7}}"# + "\n[]"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    writer.removeAll()
    writer.integer(1)
    #expect(writer.bytes == [0x31])
  }

  @Test(arguments: [
    (0, "0"), (1000, "1"), (850, "0.85"), (5, "0.005"), (1234, "1.234"), (-850, "-0.85"),
    (-1500, "-1.5"), (100, "0.1"),
  ])
  func writesThousandths(number: Int, expected: String) {
    var writer = JSONWriter()
    writer.thousandths(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: ["", "plain", "a\"b", "\\", "\u{0}\u{1F}\n\r\t\u{8}\u{C}", "中\"文\n", "\u{7F}"])
  func escapesTheSameInEveryForm(text: String) throws {
    let utf8 = Array(text.utf8)
    var whole = JSONWriter()
    whole.string(text)
    var slice = JSONWriter()
    slice.string(([0x61] + utf8 + [0x62])[1..<(utf8.count + 1)])
    var span = JSONWriter()
    span.string(utf8.span)
    #expect(whole.bytes == slice.bytes)
    #expect(whole.bytes == span.bytes)
    #expect(try JSONParser.parse(whole.bytes).string?.text == text)
  }

  @Test func anyTextComesBack() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        let value = UInt32.random(
          in: 0..<(Bool.random(using: &random) ? 0x80 : 0x110000), using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      var writer = JSONWriter()
      writer.string(text)
      #expect(try JSONParser.parse(writer.bytes) == .string(JSONString(bytes: Array(text.utf8))))
    }
  }
}
