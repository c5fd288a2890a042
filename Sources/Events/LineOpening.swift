// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What the line is that a sentence begins.
enum LineOpening: Equatable {
  /// The sentence begins no line.
  case none
  /// A line without a mark.
  case plain
  /// A heading of Markdown.
  case heading
  /// An item of a list or a row of a table: whether its number says that it is the first, and
  /// whether it has none.
  case item(isFirst: Bool, isUnnumbered: Bool)

  /// The most bytes of marks and blanks before the first word of a line.
  private static let longest = 16

  /// Reads what stands before the sentence that begins at `start`, and the mark with which it
  /// begins.
  ///
  /// - Complexity: O(1).
  init(of start: Int, in bytes: [UInt8]) {
    self = .none
    var line = start
    while line > 0, bytes[line - 1] != UInt8(ascii: "\n") {
      guard start - line < LineOpening.longest, LineOpening.isMark(bytes[line - 1]) else { return }
      line -= 1
    }
    self = .plain
    while line < bytes.count, bytes[line] == UInt8(ascii: " ") { line += 1 }
    guard line + 1 < bytes.count else { return }
    switch bytes[line] {
    case UInt8(ascii: "#"): self = .heading
    case UInt8(ascii: "|"): self = .item(isFirst: false, isUnnumbered: true)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      if bytes[line + 1] == UInt8(ascii: " ") { self = .item(isFirst: false, isUnnumbered: true) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = line
      while end < bytes.count, end - line < 3, LineOpening.isDigit(bytes[end]) { end += 1 }
      guard end + 1 < bytes.count,
        bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
        !LineOpening.isDigit(bytes[end + 1])
      else { return }
      self = .item(
        isFirst: end == line + 1 && bytes[line] == UInt8(ascii: "1"),
        isUnnumbered: false)
    default: break
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether a byte may stand before the first word of a line.
  private static func isMark(_ byte: UInt8) -> Bool {
    isDigit(byte) || " .)#|-*+[>".utf8.contains(byte)
  }
}
