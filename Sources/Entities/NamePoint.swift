// SPDX-License-Identifier: Apache-2.0

import TextModel

extension Span where Element == UInt8 {
  /// How many bytes the point is long that joins two parts of a name and begins at an offset: ·, ・,
  /// ‧ or •; 0 where there is none.
  @inline(__always)
  func namePointLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    switch self[offset] {
    case 0xC2: return starts(with: "·", at: offset) ? 2 : 0
    case 0xE2: return starts(with: "‧", at: offset) || starts(with: "•", at: offset) ? 3 : 0
    case 0xE3: return starts(with: "・", at: offset) ? 3 : 0
    default: return 0
    }
  }

  /// Returns the first offset from `start` on where such a point may stand, or the end of the text.
  ///
  /// The C library looks for the last bytes of the points, many bytes at a time.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - next: Where each of the points was found last, or an earlier offset.
  /// - Returns: The offset.
  func nextNamePoint(from start: Int, next: inout SIMD4<Int>) -> Int {
    if next[0] < start { next[0] = firstPoint("·", from: start) }
    if next[1] < start { next[1] = firstPoint("‧", from: start) }
    if next[2] < start { next[2] = firstPoint("・", from: start) }
    if next[3] < start { next[3] = firstPoint("•", from: start) }
    return next.min()
  }

  private func firstPoint(_ point: StaticString, from start: Int) -> Int {
    let length = point.utf8CodeUnitCount
    let last = point.withUTF8Buffer { $0.last ?? 0 }
    var offset = start + length - 1
    while let place = firstIndex(of: last, from: offset, to: count) {
      if starts(with: point, at: place - length + 1) { return place - length + 1 }
      offset = place + 1
    }
    return count
  }

  /// How many bytes such a point is long that ends at an offset; 0 where there is none.
  func namePointLength(before offset: Int) -> Int {
    if offset >= 2, namePointLength(at: offset - 2) == 2 { return 2 }
    return offset >= 3 && namePointLength(at: offset - 3) == 3 ? 3 : 0
  }
}
