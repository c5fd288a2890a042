// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads the date of publication that stands beside an article.
enum PublishedDate {
  /// Reads `2023`, `2023-04`, `2023-04-11` with any time behind it, `2023/4/11`, `2023.4.11`,
  /// `20230411` and `2023年4月11日`; null for anything else.
  static func date(_ bytes: [UInt8]) -> CalendarDate? {
    let text = trimmed(bytes)
    let span = text.span
    var numbers: [(value: Int, count: Int)] = []
    var separators: [Separator] = []
    var index = 0
    while index < span.count, numbers.count < 3 {
      let start = index
      var value = 0
      while index < span.count, span[index] >= 0x30, span[index] <= 0x39, index - start < 9 {
        value = value * 10 + Int(span[index] - 0x30)
        index += 1
      }
      guard index > start else { return nil }
      numbers.append((value, index - start))
      guard index < span.count else { break }
      // A time of day stands behind a day alone.
      if numbers.count == 3, isTime(span, from: index) { break }
      guard let (separator, end) = Separator.read(span, at: index) else {
        guard numbers.count == 1, numbers[0].count == 8, isTime(span, from: index) else {
          return nil
        }
        break
      }
      separators.append(separator)
      index = end
      if separator == .day || index == span.count {
        // Only 年, 月 and 日 may end a date, each after its own number.
        guard separator.isChinese, index == span.count || isTime(span, from: index) else {
          return nil
        }
        break
      }
    }
    return date(numbers, separators)
  }

  private enum Separator: Equatable {
    case ascii(UInt8)
    case year, month, day

    var isChinese: Bool {
      switch self {
      case .ascii: false
      case .year, .month, .day: true
      }
    }

    static func read(_ text: Span<UInt8>, at offset: Int) -> (Separator, end: Int)? {
      switch text[offset] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        return (.ascii(text[offset]), offset + 1)
      default: break
      }
      if text.starts(with: "年", at: offset) { return (.year, offset + 3) }
      if text.starts(with: "月", at: offset) { return (.month, offset + 3) }
      if text.starts(with: "日", at: offset) { return (.day, offset + 3) }
      return nil
    }
  }

  private static func date(
    _ numbers: [(value: Int, count: Int)], _ separators: [Separator]
  ) -> CalendarDate? {
    guard let year = numbers.first else { return nil }
    if year.count == 8, numbers.count == 1, separators.isEmpty {
      return CalendarDate(
        year: year.value / 10_000, month: year.value / 100 % 100, day: year.value % 100)
    }
    guard year.count == 4, numbers.dropFirst().allSatisfy({ $0.count <= 2 }) else { return nil }
    if let first = separators.first {
      let expected: [Separator] = first == .year ? [.year, .month, .day] : [first, first]
      guard separators.count <= expected.count,
        zip(separators, expected).allSatisfy({ $0 == $1 })
      else { return nil }
    }
    return CalendarDate(
      year: year.value, month: numbers.count > 1 ? numbers[1].value : nil,
      day: numbers.count > 2 ? numbers[2].value : nil)
  }

  /// Returns whether a time of day, or nothing, follows: a space or `T` and a digit.
  private static func isTime(_ text: Span<UInt8>, from offset: Int) -> Bool {
    guard offset < text.count else { return true }
    guard text[offset] == UInt8(ascii: "T") || text[offset] == 0x20 else { return false }
    return offset + 1 < text.count && text[offset + 1] >= 0x30 && text[offset + 1] <= 0x39
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}
