// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A second of local time.
struct Moment: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  var dayNumber: Int
  /// Seconds since midnight, 0…86399.
  var second: Int

  init(dayNumber: Int, second: Int = 0) {
    let carry = second >= 0 ? second / 86_400 : -((86_399 - second) / 86_400)
    self.dayNumber = dayNumber + carry
    self.second = second - carry * 86_400
  }

  /// Reads `2024-03-15` or `2024-03-15T09:30:00`; null where the day is not told.
  init?(iso8601 text: String) {
    guard let date = DateText.date(text), date.day != nil else { return nil }
    var seconds = 0
    var unit = 3600
    var number = 0
    var length = 0
    // Hours, minutes and seconds, of each of which two digits count.
    for byte in text.utf8.dropFirst(11) {
      if byte == UInt8(ascii: ":") {
        seconds += number * unit
        if length > 0 { unit /= 60 }
        (number, length) = (0, 0)
        if unit == 0 { break }
      } else if length < 2 {
        guard isDigit(byte) else { break }
        number = number * 10 + Int(byte - 0x30)
        length += 1
      }
    }
    seconds += number * unit
    self.init(dayNumber: date.dayNumber, second: min(seconds, 86_399))
  }

  /// The moment as ISO 8601, or null beyond the calendar.
  var text: String? {
    CalendarDate(dayNumber: dayNumber).map { DateText.moment($0, second: second) }
  }

  /// The day of the week, 1 for Monday to 7.
  var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// The midnight that begins the day.
  var midnight: Moment { Moment(dayNumber: dayNumber) }

  static func < (left: Moment, right: Moment) -> Bool {
    (left.dayNumber, left.second) < (right.dayNumber, right.second)
  }

  /// The moment so many months later or earlier, on the month's last day where it has no such day.
  func adding(months: Int) -> Moment? {
    guard let date = CalendarDate(dayNumber: dayNumber), let month = date.month,
      let day = date.day
    else { return nil }
    let number = date.year * 12 + month - 1 + months
    guard number >= 12 else { return nil }
    let last = CalendarDate.dayCount(ofMonth: number % 12 + 1, year: number / 12)
    return CalendarDate(year: number / 12, month: number % 12 + 1, day: min(day, last)).map {
      Moment(dayNumber: $0.dayNumber, second: second)
    }
  }

  /// The moment a period later, or `sign` times that.
  func adding(_ period: Period, sign: Int = 1) -> Moment? {
    adding(months: sign * period.months).map {
      Moment(dayNumber: $0.dayNumber, second: $0.second + sign * period.seconds)
    }
  }

  /// The begin of the unit that holds the moment.
  func floor(_ unit: Period.Unit) -> Moment {
    switch unit {
    case .year, .month:
      guard let date = CalendarDate(dayNumber: dayNumber),
        let first = CalendarDate(
          year: date.year, month: unit == .year ? 1 : date.month, day: 1)
      else { return midnight }
      return Moment(dayNumber: first.dayNumber)
    case .week: return Moment(dayNumber: dayNumber - weekday + 1)
    case .day: return midnight
    case .hour: return Moment(dayNumber: dayNumber, second: second - second % 3600)
    case .minute: return Moment(dayNumber: dayNumber, second: second - second % 60)
    case .second: return self
    }
  }
}

/// A duration of ISO 8601: months, and seconds on top.
struct Period: Hashable, Sendable {
  /// The units, the greatest first.
  enum Unit: UInt8, Sendable {
    case year, month, week, day, hour, minute, second
  }

  var months = 0
  var seconds = 0
  /// The smallest unit that it names.
  var unit = Unit.second

  /// One unit.
  init(_ unit: Unit) {
    self.unit = unit
    switch unit {
    case .year: months = 12
    case .month: months = 1
    case .week: seconds = 604_800
    case .day: seconds = 86_400
    case .hour: seconds = 3600
    case .minute: seconds = 60
    case .second: seconds = 1
    }
  }

  /// Reads `P1Y6M`, `P2.5M`, `PT90M`; null where a number is unknown.
  init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "P"), bytes.count > 2 else { return nil }
    var isClock = false
    var number = 0
    var thousandths = 0
    var scale = 0
    for byte in bytes.dropFirst() {
      switch byte {
      case UInt8(ascii: "T"): isClock = true
      case UInt8(ascii: "."): scale = 1000
      case 0x30...0x39:
        if scale > 1 {
          scale /= 10
          thousandths += Int(byte - 0x30) * scale
        } else if scale == 0 {
          guard number < 100_000_000 else { return nil }
          number = number * 10 + Int(byte - 0x30)
        }
      default:
        guard let unit = Period.unit(byte, isClock: isClock) else { return nil }
        add(number, thousandths, unit)
        (number, thousandths, scale) = (0, 0, 0)
      }
    }
  }

  private static func unit(_ letter: UInt8, isClock: Bool) -> Unit? {
    switch letter {
    case UInt8(ascii: "Y"): .year
    case UInt8(ascii: "M"): isClock ? .minute : .month
    case UInt8(ascii: "W"): .week
    case UInt8(ascii: "D"): .day
    case UInt8(ascii: "H"): .hour
    case UInt8(ascii: "S"): .second
    default: nil
    }
  }

  private mutating func add(_ number: Int, _ thousandths: Int, _ unit: Unit) {
    let one = Period(unit)
    self.unit = unit
    months += one.months * number
    seconds += one.seconds * number
    if unit == .year {
      months += 12 * thousandths / 1000
    } else if unit == .month {
      seconds += 30 * 86_400 / 1000 * thousandths
    } else {
      seconds += one.seconds * thousandths / 1000
    }
  }
}
