// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The conditions on the text around a trigger.
extension FrameRule.Group {
  /// How far from the trigger a word of the context may stand, in bytes.
  private static let contextReach = 300

  /// Returns whether the words around a trigger are such as the group wants them.
  func stands(at range: ByteRange, in text: NormalizedText, sentence: ByteRange) -> Bool {
    let bytes = text.bytes.span
    if !after.isEmpty, !ends(bytes, at: range.start, withOneOf: after) { return false }
    if !before.isEmpty, !begins(bytes, at: range.end, withOneOf: before) { return false }
    if ends(bytes, at: range.start, withOneOf: notAfter) { return false }
    if begins(bytes, at: range.end, withOneOf: notBefore) { return false }
    if !notContext.isEmpty {
      let clause = clause(around: range, in: bytes, sentence: sentence)
      for word in notContext where holds(bytes, clause, word) { return false }
    }
    guard !context.isEmpty else { return true }
    let reach = FrameRule.Group.contextReach
    let near = ByteRange(
      max(sentence.start, range.start - reach), min(sentence.end, range.end + reach))
    for word in context where holds(bytes, near, word) { return true }
    return false
  }

  /// Returns where the clause of a trigger stands: between the nearest two commas or semicolons.
  private func clause(
    around range: ByteRange, in bytes: Span<UInt8>, sentence: ByteRange
  ) -> ByteRange {
    let reach = FrameRule.Group.contextReach
    let first = max(sentence.start, range.start - reach)
    let last = min(sentence.end, range.end + reach)
    var start = range.start
    while start > first, !isComma(bytes, endingAt: start) { start -= 1 }
    var end = range.end
    while end < last, !isComma(bytes, endingAt: min(end + 3, bytes.count)) { end += 1 }
    return ByteRange(start, end)
  }

  /// Returns whether a comma or semicolon ends at an offset; a comma in a number is none.
  private func isComma(_ bytes: Span<UInt8>, endingAt end: Int) -> Bool {
    guard end >= 1 else { return false }
    if bytes[end - 1] == UInt8(ascii: ",") || bytes[end - 1] == UInt8(ascii: ";") {
      return end == bytes.count || bytes[end] < 0x30 || bytes[end] > 0x39
    }
    guard end >= 3, bytes[end - 3] == 0xEF, bytes[end - 2] == 0xBC else { return false }
    return bytes[end - 1] == 0x8C || bytes[end - 1] == 0x9B
  }

  private func begins(_ bytes: Span<UInt8>, at offset: Int, with word: [UInt8]) -> Bool {
    guard offset >= 0, offset + word.count <= bytes.count else { return false }
    for index in word.indices where bytes[offset + index] != word[index] { return false }
    return true
  }

  private func begins(_ bytes: Span<UInt8>, at offset: Int, withOneOf words: [[UInt8]]) -> Bool {
    for word in words where begins(bytes, at: offset, with: word) { return true }
    return false
  }

  private func ends(_ bytes: Span<UInt8>, at offset: Int, withOneOf words: [[UInt8]]) -> Bool {
    for word in words where begins(bytes, at: offset - word.count, with: word) { return true }
    return false
  }

  /// Returns whether `word` stands in a range: the C library looks for its rarer byte, many bytes at
  /// a time.
  private func holds(_ bytes: Span<UInt8>, _ sentence: ByteRange, _ word: [UInt8]) -> Bool {
    guard !word.isEmpty, sentence.count >= word.count else { return false }
    // The last byte of an ideograph tells more than its first.
    let pivot = min(2, word.count - 1)
    let end = sentence.end - word.count + pivot + 1
    var offset = sentence.start + pivot
    while let place = bytes.firstIndex(of: word[pivot], from: offset, to: end) {
      if begins(bytes, at: place - pivot, with: word) { return true }
      offset = place + 1
    }
    return false
  }
}
