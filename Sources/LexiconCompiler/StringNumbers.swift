// SPDX-License-Identifier: Apache-2.0

/// Numbers strings in the order in which they are first asked for; the empty one is number 0.
///
/// Strings are told apart by their bytes: Swift's equality would take compatibility ideographs for
/// the unified ones.
struct StringNumbers {
  private var numbers: [[UInt8]: UInt32] = [[]: 0]
  /// Where each string begins in ``bytes``, and where the last one ends.
  private(set) var offsets: [UInt32] = [0, 0]
  /// The UTF-8 bytes of all strings.
  private(set) var bytes: [UInt8] = []

  /// Returns the number of a string.
  mutating func number(of string: String) -> UInt32 {
    let key = Array(string.utf8)
    if let number = numbers[key] { return number }
    let number = UInt32(offsets.count - 1)
    numbers[key] = number
    bytes.append(contentsOf: key)
    offsets.append(UInt32(bytes.count))
    return number
  }
}
