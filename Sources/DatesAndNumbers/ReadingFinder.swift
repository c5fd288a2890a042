// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the stretches that a time may denote, the likeliest first.
///
/// News tell mostly of the past, so that the first reading of 9月30日 is the one that
/// ``TimeResolver`` gives; the date on the other side of the reference, other ends of open
/// stretches and other customs of counting follow.
struct ReadingFinder {
  typealias Interval = TimeMention.Interval

  let resolver: TimeResolver
  /// The moment that relative times count from.
  let reference: Moment?
  /// The same as ISO 8601.
  let now: String?

  /// Returns at most three intervals of a resolved time.
  ///
  /// - Complexity: O(1).
  func intervals(of raw: RawTime, _ mention: TimeMention) -> [Interval] {
    let candidates = candidates(of: raw, mention)
    guard candidates.count > 1 else { return candidates }
    var found: [Interval] = []
    found.reserveCapacity(3)
    for interval in candidates where !found.contains(interval) {
      guard found.count < 3 else { break }
      found.append(interval)
    }
    return found
  }

  private func candidates(of raw: RawTime, _ mention: TimeMention) -> [Interval] {
    switch raw.form {
    case .point(let point): return pointCandidates(raw, point, mention)
    case .range(let first, let last): return rangeCandidates(first, last, mention)
    case .duration(let value, _):
      guard let bound = raw.bound, let period = Period(iso8601: value) else { return [] }
      return stretches(period, bound)
    case .shift(let shift):
      var found = mention.interval.map { [$0] } ?? []
      if shift.isOfWorkdays {
        if raw.bound == .later, let point = found.first {
          found.append(Interval(begin: point.begin, end: nil))
        }
        return found
      }
      if let bound = raw.bound, shift.upper == nil, let count = shift.count,
        var period = Period(iso8601: "P\(count)" + String(UnicodeScalar(shift.unit)))
      {
        period.months += shift.extraMonths
        if shift.extraMonths > 0 { period.unit = .month }
        found += stretches(period, bound)
      }
      return found
    case .reference(let value):
      guard value == "PRESENT_REF", let reference else { return [] }
      return [interval(reference, reference.adding(Period(.second)))].compactMap(\.self)
    case .set: return []
    }
  }

  // MARK: - Points

  private func pointCandidates(
    _ raw: RawTime, _ point: PartialTime, _ mention: TimeMention
  ) -> [Interval] {
    if mention.value == "PRESENT_REF" {
      return reference.flatMap { interval($0.midnight, Moment(dayNumber: $0.dayNumber + 1)) }
        .map { [$0] } ?? []
    }
    let isBound = raw.modifier == Modifier.before || raw.modifier == Modifier.after
    guard
      let main = exact(
        mention.value, point, raw.modifier, raw.range, known: isBound ? nil : mention.interval)
    else { return [] }
    if let bound = raw.bound { return bounded(main, bound, isPart: isPart(raw.modifier)) }
    var found = [main]
    for other in others(than: point, mention.value, main) {
      var resolver = resolver
      let value = resolver.value(of: other)
      if let interval = exact(value, other, raw.modifier, raw.range) { found.append(interval) }
    }
    found += customs(point, mention.value, main)
    if isPart(raw.modifier), let whole = mention.interval { found.append(whole) }
    return found
  }

  private func isPart(_ modifier: String?) -> Bool {
    modifier == Modifier.start || modifier == Modifier.middle || modifier == Modifier.end
  }

  /// The interval of a point's value, narrowed to the part of it that a modifier names.
  private func exact(
    _ value: String, _ point: PartialTime, _ modifier: String?, _ range: ByteRange,
    known: Interval? = nil
  ) -> Interval? {
    guard let whole = known ?? TimeInterval.interval(ofValue: value, modifier: nil) else {
      return nil
    }
    if point.hour == nil, let part = point.part, let hours = ReadingFinder.hours[part],
      let day = whole.begin.flatMap({ Moment(iso8601: $0) })
    {
      return interval(
        Moment(dayNumber: day.dayNumber, second: hours.0 * 3600),
        Moment(dayNumber: day.dayNumber, second: hours.1 * 3600))
    }
    guard let modifier, isPart(modifier) else { return whole }
    return part(modifier, of: whole, value, range) ?? whole
  }

  /// The hours of parts of the day that are narrower than TIMEX3's.
  private static let hours: [DayPart: (Int, Int)] = [
    .smallHours: (0, 6), .earlyMorning: (4, 12), .forenoon: (8, 12), .midnight: (22, 24),
  ]

  // MARK: - Bounds

  private func bounded(_ point: Interval, _ bound: RawTime.Bound, isPart: Bool) -> [Interval] {
    switch bound {
    case .before:
      let isAhead = now.map { $0 < point.end ?? "" } ?? false
      return [Interval(begin: nil, end: isPart ? point.end : point.begin)]
        + (isAhead ? [Interval(begin: now, end: point.end)] : []) + [point]
    case .until: return [Interval(begin: nil, end: point.end), point]
    case .after:
      return [
        Interval(begin: point.end, end: nil), Interval(begin: point.begin, end: nil), point,
      ]
    case .since:
      let isPast = now.map { point.begin ?? "" < $0 } ?? false
      return [Interval(begin: point.begin, end: nil)]
        + (isPast ? [Interval(begin: point.begin, end: now)] : []) + [point]
    default: return [point]
    }
  }

  // MARK: - Ranges

  private func rangeCandidates(
    _ first: PartialTime, _ last: PartialTime?, _ mention: TimeMention
  ) -> [Interval] {
    guard let main = mention.interval else { return clockRange(mention.value) }
    guard let last else {
      var resolver = resolver
      let value = resolver.value(of: first)
      let point = TimeInterval.interval(ofValue: value, modifier: nil) ?? main
      return bounded(point, .since, isPart: false)
    }
    // General tools end a range where its last day or year begins.
    var found = [main]
    if let slash = mention.value.firstIndex(of: "/") {
      let end = String(mention.value[slash...].dropFirst())
      if let begin = TimeInterval.interval(ofValue: end, modifier: nil)?.begin {
        found.append(Interval(begin: main.begin, end: begin))
      }
    }
    if first.year == nil, last.year == nil, case .absolute? = first.month,
      let year = otherYear(than: mention.value, main)
    {
      var resolver = resolver
      var other = first
      other.year = .absolute(year)
      let value = resolver.value(of: other, to: other.isSpan ? other : last)
      if let interval = TimeInterval.interval(ofValue: value, modifier: nil) {
        found.append(interval)
      }
    }
    return found
  }

  /// The interval of `T09:00/T18:00` on the day last told of or the reference's.
  private func clockRange(_ value: String) -> [Interval] {
    guard let day = (resolver.toldDay ?? resolver.fullPublished).map(DateText.text),
      value.hasPrefix("T"), let slash = value.firstIndex(of: "/")
    else { return [] }
    let begin = TimeInterval.interval(ofValue: day + value[..<slash], modifier: nil)?.begin
    let end = TimeInterval.interval(
      ofValue: day + value[slash...].dropFirst(), modifier: nil)?.begin
    guard let begin, var end else { return [] }
    // 23点到次日1点
    if end <= begin, let moment = Moment(iso8601: end) {
      end = Moment(dayNumber: moment.dayNumber + 1, second: moment.second).text ?? end
    }
    return [Interval(begin: begin, end: end)]
  }

  // MARK: - Helpers

  func interval(_ begin: Moment?, _ end: Moment?) -> Interval? {
    guard let begin = begin?.text, let end = end?.text else { return nil }
    return Interval(begin: begin, end: end)
  }

  /// The year behind or before the one of a value, on the other side of the reference.
  func otherYear(than value: String, _ main: Interval) -> Int? {
    guard let year = Int(value.prefix(4)), let now, let begin = main.begin
    else { return nil }
    return begin <= now ? year + 1 : year - 1
  }
}
