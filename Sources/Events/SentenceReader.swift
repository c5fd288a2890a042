// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Turns the tokens, mentions, expressions and cues of one sentence into a row of items.
///
/// Sentences are read in order; each list is walked once.
struct SentenceReader {
  let text: NormalizedText
  let segments: SegmentedText
  let expressions: Expressions
  let annotations: EntityAnnotations
  let cues: [CueMatch]
  let triggers: [TriggerCandidate]
  /// The numbers of 在 and 于.
  private let prepositions: (inside: UInt16, at: UInt16)
  private var mention = 0
  private var quantity = 0
  private var time = 0
  private var cue = 0
  private var trigger = 0
  /// Where the next of all these lists begins: before it a token is a plain word.
  private var next = 0
  /// Where the bracket stands that ends the words of a Markdown link.
  private var linkEnd = -1

  init(
    text: NormalizedText, segments: SegmentedText, expressions: Expressions,
    annotations: EntityAnnotations, cues: [CueMatch], triggers: [TriggerCandidate],
    vocabulary: Vocabulary
  ) {
    self.text = text
    prepositions = (vocabulary.preposition("在"), vocabulary.preposition("于"))
    self.segments = segments
    self.expressions = expressions
    self.annotations = annotations
    self.cues = cues
    self.triggers = triggers
  }

  /// Fills `items` with those of a sentence, which must lie behind the one before.
  mutating func read(_ sentence: Sentence, into items: inout [SentenceItem]) {
    items.removeAll(keepingCapacity: true)
    var depth: UInt8 = 0
    var end = sentence.range.start
    for index in sentence.tokens {
      let token = segments.tokens[index]
      if token.range.end <= end { continue }
      if token.range.start == end + 1, depth == 0, partsHeadlines(end, token, items, sentence) {
        items.append(SentenceItem(kind: .stop, range: ByteRange(end, end)))
      }
      if token.range.end <= next {
        end = token.range.end
        append(token, to: &items, depth: &depth)
        continue
      }
      skip(to: max(token.range.start, end))
      if var item = expression(at: token) {
        item.depth = depth
        end = item.range.end
        if item.kind == .mention { splitPreposition(before: item.range.start, in: &items) }
        items.append(item)
        continue
      }
      if let item = word(at: token, depth: depth) {
        // A verb compound may have letters before the trigger: they are no item of their own.
        end = max(item.range.end, token.range.end)
        items.append(item)
        continue
      }
      end = token.range.end
      append(token, to: &items, depth: &depth)
    }
  }

  /// Parts the preposition before a name from an adverb that ends with it: 将在, 正在, 将于.
  private func splitPreposition(before start: Int, in items: inout [SentenceItem]) {
    guard let last = items.last, last.kind == .adverb, last.range.end == start,
      last.range.count == 6
    else { return }
    let middle = start - 3
    let number: UInt16
    if text.bytes.starts(SentenceReader.inside, at: middle) {
      number = prepositions.inside
    } else if text.bytes.starts(SentenceReader.at, at: middle) {
      number = prepositions.at
    } else {
      return
    }
    items[items.count - 1].range = ByteRange(last.range.start, middle)
    items.append(
      SentenceItem(
        kind: .preposition, range: ByteRange(middle, start),
        cues: [.preposition, .clausePreposition], preposition: number, depth: last.depth))
  }

  private static let inside = Array("在".utf8)
  private static let at = Array("于".utf8)

  /// Whether the blank at `offset` parts two headlines: a clause with a verb stands before it
  /// without another break, a noun and no further blank follow, and the sentence ends with no full
  /// stop.
  private func partsHeadlines(
    _ offset: Int, _ token: Token, _ items: [SentenceItem], _ sentence: Sentence
  ) -> Bool {
    let bytes = text.bytes
    guard let last = items.last, last.kind == .noun || last.kind == .mention else { return false }
    switch token.partOfSpeech {
    case .noun, .properNoun, .other, .pronoun, .numeral: break
    default: return false
    }
    // 。 ends prose.
    guard !bytes[(sentence.range.end - 3)..<sentence.range.end].elementsEqual([0xE3, 0x80, 0x82])
    else { return false }
    let next = offset + 1
    guard bytes[offset] == 0x20, next + SentenceReader.headline <= bytes.count,
      bytes[next] >= 0xE3, bytes[offset - 1] >= 0x80
    else { return false }
    for place in next..<(next + SentenceReader.headline) where bytes[place] <= 0x20 { return false }
    var sawVerb = false
    for item in items.reversed() {
      if item.isBreak || item.kind == .colon { return false }
      if item.isVerbal { sawVerb = true }
      if offset - item.range.start >= SentenceReader.headline, sawVerb { return true }
      if offset - item.range.start > 3 * SentenceReader.headline { return false }
    }
    return false
  }

  /// How long a headline is at the least, in bytes.
  private static let headline = 24

  /// Appends a token that is nothing but a word or a mark.
  private mutating func append(
    _ token: Token, to items: inout [SentenceItem], depth: inout UInt8
  ) {
    var item = SentenceItem(kind: kind(of: token), range: token.range)
    if item.kind == .bracket {
      if let end = end(ofLinkAt: token.range.start) {
        // The words of a link belong to the sentence around it.
        linkEnd = end
        item.depth = depth
      } else if token.range.start == linkEnd {
        item.depth = depth
      } else if isOpening(token) {
        item.depth = depth
        depth += depth < 200 ? 1 : 0
      } else {
        depth -= depth > 0 ? 1 : 0
        item.depth = depth
      }
    } else {
      item.depth = depth
      // [甲发布乙](…) + [丙融资](…): each link has its own sentence.
      if depth == 0, token.range.count == 1, text.bytes[token.range.start] == 0x2B,
        linkEnd >= 0, items.last?.kind == .bracket
      {
        item.kind = .stop
      }
    }
    items.append(item)
  }

  /// Goes on to what ends behind `offset`.
  private mutating func skip(to offset: Int) {
    while mention < annotations.mentions.count, annotations.mentions[mention].range.end <= offset {
      mention += 1
    }
    while quantity < expressions.quantities.count,
      expressions.quantities[quantity].range.end <= offset
    {
      quantity += 1
    }
    while time < expressions.times.count, expressions.times[time].range.end <= offset { time += 1 }
    while cue < cues.count, cues[cue].range.start < offset { cue += 1 }
    while trigger < triggers.count, triggers[trigger].range.end <= offset { trigger += 1 }
    next = text.bytes.count
    if mention < annotations.mentions.count {
      next = min(next, annotations.mentions[mention].range.start)
    }
    if quantity < expressions.quantities.count {
      next = min(next, expressions.quantities[quantity].range.start)
    }
    if time < expressions.times.count { next = min(next, expressions.times[time].range.start) }
    if cue < cues.count { next = min(next, cues[cue].range.start) }
    if trigger < triggers.count { next = min(next, triggers[trigger].range.start) }
  }

  /// Returns the mention, time or quantity that a token begins or belongs to.
  private func expression(at token: Token) -> SentenceItem? {
    if mention < annotations.mentions.count {
      let range = annotations.mentions[mention].range
      if range.start < token.range.end {
        return SentenceItem(kind: .mention, range: range, index: mention)
      }
    }
    if time < expressions.times.count {
      let range = expressions.times[time].range
      if range.start < token.range.end {
        return SentenceItem(kind: .time, range: range, index: time)
      }
    }
    if quantity < expressions.quantities.count {
      let range = expressions.quantities[quantity].range
      if range.start < token.range.end {
        var item = SentenceItem(kind: .quantity, range: range, index: quantity)
        // 两家: those who were named.
        if cue < cues.count, cues[cue].range == range { item.cues = cues[cue].cues }
        return item
      }
    }
    return nil
  }

  /// Returns the trigger or cue that a token begins or holds at its end.
  private func word(at token: Token, depth: UInt8) -> SentenceItem? {
    var item: SentenceItem?
    if trigger < triggers.count {
      let range = triggers[trigger].range
      if range.start < token.range.end {
        item = SentenceItem(kind: .trigger, range: range, index: trigger, depth: depth)
      }
    }
    // A cue ends before the next name: 在即某 is no 在即.
    let limit =
      mention < annotations.mentions.count ? annotations.mentions[mention].range.start : Int.max
    var place = cue
    while place < cues.count, cues[place].range.start < token.range.end {
      let match = cues[place]
      guard match.range.end <= limit else {
        place += 1
        continue
      }
      let isWhole = match.range.start == token.range.start && match.range.end >= token.range.end
      let isTail = match.range.end == token.range.end && match.range.count >= 6
      let isHead = match.range.start == token.range.start && match.range.count >= 6
      if isWhole || isTail || isHead {
        if var found = item, found.range.start <= match.range.start {
          if found.range == match.range {
            found.cues.formUnion(match.cues)
            found.preposition = match.preposition
            return found
          }
          return item
        }
        var made = SentenceItem(
          kind: kind(of: match, token: token), range: match.range, cues: match.cues,
          preposition: match.preposition, depth: depth)
        if !isWhole && !isHead { made.range = match.range }
        return made
      }
      place += 1
    }
    return item
  }

  private func kind(of match: CueMatch, token: Token) -> SentenceItem.Kind {
    if match.cues.contains(.join) { return .join }
    if match.cues.contains(.preposition) { return .preposition }
    if match.cues.contains(.of) { return .of }
    if match.cues.contains(.aspect) { return .aspect }
    if !match.cues.isDisjoint(with: [.planned, .possible, .negated]) { return .adverb }
    if match.cues.contains(.titleNoun) { return .noun }
    return kind(of: token)
  }

  private func kind(of token: Token) -> SentenceItem.Kind {
    if token.form == .punctuation { return punctuation(token) }
    if isEmphasis(token.range) || isPicture(token.range) { return .quote }
    switch token.partOfSpeech {
    case .verb, .auxiliary: return .verb
    case .noun, .properNoun, .symbol, .other: return .noun
    case .adjective, .numeral, .determiner: return .modifier
    case .adverb: return .adverb
    case .punctuation: return punctuation(token)
    case .pronoun: return .noun
    case .particle, .adposition, .coordinatingConjunction, .subordinatingConjunction,
      .interjection:
      return .other
    }
  }

  private func punctuation(_ token: Token) -> SentenceItem.Kind {
    switch text.bytes.span.scalar(at: token.range.start).value {
    case 0xFF0C, 0x2C: .comma
    case 0xFF1B, 0x3B: .stop
    case 0xFF1A, 0x3A: .colon
    case 0x2014, 0x2015, 0x2500, 0x2013: .dash
    case 0x201C, 0x201D, 0x2018, 0x2019, 0x22, 0x300C, 0x300D, 0x300E, 0x300F, 0x300A, 0x300B,
      0x3008, 0x3009, 0xAB, 0xBB:
      .quote
    case 0x28, 0x29, 0xFF08, 0xFF09, 0x5B, 0x5D, 0x3010, 0x3011: .bracket
    // A list of headlines: 甲发布新品 · 乙裁员.
    case 0xB7, 0x2022: isBlank(before: token.range) && isBlank(behind: token.range) ? .stop : .join
    // 甲工具发布 - 配置和监控乙
    case 0x2D: isDivider(token.range) ? .stop : .other
    case 0x7C, 0xFF5C: .stop
    case 0x2A, 0x60: .quote
    case 0x3001, 0xFF0F, 0x2F, 0x26: .join
    default: .other
    }
  }

  /// Whether a token is a mark of emphasis as light markup has it: **, `.
  private func isEmphasis(_ range: ByteRange) -> Bool {
    (range.start..<range.end).allSatisfy { text.bytes[$0] == 0x2A || text.bytes[$0] == 0x60 }
  }

  /// Whether a token is a picture: U+2600 to U+27BF, U+1F000 to U+1FFFF, or what changes one.
  private func isPicture(_ range: ByteRange) -> Bool {
    guard range.count >= 3 else { return false }
    let second = text.bytes[range.start + 1]
    switch text.bytes[range.start] {
    case 0xF0: return second == 0x9F
    case 0xE2: return (0x98...0x9E).contains(second) || second == 0xAD
    case 0xEF: return second == 0xB8 && text.bytes[range.start + 2] == 0x8F
    default: return false
    }
  }

  /// Whether a hyphen stands between blanks, but not between two numbers: 3 - 5.
  private func isDivider(_ range: ByteRange) -> Bool {
    guard isBlank(before: range), isBlank(behind: range) else { return false }
    let bytes = text.bytes
    return range.start < 2 || range.end + 1 >= bytes.count
      || bytes[range.start - 2] &- 0x30 >= 10 || bytes[range.end + 1] &- 0x30 >= 10
  }

  private func isBlank(before range: ByteRange) -> Bool {
    range.start == 0 || text.bytes[range.start - 1] <= 0x20
  }

  private func isBlank(behind range: ByteRange) -> Bool {
    range.end == text.bytes.count || text.bytes[range.end] <= 0x20
  }

  /// Returns where the words of a Markdown link end that begin behind the bracket, or nil; those of
  /// a picture are no link: [甲](…).
  private func end(ofLinkAt start: Int) -> Int? {
    let bytes = text.bytes.span
    guard bytes[start] == 0x5B, start > linkEnd, start == 0 || bytes[start - 1] != 0x21 else {
      return nil
    }
    let limit = min(bytes.count - 1, start + SentenceReader.link)
    var end = start + 1
    while end < limit, bytes[end] != 0x5D, bytes[end] != 0x5B, bytes[end] != 0x0A { end += 1 }
    guard end < limit, bytes[end] == 0x5D else { return nil }
    let isNote = bytes[start + 1] &- 0x30 < 10
    return bytes[end + 1] == 0x28 || !isNote && refersToNote(behind: end + 1) ? end : nil
  }

  /// Whether a number in brackets stands at an offset or a blank behind it: [甲] [3].
  private func refersToNote(behind offset: Int) -> Bool {
    let bytes = text.bytes.span
    var place = offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
    guard place < bytes.count, bytes[place] == 0x5B else { return false }
    let first = place + 1
    place = first
    while place < bytes.count, place - first < 3, bytes[place] &- 0x30 < 10 { place += 1 }
    return place > first && place < bytes.count && bytes[place] == 0x5D
  }

  /// How long the words of a link are at the most, in bytes.
  private static let link = 400

  private func isOpening(_ token: Token) -> Bool {
    switch text.bytes.span.scalar(at: token.range.start).value {
    case 0x28, 0xFF08, 0x5B, 0x3010: true
    default: false
    }
  }
}
