// SPDX-License-Identifier: Apache-2.0

/// Sets of numbers that grow together; the smallest number of a set is its representative.
struct UnionFind {
  private var parents: [Int]

  /// Makes a set of its own for each number below `count`.
  init(count: Int) {
    parents = Array(0..<count)
  }

  /// Returns the smallest number of the set that `element` is in.
  mutating func root(of element: Int) -> Int {
    var root = element
    while parents[root] != root { root = parents[root] }
    var index = element
    while parents[index] != root { (parents[index], index) = (root, parents[index]) }
    return root
  }

  /// Makes one set of the sets of two numbers.
  mutating func join(_ left: Int, _ right: Int) {
    let left = root(of: left)
    let right = root(of: right)
    parents[max(left, right)] = min(left, right)
  }
}
