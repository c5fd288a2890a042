// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Testing
import TextModel

@testable import DatesAndNumbers

@Suite struct ResolutionTests {
  private func values(_ text: String, _ published: String?) throws -> [String] {
    let date = published.flatMap { CalendarDate(iso8601: $0) }
    return try TestLexicon.expressions(in: text, published: date).expressions.times.map(\.value)
  }

  /// A month without a year lies before the article, or behind it where plans are told.
  @Test func yearlessDates() throws {
    #expect(try values("11月20日，机房断电。", "2026-02-03") == ["2025-11-20"])
    #expect(try values("新车将于9月10日交付。", "2026-02-03") == ["2026-09-10"])
    #expect(try values("明年3月5日开工，4月1日封顶。", "2026-02-03") == ["2027-03-05", "2027-04-01"])
  }

  @Test func narrative() throws {
    #expect(
      try values("2024年2月28日，样机送达，次日通电，第三天烧毁。", "2025-01-01")
        == ["2024-02-28", "2024-02-29", "2024-03-02"])
    #expect(try values("二月的第二周，周四上午，门开了。", "2023-04-18") == ["2023-W06", "2023-02-09TMO"])
  }

  @Test func weeks() throws {
    #expect(try values("上周", "2021-01-05") == ["2020-W53"])
    #expect(try values("周末", "2025-10-20") == ["2025-W42-WE"])
    #expect(try values("下周一", "2025-10-20") == ["2025-10-27"])
  }

  @Test func unknownParts() throws {
    #expect(try values("去年6月，样机送达。", nil) == ["XXXX-06"])
    #expect(try values("本周，样机送达。", "2025-11") == ["2025-WXX"])
    #expect(try values("昨晚，样机送达。", "2025-11") == ["2025-11-XXTNI"])
  }

  @Test(arguments: [
    ("发布时间：2024-03-05 10:20\n灯亮了。", "2024-03-05", false),
    ("灯亮了\n2024年3月5日\n工人们鼓掌。", "2024-03-05", false),
    ("2023年12月，灯亮了。2024年3月5日，灯又灭了。工厂将于2026年1月重开。", "2024-03-05", true),
    ("通义千问发布了。四月，灯亮了。比如问一份五一出游攻略。", "2023-04", true),
  ])
  func publication(text: String, date: String, isInferred: Bool) throws {
    let found = try TestLexicon.expressions(in: text).expressions
    #expect(found.published?.description == date)
    #expect(found.isPublishedInferred == isInferred)
  }

  @Test(arguments: [
    ("2023", "2023-01-01T00:00:00", "2024-01-01T00:00:00"),
    ("2024-02", "2024-02-01T00:00:00", "2024-03-01T00:00:00"),
    ("2023-Q4", "2023-10-01T00:00:00", "2024-01-01T00:00:00"),
    ("2023-W16", "2023-04-17T00:00:00", "2023-04-24T00:00:00"),
    ("2025-W42-WE", "2025-10-18T00:00:00", "2025-10-20T00:00:00"),
    ("2023-03-15T01:00", "2023-03-15T01:00:00", "2023-03-15T02:00:00"),
    ("2023-03-14TNI", "2023-03-14T18:00:00", "2023-03-15T00:00:00"),
    ("199X", "1990-01-01T00:00:00", "2000-01-01T00:00:00"),
    ("2012/2022", "2012-01-01T00:00:00", "2023-01-01T00:00:00"),
    ("2023-H2", "2023-07-01T00:00:00", "2024-01-01T00:00:00"),
    ("2023-WI", "2023-12-01T00:00:00", "2024-03-01T00:00:00"),
    ("19XX", "1900-01-01T00:00:00", "2000-01-01T00:00:00"),
    ("2023-03-15T23:59", "2023-03-15T23:59:00", "2023-03-16T00:00:00"),
    ("2023-03-15T09:30:05", "2023-03-15T09:30:05", "2023-03-15T09:30:06"),
    ("2023-03-15T13:00/2023-03-15T15:00", "2023-03-15T13:00:00", "2023-03-15T15:00:00"),
  ])
  func interval(value: String, begin: String, end: String) {
    let interval = TimeInterval.interval(ofValue: value, modifier: nil)
    #expect(interval == TimeMention.Interval(begin: begin, end: end))
  }

  @Test func openIntervals() {
    #expect(
      TimeInterval.interval(ofValue: "2023-03/..", modifier: nil)
        == TimeMention.Interval(begin: "2023-03-01T00:00:00", end: nil))
    #expect(
      TimeInterval.interval(ofValue: "2023-09-01", modifier: Modifier.before)
        == TimeMention.Interval(begin: nil, end: "2023-09-01T00:00:00"))
    #expect(TimeInterval.interval(ofValue: "XXXX-09", modifier: nil) == nil)
    #expect(TimeInterval.interval(ofValue: "PRESENT_REF", modifier: nil) == nil)
  }
}
