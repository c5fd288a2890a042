// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The shorter names that follow from a longer one.
extension ArticleView {
  /// Returns where the word begins that tells the legal form or the trade at the end of a name.
  func legalFormStart(of range: ByteRange) -> Int? {
    let bytes = self.bytes
    let text = bytes.span
    for form in ArticleView.legalForms {
      let start = range.end - form.utf8CodeUnitCount
      if start > range.start, text.starts(with: form, at: start) { return start }
    }
    return nil
  }

  private static let legalForms: [StaticString] = [
    "科技有限公司", "股份有限公司", "有限责任公司", "有限公司", "公司", "集团", "科技", "股份", "控股", "技术",
    "智能", "网络", "信息", "汽车", "半导体", "数据", "传媒", "机器人", " Inc", " Inc.", " Ltd", " Ltd.",
    " Corp", " Corp.", " Corporation", " Group", " LLC", " Technologies", " Systems",
    " Team",
  ]

  /// Returns the first word of a company's name in Latin letters with its legal form, which the
  /// company is also called by.
  ///
  /// Reedbank is one for Reedbank Robotics Corp. and for Reedbank Inc.
  func firstLatinWord(of range: ByteRange) -> ByteRange? {
    let bytes = self.bytes
    guard bytes[range.start] < 0x80, let form = legalFormStart(of: range),
      let end = (range.start...form).first(where: { bytes[$0] == 0x20 }),
      end - range.start >= 4, (range.start..<end).allSatisfy({ Latin.isLetter(bytes[$0]) })
    else { return nil }
    return ByteRange(range.start, end)
  }

  /// Whether a name would begin inside a time or quantity, or end with one: 60|名某团队, 多达三台.
  func isMidExpression(_ range: ByteRange) -> Bool {
    if marks[range.end - 1].contains(.insideExpression) { return true }
    return range.start > 0 && marks[range.start].contains(.insideExpression)
      && marks[range.start - 1].contains(.insideExpression)
  }

  /// Whether a stretch is the place of a dateline with the 讯 behind it: （某地讯，2026年…）.
  func isDateline(_ range: ByteRange) -> Bool {
    let bytes = self.bytes
    let text = bytes.span
    guard range.count > 3, range.end <= bytes.count, text.starts(with: "讯", at: range.end - 3),
      range.start > 0,
      range.end < text.count, let before = text.scalarStart(before: range.start)
    else { return false }
    switch text.scalar(at: before).value {
    case 0x28, 0xFF08, 0x5B, 0x3010: break
    default: return false
    }
    switch text.scalar(at: range.end).value {
    case 0x2C, 0xFF0C, 0x3001, 0x29, 0xFF09, 0x2F: return true
    default: return false
    }
  }

  /// Returns the parts of a person's name between spaces or points; none where it has one part.
  func nameParts(of range: ByteRange) -> [ByteRange] {
    let bytes = self.bytes
    let text = bytes.span
    var pieces: [ByteRange] = []
    var start = range.start
    var offset = range.start
    while offset < range.end {
      let scalar = text.scalar(at: offset)
      if scalar.value == 0x20 || scalar.value == 0xB7 || scalar.value == 0x30FB {
        pieces.append(ByteRange(start, offset))
        start = offset + scalar.count
      }
      offset += scalar.count
    }
    guard !pieces.isEmpty else { return [] }
    pieces.append(ByteRange(start, range.end))
    return pieces.filter { $0.count >= 3 }
  }
}
