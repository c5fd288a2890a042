// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads what is left of HTML in a text: character references such as `&nbsp;`, and tags.
enum Markup {
  /// The longest character reference, in bytes.
  private static let longestReference = 10
  /// The longest tag that is looked for, in bytes.
  private static let longestTag = 600
  /// From how many tags of paragraphs on a text counts as a page with markup; a text that speaks of
  /// HTML names one here and there.
  private static let pageEvidence = 3

  /// Returns the character that the reference at `offset` stands for, and where it ends.
  ///
  /// What was escaped twice, as `&amp;nbsp;`, is read twice.
  static func reference(
    _ text: Span<UInt8>, at offset: Int
  ) -> (character: UInt32, end: Int)? {
    guard let first = singleReference(text, at: offset) else { return nil }
    guard first.character == 0x26, first.end < text.count else { return first }
    return singleReference(text, nameAt: first.end) ?? first
  }

  private static func singleReference(
    _ text: Span<UInt8>, at offset: Int
  ) -> (character: UInt32, end: Int)? {
    singleReference(text, nameAt: offset + 1)
  }

  /// Reads a reference whose name begins at `start`, behind its ampersand.
  private static func singleReference(
    _ text: Span<UInt8>, nameAt start: Int
  ) -> (character: UInt32, end: Int)? {
    guard start < text.count else { return nil }
    if text[start] == 0x23 { return number(text, at: start + 1) }
    for (name, character) in names where text.starts(with: name, at: start) {
      return (character, start + name.utf8CodeUnitCount)
    }
    return nil
  }

  /// Reads `20013;` or `x4E2D;`.
  private static func number(
    _ text: Span<UInt8>, at start: Int
  ) -> (character: UInt32, end: Int)? {
    var index = start
    var value: UInt32 = 0
    let isHexadecimal = index < text.count && text[index] | 0x20 == 0x78
    if isHexadecimal { index += 1 }
    let first = index
    while index < text.count, index - start < longestReference {
      let byte = text[index]
      switch byte {
      case 0x30...0x39: value = value * (isHexadecimal ? 16 : 10) + UInt32(byte - 0x30)
      case 0x41...0x46 where isHexadecimal: value = value * 16 + UInt32(byte - 0x37)
      case 0x61...0x66 where isHexadecimal: value = value * 16 + UInt32(byte - 0x57)
      case 0x3B:
        return index > first && Unicode.Scalar(value) != nil ? (value, index + 1) : nil
      default: return nil
      }
      guard value < 0x110000 else { return nil }
      index += 1
    }
    return nil
  }

  /// The references by name that pages hold, with the semicolon.
  private static let names: [(StaticString, UInt32)] = [
    ("nbsp;", 0x20), ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22),
    ("apos;", 0x27), ("ldquo;", 0x201C), ("rdquo;", 0x201D), ("lsquo;", 0x2018),
    ("rsquo;", 0x2019), ("hellip;", 0x2026), ("mdash;", 0x2014), ("ndash;", 0x2013),
    ("middot;", 0xB7), ("bull;", 0x2022), ("copy;", 0xA9), ("reg;", 0xAE), ("trade;", 0x2122),
    ("times;", 0xD7), ("deg;", 0xB0), ("plusmn;", 0xB1), ("yen;", 0xA5), ("pound;", 0xA3),
    ("euro;", 0x20AC), ("ensp;", 0x20), ("emsp;", 0x20), ("thinsp;", 0x20), ("raquo;", 0xBB),
    ("laquo;", 0xAB), ("rarr;", 0x2192), ("larr;", 0x2190), ("permil;", 0x2030),
    ("shy;", 0xAD), ("zwj;", 0x200D), ("zwnj;", 0x200C),
  ]

  /// Returns where the tag at `offset` ends, null where none stands there or its line ends first.
  static func tagEnd(_ text: Span<UInt8>, at offset: Int) -> Int? {
    var start = offset + 1
    if start < text.count, text[start] == 0x2F { start += 1 }
    guard tagNames.contains(where: { isName($0, text, at: start) }) else { return nil }
    var index = start
    while index < text.count, index - offset < longestTag {
      switch text[index] {
      case 0x3E: return index + 1
      case 0x0A, 0x0D, 0x3C: return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func isName(_ name: StaticString, _ text: Span<UInt8>, at start: Int) -> Bool {
    let end = start + name.utf8CodeUnitCount
    guard end < text.count else { return false }
    switch text[end] {
    case 0x20, 0x2F, 0x3E: break
    default: return false
    }
    return name.withUTF8Buffer { buffer in
      for index in buffer.indices where text[start + index] | 0x20 != buffer[index] | 0x20 {
        return false
      }
      return true
    }
  }

  private static let tagNames: [StaticString] = [
    "p", "br", "div", "span", "a", "b", "i", "u", "em", "strong", "img", "font", "h1", "h2", "h3",
    "h4", "h5", "h6", "ul", "ol", "li", "table", "tbody", "tr", "td", "th", "section", "article",
    "figure", "figcaption", "blockquote", "center", "hr", "sup", "sub", "small", "iframe",
  ]

  /// Returns whether a text is a page with its markup, or a part of one.
  ///
  /// - Complexity: O(*n*); stops as soon as it is sure.
  static func isPage(_ text: Span<UInt8>) -> Bool {
    var count = 0
    var start = 0
    while let offset = text.firstIndex(of: 0x3C, from: start, to: text.count) {
      let isParagraph = paragraphTags.contains { text.starts(with: $0, at: offset) }
      if isParagraph { count += 1 }
      if count == pageEvidence { return true }
      start = offset + 1
    }
    return false
  }

  private static let paragraphTags: [StaticString] = [
    "<p>", "</p>", "<p ", "<br>", "<br/>", "<br />", "<div", "</div>", "<P>", "</P>", "<BR",
  ]
}
