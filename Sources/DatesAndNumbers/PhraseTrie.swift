// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Numbers for the characters that the tables use, so that tries can be small and fast.
struct CharacterNumbers: Sendable {
  /// One number for each character of the basic plane; zero for one that no table has.
  private var numbers = [UInt16](repeating: 0, count: 0x10000)
  /// How many numbers are given, zero included.
  private(set) var count = 1

  /// Returns the number of a character, giving it one where it has none.
  mutating func add(_ scalar: UInt32) -> UInt16 {
    guard scalar < 0x10000 else { return 0 }
    if numbers[Int(scalar)] == 0 {
      numbers[Int(scalar)] = UInt16(count)
      count += 1
    }
    return numbers[Int(scalar)]
  }

  /// The number of a character, zero where no table has it.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt16 { scalar < 0x10000 ? numbers[Int(scalar)] : 0 }
}

/// The keys of one table, to be looked up in a text: a trie over characters in flat arrays.
struct PhraseTrie: Sendable {
  /// The node for each first character's number.
  private var roots: [Int32] = []
  /// Where the children of each node begin in ``labels``; the next node's start ends them.
  private var starts: [Int32] = []
  private var labels: [UInt16] = []
  private var targets: [Int32] = []
  /// The row of the key that ends at each node, or -1.
  private var rows: [Int32] = []

  /// Builds the trie of `keys`, whose indices are the rows.
  init(keys: [[UInt16]], characterCount: Int) {
    struct Node {
      var row: Int32 = -1
      var children: [(label: UInt16, target: Int)] = []
    }
    var nodes = [Node()]
    for (row, key) in keys.enumerated() where !key.isEmpty && !key.contains(0) {
      var node = 0
      for label in key {
        if let child = nodes[node].children.first(where: { $0.label == label }) {
          node = child.target
        } else {
          nodes.append(Node())
          nodes[node].children.append((label, nodes.count - 1))
          node = nodes.count - 1
        }
      }
      nodes[node].row = Int32(row)
    }
    roots = [Int32](repeating: -1, count: characterCount)
    for child in nodes[0].children { roots[Int(child.label)] = Int32(child.target) }
    for (number, node) in nodes.enumerated() {
      starts.append(Int32(labels.count))
      rows.append(node.row)
      guard number > 0 else { continue }
      for child in node.children {
        labels.append(child.label)
        targets.append(Int32(child.target))
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
      var index = Int(starts[Int(node)])
      let last = Int(starts[Int(node) + 1])
      while index < last, labels[index] != label { index += 1 }
      guard index < last else { return }
      node = targets[index]
      end += scalar.count
    }
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
