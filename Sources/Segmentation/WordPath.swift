// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds the cheapest paths of words through runs of ideographs.
///
/// The classic dynamic program over the word lattice, from left to right.  Runs are read into a window
/// and looked up together, for a look-up hardly costs more when others wait for the memory as well;
/// each run's path begins anew.  Memory is kept from window to window.
struct WordPath {
  /// The length of the window in characters, one of which ends each run; a longer run is cut, as no
  /// real one is.
  private static let length = 1_024
  private static let unreached = Int32.max / 2

  /// The cheapest way to the beginning of a character.
  private struct Node {
    var cost: Int32
    /// The place of the character at which its last word begins.
    var start: Int32
    var partOfSpeech: PartOfSpeech
  }

  private let words: WordDictionary
  private let unknownCost: Int32
  private let wordCost: Int32
  /// How many places of the window are taken.
  private var count = 0
  /// The places of each run's characters; the place behind them is that of its end.
  private var runs: [Range<Int>] = []
  private var nodes = Array(
    repeating: Node(cost: 0, start: 0, partOfSpeech: .other), count: length)
  /// Where each character begins, and each run ends.
  private var offsets = Array(repeating: Int32(0), count: length)
  /// The dictionary's codes of the characters, 0 at the end of a run; two zeros follow the last.
  private var codes = Array(repeating: UInt16(0), count: length + 2)
  /// What words may begin at each character.
  private var wordStarts = Array(repeating: WordStart(), count: length)
  private var ends = Array(repeating: Int32(0), count: length)

  init(words: WordDictionary, costs: SegmentationCosts) {
    self.words = words
    unknownCost = Int32(clamping: costs.unknown)
    wordCost = Int32(clamping: costs.word)
  }

  /// Appends the words of the ideographs in `range`.
  mutating func appendWords(of range: ByteRange, in bytes: Span<UInt8>, to tokens: inout [Token]) {
    var start = range.start
    while start < range.end {
      removeAll()
      start = read(ByteRange(start, range.end), in: bytes)
      find(in: bytes)
      appendRun(0, to: &tokens)
    }
  }

  /// Empties the window.
  mutating func removeAll() {
    count = 0
    runs.removeAll(keepingCapacity: true)
  }

  /// Reads a run of ideographs into the window; returns where reading ended, which is the beginning of
  /// a run that does not fit behind others, and before the end of one that is longer than a window.
  mutating func read(_ range: ByteRange, in bytes: Span<UInt8>) -> Int {
    // An ideograph has three bytes at least.
    guard runs.isEmpty || count &+ range.count / 3 &+ 2 <= WordPath.length else {
      return range.start
    }
    let start = count
    let end: Int
    (count, end) = WordPath.readCharacters(
      of: range, from: start, in: bytes, numbers: words.codes, offsets: &offsets, codes: &codes,
      nodes: &nodes)
    runs.append(start..<(count &- 1))
    return end
  }

  /// Finds the cheapest paths of all runs of the window.
  mutating func find(in bytes: Span<UInt8>) {
    guard count > 0 else { return }
    guard words.hasSingleLayer else {
      for run in runs { findLayeredPath(of: run, in: bytes) }
      return
    }
    codes[count] = 0
    codes[count + 1] = 0
    WordPath.findPaths(
      codes: codes, count: count, words: words, costs: (unknownCost, wordCost),
      starts: &wordStarts, nodes: &nodes)
  }

  /// Appends the words of the run of number `index` of the window.
  mutating func appendRun(_ index: Int, to tokens: inout [Token]) {
    WordPath.appendPath(
      of: runs[index], nodes: nodes, offsets: offsets, ends: &ends, to: &tokens)
  }

  /// Appends the words of the cheapest path, which is followed from its end.
  private static func appendPath(
    of run: Range<Int>, nodes: [Node], offsets: [Int32], ends: inout [Int32],
    to tokens: inout [Token]
  ) {
    var ends = ends.mutableSpan
    var wordCount = 0
    var node = run.upperBound
    while node > run.lowerBound {
      ends[wordCount] = Int32(truncatingIfNeeded: node)
      wordCount &+= 1
      node = Int(nodes[node].start)
    }
    // An append of nothing writes to the storage that all empty arrays share.
    guard wordCount > 0 else { return }
    var start = Int(offsets[run.lowerBound])
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

  /// Reads the characters of a run to the places from `first` on, and makes a node for each and for the
  /// end; returns the place behind that, and where the last character ends.
  private static func readCharacters(
    of range: ByteRange, from first: Int, in bytes: Span<UInt8>, numbers: ScalarCodes,
    offsets: inout [Int32], codes: inout [UInt16], nodes: inout [Node]
  ) -> (count: Int, end: Int) {
    var offsets = offsets.mutableSpan
    var codes = codes.mutableSpan
    var nodes = nodes.mutableSpan
    var offset = range.start
    var place = first
    var cost: Int32 = 0
    while offset < range.end, place < WordPath.length &- 1 {
      let scalar = bytes.scalar(at: offset)
      offsets[place] = Int32(truncatingIfNeeded: offset)
      codes[place] = UInt16(truncatingIfNeeded: numbers.code(of: scalar.value))
      nodes[place] = Node(cost: cost, start: 0, partOfSpeech: .properNoun)
      cost = WordPath.unreached
      place &+= 1
      // A stray byte may stand at the very end of invalid text.
      offset = min(offset &+ scalar.count, range.end)
    }
    offsets[place] = Int32(truncatingIfNeeded: offset)
    codes[place] = 0
    nodes[place] = Node(cost: cost, start: 0, partOfSpeech: .properNoun)
    return (place &+ 1, offset)
  }

  /// Fills the nodes of all runs from left to right: no word takes in the end of a run, and no way
  /// beats that of cost 0 by which a run begins.
  private static func findPaths(
    codes: [UInt16], count: Int, words: WordDictionary, costs: (unknown: Int32, word: Int32),
    starts: inout [WordStart], nodes: inout [Node]
  ) {
    let codes = codes.span.extracting(first: count &+ 2)
    var found = starts.mutableSpan
    words.lookUp(codes: codes, into: &found)
    var nodes = nodes.mutableSpan
    for index in 0..<(count &- 1) {
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

  /// Fills the nodes of a run where a user's words lie on top, whose layers have codes of their own.
  private mutating func findLayeredPath(of run: Range<Int>, in bytes: Span<UInt8>) {
    let words = words
    let last = Int(offsets[run.upperBound])
    for index in run {
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
        while node < run.upperBound, Int(offsets[node]) < end { node += 1 }
        let total = base + Int32(truncatingIfNeeded: wordCost)
        if total < nodes[node].cost {
          nodes[node] = Node(
            cost: total, start: Int32(truncatingIfNeeded: index), partOfSpeech: partOfSpeech)
        }
      }
    }
  }
}
