// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Lays out one or more tries in one double array.
///
/// Nodes are placed from the heaviest to the lightest, each at the first place that fits, so that
/// what texts visit most lies together at the front.
package struct TrieBuilder {
  /// One key of a trie.
  package struct Key {
    /// The codes of its characters; none is 0.
    package var codes: [UInt16]
    /// What the trie gives for it; not 0.
    package var value: UInt32
    /// How often texts visit it.
    package var weight: UInt64

    /// Makes a key.
    package init(codes: [UInt16], value: UInt32, weight: UInt64) {
      self.codes = codes
      self.value = value
      self.weight = weight
    }
  }

  /// A node whose children are yet to be placed: the keys that share its prefix.
  private struct Node {
    var keys: Range<Int>
    var depth: Int
    var slot: Int
    var weight: UInt64
    var number: Int
  }

  /// The units laid out so far; unit 0 stays free.
  package private(set) var units: [UInt64] = [0]
  private var slots = SlotMap()
  private var keys: [Key] = []
  private var sums: [UInt64] = []

  /// Makes an empty array.
  package init() {}

  /// Adds a trie of distinct keys and returns the base of its root, 0 where there is no key.
  ///
  /// - Returns: null where the array has grown beyond what a unit can point at.
  package mutating func add(_ given: [Key]) -> UInt32? {
    guard !given.isEmpty else { return 0 }
    keys = given.sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
    sums = [0]
    sums.reserveCapacity(keys.count + 1)
    for key in keys { sums.append(sums[sums.count - 1] &+ key.weight) }
    var heap = Heap<Node> { left, right in
      left.weight != right.weight ? left.weight > right.weight : left.number < right.number
    }
    var number = 0
    guard
      let rootBase = place(
        Node(keys: 0..<keys.count, depth: 0, slot: 0, weight: 0, number: 0), heap: &heap,
        number: &number)
    else { return nil }
    while let node = heap.removeFirst() {
      guard let base = place(node, heap: &heap, number: &number) else { return nil }
      units[node.slot] |= DoubleArrayTrie.unit(label: 0, base: base, value: 0)
    }
    return UInt32(rootBase)
  }

  /// Places the children of a node, notes those that have children, and returns the base.
  private mutating func place(_ node: Node, heap: inout Heap<Node>, number: inout Int) -> Int? {
    var labels: [UInt16] = []
    var starts: [Int] = []
    var index = node.keys.lowerBound
    // Keys are sorted: the one that ends at this node, if any, comes first and has its value set.
    while index < node.keys.upperBound, keys[index].codes.count == node.depth { index += 1 }
    while index < node.keys.upperBound {
      let label = keys[index].codes[node.depth]
      labels.append(label)
      starts.append(index)
      while index < node.keys.upperBound, keys[index].codes[node.depth] == label { index += 1 }
    }
    starts.append(node.keys.upperBound)
    let base = slots.takeBase(for: labels)
    guard base <= DoubleArrayTrie.maximalBase else { return nil }
    let end = base + Int(labels[labels.count - 1]) + 1
    if units.count < end { units.append(contentsOf: repeatElement(0, count: end - units.count)) }
    for child in labels.indices {
      let range = starts[child]..<starts[child + 1]
      let slot = base + Int(labels[child])
      let isKey = keys[range.lowerBound].codes.count == node.depth + 1
      units[slot] = DoubleArrayTrie.unit(
        label: labels[child], base: 0, value: isKey ? keys[range.lowerBound].value : 0)
      guard range.count > (isKey ? 1 : 0) else { continue }
      number += 1
      heap.insert(
        Node(
          keys: range, depth: node.depth + 1, slot: slot,
          weight: sums[range.upperBound] &- sums[range.lowerBound], number: number))
    }
    return base
  }
}
