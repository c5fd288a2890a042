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
  private var nodes: [Node] = []
  /// Where each character of the piece begins, and the end of the last.
  private var offsets: [Int32] = []
  /// The dictionary's codes of the characters.
  private var codes: [UInt16] = []
  /// What words may begin at each character.
  private var wordStarts: [WordStart] = []
  private var ends: [Int32] = []

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
    let last = readCharacters(from: first, to: end, in: bytes)
    guard last > first else {
      // A stray byte at the very end of invalid text.
      tokens.append(Token(range: ByteRange(first, end), partOfSpeech: .properNoun, form: .han))
      return end
    }
    if words.hasSingleLayer { findPath() } else { findLayeredPath(in: bytes, to: last) }
    ends.removeAll(keepingCapacity: true)
    var node = codes.count
    while node > 0 {
      ends.append(Int32(truncatingIfNeeded: node))
      node = Int(nodes[node].start)
    }
    var start = first
    for index in stride(from: ends.count - 1, through: 0, by: -1) {
      let node = Int(ends[index])
      let end = Int(offsets[node])
      tokens.append(
        Token(
          range: ByteRange(start, end), partOfSpeech: nodes[node].partOfSpeech, form: .han))
      start = end
    }
    return last
  }

  /// Reads the characters up to `end`, and makes a node for each; returns the end of the last.
  private mutating func readCharacters(
    from first: Int, to end: Int, in bytes: Span<UInt8>
  ) -> Int {
    offsets.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(cost: 0, start: 0, partOfSpeech: .other))
    let words = words
    var offset = first
    while offset < end {
      let scalar = bytes.scalar(at: offset)
      guard offset + scalar.count <= end else { break }
      offsets.append(Int32(truncatingIfNeeded: offset))
      codes.append(words.code(of: scalar.value))
      nodes.append(Node(cost: WordPath.unreached, start: 0, partOfSpeech: .properNoun))
      offset += scalar.count
    }
    offsets.append(Int32(truncatingIfNeeded: offset))
    return offset
  }

  /// Fills the nodes from left to right.
  private mutating func findPath() {
    let words = words
    let unknownCost = unknownCost
    let wordCost = wordCost
    let list = codes
    let codes = list.span
    words.lookUp(codes: codes, into: &wordStarts)
    let found = wordStarts
    let starts = found.span
    var nodes = nodes.mutableSpan
    for index in 0..<codes.count {
      let cost = nodes[index].cost
      let unknown = cost + unknownCost
      if unknown < nodes[index + 1].cost {
        nodes[index + 1] = Node(
          cost: unknown, start: Int32(truncatingIfNeeded: index), partOfSpeech: .properNoun)
      }
      let base = cost + wordCost
      words.forEachPrefix(from: starts[index], ofCodes: codes, at: index) {
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
    for index in codes.indices {
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
        while node < codes.count, Int(offsets[node]) < end { node += 1 }
        let total = base + Int32(truncatingIfNeeded: wordCost)
        if total < nodes[node].cost {
          nodes[node] = Node(
            cost: total, start: Int32(truncatingIfNeeded: index), partOfSpeech: partOfSpeech)
        }
      }
    }
  }
}
