// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// The units of one sequence (a sentence, or a piece of a very long one) and what the dictionary
/// says of them: every word that stands there, and the likeliest path of words.
///
/// Units are ideographs, marks, runs of digits and runs of letters.  Two edges stand before and two
/// behind them, so that windows need no checks.
package struct WordLattice {
  /// A word of the dictionary: the numbers of its first unit and of the one behind its last.
  package struct Match: BitwiseCopyable {
    package var start: Int32
    package var end: Int32
    package var value: UInt32
  }

  /// What must hold before a unit.
  enum Border {
    static let free: UInt8 = 0
    static let set: UInt8 = 1
    static let none: UInt8 = 2
  }

  /// An ideograph, a mark, a run of digits or of letters.
  package struct Unit: BitwiseCopyable {
    /// Where it begins and ends in the text.
    package var start: Int32
    package var end: Int32
    package var code: UInt16
    package var kind: UInt8
    /// Whether a word must, or must not, begin here.
    package var border: UInt8
  }

  /// What may begin at a unit, by its first and by its second character.
  private struct Start: BitwiseCopyable {
    var first: UInt64
    var second: UInt64
  }

  /// The likeliest way to the end of a unit.
  private struct Node: BitwiseCopyable {
    var cost: Int32
    var start: Int32
    var value: UInt32
  }

  /// The lengths of the longest words that begin at, end at and go through a unit, at most 5.
  package struct Reach: BitwiseCopyable {
    package var begun: UInt8 = 0
    package var ended: UInt8 = 0
    package var through: UInt8 = 0
  }

  /// The number of units, the edges left out.
  package private(set) var count = 0
  /// The units, two edges on each side.
  package private(set) var units: [Unit] = []
  /// The words of two units or more, by their beginning.
  package private(set) var matches: [Match] = []
  /// The words of the likeliest path, the last first.
  package private(set) var path: [Match] = []
  /// What reaches each unit.
  package private(set) var reaches: [Reach] = []

  private var starts: [Start] = []
  private var nodes: [Node] = []

  package init() {}

  /// Unit number `index`, the edges left out.
  @inline(__always)
  package subscript(index: Int) -> Unit { units[index &+ 2] }

  /// Begins a new sequence.
  mutating func removeAll(model: WordModel) {
    count = 0
    units.removeAll(keepingCapacity: true)
    appendEdges(code: model.code(ofSpecial: WordModelFormat.Special.start))
  }

  private mutating func appendEdges(code: UInt16) {
    let edge = Unit(start: 0, end: 0, code: code, kind: UnitKind.edge.rawValue, border: Border.set)
    units.append(edge)
    units.append(edge)
  }

  /// Appends a unit.
  @inline(__always)
  mutating func append(code: UInt16, kind: UnitKind, start: Int, end: Int, isFree: Bool) {
    units.append(
      Unit(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), code: code,
        kind: kind.rawValue, border: isFree ? Border.free : Border.set))
    count &+= 1
  }

  /// Looks up all words and finds the path, when all units are there.
  package mutating func finish(model: WordModel) {
    appendEdges(code: model.code(ofSpecial: WordModelFormat.Special.end))
    matches.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(cost: 0, start: 0, value: 0))
    nodes.append(
      contentsOf: repeatElement(Node(cost: Int32.max / 2, start: 0, value: 0), count: count))
    reaches.removeAll(keepingCapacity: true)
    reaches.append(contentsOf: repeatElement(Reach(), count: count))
    lookUp(words: model.words)
    findWords(words: model.words)
    noteReaches()
    followPath()
  }

  /// Looks up the first and the second character of what may begin at each unit; no look-up waits
  /// for one of another place, so that the memory answers several at a time.
  private mutating func lookUp(words: DoubleArrayTrie) {
    let root = words.root
    let list = units
    let units = list.span
    for index in 0..<count {
      let first = words.child(of: root, code: UInt32(units[index &+ 2].code))
      let second = words.child(of: first, code: UInt32(units[index &+ 3].code))
      starts.append(Start(first: first, second: first == 0 ? 0 : second))
    }
  }

  private mutating func findWords(words: DoubleArrayTrie) {
    let unitList = units
    let startList = starts
    let units = unitList.span
    let starts = startList.span
    var found = matches
    matches = []
    let count = count
    var nodes = nodes.mutableSpan
    for index in 0..<count {
      let cost = nodes[index].cost
      let number = Int32(truncatingIfNeeded: index)
      let single = UInt32(truncatingIfNeeded: words.value(of: starts[index].first))
      let least =
        cost
        &+ (single == 0 ? WordModelFormat.unknownCost : WordModelFormat.cost(of: single))
      if least < nodes[index &+ 1].cost {
        nodes[index &+ 1] = Node(cost: least, start: number, value: single)
      }
      var unit = starts[index].second
      var end = index &+ 2
      while unit != 0, units[end &+ 1].border != Border.set {
        let value = UInt32(truncatingIfNeeded: words.value(of: unit))
        if value != 0 {
          found.append(
            Match(start: number, end: Int32(truncatingIfNeeded: end), value: value))
          let total = cost &+ WordModelFormat.cost(of: value)
          if total < nodes[end].cost { nodes[end] = Node(cost: total, start: number, value: value) }
        }
        unit = words.child(of: unit, code: UInt32(units[end &+ 2].code))
        end &+= 1
      }
    }
    matches = found
  }

  private mutating func noteReaches() {
    let list = matches
    let matches = list.span
    var reaches = reaches.mutableSpan
    for number in 0..<matches.count {
      let match = matches[number]
      let length = UInt8(truncatingIfNeeded: min(match.end &- match.start, 5))
      let start = Int(match.start)
      let last = Int(match.end) &- 1
      reaches[start].begun = max(reaches[start].begun, length)
      reaches[last].ended = max(reaches[last].ended, length)
      var index = start &+ 1
      while index < last {
        reaches[index].through = max(reaches[index].through, length)
        index &+= 1
      }
    }
  }

  private mutating func followPath() {
    let list = nodes
    let nodes = list.span
    var end = count
    while end > 0 {
      let node = nodes[end]
      path.append(
        Match(start: node.start, end: Int32(truncatingIfNeeded: end), value: node.value))
      end = Int(node.start)
    }
  }

  /// Forbids or demands word borders so that units `range` are a word of their own.
  mutating func force(_ range: Range<Int>) {
    units[range.lowerBound + 2].border = Border.set
    for index in range.dropFirst() { units[index + 2].border = Border.none }
    if range.upperBound < count { units[range.upperBound + 2].border = Border.set }
  }
}
