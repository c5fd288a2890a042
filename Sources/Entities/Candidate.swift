// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The recognizers, in the order in which they name a mention that several of them found.
struct Sources: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let dictionary = Sources(rawValue: 1 << 0)
  static let bookTitle = Sources(rawValue: 1 << 1)
  static let quotation = Sources(rawValue: 1 << 2)
  static let person = Sources(rawValue: 1 << 3)
  static let organization = Sources(rawValue: 1 << 4)
  static let conference = Sources(rawValue: 1 << 5)
  static let document = Sources(rawValue: 1 << 6)
  static let place = Sources(rawValue: 1 << 7)
  static let version = Sources(rawValue: 1 << 8)
  static let latin = Sources(rawValue: 1 << 9)
  static let compound = Sources(rawValue: 1 << 10)
  static let repetition = Sources(rawValue: 1 << 11)
  static let apposition = Sources(rawValue: 1 << 12)
  static let subject = Sources(rawValue: 1 << 13)
  static let list = Sources(rawValue: 1 << 14)
  static let word = Sources(rawValue: 1 << 15)
  static let sequence = Sources(rawValue: 1 << 16)

  /// The number of recognizers.
  static let count = 17

  /// The names of the recognizers, in the order of their bits.
  static let names = [
    "dictionary", "book-title", "quotation", "person", "organization", "conference", "document",
    "place", "version", "latin", "compound", "repetition", "apposition", "subject", "list", "word",
    "sequence",
  ]

  /// The name of the first of the recognizers.
  var name: String {
    rawValue == 0 ? "" : Sources.names[rawValue.trailingZeroBitCount]
  }
}

/// A stretch of the text that may be a name.
struct Candidate {
  var range: ByteRange
  var sources: Sources
  private var firstSense: Int32 = 0
  private var endSense: Int32 = 0
  /// The place of a type that is certain, or 0; see ``TypeScores``.
  var certainPlace: Int32 = 0
  /// The types of the members of its list: a bit for each place of ``TypeScores/types``.
  var listTypes: UInt8 = 0
  /// Whether names alone stand beside it in its list.
  var isListed = false
  /// What ``NameTagger`` says of it: 1 and up for a name, by type and margin; 0 for nothing.
  var sequence: UInt8 = 0
  /// A number for its text.
  var key: UInt64 = 0
  /// The number of its text among those of the article's candidates.
  var group: Int32 = 0
  /// How well each type fits.
  var scores = TypeScores()

  init(range: ByteRange, sources: Sources, senses: Range<Int> = 0..<0) {
    self.range = range
    self.sources = sources
    self.senses = senses
  }

  /// Makes a candidate that is surely an organization.
  static func organization(_ range: ByteRange) -> Candidate {
    var candidate = Candidate(range: range, sources: .organization)
    candidate.certainPlace = 1
    return candidate
  }

  /// Its meanings in the dictionary, as a range of ``ArticleView/senses``.
  var senses: Range<Int> {
    get { Int(firstSense)..<Int(endSense) }
    set {
      firstSense = Int32(truncatingIfNeeded: newValue.lowerBound)
      endSense = Int32(truncatingIfNeeded: newValue.upperBound)
    }
  }
}

/// How much better than no name at all each of the six types fits a candidate.
///
/// Place 7 is that of the types that a user's dictionary adds.
struct TypeScores: Sendable {
  /// The place of a type that is none of the six.
  static let customPlace = 7
  /// What a certain type scores.
  static let certain: Int32 = 512

  /// The types in the order of their places, from place 1 on; place 0 stands for no name and is 0.
  static let types: [EntityType] = [
    .organization, .person, .product, .place, .conference, .document,
  ]

  /// The bit of places in a set of types, a bit for each of ``types``.
  static let placeBit: UInt8 = 8

  var values = SIMD8<Int32>()

  /// The scores of a type that is certain.
  static func certain(_ place: Int) -> TypeScores {
    var scores = TypeScores(values: SIMD8(repeating: 0) &- certain)
    scores.values[place] = certain
    return scores
  }

  /// The place of the best type and how well it fits.
  var best: (place: Int, margin: Int) {
    var place = 1
    for index in 2...7 where values[index] > values[place] { place = index }
    return (place, Int(values[place]))
  }
}
