// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

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
  /// The words of two units or more, by their beginning.
  package private(set) var matches: [Match] = []
  /// The words of the likeliest path, the last first.
  package private(set) var path: [Match] = []
  /// What reaches each unit.
  package private(set) var reaches: [Reach] = []

  /// The units, two edges on each side, and room for more.
  private(set) var storage: [Unit] = []
  /// The known names that stand there.
  private var names: [Match] = []
  private var starts: [Start] = []
  private var nodes: [Node] = []

  package init() {}

  /// The units, two edges on each side.
  ///
  /// - Complexity: O(*n*).
  package var units: [Unit] { Array(storage.prefix(count + 4)) }

  /// Unit number `index`, the edges left out.
  @inline(__always)
  package subscript(index: Int) -> Unit { storage[index &+ 2] }

  /// Begins a new sequence.
  mutating func removeAll(model: WordModel) {
    count = 0
    reserve(64)
    let edge = Unit(
      start: 0, end: 0, code: model.code(ofSpecial: WordModelFormat.Special.start),
      kind: UnitKind.edge.rawValue, border: Border.set)
    storage[0] = edge
    storage[1] = edge
  }

  /// Makes room for `added` more units.
  private mutating func reserve(_ added: Int) {
    let wanted = count &+ added &+ 4
    guard storage.count < wanted else { return }
    let unit = Unit(start: 0, end: 0, code: 0, kind: 0, border: Border.free)
    storage.append(contentsOf: repeatElement(unit, count: wanted &* 2 &- storage.count))
  }

  /// Appends a unit.
  mutating func append(code: UInt16, kind: UnitKind, start: Int, end: Int, isFree: Bool) {
    reserve(1)
    storage[count &+ 2] = Unit(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), code: code,
      kind: kind.rawValue, border: isFree ? Border.free : Border.set)
    count &+= 1
  }

  /// Appends the ideographs of `range`, at most `limit` of them; returns where the next begins.
  mutating func appendHan(
    _ range: Range<Int>, in bytes: Span<UInt8>, isFree: Bool, limit: Int, model: WordModel
  ) -> Int {
    reserve(min(limit, range.count))
    let codes = model.codes
    let kindList = model.kindsOfCodes
    let kinds = kindList.span
    var start = range.lowerBound
    var border = isFree ? Border.free : Border.set
    var place = count &+ 2
    let last = place &+ limit
    var units = storage.mutableSpan
    while start < range.upperBound, place < last {
      let scalar = bytes.scalar(at: start)
      let end = min(start &+ scalar.count, range.upperBound)
      let code = Int(codes.code(of: scalar.value)) & 0xFFFF
      units[place] = Unit(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        code: UInt16(truncatingIfNeeded: code), kind: kinds[code], border: border)
      border = Border.free
      place &+= 1
      start = end
    }
    count = place &- 2
    return start
  }

  /// Looks up all words and finds the path, when all units are there.
  package mutating func finish(model: WordModel) {
    reserve(0)
    let edge = Unit(
      start: 0, end: 0, code: model.code(ofSpecial: WordModelFormat.Special.end),
      kind: UnitKind.edge.rawValue, border: Border.set)
    storage[count &+ 2] = edge
    storage[count &+ 3] = edge
    matches.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    if starts.count <= count {
      let room = storage.count
      starts = Array(repeating: Start(first: 0, second: 0), count: room)
      nodes = Array(repeating: Node(cost: 0, start: 0, value: 0), count: room)
      reaches = Array(repeating: Reach(), count: room)
    }
    lookUp(words: model.words)
    findWords(words: model.words)
    followPath()
    if !names.isEmpty { setBordersOfNames() }
  }

  /// Looks up the first and the second character of what may begin at each unit; no look-up waits
  /// for one of another place, so that the memory answers several at a time.
  private mutating func lookUp(words: DoubleArrayTrie) {
    let root = words.root
    let list = storage
    let units = list.span
    let count = count
    var starts = starts.mutableSpan
    for index in 0..<count {
      let first = words.child(of: root, code: UInt32(units[index &+ 2].code))
      let second = words.child(of: first, code: UInt32(units[index &+ 3].code))
      starts[index] = Start(first: first, second: first == 0 ? 0 : second)
    }
  }

  private mutating func findWords(words: DoubleArrayTrie) {
    let unitList = storage
    let startList = starts
    let units = unitList.span
    let starts = startList.span
    var found = matches
    var foundNames = names
    matches = []
    names = []
    let count = count
    var reachList = reaches
    reaches = []
    var reaches = reachList.mutableSpan
    var nodes = nodes.mutableSpan
    nodes[0] = Node(cost: 0, start: 0, value: 0)
    for index in 0..<count {
      nodes[index &+ 1] = Node(cost: Int32.max / 2, start: 0, value: 0)
      reaches[index] = Reach()
    }
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
          let match = Match(start: number, end: Int32(truncatingIfNeeded: end), value: value)
          if value & WordModelFormat.nameMark != 0 { foundNames.append(match) }
          if WordModelFormat.isWord(value) {
            found.append(match)
            let total = cost &+ WordModelFormat.cost(of: value)
            if total < nodes[end].cost {
              nodes[end] = Node(cost: total, start: number, value: value)
            }
            WordLattice.note(index..<end, in: &reaches)
          }
        }
        unit = words.child(of: unit, code: UInt32(units[end &+ 2].code))
        end &+= 1
      }
    }
    matches = found
    names = foundNames
    self.reaches = reachList
  }

  /// Notes how far a word of units reaches.
  @inline(__always)
  private static func note(_ range: Range<Int>, in reaches: inout MutableSpan<Reach>) {
    let length = UInt8(truncatingIfNeeded: min(range.count, 5))
    let last = range.upperBound &- 1
    // The words that begin at a unit come shortest first.
    reaches[range.lowerBound].begun = length
    reaches[last].ended = max(reaches[last].ended, length)
    var index = range.lowerBound &+ 1
    while index < last {
      reaches[index].through = max(reaches[index].through, length)
      index &+= 1
    }
  }

  /// Makes the outer borders of known names those of words: from left to right, the longest first.
  private mutating func setBordersOfNames() {
    var next = 0
    var taken: Int32 = 0
    while next < names.count {
      var name = names[next]
      next += 1
      while next < names.count, names[next].start == name.start {
        name = names[next]
        next += 1
      }
      guard name.start >= taken else { continue }
      taken = name.end
      setBorder(before: Int(name.start))
      setBorder(before: Int(name.end))
    }
  }

  private mutating func setBorder(before index: Int) {
    guard index < count, storage[index + 2].border == Border.free else { return }
    storage[index + 2].border = Border.set
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
    storage[range.lowerBound + 2].border = Border.set
    for index in range.dropFirst() { storage[index + 2].border = Border.none }
    if range.upperBound < count { storage[range.upperBound + 2].border = Border.set }
  }
}
