// SPDX-License-Identifier: Apache-2.0

import TextModel

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
struct LineJoiner {
  /// How wide wrapped lines are, in columns, of which an ideograph takes two.
  private static let wrapWidths = 24...160
  /// By how much a wrapped line may fall short of the width: a mark that may not begin a line, or
  /// half a word.
  private static let shortfall = 5
  /// How many lines of about one width show that an article is wrapped.
  private static let wrapEvidence = 3

  private let text: NormalizedText
  private let lines: [TextLine]
  private let kinds: [FurnitureFinder.Kind]
  private var bytes: [UInt8] = []
  private var offsets = OffsetMap()
  private var furniture: [ByteRange] = []
  /// Where the part of the text ends that was copied so far.
  private var copied = 0

  /// Makes a joiner for a text, its lines and what they belong to.
  init(_ text: NormalizedText, lines: [TextLine], kinds: [FurnitureFinder.Kind]) {
    self.text = text
    self.lines = lines
    self.kinds = kinds
  }

  /// Returns the text with its wrapped lines joined and its code left out, and where its furniture
  /// stands.
  mutating func page() -> Normalizer.Page {
    let width = LineJoiner.wrapWidth(of: lines)
    var block = 0
    while block < lines.count {
      var next = block + 1
      while next < lines.count, !lines[next].isBlank, !lines[next - 1].isBlank { next += 1 }
      let isRagged = LineJoiner.isRaggedParagraph(lines[block..<next])
      for index in block..<next {
        switch kinds[index] {
        case .code: replace(ByteRange(lines[index].start, lines[index].end), isSpaced: false)
        case .page: mark(lines[index])
        case .article: break
        }
        guard index + 1 < next, kinds[index] == kinds[index + 1], kinds[index] != .code,
          LineJoiner.joins(lines[index], lines[index + 1], width: width, isRagged: isRagged)
        else { continue }
        let isSpaced = lines[index].endsLatin && lines[index + 1].startsLatin
        replace(ByteRange(lines[index].end, lines[index + 1].start), isSpaced: isSpaced)
      }
      block = next
    }
    guard copied > 0 else { return Normalizer.Page(text: text, furniture: furniture) }
    bytes.append(contentsOf: text.bytes[copied...])
    return Normalizer.Page(
      text: NormalizedText(
        bytes: bytes, offsets: text.offsets.followed(by: offsets),
        simplifiedCount: text.simplifiedCount, repairCount: text.repairCount,
        repairs: text.repairs, doubts: text.doubts),
      furniture: furniture.map { offsets.targetRange(of: $0) })
  }

  /// Notes that a line is furniture.
  private mutating func mark(_ line: TextLine) {
    furniture.append(ByteRange(line.start, line.end))
  }

  /// Puts a space, or nothing, for a stretch of the text.
  private mutating func replace(_ gap: ByteRange, isSpaced: Bool) {
    bytes.append(contentsOf: text.bytes[copied..<gap.start])
    if isSpaced { bytes.append(0x20) }
    offsets.append(source: gap, targetCount: isSpaced ? 1 : 0)
    copied = gap.end
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
