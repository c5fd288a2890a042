// SPDX-License-Identifier: Apache-2.0

/// How the weights of the tagger of names lie in an image: 16-bit numbers, eight to a row.
///
/// First come the rows of what each tag weighs behind one of them, then those of each class of
/// words, one for each place from which a word is seen.
package enum TaggerFormat {
  /// The tags: outside, and two for each of three types.
  @inlinable package static var tagCount: Int { 7 }
  /// The numbers of a row, the last of which is no tag's.
  @inlinable package static var rowSize: Int { 8 }
  /// From how many places a word is seen: two on each side, and itself.
  @inlinable package static var placeCount: Int { 5 }
  /// What stands for no tag behind a tag.
  package static var unused: Int16 { -8_192 }

  /// Where the rows of classes begin.
  @inlinable package static var firstClass: Int { 56 }
  /// How many numbers a class has.
  @inlinable package static var classSize: Int { 40 }

  /// How many classes a section of so many numbers has.
  package static func classCount(ofNumbers count: Int) -> Int {
    max(0, count - firstClass) / classSize
  }
}
