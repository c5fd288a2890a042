// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Testing
import TextModel

@Suite struct ScalarIndexTests {
  @Test(arguments: 0..<50) func agreesWithTheStandardLibrary(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet: [Unicode.Scalar] = ["a", "é", "中", "，", "😀", "\n", "𠀀", "７"]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...300, using: &generator) {
      text.append(alphabet.randomElement(using: &generator) ?? "a")
    }
    let bytes = Array(String(text).utf8)
    let index = ScalarIndex(bytes)
    var byte = 0
    for (scalar, value) in text.enumerated() {
      #expect(index.scalarOffset(ofByte: byte) == scalar)
      #expect(index.byteOffset(ofScalar: scalar) == byte)
      let decoded = bytes.span.scalar(at: byte)
      #expect(decoded.value == value.value)
      #expect(bytes.span.scalarStart(before: byte + decoded.count) == byte)
      byte += decoded.count
    }
    #expect(index.scalarCount == text.count)
    #expect(index.scalarOffset(ofByte: bytes.count) == text.count)
    #expect(index.byteOffset(ofScalar: text.count) == bytes.count)
  }
}

@Suite struct CalendarDateTests {
  @Test func dayNumbersRoundTrip() throws {
    var previous = try #require(CalendarDate(year: 1899, month: 12, day: 31)).dayNumber
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...CalendarDate.dayCount(ofMonth: month, year: year) {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.dayNumber == previous + 1)
          #expect(CalendarDate(dayNumber: date.dayNumber) == date)
          previous = date.dayNumber
        }
      }
    }
  }

  @Test func weekdays() throws {
    #expect(try #require(CalendarDate(iso8601: "1970-01-01")).weekday == 4)
    #expect(try #require(CalendarDate(iso8601: "2023-04-11")).weekday == 2)
    #expect(try #require(CalendarDate(iso8601: "1969-12-28")).weekday == 7)
  }

  @Test(arguments: [
    "2023-02-29", "2023-13", "23-01-01", "2023-1-1", "", "2023-04-11-01", "20230411",
  ])
  func rejectsWhatIsNoDate(text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
  }

  @Test func printsWhatItKnows() throws {
    #expect(try #require(CalendarDate(iso8601: "2018-07")).description == "2018-07")
    #expect(try #require(CalendarDate(iso8601: "2018")).description == "2018")
    #expect(
      try #require(CalendarDate(iso8601: "2023-07-27T09:42:21")).description == "2023-07-27")
  }
}
