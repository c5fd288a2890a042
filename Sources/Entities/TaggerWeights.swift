// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The weights by which ``NameTagger`` tells of each word whether a name begins with it or goes on.
///
/// `Weights/name-words` has a class for each word that is not like most of its part of speech and
/// length; `Weights/names` has the weights of each class, first those of the word seen from the next
/// but one behind it, and so on up to those for the word seen from the next but one before it.
final class TaggerWeights: Sendable {
  /// What a word may be: the places of a row of weights.
  enum Tag {
    static let outside = 0
    /// The places in ``TypeScores`` of the types, each of which has two tags behind `outside`: its
    /// names' first words, and the others.
    static let typePlaces = [2, 1, 4]
    static let count = TaggerFormat.tagCount
  }

  /// What is added for each name, so that doubtful ones are found too: their margin tells.
  static let optimism: Int16 = 3
  /// What no word is: below every sum.
  static let never: Int16 = -8_192

  private let words: WordNumbers
  /// Where the rows of all classes end.
  private let classCount: Int
  /// Five rows for each class: what it says of the word at each of five places, from the next but
  /// one behind the class's own word to the next but one before it.
  let rows: [SIMD8<Int16>]
  /// What each tag weighs behind a tag.
  let transitions: [SIMD8<Int16>]
  /// What a name's tags weigh behind each other, for ``SequenceScores``.
  let steps: [SequenceScores.Steps]
  /// What a word gains at best by beginning a name, beside its own weights.
  let beginning: SIMD8<Int16>
  /// What it gains at best by going on with one.
  let goingOn: SIMD8<Int16>
  /// The classes of words that have none of their own, by part of speech and length.
  private let wordDefaults: [UInt16]
  /// The classes of Latin words that have none of their own, by ``shape(of:in:)``.
  private let latinDefaults: [UInt16]
  private let numberClass: UInt16
  private let otherClass: UInt16
  /// The first of the rows of what lies before and behind a sentence.
  let edgeRow: Int32

  /// Reads the weights of a lexicon; null where it has none.
  init?(lexicon: Lexicon) {
    let words = lexicon.taggerWords
    let rows = lexicon.taggerRows
    let classCount = TaggerFormat.classCount(ofNumbers: rows.count)
    guard classCount > 0, !words.isEmpty else { return nil }
    self.words = words
    let firstRow = TaggerFormat.firstClass / TaggerFormat.rowSize
    let rowCount = classCount * TaggerFormat.placeCount
    // Copied, for a look at an image is checked more than one at an array.
    self.rows = (firstRow..<firstRow + rowCount).map {
      rows.octet(at: $0 * TaggerFormat.rowSize)
    }
    self.classCount = classCount
    func number(of key: String) -> UInt16 {
      let bytes = Array(key.utf8)
      let number = words.number(in: bytes.span, from: 0, to: bytes.count) ?? 0
      return number < classCount ? UInt16(truncatingIfNeeded: number) : 0
    }
    wordDefaults = PartOfSpeech.allCases.flatMap { part in
      (1...4).map { number(of: "\(part.tag)/\($0)") }
    }
    latinDefaults = (0..<4).map { number(of: "LATIN/\($0)") }
    numberClass = number(of: "NUMBER/0")
    otherClass = number(of: "OTHER/0")
    edgeRow = TaggerWeights.row(ofClass: number(of: "EDGE/0"))
    let transitions = (0..<Tag.count).map { rows.octet(at: $0 * TaggerFormat.rowSize) }
    self.transitions = transitions
    steps = [1, 3, 5].map { SequenceScores.Steps(begin: $0, transitions: transitions) }
    // Each tag behind the best one before it, and back outside, instead of outside.
    var gains = SIMD8<Int16>(repeating: TaggerWeights.never)
    for tag in 1..<Tag.count {
      let outside = transitions[0][0]
      let best = transitions.reduce(TaggerWeights.never) { max($0, $1[tag]) }
      gains[tag] = best &- outside &+ max(0, transitions[tag][0] &- outside)
    }
    goingOn = gains
    beginning = gains &+ SIMD8(repeating: TaggerWeights.optimism)
  }

  @inline(__always)
  private static func row(ofClass number: UInt16) -> Int32 {
    Int32(number) &* 5
  }

  /// Returns the hash by which a word is looked up.
  @inline(__always)
  func hash(of token: Token, in text: Span<UInt8>) -> UInt64 {
    words.hash(of: text, from: token.range.start, to: token.range.end)
  }

  /// Returns where the look-up of a word begins.
  @inline(__always)
  func firstSlot(ofHash hash: UInt64) -> UInt32 { words.firstSlot(ofHash: hash) }

  /// Returns the first of the rows of a word, whose look-up has begun.
  @inline(__always)
  func row(
    of token: Token, in text: Span<UInt8>, hash: UInt64, firstSlot: UInt32
  ) -> Int32 {
    if token.form == .number { return TaggerWeights.row(ofClass: numberClass) }
    if let number = words.number(ofHash: hash, firstSlot: firstSlot), number < classCount {
      return TaggerWeights.row(ofClass: UInt16(truncatingIfNeeded: number))
    }
    return TaggerWeights.row(ofClass: defaultClass(of: token, in: text))
  }

  private func defaultClass(of token: Token, in text: Span<UInt8>) -> UInt16 {
    switch token.form {
    case .han:
      let length = min(max(token.range.count / 3, 1), 4)
      return wordDefaults[Int(token.partOfSpeech.rawValue) * 4 + length - 1]
    case .latin: return latinDefaults[TaggerWeights.shape(of: token.range, in: text)]
    default: return otherClass
    }
  }

  /// What a stretch of words could gain at best by being a name.
  struct Hope {
    /// What each tag of the word weighs where it weighs most.
    fileprivate var most = SIMD8<Int16>(repeating: TaggerWeights.never)
    /// What all words may add by going on with it.
    fileprivate var rest = SIMD8<Int16>.zero
  }

  /// Adds a word's weights to what is hoped of its stretch.
  @inline(__always)
  func add(_ sum: SIMD8<Int16>, to hope: inout Hope) {
    hope.most = pointwiseMax(hope.most, sum)
    // Bounded, so that long stretches cannot overflow it.
    hope.rest = pointwiseMin(
      hope.rest &+ pointwiseMax(sum &+ goingOn, .zero), SIMD8(repeating: -TaggerWeights.never))
  }

  /// Whether a name could be likelier than none, which it is in few stretches: no name gains more
  /// than the word that begins one best, and all that go on with gain.
  @inline(__always)
  func isName(_ hope: Hope) -> Bool {
    let begins = hope.most &+ beginning
    return begins[1] &+ hope.rest[2] > 0 || begins[3] &+ hope.rest[4] > 0
      || begins[5] &+ hope.rest[6] > 0
  }

  /// Whether a Latin word is in small letters (0), has one capital, the first (1), has nothing but
  /// capitals (2), or has digits or capitals inside (3).
  static func shape(of range: ByteRange, in text: Span<UInt8>) -> Int {
    var capitals = 0
    var hasSmall = false
    for offset in range.start..<range.end {
      let byte = text[offset]
      if byte &- 0x30 < 10 { return 3 }
      if byte &- 0x41 < 26 { capitals += 1 } else if byte &- 0x61 < 26 { hasSmall = true }
    }
    if capitals == 0 { return 0 }
    if !hasSmall { return 2 }
    return capitals == 1 && text[range.start] &- 0x41 < 26 ? 1 : 3
  }
}
