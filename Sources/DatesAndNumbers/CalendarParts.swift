// SPDX-License-Identifier: Apache-2.0

/// A half of a year, as TIMEX3 writes it.
enum HalfYear: String {
  case first = "H1"
  case second = "H2"
}

/// A season, as TIMEX3 writes it.
enum Season: String {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"
}

/// A part of the day: TIMEX3's two letters, and a number where the hours are fewer.
enum DayPart: String {
  case morning = "MO"
  /// From midnight to the dawn.
  case smallHours = "MO0"
  case earlyMorning = "MO4"
  case forenoon = "MO8"
  case noon = "MI"
  case daytime = "DT"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  /// The hours round midnight.
  case midnight = "NI0"

  /// Whether it lies before noon.
  var isMorning: Bool {
    switch self {
    case .morning, .smallHours, .earlyMorning, .forenoon: true
    default: false
    }
  }

  /// Whether it belongs to the night.
  var isNight: Bool { self == .night || self == .midnight }

  /// TIMEX3's two letters.
  var timex: String { String(rawValue.prefix(2)) }
}

/// The part of a year, month or century that is meant, as TIMEX3's attribute `mod`.
enum PeriodPart: String {
  case start = "START"
  case middle = "MID"
  case end = "END"
}
