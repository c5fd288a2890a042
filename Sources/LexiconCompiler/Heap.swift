// SPDX-License-Identifier: Apache-2.0

/// A binary heap: the first element by `comesBefore` is removed first.
struct Heap<Element> {
  private var elements: [Element] = []
  private let comesBefore: (Element, Element) -> Bool

  /// Makes an empty heap.
  init(_ comesBefore: @escaping (Element, Element) -> Bool) { self.comesBefore = comesBefore }

  /// Adds an element.
  mutating func insert(_ element: Element) {
    elements.append(element)
    var index = elements.count - 1
    while index > 0 {
      let parent = (index - 1) / 2
      guard comesBefore(elements[index], elements[parent]) else { return }
      elements.swapAt(index, parent)
      index = parent
    }
  }

  /// Removes and returns the first element, or null where there is none.
  mutating func removeFirst() -> Element? {
    guard let first = elements.first else { return nil }
    let last = elements.removeLast()
    guard !elements.isEmpty else { return first }
    elements[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < elements.count && comesBefore(elements[child], elements[least]) {
        least = child
      }
      if least == index { return first }
      elements.swapAt(index, least)
      index = least
    }
  }
}
