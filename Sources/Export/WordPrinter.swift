// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints the words of a document, line for line, separated by one space.
public struct WordPrinter: Sendable {
  /// The tags with their slash, by the number of the part of speech.
  private let tags: [[UInt8]]
  /// The length of the longest of them; 0 where none are printed.
  private let longestTag: Int

  /// Makes a printer of words, or of `word/UPOS`.
  public init(printsPartOfSpeech: Bool) {
    tags = PartOfSpeech.allCases.map { [0x2F] + Array($0.tag.utf8) }
    longestTag = printsPartOfSpeech ? tags.map(\.count).max() ?? 0 : 0
  }

  /// Returns the words in the article's own characters; its line breaks stay as they are.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func text(of document: Document) -> [UInt8] {
    let tokens = document.segments.tokens
    var words = SourceWords(document)
    var output = Output(
      bytes: [UInt8](
        repeating: 0, count: document.text.bytes.count + tokens.count * (longestTag + 1)))
    while output.token < tokens.count {
      let token = tokens[output.token]
      let (shift, end) = words.plainStretch(from: token.range.start)
      if token.range.end <= end {
        copy(tokens.span, of: document, shift: shift, end: end, to: &output)
      } else {
        let word = words.word(token.range)
        // The room is that of the normalized words.
        let missing = word.count - token.range.count
        if missing > 0 { output.bytes.append(contentsOf: repeatElement(0, count: missing)) }
        copy(token, word: word, of: document, to: &output)
      }
    }
    for byte in document.text.bytes[output.offset...] where byte == 0x0A || byte == 0x0D {
      output.bytes[output.place] = byte
      output.place += 1
    }
    output.bytes.removeLast(output.bytes.count - output.place)
    return output.bytes
  }

  /// What is printed so far.
  private struct Output {
    /// The bytes, and room for more.
    var bytes: [UInt8]
    var place = 0
    /// The number of the next word.
    var token = 0
    /// Where in the normalized text the last word ended.
    var offset = 0
    var isLineStart = true
  }

  /// Copies the words up to `end`, where the article differs from the normalized text by `shift`
  /// alone.
  private func copy(
    _ tokens: Span<Token>, of document: Document, shift: Int, end: Int, to output: inout Output
  ) {
    let source = document.article.bytes
    let list = document.text.bytes
    let bytes = list.span
    let article = source.span
    var (place, offset, token) = (output.place, output.offset, output.token)
    var isLineStart = output.isLineStart
    var result = output.bytes.mutableSpan
    while token < tokens.count, tokens[token].range.end <= end {
      let range = tokens[token].range
      while offset < range.start {
        let byte = bytes[offset]
        if byte == 0x0A || byte == 0x0D {
          result[place] = byte
          place &+= 1
          isLineStart = true
        }
        offset &+= 1
      }
      if !isLineStart {
        result[place] = 0x20
        place &+= 1
      }
      isLineStart = false
      while offset < range.end {
        result[place] = article[offset &+ shift]
        place &+= 1
        offset &+= 1
      }
      if longestTag > 0 {
        for byte in tags[Int(tokens[token].partOfSpeech.rawValue)] {
          result[place] = byte
          place &+= 1
        }
      }
      token &+= 1
    }
    (output.place, output.offset, output.token) = (place, offset, token)
    output.isLineStart = isLineStart
  }

  /// Copies one word that the article writes in its own way.
  private func copy(
    _ token: Token, word: ArraySlice<UInt8>, of document: Document, to output: inout Output
  ) {
    func put(_ byte: UInt8) {
      output.bytes[output.place] = byte
      output.place += 1
    }
    for byte in document.text.bytes[output.offset..<token.range.start]
    where byte == 0x0A || byte == 0x0D {
      put(byte)
      output.isLineStart = true
    }
    if !output.isLineStart { put(0x20) }
    output.isLineStart = false
    for byte in word { put(byte) }
    if longestTag > 0 {
      for byte in tags[Int(token.partOfSpeech.rawValue)] { put(byte) }
    }
    output.offset = token.range.end
    output.token += 1
  }
}

/// The words of a document as its article writes them, asked for in reading order.
struct SourceWords {
  private let document: Document
  private let edits: [OffsetMap.Edit]
  /// The first edit that does not end before the last word asked for.
  private var next = 0
  /// How far the article is ahead of the normalized text there.
  private var shift = 0

  init(_ document: Document) {
    self.document = document
    edits = document.text.offsets.edits
  }

  /// Returns how far the article is ahead of the normalized text at `start`, and where the next
  /// edit begins; words that end before it are the article's own.
  mutating func plainStretch(from start: Int) -> (shift: Int, end: Int) {
    skipEdits(before: start)
    guard next < edits.count else { return (shift, document.article.bytes.count - shift) }
    return (shift, min(edits[next].target.start, document.article.bytes.count - shift))
  }

  private mutating func skipEdits(before start: Int) {
    while next < edits.count, edits[next].target.end <= start {
      shift = edits[next].source.end - edits[next].target.end
      next += 1
    }
  }

  /// Returns where a range of the normalized text stands in the article.
  mutating func range(_ range: ByteRange) -> ByteRange {
    skipEdits(before: range.start)
    guard next < edits.count, edits[next].target.start < range.end else {
      return ByteRange(range.start + shift, range.end + shift)
    }
    return document.text.offsets.sourceRange(of: range)
  }

  /// Returns a word as the article writes it; as it was normalized where that would hold a space.
  mutating func word(_ range: ByteRange) -> ArraySlice<UInt8> {
    let source = self.range(range)
    return word(range, at: source)
  }

  /// Returns the word that stands at `source` of the article.
  func word(_ range: ByteRange, at source: ByteRange) -> ArraySlice<UInt8> {
    guard source.start >= 0, source.end <= document.article.bytes.count else {
      return document.text.bytes[range.start..<range.end]
    }
    let bytes = document.article.bytes[source.start..<source.end]
    if source.count == range.count { return bytes }
    let holdsSpace = bytes.contains { $0 <= 0x20 }
    return holdsSpace || bytes.isEmpty ? document.text.bytes[range.start..<range.end] : bytes
  }
}
