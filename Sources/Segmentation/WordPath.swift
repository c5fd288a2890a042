// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds the cheapest path of words through a run of ideographs.
///
/// The classic dynamic program over the word lattice, from left to right; memory is kept from run
/// to run.  Very long runs are cut into pieces, so that the buffers stay small.
struct WordPath {
  /// The longest piece in characters; no real run of ideographs is as long.
  private static let pieceLength = 2_048
  private static let unreached = Int32.max / 2

  /// The cheapest way to the end of a character.
  private struct Node {
    var cost: Int32
    /// The number of the character at which its last word begins.
    var start: Int32
    var partOfSpeech: PartOfSpeech
  }

  private let words: WordDictionary
  private let unknownCost: Int32
  private let wordCost: Int32
  /// How many characters the piece has; the buffers hold the longest piece, and one more for its
  /// end.
  private var count = 0
  private var nodes = Array(
    repeating: Node(cost: 0, start: 0, partOfSpeech: .other), count: pieceLength + 1)
  /// Where each character of the piece begins, and the end of the last.
  private var offsets = Array(repeating: Int32(0), count: pieceLength + 1)
  /// The dictionary's codes of the characters.
  private var codes = Array(repeating: UInt16(0), count: pieceLength)
  /// What words may begin at each character.
  private var wordStarts = Array(repeating: WordStart(), count: pieceLength)
  private var ends = Array(repeating: Int32(0), count: pieceLength)

  init(words: WordDictionary, costs: SegmentationCosts) {
    self.words = words
    unknownCost = Int32(clamping: costs.unknown)
    wordCost = Int32(clamping: costs.word)
  }

  /// Appends the words of the ideographs in `range`.
  mutating func appendWords(of range: ByteRange, in bytes: Span<UInt8>, to tokens: inout [Token]) {
    var start = range.start
    while start < range.end {
      start = appendPiece(from: start, limit: range.end, in: bytes, to: &tokens)
    }
  }

  /// Appends the words of one piece and returns where it ends.
  private mutating func appendPiece(
    from first: Int, limit: Int, in bytes: Span<UInt8>, to tokens: inout [Token]
  ) -> Int {
    let end = min(limit, first + WordPath.pieceLength * 3)
    let last: Int
    (count, last) = WordPath.readCharacters(
      from: first, to: end, in: bytes, words: words, offsets: &offsets, codes: &codes,
      nodes: &nodes)
    guard last > first else {
      // A stray byte at the very end of invalid text.
      tokens.append(Token(range: ByteRange(first, end), partOfSpeech: .properNoun, form: .han))
      return end
    }
    if words.hasSingleLayer {
      WordPath.findPath(
        codes: codes, count: count, words: words, costs: (unknownCost, wordCost),
        starts: &wordStarts, nodes: &nodes)
    } else {
      findLayeredPath(in: bytes, to: last)
    }
    WordPath.appendPath(
      from: first, nodes: nodes, count: count, offsets: offsets, ends: &ends, to: &tokens)
    return last
  }

  /// Appends the words of the cheapest path, which is followed from its end.
  private static func appendPath(
    from first: Int, nodes: [Node], count: Int, offsets: [Int32], ends: inout [Int32],
    to tokens: inout [Token]
  ) {
    var ends = ends.mutableSpan
    var wordCount = 0
    var node = count
    while node > 0 {
      ends[wordCount] = Int32(truncatingIfNeeded: node)
      wordCount &+= 1
      node = Int(nodes[node].start)
    }
    // An append of nothing writes to the storage that all empty arrays share.
    guard wordCount > 0 else { return }
    var start = first
    tokens.append(addingCapacity: wordCount) { tokens in
      while wordCount > 0 {
        wordCount &-= 1
        let node = Int(ends[wordCount])
        let end = Int(offsets[node])
        tokens.append(
          Token(
            range: ByteRange(start, end), partOfSpeech: nodes[node].partOfSpeech, form: .han))
        start = end
      }
    }
  }

  /// Reads the characters up to `end`, and makes a node for each; returns how many there are, and
  /// the end of the last.
  private static func readCharacters(
    from first: Int, to end: Int, in bytes: Span<UInt8>, words: WordDictionary,
    offsets: inout [Int32], codes: inout [UInt16], nodes: inout [Node]
  ) -> (count: Int, end: Int) {
    var offsets = offsets.mutableSpan
    var codes = codes.mutableSpan
    var nodes = nodes.mutableSpan
    nodes[0] = Node(cost: 0, start: 0, partOfSpeech: .other)
    var offset = first
    var count = 0
    while offset < end, count < WordPath.pieceLength {
      let scalar = bytes.scalar(at: offset)
      guard offset &+ scalar.count <= end else { break }
      offsets[count] = Int32(truncatingIfNeeded: offset)
      codes[count] = words.code(of: scalar.value)
      count &+= 1
      nodes[count] = Node(cost: WordPath.unreached, start: 0, partOfSpeech: .properNoun)
      offset &+= scalar.count
    }
    offsets[count] = Int32(truncatingIfNeeded: offset)
    return (count, offset)
  }

  /// Fills the nodes from left to right.
  private static func findPath(
    codes: [UInt16], count: Int, words: WordDictionary, costs: (unknown: Int32, word: Int32),
    starts: inout [WordStart], nodes: inout [Node]
  ) {
    let codes = codes.span.extracting(first: count)
    var found = starts.mutableSpan
    words.lookUp(codes: codes, into: &found)
    var nodes = nodes.mutableSpan
    for index in 0..<codes.count {
      let cost = nodes[index].cost
      let unknown = cost + costs.unknown
      if unknown < nodes[index + 1].cost {
        nodes[index + 1] = Node(
          cost: unknown, start: Int32(truncatingIfNeeded: index), partOfSpeech: .properNoun)
      }
      let base = cost + costs.word
      words.forEachPrefix(from: found[index], ofCodes: codes, at: index) {
        end, wordCost, partOfSpeech in
        let total = base + Int32(truncatingIfNeeded: wordCost)
        if total < nodes[end].cost {
          nodes[end] = Node(
            cost: total, start: Int32(truncatingIfNeeded: index), partOfSpeech: partOfSpeech)
        }
      }
    }
  }

  /// Fills the nodes where a user's words lie on top, whose layers have codes of their own.
  private mutating func findLayeredPath(in bytes: Span<UInt8>, to last: Int) {
    let words = words
    for index in 0..<count {
      let cost = nodes[index].cost
      let unknown = cost + unknownCost
      if unknown < nodes[index + 1].cost {
        nodes[index + 1] = Node(
          cost: unknown, start: Int32(truncatingIfNeeded: index), partOfSpeech: .properNoun)
      }
      let base = cost + wordCost
      var node = index
      var layerEnd = 0
      words.forEachPrefix(in: bytes, at: Int(offsets[index])) { end, wordCost, partOfSpeech in
        guard end <= last else { return }
        // Words come shortest first, layer by layer.
        if end <= layerEnd { node = index }
        layerEnd = end
        while node < count, Int(offsets[node]) < end { node += 1 }
        let total = base + Int32(truncatingIfNeeded: wordCost)
        if total < nodes[node].cost {
          nodes[node] = Node(
            cost: total, start: Int32(truncatingIfNeeded: index), partOfSpeech: partOfSpeech)
        }
      }
    }
  }
}
