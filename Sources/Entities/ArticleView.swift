// SPDX-License-Identifier: Apache-2.0

import TextModel

/// One article with all that the recognizers ask of a place: what begins there, what ends there.
///
/// The answers are tables with one cell for each byte, so that a question costs one read.  It is a
/// class because it owns these tables, and many small values look into them.
final class ArticleView {
  /// What a byte offset is to the tokens and expressions.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let tokenStart = Marks(rawValue: 1)
    static let tokenEnd = Marks(rawValue: 2)
    static let clauseStart = Marks(rawValue: 4)
    static let lineStart = Marks(rawValue: 8)
    static let insideExpression = Marks(rawValue: 16)
    static let expressionStart = Marks(rawValue: 32)
    static let insideCode = Marks(rawValue: 64)
    static let expressionEnd = Marks(rawValue: 128)
  }

  /// A dictionary name that stands in the text.
  struct Name {
    var range: ByteRange
    /// Its meanings, as a range of ``ArticleView/senses``.
    var senses: Range<Int>
  }

  /// A cue word that stands in the text.
  struct Cue {
    var range: ByteRange
    var kinds: CueKinds
  }

  let bytes: [UInt8]
  let segments: SegmentedText
  /// The kinds of the cue words that begin at each offset.
  let starting: [CueKinds]
  /// The kinds of the cue words that end at each offset.
  let ending: [CueKinds]
  let marks: [Marks]
  /// The token that each byte belongs to, or the next one for white space.
  private let tokenIndices: [Int32]
  /// The dictionary names, ordered by start, then the longer first.
  let names: [Name]
  /// The meanings of the dictionary names.
  let senses: [EntityKnowledge.Sense]
  /// The suffixes that may end a name, ordered by start, then the longer first.
  let suffixes: [Cue]
  /// The pairs of countries, such as 中美.
  let countryPairs: [ByteRange]
  /// The titles and verbs beside which a person is looked for.
  let personCues: [Cue]
  /// Whether the text speaks of technology: of models, of known products, of formats and the like.
  let isTechnical: Bool
  /// Whether the text speaks of games or of playing again and again.
  ///
  /// - Complexity: O(*n*) in its length when first asked, then O(1).
  private(set) lazy var isAboutGames =
    games(from: 0, to: bytes.count) >= ArticleView.manyGames
  private static let manyGames = 3

  init(tables: ArticleTables) {
    bytes = tables.bytes
    segments = tables.segments
    starting = tables.starting
    ending = tables.ending
    marks = tables.marks
    tokenIndices = tables.tokenIndices
    names = tables.names
    senses = tables.senses
    suffixes = tables.suffixes
    personCues = tables.personCues
    countryPairs = tables.countryPairs
    isTechnical = !tables.kinds.isDisjoint(with: [.modelNoun, .knownProduct, .genericLatin])
  }

  /// Returns how often games or playing are spoken of in a stretch, up to what makes them its
  /// subject.
  ///
  /// - Complexity: O(*n*) in its length.
  func games(from start: Int, to end: Int) -> Int {
    let bytes = bytes
    let text = bytes.span
    let end = min(end, text.count)
    var count = 0
    var offset = max(0, start)
    while offset < end, count < ArticleView.manyGames {
      if text.starts(with: "游戏", at: offset) || text.starts(with: "玩", at: offset) { count += 1 }
      offset += max(1, text.scalar(at: offset).count)
    }
    return count
  }

  /// Returns the index of the first token that ends behind `offset`, or the number of tokens.
  func tokenIndex(at offset: Int) -> Int { Int(tokenIndices[offset]) }

  /// Whether a word border stands at `offset`.
  func isBorder(_ offset: Int) -> Bool {
    !marks[offset].isDisjoint(with: [.tokenStart, .tokenEnd]) || offset == bytes.count
  }

  /// Returns where the spaces and marks of emphasis (`**`) before `offset` begin; a line's end is
  /// no space.
  func skippingSpacesBack(from offset: Int) -> Int {
    var offset = offset
    while offset > 0 {
      if Latin.isSpace(bytes[offset - 1]) {
        offset -= 1
      } else if offset > 1, bytes[offset - 1] == 0x2A, bytes[offset - 2] == 0x2A {
        offset -= 2
      } else {
        break
      }
    }
    return offset
  }

  /// Returns where the spaces and marks of emphasis at `offset` end.
  func skippingSpaces(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      if Latin.isSpace(bytes[offset]) {
        offset += 1
      } else if bytes[offset] == 0x2A, offset + 1 < bytes.count, bytes[offset + 1] == 0x2A {
        offset += 2
      } else {
        break
      }
    }
    return offset
  }

  /// Returns where a closing quotation or book-title mark at `offset` and the spaces behind it end,
  /// or `offset` where none stands there.
  func skippingCloser(from offset: Int) -> Int {
    let bytes = bytes
    guard offset < bytes.count else { return offset }
    let scalar = bytes.span.scalar(at: offset)
    switch scalar.value {
    case 0x22, 0x2019, 0x201D, 0x300B, 0x300D, 0x300F:
      return skippingSpaces(from: offset + scalar.count)
    default: return offset
    }
  }

  /// Whether a digit stands at `offset`.
  func isDigit(at offset: Int) -> Bool { offset < bytes.count && Latin.isDigit(bytes[offset]) }

  /// Returns where the bracket stands that opens right before `offset`, or null.
  func opener(before offset: Int) -> Int? {
    let bytes = bytes
    let text = bytes.span
    guard let opener = text.scalarStart(before: offset) else { return nil }
    let mark = text.scalar(at: opener).value
    return mark == 0x28 || mark == 0xFF08 ? opener : nil
  }

  /// Returns the ranges of the dictionary names that end at `offset`.
  func names(endingAt offset: Int) -> [ByteRange] {
    guard !ending[offset].isDisjoint(with: .known) else { return [] }
    // Names are ordered by start, and none is longer than this.
    let reach = 48
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].range.start < offset - reach { low = middle + 1 } else { high = middle }
    }
    var result: [ByteRange] = []
    while low < names.count, names[low].range.start < offset {
      if names[low].range.end == offset { result.append(names[low].range) }
      low += 1
    }
    return result
  }

  /// Returns the dictionary names that start at `offset`.
  func names(startingAt offset: Int) -> ArraySlice<Name> {
    names(from: offset).prefix { $0.range.start == offset }
  }

  /// Returns the dictionary names that start at `offset` or behind.
  func names(from offset: Int) -> ArraySlice<Name> {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return names[low...]
  }

  /// The text of a range.
  func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// A number for the text of a range; letters' case and spaces do not count.
  func key(_ range: ByteRange) -> UInt64 {
    let bytes = bytes
    let text = bytes.span
    let high: UInt64 = 0x8080_8080_8080_8080
    var hash: UInt64 = 0
    // What counts is taken in eight bytes at a time; `pending` holds the first `width` bits of the
    // next.
    var pending: UInt64 = 0
    var width: UInt64 = 0
    var offset = range.start
    while offset < range.end {
      if width == 0 {
        // Characters of several bytes have no case.
        let count = min(8, range.end &- offset)
        let unread = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        let number = text.number(from: offset, to: offset &+ count)
        if number &<< unread & high == high &<< unread {
          offset &+= count
          guard count == 8 else {
            (pending, width) = (number, 64 &- unread)
            break
          }
          hash = ArticleView.mixed(hash ^ number)
          continue
        }
      }
      let byte = text[offset]
      offset &+= 1
      if byte == 0x20 { continue }
      pending |= UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) &<< width
      width &+= 8
      if width == 64 {
        hash = ArticleView.mixed(hash ^ pending)
        (pending, width) = (0, 0)
      }
    }
    return ArticleView.mixed(hash ^ pending) &+ width
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = (hash ^ hash &>> 32) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 29
  }
}
