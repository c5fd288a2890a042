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

  private struct Node {
    var cost: Int32
    var start: Int32
    var partOfSpeech: PartOfSpeech
  }

  private let words: WordDictionary
  private let unknownCost: Int32
  private let wordCost: Int32
  private var nodes: [Node] = []
  /// Where each character of the piece begins, and the end of the last.
  private var starts: [Int32] = []
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
    // Nodes are indexed by bytes: an ideograph takes three or four, so most are never reached, but
    // no table of characters is needed.
    let end = min(limit, first + WordPath.pieceLength * 3)
    let count = limit - first
    let width = min(count, end - first)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(cost: 0, start: 0, partOfSpeech: .other))
    for _ in 0..<width {
      nodes.append(Node(cost: WordPath.unreached, start: 0, partOfSpeech: .properNoun))
    }
    var offset = first
    var last = 0
    while offset < first + width {
      let length = bytes.scalar(at: offset).count
      let position = offset - first
      guard position + length <= width else { break }
      last = position + length
      let cost = nodes[position].cost
      let unknown = cost + unknownCost
      if unknown < nodes[position + length].cost {
        nodes[position + length] = Node(
          cost: unknown, start: Int32(position), partOfSpeech: .properNoun)
      }
      let base = cost + wordCost
      words.forEachPrefix(in: bytes, at: offset) { wordEnd, wordCost, partOfSpeech in
        let target = wordEnd - first
        guard target <= width else { return }
        let total = base + Int32(truncatingIfNeeded: wordCost)
        if total < nodes[target].cost {
          nodes[target] = Node(cost: total, start: Int32(position), partOfSpeech: partOfSpeech)
        }
      }
      offset += length
    }
    if last == 0 {
      // A stray byte at the very end of invalid text.
      last = width
      nodes[last].start = 0
    }
    ends.removeAll(keepingCapacity: true)
    var node = last
    while node > 0 {
      ends.append(Int32(node))
      node = Int(nodes[node].start)
    }
    var start = 0
    for index in stride(from: ends.count - 1, through: 0, by: -1) {
      let wordEnd = Int(ends[index])
      tokens.append(
        Token(
          range: ByteRange(first + start, first + wordEnd),
          partOfSpeech: nodes[wordEnd].partOfSpeech, form: .han))
      start = wordEnd
    }
    return first + last
  }
}
