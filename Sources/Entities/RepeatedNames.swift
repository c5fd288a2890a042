// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the further mentions of Chinese names that a pattern found once.
///
/// A name that was introduced with a title, a suffix or quotation marks stands bare in the rest of
/// the article.
struct RepeatedNames {
  /// A name must be this sure before it counts elsewhere.
  private static let surety = 48

  /// A name, and the part of it that is looked for, from its first ideograph on: 实例 of U 实例.
  private struct Source {
    var index: Int
    var range: ByteRange
    /// How many bytes of the name stand before that part.
    var prefix = 0
    /// The number of the next source that begins with the same two characters, or -1.
    var next = -1
  }

  /// Which last bytes the first and the second character of a name may have: nearly all places of a
  /// text are passed over by a look at two bits.
  ///
  /// The last byte of a character of several bytes has one of 64 values.
  private struct Beginnings {
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    mutating func insert(_ text: Span<UInt8>, at offset: Int) {
      first |= 1 << UInt64(text[offset + 2] & 0x3F)
      second |= 1 << UInt64(text[offset + 5] & 0x3F)
    }

    func mayHold(_ text: Span<UInt8>, at offset: Int) -> Bool {
      first &>> UInt64(text[offset &+ 2]) & second &>> UInt64(text[offset &+ 5]) & 1 != 0
    }
  }

  /// Returns candidates for the bare mentions of some names.
  ///
  /// - Complexity: O(*n*) in the length of the text, for names are looked up by their first
  ///   characters.
  func candidates(of names: [Candidate], in view: ArticleView) -> [Candidate] {
    let bytes = view.bytes
    let text = bytes.span
    var keys = KeyTable()
    var sources: [Source] = []
    for (index, name) in names.enumerated() {
      // Without its marks a title may be a phrase like any other.
      let surety =
        name.sources.contains(.bookTitle)
        ? RepeatedNames.surety + Int(TitledNames.surplus) : RepeatedNames.surety
      guard name.senses.isEmpty, name.scores.best.margin >= surety else { continue }
      var ranges = [name.range]
      // 星澜科技有限公司 goes on as 星澜科技 and as 星澜.
      while name.scores.best.place == 1, let range = ranges.last,
        let start = view.legalFormStart(of: range)
      {
        ranges.append(ByteRange(range.start, view.skippingSpacesBack(from: start)))
      }
      for range in ranges where range.count >= 6 {
        // Letters with a noun behind them may be any phrase: in quotation marks they are a name.
        guard bytes[range.start] >= 0x80 || name.sources.contains(.quotation) else { continue }
        let prefix = prefix(of: range, in: text)
        guard range.count - prefix >= 6,
          keys.number(of: view.key(range), orInsert: sources.count) == sources.count
        else { continue }
        sources.append(
          Source(index: index, range: ByteRange(range.start + prefix, range.end), prefix: prefix))
      }
    }
    guard !sources.isEmpty else { return [] }
    // The source by which each beginning is found: the one that came last.
    var latest: [Int] = []
    latest.reserveCapacity(sources.count)
    var heads = KeyTable(capacity: sources.count)
    var beginnings = Beginnings()
    for (number, source) in sources.enumerated() {
      beginnings.insert(text, at: source.range.start)
      let head = heads.number(
        of: RepeatedNames.head(text, at: source.range.start), orInsert: latest.count)
      if head == latest.count { latest.append(-1) }
      sources[number].next = latest[head]
      latest[head] = number
    }
    var result: [Candidate] = []
    var taken = names.startIndex
    var offset = 0
    while offset + 6 <= text.count {
      let count = text.scalar(at: offset).count
      defer { offset += count }
      guard text[offset] >= 0x80, beginnings.mayHold(text, at: offset),
        let head = heads[RepeatedNames.head(text, at: offset)]
      else { continue }
      while taken < names.count, names[taken].range.end <= offset { taken += 1 }
      var longest: (index: Int, range: ByteRange)?
      var number = latest[head]
      while number >= 0 {
        let source = sources[number]
        number = source.next
        let name = ByteRange(source.range.start - source.prefix, source.range.end)
        let range = ByteRange(offset - source.prefix, offset + source.range.count)
        guard range.start >= 0, range.end <= text.count,
          range.count > longest?.range.count ?? 0, equals(text, name, range),
          source.prefix == 0 || !isInWord(range.start, text) && view.isBorder(range.end)
        else { continue }
        longest = (source.index, range)
      }
      guard let longest, view.isBorder(longest.range.start) || view.isBorder(longest.range.end)
      else { continue }
      if taken < names.count, names[taken].range.overlaps(longest.range) { continue }
      if taken > 0, names[taken - 1].range.overlaps(longest.range) { continue }
      var candidate = names[longest.index]
      candidate.range = longest.range
      candidate.sources = .repetition
      candidate.key = view.key(longest.range)
      result.append(candidate)
    }
    return result
  }

  /// Returns how many bytes of a name in letters stand before its first ideograph: all where it has
  /// none.
  private func prefix(of range: ByteRange, in text: Span<UInt8>) -> Int {
    var offset = range.start
    while offset < range.end, text[offset] < 0x80 { offset += 1 }
    return offset - range.start
  }

  /// Whether a letter or a digit stands before a place.
  private func isInWord(_ start: Int, _ text: Span<UInt8>) -> Bool {
    start > 0 && Latin.isAlphanumeric(text[start - 1])
  }

  /// The six bytes at `offset` as one number.
  private static func head(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
    text.number(from: offset, to: offset + 6)
  }

  private func equals(_ text: Span<UInt8>, _ left: ByteRange, _ right: ByteRange) -> Bool {
    for index in 0..<left.count where text[left.start + index] != text[right.start + index] {
      return false
    }
    return true
  }
}
