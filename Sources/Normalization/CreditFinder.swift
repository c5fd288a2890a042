// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// Reads who wrote an article, and where it appeared, from the lines of a page that say so.
///
///     来源：青梧日报  作者：林知远  发布时间：…
///     文 | 林知远
///     【记者林知远／台北报道】
///     《青梧日报》记者 林知远 | 北京报道
///
/// The labels are those of `Normalization/credits`.  A label counts at the start of a short line or
/// behind a space, a bar or an opening bracket of it; in a long line at its start alone.
public struct CreditFinder: Sendable {
  /// The bytes up to which a line counts as short.
  private static let shortLine = 240
  /// The bytes that a name has at most.
  private static let longestName = 60

  private let labels: LexiconTable
  /// The characters that labels begin with.
  private let firstCharacters: CharacterSet

  /// Makes a finder of a lexicon's labels.
  public init(lexicon: Lexicon) {
    labels = lexicon.table("Normalization/credits")
    firstCharacters = CharacterSet(startsOf: labels)
  }

  /// A label, what it says, and where it ends.
  private struct Label {
    var role: ImageText
    var end: Int
  }

  /// Returns who wrote a text and where it appeared, each by the first line that says so.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func credits(in text: NormalizedText) -> Credits {
    var credits = Credits()
    let bytes = text.bytes.span
    var start = 0
    while start < bytes.count, credits.author == nil || credits.outlet == nil {
      let end = bytes.firstIndex(of: 0x0A, from: start, to: bytes.count) ?? bytes.count
      read(bytes, ByteRange(start, end), into: &credits)
      start = end + 1
    }
    return credits
  }

  private func read(_ text: Span<UInt8>, _ line: ByteRange, into credits: inout Credits) {
    var index = line.start
    while index < line.end, text[index] <= 0x20 { index += 1 }
    let last = line.end - index <= CreditFinder.shortLine ? line.end : index + 1
    index = readReportersOutlet(text, from: index, to: line.end, into: &credits)
    var mayBegin = true
    while index < last {
      if !mayBegin {
        if text.startsIdeograph(at: index) {
          index += 3
          continue
        }
        if text[index] &- 0x30 < 10 || (text[index] | 0x20) &- 0x61 < 26 {
          index += 1
          continue
        }
      }
      let scalar = text.scalar(at: index)
      if mayBegin, let label = label(text, at: index, before: line.end) {
        index = max(index + scalar.count, read(text, label, before: line.end, into: &credits))
        mayBegin = false
        continue
      }
      mayBegin = CreditFinder.isSeparator(scalar.value)
      index += scalar.count
    }
  }

  /// Reads the outlet of `《青梧日报》记者`, and returns where 记者 begins; else where the line does.
  private func readReportersOutlet(
    _ text: Span<UInt8>, from start: Int, to end: Int, into credits: inout Credits
  ) -> Int {
    guard text.starts(with: "《", at: start) else { return start }
    let limit = min(end, start + CreditFinder.longestName)
    var index = start + 3
    while index < limit, !text.starts(with: "》", at: index) { index += 1 }
    guard index < limit, index > start + 3,
      let label = label(text, at: index + 3, before: end), label.role.equals("reporter"),
      reporter(text, behind: label.end, before: end) != nil
    else { return start }
    if credits.outlet == nil { credits.outlet = ByteRange(start + 3, index) }
    return index + 3
  }

  /// Reads what stands behind a label, and returns where that ends.
  private func read(
    _ text: Span<UInt8>, _ label: Label, before end: Int, into credits: inout Credits
  ) -> Int {
    if label.role.equals("reporter") {
      guard let name = reporter(text, behind: label.end, before: end) else { return label.end }
      if credits.author == nil { credits.author = name }
      return name.end
    }
    guard let start = CreditFinder.contentStart(text, behind: label.end, before: end),
      let name = name(text, from: start, before: end)
    else { return label.end }
    if label.role.equals("author"), credits.author == nil { credits.author = name }
    if label.role.equals("outlet"), credits.outlet == nil { credits.outlet = name }
    return name.end
  }

  /// Returns the reporter's name, where a slash or a bar and a report follow it.
  private func reporter(
    _ text: Span<UInt8>, behind label: Int, before end: Int
  ) -> ByteRange? {
    var start = label
    while start < end, text[start] == 0x20 { start += 1 }
    guard let name = name(text, from: start, before: end), name.count <= 36 else { return nil }
    var index = name.end
    var hasBar = false
    while index < min(end, name.end + 40) {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0x2F, 0x7C, 0xFF0F, 0xFF5C, 0x4E28: hasBar = true  // / | ／ ｜ 丨
      case 0x62A5:  // 报
        let isReport = text.starts(with: "报道", at: index) || text.starts(with: "报导", at: index)
        return hasBar && isReport ? name : nil
      case 0x3002, 0xFF0C, 0x2C: return nil  // 。 ， ,
      default: break
      }
      index += scalar.count
    }
    return nil
  }

  private func label(_ text: Span<UInt8>, at offset: Int, before end: Int) -> Label? {
    guard offset < end, firstCharacters.contains(text.scalar(at: offset).value),
      let (rows, labelEnd) = labels.longestKey(in: text, at: offset),
      labelEnd <= end, let row = rows.first, let role = labels.text(row: row, column: 1),
      !role.equals("nobody")
    else { return nil }
    return Label(role: role, end: labelEnd)
  }

  /// Returns where the name begins behind a label's colon, bar or slash, or null without one.
  private static func contentStart(
    _ text: Span<UInt8>, behind label: Int, before end: Int
  ) -> Int? {
    var index = label
    var hasMark = false
    while index < end {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0x20: break
      case 0x3A, 0xFF1A, 0x7C, 0xFF5C, 0x2F, 0xFF0F, 0x4E28:  // : ： | ｜ / ／ 丨
        if hasMark { return nil }
        hasMark = true
      default: return hasMark ? index : nil
      }
      index += scalar.count
    }
    return nil
  }

  /// Returns the name that begins at `start`, or null where none does.
  private func name(_ text: Span<UInt8>, from start: Int, before end: Int) -> ByteRange? {
    var index = start
    var nameEnd = start
    while index < end {
      let scalar = text.scalar(at: index)
      if CreditFinder.endsName(scalar.value) || (index > start && isLabelled(text, index, end)) {
        break
      }
      if scalar.value == 0x20 {
        let next = index + 1
        guard next < end, text[next] > 0x39 || text[next] == 0x26,
          label(text, at: next, before: end) == nil
        else { break }
      } else {
        nameEnd = index + scalar.count
        guard nameEnd - start <= CreditFinder.longestName else { return nil }
      }
      index += scalar.count
    }
    guard nameEnd > start, !isNobody(text, ByteRange(start, nameEnd)) else { return nil }
    return ByteRange(start, nameEnd)
  }

  /// Returns whether a label with its colon stands at `offset`: pages lose the space before it.
  private func isLabelled(_ text: Span<UInt8>, _ offset: Int, _ end: Int) -> Bool {
    guard let label = label(text, at: offset, before: end), label.end < end else { return false }
    return text[label.end] == 0x3A || text.starts(with: "：", at: label.end)
  }

  private func isNobody(_ text: Span<UInt8>, _ name: ByteRange) -> Bool {
    guard firstCharacters.contains(text.scalar(at: name.start).value),
      let (rows, end) = labels.longestKey(in: text, at: name.start), end == name.end,
      let row = rows.first
    else { return false }
    return labels.text(row: row, column: 1)?.equals("nobody") ?? false
  }

  /// Returns whether a label may stand behind a character.
  private static func isSeparator(_ character: UInt32) -> Bool {
    switch character {
    // white space | ｜ 丨 ( （ [ 【 ; ； ／ , ，
    case 0...0x20, 0xA0, 0x7C, 0xFF5C, 0x4E28, 0x28, 0xFF08, 0x5B, 0x3010, 0x3B, 0xFF1B, 0xFF0F,
      0x2C,
      0xFF0C:
      true
    default: false
    }
  }

  /// Returns whether no name goes on with a character.
  private static func endsName(_ character: UInt32) -> Bool {
    switch character {
    case 0..<0x20, 0xA0, 0x28, 0x29, 0x2C, 0x2F, 0x3B, 0x5B, 0x5D, 0x7C, 0x3A: true
    // ， 。 ； （ ） 【 】 ｜ ／ 丨 ： ！ ？
    case 0xFF0C, 0x3002, 0xFF1B, 0xFF08, 0xFF09, 0x3010, 0x3011, 0xFF5C, 0xFF0F, 0x4E28, 0xFF1A,
      0xFF01, 0xFF1F:
      true
    default: false
    }
  }
}
