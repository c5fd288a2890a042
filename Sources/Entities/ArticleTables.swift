// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Fills the tables of an ``ArticleView``.
struct ArticleTables {
  let bytes: [UInt8]
  let segments: SegmentedText
  let expressions: Expressions
  /// The kinds of the cue words that begin at each offset.
  private(set) var starting: [CueKinds]
  /// The kinds of the cue words that end at each offset.
  private(set) var ending: [CueKinds]
  private(set) var marks: [ArticleView.Marks]
  /// The token that each byte belongs to, or the next one for white space.
  private(set) var tokenIndices: [Int32]
  /// The dictionary names, ordered by start, then the longer first.
  private(set) var names: [ArticleView.Name] = []
  /// The meanings of the dictionary names.
  private(set) var senses: [EntityKnowledge.Sense] = []
  /// The suffixes that may end a name, ordered by start, then the longer first.
  private(set) var suffixes: [ArticleView.Cue] = []
  private(set) var countryPairs: [ByteRange] = []
  /// The kinds of all cue words of the text.
  private(set) var kinds: CueKinds = []
  /// The titles and verbs beside which a person is looked for.
  private(set) var personCues: [ArticleView.Cue] = []

  /// Fills the tables of an article, some in the memory of `buffers`, which takes it back when they
  /// are empty again.
  init(
    text: NormalizedText, segments: SegmentedText, matches: [LexicalMatch],
    expressions: Expressions, forms: FormIndex, buffers: inout EntityBuffers
  ) {
    bytes = text.bytes
    self.segments = segments
    self.expressions = expressions
    let size = text.bytes.count + 1
    buffers.reserve(size)
    (starting, ending, tokenIndices) = (buffers.starting, buffers.ending, buffers.tokenIndices)
    buffers = EntityBuffers()
    marks = Array(filled: [], count: size)
    ArticleTables.mark(segments.tokens, in: &marks, indices: &tokenIndices)
    for clause in segments.clauses { marks[clause.range.start].insert(.clauseStart) }
    for sentence in segments.sentences where sentence.startsLine {
      marks[sentence.range.start].insert(.lineStart)
    }
    markExpressions()
    markCode()
    place(matches, forms: forms)
  }

  private static func mark(
    _ tokens: [Token], in marks: inout [ArticleView.Marks], indices: inout [Int32]
  ) {
    var indices = indices.mutableSpan
    var marks = marks.mutableSpan
    var offset = 0
    for (index, token) in tokens.enumerated() {
      while offset < token.range.end {
        indices[offset] = Int32(truncatingIfNeeded: index)
        offset += 1
      }
      marks[token.range.start].insert(.tokenStart)
      marks[token.range.end].insert(.tokenEnd)
    }
    while offset < marks.count {
      indices[offset] = Int32(truncatingIfNeeded: tokens.count)
      offset += 1
    }
  }

  /// Empties the tables that ``EntityBuffers`` keeps, when nothing looks into them any more.
  mutating func empty(_ matches: [LexicalMatch]) {
    for match in matches { starting[match.range.start] = [] }
    for match in matches { ending[match.range.end] = [] }
  }

  private mutating func markExpressions() {
    let expressions = self.expressions
    for time in expressions.times { mark(time.range) }
    for quantity in expressions.quantities { mark(quantity.range) }
  }

  private mutating func mark(_ range: ByteRange) {
    guard range.end <= bytes.count else { return }
    marks[range.start].insert(.expressionStart)
    marks[range.end].insert(.expressionEnd)
    for offset in range.start..<range.end { marks[offset].insert(.insideExpression) }
  }

  /// Marks addresses and what stands between back ticks on one line.
  private mutating func markCode() {
    let bytes = self.bytes
    let text = bytes.span
    guard ArticleTables.mayHoldCode(text) else { return }
    var offset = 0
    var tick: Int?
    while offset < text.count {
      let byte = text[offset]
      if byte >= 0x80 {
        offset += Latin.length(ofLead: byte)
        continue
      }
      switch byte {
      case 0x60:
        if let start = tick {
          for index in start..<offset { marks[index].insert(.insideCode) }
          tick = nil
        } else {
          tick = offset + 1
        }
      case 0x0A:
        tick = nil
      case 0x3A where text.starts(with: "://", at: offset):
        var start = offset
        while start > 0, text[start - 1] | 0x20 >= 0x61, text[start - 1] | 0x20 <= 0x7A {
          start -= 1
        }
        offset = markAddress(from: start, to: offset)
        continue
      case 0x77,
        0x57 where text.starts(with: "www.", at: offset):
        if text.starts(with: "www.", at: offset) {
          offset = markAddress(from: offset, to: offset)
          continue
        }
      case 0x40:
        // An e-mail address; `@name` is none.
        if offset > 0, Latin.isAlphanumeric(text[offset - 1]) {
          var start = offset
          while start > 0, Latin.isAddress(text[start - 1]) { start -= 1 }
          offset = markAddress(from: start, to: offset)
          continue
        }
      default:
        break
      }
      offset += 1
    }
  }

  /// Whether a back tick, `@`, `://` or `ww` stands in a text.
  ///
  /// The C library looks for them, many bytes at a time.
  private static func mayHoldCode(_ text: Span<UInt8>) -> Bool {
    func holds(_ byte: UInt8, before next: UInt8) -> Bool {
      var offset = 0
      while let place = text.firstIndex(of: byte, from: offset, to: text.count - 1) {
        if text[place + 1] == next { return true }
        offset = place + 1
      }
      return false
    }
    return text.firstIndex(of: 0x60, from: 0, to: text.count) != nil
      || text.firstIndex(of: 0x40, from: 0, to: text.count) != nil
      || holds(0x3A, before: 0x2F) || holds(0x77, before: 0x77)
  }

  /// Marks from `start` to the end of the address that goes on at `offset`, and returns that end.
  private mutating func markAddress(from start: Int, to offset: Int) -> Int {
    let bytes = self.bytes
    let text = bytes.span
    var end = offset + 1
    while end < text.count, Latin.isAddress(text[end]) { end += 1 }
    for index in start..<end { marks[index].insert(.insideCode) }
    return end
  }

  private mutating func place(_ matches: [LexicalMatch], forms: FormIndex) {
    // About one match in eight is a name, one a suffix, and one a cue of a person.
    let room = matches.count / 8 + 4
    names.reserveCapacity(room)
    senses.reserveCapacity(room)
    suffixes.reserveCapacity(room)
    personCues.reserveCapacity(room)
    let personKinds: CueKinds = [.personTitle, .sayVerb, .personAfter, .personBefore, .media]
    for match in matches {
      let entry = forms.entry(match.form)
      let kinds = entry.kinds
      let range = match.range
      if entry.isName {
        let meanings = forms.append(match.form, to: &senses)
        if !meanings.isEmpty { names.append(ArticleView.Name(range: range, senses: meanings)) }
      }
      guard !kinds.isEmpty else { continue }
      self.kinds.formUnion(kinds)
      if kinds.contains(.countryPair) { countryPairs.append(range) }
      if !kinds.isDisjoint(with: .suffix) {
        suffixes.append(ArticleView.Cue(range: range, kinds: kinds))
      }
      // A single character is a cue only where it is a word by itself.
      if range.count <= 3, bytes[range.start] >= 0x80,
        !(marks[range.start].contains(.tokenStart) && marks[range.end].contains(.tokenEnd))
      {
        continue
      }
      if !kinds.isDisjoint(with: personKinds) {
        personCues.append(ArticleView.Cue(range: range, kinds: kinds))
      }
      starting[range.start].formUnion(kinds)
      ending[range.end].formUnion(kinds)
    }
  }
}
