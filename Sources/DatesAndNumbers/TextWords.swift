// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Finds the words round a place of a text.
///
/// They are appended in reading order; returned is the stretch whose words they are, behind whose
/// ends nothing has a say in what a number there counts.
public typealias ClauseSource = (_ offset: Int, _ words: inout [Token]) -> ByteRange

/// The words of one text, all of them or those of the clauses that were asked for.
final class TextWords {
  /// A clause, and its tokens as indices into ``tokens``.
  private struct Stretch {
    var range: ByteRange
    var tokens: Range<Int>
  }

  /// The tokens that are known, those of one clause in reading order.
  private(set) var tokens: [Token]
  /// The tokens of the clause that was asked for last, as indices into ``tokens``.
  private(set) var first = 0
  private(set) var last: Int
  private var start = 0
  private var end: Int
  private let source: ClauseSource?
  /// The clauses that were asked for, in reading order; ``later`` those that came out of it.
  private var clauses: [Stretch] = []
  private var later: [Stretch] = []

  /// Takes the words of a text; without any, every word may end anywhere.
  init(_ segments: SegmentedText) {
    tokens = segments.tokens
    last = tokens.count
    end = Int.max
    source = nil
  }

  /// Takes the words from `source` as they are asked for.
  init(source: @escaping ClauseSource) {
    tokens = []
    last = 0
    end = 0
    self.source = source
  }

  /// Whether words are known at all.
  var isEmpty: Bool { source == nil && tokens.isEmpty }

  /// The index of the first token of the clause round `offset` that ends behind it, or ``last``.
  ///
  /// - Complexity: O(log *n*) in the tokens of the clause, once its words are known.
  func index(at offset: Int) -> Int {
    if offset < start || offset >= end { select(offset) }
    // A copy, for a span must not outlive the access to a member.
    let list = tokens
    let tokens = list.span
    var low = first
    var high = last
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first token of the clause round `offset` that ends behind it, or null.
  func token(at offset: Int) -> Token? {
    let index = index(at: offset)
    return index < last ? tokens[index] : nil
  }

  /// Tells that the text is read again from its start.
  func rewind() { later.removeAll(keepingCapacity: true) }

  private func select(_ offset: Int) {
    guard let source else { return }
    let found: Stretch
    if let known = TextWords.stretch(at: offset, in: clauses)
      ?? TextWords.stretch(at: offset, in: later)
    {
      found = known
    } else {
      let count = tokens.count
      let range = source(offset, &tokens)
      found = Stretch(range: range, tokens: count..<tokens.count)
      if clauses.last?.range.end ?? 0 <= range.start {
        clauses.append(found)
      } else if later.last?.range.end ?? 0 <= range.start {
        later.append(found)
      }
    }
    (start, end) = (found.range.start, found.range.end)
    (first, last) = (found.tokens.lowerBound, found.tokens.upperBound)
  }

  private static func stretch(at offset: Int, in list: [Stretch]) -> Stretch? {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].range.contains(offset) ? list[low] : nil
  }
}
