// SPDX-License-Identifier: Apache-2.0

extension Document {
  /// How many bytes of a sentence are told on each side of an event's trigger, at most.
  private static let sentenceReach = 450

  /// Returns where the sentence stands that holds an event's trigger, white space at its ends left
  /// out, or null where the text was not segmented.
  ///
  /// Of a sentence without an end only the stretch around the trigger is taken, so that the events of
  /// an article take room in proportion to it.
  ///
  /// - Complexity: O(log *n*) in the number of sentences.
  public func sentence(of event: EventMention) -> ByteRange? {
    let index = segments.sentenceIndex(at: event.trigger.start)
    guard index < segments.sentences.count else { return nil }
    let range = segments.sentences[index].range
    guard range.contains(event.trigger.start) else { return nil }
    let bytes = text.bytes.span
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    var start = max(range.start, event.trigger.start - Document.sentenceReach)
    var end = min(range.end, event.trigger.end + Document.sentenceReach)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < range.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// Returns the quantity that stands at just that place, or null.
  ///
  /// - Complexity: O(log *n*) in the number of quantities.
  public func quantity(at range: ByteRange) -> QuantityMention? {
    let quantities = expressions.quantities
    var low = 0
    var high = quantities.count
    while low < high {
      let middle = (low + high) / 2
      if quantities[middle].range < range { low = middle + 1 } else { high = middle }
    }
    return low < quantities.count && quantities[low].range == range ? quantities[low] : nil
  }
}
