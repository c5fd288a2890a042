// SPDX-License-Identifier: Apache-2.0

extension Array {
  /// Makes an array of `count` times `value`.
  ///
  /// `Array(repeating:count:)` asks the runtime for the type of its storage each time, which takes
  /// longer than to fill the short tables that are made for each text.
  ///
  /// - Complexity: O(*n*) in `count`.
  @inlinable
  public init(filled value: Element, count: Int) {
    self = []
    // All empty arrays share their storage, which an append of nothing writes to.
    guard count > 0 else { return }
    append(addingCapacity: count) { $0.append(repeating: value, count: count) }
  }
}
