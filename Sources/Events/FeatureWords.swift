// SPDX-License-Identifier: Apache-2.0

import TextModel

// How features name kinds of items, names and quantities.

/// What a feature says of a place.
enum FeatureValue {
  /// A word of ours for what stands there.
  case ours(FeatureWord)
  /// What stands there itself.
  case text(ByteRange)
  /// Something too long to be a word.
  case long
}

extension SentenceItem.Kind {
  /// The kind in a word.
  var word: FeatureWord {
    switch self {
    case .mention: .mention
    case .quantity: .quantity
    case .time: .time
    case .trigger: .trigger
    case .verb: .verb
    case .noun: .noun
    case .modifier: .modifier
    case .adverb: .adverb
    case .preposition: .preposition
    case .join: .join
    case .of: .of
    case .aspect: .aspect
    case .comma: .comma
    case .stop: .stop
    case .colon: .colon
    case .dash: .dash
    case .quote: .quote
    case .bracket: .bracket
    case .other: .other
    }
  }
}

extension QuantityMention.Kind {
  /// The kind in a word.
  var word: FeatureWord {
    switch self {
    case .money: .money
    case .percent: .percent
    case .count: .count
    case .multiple: .multiple
    case .ordinal: .ordinal
    case .measure: .measure
    case .parameters: .parameters
    }
  }
}

extension MentionTypes {
  /// The type of a mention in a word.
  func word(for mention: Int) -> FeatureWord {
    if isOrganization(mention) { return .organization }
    if isPerson(mention) { return .person }
    if isProduct(mention) { return .product }
    if isPlace(mention) { return .place }
    return isPlaceLike(mention) ? .conference : .document
  }
}
