// SPDX-License-Identifier: Apache-2.0

extension Document {
  /// How many bytes of a sentence are told on each side of an event's trigger, at most.
  private static let sentenceReach = 450

  /// Returns where the sentence stands that holds an event's trigger, white space at its ends left
  /// out, or null where the text was not segmented.
  ///
  /// Of a sentence without an end only the stretch around the trigger is taken, so that the events
  /// of an article take room in proportion to it.
  ///
  /// - Complexity: O(log *n*) in the number of sentences.
  public func sentence(of event: EventMention) -> ByteRange? {
    let index = segments.sentenceIndex(at: event.trigger.start)
    guard index < segments.sentences.count else { return nil }
    let range = segments.sentences[index].range
    guard range.contains(event.trigger.start) else { return nil }
    let bytes = text.bytes.span
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    let stretch = stretch(of: range, around: event.trigger, reach: Document.sentenceReach)
    var start = stretch.start
    var end = stretch.end
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// Returns what of a range of the text lies at most `reach` bytes from a place in it, cut between
  /// characters.
  ///
  /// - Complexity: O(1).
  public func stretch(of range: ByteRange, around place: ByteRange, reach: Int) -> ByteRange {
    let bytes = text.bytes.span
    var start = max(range.start, place.start - reach)
    var end = min(range.end, place.end + reach)
    while start < place.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > place.end, end < range.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return ByteRange(start, max(start, end))
  }

  /// Returns the quantity that stands at just that place, or null.
  ///
  /// - Complexity: O(log *n*) in the number of quantities.
  public func quantity(at range: ByteRange) -> QuantityMention? {
    expressions.quantities.first(at: range, range: \.range).map { expressions.quantities[$0] }
  }
}

extension Array {
  /// Returns the index of the element at just that place in an array ordered by place, or null.
  ///
  /// - Complexity: O(log *n*).
  public func first(at place: ByteRange, range: (Element) -> ByteRange) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if range(self[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low < count && range(self[low]) == place ? low : nil
  }
}

extension EntityAnnotations {
  /// Returns the index of the mention that stands at just that place, or null.
  ///
  /// - Complexity: O(log *n*) in the number of mentions.
  public func mention(at range: ByteRange) -> Int? { mentions.first(at: range, range: \.range) }
}
