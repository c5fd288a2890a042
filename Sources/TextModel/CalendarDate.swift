// SPDX-License-Identifier: Apache-2.0

/// A date of the proleptic Gregorian calendar, known to the year, the month or the day.
public struct CalendarDate: Hashable, Sendable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12, or null where only the year is known.
  public let month: Int?
  /// The day of the month, or null where it is not known.
  public let day: Int?

  /// Makes a date, or null where the parts name no day of the calendar.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard day >= 1, day <= CalendarDate.dayCount(ofMonth: month, year: year) else {
          return nil
        }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes a date from ISO 8601's `2023`, `2023-04` or `2023-04-11`.
  ///
  /// A time of day behind `T` or a space is allowed and dropped; anything else is null.
  public init?(iso8601 text: String) {
    let utf8 = Array(text.utf8)
    let dateEnd = utf8.firstIndex { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }
    var numbers: [Int] = []
    for part in utf8[..<(dateEnd ?? utf8.count)].split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    {
      guard part.count == (numbers.isEmpty ? 4 : 2), numbers.count < 3 else { return nil }
      var number = 0
      for byte in part {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      numbers.append(number)
    }
    guard let year = numbers.first else { return nil }
    self.init(
      year: year, month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The number of days of a month.
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Returns whether `year` has a 29th of February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days since 1970-01-01 of the date's first day.
  ///
  /// After Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
  public var dayNumber: Int {
    let month = month ?? 1
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Makes the date of a number of days since 1970-01-01, or null outside the years 1…9999.
  public init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  /// The day of the week of the date's first day: 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int {
    let remainder = (dayNumber + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The ISO 8601 form, as short as what is known.
  public var description: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(10)
    func append(_ number: Int) {
      digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
      digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
    append(year / 100)
    append(year)
    for part in [month, day] {
      guard let part else { continue }
      digits.append(UInt8(ascii: "-"))
      append(part)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
