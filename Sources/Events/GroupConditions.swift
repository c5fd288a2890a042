// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The conditions on the text around a trigger.
extension FrameRule.Group {
  /// How far from the trigger a word of the context may stand, in bytes.
  private static let contextReach = 300

  /// Returns whether the words around a trigger are such as the group wants them.
  ///
  /// - Parameters:
  ///   - range: The trigger.
  ///   - text: The article.
  ///   - sentence: The sentence of the trigger.
  ///   - characters: Those of the sentence; none before they are first asked for.
  /// - Returns: Whether an event may be told there.
  func stands(
    at range: ByteRange, in text: NormalizedText, sentence: ByteRange,
    characters: inout CharacterFilter
  ) -> Bool {
    let list = text.bytes
    let bytes = list.span
    // Asterisks around a word only make it bold.
    var start = range.start
    while start > sentence.start, bytes[start - 1] == UInt8(ascii: "*") { start -= 1 }
    var end = range.end
    while end < sentence.end, bytes[end] == UInt8(ascii: "*") { end += 1 }
    if !after.isEmpty, !after.isEnding(bytes, at: start) { return false }
    if !before.isEmpty, !before.isBeginning(bytes, at: end) { return false }
    if notAfter.isEnding(bytes, at: start) { return false }
    if notBefore.isBeginning(bytes, at: end) { return false }
    if context.isEmpty, notContext.isEmpty, notBehind.isEmpty { return true }
    if characters.isEmpty { characters.insert(bytes, sentence) }
    if !notContext.isEmpty || !notBehind.isEmpty {
      let clause = clause(around: range, in: bytes, sentence: sentence)
      if notContext.stands(in: bytes, clause, characters) { return false }
      let left = ByteRange(clause.start, range.start)
      if notBehind.stands(in: bytes, left, characters) { return false }
    }
    guard !context.isEmpty else { return true }
    let reach = FrameRule.Group.contextReach
    let near = ByteRange(
      max(sentence.start, range.start - reach), min(sentence.end, range.end + reach))
    return context.stands(in: bytes, near, characters)
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
}
