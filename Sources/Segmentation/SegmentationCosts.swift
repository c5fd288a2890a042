// SPDX-License-Identifier: Apache-2.0

public import Lexicon

/// The integer weights of the word path, in 64ths of a bit.
///
/// The lexicon's table `Segmentation/costs` holds them; `mailuo-train costs` searches for better
/// ones.
public struct SegmentationCosts: Hashable, Sendable {
  /// The cost of an ideograph that is taken as a word though no dictionary knows it.
  public var unknown: Int
  /// What each word costs beyond its rarity: the larger, the longer the words.
  public var word: Int

  /// Makes a set of weights.
  public init(unknown: Int, word: Int) {
    self.unknown = unknown
    self.word = word
  }

  /// Reads the weights of a lexicon; what it lacks has the value of a rare word's rarity.
  public init(lexicon: Lexicon) {
    self.init(unknown: 1_536, word: 0)
    let table = lexicon.table("Segmentation/costs")
    for row in 0..<table.rowCount {
      guard let value = Int(table.field(row: row, column: 1)) else { continue }
      switch table.field(row: row, column: 0) {
      case "unknown": unknown = value
      case "word": word = value
      default: break
      }
    }
  }
}
