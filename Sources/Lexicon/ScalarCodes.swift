// SPDX-License-Identifier: Apache-2.0

/// The dense numbers that an image gives to the characters of its keys, frequent ones first.
///
/// A two-level table: a page number for each 256 code points, then the pages.  Code 0 is every
/// character that no key holds; page 0 is empty.
@usableFromInline
package struct ScalarCodes: Sendable {
  /// The number of entries of the first level; more than any decoder's code points need.
  package static let indexCount = 8192

  @usableFromInline let table: ImageArray<UInt16>

  /// Makes the codes of a section.
  package init(table: ImageArray<UInt16>) { self.table = table }

  /// Returns the code of a code point, or 0.
  @inlinable
  package func code(of scalar: UInt32) -> UInt32 {
    let page = Int(table[Int(scalar >> 8)])
    if page == 0 { return 0 }
    return UInt32(table[8192 &+ page &<< 8 &+ Int(scalar & 0xFF)])
  }
}
