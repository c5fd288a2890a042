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
    " Corp", " Corp.", " Group", " LLC", " Technologies", " Systems",
  ]

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
