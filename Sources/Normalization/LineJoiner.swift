// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Joins the lines of hard-wrapped paragraphs, so that no sentence ends where a line is full.
///
///     霁川电子宣布完成由远岫↵        霁川电子宣布完成由远岫资本领投的三亿元融资。
///     资本领投的三亿元融资。     →
///
/// Lines are looked at in blocks, the stretches between blank lines.  Two lines become one where
/// - the first ends within a clause: behind a comma, or behind an opening mark;
/// - the second begins with what begins no line: a closing mark, a comma, 的, 了 …;
/// - the first is as wide as the article's lines are wrapped, and its sentence is not over;
/// - all lines of a block but its last end within a sentence and are about equally wide.
///
/// Nothing is joined to a list's item or to a line that is set in.  Between ideographs nothing
/// stands for the line's end, between Latin words a space.
public enum LineJoiner {
  /// How wide wrapped lines are, in columns, of which an ideograph takes two.
  private static let wrapWidths = 24...160
  /// By how much a wrapped line may fall short of the width: a mark that may not begin a line, or
  /// half a word.
  private static let shortfall = 5
  /// How many lines of about one width show that an article is wrapped.
  private static let wrapEvidence = 3

  /// Returns a text whose wrapped lines are joined; its offsets still lead to the raw article.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func joined(_ text: NormalizedText) -> NormalizedText {
    let lines = TextLine.lines(of: text.bytes.span)
    guard lines.count > 1 else { return text }
    let width = wrapWidth(of: lines)
    var offsets = OffsetMap()
    var bytes: [UInt8] = []
    var end = 0
    var block = 0
    while block < lines.count {
      var next = block + 1
      while next < lines.count, !lines[next].isBlank, !lines[next - 1].isBlank { next += 1 }
      let isRagged = isRaggedParagraph(lines[block..<next])
      for index in (block + 1)..<max(next, block + 1)
      where joins(lines[index - 1], lines[index], width: width, isRagged: isRagged) {
        let gap = ByteRange(lines[index - 1].end, lines[index].start)
        let isSpaced = lines[index - 1].endsLatin && lines[index].startsLatin
        bytes.append(contentsOf: text.bytes[end..<gap.start])
        if isSpaced { bytes.append(0x20) }
        offsets.append(source: gap, targetCount: isSpaced ? 1 : 0)
        end = gap.end
      }
      block = next
    }
    guard end > 0 else { return text }
    bytes.append(contentsOf: text.bytes[end...])
    return NormalizedText(
      bytes: bytes, offsets: text.offsets.followed(by: offsets),
      simplifiedCount: text.simplifiedCount, repairCount: text.repairCount)
  }

  /// Returns the width at which an article's lines are wrapped, or null where they are not.
  private static func wrapWidth(of lines: [TextLine]) -> Int? {
    var counts = [Int](repeating: 0, count: wrapWidths.upperBound + 1)
    var openCount = 0
    for index in lines.indices.dropLast() {
      let line = lines[index]
      guard !line.isBlank, !lines[index + 1].isBlank, line.endsOpen else { continue }
      openCount += 1
      if wrapWidths.contains(line.width) { counts[line.width] += 1 }
    }
    guard openCount >= wrapEvidence else { return nil }
    for width in wrapWidths.reversed() where counts[width] > 0 {
      let near = counts[(width - shortfall)...width].reduce(0, +)
      // Most of the lines whose sentence goes on are as wide as that, and hardly one is wider.
      let widerCount = lines.count { $0.width > width + 2 }
      if near >= wrapEvidence, near * 2 >= openCount, widerCount * 4 <= near { return width }
    }
    return nil
  }

  /// Returns whether a block looks like one paragraph that was wrapped by hand.
  private static func isRaggedParagraph(_ lines: ArraySlice<TextLine>) -> Bool {
    guard lines.count >= 3, let last = lines.last, last.endsSentence else { return false }
    let wrapped = lines.dropLast()
    let widest = wrapped.reduce(0) { max($0, $1.width) }
    return wrapWidths.contains(widest) && last.width <= widest + shortfall
      && wrapped.allSatisfy { $0.endsOpen && $0.width * 3 >= widest * 2 }
  }

  private static func joins(
    _ line: TextLine, _ next: TextLine, width: Int?, isRagged: Bool
  ) -> Bool {
    guard !line.isBlank, !next.isBlank, !next.startsItem, next.indent <= line.indent else {
      return false
    }
    if next.startsWithin { return !line.endsSentence || next.startsWithClosing }
    guard line.endsOpen, !line.isHeading else { return false }
    if line.endsWithin || isRagged { return true }
    guard let width else { return false }
    return line.width <= width + 2
      && line.width + max(shortfall, next.firstWordWidth + 1) >= width
  }
}
