// SPDX-License-Identifier: Apache-2.0

extension Document {
  /// Returns where the sentence stands that holds an event's trigger, white space at its ends left
  /// out, or null where the text was not segmented.
  ///
  /// - Complexity: O(log *n*) in the number of sentences.
  public func sentence(of event: EventMention) -> ByteRange? {
    let index = segments.sentenceIndex(at: event.trigger.start)
    guard index < segments.sentences.count else { return nil }
    let range = segments.sentences[index].range
    guard range.contains(event.trigger.start) else { return nil }
    let bytes = text.bytes.span
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    var start = range.start
    var end = range.end
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
