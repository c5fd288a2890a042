// SPDX-License-Identifier: Apache-2.0

public import Lexicon
import TextModel

/// The trained weights for words and parts of speech, mapped from their file.
///
/// Immutable, and shared by all threads.  A damaged file gives wrong words, never a crash.
public final class WordModel: Sendable {
  let codes: ScalarCodes
  let words: DoubleArrayTrie
  let characters: ImageArray<Int16>
  let kinds: ImageArray<Int16>
  let shapes: ImageArray<Int16>
  let pairs: SparseRows
  let tags: SparseRows
  let tagWords: SparseRows
  let tagClasses: ImageArray<Int16>
  let tagSurroundings: ImageArray<Int16>
  let tagLengths: ImageArray<Int16>
  /// The kinds of ideographs by their codes, for those codes that are small enough.
  let kindsOfCodes: [UInt8]
  /// The weight of one tag (B M E S) behind another, 16 numbers.
  let transitions: [Int32]
  let specials: [UInt16]

  /// Maps the file at `path`.
  ///
  /// - Throws: ``LexiconError`` where it cannot be opened or is no file of weights.
  public convenience init(path: String) throws(LexiconError) {
    try self.init(file: try MappedFile(path: path), path: path)
  }

  /// Reads weights that lie in memory.
  ///
  /// - Throws: ``LexiconError`` where they are none.
  public convenience init(bytes: [UInt8]) throws(LexiconError) {
    try self.init(file: MappedFile(bytes: bytes), path: "memory")
  }

  private init(file: MappedFile, path: String) throws(LexiconError) {
    let sectionCount = WordModelFormat.Section.allCases.count
    let head = file.array(of: UInt32.self, at: 0, count: 3 + 2 * sectionCount)
    guard head[0] == WordModelFormat.magic else {
      throw LexiconError(path: path, reason: "is no file of word weights")
    }
    guard head[1] == WordModelFormat.version, Int(head[2]) == sectionCount else {
      throw LexiconError(path: path, reason: "has another version of word weights")
    }
    func array<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>(
      _ section: WordModelFormat.Section, of type: Element.Type
    ) -> ImageArray<Element> {
      file.array(
        of: type, at: Int(head[3 + 2 * section.rawValue]),
        count: Int(head[4 + 2 * section.rawValue]) / MemoryLayout<Element>.stride)
    }
    let meta = array(.meta, of: UInt32.self)
    let first = WordModelFormat.Meta.transitions.rawValue
    guard meta.count >= first + 8 else {
      throw LexiconError(path: path, reason: "is cut short")
    }
    codes = ScalarCodes(table: array(.codes, of: UInt16.self))
    words = DoubleArrayTrie(
      codes: codes, units: array(.words, of: UInt64.self),
      rootBase: meta[WordModelFormat.Meta.root.rawValue])
    characters = array(.characters, of: Int16.self)
    kinds = array(.kinds, of: Int16.self)
    shapes = array(.shapes, of: Int16.self)
    pairs = SparseRows(
      slots: array(.pairSlots, of: UInt32.self), rows: array(.pairRows, of: Int16.self))
    tags = SparseRows(
      slots: array(.tagSlots, of: UInt32.self), rows: array(.tagRows, of: Int16.self))
    tagWords = SparseRows(
      slots: array(.tagWordSlots, of: UInt32.self), rows: array(.tagWordRows, of: Int16.self))
    tagClasses = array(.tagClasses, of: Int16.self)
    tagSurroundings = array(.tagSurroundings, of: Int16.self)
    tagLengths = array(.tagLengths, of: Int16.self)
    transitions = (0..<16).map { index in
      Int32(Int16(truncatingIfNeeded: meta[first + index / 2] >> UInt32(16 * (index % 2))))
    }
    let codes = codes
    let special = WordModelFormat.Special.self
    specials = (special.start...special.last).map { UInt16(codes.code(of: $0)) }
    kindsOfCodes = WordModel.kindsOfCodes(codes)
  }

  private static func kindsOfCodes(_ codes: ScalarCodes) -> [UInt8] {
    var kinds = [UInt8](repeating: UnitKind.han.rawValue, count: 1 << 16)
    for (kind, characters) in UnitKind.specialHan {
      for character in characters {
        let code = Int(codes.code(of: character))
        if code > 0 { kinds[code] = kind.rawValue }
      }
    }
    return kinds
  }

  /// The code of a special unit.
  @inline(__always)
  func code(ofSpecial value: UInt32) -> UInt16 {
    specials[Int(value &- WordModelFormat.Special.start)]
  }

  /// The key of two characters side by side.
  @inline(__always)
  package static func pairKey(_ first: UInt16, _ second: UInt16) -> UInt64 {
    UInt64(first) << 16 | UInt64(second) | 1 << 40
  }
}
