// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The weights by which ``NameTagger`` tells of each word whether a name begins with it or goes on.
///
/// The table `Weights/name-words` has a class for each word that is not like most of its part of
/// speech and length; `Weights/names` has the weights of each class: as a character for each number,
/// first the six of the word seen from the next but one behind it, and so on up to those for the word
/// seen from the next but one before it.
struct TaggerWeights: Sendable {
  /// What a word may be: the places of a row of weights.
  enum Tag {
    static let outside = 0
    /// The places in ``TypeScores`` of the types, each of which has two tags behind `outside`: its
    /// names' first words, and the others.
    static let typePlaces = [2, 1, 4]
    static let count = 7
  }

  /// From how many places a word is seen: two on each side, and itself.
  static let placeCount = 5
  /// What is added for each name, so that doubtful ones are found too: their margin tells.
  static let optimism: Int16 = 3
  /// What no word is: below every sum.
  static let never: Int16 = -8_192
  /// The character that stands for the weight 0.
  private static let zero: Int16 = 0x57

  private let keys: TableKeys
  private let classCount: Int
  /// One more than the classes of words of one character, 0 for those that the table has not: half of
  /// all words.
  private let singles: [UInt16]
  /// Five rows for each class.
  let rows: [SIMD8<Int16>]
  /// What each tag weighs behind a tag.
  let transitions: [SIMD8<Int16>]
  /// What a word between words outside must exceed in one lane to be a name.
  let leastAlone: SIMD8<Int16>
  /// The classes of words that the table has not, by part of speech and length.
  private let wordDefaults: [UInt16]
  /// The classes of Latin words that the table has not, by ``shape(of:in:)``.
  private let latinDefaults: [UInt16]
  private let numberClass: UInt16
  private let otherClass: UInt16
  /// The class of what lies before and behind a sentence.
  let edgeClass: UInt16

  /// Reads the weights of a lexicon; null where it has none.
  init?(lexicon: Lexicon) {
    let words = lexicon.table("Weights/name-words")
    let table = lexicon.table("Weights/names")
    guard let keys = words.keys(numbers: "class"),
      let weights = table.column("weights"), table.rowCount > 1
    else { return nil }
    self.keys = keys
    var rows: [SIMD8<Int16>] = []
    rows.reserveCapacity((table.rowCount - 1) * TaggerWeights.placeCount)
    for row in 1..<table.rowCount {
      let text = table.text(row: row, column: weights) ?? ImageText()
      for place in 0..<TaggerWeights.placeCount {
        rows.append(TaggerWeights.row(text, from: place * 6))
      }
    }
    self.rows = rows
    let classCount = rows.count / TaggerWeights.placeCount
    self.classCount = classCount
    singles = TaggerWeights.singles(keys: keys, classCount: classCount)
    func number(of key: String) -> UInt16 {
      let bytes = Array(key.utf8)
      let number = keys.number(in: bytes.span, from: 0, to: bytes.count) ?? 0
      return number >= 0 && number < classCount ? UInt16(truncatingIfNeeded: number) : 0
    }
    wordDefaults = PartOfSpeech.allCases.flatMap { part in
      (1...4).map { number(of: "\(part.tag)/\($0)") }
    }
    latinDefaults = (0..<4).map { number(of: "LATIN/\($0)") }
    numberClass = number(of: "NUMBER/0")
    otherClass = number(of: "OTHER/0")
    edgeClass = number(of: "EDGE/0")
    // The first row has what a tag weighs behind another one: seven times seven.
    let text = table.text(row: 0, column: weights) ?? ImageText()
    let transitions = (0..<Tag.count).map { before in
      var row = SIMD8<Int16>(repeating: TaggerWeights.never)
      for tag in 0..<Tag.count {
        row[tag] = TaggerWeights.weight(text[before * Tag.count + tag])
      }
      return row
    }
    self.transitions = transitions
    var least = SIMD8<Int16>(repeating: .max)
    for tag in [1, 3, 5] {
      let outside = transitions[0][0] &* 2
      least[tag] = outside &- transitions[0][tag] &- transitions[tag][0] &- TaggerWeights.optimism
    }
    leastAlone = least
  }

  /// Looks up the marks and ideographs.
  private static func singles(keys: TableKeys, classCount: Int) -> [UInt16] {
    var singles = [UInt16](repeating: 0, count: 0x1_0000)
    for block in [0x21..<0x7F, 0x2010..<0x2040, 0x3001..<0x3020, 0x4E00..<0xA000, 0xFF01..<0xFF60] {
      for value in block {
        if let number = keys.number(of: UInt32(value)), number >= 0, number < classCount {
          singles[value] = UInt16(truncatingIfNeeded: number + 1)
        }
      }
    }
    return singles
  }

  private static func weight(_ byte: UInt8) -> Int16 {
    // The lowest one stands for what never comes.
    byte == 0x30 ? never / 4 : Int16(byte) - zero
  }

  private static func row(_ text: ImageText, from start: Int) -> SIMD8<Int16> {
    var row = SIMD8<Int16>()
    for tag in 0..<6 { row[tag + 1] = Int16(text[start + tag]) - zero }
    return row
  }

  /// Returns the class of a word.
  @inline(__always)
  func wordClass(of token: Token, in text: Span<UInt8>) -> UInt16 {
    if token.form == .number { return numberClass }
    if token.range.count <= 3 {
      let scalar = text.scalar(at: token.range.start)
      if scalar.count == token.range.count, scalar.value < 0x1_0000,
        singles[Int(scalar.value)] != 0
      {
        return singles[Int(scalar.value)] &- 1
      }
    }
    if let number = keys.number(in: text, from: token.range.start, to: token.range.end),
      number >= 0, number < classCount
    {
      return UInt16(truncatingIfNeeded: number)
    }
    return defaultClass(of: token, in: text)
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
