// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What ``LineJoiner`` knows of a line.
struct TextLine {
  /// Where its text begins and ends, white space around it left out.
  private(set) var start: Int
  private(set) var end: Int
  /// The columns that it takes, an ideograph two.
  private(set) var width = 0
  /// The columns that it is set in by.
  private(set) var indent = 0
  /// The columns of the Latin word that it begins with; 2 for an ideograph.
  private(set) var firstWordWidth = 2
  /// Whether it begins like an item of a list, a heading or a cell of a table.
  private(set) var startsItem = false
  /// Whether it begins with what begins no sentence and no item.
  private(set) var startsWithin = false
  /// Whether it begins with a mark that closes.
  private(set) var startsWithClosing = false
  /// Whether it ends behind a comma or an opening mark.
  private(set) var endsWithin = false
  /// Whether a stop, or a mark behind one, ends it.
  private(set) var endsSentence = false
  /// Whether a full stop ends it.
  private(set) var endsStop = false
  /// Whether it is marked as a heading.
  private(set) var isHeading = false
  private(set) var startsLatin = false
  private(set) var endsLatin = false

  /// Whether it holds nothing but white space.
  var isBlank: Bool { start == end }
  /// Whether its sentence may go on in the next line.
  var endsOpen: Bool { !endsSentence && !isBlank }

  /// Returns the lines of a normalized text; none where it is one line.
  static func lines(of text: Span<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    while let end = text.firstIndex(of: 0x0A, from: start, to: text.count) {
      // Most lines are paragraphs.
      if start == 0 { lines.reserveCapacity(text.count / 128 + 2) }
      lines.append(TextLine(text, start, end))
      start = end + 1
    }
    if !lines.isEmpty { lines.append(TextLine(text, start, text.count)) }
    return lines
  }

  private init(_ text: Span<UInt8>, _ lineStart: Int, _ lineEnd: Int) {
    start = lineStart
    end = lineEnd
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    indent = start - lineStart
    guard start < end else { return }
    width = TextLine.width(of: text.extracting(start..<end))
    readStart(text)
    readEnd(text)
  }

  /// The columns that a text takes: the lead byte of a character of three bytes takes two, its
  /// others none.
  ///
  /// Written without branches and with sums of one byte, so that the compiler reads many bytes at a
  /// time.
  private static func width(of text: Span<UInt8>) -> Int {
    var width = 0
    var offset = 0
    while offset < text.count {
      // No byte takes more than two columns: the sum of a block fits into a byte.
      let end = min(offset &+ 127, text.count)
      var sum: UInt8 = 0
      for index in offset..<end {
        let byte = text[index]
        sum &+= (byte < 0x80 ? 1 : 0) &+ (byte >= 0xC0 ? 1 : 0) &+ (byte >= 0xE2 ? 1 : 0)
      }
      width &+= Int(sum)
      offset = end
    }
    return width
  }

  private mutating func readStart(_ text: Span<UInt8>) {
    let first = text.scalar(at: start)
    switch first.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      startsLatin = true
      var index = start
      while index < end, index - start < 40, text[index] > 0x20, text[index] < 0x80 { index += 1 }
      firstWordWidth = index - start
      startsItem = isNumberedItem(text)
    case 0x23, 0x2A, 0x2B, 0x2D, 0x3E, 0x3C, 0x5B, 0x7B, 0x7C:  // # * + - > < [ { |
      startsItem = true
      isHeading = first.value == 0x23 || first.value == 0x7C
    case 0x2022, 0x00B7, 0x25A0...0x25FF, 0x2460...0x24FF, 0x2605, 0x2606, 0x3010, 0x25CF,
      0x203B, 0x1F000...0x1FAFF, 0x2700...0x27BF:  // • · ■ ① ★ 【 ※ and pictures
      startsItem = true
    case 0xFF0C, 0x3001, 0x3002, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0x2C:  // ， 、 。 ； ： ？ ！ ,
      startsWithin = true
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0xFF09, 0x29:  // ” ’ 」 』 》 ） )
      startsWithin = true
      startsWithClosing = true
    case 0x7684, 0x4E86, 0x7740, 0x4EEC:  // 的 了 着 们
      startsWithin = true
    case 0x7B2C, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:
      startsItem = isNumberedItem(text)
    default: break
    }
  }

  /// Returns whether the line begins like `1.`, `2、`, `一、` or `3)`.
  private func isNumberedItem(_ text: Span<UInt8>) -> Bool {
    var index = start
    var count = 0
    while index < end, count < 4 {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0x30...0x39, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
        0x5341:
        count += 1
        index += scalar.count
      case 0x3001, 0xFF09, 0x29, 0xFF0E: return count > 0
      case 0x2E:  // A point that no digit follows.
        return count > 0
          && (index + 1 >= end || text[index + 1] < 0x30 || text[index + 1] > 0x39)
      default: return false
      }
    }
    return false
  }

  private mutating func readEnd(_ text: Span<UInt8>) {
    var index = end
    // The mark that counts may stand before quotation marks and brackets that close.
    var closesMark = false
    while let last = text.scalarStart(before: index), last >= start {
      let scalar = text.scalar(at: last)
      switch scalar.value {
      case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x22:
        closesMark = true
        index = last
        continue
      case 0x3002:
        endsSentence = true
        endsStop = true
      case 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026, 0xFF1B, 0x3B:  // ！ ？ ! ? … ； ;
        endsSentence = true
      case 0x2E: endsSentence = last == start || text[last - 1] >= 0x3A
      case 0xFF1A, 0x3A: endsSentence = true  // What a colon announces may be a list.
      case 0xFF0C, 0x3001, 0x2C: endsWithin = !closesMark && hasIdeograph(text, before: last)
      case 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0xFF08, 0x28: endsWithin = !closesMark
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: endsLatin = !closesMark
      default: break
      }
      return
    }
  }

  private func hasIdeograph(_ text: Span<UInt8>, before offset: Int) -> Bool {
    guard let last = text.scalarStart(before: offset), last >= start else { return false }
    return text[last] >= 0x80
  }
}
