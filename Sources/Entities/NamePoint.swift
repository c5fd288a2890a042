// SPDX-License-Identifier: Apache-2.0

import TextModel

extension Span where Element == UInt8 {
  /// How many bytes the point is long that joins two parts of a name and begins at an offset: ·, ・ or
  /// ‧; 0 where there is none.
  @inline(__always)
  func namePointLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    switch self[offset] {
    case 0xC2: return starts(with: "·", at: offset) ? 2 : 0
    case 0xE2: return starts(with: "‧", at: offset) ? 3 : 0
    case 0xE3: return starts(with: "・", at: offset) ? 3 : 0
    default: return 0
    }
  }

  /// How many bytes such a point is long that ends at an offset; 0 where there is none.
  func namePointLength(before offset: Int) -> Int {
    if offset >= 2, namePointLength(at: offset - 2) == 2 { return 2 }
    return offset >= 3 && namePointLength(at: offset - 3) == 3 ? 3 : 0
  }
}
