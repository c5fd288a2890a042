// SPDX-License-Identifier: Apache-2.0

import Testing
import TextModel

@testable import DatesAndNumbers

@Suite struct CalendarTests {
  private func calendar() throws -> LunarCalendar {
    Grammar(lexicon: try TestLexicon.shared.get()).lunar
  }

  @Test(arguments: [
    ("10-01", 2026, "2026-10-01"), ("L1-1", 2024, "2024-02-10"), ("L1-0", 2024, "2024-02-09"),
    ("L8-15", 2025, "2025-10-06"), ("L5-5", 2026, "2026-06-19"), ("W5-2-7", 2025, "2025-05-11"),
    ("W11-4-4", 2025, "2025-11-27"), ("W11-4-4-1", 2025, "2025-11-28"),
    ("S4-4810", 2025, "2025-04-04"),
    ("S4-4810", 2027, "2027-04-05"),
  ])
  func holiday(text: String, year: Int, date: String) throws {
    let holiday = try #require(Holiday(text))
    #expect(holiday.date(in: year, calendar: try calendar())?.description == date)
  }

  @Test(arguments: ["", "L8", "X1-2", "10"])
  func noHoliday(text: String) {
    #expect(Holiday(text) == nil)
  }

  @Test func outsideOfTheTable() throws {
    #expect(try calendar().dayNumber(year: 1850, month: 1, day: 1) == nil)
    #expect(try calendar().dayNumber(year: 2025, month: 1, day: 31) == nil)
    #expect(try calendar().dayNumber(year: 2025, month: 13, day: 1) == nil)
  }

  @Test(arguments: [
    ("P1Y6M", 18, 0), ("P2.5M", 2, 1_296_000), ("PT90M", 0, 5400), ("P1W3D", 0, 864_000),
    ("P0.5W", 0, 302_400),
  ])
  func period(text: String, months: Int, seconds: Int) throws {
    let period = try #require(Period(iso8601: text))
    #expect(period.months == months)
    #expect(period.seconds == seconds)
  }

  @Test func unknownPeriod() {
    #expect(Period(iso8601: "PXY") == nil)
    #expect(Period(iso8601: "") == nil)
  }

  @Test func moments() throws {
    let moment = try #require(Moment(iso8601: "2024-01-31T23:30:00"))
    #expect(moment.adding(months: 1)?.text == "2024-02-29T23:30:00")
    #expect(moment.adding(try #require(Period(iso8601: "PT45M")))?.text == "2024-02-01T00:15:00")
    #expect(moment.floor(.week).text == "2024-01-29T00:00:00")
    #expect(Moment(iso8601: "2024-01") == nil)
  }

  @Test func fractions() {
    #expect(ExactDecimal.quotient(ExactDecimal(1), ExactDecimal(8))?.description == "0.125")
    #expect(
      ExactDecimal.quotient(ExactDecimal(2), ExactDecimal(3))?.description == "0.6666666666666")
    #expect(ExactDecimal.quotient(ExactDecimal(2), ExactDecimal(0)) == nil)
    #expect(ExactDecimal(2).raised(to: 10)?.description == "1024")
    #expect(ExactDecimal(25, exponent: -1).raised(to: -1)?.description == "0.4")
  }
}
