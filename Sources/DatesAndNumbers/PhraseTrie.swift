// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Numbers for the characters that the tables use, so that tries can be small and fast.
struct CharacterNumbers: Sendable {
  /// One number for each character of the basic plane; zero for one that no table has.
  private var numbers = [UInt16](repeating: 0, count: 0x10000)
  /// The characters in the order of their numbers; the first stands for none.
  private var scalars: [UInt16] = [0]

  /// How many numbers are given, zero included.
  var count: Int { scalars.count }

  /// Returns the number of a character, giving it one where it has none.
  mutating func add(_ scalar: UInt32) -> UInt16 {
    guard scalar < 0x10000 else { return 0 }
    if numbers[Int(scalar)] == 0 {
      numbers[Int(scalar)] = UInt16(count)
      scalars.append(UInt16(scalar))
    }
    return numbers[Int(scalar)]
  }

  /// The character of a number.
  func scalar(_ number: UInt16) -> UInt32 { UInt32(scalars[Int(number)]) }

  /// Calls `body` with each character that has a number.
  func forEach(_ body: (_ scalar: UInt16, _ number: UInt16) -> Void) {
    for number in 1..<scalars.count { body(scalars[number], UInt16(number)) }
  }

  /// The number of a character, zero where no table has it.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt16 { scalar < 0x10000 ? numbers[Int(scalar)] : 0 }
}

/// The keys of one table as numbers of characters, one behind the other.
struct PhraseKeys: Sendable {
  /// The characters of all keys.
  private(set) var characters: [UInt16] = []
  private var ends: [Int32] = []

  /// The number of keys.
  var count: Int { ends.count }

  /// Where the characters of a key lie.
  func range(_ key: Int) -> Range<Int> {
    (key > 0 ? Int(ends[key - 1]) : 0)..<Int(ends[key])
  }

  /// The first character of a key, or null.
  func first(_ key: Int) -> UInt16? {
    let range = range(key)
    return range.isEmpty ? nil : characters[range.lowerBound]
  }

  /// The last character of a key, or null.
  func last(_ key: Int) -> UInt16? { range(key).last.map { characters[$0] } }

  /// Appends a key, and gives numbers to characters that have none.
  mutating func append(_ key: Span<UInt8>, _ numbers: inout CharacterNumbers) {
    var offset = 0
    while offset < key.count {
      let scalar = key.scalar(at: offset)
      characters.append(numbers.add(scalar.value))
      offset += scalar.count
    }
    ends.append(Int32(characters.count))
  }
}

/// Tells of nearly all places of a text which tables have no key there, by two characters.
///
/// A table is one bit.  The bits of two characters lie at a place that they may share with others,
/// so that a table may be told of that has no key, but none is left out that has one.
struct KeyBeginnings: Sendable {
  /// The tables that have a key of one character, by the character's lowest bits.
  private var singles = [UInt8](repeating: 0, count: 1 << 13)
  /// The tables that have a key that goes on behind its second character or ends with it.
  private var pairs = [UInt8](repeating: 0, count: 1 << 15)

  /// Where the bits of a key's first character lie.
  @inline(__always)
  private static func place(_ first: UInt32) -> Int { Int(first & 0x1FFF) }

  /// Where the bits of a key's first two characters lie.
  @inline(__always)
  private static func place(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E35 &+ second) & 0x7FFF)
  }

  /// Adds the keys of the table whose bit is `table`.
  mutating func add(_ keys: PhraseKeys, _ table: UInt8, _ numbers: CharacterNumbers) {
    for key in 0..<keys.count {
      let range = keys.range(key)
      guard !range.isEmpty else { continue }
      let first = numbers.scalar(keys.characters[range.lowerBound])
      if range.count == 1 {
        singles[KeyBeginnings.place(first)] |= table
      } else {
        let second = numbers.scalar(keys.characters[range.lowerBound + 1])
        pairs[KeyBeginnings.place(first, second)] |= table
      }
    }
  }

  /// The tables that may have a key that begins with the character `first` and the one at `next`.
  @inline(__always)
  func tables(in text: Span<UInt8>, with first: UInt32, next: Int) -> UInt8 {
    let single = singles[KeyBeginnings.place(first)]
    guard next < text.count else { return single }
    return single | pairs[KeyBeginnings.place(first, text.scalar(at: next).value)]
  }
}

/// The keys of one table, to be looked up in a text: a trie over characters in flat arrays.
struct PhraseTrie: Sendable {
  /// The node for each first character's number.
  private var roots: [Int32] = []
  /// Where the children of each node begin in ``labels``; the next node's start ends them.
  private var starts: [Int32] = []
  /// The labels of each node's children, sorted.
  private var labels: [UInt16] = []
  private var targets: [Int32] = []
  /// The row of the key that ends at each node, or -1.
  private var rows: [Int32] = []

  /// A node while the trie is built.
  private struct Node {
    var label: UInt16
    /// The first child, and the next child of the same parent; -1 for none.
    var child: Int32 = -1
    var sibling: Int32
    var row: Int32 = -1
  }

  /// Builds the trie of `keys`, whose indices are the rows.
  init(keys: PhraseKeys, characterCount: Int) {
    var nodes: [Node] = []
    nodes.reserveCapacity(keys.characters.count)
    roots = [Int32](repeating: -1, count: characterCount)
    for row in 0..<keys.count {
      let key = keys.range(row)
      guard !key.isEmpty, !key.contains(where: { keys.characters[$0] == 0 }) else { continue }
      let first = Int(keys.characters[key.lowerBound])
      if roots[first] < 0 {
        roots[first] = Int32(nodes.count)
        nodes.append(Node(label: UInt16(first), sibling: -1))
      }
      var node = Int(roots[first])
      for place in key.dropFirst() {
        let label = keys.characters[place]
        var child = nodes[node].child
        while child >= 0, nodes[Int(child)].label != label { child = nodes[Int(child)].sibling }
        if child < 0 {
          child = Int32(nodes.count)
          nodes.append(Node(label: label, sibling: nodes[node].child))
          nodes[node].child = child
        }
        node = Int(child)
      }
      nodes[node].row = Int32(row)
    }
    rows.reserveCapacity(nodes.count)
    starts.reserveCapacity(nodes.count + 1)
    labels.reserveCapacity(nodes.count)
    targets.reserveCapacity(nodes.count)
    var children: [Int32] = []
    for node in nodes {
      rows.append(node.row)
      starts.append(Int32(labels.count))
      children.removeAll(keepingCapacity: true)
      var child = node.child
      while child >= 0 {
        children.append(child)
        child = nodes[Int(child)].sibling
      }
      if children.count > 1 { children.sort { nodes[Int($0)].label < nodes[Int($1)].label } }
      for child in children {
        labels.append(nodes[Int(child)].label)
        targets.append(child)
      }
    }
    starts.append(Int32(labels.count))
  }

  /// Whether a key begins with the character of this number.
  @inline(__always)
  func hasRoot(_ number: UInt16) -> Bool { roots[Int(number)] >= 0 }

  /// Calls `body` with the row and the end of each key that stands at `offset`, shortest first.
  @inline(__always)
  func forEachKey(
    in text: Span<UInt8>, at offset: Int, _ numbers: CharacterNumbers,
    _ body: (_ row: Int, _ end: Int) -> Void
  ) {
    guard offset >= 0, offset < text.count else { return }
    var scalar = text.scalar(at: offset)
    var node = roots[Int(numbers[scalar.value])]
    var end = offset + scalar.count
    while node >= 0 {
      if rows[Int(node)] >= 0 { body(Int(rows[Int(node)]), end) }
      guard end < text.count else { return }
      scalar = text.scalar(at: end)
      let label = numbers[scalar.value]
      guard label != 0 else { return }
      let last = Int(starts[Int(node) + 1])
      let index = place(of: label, from: Int(starts[Int(node)]), to: last)
      guard index < last, labels[index] == label else { return }
      node = targets[index]
      end += scalar.count
    }
  }

  /// The first place of a node's labels, which are sorted, that holds no lesser one.
  @inline(__always)
  private func place(of label: UInt16, from first: Int, to last: Int) -> Int {
    var low = first
    var count = last - first
    while count > 4 {
      let half = count / 2
      if labels[low + half - 1] < label {
        low += half
        count -= half
      } else {
        count = half
      }
    }
    while low < last, labels[low] < label { low += 1 }
    return low
  }

  /// The row and the end of the longest key that stands at `offset`, or null.
  @inline(__always)
  func longestKey(
    in text: Span<UInt8>, at offset: Int, _ numbers: CharacterNumbers
  ) -> (row: Int, end: Int)? {
    var found: (row: Int, end: Int)?
    forEachKey(in: text, at: offset, numbers) { row, end in found = (row, end) }
    return found
  }
}
