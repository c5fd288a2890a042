// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints the words of a document, line for line, separated by one space.
public struct WordPrinter: Sendable {
  private let printsPartOfSpeech: Bool
  /// The tags with their slash, by the number of the part of speech.
  private let tags: [[UInt8]]
  private let longestTag: Int

  /// Makes a printer of words, or of `word/UPOS`.
  public init(printsPartOfSpeech: Bool) {
    self.printsPartOfSpeech = printsPartOfSpeech
    tags = PartOfSpeech.allCases.map { [0x2F] + Array($0.tag.utf8) }
    longestTag = tags.map(\.count).max() ?? 0
  }

  /// Returns the words in the article's own characters; its line breaks stay as they are.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func text(of document: Document) -> [UInt8] {
    document.text.offsets.edits.isEmpty
      ? unchangedText(of: document) : text(of: document, source: SourceWords(document))
  }

  /// The words of a document whose article is the normalized text itself.
  private func unchangedText(of document: Document) -> [UInt8] {
    let list = document.text.bytes
    let bytes = list.span
    let tokenList = document.segments.tokens
    let tokens = tokenList.span
    let room = printsPartOfSpeech ? tokens.count &* (longestTag &+ 1) : tokens.count
    var result = [UInt8](repeating: 0, count: bytes.count &+ room)
    var output = result.mutableSpan
    var place = 0
    var offset = 0
    var isLineStart = true
    for number in 0..<tokens.count {
      let token = tokens[number]
      while offset < token.range.start {
        let byte = bytes[offset]
        if byte == 0x0A || byte == 0x0D {
          output[place] = byte
          place &+= 1
          isLineStart = true
        }
        offset &+= 1
      }
      if !isLineStart {
        output[place] = 0x20
        place &+= 1
      }
      let end = token.range.end
      while offset < end {
        output[place] = bytes[offset]
        place &+= 1
        offset &+= 1
      }
      isLineStart = false
      guard printsPartOfSpeech else { continue }
      for byte in tags[Int(token.partOfSpeech.rawValue)] {
        output[place] = byte
        place &+= 1
      }
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x0A || byte == 0x0D {
        output[place] = byte
        place &+= 1
      }
      offset &+= 1
    }
    result.removeLast(result.count &- place)
    return result
  }

  private func text(of document: Document, source: consuming SourceWords) -> [UInt8] {
    let bytes = document.text.bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / (printsPartOfSpeech ? 1 : 3))
    var offset = 0
    var isLineStart = true
    for token in document.segments.tokens {
      while offset < token.range.start {
        let byte = bytes[offset]
        if byte == 0x0A || byte == 0x0D {
          result.append(byte)
          isLineStart = true
        }
        offset &+= 1
      }
      if !isLineStart { result.append(0x20) }
      result.append(contentsOf: source.word(token.range))
      if printsPartOfSpeech {
        result.append(contentsOf: tags[Int(token.partOfSpeech.rawValue)])
      }
      isLineStart = false
      offset = token.range.end
    }
    for byte in bytes[offset...] where byte == 0x0A || byte == 0x0D { result.append(byte) }
    return result
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

  /// Returns where a range of the normalized text stands in the article.
  mutating func range(_ range: ByteRange) -> ByteRange {
    while next < edits.count, edits[next].target.end <= range.start {
      shift = edits[next].source.end - edits[next].target.end
      next += 1
    }
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
