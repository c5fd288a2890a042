// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The bytes of one file, read piece by piece and given out line by line or whole.
///
/// Holds no more than the line that is being read and one piece; each byte is looked at once,
/// however long the line.
struct LineSource: Sendable {
  /// One line, without its end.
  enum Line: Sendable {
    case bytes([UInt8])
    /// Longer than the limit: its bytes were skipped.
    case tooLong
  }

  /// The number of bytes that are asked for at a time.
  private static let pieceCount = 1 << 18

  private let file: OpenFile
  private let limit: Int
  /// Where a piece is read to.
  private var piece: [UInt8]
  /// What was read and not yet given out begins at `start`.
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// 2 where the text is UTF-16, whose line feed is a unit of two bytes.
  var unitCount = 1
  /// Whether the first byte of such a unit is the higher one.
  var isBigEndian = false

  init(_ file: OpenFile, limit: Int) {
    self.file = file
    self.limit = limit
    let size = file.size
    let count = size > 0 ? min(size + 1, LineSource.pieceCount) : LineSource.pieceCount
    piece = [UInt8](repeating: 0, count: count)
  }

  /// The day in UTC on which the file was last changed, or null.
  var modified: CalendarDate? { file.modified }

  /// Whether a whole line can be given out without reading.
  var hasBufferedLine: Bool {
    start < buffer.count && (isAtEnd || lineEnd(from: start) != nil)
  }

  /// Reads until `count` bytes are at hand or the file ends, and returns them without taking them.
  mutating func peek(_ count: Int) throws(SystemFault) -> ArraySlice<UInt8> {
    while buffer.count - start < count, !isAtEnd { try fill() }
    return buffer[start...].prefix(count)
  }

  /// Reads until a byte is at hand that is neither white space nor of a byte-order mark, and
  /// returns its offset from here, or null where the file ends first.
  mutating func peekContent() throws(SystemFault) -> (offset: Int, byte: UInt8)? {
    var offset = 0
    while true {
      let known = try peek(offset + 1)
      guard offset < known.count else { return nil }
      switch buffer[start + offset] {
      case 0x09, 0x0A, 0x0D, 0x20: offset += 1
      case 0xEF, 0xBB,
        0xBF where offset < 3:
        offset += 1
      case let byte: return (offset, byte)
      }
    }
  }

  /// Takes the next line, or returns null at the end.
  mutating func nextLine() throws(SystemFault) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = lineEnd(from: searched) {
        let line = isTooLong ? Line.tooLong : .bytes(Array(buffer[start..<end]))
        start = end + unitCount
        return line
      }
      if isAtEnd {
        guard isTooLong || start < buffer.count else { return nil }
        let line = isTooLong ? Line.tooLong : .bytes(Array(buffer[start...]))
        start = buffer.count
        return line
      }
      // A unit of UTF-16 may be cut in two by the end of a piece.
      searched = buffer.count - (buffer.count - start) % unitCount
      if isTooLong || searched - start > limit {
        isTooLong = true
        start = searched
      }
      let before = start
      try fill()
      searched -= before - start
    }
  }

  /// Takes all the rest, or returns null where it is longer than the limit.
  mutating func rest() throws(SystemFault) -> [UInt8]? {
    let size = file.size
    guard size <= limit else { return nil }
    if size > 0 { buffer.reserveCapacity(size + LineSource.pieceCount) }
    while !isAtEnd {
      guard buffer.count - start <= limit else { return nil }
      try fill()
    }
    guard buffer.count - start <= limit else { return nil }
    let result = start == 0 ? buffer : Array(buffer[start...])
    buffer = []
    start = 0
    return result
  }

  /// Reads a piece, and drops what was given out already where that is more than what is left.
  private mutating func fill() throws(SystemFault) {
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    let count = try file.read(into: &piece)
    if count == 0 { isAtEnd = true }
    buffer.append(contentsOf: piece[..<count])
  }

  /// Returns where the next line feed stands, or null.
  private func lineEnd(from offset: Int) -> Int? {
    if unitCount == 1 { return ByteSearch.first(0x0A, in: buffer, from: offset) }
    let low = isBigEndian ? 1 : 0
    var index = offset
    while index + 1 < buffer.count {
      if buffer[index + low] == 0x0A && buffer[index + 1 - low] == 0 { return index }
      index += 2
    }
    return nil
  }
}
