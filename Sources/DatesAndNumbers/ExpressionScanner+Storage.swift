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

  /// Whether memory or room is named behind a number, with nothing but a few words between:
  /// 19G 的空闲空间.
  private func isStorageBehind(_ end: Int) -> Bool {
    var offset = end
    for _ in 0..<6 where offset < bytes.count {
      if isStorage(at: offset) { return true }
      if bytes[offset] == 0x20 || bytes[offset] == 0x2B {
        offset += 1
      } else if let word = ExpressionScanner.storageModifiers.first(where: {
        starts($0, at: offset)
      }) {
        offset += word.utf8CodeUnitCount
      } else {
        return false
      }
    }
    return false
  }

  /// What may stand between a size and what has it.
  private static let storageModifiers: [StaticString] = [
    "的", "以上", "左右", "可用", "空闲", "剩余", "免费", "物理", "固态", "地址", "串口",
  ]

  /// Whether memory or room is named right before a number, but for 为, 是 and the like.
  private func isStorageBefore(_ start: Int) -> Bool {
    var offset = beforeSpace(start)
    for _ in 0..<4 {
      guard let previous = bytes.span.scalarStart(before: offset) else { return false }
      offset = previous
      if isClauseEnd(offset) { return false }
      if isStorage(at: offset) { return true }
    }
    return false
  }

  private func isStorage(at offset: Int) -> Bool {
    grammar.cue(in: bytes.span, at: offset)?.name == "storage"
  }
}
