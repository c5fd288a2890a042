// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The large tables of ``EntityRecognizer``, which one thread keeps from article to article.
///
/// They have a cell for each byte of a text.  Between articles all cells are empty: only those that
/// were filled are emptied again.
public struct EntityBuffers: Sendable {
  /// The kinds of the cue words that begin at each offset.
  var starting: [CueKinds] = []
  /// The kinds of the cue words that end at each offset.
  var ending: [CueKinds] = []
  /// The token that each byte belongs to; what an article leaves here is overwritten by the next.
  var tokenIndices: [Int32] = []

  /// Makes buffers for the first article.
  public init() {}

  /// The number of cells that are kept at most.
  private static let limit = 1 << 22

  /// Makes room for `size` cells in each table.
  mutating func reserve(_ size: Int) {
    guard size > starting.count else { return }
    // What is there is empty: nothing is copied.
    self = EntityBuffers()
    starting = Array(filled: [], count: size)
    ending = Array(filled: [], count: size)
    tokenIndices = Array(filled: 0, count: size)
  }

  /// Takes the tables of an article back, all cells of which are empty again.
  mutating func take(_ tables: ArticleTables) {
    guard tables.starting.count <= EntityBuffers.limit else { return }
    (starting, ending, tokenIndices) = (tables.starting, tables.ending, tables.tokenIndices)
  }
}
