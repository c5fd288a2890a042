// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Finds an article's headline among its first lines.
///
/// A line such as `标题：…` names it, in either script.  Else the first line that is neither blank nor
/// a page's path, as `首页 > 科技 > 正文`, is the headline if it looks like one: short, not ended like
/// a sentence, followed by other text, and neither a date line, nor a source line, nor a web
/// address.  The name of a site or section (`某某科技资讯网`) gives way to a headline behind it.
public enum HeadlineFinder {
  /// The number of characters that a headline has at most.
  public static let scalarLimit = 60
  /// The number of lines among which a named headline is looked for.
  private static let lineLimit = 12

  /// Returns where the headline stands in a raw article, without marks and white space around it.
  public static func title(in bytes: [UInt8]) -> ByteRange? {
    let text = bytes.span
    var first: ByteRange?
    var site: ByteRange?
    var hasMore = false
    var start = 0
    var lineCount = 0
    while start < text.count, lineCount < lineLimit {
      let end = text.firstIndex(of: 0x0A, from: start, to: text.count) ?? text.count
      let line = trimmed(text, start, end)
      start = end + 1
      guard !line.isEmpty else { continue }
      lineCount += 1
      if let named = namedTitle(text, line) { return named }
      // A text of one line has no headline.
      if first == nil, site == nil, start >= text.count { return nil }
      if first == nil, isBreadcrumb(text, line) { continue }
      if site == nil, first == nil, isSiteName(text, line) {
        site = line
        continue
      }
      if first == nil { first = line } else { hasMore = true }
    }
    guard let first else { return nil }
    let headline = withoutMarks(text, first)
    if hasMore, isHeadline(text, headline) { return headline }
    // What looked like a site's name stands before plain text: it is the headline itself.
    guard let site else { return nil }
    return isHeadline(text, site) ? site : nil
  }

  /// Returns whether a line looks like the name of a site or section: a few characters without a
  /// mark or a digit among them, ended by a word that such names end with.
  private static func isSiteName(_ text: Span<UInt8>, _ line: ByteRange) -> Bool {
    var count = 0
    var index = line.start
    while index < line.end {
      let scalar = text.scalar(at: index)
      guard scalar.isHan || scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A else {
        return false
      }
      count += 1
      if count > 12 { return false }
      index += scalar.count
    }
    let ends: [StaticString] = [
      "网", "網", "大全", "频道", "頻道", "资讯", "資訊", "首页", "首頁", "在线", "在線", "門戶", "门户", "栏目", "欄目",
      "专栏", "專欄", "快讯", "快訊", "要闻", "要聞", "新闻", "新聞", "日报", "日報", "晚报", "晚報", "时报", "時報", "周刊",
      "週刊", "之家", "头条", "頭條", "导航", "導航", "滚动", "滾動", "正文",
    ]
    return count >= 3
      && ends.contains { end in
        let size = end.utf8CodeUnitCount
        return line.count > size && text.starts(with: end, at: line.end - size)
      }
  }

  /// Returns what stands behind `标题：` or a label like it.
  private static func namedTitle(_ text: Span<UInt8>, _ line: ByteRange) -> ByteRange? {
    let labels: [StaticString] = [
      "原文标题", "原文標題", "文章标题", "文章標題", "新闻标题", "新聞標題", "标题", "標題",
    ]
    for label in labels where text.starts(with: label, at: line.start) {
      let behind = line.start + label.utf8CodeUnitCount
      var content = -1
      if text.starts(with: "：", at: behind) { content = behind + 3 }
      if text.starts(with: ":", at: behind) { content = behind + 1 }
      guard content >= 0, content <= line.end else { continue }
      let range = trimmed(text, content, line.end)
      return range.isEmpty ? nil : range
    }
    return nil
  }

  private static func isHeadline(_ text: Span<UInt8>, _ line: ByteRange) -> Bool {
    guard !line.isEmpty else { return false }
    var scalarCount = 0
    var hasLetter = false
    var last: UInt32 = 0
    var digitCount = 0
    var index = line.start
    while index < line.end {
      let scalar = text.scalar(at: index)
      scalarCount += 1
      if scalarCount > scalarLimit { return false }
      if (scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A) || scalar.isHan {
        hasLetter = true
      }
      if scalar.value >= 0x30 && scalar.value <= 0x39 { digitCount += 1 }
      last = scalar.value
      index += scalar.count
    }
    // 。 ； ， 、 ： ; , :
    let enders: [UInt32] = [0x3002, 0xFF1B, 0xFF0C, 0x3001, 0xFF1A, 0x3B, 0x2C, 0x3A]
    guard hasLetter, scalarCount >= 4, !enders.contains(last) else { return false }
    return !isFurniture(text, line) && !isDateLine(text, line, digitCount: digitCount)
  }

  /// Returns whether a line tells where in a site the page stands: `首页 > 科技 > 正文`.
  private static func isBreadcrumb(_ text: Span<UInt8>, _ line: ByteRange) -> Bool {
    let starts: [StaticString] = ["当前位置", "當前位置", "您的位置", "您所在的位置", "你的位置", "首页 ", "首頁 "]
    if starts.contains(where: { text.starts(with: $0, at: line.start) }) { return true }
    var arrowCount = 0
    var barCount = 0
    var index = line.start
    while index < line.end {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0xFF0C, 0x3002, 0xFF1F, 0xFF01, 0xFF1A, 0xFF1B: return false  // ， 。 ？ ！ ： ；
      case 0x3E, 0x203A, 0xBB, 0xFF1E: arrowCount += 1  // > › » ＞
      case 0x26 where text.starts(with: "&gt;", at: index): arrowCount += 1
      case 0x7C, 0xFF5C: barCount += 1  // | ｜
      default: break
      }
      index += scalar.count
    }
    return arrowCount > 0 || barCount > 1
  }

  /// Returns whether a line says who wrote an article, or where it comes from.
  private static func isFurniture(_ text: Span<UInt8>, _ line: ByteRange) -> Bool {
    let labels: [StaticString] = [
      "来源", "來源", "作者", "编辑", "編輯", "记者", "記者", "文/", "文|", "文｜", "文 |", "文：", "图/", "责编", "責編",
      "责任编辑", "責任編輯", "发布时间", "發布時間", "发表时间", "时间：", "日期", "撰文", "撰稿", "译者", "譯者", "编译", "本文",
      "转自", "转载", "轉載", "原标题", "关注", "点击", "http://", "https://", "www.", "[", "<", "|",
    ]
    return labels.contains { text.starts(with: $0, at: line.start) }
  }

  /// Returns whether a line holds little but a date: `2023-04-11 09:30`, `2023年4月11日 星期二`.
  private static func isDateLine(
    _ text: Span<UInt8>, _ line: ByteRange, digitCount: Int
  ) -> Bool {
    guard digitCount >= 3, text[line.start] >= 0x30, text[line.start] <= 0x39 else { return false }
    let parts: [StaticString] = [
      "年", "月", "日", "号", "號", "星期", "周", "週", "一", "二", "三", "四", "五", "六", "上午", "下午",
      "时", "時", "分", "秒", "发布", "來源", "来源", "：", "（", "）", "　",
    ]
    var index = line.start
    while index < line.end {
      let byte = text[index]
      if byte < 0x80 {
        let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        if isLetter && byte != UInt8(ascii: "T") && byte != UInt8(ascii: "Z") { return false }
        index += 1
        continue
      }
      guard let part = parts.first(where: { text.starts(with: $0, at: index) }) else {
        return false
      }
      index += part.utf8CodeUnitCount
    }
    return true
  }

  /// Drops the marks of Markdown's headings.
  private static func withoutMarks(_ text: Span<UInt8>, _ line: ByteRange) -> ByteRange {
    var start = line.start
    while start < line.end, text[start] == UInt8(ascii: "#") { start += 1 }
    guard start > line.start, start < line.end, text[start] == 0x20 else { return line }
    return trimmed(text, start, line.end)
  }

  /// Drops white space, the ideographic space and byte-order marks on both sides.
  private static func trimmed(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> ByteRange {
    var start = start
    var end = end
    while start < end {
      if text[start] <= 0x20 {
        start += 1
      } else if text.starts(with: "　", at: start) || text.starts(with: "\u{FEFF}", at: start) {
        start += 3
      } else {
        break
      }
    }
    while start < end {
      if text[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 3, text.starts(with: "　", at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return ByteRange(start, max(start, end))
  }
}
