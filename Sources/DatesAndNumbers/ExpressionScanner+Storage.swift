// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Sizes of memory and room, whose unit is told by one letter.
extension ExpressionScanner {
  /// Reads G, M and T as bytes where memory or room is told of: 16G内存, 500G的硬盘, 内存为8G.
  func storage(_ numeral: Numeral, at start: Int) -> Measured? {
    let letter = bytes[start]
    guard letter == 0x47 || letter == 0x4D || letter == 0x54, numeral.isArabic,
      start + 1 >= bytes.count || !isAlphanumeric(bytes.span, start + 1),
      isStorageBehind(start + 1) || isStorageBefore(numeral.range.start)
    else { return nil }
    let unit = letter == 0x47 ? "GB" : letter == 0x4D ? "MB" : "TB"
    return Measured(
      kind: .measure, unit: unit, ucum: String(unit.prefix(1)) + "By", end: start + 1)
  }

  /// Whether memory or room is named behind a number, at most one short word or two away.
  private func isStorageBehind(_ end: Int) -> Bool {
    var offset = end
    for _ in 0..<6 where offset < bytes.count {
      if bytes[offset] == 0x20 || bytes[offset] == 0x2B {
        offset += 1
        continue
      }
      if isStorage(at: offset) { return true }
      if isClauseEnd(offset) || bytes[offset] < 0x80 { return false }
      offset += bytes.span.scalar(at: offset).count
    }
    return false
  }

  /// Whether memory or room is named right before a number, but for 为, 是 and the like.
  private func isStorageBefore(_ start: Int) -> Bool {
    var offset = beforeSpace(start)
    for _ in 0..<4 {
      guard let previous = bytes.span.scalarStart(before: offset) else { return false }
      offset = previous
      if isClauseEnd(offset) { return false }
      if isStorage(at: offset), !isDigit(bytes[offset]) { return true }
    }
    return false
  }

  private func isStorage(at offset: Int) -> Bool {
    grammar.cue(in: bytes.span, at: offset)?.name == "storage"
  }
}
