// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds all occurrences of one layer's forms in a text.
///
/// The trie is tried at each character.  That beats an automaton with failure links here: forms are
/// short, a news text leaves the trie after the first or second character nearly everywhere, the
/// matches come in reading order, and Latin letters inside a run cost one comparison, for a form
/// that begins with one begins only where a run does.  The work per character is bounded by the
/// longest form.
package struct FormMatcher: Sendable {
  /// What must hold around a form, beside its letters.
  private enum Flag {
    /// The letters' case must be that of the form.
    static let exactCase: UInt32 = 1
    /// No ASCII letter or digit may follow.
    static let endsLatin: UInt32 = 2
    /// The next record is no form of the same folded text.
    static let isLast: UInt32 = 4
  }

  let trie: DoubleArrayTrie
  let records: ImageArray<UInt32>
  let strings: StringPool

  /// The number of forms.
  package var count: Int { records.count / ImageFormat.formFieldCount }

  /// Appends all matches, ordered by start, then the longer first.
  ///
  /// The first two characters of what may begin at each place are looked up block by block: no
  /// look-up waits for one of another place, so that the memory answers several at a time.  Only a
  /// form of three characters or more reads on.
  func scan(_ text: Span<UInt8>, into matches: inout [LexicalMatch]) {
    let trie = trie
    let root = trie.root
    var offset = 0
    var isInRun = false
    // Two more than a block: for the character that follows it, and where that ends.
    var symbolList = Array(filled: Symbol(), count: FormMatcher.blockSize + 2)
    var startList = Array(filled: Start(), count: FormMatcher.blockSize)
    var symbols = symbolList.mutableSpan
    var starts = startList.mutableSpan
    while offset < text.count {
      let count = FormMatcher.read(text, from: offset, codes: trie.codes, into: &symbols)
      var startCount = 0
      for index in 0..<count {
        let symbol = symbols[index]
        let goesOn = isInRun && symbol.isAlphanumeric
        isInRun = symbol.isAlphanumeric
        guard !goesOn else { continue }
        let first = trie.child(of: root, code: symbol.code)
        guard first != 0 else { continue }
        let second = trie.child(of: first, code: symbols[index &+ 1].code)
        guard second != 0 || trie.value(of: first) != 0 else { continue }
        starts[startCount] = Start(first: first, second: second, index: index)
        startCount &+= 1
      }
      for place in 0..<startCount {
        let start = starts[place]
        let from = symbols[start.index].start
        let next = symbols[start.index &+ 1].start
        let value = trie.value(of: start.first)
        guard start.second != 0 else {
          report(text, from: from, to: next, value: value, into: &matches)
          continue
        }
        let before = matches.count
        if value != 0 { report(text, from: from, to: next, value: value, into: &matches) }
        readOn(
          text, from: from, to: symbols[start.index &+ 2].start, unit: start.second,
          into: &matches)
        FormMatcher.reverse(&matches, from: before)
      }
      offset = symbols[count].start
    }
  }

  /// Reads the characters of a block that begins at `offset`, and the one that follows it with its
  /// end; returns how many the block has.
  @inline(__always)
  private static func read(
    _ text: Span<UInt8>, from offset: Int, codes: ScalarCodes,
    into symbols: inout MutableSpan<Symbol>
  ) -> Int {
    var offset = offset
    var count = 0
    while true {
      let symbol = symbol(of: text, at: offset, codes: codes)
      symbols[count] = Symbol(
        start: offset, code: symbol.code, isAlphanumeric: symbol.isAlphanumeric)
      let end = offset &+ symbol.count
      guard count < blockSize, offset < text.count else {
        symbols[count &+ 1] = Symbol(start: end, code: 0, isAlphanumeric: false)
        return count
      }
      offset = end
      count &+= 1
    }
  }

  private static let blockSize = 64

  /// One character of a block: where it begins, and the code of its small letter.
  private struct Symbol: BitwiseCopyable {
    private var place: Int32 = 0
    private var codeAndFlag: UInt32 = 0

    init() {}

    init(start: Int, code: UInt32, isAlphanumeric: Bool) {
      place = Int32(truncatingIfNeeded: start)
      codeAndFlag = code | (isAlphanumeric ? 1 << 31 : 0)
    }

    var start: Int { Int(place) }
    var code: UInt32 { codeAndFlag & 0xFFFF }
    var isAlphanumeric: Bool { codeAndFlag >> 31 != 0 }
  }

  /// The nodes of the first two characters of one of a block, 0 for none.
  private struct Start: BitwiseCopyable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var index = 0
  }

  /// Appends the matches that begin at `start` and reach `end` at least, the shorter first.
  private func readOn(
    _ text: Span<UInt8>, from start: Int, to end: Int, unit: UInt64,
    into matches: inout [LexicalMatch]
  ) {
    var unit = unit
    var end = end
    while true {
      let value = trie.value(of: unit)
      if value != 0 { report(text, from: start, to: end, value: value, into: &matches) }
      let next = FormMatcher.symbol(of: text, at: end, codes: trie.codes)
      unit = trie.child(of: unit, code: next.code)
      if unit == 0 { return }
      end += next.count
    }
  }

  private static func reverse(_ matches: inout [LexicalMatch], from first: Int) {
    var low = first
    var high = matches.count - 1
    while low < high {
      matches.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Reads the character at `offset`: the code of its small letter, and how many bytes it takes;
  /// behind the end there is one of code 0.
  @inline(__always)
  private static func symbol(
    of text: Span<UInt8>, at offset: Int, codes: ScalarCodes
  ) -> (code: UInt32, count: Int, isAlphanumeric: Bool) {
    guard offset < text.count else { return (0, 1, false) }
    let byte = text[offset]
    guard byte < 0x80 else {
      let scalar = text.scalar(at: offset)
      return (codes.code(of: scalar.value), scalar.count, false)
    }
    return (codes.code(of: folded(UInt32(byte))), 1, isAlphanumeric(byte))
  }

  private func report(
    _ text: Span<UInt8>, from start: Int, to end: Int, value: Int,
    into matches: inout [LexicalMatch]
  ) {
    var form = value & FormMatcher.maximalForm
    if value & FormMatcher.checkedBit == 0 {
      matches.append(
        LexicalMatch(range: ByteRange(start, end), form: UInt32(truncatingIfNeeded: form)))
      return
    }
    let count = count
    while form < count {
      let record = form * ImageFormat.formFieldCount
      let flags = records[record + 1]
      let isFree =
        flags & Flag.endsLatin == 0 || end == text.count || !FormMatcher.isAlphanumeric(text[end])
      if isFree,
        flags & Flag.exactCase == 0
          || strings.equals(records[record], in: text, from: start, to: end)
      {
        matches.append(
          LexicalMatch(range: ByteRange(start, end), form: UInt32(truncatingIfNeeded: form)))
      }
      if flags & Flag.isLast != 0 { return }
      form += 1
    }
  }

  /// Returns the form whose text is exactly `text`, or null.
  func form(_ text: String) -> UInt32? {
    let bytes = Array(text.utf8)
    return form(in: bytes.span, from: 0, to: bytes.count)
  }

  /// Returns the form whose text is exactly the bytes `start..<end`, or null.
  func form(in text: Span<UInt8>, from start: Int, to end: Int) -> UInt32? {
    var unit = trie.root
    var offset = start
    while offset < end {
      let symbol = FormMatcher.symbol(of: text, at: offset, codes: trie.codes)
      unit = trie.child(of: unit, code: symbol.code)
      if unit == 0 { return nil }
      offset += symbol.count
    }
    let value = trie.value(of: unit)
    guard offset == end, start < end, value != 0 else { return nil }
    var form = value & FormMatcher.maximalForm
    while form < count {
      let flags = records[form * ImageFormat.formFieldCount + 1]
      if flags & Flag.exactCase == 0
        || strings.equals(
          records[form * ImageFormat.formFieldCount], in: text, from: start, to: end)
      {
        return UInt32(form)
      }
      if flags & Flag.isLast != 0 { return nil }
      form += 1
    }
    return nil
  }

  /// The largest number of a form.
  package static let maximalForm = 0x3F_FFFF
  /// The bit of a trie value that says that there is more to look at than the letters.
  private static let checkedBit = 0x40_0000
  /// The bit of a trie value that is always set, so that no value is 0.
  private static let presenceBit = 0x80_0000

  /// Returns the trie value of the first form of a pattern, for the flags of its record.
  package static func value(ofForm form: Int, flags: UInt32) -> UInt32 {
    let isPlain = flags == Flag.isLast
    return UInt32(form & maximalForm | (isPlain ? 0 : checkedBit) | presenceBit)
  }

  /// Returns the flags of a form's record.
  package static func flags(of form: String, isLast: Bool) -> UInt32 {
    var flags: UInt32 = isLast ? Flag.isLast : 0
    if isCaseExact(form) { flags |= Flag.exactCase }
    if let last = form.utf8.last, isAlphanumeric(last) { flags |= Flag.endsLatin }
    return flags
  }

  /// Whether a byte is an ASCII letter or digit.
  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// An ASCII capital as a small letter, anything else as it is.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32 {
    scalar &- 0x41 < 26 ? scalar | 0x20 : scalar
  }

  /// ASCII capitals as small letters, anything else as it is.
  package static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// Whether a form is matched only in its own case: it holds an ASCII letter and has at most
  /// three characters, like `AI`, `Go` or `5G`.
  package static func isCaseExact(_ form: String) -> Bool {
    let scalars = form.unicodeScalars
    return scalars.count <= 3
      && scalars.contains { $0.value < 0x80 && UInt8($0.value | 0x20) &- 0x61 < 26 }
  }
}
