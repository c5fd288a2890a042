// SPDX-License-Identifier: Apache-2.0

import TextModel

/// When an event was.
extension CircumstanceFinder {
  /// Returns the time of the event whose trigger stands at `trigger`.
  ///
  /// Behind a verb of speech stands what is said, whose times are not those of the speech.  The
  /// time of an earlier clause counts where that clause only sets the scene, or where this one goes
  /// on about the same subject; one that only points (近日) must stand alone there.
  func time(
    of trigger: Int, clause: Range<Int>, isSpeech: Bool, isReal: Bool, isMeasured: Bool
  ) -> Int? {
    let own = max(clause.lowerBound, limit(before: trigger, in: clause, isReal: isReal))
    if let time = nearest(in: own..<trigger, fromEnd: true, isMeasured: isMeasured) {
      return time
    }
    let span = isSpeech ? nil : span(in: own..<trigger)
    if !isMarket, let span { return span }
    // 近日，甲发布的乙登顶……: when the head did what is told of it.
    let isAttribute = trigger + 1 < row.count && row[trigger + 1].kind == .of
    if own == clause.lowerBound, !isAttribute,
      let time = earlier(than: clause, trigger: trigger, isSpeech: isSpeech, isReal: isReal)
    {
      // 去年……，还曾获2021某大会奖: not what was done in another year.
      if !isSpeech, let year = yearOfMeeting(in: clause), isOfOtherYear(time, than: year) {
        return year
      }
      return time
    }
    if let span { return span }
    if isSpeech || isAttribute { return nil }
    return nearest(
      in: (trigger + 1)..<max(trigger + 1, clause.upperBound), fromEnd: false,
      isMeasured: isMeasured)
  }

  /// Returns behind which verb of its clause the time of an event must stand, or the start of the
  /// clause.
  ///
  /// 甲昨日宣布将……: when it was said is not when it will be; 甲昨日推出免费的……: nor is what is done to
  /// the noun that an attribute is of.
  private func limit(before trigger: Int, in clause: Range<Int>, isReal: Bool) -> Int {
    let isAttribute = trigger + 1 < row.count && row[trigger + 1].kind == .of
    guard !isReal || isAttribute else { return clause.lowerBound }
    let verb = (clause.lowerBound..<trigger).last { place in
      !isReal && isSpeech[place]
        || isAttribute && row[place].isVerbal
          && (row[place + 1].kind == .aspect || place + 2 < trigger && isPresented(place))
    }
    return verb.map { $0 + 1 } ?? clause.lowerBound
  }

  /// Whether a verb in the same clause, with nothing but modifiers behind it, has what the trigger
  /// is an attribute of as its object: 今天我们介绍最新发布的甲.
  private func isPresented(_ verb: Int) -> Bool {
    var place = verb + 1
    while place < row.count, row[place].kind == .modifier || row[place].kind == .adverb {
      place += 1
    }
    return place < row.count && place > verb + 1 && row[place].isVerbal && !isSpeech[verb]
  }

  /// Whether a time is told by what was before or after it: 甲发布前的2022年10月.
  private func isAnchored(_ place: Int) -> Bool {
    guard place > 1, row[place].kind == .time, row[place - 1].kind == .of else { return false }
    let end = row[place - 1].range.start
    return CircumstanceFinder.anchors.contains { bytes.starts($0, at: end - $0.count) }
  }

  private static let anchors = ["前", "后"].map { Array($0.utf8) }

  /// Whether a time says how long something has lasted: 成立至今.
  private func isSinceThen(_ place: Int) -> Bool {
    CircumstanceFinder.sinceThen.contains { bytes.starts($0, at: row[place].range.start) }
  }

  /// Whether a time says when something ended: 负责此事直至2022年, but not 直至2022年，…….
  private func isUntil(_ place: Int) -> Bool {
    let start = row[place].range.start
    var before = place - 1
    if before >= 0, row[before].range.end == start { before -= 1 }
    return before >= 0 && !row[before].isBreak
      && CircumstanceFinder.until.contains { bytes.starts($0, at: start - $0.count) }
  }

  /// Whether a time says what something is compared with: 较周三下跌, 比去年增长, 与十年前相比.
  private func isCompared(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    if article.isWord(row[place - 1].range, of: .comparing) { return true }
    guard row[place - 1].kind == .join || row[place - 1].kind == .preposition,
      place + 1 < row.count
    else { return false }
    return article.isWord(row[place + 1].range, of: .comparing)
  }

  /// Whether a time says when something is known, which 的是 parts from what is: 目前可以确定的是…….
  private func isOfCleft(_ place: Int) -> Bool {
    var next = place + 1
    while next < row.count, row[next].isVerbal || row[next].kind == .adverb { next += 1 }
    guard next > place + 1, next + 1 < row.count, row[next].kind == .of else { return false }
    return bytes.starts(CircumstanceFinder.copula, at: row[next + 1].range.start)
      && row[next + 1].kind != .mention
  }

  private static let copula = Array("是".utf8)

  /// Whether a time is the present at which a story arrives: 到如今…….
  private func isArrivedAt(_ place: Int) -> Bool {
    guard place > 0, row[place].kind == .time else { return false }
    return row[place - 1].kind == .preposition
      && bytes.starts(CircumstanceFinder.upTo, at: row[place].range.start - 3)
      && expressions.times[row[place].index].value.utf8.elementsEqual("PRESENT_REF".utf8)
  }

  private static let upTo = Array("到".utf8)

  /// Whether a time without an end says since when what the verb behind it tells goes on:
  /// 从2019年开始关注…….
  private func isOngoing(_ place: Int, before end: Int) -> Bool {
    expressions.times[row[place].index].kind == .range
      && expressions.times[row[place].index].value.hasSuffix("/..")
      && place + 1 < end && row[place + 1].isVerbal
  }

  /// The year that stands in the name of a meeting of the clause: 获2021某大会奖.
  private func yearOfMeeting(in clause: Range<Int>) -> Int? {
    clause.first { row[$0].kind == .time && isInName($0) }.map { row[$0].index }
  }

  /// Whether the value of a time begins with another year than that of another.
  private func isOfOtherYear(_ time: Int, than other: Int) -> Bool {
    let value = expressions.times[time].value
    return value.utf8.first.map { $0 <= 0x39 } ?? false
      && !value.hasPrefix(expressions.times[other].value)
  }

  private static let sinceThen = ["至今", "迄今"].map { Array($0.utf8) }
  private static let until = ["直至", "直到"].map { Array($0.utf8) }

  /// Whether a time is that of a relative clause which ends before `end`: 2010年收购的甲.
  ///
  /// - Parameters:
  ///   - place: Where the time stands.
  ///   - end: Where to stop.
  ///   - head: Where the trigger stands that a relative clause could be of, or -1.
  /// - Returns: Whether it is.
  /// - Complexity: O(*n*) in the items behind it.
  private func isOfRelative(_ place: Int, before end: Int, head: Int) -> Bool {
    // 近日……, 今天……: it begins what is told.
    let value = expressions.times[row[place].index].value
    guard value.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    var next = place + 1
    if next < end, row[next].kind == .preposition {
      next += 1
      while next < end,
        row[next].isNominal || row[next].kind == .mention || row[next].kind == .join
      {
        next += 1
      }
    }
    while next < end, row[next].kind == .adverb || row[next].kind == .modifier { next += 1 }
    guard next < end, row[next].isVerbal else { return false }
    next += 1
    while next < end {
      switch row[next].kind {
      case .of:
        // 将在5月实现产品的内测: what is done is the noun.
        if next + 1 == head, isNoun(head) { return false }
        // 在20日举行的发布会上: where it was, and so when.
        if place > 0, row[place - 1].kind == .preposition,
          (next + 1..<max(next + 1, end)).contains(where: { isInside($0) })
        {
          return false
        }
        return row[next - 1].kind != .modifier
      case .noun, .modifier, .quantity, .mention, .join: next += 1
      default: return false
      }
    }
    return false
  }

  /// Whether nothing that could be its object follows the trigger at `place`.
  private func isNoun(_ place: Int) -> Bool {
    guard place + 1 < row.count else { return true }
    switch row[place + 1].kind {
    case .comma, .stop, .other, .join, .preposition: return true
    default: return false
    }
  }

  /// Whether a year is part of the name behind it: 2026世界机器人大会.
  private func isInName(_ place: Int) -> Bool {
    expressions.times[row[place].index].value.utf8.count == 4 && place + 1 < row.count
      && row[place + 1].kind == .mention
      && row[place + 1].range.start == row[place].range.end
      && bytes[row[place].range.start] <= 0x39
      && types.mask(row[place + 1].index) & types.conference != 0
  }

  /// Whether a year right behind a trigger belongs to the noun that follows: 发布了2025年度报告.
  private func isOfObject(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, row[before].kind == .aspect || row[before].kind == .quote { before -= 1 }
    guard before >= 0, row[before].kind == .trigger, place + 1 < row.count,
      row[place + 1].kind == .noun || row[place + 1].kind == .modifier
    else { return false }
    return expressions.times[row[place].index].value.utf8.count == 4
  }

  /// Whether 的 joins a time to the noun for something that is named behind it: 十年前的名作甲获奖.
  private func isOfThing(_ place: Int, before end: Int) -> Bool {
    guard place + 2 < end, row[place + 1].kind == .of,
      !(max(0, place - 2)..<place).contains(where: { row[$0].kind == .preposition })
    else { return false }
    var next = place + 2
    while next < end, row[next].isNominal { next += 1 }
    return next > place + 2 && next < end && row[next].kind == .mention
      && types.mask(row[next].index) & types.conference == 0
  }

  /// Returns the length of time within which something was: 17天内, 过去一年.
  private func span(in places: Range<Int>) -> Int? {
    places.last { place in
      guard row[place].kind == .time, expressions.times[row[place].index].kind == .duration else {
        return false
      }
      let start = row[place].range.start
      // 判决生效之日起三十日内: by when, not when.
      if bytes.starts(CircumstanceFinder.from, at: start - 3) { return false }
      if CircumstanceFinder.past.contains(where: {
        bytes.starts($0, at: start)
      }) {
        return true
      }
      // 连续四年获奖, 仅用四天翻倍.
      if CircumstanceFinder.lasting.contains(where: { bytes.starts($0, at: start - $0.count) }) {
        return true
      }
      let end = row[place].range.end
      return CircumstanceFinder.within.contains { word in
        bytes.starts(word, at: end) || bytes.starts(word, at: end - word.count)
      }
    }.map { row[$0].index }
  }

  private static let from = Array("起".utf8)
  private static let past = ["过去", "近", "最近"].map { Array($0.utf8) }
  private static let lasting = ["连续", "仅用", "耗时", "历时"].map { Array($0.utf8) }
  private static let within = ["内", "里", "之内", "来", "以来", "间"].map { Array($0.utf8) }

  /// Returns the time of the nearest earlier clause that gives this one its time.
  private func earlier(
    than clause: Range<Int>, trigger: Int, isSpeech: Bool, isReal: Bool
  ) -> Int? {
    let goesOn = !(clause.lowerBound..<trigger).contains { row[$0].kind == .mention }
    var end = clause.lowerBound - 1
    while end > 0 {
      // 五月……；某公司指出: when it was is not when it is said.
      if isSpeech, row[end].kind == .stop { return nil }
      var start = end
      while start > 0, !row[start - 1].isBreak { start -= 1 }
      // 4月11日，甲宣布……，将……: when it was said is not when it will be.
      if !isReal,
        (start..<end).contains(where: { row[$0].kind == .trigger }),
        !(start..<end).contains(where: { isPlan($0) })
      {
        return nil
      }
      if let time = nearest(in: start..<end, fromEnd: true, isMeasured: false) {
        let isReference =
          expressions.times[time].value.utf8.elementsEqual("PAST_REF".utf8)
          || expressions.times[time].value.hasSuffix("_REF")
        let place = (start..<end).last { row[$0].kind == .time && row[$0].index == time }
        // 从2019年开始关注……，推出……: since when the one was is not when the other was.
        if let place, isOngoing(place, before: end) { return nil }
        if isReference {
          if isScene(start..<end) || place.map({ isArrivedAt($0) }) ?? false { return time }
          // 近日推出……，正式登陆……: one thing after the other; 近日就……，约谈……: one thing.
          if goesOn, !isSpeech, isReal, isPast(time),
            (start..<end).contains(where: {
              row[$0].kind == .trigger || opensPhrase($0, from: start)
            })
          {
            return time
          }
        } else if goesOn || isAnchored(end - 1) || isSetting(start..<end)
          || !(start..<end).contains(where: {
            row[$0].kind == .trigger && !(isMarket && isNotice($0))
          })
        {
          return time
        }
      }
      end = start - 1
    }
    return nil
  }

  /// Whether 公告 stands at a place: a deal has the date of its notice.
  private func isNotice(_ place: Int) -> Bool {
    isSpeech[place] && bytes.starts(CircumstanceFinder.notice, at: row[place].range.start)
  }

  private static let notice = Array("公告".utf8)

  /// Whether the first preposition of a clause stands at `place`, right behind a time: 甲近日就……，约谈…….
  private func opensPhrase(_ place: Int, from start: Int) -> Bool {
    place > start && row[place].kind == .preposition && row[place - 1].kind == .time
      && !row[start..<place].contains { $0.kind == .preposition }
  }

  /// Whether a clause does nothing but say when, with the number of a headline before it or not.
  private func isScene(_ clause: Range<Int>) -> Bool {
    clause.count <= 2
      || clause.count <= 6
        && clause.allSatisfy { place in
          switch row[place].kind {
          case .time, .other, .quote, .modifier, .adverb, .quantity: true
          default: false
          }
        }
  }

  /// Whether a clause only says at what or when something was: 在今日举行的发布会上，……; 就在甲发布乙当日，…….
  private func isSetting(_ clause: Range<Int>) -> Bool {
    clause.count > 2 && row[clause.lowerBound].kind == .preposition
      && (isInside(clause.upperBound - 1) || isToldDay(clause.upperBound - 1))
  }

  /// Whether a time is the day of what was told: 当日.
  private func isToldDay(_ place: Int) -> Bool {
    row[place].kind == .time && article.isWord(row[place].range, of: .toldDay)
  }

  /// The place of the trigger that tells on which day a time was, where that is the day of
  /// something: 甲发布乙当日.
  ///
  /// - Complexity: O(*n*) in the items before it.
  func event(ofDay time: Int) -> Int? {
    guard article.isWord(expressions.times[time].range, of: .toldDay),
      let day = row.firstIndex(where: { $0.kind == .time && $0.index == time })
    else { return nil }
    var place = day - 1
    while place >= 0 {
      switch row[place].kind {
      case .trigger: return isSpeech[place] ? nil : place
      case .mention, .noun, .modifier, .quote, .join, .aspect, .of: place -= 1
      default: return nil
      }
    }
    return nil
  }

  /// Whether a word says in what something was: 发布会上, 会议中.
  private func isInside(_ place: Int) -> Bool {
    let end = row[place].range.end
    return row[place].kind != .mention
      && CircumstanceFinder.inside.contains { bytes.starts($0, at: end - 3) }
  }

  static let inside = ["上", "中", "里"].map { Array($0.utf8) }

  private func isPast(_ time: Int) -> Bool {
    expressions.times[time].value.utf8.elementsEqual("PAST_REF".utf8)
  }

  /// Returns the nearest time of a stretch; one that only points is taken for want of another.
  private func nearest(in places: Range<Int>, fromEnd: Bool, isMeasured: Bool) -> Int? {
    var reference: Int?
    for step in 0..<places.count {
      let place = fromEnd ? places.upperBound - 1 - step : places.lowerBound + step
      guard row[place].kind == .time else { continue }
      let time = expressions.times[row[place].index]
      guard time.kind == .date || time.kind == .time || time.kind == .range else { continue }
      if isInName(place) || isUntil(place) || isCompared(place) || isOfCleft(place) { continue }
      if !fromEnd, isAnchored(place) || isSinceThen(place) { continue }
      if !isMeasured, fromEnd ? isOfThing(place, before: places.upperBound) : isOfObject(place) {
        continue
      }
      let end = fromEnd ? min(row.count, places.upperBound + 1) : places.upperBound
      if !isMeasured, isOfRelative(place, before: end, head: fromEnd ? places.upperBound : -1) {
        continue
      }
      if !fromEnd, time.value.hasSuffix("_REF"), place != places.lowerBound,
        row[place - 1].kind != .preposition
      {
        continue
      }
      if !time.value.utf8.elementsEqual("PAST_REF".utf8), !time.value.hasSuffix("_REF") {
        return row[place].index
      }
      if reference == nil { reference = row[place].index }
    }
    return reference
  }
}
