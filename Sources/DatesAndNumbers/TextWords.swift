// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Finds the words of a text round a place.
public struct WordSource {
  /// Appends the words of the run of ideographs round an offset and returns the run; null where no
  /// ideograph stands there.
  public typealias Run = (_ offset: Int, _ words: inout [Token]) -> ByteRange?
  /// Appends the words of the clause round an offset and returns the clause, behind whose ends
  /// nothing has a say in what a number there counts.
  public typealias Clause = (_ offset: Int, _ words: inout [Token]) -> ByteRange

  let run: Run
  let clause: Clause

  /// Makes a source of the words of one text.
  public init(run: @escaping Run, clause: @escaping Clause) {
    self.run = run
    self.clause = clause
  }
}

/// The words of one text, all of them or those that were asked for.
final class TextWords {
  /// A stretch of the text, and its tokens as indices into ``tokens``.
  private struct Stretch {
    var range: ByteRange
    var tokens: Range<Int>
  }

  /// The tokens that are known, those of one stretch in reading order.
  private(set) var tokens: [Token]
  /// The stretch that was asked for last.
  private var current: Stretch
  /// The clause that was asked for last.
  private var clause: Stretch
  private let source: WordSource?
  /// The runs that were asked for, in reading order; ``later`` those that came out of it.
  private var runs: [Stretch] = []
  private var later: [Stretch] = []

  /// Takes the words of a text; without any, every word may end anywhere.
  init(_ segments: SegmentedText) {
    tokens = segments.tokens
    current = Stretch(range: ByteRange(0, Int(Int32.max)), tokens: 0..<tokens.count)
    clause = current
    source = nil
  }

  /// Takes the words from `source` as they are asked for.
  init(source: WordSource) {
    tokens = []
    current = Stretch(range: ByteRange(0, 0), tokens: 0..<0)
    clause = current
    self.source = source
  }

  /// Whether words are known at all.
  var isEmpty: Bool { source == nil && tokens.isEmpty }

  /// The first token that ends behind `offset`, or null; only of the clause round `offset`.
  ///
  /// - Complexity: O(log *n*) in the tokens of the run, once its words are known.
  func token(at offset: Int) -> Token? {
    if !current.range.contains(offset) { selectRun(offset) }
    let index = index(at: offset, in: current.tokens)
    return index < current.tokens.upperBound ? tokens[index] : nil
  }

  /// The tokens of the clause round `offset`, as indices into ``tokens``, and the first of them
  /// that ends behind `offset`.
  func clause(at offset: Int) -> (tokens: Range<Int>, index: Int) {
    if !clause.range.contains(offset), let source {
      let count = tokens.count
      let range = source.clause(offset, &tokens)
      clause = Stretch(range: range, tokens: count..<tokens.count)
    }
    return (clause.tokens, index(at: offset, in: clause.tokens))
  }

  /// Tells that the text is read again from its start.
  func rewind() { later.removeAll(keepingCapacity: true) }

  private func index(at offset: Int, in range: Range<Int>) -> Int {
    // A copy, for a span must not outlive the access to a member.
    let list = tokens
    let tokens = list.span
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func selectRun(_ offset: Int) {
    guard let source else { return }
    if let known = TextWords.stretch(at: offset, in: runs)
      ?? TextWords.stretch(at: offset, in: later)
    {
      current = known
      return
    }
    let count = tokens.count
    guard let range = source.run(offset, &tokens) else {
      _ = clause(at: offset)
      current = clause
      return
    }
    current = Stretch(range: range, tokens: count..<tokens.count)
    if runs.last?.range.end ?? 0 <= range.start {
      runs.append(current)
    } else if later.last?.range.end ?? 0 <= range.start {
      later.append(current)
    }
  }

  private static func stretch(at offset: Int, in list: [Stretch]) -> Stretch? {
    guard let last = list.last, offset < last.range.end else { return nil }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].range.contains(offset) ? list[low] : nil
  }
}
