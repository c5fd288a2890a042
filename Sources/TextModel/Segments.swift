// SPDX-License-Identifier: Apache-2.0

/// The words, clauses and sentences of a normalized text, in reading order.
///
/// Tokens cover all that is not white space; a clause is a run of tokens, a sentence a run of
/// clauses.  All ranges are byte ranges of the normalized text.
public struct SegmentedText: Sendable {
  /// All tokens, in reading order, without gaps but for white space.
  public var tokens: [Token]
  /// All clauses, in reading order.
  public var clauses: [Clause]
  /// All sentences, in reading order.
  public var sentences: [Sentence]

  /// Makes a segmented text.
  public init(tokens: [Token] = [], clauses: [Clause] = [], sentences: [Sentence] = []) {
    self.tokens = tokens
    self.clauses = clauses
    self.sentences = sentences
  }

  /// Marks the sentences that begin in one of `ranges`, which are in reading order, as furniture.
  public mutating func markFurniture(_ ranges: [ByteRange]) {
    var next = 0
    for index in sentences.indices {
      let start = sentences[index].range.start
      while next < ranges.count, ranges[next].end <= start { next += 1 }
      guard next < ranges.count else { return }
      sentences[index].isFurniture = ranges[next].contains(start)
    }
  }

  /// Returns the index of the first token that ends behind `offset`, or `tokens.count`.
  ///
  /// - Complexity: O(log *n*) in the number of tokens.
  public func tokenIndex(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the index of the first sentence that ends behind `offset`, or `sentences.count`.
  ///
  /// - Complexity: O(log *n*) in the number of sentences.
  public func sentenceIndex(at offset: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A word, number, Latin run or punctuation mark.
public struct Token: Hashable, Sendable {
  /// Where it stands in the normalized text.
  public var range: ByteRange
  /// Its universal part of speech.
  public var partOfSpeech: PartOfSpeech
  /// What it is made of.
  public var form: TokenForm

  /// Makes a token.
  @inlinable
  public init(range: ByteRange, partOfSpeech: PartOfSpeech, form: TokenForm) {
    self.range = range
    self.partOfSpeech = partOfSpeech
    self.form = form
  }
}

/// What a token is made of.
public enum TokenForm: UInt8, Hashable, Sendable {
  /// Chinese characters.
  case han
  /// A run that holds a Latin letter: `GPT-4`, `iOS 17`.
  case latin
  /// A run of Arabic digits with its point and separators.
  case number
  /// One punctuation mark, or one run of the same one (`……`).
  case punctuation
  /// Anything else: emoji, kana, Hangul …
  case other
}

/// The universal parts of speech (UPOS) of Universal Dependencies, version 2.
public enum PartOfSpeech: UInt8, CaseIterable, Hashable, Sendable {
  case adjective, adposition, adverb, auxiliary, coordinatingConjunction, determiner
  case interjection, noun, numeral, particle, pronoun, properNoun, punctuation
  case subordinatingConjunction, symbol, verb, other

  /// The tag as UD writes it, such as `PROPN`.
  public var tag: String {
    switch self {
    case .adjective: "ADJ"
    case .adposition: "ADP"
    case .adverb: "ADV"
    case .auxiliary: "AUX"
    case .coordinatingConjunction: "CCONJ"
    case .determiner: "DET"
    case .interjection: "INTJ"
    case .noun: "NOUN"
    case .numeral: "NUM"
    case .particle: "PART"
    case .pronoun: "PRON"
    case .properNoun: "PROPN"
    case .punctuation: "PUNCT"
    case .subordinatingConjunction: "SCONJ"
    case .symbol: "SYM"
    case .verb: "VERB"
    case .other: "X"
    }
  }

  /// Makes the part of speech of a UD tag, or null where there is none such.
  public init?(tag: String) {
    guard let match = PartOfSpeech.allCases.first(where: { $0.tag == tag }) else { return nil }
    self = match
  }
}

/// A stretch of a sentence between commas, semicolons and the like.
public struct Clause: Hashable, Sendable {
  /// Where it stands, its closing punctuation included.
  public var range: ByteRange
  /// Its tokens, as indices into ``SegmentedText/tokens``.
  public var tokens: Range<Int>

  /// Makes a clause.
  public init(range: ByteRange, tokens: Range<Int>) {
    self.range = range
    self.tokens = tokens
  }
}

/// A sentence, or a line that is one by itself (a headline, a table cell).
public struct Sentence: Hashable, Sendable {
  /// Where it stands, its closing punctuation included.
  public var range: ByteRange
  /// Its clauses, as indices into ``SegmentedText/clauses``.
  public var clauses: Range<Int>
  /// Its tokens, as indices into ``SegmentedText/tokens``.
  public var tokens: Range<Int>
  /// Whether it is the first of its line.
  public var startsLine: Bool
  /// Whether it belongs to the page, not to the article: a disclaimer, a credit, a list of others.
  public var isFurniture = false

  /// Makes a sentence.
  public init(range: ByteRange, clauses: Range<Int>, tokens: Range<Int>, startsLine: Bool) {
    self.range = range
    self.clauses = clauses
    self.tokens = tokens
    self.startsLine = startsLine
  }
}

/// One occurrence of a dictionary form in a normalized text.
public struct LexicalMatch: Hashable, Sendable {
  /// Where it stands.
  public var range: ByteRange
  /// The form, as a number that the lexicon gave it.
  public var form: UInt32

  /// Makes a match.
  @inlinable
  public init(range: ByteRange, form: UInt32) {
    self.range = range
    self.form = form
  }
}
