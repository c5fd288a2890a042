// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ReadingFinder {
  /// The stretches of a period that ends or begins now, or lies so far from now.
  func stretches(_ period: Period, _ bound: RawTime.Bound) -> [Interval] {
    guard let reference else { return [] }
    switch bound {
    case .past: return past(period, reference)
    case .future: return future(period, reference)
    case .ago, .hence: return moment(period, reference, isAgo: bound == .ago)
    case .longAgo:
      let end = reference.adding(period, sign: -1).flatMap {
        $0.floor(period.unit).adding(Period(period.unit))
      }
      return [Interval(begin: nil, end: end?.text)]
        + moment(period, reference, isAgo: true)
    case .later:
      guard let moment = reference.adding(period) else { return [] }
      if !isOfDays(period) {
        return [Interval(begin: moment.text, end: nil)]
          + self.moment(period, reference, isAgo: false)
      }
      return [Interval(begin: moment.floor(period.unit).text, end: nil)]
        + self.moment(period, reference, isAgo: false).reversed()
    default: return []
    }
  }

  /// Whether a period counts whole days at least, so that its ends are midnights.
  private func isOfDays(_ period: Period) -> Bool {
    period.unit.rawValue <= Period.Unit.day.rawValue
  }

  private func past(_ period: Period, _ now: Moment) -> [Interval] {
    let isOfMonths = period.months > 0
    let begin = (isOfMonths ? now.midnight : now).adding(period, sign: -1)
    let day = isOfDays(period) ? interval(now.midnight.adding(period, sign: -1), now.midnight) : nil
    let unit = now.floor(period.unit)
    return [
      interval(begin, now), day, interval(unit.adding(period, sign: -1), unit),
      interval(begin?.floor(period.unit), now),
    ].compactMap(\.self)
  }

  private func future(_ period: Period, _ now: Moment) -> [Interval] {
    let tomorrow = Moment(dayNumber: now.dayNumber + 1)
    let next = now.floor(period.unit).adding(Period(period.unit))
    return [
      interval(now, now.adding(period)),
      isOfDays(period) ? interval(tomorrow, tomorrow.adding(period)) : nil,
      interval(next, next?.adding(period)),
    ].compactMap(\.self)
  }

  private func moment(_ period: Period, _ now: Moment, isAgo: Bool) -> [Interval] {
    guard let moment = now.adding(period, sign: isAgo ? -1 : 1) else { return [] }
    // 一分半钟 is told to the minute.
    let unit = Period(period.unit == .second && period.seconds > 60 ? .minute : period.unit)
    if !isOfDays(period) {
      // 半小时后 is as wide as it is far.
      let width =
        period.months == 0 && period.seconds < 3600 && period.seconds % 900 == 0
        ? period : unit
      let isHalf = width.seconds == period.seconds
      return [
        isAgo
          ? interval(moment.adding(unit, sign: -1), moment) : interval(moment, moment.adding(unit)),
        isAgo ? interval(moment, moment.adding(unit)) : nil,
        isHalf
          ? interval(
            isAgo ? moment.adding(width, sign: -1) : moment, isAgo ? moment : moment.adding(width))
          : nil,
      ].compactMap(\.self)
    }
    let day = moment.midnight
    return [
      interval(day, Moment(dayNumber: day.dayNumber + 1)),
      interval(day, day.adding(unit)),
    ].compactMap(\.self)
  }
}
